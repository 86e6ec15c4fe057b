"""Alpha is what its author's worked examples say, and has the properties that it must have."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.errors import InvalidValue
from amity.reconcile.agreement import Agreement, Metric, agreement

Units = list[tuple[Any, ...]]


def units(*readers: str) -> Units:
    """Units from what each reader said, a word a unit; a dot is a missing value."""
    rows = [[None if word == "." else int(word) for word in reader.split()] for reader in readers]
    return list(zip(*rows, strict=True))


# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers, missing data.
FOUR = units(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# The same, section A: two observers, two values.
TWO = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")


@pytest.mark.parametrize(
    ("metric", "figure"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_four_observers_of_krippendorff_2011(metric: str, figure: float) -> None:
    found = agreement(FOUR, Metric(metric))
    assert found.alpha == pytest.approx(figure, abs=0.0005)
    # the unit that one observer alone coded is no part of it
    assert (found.units, found.values) == (11, 40)


def test_two_observers_of_krippendorff_2011() -> None:
    assert agreement(TWO).alpha == pytest.approx(0.095, abs=0.0005)


def test_five_names_of_krippendorff_2011() -> None:
    # section B: nominal data, two observers
    found = agreement(zip("aabbdcccedda", "babbbccceddd", strict=True))
    assert found.alpha == pytest.approx(0.692, abs=0.0005)


def test_own_metric_counts_like_a_named_one() -> None:
    own = agreement(FOUR, lambda a, b: float((a - b) ** 2))
    assert own == agreement(FOUR, Metric.INTERVAL)


values = st.one_of(st.none(), st.integers(0, 5))
tables = st.integers(2, 4).flatmap(lambda n: st.lists(st.tuples(*[values] * n), min_size=2, max_size=25))
metrics = st.sampled_from(Metric)


@settings(deadline=None)
@given(st.lists(st.integers(0, 9), min_size=2), st.integers(2, 5), metrics)
def test_perfect_agreement_is_one(said: list[int], readers: int, metric: Metric) -> None:
    found = agreement([(value,) * readers for value in said], metric)
    if len(set(said)) > 1:
        assert (found.alpha, found.low, found.high) == (1.0, 1.0, 1.0)
    else:
        assert found.alpha is None
        assert "alike" in found.reason


@settings(deadline=None)
@given(tables, metrics, st.randoms(use_true_random=False))
def test_order_of_units_and_readers_has_no_say(table: Units, metric: Metric, random: Random) -> None:
    readers = list(range(len(table[0])))
    random.shuffle(readers)
    shuffled = [tuple(unit[n] for n in readers) for unit in table]
    random.shuffle(shuffled)
    assert agreement(shuffled, metric) == agreement(table, metric)


@settings(deadline=None)
@given(tables, st.permutations("abcdef"))
def test_names_have_no_say(table: Units, names: list[str]) -> None:
    called = [tuple(None if value is None else names[value] for value in unit) for unit in table]
    assert agreement(called) == agreement(table)


@settings(deadline=None)
@given(tables)
def test_ranks_alone_count_for_ordinal_and_distances_for_interval(table: Units) -> None:
    def mapped(change: Any) -> Units:
        return [tuple(None if value is None else change(value) for value in unit) for unit in table]

    ordinal, distance = agreement(table, Metric.ORDINAL), agreement(table, Metric.INTERVAL)
    assert agreement(mapped(lambda n: n**3 - 7), Metric.ORDINAL) == ordinal
    assert agreement(mapped(lambda n: 4 * n - 7), Metric.INTERVAL).alpha == pytest.approx(distance.alpha)
    assert agreement(mapped(lambda n: 4 * n), Metric.RATIO).alpha == pytest.approx(
        agreement(table, Metric.RATIO).alpha
    )


@settings(deadline=None)
@given(tables, metrics)
def test_units_that_one_reader_coded_have_no_say(table: Units, metric: Metric) -> None:
    alone = (3, *[None] * (len(table[0]) - 1))
    assert agreement([alone, *table], metric) == agreement(table, metric)


@settings(deadline=None)
@given(tables)
def test_two_names_are_as_far_apart_by_every_metric(table: Units) -> None:
    def halves(unit: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(None if value is None else int(value > 2) for value in unit)

    nominal = agreement(map(halves, table))
    for metric in Metric:
        assert agreement(map(halves, table), metric).alpha == pytest.approx(nominal.alpha)


@pytest.mark.parametrize("metric", Metric)
def test_chance_is_about_nought(metric: Metric) -> None:
    random = Random(11)  # noqa: S311 - chance that can be repeated
    guessed = [(random.randrange(4), random.randrange(4)) for _ in range(4000)]
    found = agreement(guessed, metric)
    assert found.alpha == pytest.approx(0, abs=0.05)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 < found.high


def test_systematic_disagreement_is_below_nought() -> None:
    found = agreement([(0, 1), (1, 0)] * 10)
    assert found.alpha is not None
    assert found.alpha < -0.9


def test_the_interval_holds_the_figure_and_narrows_with_more_units() -> None:
    few, many = agreement(FOUR), agreement(FOUR * 20)
    for found in (few, many):
        assert found.low is not None
        assert found.high is not None
        assert found.alpha is not None
        assert found.low <= found.alpha <= found.high
    assert few.high is not None
    assert few.low is not None
    assert many.high is not None
    assert many.low is not None
    assert many.high - many.low < few.high - few.low


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    """Of 200 samples of 60 units from a population whose alpha is known, some 95 per cent hold it."""
    random = Random(5)  # noqa: S311 - chance that can be repeated

    def sample(size: int) -> Units:
        # two readers who agree on seven in ten and else guess, of three values alike often
        drawn = []
        for _ in range(size):
            first = random.randrange(3)
            drawn.append((first, first if random.random() < 0.7 else random.randrange(3)))
        return drawn

    found = [agreement(sample(60)) for _ in range(200)]
    held = sum(f.low <= 0.7 <= f.high for f in found if f.low is not None and f.high is not None)
    assert 175 <= held <= 200


def test_too_few_units_and_no_units_give_no_figure() -> None:
    for table, minimum in ((FOUR, 12), ([], 1), ([(1, None)], 1), (FOUR[:1], 0)):
        found = agreement(table, minimum=minimum)
        assert found.alpha is None
        assert found.reason
    assert agreement(FOUR, minimum=12).reason.startswith("11 units")


@pytest.mark.parametrize(
    ("metric", "value"),
    [("interval", "a"), ("ordinal", float("nan")), ("ratio", -1), ("ratio", None.__class__)],
)
def test_what_is_no_number_is_refused_where_numbers_are_asked_for(metric: str, value: object) -> None:
    with pytest.raises(InvalidValue, match=metric):
        agreement([(value, 1), (1, 2)], Metric(metric))


def test_a_figure_and_the_reason_for_none_exclude_each_other() -> None:
    with pytest.raises(InvalidValue):
        Agreement(alpha=None, units=0, values=0)
