"""The persons of a claim are those who take part; those of a visit, who travel."""

from collections.abc import Callable

import pytest

from amity.model.claims import Claim


@pytest.mark.parametrize(
    ("text", "kind", "persons"),
    [
        ("In May 1974 Fidel Castro of Cuba visited Mongolia.", "visit", ("Fidel Castro",)),
        (
            "Urho Kekkonen visited the Soviet Union in 1960 and met Nikita Khrushchev.",
            "visit",
            ("Urho Kekkonen",),
        ),
        ("A delegation of Finland visited Khrushchev's Soviet Union in 1960.", "visit", ()),
        (
            "Urho Kekkonen met Nikita Khrushchev in 1960.",
            "meeting",
            ("Urho Kekkonen", "Nikita Khrushchev"),
        ),
    ],
)
def test_a_host_is_no_traveller(
    read: Callable[..., tuple[Claim, ...]], text: str, kind: str, persons: tuple[str, ...]
) -> None:
    found = [claim.persons for claim in read(text) if claim.kind == kind]
    assert found == [persons]


def test_who_receives_a_guest_is_not_named_as_one(read: Callable[..., tuple[Claim, ...]]) -> None:
    claims = read("Mao Zedong received a delegation of Albania in Beijing on 12 May 1966.")
    assert all("Mao Zedong" not in claim.persons for claim in claims if claim.kind == "visit")
    assert claims


@pytest.mark.parametrize("verb", ["arrived in Havana", "was recalled from Havana"])
def test_an_ambassador_who_comes_or_goes_is_no_visit(
    read: Callable[..., tuple[Claim, ...]], verb: str
) -> None:
    claims = read(f"The ambassador of Ethiopia to Cuba {verb} on 3 March 1978.")
    assert "visit" not in {claim.kind for claim in claims}
    assert claims
