"""Texts of our own on persons who act, and on those who are remembered."""

from collections.abc import Callable
from typing import Any

import pytest

from amity.examine import Evidence, lifetime
from amity.model.claims import Claim

FAULTY: list[tuple[Any, ...]] = [
    (
        "Urho Kekkonen visited Hungary in May 1988.",
        "visit",
        "FIN HUN",
        "1988-05",
        "Urho Kekkonen",
        "1986-08-31",
    ),
    ("Golda Meir met the French envoy in 1981.", "meeting", "ISR FRA", "1981", "Golda Meir", "1978-12-08"),
    (
        "In 1975 G. A. Nasser signed a treaty in Delhi.",
        "treaty_signed",
        "EGY IND",
        "1975",
        "G. A. Nasser",
        "1970-09-28",
    ),
    ("Carlos Menem visited Chile in 1921.", "visit", "ARG CHL", "1921", "Carlos Menem", "1930-07-02"),
]
SOUND: list[tuple[Any, ...]] = [
    ("Urho Kekkonen visited Hungary in May 1969.", "visit", "FIN HUN", "1969-05", "Urho Kekkonen"),
    ("Urho Kekkonen visited Hungary in 1986.", "visit", "FIN HUN", "1986", "Urho Kekkonen"),
    (
        "Egypt's envoy laid a wreath at the tomb of Jawaharlal Nehru in 1972.",
        "visit",
        "EGY IND",
        "1972",
        "Jawaharlal Nehru",
    ),
    (
        "The guests toured Jawaharlal Nehru University in 1999.",
        "visit",
        "EGY IND",
        "1999",
        "Jawaharlal Nehru",
    ),
    ("Urho Kekkonen's archive was opened to guests in 1990.", "visit", "SWE FIN", "1990", "Urho Kekkonen"),
    ("Cairo sent condolences for Golda Meir in 1979.", "condolence", "EGY ISR", "1979", "Golda Meir"),
    (
        "Anwar Sadat's widow, Jehan, visited Golda Meir's family in 1985.",
        "visit",
        "EGY ISR",
        "1985",
        "Golda Meir",
    ),
]


@pytest.mark.parametrize("case", FAULTY)
def test_nobody_acts_outside_a_life(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim], case: tuple[Any, ...]
) -> None:
    text, kind, states, date, person, bound = case
    [found] = lifetime.check(evidence(text, [claim(text, kind, states, date, persons=(person,))]))
    assert (found.check, str(found.verdict)) == ("lifetime", "inconsistent")
    assert bound in found.explanation


@pytest.mark.parametrize("case", SOUND)
def test_the_living_and_the_remembered_are_left_alone(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim], case: tuple[Any, ...]
) -> None:
    text, kind, states, date, person = case
    assert not list(lifetime.check(evidence(text, [claim(text, kind, states, date, persons=(person,))])))
