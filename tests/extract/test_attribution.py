"""Whom a sentence names as its source, and what is only an idea yet."""

from collections.abc import Callable

import pytest

from amity.model.claims import Claim
from amity.model.factuality import Factuality

Read = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Egyptian side stated that India had sent wheat to Chile.", "Egyptian side"),
        ("On March 26 Nehru declared that Egypt would reject any contact with Japan.", "Nehru"),
        ("As Smith notes, Egypt sent wheat to India in 1961.", "Smith"),
        ("Egypt sent wheat to India in 1961, as Anna Smith has shown.", "Anna Smith"),
        ("Egypt announced in 1961 that India would open an embassy in Cairo.", "Egypt"),
        ("India left the pact with Peru on Thursday, the news agency PTI said, ending a quarrel.", "PTI"),
    ],
)
def test_who_says_so_is_named(text: str, who: str, read: Read) -> None:
    found = read(text)
    assert found
    assert all(any(who in name for name in claim.attribution) for claim in found)


@pytest.mark.parametrize(
    "text",
    [
        "As Egypt sent wheat to India in 1961, Peru was pleased.",
        "India recognised Egypt as Peru had done in 1961.",
        "As a sign of thanks, Egypt sent wheat to India.",
    ],
)
def test_as_names_no_source_without_a_word_of_saying(text: str, read: Read) -> None:
    found = read(text)
    assert found
    assert not any(claim.attribution for claim in found)


@pytest.mark.parametrize(
    "text",
    [
        "Egypt showed interest in shipping coal through India.",
        "Egypt studied the feasibility of shipping coal through India.",
    ],
)
def test_what_one_is_interested_in_has_not_happened(text: str, read: Read) -> None:
    assert {c.factuality for c in read(text) if c.kind == "infrastructure"} == {Factuality.HYPOTHETICAL}
