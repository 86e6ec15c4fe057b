from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from amity.present.contacts import GAP, finding, runs, visits
from amity.present.material import Material


def test_visits_are_counted_by_year_and_direction(material: Material) -> None:
    [found] = visits(material)
    assert found.pair == ("MNG", "PRK")
    assert found.counts[1988, 0] == found.counts[1988, 1] == 1
    assert found.years == (1956, 1984, 1985, 1986, 1988, 1988, 2003, 2003, 2004, 2007, 2008, 2013)
    assert (found.undated, found.span) == (0, (1948, 2013))


def test_a_count_over_a_period_is_not_counted_as_visits(material: Material) -> None:
    [found] = visits(material)
    assert not [year for year in found.years if 1961 <= year <= 1975]


def test_the_finding_moves_with_the_years() -> None:
    years = [1984, 1986, 1986, 1988, 2002, 2003]
    assert finding(years) == "Most visits fall in 1984–1988: 4 of 6 whose year is known"
    assert (
        finding([year + 10 for year in years]) == "Most visits fall in 1994–1998: 4 of 6 whose year is known"
    )
    assert (
        finding([1984, 1985, 2002, 2003])
        == "Most visits fall in 1984–1985 and 2002–2003: 4 of 4 whose year is known"
    )


def test_too_few_or_scattered_visits_are_said_to_be_so() -> None:
    assert finding([1984, 1985, 1986]) == "Too few visits can be dated to show a rhythm: 3"
    assert finding([]) == "Too few visits can be dated to show a rhythm: 0"
    assert (
        finding(list(range(1900, 2000, 10))) == "Visits are scattered over 1900–1990: 10 whose year is known"
    )


@given(st.lists(st.integers(1900, 2030), max_size=40))
def test_runs_hold_every_year_once_and_gaps_part_them(years: list[int]) -> None:
    found = runs(years)
    assert sum(count for _, _, count in found) == len(years)
    for (_, last, _), (first, _, _) in pairwise(found):
        assert first - last >= GAP
    assert all(any(first <= year <= last for first, last, _ in found) for year in years)
