"""Texts of our own on states that did or did not exist."""

from collections.abc import Callable
from typing import Any

import pytest

from amity.examine import Evidence, existence
from amity.model.claims import Claim

FAULTY: list[tuple[Any, ...]] = [
    (
        "In 2000 the Soviet Union and Chile signed a treaty.",
        "treaty_signed",
        "CHL SUN",
        "2000",
        "inconsistent",
    ),
    (
        "Ghana and Egypt established relations in 1949.",
        "relations_established",
        "EGY GHA",
        "1949",
        "inconsistent",
    ),
    (
        "East Germany closed its embassy in Cuba in March 1993.",
        "embassy_closed",
        "DDR CUB",
        "1993-03",
        "inconsistent",
    ),
    ("France recognised Bangladesh on 3 May 1968.", "recognition", "FRA BGD", "1968-05-03", "suspicious"),
    ("A delegation from Zambia visited Egypt in 1961.", "visit", "ZMB EGY", "1961", "suspicious"),
    (
        "In 1996 Czechoslovakia sent an ambassador to Peru.",
        "ambassador_exchange",
        "CSK PER",
        "1996",
        "inconsistent",
    ),
]
SOUND: list[tuple[Any, ...]] = [
    ("The former Soviet president visited Chile in 1994.", "visit", "SUN CHL", "1994"),
    ("The Czech Republic dates its relations with Peru to 1922.", "relations_established", "CZE PER", "1922"),
    ("In 1990 the Soviet Union and Chile resumed relations.", "relations_established", "CHL SUN", "1990"),
    ("Ghana and Egypt established relations in 1957.", "relations_established", "EGY GHA", "1957"),
    ("France recognised Bangladesh in 1971.", "recognition", "FRA BGD", "1971"),
    ("Japan signed the peace treaty with the USA in 1951.", "treaty_signed", "JPN USA", "1951-09-08"),
    ("Trade of East Germany with Cuba was traced until 1995.", "trade", "CUB DDR", "1995"),
    ("Ethiopia opened an embassy in Ankara.", "embassy_opened", "ETH TUR", "1930"),
    ("In December 1991 the Soviet Union received an envoy.", "credentials", "CHL SUN", "1991-12"),
]


@pytest.mark.parametrize("case", FAULTY)
def test_a_state_outside_its_time_is_found(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim], case: tuple[Any, ...]
) -> None:
    text, kind, states, date, verdict = case
    [found] = existence.check(evidence(text, [claim(text, kind, states, date)]))
    assert (found.check, str(found.verdict)) == ("existence", verdict)
    assert found.passages[0].quote in found.explanation
    assert found.explanation.endswith(".")


@pytest.mark.parametrize("case", SOUND)
def test_a_state_in_its_time_is_left_alone(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim], case: tuple[Any, ...]
) -> None:
    text, kind, states, date = case
    assert not list(existence.check(evidence(text, [claim(text, kind, states, date)])))


def test_the_heir_of_a_former_state_and_the_source_are_named(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    text = FAULTY[0][0]
    [found] = existence.check(evidence(text, [claim(text, *FAULTY[0][1:4])]))
    assert "by then there was Russia" in found.explanation
    assert "COW State System Membership" in found.explanation


@pytest.mark.parametrize(
    "fields",
    [
        {"factuality": "planned"},
        {"factuality": "did_not_happen"},
        {"inferred": ("year",)},
        {"words": "the year after"},
        {"shape": "silence"},
    ],
)
def test_only_a_stated_happening_is_blamed(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim], fields: dict[str, Any]
) -> None:
    text = "In 2000 the Soviet Union and Chile signed a treaty."
    assert not list(
        existence.check(evidence(text, [claim(text, "treaty_signed", "CHL SUN", "2000", **fields)]))
    )


def test_a_jubilee_is_not_blamed(evidence: Callable[..., Evidence], claim: Callable[..., Claim]) -> None:
    text = "In 1998 the 50th anniversary of relations with Czechoslovakia was remembered in Peru."
    assert not list(
        existence.check(evidence(text, [claim(text, "relations_established", "CSK PER", "1998")]))
    )


def test_two_states_out_of_their_time_make_one_finding(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    text = "In 1958 Zambia and Kenya signed a treaty."
    [found] = existence.check(evidence(text, [claim(text, "treaty_signed", "KEN ZMB", "1958")]))
    assert str(found.verdict) == "inconsistent"
    assert "Kenya came into existence" in found.explanation
    assert "Zambia came into existence" in found.explanation
