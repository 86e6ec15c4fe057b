"""Dates that stand behind what a sentence tells: in an aside, in the past perfect, beside a noun."""

from collections.abc import Callable

import pytest

from amity.model.claims import Claim

Read = Callable[..., tuple[Claim, ...]]


def date(read: Read, kind: str, *paragraphs: str) -> str:
    """The date of the only claim of a kind."""
    (claim,) = (c for c in read(*paragraphs) if c.kind == kind)
    return str(claim.date)


@pytest.mark.parametrize(
    "text",
    [
        "Egypt, which had recognised China in 1956, sent wheat to Peking.",
        "Egypt sent wheat to China, which it had recognised in 1956.",
        "Egypt sent wheat to China, recognised in 1956.",
        "Egypt, which had visited China in 1955 and recognised Syria in 1956, sent wheat to China.",
        "Egypt had recognised China in 1956, and India sent wheat to China.",
        "Egypt sent wheat to China, the largest gift since 1956.",
        "Egypt's aid to China was the first in five years.",
    ],
)
def test_what_is_told_has_no_date_of_an_aside(text: str, read: Read) -> None:
    assert date(read, "aid", text) == ""


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("Egypt, which had recognised China in 1956, sent wheat to Peking.", "recognition", "1956"),
        ("Egypt, which had recognised China in 1956, sent wheat to Peking in 1961.", "aid", "1961"),
        ("Egypt, which had visited China in 1955 and recognised Syria, sent wheat.", "recognition", "1955"),
        ("After Egypt had recognised China in 1956, China sent wheat to Egypt.", "aid", "1956"),
        ("Russia and Georgia agreed to a truce brokered by France in August 2008.", "ceasefire", "2008-08"),
    ],
)
def test_the_aside_and_what_is_told_keep_their_own(text: str, kind: str, when: str, read: Read) -> None:
    assert date(read, kind, text) == when


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("Peru abrogated the treaty of 1961 with Chile.", "treaty_abrogated", ""),
        ("Peru abrogated the treaty signed in 1961 with Chile.", "treaty_abrogated", ""),
        ("India condemned the 1956 invasion of Egypt by Israel.", "criticism", ""),
        ("India condemned the 1956 invasion of Egypt by Israel.", "invasion", "1956"),
        ("India and Egypt signed the treaty of 1961 in Cairo.", "treaty_signed", "1961"),
        ("Peru sent wheat to Chile in the famine of 1961.", "aid", "1961"),
        ("Peru sent wheat to Chile in the spring of 1961.", "aid", "1961-21"),
    ],
)
def test_a_date_in_the_name_of_something_is_that_thing_s(text: str, kind: str, when: str, read: Read) -> None:
    assert date(read, kind, text) == when


@pytest.mark.parametrize(
    ("text", "passage", "when"),
    [
        ("Peru has sent a minister to visit Chile at last.", "Peru has sent a minister to visit Chile", ""),
        ("Peru sent a minister to inspect Chile in May 1990.", "to inspect Chile in May 1990", "1990-05"),
    ],
)
def test_one_sent_to_visit_makes_one_claim_with_all_its_words(
    text: str, passage: str, when: str, read: Read
) -> None:
    (claim,) = read(text)
    assert (claim.kind, claim.source, claim.target, str(claim.date)) == ("visit", "PER", "CHL", when)
    assert passage in claim.passage.quote
    assert "target:named" in claim.rules
