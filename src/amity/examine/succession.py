"""Interval, from one date of a text to the next: "two days later, on May 5", "the next year, in 1962"."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.distances import fits
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import NAME
from amity.examine.lengths import LENGTH, Length, length_of
from amity.examine.stated import VERDICTS, calendar_date, sentences
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage
from amity.model.when import When

_LATER = re.compile(
    rf"{LENGTH}\s+(?:(?P<on>later|afterwards?|thereafter|after\s+(?:that|this|which))"
    r"|(?P<back>earlier|previously|before(?=\s*[,.;)])|before\s+(?:that|this)))(?!\s+than)\b"
    r"|\b(?:on\s+|in\s+)?the\s+(?:very\s+)?(?P<way>next|following|previous|preceding)\s+(?P<step>day|week|month|year)\b"
    r"|\b(?:on\s+)?the\s+(?P<day>day|month|year)\s+(?P<side>after|before)(?=\s*[,(])",
    re.IGNORECASE,
)
_NAMED = re.compile("later|after|earlier|previous|before|next|following|preceding")
"""A word of each of these: most sentences have none, and need not be looked at."""
_THEN = re.compile(r"\s*[,(]?\s*(?:on|in)?\s+|\s*[,(]\s*")
_SAME = re.compile(r"\s*[,(]\s*(?:only\s+|just\s+|some\s+)?")
_CLOSED = re.compile(r"\s*(?:[,.;:)]|$)")
_BACK = frozenset(("previous", "preceding", "before"))
REACH = 2
"""The date that words count from stands in their sentence or so many before."""
AT_MOST = 3


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each date that is told by its distance from a date before it.

    Any of the last dates of the same sentence and the two before may be what the words count from: one that
    fits will do, and a fault is only what fits none.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if calendar_date(date)]
        spans = list(sentences(document)) if len(dates) > 1 else []
        for i, (start, end) in enumerate(spans):
            inside = within(dates, start, end)
            if inside and _NAMED.search(document.text[start:end].lower()):
                before = within(dates, spans[max(0, i - REACH)][0], start) if i else ()
                yield from _later(document, (start, end), inside, before)


def _later(
    document: Document, span: tuple[int, int], dates: Sequence[DateMention], before: Sequence[DateMention]
) -> Iterator[Finding]:
    for found in _LATER.finditer(document.text, *span):
        date = _beside(document.text, found, dates)
        if date is None:
            continue
        limit = min(date.start, found.start())
        sources = [d for d in (*before, *dates) if d.end <= limit and d is not date]
        length, back = _length(found)
        answers = {_fits(source, date, length, back) for source in sources[-AT_MOST:]}
        answer = (
            Answer.YES if Answer.YES in answers else Answer.NO if answers == {Answer.NO} else Answer.UNKNOWN
        )
        if answer is not Answer.UNKNOWN:
            yield _finding(document, found, date, sources[-AT_MOST:], answer)


def _beside(text: str, found: re.Match[str], dates: Sequence[DateMention]) -> DateMention | None:
    """The date that the words are about: right behind them, or before them where a comma closes both."""
    for date in dates:
        if date.start >= found.end() and _THEN.fullmatch(text, found.end(), date.start):
            return date
    for date in dates:
        joined = date.end <= found.start() and _SAME.fullmatch(text, date.end, found.start())
        if joined and _CLOSED.match(text, found.end()):
            return date
    return None


def _length(found: re.Match[str]) -> tuple[Length, bool]:
    """The distance that the words tell, and whether it is counted backwards."""
    if found["unit"]:
        return length_of(found), found["back"] is not None
    way = (found["way"] or found["side"]).casefold()
    return Length(number=1, unit=(found["step"] or found["day"]).casefold()), way in _BACK


def _fits(source: DateMention, date: DateMention, length: Length, back: bool) -> Answer:
    days = _days(source.when, date.when)
    if days is None:
        return Answer.UNKNOWN
    least, most = (-days[1], -days[0]) if back else days
    if length == Length(number=1, unit="day") and least == most:
        return Answer.YES if least == 1 else Answer.NO
    return Answer.NO if most < 0 else fits(least, most, length)


def _days(first: When, second: When) -> tuple[int, int] | None:
    """The least and the most days from the one date to the other; of a stretch from its last day."""
    if first.latest is None or first.earliest is None or second.earliest is None or second.latest is None:
        return None
    if "/" in first.edtf and first.start_min == first.start_max:
        return second.earliest - first.latest, second.earliest - first.earliest
    return second.earliest - first.latest, second.latest - first.earliest


def _finding(
    document: Document,
    found: re.Match[str],
    date: DateMention,
    sources: Sequence[DateMention],
    answer: Answer,
) -> Finding:
    words = " ".join(found.group().split())
    counted = "; ".join(f"from {s.when} are {_count(_days(s.when, date.when))}" for s in sources)
    why = f"“{spelt(date.when)}” ({date.when}) is said to be “{words}”: {counted}, by the calendar."
    first, last = min(found.start(), date.start), max(found.end(), date.end)
    said = [Passage.of(document.name, document.text, first, last)]
    if answer is Answer.NO:
        said.append(Passage.of(document.name, document.text, sources[-1].start, sources[-1].end))
    return finding(NAME, VERDICTS[answer], why, said)


def _count(days: tuple[int, int] | None) -> str:
    if days is None:
        return "an unknown number of days"
    return f"{days[0]} days" if days[0] == days[1] else f"{days[0]} to {days[1]} days"
