"""Whom a sentence calls entitled to an act of state."""

import pytest

from amity.examine.entitled import entitled


@pytest.mark.parametrize(
    ("said", "act"),
    [
        (", to whom the charter gives the right to receive ambassadors, bowed", "receives_credentials"),
        (", in whom Article 9 vests the power to ratify treaties, signed", "ratifies_treaties"),
        (", who alone had the right to declare war, hesitated", "declares_war"),
        (", whose prerogative it was to grant pardons, agreed", "grants_pardons"),
    ],
)
def test_a_right_is_read_from_the_clause_behind_the_organ(said: str, act: str) -> None:
    assert entitled("The King" + said, len("The King"), act) is not None


@pytest.mark.parametrize(
    "said",
    [", to whom no law gives the right to declare war, agreed", ", to whom the envoy bowed", " declared war"],
)
def test_a_right_that_is_denied_or_not_named_is_none(said: str) -> None:
    assert entitled("The King" + said, len("The King"), "declares_war") is None
