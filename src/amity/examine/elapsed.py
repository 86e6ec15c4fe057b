"""First since, by the text alone: "for the first time in 34 years", the break dated just before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.actors import ActorClass, titles
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.firsts import First, absences, class_named, firsts
from amity.examine.interval import plain
from amity.examine.numerals import statement_words
from amity.examine.spans import sentence_spans
from amity.examine.tenures import Standing, service
from amity.model.documents import BlockKind, Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage

NAME = "first_since"
_BACK = 2
"""Sentences before in which the one before is told."""
_SHORT = 90
_GENERAL = frozenset("time such one to do so".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december spring summer "
    "autumn winter".split()
)


def check_elapsed(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each length of time that does not lead to the year that the text itself gives.

    What is counted must be told with that year just before: a break that is said to be mended, or a journey
    of one of those counted.
    """
    dates = [date for date in evidence.dates_of[document.name] if plain(date)]
    spans = sentence_spans(document, evidence) if dates else []
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        for first in (*firsts(text), *absences(text)):
            if first.years or first.since:
                years = _own_years(within(dates, start, end), start, first)
                if years:
                    around = spans[max(0, at - _BACK) : at + 2]
                    counted = Counted(document, (start, end), around, first, max(years))
                    yield from _judge(counted, dates, evidence)
            elif first.event:
                yield from _between(document, spans[: at + 1], first, dates, evidence)


def _own_years(dates: Sequence[DateMention], start: int, first: First) -> set[int]:
    outside = [d for d in dates if d.end <= start + first.start or d.start >= start + first.end]
    return {d.when.first_year for d in outside if d.when.first_year is not None}


@dataclass(frozen=True, slots=True)
class Counted:
    """A length of time in its place: the spans of its sentence and of those around it, and its year."""

    document: Document
    span: tuple[int, int]
    around: Sequence[tuple[int, int]]
    first: First
    year: int

    @property
    def own(self) -> str:
        """The words of its sentence."""
        return self.document.text[self.span[0] : self.span[1]]


def _judge(counted: Counted, dates: Sequence[DateMention], evidence: Evidence) -> Iterator[Finding]:
    document, first, year = counted.document, counted.first, counted.year
    window = first.window(year)
    told = [
        Passage.of(document.name, document.text, date.start, date.end)
        for start, end in counted.around
        for date in within(dates, start, end)
        if (date.when.last_year or year) < year and tells(counted, (start, end), date, evidence)
    ]
    told += [row for row in _rows(counted, evidence) if _year(row) < year]
    years = sorted({_year(said) for said in told})
    if window is None or not years:
        return
    said = Passage.of(
        document.name, document.text, counted.span[0] + first.start, counted.span[0] + first.end
    )
    known = years[-1]
    if first.since and known < window[0]:
        return
    if window[0] <= known <= window[1]:
        why = f"“{said.quote}” holds: from {known} to {year} are {year - known} years."
        yield finding(NAME, Soundness.CONSISTENT, why, [said])
        return
    other = max(told, key=lambda said: (_year(said), said.start))
    why = (
        f"“{said.quote}” counts back from {year} to {_spelt(window)}, but the text dates the one before "
        f"“{other.quote}”, which is {year - known} years."
    )
    sure = len(years) == 1 or known > window[1]
    verdict = Soundness.INCONSISTENT if sure else Soundness.SUSPICIOUS
    yield finding(NAME, verdict, why, [_whole(document, counted.span, first), other])


def _year(said: Passage) -> int:
    found = re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", said.quote)
    return int(found[-1]) if found else 0


