"""Codes of states mean the state that stood then."""

import pytest

from amity.datasets.codes import StateCodes
from amity.reference import load

CODES = StateCodes(load())


@pytest.mark.parametrize(
    ("said", "system", "year", "state"),
    [
        ("365", "cow", 1991, "SUN"),
        ("365", "cow", 1992, "RUS"),
        ("345", "cow", 1960, "YUG"),
        ("345", "cow", 2012, "SRB"),
        ("315.0", "cow", 1968, "CSK"),
        ("679", "cow", 2001, "YEM"),
        ("260", "cow", 1970, "DEU"),
        ("970", "cow", 2005, "NRU"),
        ("970", "gw", 2005, "KIR"),
        ("AUS", "cowc", 1980, "AUT"),
        ("AUS", "iso3", 1980, "AUS"),
        ("GHA", "any", 1980, "GHA"),
        ("RUS", "any", 1970, "SUN"),
        ("Czechoslovakia", "name", 1970, "CSK"),
        ("", "any", 1970, None),
        ("Ruritania", "any", 1970, None),
    ],
)
def test_codes(said: str, system: str, year: int, state: str | None) -> None:
    assert CODES.state(said, system, year) == state


def test_states_under_one_number_are_one_line() -> None:
    assert {"YUG", "SRB", "SCG"} <= set(CODES.line("SRB"))
    assert CODES.line("KIR") == ("KIR",)
    assert CODES.line("none") == ("none",)
