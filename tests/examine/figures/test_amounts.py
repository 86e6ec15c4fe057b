"""Amounts in sentences, and the room that their words leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.examine.figures.amounts import amounts, extent
from amity.examine.figures.shares import around, shares
from amity.model.answers import Answer

LEADS = ("", "rough", "under", "above", "over", "below")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("US$ 2.5 million", [(2_500_000.0, "US$")]),
        ("twenty-five trucks and a dozen cranes", [(25.0, "trucks"), (12.0, "cranes")]),
        ("half a million tourists", [(500_000.0, "tourists")]),
        ("12,400 men of 60 battalions", [(12_400.0, "men"), (60.0, "battalions")]),
        ("17 per cent, or 3 percentage points", [(17.0, "%"), (3.0, "points")]),
        ("40 million roubles", [(40_000_000.0, "RUB")]),
        ("in Article 12 of Resolution 242, the 38th parallel, 1956", []),
    ],
)
def test_amounts_have_a_value_and_a_unit(text: str, found: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit) for one in amounts(text)] == found


@given(st.floats(min_value=1, max_value=1e9), st.sampled_from(LEADS))
def test_a_number_fits_what_it_says(value: float, lead: str) -> None:
    assert extent(value, 1.0, lead).allows(value, value) is Answer.YES


@given(st.floats(min_value=10, max_value=1e6), st.sampled_from(LEADS), st.floats(0.01, 3))
def test_what_fits_may_be(value: float, lead: str, factor: float) -> None:
    room = extent(value, 1.0, lead)
    assert room.may[0] <= room.fits[0] <= room.fits[1] <= room.may[1]
    inside = room.fits[0] <= value * factor <= room.fits[1]
    assert not inside or room.allows(value * factor, value * factor) is Answer.YES


@given(st.floats(min_value=0.05, max_value=20), st.sampled_from(["", "about", "nearly", "more than"]))
def test_a_multiple_is_not_three_times_itself_unless_it_is_open(value: float, lead: str) -> None:
    answer = around(value, lead).allows(value * 3, value * 3)
    assert answer is (Answer.UNKNOWN if lead == "more than" else Answer.NO)


@pytest.mark.parametrize(
    ("text", "value"),
    [("a third", 1 / 3), ("two fifths", 0.4), ("three-quarters", 0.75), ("one in four", 0.25), ("62%", 0.62)],
)
def test_shares_are_read(text: str, value: float) -> None:
    [share] = shares(text)
    assert share.extent.allows(value, value) is Answer.YES
    assert share.extent.allows(value * 1.5, value * 1.5) is Answer.NO
