"""Single values that must not be taken at their face."""

from collections.abc import Sequence
from random import Random

from amity.model.flows import Observation
from amity.model.series import FlagKind, Point, Series
from amity.model.when import When
from amity.relate.flows.leaps import few, leaps, repeats


def made(values: Sequence[float], measure: str = "votes", unit: str = "share", width: float = 0.0) -> Series:
    points = (
        Point(period=When.of_year(1960 + n), value=v, low=max(0.0, v - width / 2), high=v + width / 2,
              observation=Observation.OBSERVED if v else Observation.ZERO, rows=(f"t:{n}",))
        for n, v in enumerate(values)
    )  # fmt: skip
    return Series(id="s", measure=measure, unit=unit, source="ARG", target="CHL", directed=False, origin="",
                  points=tuple(points))  # fmt: skip


def test_a_leap_there_and_back_is_flagged_with_its_neighbours() -> None:
    values = [0.80, 0.82, 0.79, 0.81, 0.83, 0.80, 0.31, 0.82, 0.80, 0.81, 0.79, 0.82]
    (flag,) = leaps(made(values))
    assert (flag.kind, str(flag.period), flag.rows) == (FlagKind.SPIKE, "1966", ("t:5", "t:6", "t:7"))
    assert flag.strength is not None
    assert flag.strength > 6


def test_a_change_that_lasts_is_news() -> None:
    assert not list(leaps(made([0.80, 0.82, 0.79, 0.81, 0.83, 0.80, 0.31, 0.32, 0.30, 0.31, 0.33, 0.32])))


def test_small_counts_come_and_go() -> None:
    visits = [0, 1, 0, 0, 2, 0, 1, 0, 0, 0, 3, 0, 0, 1, 0]
    assert not list(leaps(made(visits, "visits", "visits")))
    students = [0, 0, 0, 0, 450, 0, 0, 0, 0, 0, 0, 0]
    assert [str(flag.period) for flag in leaps(made(students, "students", "students"))] == ["1964"]


def test_amounts_are_judged_by_their_own_size() -> None:
    growing = [1.0, 2.1, 0.9, 4.2, 2.0, 9.5, 5.1, 20.4, 8.8, 41.0, 19.0, 80.0]
    assert not list(leaps(made(growing, "trade", "US$ million", 0.1)))


def test_codes_and_short_series_are_not_judged() -> None:
    assert not list(leaps(made([0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0], "representation", "level (0 none)")))
    assert not list(leaps(made([0.8, 0.1, 0.8])))


def test_noise_is_seldom_called_a_leap() -> None:
    random = Random(7)  # noqa: S311 - draws, not secrets
    alarms = sum(
        len(list(leaps(made([min(1.0, max(0.0, random.gauss(0.7, 0.06))) for _ in range(40)]))))
        for _ in range(200)
    )
    assert alarms <= 8  # of 7,600 values that could be flagged


def test_figures_carried_forward_are_flagged_in_a_series_that_moves() -> None:
    output = [41_250, 43_900, 47_310, 47_310, 52_040, 55_500, 61_700, 66_230, 70_010, 74_400]
    (flag,) = repeats(made(output, "energy", "thousand tons", 1.0))
    assert (flag.kind, str(flag.period)) == (FlagKind.REPEATED, "1963")
    assert not list(repeats(made([12, 14, 14, 15, 15, 17, 17, 18, 19, 20], "visits", "visits")))
    assert not list(
        repeats(made([738, 738, 739, 739, 740, 740, 741, 741, 742, 742], "population", "thousands", 1.0))
    )


def test_a_share_of_few_is_flagged() -> None:
    flags = list(few(made([0.8, 1.0]), {1960: 70.0, 1961: 1.0}))
    assert [(str(flag.period), flag.reason) for flag in flags] == [("1961", "is a share of 1 roll call")]
