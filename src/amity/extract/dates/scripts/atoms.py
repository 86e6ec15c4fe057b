"""The parts of dates that stand in a text, one by one: a year, a month, "that year", "until"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from amity.extract.dates.months import century_of
from amity.extract.dates.scripts.lexicon import Pattern, Script
from amity.extract.dates.scripts.numerals import number

LAST_YEAR = 2199
LENGTHS = ("duration", "later", "earlier", "ago")
CENTURIES = {"上": -1, "прошлого": -1, "本": 0, "今": 0}
"""Words that point at a century from that of the day of writing."""
MOST = {"month": 12, "day": 31, "year": LAST_YEAR, "bare_year": LAST_YEAR, "century": 22}


@dataclass(frozen=True, slots=True)
class Atom:
    """A part of a date at an offset: its kind and what it stands for.

    The value of a year, month, day, number or century is that number, of a decade its EDTF, whether its
    century is said, and where it points; of a length of time its number, unit and size; of other words what
    their table says.
    """

    kind: str
    start: int
    end: int
    value: Any


def atoms_of(text: str, script: Script) -> Iterator[Atom]:
    """The parts of dates in a text, in order; numbers that no calendar has are left out.

    >>> from amity.extract.dates.scripts.lexicon import scripts
    >>> [(atom.kind, atom.value) for atom in atoms_of("1948년 10월 말까지", scripts()[0])]
    [('year', 1948), ('month', 10), ('portion', 'late'), ('trail', 'until')]
    """
    for found in script.parts.finditer(text):
        pattern = script.patterns[int((found.lastgroup or "p0")[1:])]
        match = pattern.regex.match(text, found.start())
        if match is None:
            continue
        if pattern.kind == "full":
            for kind, group in (("year", "y"), ("month", "m"), ("day", "d")):
                yield Atom(kind, match.start(), match.end(), int(match[group]))
            continue
        value = pattern.value if pattern.value is not None else _value(pattern, match, script)
        most = MOST.get(pattern.kind)
        if most is None or (isinstance(value, int) and 0 < value <= most):
            yield Atom(pattern.kind, match.start(), match.end(), value)


def _value(pattern: Pattern, match: re.Match[str], script: Script) -> Any:
    groups = match.groupdict()
    if pattern.kind == "decade":
        return _decade(groups)
    if pattern.kind in LENGTHS:
        return _length(groups, script)
    if groups.get("era") and groups.get("e") and not groups.get("n"):
        return script.eras[groups["era"]] + number(groups["e"])
    if pattern.kind == "month" and (word := groups.get("w")):
        return next(i for i, month in enumerate(script.months, 1) if month.fullmatch(word))
    if word := groups.get("o"):
        return script.ordinals[word.lower()]
    digits = groups.get("n") or groups.get("n2")
    said = number(digits) if digits else None
    return century_of(said) if pattern.kind == "short_year" and said is not None else said


def _decade(groups: dict[str, str | None]) -> tuple[str, bool, int | None]:
    """EDTF of a decade, whether its century is said, and how far that lies from the one of writing."""
    year, pointed = number(groups["n"] or ""), groups.get("p")
    if year >= 1000:
        return f"{year // 10}X", True, None
    if groups.get("c"):
        return f"{number(groups['c'] or '') - 1:02d}{year // 10}X", True, None
    return f"19{year // 10}X", False, None if pointed is None else CENTURIES[pointed.lower()]


def _length(groups: dict[str, str | None], script: Script) -> tuple[int, str, int]:
    """How many of what unit, and how many days, months or years it has."""
    said, unit = groups.get("n"), groups.get("u")
    known = script.counts.get(said.lower()) if said else 1
    count = number(said or "") if known is None else known
    return (count, *(script.units[unit.lower()] if unit else ("day", 1)))
