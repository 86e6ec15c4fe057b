"""What a passive says of one pair after the other."""

from collections.abc import Callable

import pytest

from amity.model.claims import Claim

Read = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Diplomatic relations were established by Peru and Chile in 1971 and by Chile and Cuba in 1975.",
            [("CHL", "PER", "1971"), ("CHL", "CUB", "1975")],
        ),
        (
            "Diplomatic relations were established by Peru and Chile in 1971, and by Chile and Cuba as well.",
            [("CHL", "PER", "1971"), ("CHL", "CUB", "")],
        ),
        (
            "Diplomatic relations were established by Peru and Chile in 1971 and by Cuba in 1975.",
            [("CHL", "PER", "1971")],
        ),
    ],
)
def test_each_pair_has_its_own_date_and_no_other_party(
    text: str, told: list[tuple[str, str, str]], read: Read
) -> None:
    found = read(text)
    assert [(c.source, c.target, str(c.date)) for c in found] == told
    assert not any(c.others for c in found)


def test_a_list_behind_one_by_is_one_claim(read: Read) -> None:
    (claim,) = read("Diplomatic relations were established by Peru, Chile and Cuba in 1971.")
    assert claim.states == {"PER", "CHL", "CUB"}


def test_a_pair_apart_counts_from_the_date_before(read: Read) -> None:
    found = read(
        "Relations were established by Peru and Chile in 1971 and by Chile and Cuba four years later."
    )
    assert [c.date.first_year for c in found] == [1971, 1975]


@pytest.mark.parametrize(
    "signed",
    [
        "was signed by Fevzi, envoy of Turkey, and by Foroughi, Foreign Minister of Iran, in May 1932",
        "was signed on the Turkish side by Fevzi and by Foroughi on the Iranian side in May 1932",
    ],
)
def test_two_sides_that_sign_are_the_sides_of_one_treaty(signed: str, read: Read) -> None:
    (claim,) = read(f"The Treaty of Neutrality between Iran and Turkey {signed}.")
    assert (claim.kind, claim.source, claim.target, str(claim.date)) == (
        *("treaty_signed", "IRN", "TUR", "1932-05"),
    )
