"""Numbers with their unit: "about 30,000 men", "US$2.5 million", "17 percent of"."""

import re
from collections.abc import Sequence

from amity.model.claims import Quantity

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 10**12,
}
_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"once": 1, "twice": 2, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_ABOUT = (
    r"about|around|approximately|nearly|almost|some|over|more than|at least|up to|roughly|an estimated|"
    r"fewer than|less than|as many as|close to|only about"
)
_CURRENCY = r"US\$|A\$|C\$|HK\$|\$|€|£|¥|USD|EUR|RMB"
_PATTERN = re.compile(
    rf"(?:\b(?P<about>{_ABOUT})\s+)?(?P<currency>{_CURRENCY})?\s?"
    rf"(?<![\w.,])(?P<number>{_NUMBER}|\b(?:{'|'.join(_WORDS)})\b)"
    rf"(?:[-–](?P<upper>{_NUMBER}))?"
    rf"(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion))?"
    r"(?P<percent>\s?%|\s?per\s?cent\b|\s?percent\b)?"
    r"(?:\s(?P<unit>(?:(?!and\b|or\b|in\b|on\b|at\b|to\b|from\b|by\b|for\b|with\b|were\b|was\b|had\b|have\b|of\b"
    r"|that\b|who\b|which\b|during\b|as\b|into\b|against\b|is\b|are\b)[a-z][\w-]*\s?){1,3}(?:of\s[a-z]+(?:\sand\s[a-z]+)?)?))?",
    re.IGNORECASE,
)
_YEARLIKE = re.compile(r"^(?:1[89]|20)\d\d$")
_TIME_UNITS = frozenset(
    "year years month months day days week weeks hour hours century centuries minute minutes".split()
)


def quantities(
    text: str, *, barred: Sequence[tuple[int, int]] = (), stops: Sequence[int] = ()
) -> list[tuple[int, Quantity]]:
    """All quantities in a text with where they begin: value, unit, approximate or not.

    Of a range the value is the lower bound, and the range stands in the unit. Numbers without a unit, years
    and spans of time are no quantities, nor is what lies in one of the spans `barred` (dates, "the two
    sides"); no unit goes on past one of the `stops`, where a word stands that belongs to no noun phrase.

    >>> quantities("took in about 200 war orphans")[0][1]
    Quantity(value=200.0, unit='war orphans', approximate=True)
    >>> quantities("aid worth US$2.5 million")[0][1]
    Quantity(value=2500000.0, unit='US$', approximate=False)
    >>> quantities("on 14 September", barred=[(3, 15)])
    []
    """
    found = []
    for match in _PATTERN.finditer(text):
        if any(start <= match.start("number") < end for start, end in barred):
            continue
        quantity = _quantity(match, _unit(match, stops))
        if quantity is not None:
            found.append((match.start("number"), quantity))
    return found


def _unit(match: re.Match[str], stops: Sequence[int]) -> str:
    """The noun phrase behind a number, up to the first word that belongs to none."""
    unit = match["unit"] or ""
    start = match.start("unit")
    end = min((stop - start for stop in stops if start <= stop < match.end()), default=len(unit))
    return re.sub(r"\s(?:of|and)$", "", unit[:end].strip())


def _quantity(match: re.Match[str], unit: str) -> Quantity | None:
    number = match["number"].lower()
    value = float(_WORDS[number]) if number in _WORDS else float(number.replace(",", ""))
    if match["scale"]:
        value *= _SCALE[match["scale"].lower()]
    if match["percent"]:
        unit = f"% {unit}".strip()
    elif match["currency"]:
        unit = match["currency"]
    if not unit or (_YEARLIKE.match(number) and not match["currency"]) or unit.split()[0] in _TIME_UNITS:
        return None
    if match["upper"]:
        unit = f"{unit} ({match['number']}-{match['upper']})"
    return Quantity(value=value, unit=unit, approximate=bool(match["about"]))
