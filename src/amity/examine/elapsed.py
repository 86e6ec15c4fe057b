"""First since, by the text alone: "for the first time in 34 years", the break dated just before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.firsts import First, class_named, firsts
from amity.examine.interval import plain, sentences
from amity.examine.numerals import statement_words
from amity.examine.tenures import Standing, service
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage

NAME = "first_since"
_BACK = 2
"""Sentences before in which the one before is told."""
_SHORT = 90


def check_elapsed(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each length of time that does not lead to the year that the text itself gives.

    What is counted must be told with that year just before: a break that is said to be mended, or a journey
    of one of those counted.
    """
    dates = [date for date in evidence.dates_of[document.name] if plain(date)]
    spans = list(sentences(document)) if dates else []
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        for first in firsts(text):
            if first.years:
                years = _own_years(within(dates, start, end), start, first)
                if len(years) == 1:
                    counted = _Counted(document, spans[max(0, at - _BACK) : at + 1], first, years.pop())
                    yield from _judge(counted, dates, evidence)
            elif first.event:
                yield from _between(document, spans[: at + 1], first, dates, evidence)


def _own_years(dates: Sequence[DateMention], start: int, first: First) -> set[int]:
    outside = [d for d in dates if d.end <= start + first.start or d.start >= start + first.end]
    return {d.when.first_year for d in outside if d.when.first_year is not None}


@dataclass(frozen=True, slots=True)
class _Counted:
    """A length of time in its place: the spans of its sentence (the last) and those before, its year."""

    document: Document
    spans: Sequence[tuple[int, int]]
    first: First
    year: int

    def text(self, span: tuple[int, int]) -> str:
        """The words of a span."""
        return self.document.text[span[0] : span[1]]


def _judge(counted: _Counted, dates: Sequence[DateMention], evidence: Evidence) -> Iterator[Finding]:
    document, span, first, year = counted.document, counted.spans[-1], counted.first, counted.year
    window = first.window(year)
    told = [
        date
        for start, end in counted.spans[:-1]
        for date in within(dates, start, end)
        if (date.when.last_year or year) < year and _tells(counted, (start, end), date, evidence)
    ]
    years = {date.when.first_year for date in told if date.when.first_year is not None}
    if window is None or len(years) != 1:
        return
    known = years.pop()
    said = Passage.of(document.name, document.text, span[0] + first.start, span[0] + first.end)
    if not window[0] <= known <= window[1]:
        other = Passage.of(document.name, document.text, told[0].start, told[0].end)
        why = (
            f"“{said.quote}” counts back from {year} to {_spelt(window)}, but the text dates the one before "
            f"“{other.quote}”, which is {year - known} years."
        )
        yield finding(NAME, Soundness.INCONSISTENT, why, [_whole(document, span, first), other])
    else:
        why = f"“{said.quote}” holds: from {known} to {year} are {year - known} years."
        yield finding(NAME, Soundness.CONSISTENT, why, [said])


def _spelt(window: tuple[int, int]) -> str:
    return f"{window[0]} to {window[1]}"


def _whole(document: Document, span: tuple[int, int], first: First) -> Passage:
    """The statement with the words of its clause before it."""
    start = span[0] + first.start
    comma = max(document.text.rfind(mark, span[0], start) for mark in (", ", "; ", ": "))
    head = comma + 2 if comma >= 0 and start - comma < _SHORT else max(span[0], start - _SHORT)
    while head > span[0] and document.text[head - 1].isalnum():
        head += 1
    return Passage.of(document.name, document.text, head, span[0] + first.end)


def _tells(counted: _Counted, span: tuple[int, int], date: DateMention, evidence: Evidence) -> bool:
    """Whether a date before is that of what the statement counts from."""
    table = statement_words()["elapsed"]
    own, before, first = counted.text(counted.spans[-1]), counted.text(span), counted.first
    if re.search(table["restores"], own, re.IGNORECASE) and re.search(table["breaks"], before, re.IGNORECASE):
        return True
    if not re.search(table["stays"], f"{own} {first.what}") or not re.search(table["stays"], before):
        return False
    actor = class_named(first.what.replace("of a", "by a", 1), evidence.reference, date.when)
    if actor is None or actor.state is None:
        return False
    offices = [
        o for o in evidence.reference.offices.values() if o.state == actor.state and o.role in actor.roles
    ]
    names = re.findall(r"[^\W\d_a-z][\w’'-]+(?:\s+[^\W\d_a-z][\w’'-]+)*", before)
    persons = [p for name in names for p in evidence.reference.persons_named(name, date.when)]
    held = (
        (service(offices, [person], date.when, evidence.reference) for person in persons) if offices else ()
    )
    return any(one.standing is Standing.IN_OFFICE for one in held)


def _between(
    document: Document, spans: Sequence[tuple[int, int]], first: First, dates: Sequence[DateMention],
    evidence: Evidence,
) -> Iterator[Finding]:  # fmt: skip
    """Another of those counted, told of between the event that is counted from and the statement."""
    event = re.fullmatch(r"(?:the|that)\s+([a-z]{4,20})", first.event.strip().split(",")[0])
    noun = re.search(r"\b(delegation|visit|mission|envoy|ambassador|summit|meeting|journey)\b", first.what)
    if event is None or noun is None:
        return
    start, end = spans[-1]
    own = [d.when.first_year for d in within(dates, start, end) if d.when.first_year is not None]
    begun = _year_of(document, event[1], spans, dates)
    codes = {code for m in evidence.reference.mentions(first.what) for code in m.candidates[:1]}
    if not own or begun is None or not codes:
        return
    for s, e in spans[:-1]:
        text = document.text[s:e]
        named = {code for m in evidence.reference.mentions(text) for code in m.candidates[:1]}
        years = [d for d in within(dates, s, e) if begun < (d.when.first_year or 0) < max(own)]
        if years and codes <= named and re.search(rf"\b{noun[1]}\b", text):
            said = Passage.of(document.name, document.text, start + first.start, start + first.end)
            other = Passage.of(document.name, document.text, s, min(e, years[0].end))
            why = f"“{said.quote}” counts from {begun}, but the text tells of another {noun[1]} in between."
            yield finding(NAME, Soundness.INCONSISTENT, why, [said, other])
            return


def _year_of(
    document: Document, noun: str, spans: Sequence[tuple[int, int]], dates: Sequence[DateMention]
) -> int | None:
    """The year that the text gives an event by its noun ("the rupture of 1978")."""
    for date in within(dates, spans[0][0], spans[-1][1]):
        if re.search(rf"\b{noun}\s+(?:of|in)\s+$", document.text[max(0, date.start - 40) : date.start]):
            return date.when.first_year
    return None
