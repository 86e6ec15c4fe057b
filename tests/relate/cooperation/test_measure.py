import math
from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amity.errors import InvalidValue
from amity.model.cooperation import Every, NetCooperation, Way
from amity.model.factuality import Factuality
from amity.relate.cooperation import Weights, cooperation, goldstein

KINDS = ("visit", "aid", "agreement_signed", "criticism", "sanctions_imposed")
YEARS = range(1960, 1972)
Told = tuple[int, str, bool, float, int]

told = st.lists(
    st.tuples(
        st.sampled_from(YEARS),
        st.sampled_from(KINDS),
        st.booleans(),
        st.sampled_from((0.3, 0.6, 0.95)),
        st.integers(0, 2),
    ),
    min_size=6,
    max_size=25,
)
slow = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def entries(togo: SimpleNamespace, some: Sequence[Told]) -> list[Any]:
    by = (("doc:gazette",), ("doc:memoir",), ("doc:gazette", "doc:memoir"))
    return [
        togo.entry(f"e{number:02}", f"{year}-05-01", kind, credence=credence, witnesses=by[who],
                   **({} if forth else {"source": "TGO", "target": "GHA"}))
        for number, (year, kind, forth, credence, who) in enumerate(some)
    ]  # fmt: skip


def net(togo: SimpleNamespace, some: Sequence[Any], **asked: Any) -> NetCooperation:
    speaks = asked.pop("coverage", None) or togo.coverage(gazette=YEARS, memoir=range(1962, 1972))
    return cooperation(togo.record(some), coverage=speaks, **asked)


def values(found: NetCooperation, way: Way = Way.ALL) -> list[float]:
    """Lows, middles and highs of all periods with a figure."""
    return [
        number for period in found.path(way) if period.estimate
        for number in (period.estimate.low, period.estimate.value, period.estimate.high)
    ]  # fmt: skip


def busy(togo: SimpleNamespace, **changes: Any) -> list[Any]:
    """Two deeds a year, then eight, each told by both sources."""
    return [
        togo.entry(f"{year}-{number}", f"{year}-0{number + 1}", **changes)
        for year in YEARS
        for number in range(2 if year < 1966 else 8)
    ]


def test_the_path_follows_the_deeds_and_leads_back_to_them(togo: SimpleNamespace) -> None:
    found = net(togo, busy(togo))
    path = {int(str(period.period)): period for period in found.path()}
    before, after = path[1963].estimate, path[1969].estimate
    assert before is not None
    assert after is not None
    assert before.high < after.low
    assert before.low < 2 * 0.9 * 1.9 < before.high
    assert after.low < 8 * 0.9 * 1.9 < after.high
    assert path[1963].entries == ("1963-0", "1963-1")
    assert path[1963].reported == pytest.approx(2 * 0.9 * 1.9)
    assert len(found.entries) == 6 * 2 + 6 * 8


@slow
@given(some=told, order=st.randoms(use_true_random=False))
def test_order_has_no_say(togo: SimpleNamespace, some: list[Told], order: Any) -> None:
    made = entries(togo, some)
    mixed = list(made)
    order.shuffle(mixed)
    assert net(togo, made) == net(togo, mixed)


@slow
@given(some=told, factuality=st.sampled_from([f for f in Factuality if f is not Factuality.HAPPENED]))
def test_what_did_not_take_place_changes_nothing(
    togo: SimpleNamespace, some: list[Told], factuality: Factuality
) -> None:
    made = entries(togo, some)
    more = [*made, togo.entry("only told of", "1966-03", "aid", factuality=factuality)]
    assert net(togo, made) == net(togo, more)


@slow
@given(some=told, times=st.floats(0.01, 100.0))
def test_weights_set_the_scale_and_nothing_else(
    togo: SimpleNamespace, some: list[Told], times: float
) -> None:
    ours = goldstein()
    scaled = Weights("scaled", {kind: weight * times for kind, weight in ours.by_kind.items()})
    made = entries(togo, some)
    assert values(net(togo, made, weights=scaled)) == pytest.approx(
        [value * times for value in values(net(togo, made))], rel=1e-6, abs=1e-9
    )


@slow
@given(some=told)
def test_cooperation_and_conflict_are_treated_alike(togo: SimpleNamespace, some: list[Told]) -> None:
    turned = Weights("turned", {kind: -weight for kind, weight in goldstein().by_kind.items()})
    made = entries(togo, some)
    mirrored = [
        number for period in net(togo, made, weights=turned).path() if period.estimate
        for number in (-period.estimate.high, -period.estimate.value, -period.estimate.low)
    ]  # fmt: skip
    assert mirrored == pytest.approx(values(net(togo, made)), rel=1e-6, abs=1e-9)


def test_a_judgement_has_no_say(togo: SimpleNamespace) -> None:
    more = [*busy(togo), togo.entry("cooled", "1968", "cooling"), togo.entry("warmed", "1962", "warming")]
    assert net(togo, more) == net(togo, busy(togo))


def test_a_doubtful_deed_counts_for_less(togo: SimpleNamespace) -> None:
    sure, doubtful = (values(net(togo, busy(togo, credence=c))) for c in (0.9, 0.45))
    assert all(half < full for half, full in zip(doubtful[1::3], sure[1::3], strict=True))


