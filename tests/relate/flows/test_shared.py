"""On the shared excerpts of published datasets: what a careful reader finds there is found by computation."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from amity.case import Case
from amity.datasets import read_published
from amity.model.flows import Flow, Observation
from amity.model.series import FlagKind, Series
from amity.model.when import When
from amity.reference import load
from amity.relate.flows import press, series
from amity.relate.record import Record

DYADS = Path(__file__).resolve().parents[4] / "shared" / "data" / "dyads"
pytestmark = pytest.mark.skipif(
    not DYADS.is_dir(), reason="../shared, with the published excerpts, is missing"
)


def record(*names: str) -> Record:
    found: list[Flow] = []
    for name in names:
        read = read_published(DYADS / f"{name}.csv", load(), ("MNG", "PRK"))
        assert read is not None
        assert read.problems == ()
        found += read.flows
    return Record(states=("MNG", "PRK"), reference=load(), flows=tuple(found))


def agreement(known: Record) -> Series:
    return next(s for s in series(known, "MNG", "PRK", "votes") if s.unit.startswith("share"))


def artefacts(known: Record) -> set[str]:
    flags = (flag for one in series(known, measure="votes") for flag in one.flags)
    return {str(flag.period) for flag in flags if flag.kind is FlagKind.ARTEFACT}


def test_the_session_of_1993_is_flagged_and_no_other() -> None:
    votes = record("unga_agreement")
    one = agreement(votes)
    assert one.at(1993).doubtful
    assert one.at(1993).observation is Observation.OBSERVED
    assert artefacts(votes) == {"1993"}
    assert [round(one.at(year).value or 0, 2) for year in (1991, 1992, 2016, 2019)] == [
        0.92,
        0.95,
        0.51,
        0.72,
    ]


def test_on_shifted_dates_the_flag_moves_along() -> None:
    known = record("unga_agreement")
    moved = [shifted(flow, 4) for flow in known.flows]
    assert artefacts(Record(states=known.states, reference=known.reference, flows=tuple(moved))) == {"1997"}


def shifted(flow: Flow, years: int) -> Flow:
    return replace(flow, period=When.of_year((flow.period.first_year or 0) + years))


def test_without_the_session_nothing_is_flagged() -> None:
    known = record("unga_agreement")
    left = tuple(f for f in known.flows if not (str(f.period) == "1993" and "MNG" in (f.source, f.target)))
    assert artefacts(Record(states=known.states, reference=known.reference, flows=left)) == set()


def test_in_another_order_of_years_nothing_stands_out() -> None:
    known, alarms = record("unga_agreement"), 0
    for seed in range(10):
        flows: list[Flow] = []
        for one in series(known):
            # the figures of a row stay together, and each pair has an order of its own
            draws = random.Random(f"{seed} {one.source} {one.target}")  # noqa: S311 - draws, not secrets
            told = [point.flows[0] for point in one.points]
            periods = [flow.period for flow in told]
            draws.shuffle(periods)
            flows += [moved(flow, period) for flow, period in zip(told, periods, strict=True)]
        alarms += len(artefacts(Record(states=known.states, reference=known.reference, flows=tuple(flows))))
    assert alarms <= 2


def moved(flow: Flow, period: When) -> Flow:
    return replace(flow, period=period)


def test_every_excerpt_is_read_or_left_out_with_a_word() -> None:
    for path in sorted(DYADS.glob("*.csv")):
        read = read_published(path, load(), ("MNG", "PRK"))
        if read is None:
            # headlines and coded events are documents; the third is in no layout of a dataset
            assert path.stem.startswith(("kcna_headlines", "icews"))
        else:
            assert read.flows or len(read.problems) == 1


def test_representation_of_2000_differs_by_direction() -> None:
    found = series(record("cow_diplomatic_exchange"), "MNG", "PRK", "representation")
    assert {(s.source, s.target): s.at(2000).value for s in found} == {
        ("MNG", "PRK"): 3.0,
        ("PRK", "MNG"): 0.0,
    }


def test_they_had_no_militarized_dispute() -> None:
    (one,) = series(record("cow_mid_dirdisps"), "MNG", "PRK", "disputes")
    assert {point.observation for point in one.points} == {Observation.ZERO}
    assert one.at(1948).observation is Observation.OUTSIDE


def test_press_attention_as_counts_and_as_a_share_of_the_output(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", dyads=[("MNG", "PRK")])
    case.add([DYADS / "kcna_headlines_mongolia_1997_2014.csv", DYADS / "kcna_output_by_year.csv"])
    case.read()
    known = case.record()
    (counts,) = series(known, "MNG", "PRK", "headlines")
    (share,) = press(known, "MNG", "PRK")
    case.close()
    years = (1997, 2002, 2008, 2010, 2013)
    assert [counts.at(year).value for year in years] == [24, 13, 50, 20, 90]
    assert [round(100 * (share.at(year).value or 0), 2) for year in years] == [0.60, 0.32, 1.00, 0.35, 1.05]
    assert (counts.source, counts.target) == ("PRK", "MNG")
