"""Texts of our own on the day when somebody took office."""

from collections.abc import Callable
from typing import Any

import pytest

from amity.examine import Evidence, taking_office

CASES: list[tuple[Any, ...]] = [
    ("Mauno Koivisto took office on 27 January 1982.", "27 January 1982", "1982-01-27", "consistent"),
    ("Mauno Koivisto became President of Finland in January 1982.", "January 1982", "1982-01", "consistent"),
    ("Mauno Koivisto took office on 26 January 1982.", "26 January 1982", "1982-01-26", "suspicious"),
    ("Carlos Menem was sworn in as President on 10 July 1989.", "10 July 1989", "1989-07-10", "suspicious"),
    ("Urho Kekkonen became President on 1 March 1962.", "1 March 1962", "1962-03-01", "inconsistent"),
    ("Urho Kekkonen took office for a second term on 1 March 1962.", "1 March 1962", "1962-03-01", None),
    ("Carlos Menem became chairman of a club on 10 July 1995.", "10 July 1995", "1995-07-10", None),
    ("Carlos Menem became ill on 12 July 1989.", "12 July 1989", "1989-07-12", None),
    ("Urho Kekkonen became acting Prime Minister on 3 May 1960.", "3 May 1960", "1960-05-03", None),
]


@pytest.mark.parametrize(("text", "words", "edtf", "verdict"), CASES)
def test_the_day_is_held_against_the_roster(
    evidence: Callable[..., Evidence], text: str, words: str, edtf: str, verdict: str | None
) -> None:
    found = list(taking_office.check(evidence(text, dates={words: edtf})))
    assert [str(one.verdict) for one in found] == ([verdict] if verdict else [])
    assert all(one.check == "office_holder" for one in found)


def test_the_roster_is_named(evidence: Callable[..., Evidence]) -> None:
    [found] = taking_office.check(evidence(CASES[2][0], dates={"26 January 1982": "1982-01-26"}))
    assert "1982-01-27 to 1994-03-01 [Office of the President" in found.explanation
