"""First since and ordinal, by the text alone: journeys that a text dates, and then counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.elapsed import Counted, tells
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.firsts import First
from amity.examine.interval import plain
from amity.examine.numerals import ordinal, ordinal_pattern
from amity.examine.ranks import Rank, ranks
from amity.examine.spans import Span, sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage
from amity.model.when import When

_AROUND = 3
_NOUN = r"journey|visit|trip|meeting|summit|tour|round|conference|session|voyage|mission"
_SINCE = re.compile(
    rf"\b[Tt]he\s+(?P<rank>{ordinal_pattern()}|last)\s+(?:{_NOUN}|one|of\s+(?:these|them))\s+was\s+the\s+first\s+"
    r"(?:[\w\s]{0,30}?)(?:since|after)\s+(?P<event>[^.;:]{4,80})"
)


@dataclass(frozen=True, slots=True)
class _Listed:
    dates: Sequence[DateMention]
    at: int


def check_journeys(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for "the third was the first since" an event that the second of the list came after.

    And for a first, or n-th, of a class before whom the text around tells of as many of the class.
    """
    dates = [d for d in evidence.dates_of[document.name] if _plain(d)]
    spans = sentence_spans(document, evidence) if dates else ()
    listed: _Listed | None = None
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        for found in _SINCE.finditer(text):
            if listed and at - listed.at <= _AROUND:
                yield from _since(document, (start, end), found, listed, evidence)
        inside = within(dates, start, end)
        if len(inside) >= 2:
            listed = _Listed(inside, at)
        for rank in ranks(text):
            if rank.family in ("visit", "meeting") and not rank.of_states:
                near = spans[max(0, at - _AROUND) : at + 2]
                yield from _ranked(document, near, (start, end), rank, evidence)


def _dated(document: Document, span: Span, evidence: Evidence) -> list[DateMention]:
    """The dates of the calendar in a sentence."""
    return [date for date in within(evidence.dates_of[document.name], *span) if _plain(date)]


def _plain(date: DateMention) -> bool:
    return plain(date) and date.relation in (Relation.AT, Relation.FROM_TO)


def _since(
    document: Document, span: tuple[int, int], found: re.Match[str], listed: _Listed, evidence: Evidence
) -> Iterator[Finding]:
    """Whether the one listed before came after the event that "first since" counts from."""
    rank = len(listed.dates) if found["rank"].casefold() == "last" else ordinal(found["rank"]) or 0
    event = _event(document, span, found, evidence)
    if not 2 <= rank <= len(listed.dates) or event is None:
        return
    own, before = listed.dates[rank - 1].when, listed.dates[rank - 2]
    said = Passage.of(document.name, document.text, span[0] + found.start(), span[0] + found.end())
    other = Passage.of(document.name, document.text, before.start, before.end)
    if before.when.after(event) is Answer.YES:
        why = f"“{said.quote}” counts from {event}, but the one before, “{other.quote}”, came after that."
        yield finding("first_since", Soundness.INCONSISTENT, why, [said, other])
    elif before.when.before(event) is Answer.YES and own.after(event) is Answer.YES:
        why = f"“{said.quote}” holds: {event} lies between “{other.quote}” and {own}."
        yield finding("first_since", Soundness.CONSISTENT, why, [said])


def _event(
    document: Document, span: tuple[int, int], found: re.Match[str], evidence: Evidence
) -> When | None:
    """The date of an event: given beside it, or that of a landmark of that name."""
    first, last = span[0] + found.start("event"), span[0] + found.end("event")
    beside = within(evidence.dates_of[document.name], first, last)
    if beside:
        return beside[0].point if len(beside) == 1 else None
    marks = [mark for m in evidence.reference.landmark_mentions(found["event"]) for mark in m.landmarks]
    return marks[0].date if len(marks) == 1 else None


def _ranked(
    document: Document, near: Sequence[Span], span: Span, rank: Rank, evidence: Evidence
) -> Iterator[Finding]:
    """Those of the class of whom the sentences around tell, with earlier years."""
    start, end = span
    own = {d.when.first_year for d in _dated(document, span, evidence) if d.when.first_year is not None}
    if len(own) != 1:
        return
    year = own.pop()
    around = [one for one in near if one != span]
    first = First(start=rank.start, end=rank.end, what=rank.what)
    counted = Counted(document, (start, end), around, first, year)
    told = [
        date
        for other in around
        for date in _dated(document, other, evidence)
        if (date.when.last_year or year) < year and tells(counted, other, date, evidence, strict=True)
    ]
    if len({str(date.when) for date in told}) >= rank.rank:
        said = Passage.of(document.name, document.text, start + rank.start, start + rank.end)
        others = [Passage.of(document.name, document.text, date.start, date.end) for date in told[:4]]
        listed = ", ".join(f"“{other.quote}”" for other in others)
        why = f"“{said.quote}” is told of {year}, but the text tells of such before: {listed}."
        yield finding("ordinal", Soundness.INCONSISTENT, why, [said, *others])
