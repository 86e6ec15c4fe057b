"""Visits and meetings that sentences tell of and no claim does: read here, as far as a statement needs it."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.interval import plain
from amity.examine.spans import sentence_spans
from amity.model.claims import Claim, Tier
from amity.model.documents import Document
from amity.model.factuality import Factuality
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage
from amity.model.states import Person
from amity.model.when import When
from amity.reference import Reference

ENGINE = "examine"
"""The engine of what is read here; it is no claim of the case."""
_NAME = r"(?:[^\W\d_a-z][\w’'.-]*\s+){0,3}[^\W\d_a-z][\w’'-]+"
_ADVERB = r"(?:(?:had|has|also|then|again|officially|briefly|first|last|himself|herself)\s+)*"
_VISIT = re.compile(
    rf"(?P<who>{_NAME})\s+{_ADVERB}(?:visited|paid\s+(?:an?|his|her)\s+(?:[\w-]+\s+){{0,3}}visit\s+to"
    r"|travell?ed\s+to|flew\s+to|went\s+to|arrived\s+in|toured|came\s+to)\s+"
)
_MEETING = re.compile(
    rf"(?P<who>{_NAME})\s+(?:and\s+(?P<with>{_NAME})\s+{_ADVERB}(?:met|held\s+talks|conferred)\b"
    rf"|{_ADVERB}(?:met|received|welcomed)\s+(?:with\s+)?(?P<whom>{_NAME}))"
)
_NOT_A_NAME = frozenset(
    "he she it they the this that in on at after before when while since who both president premier minister "
    "king queen".split()
)


def readings(evidence: Evidence) -> Iterator[Claim]:
    """Visits and meetings of persons in sentences with one plain date that no claim of the kind covers."""
    covered: dict[tuple[str, int, str], None] = {}
    for claim in evidence.claims:
        if claim.kind in ("visit", "meeting"):
            said = evidence.sentence(claim.passage)
            covered[said.doc, said.start, claim.kind] = None
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if plain(date)]
        for start, end in sentence_spans(document, evidence) if dates else ():
            inside = within(dates, start, end)
            if len(inside) == 1:
                for claim in _read(document, start, end, inside, evidence.reference):
                    if (document.name, start, claim.kind) not in covered:
                        yield claim


def _read(
    document: Document, start: int, end: int, dates: Sequence[DateMention], reference: Reference
) -> Iterator[Claim]:
    when = dates[0].when
    for found in _VISIT.finditer(document.text, start, end):
        guest = _person(found["who"], when, reference)
        host = _host(document.text[found.end() : min(end, found.end() + 60)], when, reference)
        if guest and host:
            said = Passage.of(document.name, document.text, found.start(), found.end() + host[1])
            yield _claim(
                said,
                "visit",
                (guest.state, host[0]),
                when=when,
                persons=(found["who"],),
                sha256=document.sha256,
            )
    for found in _MEETING.finditer(document.text, start, end):
        names = found["who"], found["with"] or found["whom"]
        both = [_person(name, when, reference) for name in names]
        if both[0] and both[1]:
            first, second = sorted((both[0].state, both[1].state))
            said = Passage.of(document.name, document.text, *found.span())
            yield _claim(said, "meeting", (first, second), when=when, persons=names, sha256=document.sha256)


def _person(name: str, when: When, reference: Reference) -> Person | None:
    """The one person, in office at the date, whom a name means."""
    if name.split(maxsplit=1)[0].casefold() in _NOT_A_NAME:
        name = " ".join(name.split()[1:])
    known = reference.persons_named(name, when) if name else ()
    return known[0] if len(known) == 1 else None


def _host(text: str, when: When, reference: Reference) -> tuple[str, int] | None:
    """The state that a text begins with, and the end of its name."""
    mention = next(iter(reference.mentions(text)), None)
    if mention is None or not re.fullmatch(r"(?:the\s+)?", text[: mention.start]):
        return None
    codes = mention.resolve(when)
    return (codes[0], mention.end) if len(codes) == 1 else None


def _claim(
    said: Passage, kind: str, sides: tuple[str, str], *, when: When, persons: tuple[str, ...], sha256: str
) -> Claim:
    return Claim(
        passage=said, kind=kind, source=sides[0], target=sides[1],
        date=when, factuality=Factuality.HAPPENED, persons=persons, tier=Tier.MEDIUM, engine=ENGINE,
        rules=("sentence",), doc_sha256=sha256,
    )  # fmt: skip