def _rows(counted: Counted, evidence: Evidence) -> Iterator[Passage]:
    """The years of the rows of a table that tell of what is counted ("that a minister came")."""
    noun = re.search(r"\bthat\s+(?:an?|any)\s+([a-z]{4,})", counted.own[counted.first.start :])
    text = counted.document.text
    for block in counted.document.blocks if noun else ():
        if block.kind is BlockKind.TABLE:
            for line in re.finditer(r"[^\n]+", text[block.start : block.end]):
                year = re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", line.group())
                if len(year) == 1 and noun and re.search(rf"\b{noun[1]}s?\b", line.group()):
                    start = block.start + line.start() + line.group().index(year[0])
                    yield Passage.of(counted.document.name, text, start, start + 4)


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


def tells(
    counted: Counted, span: tuple[int, int], date: DateMention, evidence: Evidence, *, strict: bool = False
) -> bool:
    """Whether a date around is that of what the statement counts from.

    Where `strict`, only a journey of somebody of the class that the words name.
    """
    table = statement_words()["elapsed"]
    clause = _clause(counted, span, date)
    own = counted.own
    behind = span[0] >= counted.span[0] and not re.search(r"\bhad\b", clause)
    if (
        not behind
        and re.search(table["restores"], own, re.IGNORECASE)
        and re.search(table["breaks"], clause, re.IGNORECASE)
    ):
        return True
    whole = f"{own} {counted.first.what}"
    nouns = _head_nouns(counted.first.what)
    alike = re.search(table["stays"], whole) and re.search(table["stays"], clause)
    if not alike and not any(re.search(rf"\b{noun}s?\b", clause) for noun in nouns):
        return False
    there = places(clause)
    if there and places(own) and not there & places(own):
        return False
    if not strict and re.search(r"\bhad\s+been\s+(?:there|here)\b|\blast\b[^.;]{0,60}\bhad\b", clause):
        return True
    actor = class_named(counted.first.what.replace("of a", "by a", 1), evidence.reference, date.when)
    if actor is None or not actor.roles:
        return not behind and not strict
    known = not behind or bool(there & places(own))
    return known and of_class(actor, clause, date, evidence)


def _clause(counted: Counted, span: tuple[int, int], date: DateMention) -> str:
    """The words around a date up to the next full stop, colon or semicolon; none of the statement's own."""
    text = counted.document.text
    start = max([span[0], *(text.rfind(mark, span[0], date.start) + 1 for mark in ";:.")])
    ends = [at for mark in ";:." if (at := text.find(mark, date.end, span[1])) >= 0]
    end = min([span[1], *ends])
    first = counted.span[0] + counted.first.start
    return text[start:end] if not start <= first < end else text[start:first]


def _head_nouns(what: str) -> list[str]:
    """The noun that is counted ("delegation", "shipment"): the last word before by, of, to or from."""
    head = re.split(r"\b(?:by|of|to|from|between|that|there|here|on|in|with|at)\b", what)[0].split()
    return [re.escape(head[-1])] if head and head[-1].islower() and head[-1] not in _GENERAL else []


def places(text: str) -> set[str]:
    """The names that "in", "at" or "to" lead in; months are none."""
    names = re.findall(
        r"\b(?:in|at|to|from|near|visit|visited|toured)\s+(?:the\s+)?([^\W\d_a-z][\w’-]+)", text
    )
    return {name for name in names if name.casefold() not in _MONTHS}


def of_class(actor: ActorClass, clause: str, date: DateMention, evidence: Evidence) -> bool:
    """Whether a clause tells of one of those counted: by name and roster, or by title and state."""
    offices = [
        o
        for o in evidence.reference.offices.values()
        if o.role in actor.roles and (actor.state is None or o.state == actor.state)
    ]
    names = re.findall(r"[^\W\d_a-z][\w’'-]+(?:\s+[^\W\d_a-z][\w’'-]+)*", clause)
    persons = [p for name in names for p in evidence.reference.persons_named(name, date.when)]
    held = (
        (service(offices, [person], date.when, evidence.reference) for person in persons) if offices else ()
    )
    return any(one.standing is Standing.IN_OFFICE for one in held) or any(
        title.roles & actor.roles for title in titles(clause)
    )


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
