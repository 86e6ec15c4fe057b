"""Texts of our own that say something was the first in so many years, or since a year or an event."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, first_since
from amity.examine.firsts import absences, firsts

Told = Callable[..., Evidence]

CLAIMED: list[tuple[str, str]] = [
    (
        "In March 2000 Bill Clinton visited India, the first visit by an American president since 1978. "
        "President Carter had visited India in January 1978.",
        "consistent",
    ),
    (
        "In March 2000 Bill Clinton visited India, the first visit by an American president since 1978. "
        "President Reagan visited India in May 1985.",
        "inconsistent",
    ),
    (
        "Obama travelled to Cuba in March 2016. It was the first visit to the island by a sitting US "
        "president "
        "in 88 years.",
        "unverifiable",
    ),
    (
        "In May 1971 Trudeau went to the Soviet Union for the first time in ten years. "
        "Trudeau had visited Moscow in June 1961.",
        "consistent",
    ),
    (
        "President Kim Il Sung visited Mongolia in 1956. "
        "In 1988 Kim Il Sung visited Mongolia for the first time in 22 years.",
        "suspicious",
    ),
    (
        "The foreign minister of Japan flew to Hanoi in 1978 for the first time in five years. "
        "In 1976 the Japanese foreign minister visited Hanoi.",
        "inconsistent",
    ),
    (
        "Nehru visited Warsaw in June 1955. In September 1967 Indira Gandhi visited Poland. "
        "She came back in 1979 for the first time in 12 years.",
        "consistent",
    ),
    (
        "In September 1979 President Tito flew to Algeria for the first time in 14 years; his previous "
        "visit was "
        "in 1969.",
        "inconsistent",
    ),
    (
        "In September 1979 President Tito visited Algeria for the first time in fourteen years; his "
        "previous visit "
        "was in April 1965.",
        "consistent",
    ),
    (
        "In August 1990 Ceausescu visited Iran, the first Romanian leader to do so in over a decade. "
        "In 1984 Ceausescu visited Iran.",
        "inconsistent",
    ),
    (
        "In 1985 Gorbachev and Reagan met in Geneva, the first summit between the two countries in six "
        "years. "
        "Carter and Brezhnev met in Vienna in June 1979.",
        "consistent",
    ),
]

TEXTUAL: list[tuple[str, str | None]] = [
    (
        "Relations were broken off in June 1967. In October 1991 the two governments restored relations, "
        "for the "
        "first time in fourteen years.",
        "inconsistent",
    ),
    (
        "Relations were broken off in June 1967. In October 1991 the two governments restored relations, "
        "for the "
        "first time in twenty-four years.",
        "consistent",
    ),
    (
        "The last shipment of rice had left in 1974. In 1991 a ship brought the first shipment in nine "
        "years.",
        "inconsistent",
    ),
    (
        "The last shipment of rice had left in 1974. In 1991 a ship brought the first shipment in 17 years.",
        "consistent",
    ),
    (
        "Khrushchev came to Peking in 1954 and again in 1959. Gorbachev's journey of May 1989 was the "
        "first by a "
        "Soviet leader in thirty years.",
        "consistent",
    ),
    (
        "No Soviet leader had been to Peking since 1959 when Gorbachev came in May 1989. Brezhnev came "
        "to Peking in "
        "1971.",
        "inconsistent",
    ),
    (
        "| year | guest |\n|---|---|\n| 1959 | a minister of trade |\n| 1965 | a deputy premier |\n"
        "| 1972 | a minister of railways |\n| 1980 | a minister of trade |\n\nWhen the guest of 1980 "
        "came to the "
        "fair, it was the first time for twenty-one years that a minister from Warsaw had come.",
        "inconsistent",
    ),
    (
        "Three times before 1989 he came home: in June 1979, in June 1983 and in June 1987. The third "
        "journey was "
        "the first since martial law, declared in December 1981.",
        "inconsistent",
    ),
    (
        "Three times before 1989 he came home: in June 1979, in June 1983 and in June 1987. The second "
        "journey was "
        "the first since martial law, declared in December 1981.",
        "consistent",
    ),
    # nothing ties the years to each other
    ("In 1991 the president visited Rome. In 2003 exports fell for the first time in five years.", None),
    ("The war ended in 1953. In 1988 the harvest failed for the first time in ten years.", None),
]


@pytest.mark.parametrize(("text", "verdict"), CLAIMED)
def test_firsts_are_held_against_the_events_in_hand(told: Told, text: str, verdict: str) -> None:
    assert verdict in {str(found.verdict) for found in first_since.check(told(text))}


@pytest.mark.parametrize(("text", "verdict"), CLAIMED)
def test_no_first_is_both_right_and_wrong(told: Told, text: str, verdict: str) -> None:
    faults = [found for found in first_since.check(told(text)) if found.verdict.fault]
    assert bool(faults) == (verdict in ("inconsistent", "suspicious"))


@pytest.mark.parametrize(("text", "verdict"), TEXTUAL)
def test_firsts_are_held_against_the_text_around(tabled: Told, text: str, verdict: str | None) -> None:
    found = {str(one.verdict) for one in first_since.check(tabled(text))} - {"unverifiable"}
    assert found == ({verdict} if verdict else set())


def test_another_text_can_give_the_visit_in_between(told: Told) -> None:
    texts = {
        "a": "In May 1971 Trudeau went to the Soviet Union for the first time in ten years.",
        "b": "The Canadian Prime Minister Pierre Trudeau visited Moscow in June 1968.",
    }
    [found] = [one for one in first_since.check(told(texts)) if one.verdict.fault]
    assert {said.doc for said in found.passages} == {"a", "b"}
    assert "June 1968" in found.explanation


def test_what_is_missing_is_named(told: Told) -> None:
    text = "Harold Macmillan visited Ghana in January 1960 for the first time in 12 years."
    [found] = first_since.check(told(text))
    assert str(found.verdict) == "unverifiable"
    assert "about 1948" in found.explanation


def test_a_first_in_the_mouth_of_another_is_in_doubt_at_most(told: Told) -> None:
    text = (
        "According to Smith, Bill Clinton visited India in March 2000, the first visit by an American "
        "president "
        "since 1978. President Reagan visited India in May 1985."
    )
    verdicts = {str(one.verdict) for one in first_since.check(told(text)) if one.verdict.fault}
    assert verdicts <= {"suspicious"}


@pytest.mark.parametrize(
    ("text", "years", "since"),
    [
        ("He came for the first time in thirty-two years.", 32, 0),
        ("It was the first visit in more than two decades.", 20, 0),
        ("It was the first such visit in half a century.", 50, 0),
        ("It was the first time since 1964 that a premier had come.", 0, 1964),
        ("The first secretary came in five years.", None, None),
        ("In the first half of 1980 it fell.", None, None),
    ],
)
def test_the_words_of_a_first_are_read(text: str, years: int | None, since: int | None) -> None:
    found = [(one.years, one.since) for one in firsts(text)]
    assert found == ([] if years is None else [(years, since)])


def test_absences_are_firsts_the_other_way_round() -> None:
    [one] = absences("No Greek premier had come for forty-nine years when he landed.")
    assert one.window(2008) == (1958, 1960)
