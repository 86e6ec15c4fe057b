"""Calendar: weekdays, days that no month has, stretches that run backwards, centuries, leap years."""

import re
from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from itertools import pairwise

from amity.examine import weekdays
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.impossible_dates import MONTHS, impossible_dates
from amity.examine.interval import VERDICTS, sentences
from amity.examine.ranges import backward
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Role, within
from amity.model.passages import Passage
from amity.model.when import When

NAME = "calendar"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_LEAP = re.compile(
    rf"\b{_YEAR}\s*(?:[,(]\s*)?(?:which\s+)?(?:was|is|being|had\s+been)?\s*(?P<no>not\s+a|no)?\s*(?:(?<=\s)an?\s+|(?<=\s))"
    r"leap[\s-]year\b|\b(?P<of>leap[\s-]year)\s+(?:of\s+)?(?P<later>1[5-9]\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\s*(?:,\s*(?:that\s+is,?\s+|i\.e\.,?\s+|namely\s+)?(?:in|on)|[(])\s*(?:the\s+)?", re.IGNORECASE
)
_CLOSED = re.compile(r"\s*[,).;]")
_GOES_ON = re.compile(r"\s*,\s*(?:and|or|in|on|then|again)\b", re.IGNORECASE)
_STOP = re.compile(r"[.;]\s")
_HEAD = re.compile(r"\s*(?:already\s+|only\s+|late\s+|early\s+)?(?:in|during|towards?|at)?\s*", re.IGNORECASE)
_PLACE_OF_DAY = re.compile(
    r"\s*[,(—–]?\s*(?:which\s+was\s+|that\s+is,?\s+|and\s+(?:thus|so)\s+)?(?:the|its)\s+(?P<rank>last|first)\s+day\s+of\s+"
    r"(?:that|the|this)\s+(?:month|(?P<year>(?:calendar\s+)?year))\b|\s*,\s*New\s+Year[’']s\s+(?P<feast>Eve|Day)\b"
)
NEAR = 250
"""Letters between two dates of which the second leaves its year to the first: about two lines of print."""
COARSE_DAYS = 59
"""Seasons, halves of years and wider stretches are what a date beside them should lie in."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """What the calendar alone says of the dates of all documents.

    Days of the Julian calendar, and what a sentence itself calls an error, are no faults.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if date.role is Role.TEXT]
        yield from _weekdays(document, dates)
        for start, end in sentences(document):
            said = document.text[start:end]
            for wrong in impossible_dates(said):
                yield _fault(
                    document, start + wrong.start, start + wrong.end, f"there is no such day: {wrong.reason}"
                )
            for turned in backward(said):
                yield _fault(
                    document, start + turned.start, start + turned.end, f"it runs backwards: {turned.reason}"
                )
            yield from _leap_years(document, start, said)
            yield from _named_days(document, start, end, within(dates, start, end))
            yield from _days_of_month(document, start, said, within(dates, start, end))
            yield from _nested(document, start, end, within(dates, start, end))


def _fault(document: Document, start: int, end: int, reason: str) -> Finding:
    passage = Passage.of(document.name, document.text, start, end)
    said = " ".join(passage.quote.split())
    return finding(NAME, Soundness.INCONSISTENT, f"“{said}”: {reason}, by the calendar.", [passage])


def _weekdays(document: Document, dates: Sequence[DateMention]) -> Iterator[Finding]:
    for mention in dates:
        if mention.reckoning is not Reckoning.STATED:
            continue
        beside = weekdays.beside(document.text, mention)
        sure = _year_said(mention, dates) or _goes_on(document.text, mention, dates)
        answer = weekdays.agrees(mention, beside[0], sure=sure) if beside else Answer.UNKNOWN
        day = weekdays.single_day(mention)
        if beside and day and answer is not Answer.UNKNOWN:
            said = Passage.of(document.name, document.text, *beside[1:])
            name = weekdays.NAMES[day.isoweekday() - 1]
            why = f"“{' '.join(said.quote.split())}”: {day} was a {name}, by the Gregorian calendar."
            settled = sure or answer is Answer.YES
            yield finding(NAME, VERDICTS[answer] if settled else Soundness.SUSPICIOUS, why, [said])


def _year_said(mention: DateMention, dates: Sequence[DateMention]) -> bool:
    """Whether the year is in the words, or in those of a date of the same month just before."""
    if "year" not in mention.when.inferred:
        return True
    near = (date for date in dates if 0 < mention.start - date.end <= NEAR and not date.when.inferred)
    return any(date.when.edtf[:7] == mention.point.edtf[:7] for date in near)


def _goes_on(text: str, mention: DateMention, dates: Sequence[DateMention]) -> bool:
    """Whether a date goes on from one with its year: "on 30 January 1976 and on 1 February"."""
    day = weekdays.single_day(mention)
    told = [date for date in dates if 0 < mention.start - date.end <= NEAR and not date.when.inferred]
    before = weekdays.single_day(told[-1]) if told else None
    if day is None or before is None or _STOP.search(text, told[-1].end, mention.start):
        return False
    return 0 <= (day - before).days <= COARSE_DAYS


