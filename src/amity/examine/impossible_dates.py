"""Days that no calendar has: "31 April", "29 February 1990", "1988-02-30"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = "January February March April May June July August September October November December".split()
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(_SHORT)})\b\.?)"
"""A month in English, in full or short."""
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_SPAN = rf"(?:\d{{1,2}}{_TH}\s*(?:-|–|—|/|to|and|until|or)\s*)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<![\d.,:/-])(?:{_SPAN})(?P<day>\d{{1,2}}){_TH}\s+(?:of\s+)?(?P<month>{MONTH})(?!\w)"
        rf"(?:,?\s+(?:of\s+)?{_YEAR}(?![\d-])|(?P<alone>))",
        rf"\b(?P<month>{MONTH})\s+(?:the\s+)?{_SPAN}(?P<day>\d{{1,2}}){_TH}(?![\d:.,%]\d)(?!\w)"
        rf"(?:,?\s+{_YEAR}(?!\d)|(?P<alone>))",
        rf"\b(?P<month>{MONTH})(?:,?\s+{_YEAR})?,?\s+on\s+the\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?P<alone>)",
        rf"(?<![\w.-]){_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?![\w-])",
        rf"(?<![\w./-])(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{_YEAR}(?![\w/-]|\.\d)",
        rf"(?:{_YEAR}年)?(?P<number>\d{{1,2}})月(?P<day>\d{{1,2}})日",
        rf"(?:{_YEAR}년\s*)?(?P<number>\d{{1,2}})월\s*(?P<day>\d{{1,2}})일",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(RUSSIAN)})(?:\s+{_YEAR})?",
    )
)
_ENDS = re.compile(r"\s*(?:[.,;:)\]–—”\"]|$)")
_DAYS_ON = re.compile(
    r"\b(?:on|of|from|to|until|since|by|dated|and|the|before|after)\s+(?:the\s+)?$", re.IGNORECASE
)
_SIC = re.compile(r"\s*[\[(]\s*(?:sic|!)", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:no\s+such\s+(?:day|date)|(?:does|did)\s+not\s+(?:exist|have)|never\s+existed|impossible|misprint"
    r"|non-existent|nonexistent|slip\s+of\s+the\s+pen|error|mistake\w*|misdated|wrongly)\b",
    re.IGNORECASE,
)
SWEDISH = (1712, 2, 30)
"""Sweden had this day, on its way back from the Gregorian to the Julian calendar."""
LATEST_DAY = 39
"""A greater number before a month is none of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpossibleDate:
    """Words that name a day which is none: their span and the reason."""

    start: int
    end: int
    reason: str


def impossible_dates(sentence: str) -> Iterator[ImpossibleDate]:
    """Each day in a sentence that the calendar does not have; none where the sentence itself says so.

    >>> [found.reason for found in impossible_dates("They met on 31 April 1988.")]
    ['April has 30 days']
    >>> list(impossible_dates("The letter is dated 29 February 1992."))
    []
    """
    if not any(map(str.isdigit, sentence)) or _UNREAL.search(sentence):
        return
    taken = 0
    for found in sorted((m for form in _FORMS for m in form.finditer(sentence)), key=lambda m: m.start()):
        reason = _reason(found)
        if reason and found.start() >= taken and _is_date(sentence, found):
            taken = found.end()
            yield ImpossibleDate(start=found.start(), end=found.end(), reason=reason)


def _reason(found: re.Match[str]) -> str:
    """Why the day is none; empty where it may be one."""
    parts = found.groupdict()
    month, day = _month(parts), int(parts["day"])
    year = int(parts["year"]) if parts.get("year") else None
    if not 1 <= month <= 12 and day <= 12:
        return ""  # day and month may have changed places
    if not 1 <= month <= 12:
        return f"a year has 12 months, none with the number {month}"
    last = monthrange(2000 if year is None else year, month)[1]
    julian = (month, day) == (2, 29) and year is not None and year % 100 == 0 and year <= 1900
    if (year, month, day) == SWEDISH or julian or not last < day <= (LATEST_DAY if year else 31):
        return ""
    if (month, day) == (2, 29):
        return f"{year} was no leap year"
    common = "28 days, or 29 in a leap year" if month == 2 else f"{last} days"
    return f"{MONTHS[month - 1]} has {common}"


def _month(parts: dict[str, str | None]) -> int:
    name = parts.get("month")
    if not name:
        return int(parts["number"] or 0)
    if name in RUSSIAN:
        return RUSSIAN.index(name) + 1
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _is_date(sentence: str, found: re.Match[str]) -> bool:
    """Whether the words are a date rather than a count ("in June 31 delegates came"), and not questioned."""
    if _SIC.match(sentence, found.end()):
        return False
    if found.groupdict().get("alone") is None:
        return True
    leading = _DAYS_ON.search(sentence[: found.start()])
    return bool(leading or _ENDS.match(sentence, found.end()))
