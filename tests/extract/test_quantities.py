from collections.abc import Callable

import pytest

from amity.extract.quantities import quantities
from amity.model.claims import Claim, Quantity


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        ("sent 226,236 heads of livestock", 226236, "heads of livestock", False),
        ("an army of about 30,000 men", 30000, "men", True),
        ("worth US$2.5 million", 2_500_000, "US$", False),
        ("only 17% of trade", 17, "%", False),
        ("nearly 3 billion dollars in aid", 3_000_000_000, "dollars", True),
        ("five high-level delegations", 5, "high-level delegations", False),
    ],
)
def test_number_and_unit(text: str, value: float, unit: str, approximate: bool) -> None:
    quantity = quantities(text)[0][1]
    assert (quantity.value, quantity.approximate) == (value, approximate)
    assert quantity.unit.startswith(unit)


def test_a_range_keeps_its_lower_bound_and_itself() -> None:
    assert quantities("sent 10-15 tons of rice")[0][1] == Quantity(value=10, unit="tons of rice (10-15)")


@pytest.mark.parametrize("text", ["in 1956", "for seven years", "two months later", "on page 12."])
def test_years_and_spans_of_time_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


def test_the_number_of_a_date_or_of_the_parties_is_no_quantity(
    read: Callable[..., tuple[Claim, ...]],
) -> None:
    chronicle = read("**3 May 1974.** Egyptian and Indian ministers hold the talks of 4 May in Cairo.")
    pact = read("In 1974 the two countries signed a treaty.", title="Egypt and India")
    assert {claim.kind for claim in (*chronicle, *pact)} == {"meeting", "treaty_signed"}
    assert [claim.quantity for claim in (*chronicle, *pact)] == [None] * len((*chronicle, *pact))


def test_a_unit_ends_with_its_noun_phrase() -> None:
    text = "sent 300 trucks carried south"
    assert quantities(text, stops=[text.index("carried")])[0][1] == Quantity(value=300, unit="trucks")


def test_nothing_in_a_barred_span_is_a_quantity() -> None:
    assert quantities("27-30 January visitors", barred=[(0, 13)]) == []
