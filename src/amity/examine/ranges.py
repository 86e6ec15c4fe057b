"""Stretches of time that run backwards: "from 12 to 9 May 1988", "between 1975 and 1971"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from amity.examine.impossible_dates import MONTH, MONTHS

_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_JOIN = r"(?:\s+(?:to|until|till|through)\s+|\s*[-–—]\s*)"
_DAYS = (
    re.compile(
        rf"(?<![\d.,:/-])(?:(?P<between>between)\s+)?(?P<first>\d{{1,2}}){_TH}(?(between)\s+and\s+|{_JOIN})"
        rf"(?P<last>\d{{1,2}}){_TH}\s+(?:of\s+)?(?P<month>{MONTH})(?!\w)"
    ),
    re.compile(
        rf"\b(?:(?P<between>between)\s+)?(?P<month>{MONTH})\s+(?P<first>\d{{1,2}}){_TH}"
        rf"(?(between)\s+and\s+|{_JOIN})(?P<last>\d{{1,2}}){_TH}(?=\s*,?\s+{_YEAR}|\s*[,.;)]|\s+[a-z])(?!\s+{MONTH})"
    ),
)
_DAY = rf"(?:(?P<d{{0}}>\d{{{{1,2}}}}){_TH}\s+)?(?:(?P<m{{0}}>{MONTH})\s+)?(?P<y{{0}}>{_YEAR})"
_AMERICAN = rf"(?P<m{{0}}>{MONTH})\s+(?P<d{{0}}>\d{{{{1,2}}}}){_TH},\s*(?P<y{{0}}>{_YEAR}),?"
_BETWEEN = r"\b(?:(?P<between>between)|from)\s+"
_AND = r"\s+(?(between)and|(?:to|until|till|through))\s+"
_FULL = tuple(
    re.compile(_BETWEEN + side.format(1) + _AND + side.format(2) + r"(?![\d.,]\d)", re.IGNORECASE)
    for side in (_DAY, _AMERICAN)
)
_HYPHENED = re.compile(
    rf"(?:\(|\b(?:in|of|for|during|over|the\s+years|the\s+period)\s+)(?P<y1>{_YEAR})\s*[-–—]\s*(?P<y2>{_YEAR})(?![\d-])"
)
_AMOUNTS = re.compile(
    r"\b(?:fell|fall\w*|drop\w*|cut\w*|reduc\w+|ris\w+|rose|grew|grow\w*|increas\w+|decreas\w+|declin\w+|slash\w*"
    r"|shr[aiu]nk\w*|number\w*|total\w*|tons?|tonnes|strength|dollars|rubles|roubles|won|yen|percent|back)\b|[%$£€¥]",
    re.IGNORECASE,
)
_BEFORE_CHRIST = re.compile(r"\s*,?\s*(?:B\.?\s?C|before\s+Christ)", re.IGNORECASE)
LATE, EARLY = 21, 10
"""From a day so late to one so early, "28 to 3 May", the first may be of the month before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backward:
    """Words that name a stretch of time which ends before it begins."""

    start: int
    end: int
    reason: str


def backward(sentence: str) -> Iterator[Backward]:
    """Each stretch in a sentence that ends before it begins.

    None where the first day may be of the month before, or where numbers may be amounts ("fell from 2000 to
    1900").

    >>> [found.reason for found in backward("The visit from 12 to 9 May 1988 was short.")]
    ['the 9th comes before the 12th']
    >>> list(backward("The visit from 28 to 3 May 1988 was short."))
    []
    """
    if not any(map(str.isdigit, sentence)):
        return
    for form in _DAYS:
        for found in form.finditer(sentence):
            first, last = int(found["first"]), int(found["last"])
            if last < first <= 31 and not (first >= LATE and last <= EARLY):
                yield _backward(found, f"the {_nth(last)} comes before the {_nth(first)}")
    for form in (*_FULL, _HYPHENED):
        for found in form.finditer(sentence):
            yield from _years(sentence, found)


def _backward(found: re.Match[str], reason: str) -> Backward:
    return Backward(start=found.start(), end=found.end(), reason=reason)


def _years(sentence: str, found: re.Match[str]) -> Iterator[Backward]:
    """A stretch whose two sides have their years."""
    parts = found.groupdict()
    first, last = _latest(parts, "1", low=True), _latest(parts, "2", low=False)
    bare = not (parts.get("m1") or parts.get("m2"))
    if first is None or last is None or last >= first:
        return
    if _BEFORE_CHRIST.match(sentence, found.end()) or (bare and _AMOUNTS.search(sentence)):
        return
    yield _backward(
        found, f"{last} comes before {first}" if not bare else f"{parts['y2']} comes before {parts['y1']}"
    )


def _latest(parts: dict[str, str | None], side: str, *, low: bool) -> date | None:
    """The first day of a side, or the last; None where it is no day."""
    year, month, day = parts[f"y{side}"], parts.get(f"m{side}"), parts.get(f"d{side}")
    number = next((i for i, name in enumerate(MONTHS, 1) if month and name.startswith(month[:3])), None)
    try:
        return date(int(year or 0), number or (1 if low else 12), int(day) if day else (1 if low else 28))
    except ValueError:
        return None


def _nth(day: int) -> str:
    """An ordinal number.

    >>> [_nth(day) for day in (1, 2, 3, 11, 22)]
    ['1st', '2nd', '3rd', '11th', '22nd']
    """
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