def test_a_serial_that_begins_is_no_warming(togo: SimpleNamespace) -> None:
    """A memoir tells of one deed a year; from 1966 on a gazette tells of that one and of seven more."""
    some = []
    for year in YEARS:
        by = ("doc:gazette", "doc:memoir") if year >= 1966 else ("doc:memoir",)
        some.append(togo.entry(f"{year}-a", f"{year}-02", witnesses=by))
        if year >= 1966:
            some += [
                togo.entry(f"{year}-{n}", f"{year}-0{n}", witnesses=("doc:gazette",)) for n in range(1, 8)
            ]
    speaks = togo.coverage(gazette=range(1966, 1972), memoir=YEARS)
    path = {
        int(str(p.period)): p for p in net(togo, some, coverage=speaks, streams=1).path()
    }  # fmt: skip
    early, late = path[1962].estimate, path[1970].estimate
    assert early is not None
    assert late is not None
    assert early.low < late.value < early.high
    assert path[1970].reported > 5 * path[1962].reported


def test_one_source_gives_no_figure(togo: SimpleNamespace) -> None:
    alone = [togo.entry(f"e{year}", str(year), witnesses=("doc:memoir",)) for year in YEARS]
    found = net(togo, alone, coverage=togo.coverage(memoir=YEARS))
    assert len(found.path()) == len(YEARS)
    assert {period.estimate for period in found.path()} == {None}
    assert {period.abstained for period in found.path()} == {"1 independent source, 2 are asked for"}


def test_one_event_gives_no_figure(togo: SimpleNamespace) -> None:
    found = net(togo, [togo.entry("a", "1965")])
    assert {period.abstained for period in found.path()} == {"1 deed in all, 5 are asked for"}
    assert sum(period.reported for period in found.path()) == pytest.approx(0.9 * 1.9)


def test_a_dyad_without_evidence_has_an_empty_path(togo: SimpleNamespace) -> None:
    for every in Every:
        found = cooperation(togo.record([]), every=every)
        assert found.path() == ()
        assert found.entries == ()


def test_years_of_one_source_are_left_out_and_the_others_are_not(togo: SimpleNamespace) -> None:
    path = net(togo, busy(togo)).path()
    assert [str(p.period) for p in path if p.estimate is None] == ["1960", "1961"]
    more = net(togo, busy(togo), streams=1).path()
    assert all(period.estimate for period in more)


def test_events_centuries_apart_take_no_room_for_what_lies_between(togo: SimpleNamespace) -> None:
    speaks = togo.coverage(gazette=range(1206, 1210), memoir=range(1206, 1210))
    late = togo.coverage(gazette=range(1990, 1994), memoir=range(1990, 1994))
    both = replace(speaks, streams=tuple(
        replace(a, exposure={**a.exposure, **b.exposure})
        for a, b in zip(speaks.streams, late.streams, strict=True)
    ))  # fmt: skip
    some = [togo.entry(f"e{y}", f"{y}-04") for y in (1206, 1207, 1208, 1990, 1991, 1992)]
    path = net(togo, some, coverage=both, every=Every.MONTH).path()
    assert len(path) == 8 * 12
    assert all(period.estimate and math.isfinite(period.estimate.high) for period in path)


def test_months_are_rates_a_year_too(togo: SimpleNamespace) -> None:
    some = [togo.entry(f"{y}-{m}", f"{y}-{m:02}-15") for y in YEARS for m in range(1, 13)]
    path = net(togo, some, every=Every.MONTH).path()
    middle = next(period.estimate for period in path if str(period.period) == "1966-06")
    assert middle is not None
    assert middle.low < 12 * 0.9 * 1.9 < middle.high


def test_a_period_that_no_weighted_deed_is_left_in_has_no_figure(togo: SimpleNamespace) -> None:
    found = net(togo, busy(togo), weights=Weights("none", {"aid": 1.0}))
    assert {period.estimate for period in found.path()} == {None}
    assert len(found.set_aside["of a kind without weight"]) == 60


def test_zero_and_negative_weights_are_weights(togo: SimpleNamespace) -> None:
    below = net(togo, busy(togo), weights=Weights("below", {"visit": -2.0, "aid": 0.0}))
    assert all(period.estimate.high < 0 for period in below.path() if period.estimate)


def test_a_copy_of_every_source_moves_no_figure(togo: SimpleNamespace) -> None:
    """On record, a copy is one more document and claim of an event, and no further witness."""
    once = busy(togo)
    twice = [
        replace(
            e, event=replace(e.event, witnesses=4, claims_for=(*e.event.claims_for, f"again-{e.event.id}"))
        )
        for e in once
    ]
    assert net(togo, once) == net(togo, twice)


@pytest.mark.parametrize("asked", [{"streams": 0}, {"deeds": 0}, {"streams": -1}])
def test_numbers_below_one_are_refused(togo: SimpleNamespace, asked: dict[str, int]) -> None:
    with pytest.raises(InvalidValue, match="1 or more"):
        net(togo, [], **asked)


def test_a_state_with_itself_is_refused(togo: SimpleNamespace) -> None:
    with pytest.raises(InvalidValue, match="two different states"):
        cooperation(togo.record([]), "GHA", "GHA")


def test_states_may_be_named_in_any_order(togo: SimpleNamespace) -> None:
    speaks = togo.coverage(gazette=YEARS, memoir=YEARS)
    record = togo.record(busy(togo))
    assert cooperation(record, "TGO", "GHA", coverage=speaks) == cooperation(record, coverage=speaks)
