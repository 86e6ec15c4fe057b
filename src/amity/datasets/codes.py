"""The state that a code of a published dataset means in a year."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from amity.model.answers import Answer
from amity.model.states import State
from amity.model.when import When
from amity.reference import Reference

ANY = "any"
"""The system of a column that says nothing of its codes: names, ISO, numbers and abbreviations of COW."""
_NUMBER = re.compile(r"0*(\d{1,3})(?:\.0*)?")


@cache
def _listed() -> Mapping[tuple[str, str], str]:
    """The codes of `data/state_codes.csv`, by system and code: what states.csv has no column for."""
    text = (files("amity.datasets") / "data" / "state_codes.csv").read_text(encoding="utf-8")
    return {(row["system"], row["code"]): row["state"] for row in csv.DictReader(text.splitlines())}


class StateCodes:
    """The states that codes mean, each at its time: 365 is SUN until 1991, RUS after.

    `system` is that of a column: "cow" or "gw" (numbers), "cowc" (abbreviations of the Correlates of War),
    "iso3", "iso2", "name" or "any". Of states that stood one after the other under one number the one is
    meant that stood in the middle of the year.

    >>> from amity.reference import load
    >>> codes = StateCodes(load())
    >>> [codes.state(code, "cow", year) for code, year in (("365.0", 1960), ("365", 2000), ("5000", 2000))]
    ['SUN', 'RUS', None]
    >>> codes.state("SWZ", "cowc", 1990), codes.state("SWZ", "iso3", 1990), codes.state("ROK", "any", 1990)
    ('CHE', 'SWZ', 'KOR')
    """

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._numbers: dict[tuple[str, int], list[str]] = {}
        for state in reference.states.values():
            for system, number in (("cow", state.cow), ("gw", state.gw)):
                if number is not None:
                    self._numbers.setdefault((system, number), []).append(state.code)
        self._iso2 = {s.iso2: s.code for s in reference.states.values() if s.iso2}
        self._known: dict[tuple[str, str, int], str | None] = {}
        self._standing: dict[tuple[str, int], str] = {}
        self._stood: dict[tuple[str, int], bool] = {}
        self._lines: dict[str, tuple[str, ...]] = {}

    def state(self, said: str, system: str, year: int) -> str | None:
        """The state that a cell means in a year; None for what no state is called.

        A state of which a successor's or predecessor's code is used (Russia in 1960) is the one that stood.
        """
        key = (said, system, year)
        if key not in self._known:
            found = self._meant(said.strip(), system, When.of_year(year))
            self._known[key] = self.standing(found, year) if found else None
        return self._known[key]

    def line(self, code: str) -> tuple[str, ...]:
        """The states that share a number with one, by code: SUN and RUS are one line of statehood.

        >>> from amity.reference import load
        >>> StateCodes(load()).line("RUS"), StateCodes(load()).line("MNG")
        (('RUS', 'SUN'), ('MNG',))
        """
        if code not in self._lines:
            # Serbia shares a number with Yugoslavia alone, and that another with its successor
            self._lines[code] = tuple(sorted(self._kin(self._kin({code}))))
        return self._lines[code]

    def _kin(self, codes: set[str]) -> set[str]:
        """The states that share a number with any of some, and these."""
        states = [self._reference.states[code] for code in codes if code in self._reference.states]
        numbers = [(system, n) for s in states for system, n in (("cow", s.cow), ("gw", s.gw)) if n]
        return codes | {other for number in numbers for other in self._numbers[number]}

    def standing(self, code: str, year: int) -> str:
        """Of the states of a line the one that stood in the middle of a year; the code itself if none did."""
        if (code, year) not in self._standing:
            kin = [code, *(other for other in self.line(code) if other != code)]
            self._standing[code, year] = next((one for one in kin if self.stood(one, year)), code)
        return self._standing[code, year]

    def stood(self, code: str, year: int) -> bool:
        """Whether a state existed in the middle of a year."""
        if (code, year) not in self._stood:
            middle = When.parse(f"{year:04d}-07-01")
            spans = self._reference.spans.get(code, ())
            self._stood[code, year] = any(span.overlaps(middle) is not Answer.NO for span in spans)
        return self._stood[code, year]

    def _meant(self, said: str, system: str, when: When) -> str | None:
        if not said:
            return None
        return next((code for code in self._readings(said, system, when) if code), None)

    def _readings(self, said: str, system: str, when: When) -> Iterator[str | None]:
        """What a cell can mean, the likeliest first."""
        states: Mapping[str, State] = self._reference.states
        upper = said.upper()
        if (number := _NUMBER.fullmatch(said)) and system in ("cow", "gw", ANY):
            yield from self._numbered(int(number[1]), "gw" if system == "gw" else "cow")
        if system == "cowc":
            yield _listed().get(("cowc", upper))
        if system in ("iso3", ANY) and upper in states:
            yield upper
        if system in ("iso2", ANY):
            yield self._iso2.get(upper)
        if system in ("name", ANY):
            found = self._reference.resolve(said, when)
            yield found[0] if len(found) == 1 or (found and system == "name") else None
        if system == ANY:
            yield _listed().get(("cowc", upper))

    def _numbered(self, number: int, system: str) -> Iterator[str | None]:
        """The states of a number, by the system first, then by the other."""
        other = "cow" if system == "gw" else "gw"
        yield next(iter(self._numbers.get((system, number), ())), None)
        yield _listed().get(("cow", str(number)))
        yield next(iter(self._numbers.get((other, number), ())), None)
