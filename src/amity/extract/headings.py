"""Headings that are a date, such as "May 1956": below them a date that says only "in May" lacks its year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.extract import dates
from amity.extract.sentences import Stretch
from amity.model.documents import BlockKind, Document
from amity.model.when import When
from amity.reference import Reference

_LETTERS = re.compile(r"[^\W_]")
_SPARE = 4
"""How many letters beside the date a heading may have that is one ("Year 1956")."""
_PLAIN = re.compile(r"\d{4}(?:-\d{2})?")


@dataclass(frozen=True, slots=True)
class DateHeading:
    """A heading that is a year or month, with its place in the document; no date for any other heading."""

    start: int
    end: int
    when: When | None


def date_headings(document: Document, reference: Reference) -> list[DateHeading]:
    """The headings of a document in order, and the paragraphs that are nothing but a year or month."""
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH)
    found = []
    for block in document.blocks:
        if block.kind in kinds and block.end - block.start <= 80:
            when = _alone(document.text[block.start : block.end], reference)
            if when is not None or block.kind is BlockKind.HEADING:
                found.append(DateHeading(block.start, block.end, when))
    return found


def _alone(text: str, reference: Reference) -> When | None:
    """The year or month that a text is; None for one that says more or less."""
    if len(_LETTERS.findall(text)) > 20 or not any(c.isdigit() for c in text):
        return None
    for mention in dates.find(text, reference=reference):
        spare = len(_LETTERS.findall(text[: mention.start] + text[mention.end :]))
        if spare <= _SPARE and _PLAIN.fullmatch(mention.edtf):
            return mention.when
    return None


def above(headings: Sequence[DateHeading], stretch: Stretch) -> DateHeading | None:
    """The heading that a stretch stands under, if that is a date."""
    before = [heading for heading in headings if heading.start < stretch.origins[0]]
    return before[-1] if before and before[-1].when is not None else None


def completed(
    dated: Sequence[tuple[int, int, When]], heading: DateHeading | None
) -> Iterator[tuple[int, int, When]]:
    """Dates with the year, or year and month, of their heading where they lack it, marked as inferred.

    >>> heading = DateHeading(0, 4, When.parse("1956"))
    >>> [(str(when), when.inferred) for _, _, when in completed([(0, 3, When.parse("XXXX-05"))], heading)]
    [('1956-05', ('year',))]
    """
    year = heading.when.edtf if heading is not None and heading.when is not None else ""
    for start, end, when in dated:
        if year and when.edtf.startswith("XXXX-XX-") and len(year) == 7:
            yield start, end, _with(when, "XXXX-XX", year, ("year", "month"))
        elif year and when.edtf.startswith("XXXX-") and not when.edtf.startswith("XXXX-XX"):
            yield start, end, _with(when, "XXXX", year[:4], ("year",))
        else:
            yield start, end, when


def _with(when: When, gap: str, part: str, inferred: tuple[str, ...]) -> When:
    names = tuple(dict.fromkeys((*inferred, *when.inferred)))
    return When.parse(when.edtf.replace(gap, part), words=when.words, anchor=when.anchor, inferred=names)
