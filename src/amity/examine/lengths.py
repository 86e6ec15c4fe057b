"""Lengths of time as texts put them: "about a month", "less than three years", "half a century"."""

import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

UNITS = {
    "day": (1, "day"), "night": (1, "day"), "week": (1, "week"), "fortnight": (2, "week"),
    "month": (1, "month"), "year": (1, "year"), "decade": (10, "year"), "century": (100, "year"),
}  # fmt: skip
"""Units of texts, as so many of those that are reckoned with."""


@cache
def time_words() -> dict[str, Any]:
    """The word lists of `data/time_words.toml`.

    >>> time_words()["ordinals"]["tenth"]
    10
    """
    text = (files("amity.examine") / "data" / "time_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _numbers() -> dict[str, float]:
    """Numbers in words; "the day after" is one day after."""
    small, tens = time_words()["small"], time_words()["tens"]
    return {
        **{word: float(i) for i, word in enumerate(small, 1)},
        **{word: 10.0 * i for i, word in enumerate(tens, 2)},
        **{f"{t}-{s}": 10.0 * i + j for i, t in enumerate(tens, 2) for j, s in enumerate(small[:9], 1)},
        **time_words()["numbers"],
    }


def phrases(name: str) -> str:
    """The phrases of a list as one regular expression, the longest first."""
    listed = sorted(time_words()[name], key=len, reverse=True)
    return "|".join(phrase.replace(" ", r"\s+") for phrase in listed)


NUMBERS = _numbers()
_NUMBER = r"\d{1,3}|" + "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))
_UNIT = r"days?|nights?|weeks?|fortnights?|months?|years?|decades?|century|centuries"
LENGTH = (
    rf"(?:\b(?:(?P<roughly>{phrases('rough')})|(?P<less>{phrases('less')})|(?P<more>{phrases('more')})"
    rf"|{phrases('exact')})\s+)?(?:only\s+|just\s+)?"
    rf"\b(?P<number>{_NUMBER})(?P<half>\s+and\s+a\s+half)?(?P<odd>-odd)?[\s-]+(?:full\s+|long\s+|whole\s+|short\s+)?"
    rf"(?P<unit>{_UNIT})(?P<later_half>\s+and\s+a\s+half)?\b"
)
"""A regular expression for a length with its number, in the named groups that `length_of` reads."""


class Bound(Enum):
    """How a length bounds what it measures."""

    EXACT = "exact"
    ROUGH = "rough"
    LESS = "less"
    MORE = "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """So many days, weeks, months or years.

    >>> length_of(re.match(LENGTH, "less than two and a half years"))
    Length(number=2.5, unit='year', bound=<Bound.LESS: 'less'>)
    """

    number: float
    unit: str
    bound: Bound = Bound.EXACT


def length_of(found: "re.Match[str]") -> Length:
    """The length that a match of LENGTH tells.

    >>> length_of(re.match(LENGTH, "half a century"))
    Length(number=50.0, unit='year', bound=<Bound.ROUGH: 'rough'>)
    >>> length_of(re.match(LENGTH, "the day")), length_of(re.match(LENGTH, "twenty-one months")).number
    (Length(number=1.0, unit='day', bound=<Bound.EXACT: 'exact'>), 21.0)
    """
    words = found.groupdict()
    said = " ".join((words["number"] or "1").casefold().split())
    number = float(NUMBERS.get(said, said))
    if words["half"] or words["later_half"]:
        number += 0.5
    whole = number == int(number)
    spoken = (words["unit"] or "day").casefold()
    name = {"centuries": "century"}.get(spoken, spoken.removesuffix("s"))
    factor, unit = UNITS[name]
    if number < 1 and unit == "year" and factor == 1:
        number, unit = number * 12, "month"
    number *= factor
    bound = Bound.LESS if words["less"] else Bound.MORE if words["more"] else Bound.EXACT
    loose = words["roughly"] or words["odd"] or not whole or name in ("decade", "century", "fortnight")
    return Length(number=number, unit=unit, bound=Bound.ROUGH if loose and bound is Bound.EXACT else bound)
