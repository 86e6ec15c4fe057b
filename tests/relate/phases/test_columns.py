from dataclasses import replace
from types import SimpleNamespace

import pytest

from amity.model.coverage import Coverage
from amity.relate.changes.segments import Tally
from amity.relate.phases.columns import columns, tally
from amity.relate.phases.evidence import Absence, Evidence, Occasion

SPANS = {"doc:a": range(1950, 1970), "doc:b": range(1960, 1975)}


def occasion(year: int, *sources: str, channel: str = "contacts") -> Occasion:
    return Occasion(
        events=(f"{year}-{sources}",), channel=channel, cooperative=True, formal=True, first=year, last=year,
        weight=0.9, sources=sources,
    )  # fmt: skip


def laid(told: list[Occasion], covered: Coverage, absences: tuple[Absence, ...] = ()) -> Tally:
    axis = columns(Evidence(occasions=tuple(told), absences=absences, left_out={}), (), covered)
    assert axis.sources == ("doc:a", "doc:b")
    return tally(told, absences, covered, axis)


def test_an_occasion_counts_once_for_the_source_of_longest_reach(make: SimpleNamespace) -> None:
    told = [occasion(1965, "doc:b", "doc:a"), occasion(1965, "doc:b"), occasion(1972, "doc:b")]
    found = laid(told, make.speaking(SPANS))
    assert found.counts.sum(1).tolist() == pytest.approx([1.0, 2.0])
    assert [found.counts[0, 15], found.counts[1, 15], found.counts[1, 22]] == pytest.approx([1.0] * 3)


def test_a_source_is_left_what_those_before_it_do_not_tell(make: SimpleNamespace) -> None:
    both = [occasion(year, "doc:a", "doc:b") for year in range(1960, 1969)]
    found = laid([*both, occasion(1969, "doc:b"), occasion(1972, "doc:b")], make.speaking(SPANS))
    assert (found.exposure[0, :20] == 1).all()
    assert found.exposure[1, 15] == pytest.approx(1 - 9.5 / 11)
    assert (found.exposure[1, 20:] == 1).all()


def test_a_source_that_is_nowhere_heard_beside_another_is_taken_to_tell_half(make: SimpleNamespace) -> None:
    found = laid([occasion(1955, "doc:a"), occasion(1972, "doc:b")], make.speaking(SPANS))
    assert found.exposure[1, 15] == pytest.approx(0.5)


def test_a_denial_raises_exposure_by_the_part_of_its_kind(make: SimpleNamespace) -> None:
    told = [occasion(1951, "doc:a"), occasion(1952, "doc:a", channel="aid")]
    denial = Absence(
        event="none", channel="contacts", both_ways=True, first=1955, last=1957, sources=("doc:a",)
    )
    found = laid(told, make.speaking(SPANS, 0.2), (denial,))
    assert found.exposure[0, 4:9].tolist() == pytest.approx([0.2, 0.6, 0.6, 0.6, 0.2])


def test_a_denial_of_years_before_all_columns_raises_nothing(make: SimpleNamespace) -> None:
    told = [occasion(1951, "doc:a"), occasion(1965, "doc:b")]
    denial = Absence(
        event="none", channel="contacts", both_ways=True, first=1940, last=1945, sources=("doc:a",)
    )
    covered = make.speaking(SPANS, 0.2)
    assert (laid(told, covered, (denial,)).exposure == laid(told, covered).exposure).all()


def test_a_year_of_which_a_source_is_said_not_to_speak_may_lie_beyond_all_others(
    make: SimpleNamespace,
) -> None:
    covered = make.speaking(SPANS)
    mute = replace(covered.streams[0], exposure={**covered.streams[0].exposure, 1999: 0.0})
    found = laid([occasion(1951, "doc:a")], replace(covered, streams=(mute, covered.streams[1])))
    assert found.years == 25
