"""Citation: what the text cites by author and year stands in its bibliography."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.model.documents import BlockKind, Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "citation"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_SURNAME = r"(?:(?:van|von|de|der|al|el|di|da|la)[\s-])*[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)*"
_IN_BRACKETS = re.compile(
    rf"(?:^|[(;]\s*|\b(?:see|cf\.?|also|e\.g\.,?)\s+)(?P<name>{_SURNAME})"
    rf"(?:,?\s+(?:and|&)\s+{_SURNAME}|\s+et\s+al\.?)?,?\s+(?P<year>{_YEAR})[a-z]?(?=\s*(?:[,:;)]|$))"
)
_NAMED = re.compile(
    rf"\b(?P<name>{_SURNAME})(?:\s+(?:and|&)\s+{_SURNAME}|\s+et\s+al\.?)?"
    rf"\s+\((?P<year>{_YEAR})[a-z]?(?:[,:]\s*[\d–-]+)?\)"
)
_BRACKET = re.compile(r"\(([^()]{4,160})\)")
_NO_AUTHOR = frozenset(
    "january february march april may june july august september october november december spring summer "
    "autumn fall winter since until before after early late mid resolution law act table figure "
    "box".split()
)
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A work as the text cites it: its first author's surname, the year, and where."""

    start: int
    end: int
    name: str
    year: str


def check_author_years(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each work cited by author and year that the bibliography lacks, or has of another year.

    Only where there is a bibliography, and most of what is cited so stands in it.
    """
    listed = bibliography(document)
    if len(listed) < _FEWEST:
        return
    found = list(cited(document, evidence))
    known = [one for one in found if one.name.casefold() in listed]
    for one in found:
        years = listed.get(one.name.casefold())
        said = Passage.of(document.name, document.text, one.start, one.end)
        if years and one.year not in years:
            why = f"The text cites {one.name} {one.year}; the bibliography has this name with another year."
            yield finding(NAME, Soundness.SUSPICIOUS, why, [said])
        elif years is None and 2 * len(known) >= len(found):
            why = f"The text cites {one.name} {one.year}, which its bibliography does not have."
            yield finding(NAME, Soundness.SUSPICIOUS, why, [said])


def bibliography(document: Document) -> Mapping[str, set[str]]:
    """The years in the entries of a bibliography, by the names that stand before the first year of each."""
    listed: dict[str, set[str]] = defaultdict(set)
    for block in document.blocks:
        if block.kind is BlockKind.REFERENCE:
            text = document.text[block.start : block.end]
            years = set(re.findall(rf"(?<!\d){_YEAR}(?!\d)", text))
            head = re.split(rf"[(\s]{_YEAR}|[\"“]", text, maxsplit=1)[0]
            for name in re.findall(r"[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)*", head[:160]):
                listed[name.casefold()] |= years
    return listed


def cited(document: Document, evidence: Evidence) -> Iterator[Cited]:
    """What the prose cites by author and year, in brackets or with the year in them."""
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for bracket in _BRACKET.finditer(document.text, block.start, block.end):
            for match in _IN_BRACKETS.finditer(bracket[0]):
                yield from _cited(match, bracket.start(), evidence)
        for match in _NAMED.finditer(document.text, block.start, block.end):
            yield from _cited(match, 0, evidence)


def _cited(match: re.Match[str], offset: int, evidence: Evidence) -> Iterator[Cited]:
    """The citation, unless its name is that of a month, a state or a place ("(Geneva 1954)")."""
    name = match["name"].split()[-1]
    place = evidence.reference.mentions(name) or evidence.reference.place_mentions(name)
    if name.casefold() not in _NO_AUTHOR and not place:
        yield Cited(
            start=offset + match.start("name"), end=offset + match.end("year"), name=name, year=match["year"]
        )
