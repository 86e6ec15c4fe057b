from types import SimpleNamespace

import pytest

from amity.model.cooperation import Way
from amity.relate.cooperation import cooperation, sensitivity
from amity.relate.cooperation.sensitivity import compared

YEARS = range(1960, 1975)


def mixed(togo: SimpleNamespace) -> list[object]:
    """Visits grow more frequent while aid ends: what the path does hangs on the weights."""
    made = []
    for at, year in enumerate(YEARS):
        made += [togo.entry(f"v{year}-{n}", f"{year}-03") for n in range(at)]
        made += [togo.entry(f"a{year}-{n}", f"{year}-08", "aid") for n in range(max(0, 8 - at))]
    return made


def test_a_path_of_two_trends_hangs_on_the_weights(togo: SimpleNamespace) -> None:
    speaks = togo.coverage(gazette=YEARS, memoir=YEARS)
    record = togo.record(mixed(togo))
    by_name = {one.weights: one for one in sensitivity(record, coverage=speaks).alternatives}
    assert {"all equal", "sign only", "without aid", "without visit", "random 20"} <= set(by_name)
    assert by_name["without aid"].order_flips > 0.5
    assert by_name["without visit"].order_flips < 0.2
    assert all(one.sign_flips == 0 for one in by_name.values())
    worst = sensitivity(record, coverage=speaks).worst
    assert worst is not None
    assert worst.order_flips == max(one.order_flips for one in by_name.values())


def test_a_path_of_one_kind_does_not(togo: SimpleNamespace) -> None:
    speaks = togo.coverage(gazette=YEARS, memoir=YEARS)
    some = [togo.entry(f"v{y}-{n}", f"{y}-03") for y in YEARS for n in range(y % 7)]
    found = sensitivity(togo.record(some), coverage=speaks).alternatives
    assert {one.order_flips for one in found if one.weights.startswith(("random", "all"))} == {0.0}
    gone = next(one for one in found if one.weights == "without visit")
    assert (gone.periods, gone.rank_correlation) == (0, None)


def test_a_path_under_its_own_weights_is_the_same(togo: SimpleNamespace) -> None:
    speaks = togo.coverage(gazette=YEARS, memoir=YEARS)
    found = cooperation(togo.record(mixed(togo)), coverage=speaks).path(Way.ALL)
    path = {at: one.estimate.value for at, one in enumerate(found) if one.estimate}
    same = compared(path, path, "own")
    assert same.rank_correlation == pytest.approx(1.0)
    assert (same.order_flips, same.sign_flips) == (0.0, 0.0)


def test_without_deeds_there_is_nothing_to_compare(togo: SimpleNamespace) -> None:
    found = sensitivity(togo.record([]))
    assert found.alternatives == ()
    assert found.worst is None
