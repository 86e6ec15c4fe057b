"""What is odd in a series of figures: found where it was planted, and nowhere in calm series."""

from hypothesis import given
from hypothesis import strategies as st

from amity.examine.figures.irregular import jumps, repeated
from amity.examine.figures.tables import Point, Series


def series(values: list[float], label: str = "") -> Series:
    points = tuple(
        Point(first=1960 + at, last=1960 + at, value=value, worth=1.0, row="", column=str(1960 + at))
        for at, value in enumerate(values)
    )
    return Series(doc="a", table="Table 1", label=label, unit="", points=points)


CALM = st.lists(st.integers(min_value=900, max_value=1100), min_size=6, max_size=20)


@given(CALM)
def test_a_calm_series_has_no_jump(values: list[int]) -> None:
    assert not list(jumps(series([float(value) for value in values])))


@given(CALM, st.data())
def test_a_digit_too_many_is_found(values: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(min_value=1, max_value=len(values) - 2))
    planted = [float(value) * (10 if place == at else 1) for place, value in enumerate(values)]
    found = [point.first for odd in jumps(series(planted)) for point in odd.points]
    assert found == [1960 + at]


@given(st.lists(st.integers(min_value=1, max_value=10_000), min_size=6, max_size=12, unique=True))
def test_a_series_that_repeats_another_is_found_whichever_comes_first(values: list[int]) -> None:
    one, other = series([float(v) for v in values], "Mali"), series([float(v) for v in values], "Togo")
    assert (
        [odd.sort for odd in repeated(one, other)]
        == [odd.sort for odd in repeated(other, one)]
        == ["repeated"]
    )
