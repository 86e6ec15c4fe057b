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


NAMED: list[tuple[str, str, str, str | None]] = [
    # states outside their time, in sentences without claims
    ("In May 1993 the Soviet Union informed Helsinki of the price.", "May 1993", "1993-05", "inconsistent"),
    ("East Germany voted against the budget in 1992.", "1992", "1992", "inconsistent"),
    ("South Vietnam protested in Manila in 1978.", "1978", "1978", "inconsistent"),
    ("South Sudan recalled its ambassador in 2003.", "2003", "2003", "inconsistent"),
    ("South Sudan recalled its ambassador in 2009.", "2009", "2009", "suspicious"),
    ("In 1936 Pakistan accepted the offer.", "1936", "1936", "inconsistent"),
    ("In 1999 Czechoslovakia lent the money.", "1999", "1999", "inconsistent"),
    ("The debt was settled between the USSR and Peru in 1996.", "1996", "1996", "inconsistent"),
    # by their adjectives, with those who act for them
    ("A Czechoslovak trade delegation came to Lima in May 1996.", "May 1996", "1996-05", "inconsistent"),
    ("In 1994 the Soviet ambassador in Lima protested.", "1994", "1994", "inconsistent"),
    ("In 1994 the Soviet debt was on the table again.", "1994", "1994", None),
    ("In 1994 the former Soviet ambassador published his notes.", "1994", "1994", None),
    ("The ambassador of East Germany in Lima protested in 1994.", "1994", "1994", "inconsistent"),
    # in a sentence that goes on from a dated one
    ("It was May 1996. East Germany protested.", "May 1996", "1996-05", "inconsistent"),
    ("It was May 1996. East Germany had protested.", "May 1996", "1996-05", None),
    # names that had been given up, or were not yet given
    ("In 2001 Zaire opened an embassy in Beijing.", "2001", "2001", "suspicious"),
    ("Ceylon delivered rubber to China in 1985.", "1985", "1985", "suspicious"),
    ("Tanganyika joined the fund in 1969.", "1969", "1969", "suspicious"),
    ("West Germany supplied the turbines in 1996.", "1996", "1996", "suspicious"),
    ("Upper Volta recalled its envoy in May 1990.", "May 1990", "1990-05", "suspicious"),
    ("In 1962 the United Republic of Tanzania sent a mission.", "1962", "1962", "suspicious"),
    # names in use, or used loosely
    ("Burma sent a delegation in 2012.", "2012", "2012", None),
    ("Russia informed Ulaanbaatar of it in 1966.", "1966", "1966", None),
    ("Myanmar delivered rice to Ceylon in 1962.", "1962", "1962", None),
    ("Ceylon delivered rubber to China in 1965.", "1965", "1965", None),
    ("Zaire recalled its envoy in May 1997.", "May 1997", "1997-05", None),
    # nothing is done by the state
    ("Rebels in Angola received arms in 1967.", "1967", "1967", None),
    ("He wrote of the Soviet Union in 1995.", "1995", "1995", None),
    ("The former Soviet Union signed for it in 1994.", "1994", "1994", None),
    ("Syria's independence was recognised by Peru in 1941.", "1941", "1941", None),
    ("British India signed the convention in 1938.", "1938", "1938", None),
    ("Foreign Minister Togo signed the note in 1941.", "1941", "1941", None),
]


@pytest.mark.parametrize("case", NAMED)
def test_states_and_their_names_in_dated_sentences(
    evidence: Callable[..., Evidence], case: tuple[str, str, str, str | None]
) -> None:
    text, words, date, verdict = case
    found = list(existence.check(evidence(text, dates={words: date})))
    assert {str(one.verdict) for one in found} == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("states", "kind", "verdict"),
    [
        ("CHN KAZ", "embassy_opened", "inconsistent"),  # it left a union that went on
        ("CZE MNG", "embassy_opened", None),  # it counts what Czechoslovakia did
        ("CHN KAZ", "visit", None),  # one could travel to the land
    ],
)
def test_a_state_counts_what_was_done_only_by_the_one_it_goes_on_from(
    evidence: Callable[..., Evidence],
    claim: Callable[..., Claim],
    states: str,
    kind: str,
    verdict: str | None,
) -> None:
    text = "In 1975 it was done by China, Kazakhstan, Mongolia and the Czech Republic."
    found = list(existence.check(evidence(text, [claim(text, kind, states, "1975")])))
    assert [str(one.verdict) for one in found] == ([verdict] if verdict else [])
