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


DATED: list[tuple[str, str, str, str | None]] = [
    ("Gamal Abdel Nasser opened the dam in January 1971.", "January 1971", "1971-01", "inconsistent"),
    ("In March 1957 Joseph Stalin ordered the advisers home.", "March 1957", "1957-03", "inconsistent"),
    ("The accord was signed by Zhou Enlai in October 1977.", "October 1977", "1977-10", "inconsistent"),
    ("The envoy had talks with Mao Zedong in 1978.", "1978", "1978", "inconsistent"),
    ("They flew there in 1971, where they were received by Ho Chi Minh.", "1971", "1971", "inconsistent"),
    ("In 1988, at a lunch, Urho Kekkonen raised his glass.", "1988", "1988", "inconsistent"),
    ("In 1981 Golda Meir, by then old and ill, wrote to the envoy.", "1981", "1981", "inconsistent"),
    ("In 1860 Konrad Adenauer signed the convention.", "1860", "1860", "inconsistent"),
    # a surname alone, where nobody else is known to bear it
    ("In the spring of 1990 Kekkonen wrote to the envoy.", "the spring of 1990", "1990-21", "suspicious"),
    ("In the autumn of 1974 Senator Kennedy proposed a cut.", "the autumn of 1974", "1974-23", None),
    ("In 1985 Gandhi wrote to the envoy.", "1985", "1985", None),
    ("In March 1971 President Nasser received the envoy.", "March 1971", "1971-03", "suspicious"),
    ("Urho Kekkonen, who was ill, received the envoy in 1988.", "1988", "1988", "inconsistent"),
    ("Urho Kekkonen's visit to Lima took place in 1988.", "1988", "1988", "inconsistent"),
    ("It was May 1988. Urho Kekkonen received the envoy.", "May 1988", "1988-05", "inconsistent"),
    ("It was May 1988. Urho Kekkonen had received the envoy.", "May 1988", "1988-05", None),
    # alive, remembered, or not acting then
    ("Urho Kekkonen opened the fair in May 1969.", "May 1969", "1969-05", None),
    ("In 1998 a statue of Kim Il Sung was unveiled by the guests.", "1998", "1998", None),
    ("The treaty that Leonid Brezhnev signed was denounced in 1993.", "1993", "1993", None),
    ("The treaty signed by Leonid Brezhnev was denounced in 1993.", "1993", "1993", None),
    ("A film of 1985 shows how Joseph Stalin met the envoy.", "1985", "1985", None),
    ("In 1999 Urho Kekkonen was still read.", "1999", "1999", None),
    ("In 2002 the Chairman received the envoy.", "2002", "2002", None),
    ("In July 2001, Iran warned the firms.", "July 2001", "2001-07", None),
]  # fmt: skip


@pytest.mark.parametrize("case", DATED)
def test_the_dead_do_nothing_in_dated_sentences(
    evidence: Callable[..., Evidence], case: tuple[str, str, str, str | None]
) -> None:
    text, words, date, verdict = case
    found = list(lifetime.check(evidence(text, dates={words: date})))
    assert {str(one.verdict) for one in found} == ({verdict} if verdict else set())


def test_another_date_within_the_life_lifts_the_blame(evidence: Callable[..., Evidence]) -> None:
    text = "In 1990 the fair that Urho Kekkonen opened in 1969 was closed."
    assert not list(lifetime.check(evidence(text, dates={"1990": "1990", "1969": "1969"})))
