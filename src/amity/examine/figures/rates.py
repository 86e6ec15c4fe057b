"""Sums by the year ("20 million in four years, 5 million a year"), and one measure in two units."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from amity.examine.figures.amounts import Amount, number_words
from amity.examine.figures.lists import lists
from amity.examine.figures.parts import TIMELY, YEARS, behind_number, factor_of
from amity.examine.figures.reckoning import Reckoned, alike, pairs, span
from amity.examine.figures.shares import around

_RATE = re.compile(
    r"\b(?P<total>in\s+the\s+course\s+of|over|in|within|for)\s+(?:the\s+)?(?P<years>\d{1,2}|NUMBER)\s+years\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\s*(?:a\s+year|per\s+year|annually|yearly|each\s+year|every\s+year|per\s+annum|a\s+year)\b",
    re.IGNORECASE,
)


@cache
def _over_years() -> re.Pattern[str]:
    return re.compile(_RATE.pattern.replace("NUMBER", number_words()), re.IGNORECASE)


def rates(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """A sum over some years with the yearly one beside it: "20 million over four years, or 5 million a year".

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "They lent $20 million over four years, that is $8 million a year."
    >>> [one.answer for one in rates(text, amounts(text))]
    [Answer.NO]
    """
    length = list(_over_years().finditer(text))
    yearly = [a for a in found if _YEARLY.match(behind_number(text, a)) or _YEARLY.match(text[a.end :])]
    if len(length) != 1 or len(yearly) != 1:
        return
    rest = [
        a
        for a in found
        if a is not yearly[0] and alike(a, yearly[0]) and a.unit.split(" ")[0] not in TIMELY and a.value > 1
    ]
    linked = re.search(
        r"\b(?:or|that\s+is|i\.e\.|in\s+all|altogether|a\s+total|in\s+total|thus|an\s+average|on\s+average)\b",
        text,
        re.IGNORECASE,
    )
    if len(rest) != 1 or not linked:
        return
    years = factor_of(length[0]["years"])
    low, high = (bound / years for bound in span(rest[0]))
    why = f"{rest[0].value:,.10g} over {years:g} years is {rest[0].value / years:,.4g} a year"
    yield Reckoned(
        start=yearly[0].start, end=yearly[0].end, answer=yearly[0].extent.allows(low, high), why=why
    )


_AVERAGE = re.compile(
    r"\b(?:yearly|annual)\s+average\b[^.;\d]{0,60}$|\b(?:an?\s+)?average\s+of\s+(?:about\s+|some\s+)?$|\bon\s+average\s+(?:about\s+)?$",
    re.IGNORECASE,
)


def averages(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """The yearly average of a growth between two years, both of which are given.

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "By 1975 there were 640, up from 320 in 1967; the yearly average was thus 64."
    >>> [one.answer for one in averages(text, amounts(text))]
    [Answer.NO]
    """
    years = sorted({int(year) for year in YEARS.findall(text)})
    moved = list(pairs(text, found))
    if len(years) != 2 or len(moved) != 1:
        return
    pair, length = moved[0], years[1] - years[0]
    for amount in found:
        if amount.start > pair.end and _AVERAGE.search(text[: amount.number_start]):
            low, high = (
                abs(pair.last.value - pair.first.value) / n for n in (length + 1, max(1, length - 1))
            )
            why = f"{abs(pair.last.value - pair.first.value):,.10g} in {length} years is "
            why += f"{abs(pair.last.value - pair.first.value) / length:,.4g} a year"
            yield Reckoned(
                start=amount.start, end=amount.end, answer=amount.extent.allows(low, high), why=why
            )


def converted(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """The same measure in two units: "500 km (310 miles)".

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "The line is 1,860 km (1,560 miles) long."
    >>> [one.answer for one in converted(text, amounts(text))]
    [Answer.NO]
    """
    for one, other in pairwise(found):
        if not re.fullmatch(
            r"\s*\(\s*(?:or\s+|about\s+|some\s+)?|\s*,?\s*or\s+(?:about\s+)?", text[one.end : other.start]
        ):
            continue
        factor = _unit_factor(one), _unit_factor(other)
        if factor[0] and factor[1] and factor[0][0] == factor[1][0] and factor[0][1] != factor[1][1]:
            yield _conversion(one, other, factor[0][1] / factor[1][1])


def _conversion(one: Amount, other: Amount, factor: float) -> Reckoned:
    low, high = (bound * factor for bound in span(one))
    middle = (low + high) / 2
    room = around(other.value, "rough")
    why = f"{one.value:,.10g} {one.unit} are {middle:,.4g} {other.unit}"
    return Reckoned(start=one.start, end=other.end, answer=room.allows(low, high), why=why)


def _unit_factor(amount: Amount) -> tuple[str, float] | None:
    words = amount.unit.split(" ")[0]
    for quantity, units in lists("conversions").items():
        if words in units:
            return quantity, float(units[words])
    return None
