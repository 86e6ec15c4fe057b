"""Citation: a source is no older than the fact that it attests."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.stated import year_stated
from amity.examine.works import appeared
from amity.model.documents import BlockKind, Document, NoteMark
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Relation, Role, within
from amity.model.passages import Passage

NAME = "citation"
_SLACK = 31
"""Days by which a report may seem to come before what it tells: an announcement, a cover date."""
_STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]?[^\W\d_a-z])")
_AHEAD = re.compile(
    r"\b(?:will|would|plan(?:s|ned)?|scheduled|expected|due|was\s+to|were\s+to|(?<!not\s)until|by\s+(?:the\s+end\s+of"
    r"\s+)?\d|through\s+\d|forecast|projected"
    r"|promised|agreed|valid|expires?|term|should|target|today|now|currently|nowadays)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?:ibid|op\.?\s*cit|loc\.?\s*cit|idem)\b", re.IGNORECASE)


def check_attested(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each note all of whose sources are older than every date of the sentence it stands to."""
    marks = document.marks
    dates = evidence.dates_of[document.name]
    for at, mark in enumerate(marks):
        block = document.blocks[mark.block]
        shared = at + 1 < len(marks) and not document.text[mark.end : marks[at + 1].start].strip(" ,;[]^")
        shared = shared or (at > 0 and not document.text[marks[at - 1].end : mark.start].strip(" ,;[]^"))
        note = document.text[block.start : block.end]
        if block.kind is not BlockKind.NOTE or block.poor or shared or _SHORT.search(note):
            continue
        start, end = _sentence(document, mark, marks[at - 1] if at else None)
        told = [d for d in within(dates, start, end) if _dates_fact(d, document.text)]
        source = _source(document, within(dates, block.start, block.end), block.start, note)
        if told and source and not _AHEAD.search(document.text, start, end):
            first = min(told, key=lambda date: date.point.sort_key)
            if (first.point.earliest or 0) > source[2] + _SLACK:
                yield _older(document, first, source, mark)


def _sentence(document: Document, mark: NoteMark, before: NoteMark | None) -> tuple[int, int]:
    """The sentence, or the part of it since the mark before, to which a mark stands."""
    home = next((b for b in document.blocks if b.start <= mark.start < b.end), None)
    start = max(home.start if home else 0, before.end if before else 0)
    stops = [m.end() for m in _STOP.finditer(document.text, start, max(start, mark.start - 1))]
    start = max([start, *stops])
    lead = re.match(r"[\s\])}.,;:]*", document.text[start : mark.start])
    return start + (lead.end() if lead else 0), mark.start


def _dates_fact(date: DateMention, text: str) -> bool:
    """Whether a date is that of something that came about then ("in 1980", "not until 1980")."""
    plain = date.reckoning is Reckoning.STATED and date.role is Role.TEXT and year_stated(date.when)
    late = date.relation is Relation.UNTIL and text[max(0, date.start - 4) : date.start].casefold() == "not "
    return plain and (late or date.relation in (Relation.AT, Relation.FROM_TO, Relation.AFTER))


def _source(
    document: Document, dates: Sequence[DateMention], start: int, note: str
) -> tuple[int, int, int] | None:
    """The span and the last day of the latest date in a note; None where it has none that tells its age."""
    told = [
        d
        for d in dates
        if d.role in (Role.CITATION, Role.ACCESS, Role.TEXT) and d.when.latest is not None and d.when.edtf
    ]
    year = appeared(note, start)
    if not told or (year is None and all(date.relation is not Relation.AT for date in told)):
        return None
    last = max(told, key=lambda date: date.when.latest or 0)
    return last.start, last.end, last.when.latest or 0


def _older(document: Document, first: DateMention, source: tuple[int, int, int], mark: NoteMark) -> Finding:
    cited = Passage.of(document.name, document.text, source[0], source[1])
    said = Passage.of(document.name, document.text, first.start, first.end)
    why = (
        f"Note {mark.mark} cites nothing later than “{document.text[source[0] : source[1]]}” for a sentence "
        f"that tells of “{spelt(first.when)}”."
    )
    return finding(NAME, Soundness.SUSPICIOUS, why, [said, cited])
