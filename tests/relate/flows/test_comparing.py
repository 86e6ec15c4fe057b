"""Two series over a period, and how little few points show."""

from collections.abc import Sequence

import pytest

from amity.errors import InvalidValue
from amity.model.flows import Observation
from amity.model.series import Direction, Flag, FlagKind, Point, Series
from amity.model.when import When
from amity.relate.flows import compare, share


def made(name: str, values: Sequence[float | None], width: float = 0.1, flagged: int | None = None) -> Series:
    points = []
    for n, value in enumerate(values):
        year = When.of_year(1970 + n)
        flag = (Flag(kind=FlagKind.SPIKE, period=year, reason="x"),) if n == flagged else ()
        if value is None:
            points.append(
                Point(period=year, value=None, low=None, high=None, observation=Observation.MISSING)
            )
            continue
        seen = Observation.OBSERVED if value else Observation.ZERO
        points.append(Point(period=year, value=value, low=max(0.0, value - width / 2), high=value + width / 2,
                            observation=seen, flags=flag, rows=(f"{name}:{n}",)))  # fmt: skip
    return Series(id=name, measure="trade", unit="US$ million", source="ARG", target="CHL", directed=False,
                  origin="", points=tuple(points))  # fmt: skip


def test_three_points_show_little() -> None:
    found = compare(made("a", [0.4, 1.1, 2.6]), made("b", [6.2, 5.1, 2.0]), (1970, 1972))
    assert (found.one.direction, found.other.direction) == (Direction.RISES, Direction.FALLS)
    assert found.p == pytest.approx(1 / 3)
    assert "With 3 points each this shows little" in found.says
    assert "rises from 0.4 to 2.6" in found.says


def test_many_points_can_show_a_tie() -> None:
    up = [float(n) for n in range(12)]
    found = compare(made("a", up), made("b", up[::-1]), (1970, 1990))
    assert found.p is not None
    assert found.p < 0.01
    assert "arises by chance" in found.says


def test_rounding_leaves_a_direction_open() -> None:
    found = compare(made("a", [1.0, 1.1], 1.0), made("b", [1.0]), (1970, 1972))
    assert (found.one.direction, found.other.direction) == (Direction.STAYS, Direction.UNKNOWN)
    assert found.p is None
    assert "nothing can be said" in found.says


def test_what_is_flagged_is_left_out() -> None:
    found = compare(made("a", [1.0, 2.0, 99.0], flagged=2), made("b", [1.0, None, 3.0]), (1970, 1972))
    assert found.one.ends == (1.0, 2.0)
    assert len(found.other.points) == 2


def test_a_period_runs_forward() -> None:
    with pytest.raises(InvalidValue):
        compare(made("a", [1.0]), made("b", [1.0]), (1972, 1970))


def test_a_share_carries_both_roundings_and_rows() -> None:
    part = share(made("a", [2.0, None, 1.0, 3.0]), made("b", [100.0, 100.0, 0.0], 1.0))
    first, missing, none = part.points
    assert first.value == pytest.approx(0.02)
    assert [first.low, first.high] == pytest.approx([1.95 / 100.5, 2.05 / 99.5])
    assert first.rows == ("a:0", "b:0")
    assert missing.observation is none.observation is Observation.MISSING
    with pytest.raises(InvalidValue):
        share(made("a", [2.0]), made("b", [None]))
