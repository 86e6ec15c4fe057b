"""Whether the weekday that a text puts beside a date is that of the date."""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from amity.examine.leads import ORDINAL, rank_of
from amity.model.answers import Answer
from amity.model.mentions import DateMention

JULIAN_UNTIL = 1923
"""Greece, the last to do so, gave up the Julian calendar in this year: before it, either may be meant."""
GREGORIAN_FROM = 1582
NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@cache
def words() -> Mapping[str, int]:
    """Names of weekdays in small letters, with their numbers after ISO 8601 (Monday is 1)."""
    text = (files("amity.examine") / "data" / "weekdays.csv").read_text(encoding="utf-8")
    return {row["word"].casefold(): int(row["number"]) for row in csv.DictReader(text.splitlines())}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, words()), key=len, reverse=True))
    before = rf"(?<!\w)(?P<name>{names})\.?\s*,?\s*(?:the\s+|[(（])?$"
    behind = (
        rf"\s*(?:[(（]\s*(?:a\s+)?(?P<put>{names})\s*[)）]|,\s*(?:on\s+)?a\s+(?P<a>{names})\b"
        rf"|,?\s*(?P<far>{names})(?=\s*(?:[,.;)）]|$)))"
    )
    within = rf"^\D{{0,20}}?(?<!\w)(?P<name>{names})(?!\w)"
    return tuple(re.compile(p, re.IGNORECASE) for p in (before, behind, within))  # type: ignore[return-value]


def beside(text: str, mention: DateMention) -> tuple[int, int, int] | None:
    """The weekday beside a date: its number, and the span of both; None where there is none.

    >>> from amity.model.when import When
    >>> said = "On Tuesday, 5 May 1971, he came."
    >>> beside(said, DateMention(start=12, end=22, when=When.parse("1971-05-05")))
    (2, 3, 22)
    """
    before, behind, inside = _patterns()
    start = max(0, mention.start - 24)
    if found := inside.search(text[mention.start : mention.end]):
        return words()[found["name"].casefold()], mention.start + found.start("name"), mention.end
    if found := before.search(text[start : mention.start]):
        return words()[found["name"].casefold()], start + found.start(), mention.end
    if found := behind.match(text, mention.end):
        name = found["put"] or found["a"] or found["far"]
        if text[found.end() : found.end() + 2] not in ("'s", "’s"):
            return words()[name.casefold()], mention.start, found.end()
    return None


@cache
def _bare() -> re.Pattern[str]:
    names = "|".join(name for name in NAMES)
    return re.compile(
        rf"\b(?P<name>{names}),?\s+the\s+(?P<day>{ORDINAL})(?=\s*[,.;)]|\s+(?:and|the|he|she|they|it|in|at|to|with|on|for|by)\b)"
    )


def bare(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Weekdays beside a day whose month is not said: the span, the weekday's number, the day.

    >>> list(bare("They left on Thursday the 9th."))
    [(13, 29, 4, 9)]
    """
    for found in _bare().finditer(text):
        yield *found.span(), words()[found["name"].casefold()], rank_of(found["day"])


def agrees(mention: DateMention, number: int, *, sure: bool = False) -> Answer:
    """Whether a date fell on a weekday. Of a year neither said nor `sure`, its neighbours will do.

    Unknown for what is no single day, and where the Julian calendar, in use somewhere until 1923, agrees.

    >>> from amity.model.when import When
    >>> day = DateMention(start=0, end=10, when=When.parse("1971-05-05"))
    >>> agrees(day, 3), agrees(day, 2)
    (Answer.YES, Answer.NO)
    """
    day = single_day(mention)
    if day is None or day.year <= GREGORIAN_FROM:
        return Answer.UNKNOWN
    if day.isoweekday() == number:
        return Answer.YES
    if day.year <= JULIAN_UNTIL and julian_weekday(day) == number:
        return Answer.UNKNOWN
    if not sure and "year" in mention.when.inferred and number in _neighbours(day):
        return Answer.UNKNOWN
    return Answer.NO


def single_day(mention: DateMention) -> date | None:
    """The day that a date names, where it names one, whatever happened on, before or after it."""
    when = mention.point
    if when.start_min is None or not when.start_min == when.start_max == when.end_min == when.end_max:
        return None
    return date.fromordinal(when.start_min) if 1 <= when.start_min <= date.max.toordinal() else None


def julian_weekday(day: date) -> int:
    """The weekday of a date if it is one of the Julian calendar (Meeus, Astronomical Algorithms, 1998).

    >>> julian_weekday(date(1917, 10, 25))
    3
    """
    shift = (14 - day.month) // 12
    year, month = day.year + 4800 - shift, day.month + 12 * shift - 3
    number = day.day + (153 * month + 2) // 5 + 365 * year + year // 4 - 32083
    return number % 7 + 1


def _neighbours(day: date) -> set[int]:
    """The weekdays of the same day in the years before and after."""
    years = (day.year - 1, day.year + 1)
    return {day.replace(year=y).isoweekday() for y in years if (day.month, day.day) != (2, 29)}
