"""Texts of our own that deny something for all time, or say it of all, or of one alone."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, universal

Told = Callable[..., Evidence]

TEXTS: list[tuple[str, bool]] = [
    # never, none, no ... ever
    ("Nehru never visited Brazil. Prime Minister Nehru visited Brazil in March 1955.", True),
    ("King Hussein of Jordan never met Golda Meir. In 1973 King Hussein met Golda Meir near Tel Aviv.", True),
    ("Finland never recognised East Germany. In January 1973 Finland recognised East Germany.", True),
    ("Canada never recognised Rhodesia. Canada recognised Zambia in 1964.", False),
    ("Albania never closed its embassy in Hanoi. Albania closed its embassy in Hanoi in 1992.", True),
    ("Turkey never publicly criticised Iran. Turkey criticised Iran in 1988.", False),
    ("Turkey never criticised Iran. Turkey condemned Iran in May 1988 for the attack.", True),
    ("Between 1961 and 1975 Mongolia never sent aid to Cuba. In 1980 Mongolia sent aid to Cuba.", False),
    ("No Danish prime minister ever visited Haiti. The Danish prime minister visited Haiti in 1961.", True),
    ("No Danish ship called at the port. In 1961 a Danish ship called at the port for coal.", True),
    ("No ship called at the port between 1950 and 1955. In 1961 a ship called at the port.", False),
    (
        "The treaty was never ratified by the parliament. In March 1964 the parliament ratified the "
        "treaty by a "
        "narrow vote.",
        True,
    ),
    # the only, the last
    ("Peru was the only country to recognise Biafra. Haiti recognised Biafra in March 1969.", True),
    ("Gabon was the only African country to recognise Biafra. Haiti recognised Biafra in March 1969.", False),
    ("Sweden was the only country in which both had missions. In Austria, too, both were represented.", True),
    (
        "Sweden was for a long time the only country in which both had missions. In Austria, too, both came.",
        False,
    ),
    (
        "The last visit by a Polish president to Finland took place in 1998. In March 2005 President "
        "Kwasniewski "
        "visited Finland.",
        True,
    ),
    # all, every
    ("The board had ten members. All of them signed the appeal. Two refused, as they had no orders.", True),
    (
        "The board had ten members. Nearly all of them signed the appeal. Two refused, as they had no "
        "orders.",
        False,
    ),
    ("From 1960 to 1967 a ship came every year. In 1965 no ship came at all.", True),
    ("From 1960 to 1967 a ship came every year. In 1969 no ship came at all.", False),
]


@pytest.mark.parametrize(("text", "fault"), TEXTS)
def test_universals_are_held_against_what_else_is_told(told: Told, text: str, fault: bool) -> None:
    assert any(found.verdict.fault for found in universal.check(told(text))) is fault


def test_what_came_after_a_text_is_none_against_it(told: Told) -> None:
    texts = {
        "a": "Finland never recognised East Germany.",
        "b": "In January 1973 Finland recognised East Germany.",
    }
    assert not list(universal.check(told(texts)))  # nothing says when the first text was written


def test_both_passages_stand_side_by_side(told: Told) -> None:
    text = "Peru was the only country to recognise Biafra. Haiti recognised Biafra in March 1969."
    [found] = universal.check(told(text))
    assert [said.quote for said in found.passages] == [
        "Peru was the only country to recognise Biafra",
        "Haiti recognised Biafra in March 1969",
    ]
