"""Interval, within a sentence: "two days later, on May 5", "a four-day visit from May 3 to 6"."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.anchors import NUMBERS, OFFSET
from amity.examine.distances import fits
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import NAME, VERDICTS, sentences
from amity.examine.stated import YEAR
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding
from amity.model.mentions import DateMention, Reckoning, Relation, Role, within
from amity.model.passages import Passage
from amity.model.when import When

_LATER = re.compile(rf"{OFFSET}\s+(?:later|afterwards)\s*[,(]?\s*(?:on|in)?\s+", re.IGNORECASE)
_NEXT = re.compile(r"\bthe\s+(?:next|following)\s+day\s*[,(]\s*(?:on\s+)?", re.IGNORECASE)
_LENGTH = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})-day\s+(?:[^\W\d_]+\s+){{0,3}}"
    r"(?:visit|trip|tour|stay|summit|conference|meeting|talks)\b",
    re.IGNORECASE,
)


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each second date told by its distance from the first, and each length in days.

    Only where the sentence has no other date that the words could be about.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if _calendar(date)]
        for start, end in sentences(document) if dates else ():
            inside = within(dates, start, end)
            if len(inside) == 2 and not any(date.when.inferred for date in inside[:1]):
                yield from _later(document, inside)
            if len(inside) == 1:
                yield from _length(document, start, end, inside[0])


def _calendar(date: DateMention) -> bool:
    """Whether it is a date of the calendar; its year may be that of the date before it."""
    plain = date.reckoning is Reckoning.STATED and date.role is Role.TEXT and bool(date.when.edtf)
    return plain and date.relation in (Relation.AT, Relation.FROM_TO) and set(date.when.inferred) <= {"year"}


def _later(document: Document, dates: Sequence[DateMention]) -> Iterator[Finding]:
    first, second = dates
    between = document.text[first.end : second.start]
    found = next(
        (m for m in (*_LATER.finditer(between), *_NEXT.finditer(between)) if m.end() == len(between)), None
    )
    days = _days(first.when, second.when)
    if found is None or days is None:
        return
    number = (found.groupdict().get("number") or "1").casefold()
    answer = fits(
        *days, NUMBERS.get(number) or int(number), (found.groupdict().get("unit") or "day").casefold(),
        rough=bool(found.groupdict().get("rough")),
    )  # fmt: skip
    if answer is not Answer.UNKNOWN:
        words = found.group().strip(" ,(")
        why = (
            f"“{spelt(second.when)}” is said to be “{words}” of “{spelt(first.when)}”; from {first.when} "
            f"to {second.when} are {_count(days)}, by the calendar."
        )
        yield finding(NAME, VERDICTS[answer], why, [_span(document, first.start, second.end)])


def _length(document: Document, start: int, end: int, date: DateMention) -> Iterator[Finding]:
    """Whether "a four-day visit" fits the days beside it: nights or days, first and last counted."""
    found = list(_LENGTH.finditer(document.text, start, end))
    when, nights = date.when, _nights(date.when)
    if len(found) != 1 or nights is None or YEAR & set(when.inferred):
        return
    number = found[0]["number"].casefold()
    off = (NUMBERS.get(number) or int(number)) - nights
    answer = Answer.YES if off in (0, 1) else Answer.NO if abs(off - 0.5) > 2 else Answer.UNKNOWN
    if answer is not Answer.UNKNOWN:
        first, last = min(found[0].start(), date.start), max(found[0].end(), date.end)
        why = f"“{found[0].group()}” is dated “{spelt(when)}”, which are {nights + 1} days, by the calendar."
        yield finding(NAME, VERDICTS[answer], why, [_span(document, first, last)])


def _nights(when: When) -> int | None:
    """The nights between the first and the last day, where both are known and differ."""
    exact = None not in (when.start_min, when.end_min)
    if not exact or when.start_min != when.start_max or when.end_min != when.end_max:
        return None
    return (when.latest or 0) - (when.earliest or 0) or None


def _days(first: When, second: When) -> tuple[int, int] | None:
    """The least and the most days from the last day of one date to the first of another."""
    if first.latest is None or first.earliest is None or second.earliest is None or second.latest is None:
        return None
    return (second.earliest - first.latest, second.latest - first.earliest)


def _count(days: tuple[int, int]) -> str:
    return f"{days[0]} days" if days[0] == days[1] else f"{days[0]} to {days[1]} days"


def _span(document: Document, start: int, end: int) -> Passage:
    return Passage.of(document.name, document.text, start, end)
