"""Interval: two dates and the time said to lie between them: "nine years passed between 1956 and 1965"."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import NAME
from amity.examine.lengths import LENGTH, length_of
from amity.examine.stated import VERDICTS, calendar_date, sentences
from amity.examine.stretches import lasts
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage
from amity.model.when import When

_LENGTH = re.compile(LENGTH, re.IGNORECASE)
_BEHIND = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:passed|elapsed|went\s+by|lie|lay|separates?|separated|stand|stood|intervened|apart)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:took|needed|waited|separated\s+by|(?:gap|lapse|delay|space|distance|interval|pause|silence)\s+of)\s+"
    r"(?:(?:it|them|him|her|both|the\s+two)\s+)?$|\bfirst(?:\s+time)?\s+(?:in|for)\s+$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:and|to|from|until|till|before|than|since)\b", re.IGNORECASE)
_IN_ALL = re.compile(r"\s+(?:in\s+all|altogether|all\s+told|in\s+total)\b")


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each length that a sentence says to lie between its only two dates."""
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if calendar_date(date)]
        for start, end in sentences(document) if dates else ():
            inside = within(dates, start, end)
            if len(inside) == 2:
                yield from _judge(document, (start, end), inside)
            elif len(inside) == 1 and "-" in inside[0].when.edtf and "/" in inside[0].when.edtf:
                yield from _whole(document, (start, end), inside[0])


def _judge(document: Document, span: tuple[int, int], dates: Sequence[DateMention]) -> Iterator[Finding]:
    text = document.text
    begin, end = sorted(dates, key=lambda date: date.when.sort_key)
    lengths = [m for m in _LENGTH.finditer(text, *span) if _apart(text, span, m)]
    joined = _JOINED.search(text, dates[0].end, dates[1].start)
    if len(lengths) != 1 or not joined or any("/" in date.when.edtf for date in dates):
        return
    found = lengths[0]
    when = When(edtf=f"{begin.when.edtf}/{end.when.edtf}")
    answer = lasts(when, length_of(found))
    if answer is not Answer.UNKNOWN:
        first, last = min(found.start(), dates[0].start), max(found.end(), dates[1].end)
        why = (
            f"“{' '.join(found.group().split())}” are said to lie between “{spelt(begin.when)}” and "
            f"“{spelt(end.when)}” ({when}), by the calendar."
        )
        yield finding(NAME, VERDICTS[answer], why, [Passage.of(document.name, text, first, last)])


def _whole(document: Document, span: tuple[int, int], date: DateMention) -> Iterator[Finding]:
    """A stretch of days or months, and behind it the length that it came to: "nine weeks in all".

    Stretches of whole years are judged in `amity.examine.stretches`.
    """
    text = document.text
    lengths = [m for m in _LENGTH.finditer(text, *span) if _IN_ALL.match(text, m.end())]
    if len(lengths) != 1 or lengths[0].start() < date.end:
        return
    answer = lasts(date.when, length_of(lengths[0]))
    if answer is not Answer.UNKNOWN:
        words = " ".join(lengths[0].group().split())
        why = f"“{words}” in all are said of “{spelt(date.when)}” ({date.when}), by the calendar."
        said = Passage.of(document.name, text, date.start, lengths[0].end())
        yield finding(NAME, VERDICTS[answer], why, [said])


def _apart(text: str, span: tuple[int, int], found: re.Match[str]) -> bool:
    """Whether a length is said of what lies between two things."""
    ahead = _AHEAD.search(text[max(span[0], found.start() - 40) : found.start()])
    return bool(ahead or _BEHIND.match(text, found.end()))
