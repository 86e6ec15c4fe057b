from dataclasses import replace

from amity.model.claims import Claim, Quantity
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When


def test_a_quantity_is_the_same_however_its_number_is_written() -> None:
    said = Passage(doc="a", start=0, end=10, quote="200 horses")
    claim = Claim(
        passage=said, kind="aid", source="MNG", target="PRK", date=When.unknown(),
        factuality=Factuality.HAPPENED, quantity=Quantity(value=200, unit="horses"),
    )  # fmt: skip
    assert replace(claim, quantity=Quantity(value=200.0, unit="horses")).id == claim.id
    assert replace(claim, quantity=Quantity(value=201, unit="horses")).id != claim.id
