"""Numbers as texts write them, with their scale: "5,000", "five thousand", "half a million"."""

import re
from functools import cache

from amity.examine.numerals import cardinal, cardinal_pattern

_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_HALVES = {"half a ": 0.5, "a quarter of a ": 0.25}


@cache
def amount_pattern() -> str:
    """A regular expression, without groups, for a number with or without a scale.

    >>> bool(re.fullmatch(amount_pattern(), "twelve thousand")), bool(re.fullmatch(amount_pattern(), "1,250"))
    (True, True)
    """
    scale = "|".join(_SCALES)
    plain = rf"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{cardinal_pattern()}"
    scaled = rf"(?:{plain})(?:[\s-]+(?:{scale}))*(?:\s+and\s+{cardinal_pattern()})?"
    return rf"(?:(?:half\s+a|a\s+quarter\s+of\s+a)\s+million|{scaled})"


def amount(text: str) -> float | None:
    """The value of a number in words or figures; None for anything else.

    >>> amount("five thousand"), amount("1,250"), amount("two hundred and forty"), amount("half a million")
    (5000.0, 1250.0, 240.0, 500000.0)
    >>> amount("several") is None
    True
    """
    said = " ".join(text.casefold().split())
    for words, share in _HALVES.items():
        if said.startswith(words):
            return share * _SCALES.get(said.removeprefix(words), 0)
    head, joined, rest = said.partition(" and ")
    first, *scales = re.split(r"[\s-]+(?=hundred|thousand|million|billion)", head)
    value = _plain(first)
    if value is None:
        return None
    for scale in scales:
        value *= _SCALES[scale]
    return value + (_plain(rest) or 0) if joined else value


def _plain(text: str) -> float | None:
    digits = text.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return float(digits)
    value = cardinal(text)
    return None if value is None else float(value)
