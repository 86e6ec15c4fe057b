import pytest

from amity.extract.quantities import quantities
from amity.model.claims import Quantity


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
