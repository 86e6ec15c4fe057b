from collections.abc import Callable

import pytest

from amity.model.claims import Claim, Tier

Read = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "A Bulgarian circus visited Cuba in 1965.",
        "Dynamo Moscow visited Chile in 1958.",
        "The Prague Philharmonic Orchestra visited Japan in October 1959.",
        "A delegation of the French Communist Party visited Mongolia in 1964.",
        "Students from Ghana visited Hungary in May 1962.",
        "In the film, the king of Norway visited Japan in 1970.",
    ],
)
def test_no_body_but_a_state_is_trusted_as_one(text: str, read: Read) -> None:
    assert {claim.tier for claim in read(text)} <= {Tier.LOW}


def test_the_party_that_rules_stands_for_its_state(read: Read) -> None:
    claims = read("A delegation of the Bulgarian Communist Party visited Mongolia in 1964.")
    assert [(c.source, c.target, c.tier) for c in claims] == [("BGR", "MNG", Tier.HIGH)]


@pytest.mark.parametrize(
    "text",
    [
        "Kim has met the presidents of China and South Korea this year.",
        "The leaders of North and South have met three times since 2000.",
        "The two Algerian leaders met in 1963.",
    ],
)
def test_the_pair_of_a_document_is_not_put_where_others_are_named(text: str, read: Read) -> None:
    before = "Mongolia and North Korea signed a treaty in 1986. "
    claims = read(before + text, title="Mongolia and North Korea")
    met = [{claim.source, claim.target} for claim in claims if claim.kind == "meeting"]
    assert {"MNG", "PRK"} not in met


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("President Kaunda (1964-1991) visited Yugoslavia.", "1964"),
        ("In a 1990 interview, the minister said that Ghana had recognised Angola.", "1990"),
        ("The book, published in 1988, says that Sudan recognised Somalia.", "1988"),
        ("The minister said in 1990 that Ghana had recognised Angola.", "1990"),
    ],
)
def test_the_date_of_a_term_or_a_report_dates_no_claim(text: str, year: str, read: Read) -> None:
    claims = read(text)
    assert claims
    assert not any(year in str(claim.date) for claim in claims)


def test_a_day_without_a_year_is_not_trusted(read: Read) -> None:
    (claim,) = read("On 27 September Bulgaria recognised Kuwait.")
    assert str(claim.date) == "XXXX-09-27"
    assert claim.tier is not Tier.HIGH