def _days_of_month(
    document: Document, start: int, said: str, dates: Sequence[DateMention]
) -> Iterator[Finding]:
    """Weekdays of days whose month the sentence has told: "on Monday, 5 May 1958 ... Thursday the 9th"."""
    for begin, end, number, day in weekdays.bare(said):
        told = [date for date in dates if date.end <= start + begin and not date.when.inferred]
        first = weekdays.single_day(told[-1]) if told else None
        if (
            first is None
            or first.year <= weekdays.JULIAN_UNTIL
            or not first.day < day <= monthrange(first.year, first.month)[1]
        ):
            continue
        fell = first.replace(day=day)
        answer = Answer.YES if fell.isoweekday() == number else Answer.NO
        passage = Passage.of(document.name, document.text, start + begin, start + end)
        name = weekdays.NAMES[fell.isoweekday() - 1]
        why = f"“{said[begin:end]}”: {fell} was a {name}, by the Gregorian calendar."
        yield finding(NAME, VERDICTS[answer], why, [passage])


def _leap_years(document: Document, start: int, said: str) -> Iterator[Finding]:
    for found in _LEAP.finditer(said):
        year = int(found["year"] or found["later"])
        if year % 100 == 0 and year <= 1900:
            continue  # one in the Julian calendar
        holds = isleap(year) is not bool(found["no"])
        passage = Passage.of(document.name, document.text, start + found.start(), start + found.end())
        why = f"{year} was {'a' if isleap(year) else 'no'} leap year, by the Gregorian calendar."
        yield finding(NAME, VERDICTS[Answer.YES if holds else Answer.NO], why, [passage])


def _named_days(document: Document, start: int, end: int, dates: Sequence[DateMention]) -> Iterator[Finding]:
    """Days called by their place in the month or the year: "on 30 March, the last day of the month"."""
    for mention in dates:
        found = _PLACE_OF_DAY.match(document.text, mention.end, end)
        day = weekdays.single_day(mention) if found else None
        if found is None or day is None or mention.reckoning is not Reckoning.STATED:
            continue
        last = monthrange(day.year, day.month)[1]
        month, number = (day.month, {"first": 1, "last": last}[found["rank"] or "last"])
        if found["year"] or found["feast"]:
            month, number = (1, 1) if (found["rank"] or found["feast"]) in ("first", "Day") else (12, 31)
        right = (day.month, day.day) == (month, number)
        passage = Passage.of(document.name, document.text, mention.start, found.end())
        why = (
            f"“{' '.join(passage.quote.split())}”: that day is {number} {MONTHS[month - 1]}, by the calendar."
        )
        yield finding(NAME, VERDICTS[Answer.YES if right else Answer.NO], why, [passage])


def _nested(document: Document, start: int, end: int, dates: Sequence[DateMention]) -> Iterator[Finding]:
    """Two dates put side by side as one: the narrower should lie within the wider."""
    for one, other in pairwise(dates):
        wide, narrow = sorted((one, other), key=lambda mention: -(_width(mention.when) or 0))
        between = document.text[one.end : other.start]
        if not _apposed(document.text, start, one, other, between) or not _nests(wide, narrow):
            continue
        answer = _lies_within(narrow.when, wide.when)
        if answer is not Answer.UNKNOWN:
            said = Passage.of(document.name, document.text, one.start, other.end)
            lies = "lies in" if answer is Answer.YES else "does not lie in"
            why = f"“{spelt(narrow.when)}” {lies} “{spelt(wide.when)}” ({wide.when}), by the calendar."
            yield finding(NAME, VERDICTS[answer], why, [said])


def _apposed(text: str, start: int, one: DateMention, other: DateMention, between: str) -> bool:
    """Whether the second date restates the first: at the head of the sentence and closed by a comma."""
    head = _HEAD.fullmatch(text[start : one.start]) is not None
    joined = _IN.fullmatch(between) is not None
    closed = _CLOSED.match(text, other.end) and not _GOES_ON.match(text, other.end)
    return joined and bool(closed) and (head or "(" in between)


def _nests(wide: DateMention, narrow: DateMention) -> bool:
    """Whether one date is a stretch that the other can lie in, and both stand on their own."""
    stated = wide.reckoning is narrow.reckoning is Reckoning.STATED
    widths = _width(wide.when), _width(narrow.when)
    whole = not wide.when.inferred and not narrow.when.inferred
    return (
        stated and whole and None not in widths and (widths[0] or 0) >= max(COARSE_DAYS, 2 * (widths[1] or 0))
    )


def _lies_within(narrow: When, wide: When) -> Answer:
    """YES where it surely does; NO where it lies further off than words like "the late 1970s" are loose."""
    if None in (narrow.earliest, narrow.latest, wide.earliest, wide.latest):
        return Answer.UNKNOWN
    first, last, begin, end = (
        day or 0 for day in (narrow.earliest, narrow.latest, wide.earliest, wide.latest)
    )
    if begin <= first and last <= end:
        return Answer.YES
    loose = max(31, (end - begin) // 20)
    if end - begin > 400 and any(mark in wide.edtf for mark in "~%?"):
        loose = max(loose, (end - begin) * 2 // 3)
    return Answer.NO if last < begin - loose or first > end + loose else Answer.UNKNOWN


def _width(when: When) -> int | None:
    """The days of a date as stated."""
    if when.earliest is None or when.latest is None:
        return None
    return when.latest - when.earliest + 1
