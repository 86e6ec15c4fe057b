import pytest

from amity.errors import InvalidValue
from amity.relate.differences import differences
from amity.relate.effects import Values


def dyad(name: str, *values: float, first: int = 1960, step: int = 5) -> Values:
    years = tuple(range(first, first + step * len(values), step))
    return Values(
        years=years, values=values, rounding=0.1, name=name, rows=tuple((f"{name}:{y}",) for y in years)
    )


def test_three_points_each_give_the_bare_differences_and_no_inference() -> None:
    found = differences(dyad("a", 0.4, 1.1, 2.0), [dyad("b", 6.0, 5.0, 3.0)])
    assert found.level == pytest.approx(4.6)
    assert list(found.bounds) == pytest.approx([4.4, 4.8])
    assert found.p is None
    assert found.why.startswith("3 values and 2 dyads: 8 and 20 are needed")
    assert found.change.rows == ("a:1960", "a:1965", "a:1970")


def test_with_a_date_means_are_compared() -> None:
    found = differences(dyad("a", 1.0, 1.0, 5.0, 5.0), [dyad("b", 2.0, 2.0, 3.0, 3.0)], date=1970)
    assert found.level == pytest.approx(3.0)
    assert found.logarithm == pytest.approx(1.609 - 0.405, abs=1e-3)


def test_a_change_that_stands_out_of_twenty_is_one_in_twenty() -> None:
    still = [dyad(f"s{n}", *(5.0 + 0.1 * (n % 3),) * 10, step=1) for n in range(19)]
    moved = dyad("m", *(5.0,) * 5, *(9.0,) * 5, step=1)
    assert differences(moved, still, date=1965).p == pytest.approx(1 / 20)
    assert differences(still[0], [*still[1:], moved], date=1965).p == pytest.approx(1.0)


def test_only_years_that_all_have_are_compared() -> None:
    found = differences(dyad("a", 1.0, 2.0, 3.0, 9.0), [dyad("b", 1.0, 1.0, 1.0)])
    assert found.change.years == (1960, 1970)
    assert found.notes == ("1 values of years that not all have are left out",)


def test_noughts_have_no_logarithm() -> None:
    assert differences(dyad("a", 0.0, 2.0), [dyad("b", 1.0, 1.0)]).logarithm is None


@pytest.mark.parametrize("others", [[], [dyad("c", 1.0, 2.0, first=1990)]])
def test_nothing_to_compare_with_is_an_error(others: list[Values]) -> None:
    with pytest.raises(InvalidValue):
        differences(dyad("a", 1.0, 2.0), others)


def test_a_date_outside_is_an_error() -> None:
    with pytest.raises(InvalidValue, match="years before and from 2020 on"):
        differences(dyad("a", 1.0, 2.0), [dyad("b", 1.0, 2.0)], date=2020)


def test_other_units_have_no_difference() -> None:
    one = Values(years=(1960, 1970), values=(1.0, 2.0), unit="US$ million")
    other = Values(years=(1960, 1970), values=(1.0, 2.0), unit="RUB million")
    with pytest.raises(InvalidValue, match="one unit"):
        differences(one, [other])
