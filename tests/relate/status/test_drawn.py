"""What holds of status whatever is told: of events drawn by chance."""

from dataclasses import replace
from datetime import date
from random import Random
from types import SimpleNamespace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amity.model.factuality import Factuality
from amity.model.representation import ordered
from amity.model.when import When
from amity.relate.record import Record
from amity.relate.status import status
from amity.relate.tellings import bounds

Drawn = list[tuple[str, tuple[str, str], str, float]]
KINDS = (
    "ambassador_exchange", "credentials", "embassy_closed", "embassy_opened", "embassy_reopened",
    "recognition", "relations_established", "relations_severed",
)  # fmt: skip
plain_settings = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
calendar_days = st.dates(min_value=date(1901, 1, 1), max_value=date(1950, 12, 31))
told_days = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.sampled_from([("FRA", "GBR"), ("GBR", "FRA")]),
        st.one_of(
            calendar_days.filter(lambda d: (d.month, d.day) != (2, 29)).map(str),
            calendar_days.map(lambda d: f"{d:%Y-%m}"),
            calendar_days.map(lambda d: str(d.year)),
        ),
        st.floats(0.3, 1.0),
    ),
    max_size=10,
)
told_events = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.sampled_from([("FRA", "GBR"), ("GBR", "FRA")]),
        st.one_of(
            st.integers(1700, 2020).map(str),
            st.dates().filter(lambda d: d.year > 1700).map(str),
            st.integers(170, 201).map(lambda d: f"{d}X"),
            st.integers(1700, 2020).map(lambda y: f"{y}/.."),
            st.just(""),
        ),
        st.floats(0.3, 1.0),
    ),
    max_size=12,
)


def turning(record: Record, years: int) -> list[list[tuple[str, str, str, str]]]:
    """What opens and closes each stretch and when, in years so much later."""

    def later(when: When | None) -> str:
        edtf = when.edtf if when else ""
        return f"{int(edtf[:4]) + years}{edtf[4:]}" if edtf else ""

    return [
        [
            (
                s.opened.event if s.opened else "",
                later(s.start) if s.opened else "",
                later(s.end),
                str(s.level),
            )
            for s in direction.stretches
        ]
        for direction in status(record).directions
    ]


@plain_settings
@given(told_days, st.integers(1, 60))
def test_dates_that_are_all_later_move_every_answer_by_as_much(
    making: SimpleNamespace, events: Drawn, years: int
) -> None:
    moved = [(k, way, f"{int(day[:4]) + years}{day[4:]}", credence) for k, way, day, credence in events]
    assert turning(making.drawn(moved), 0) == turning(making.drawn(events), years)


@plain_settings
@given(told_events)
def test_stretches_do_not_run_backward_and_name_what_opens_and_closes_them(
    making: SimpleNamespace, events: Drawn
) -> None:
    record = making.drawn(events)
    known = {entry.event.id for entry in record.entries}
    for direction in status(record).directions:
        starts = [bounds(s.start)[1] for s in direction.stretches if s.start and bounds(s.start)[1]]
        assert starts == sorted(starts, key=lambda day: day or 0)
        for stretch in direction.stretches:
            assert stretch.opened is None or stretch.opened.event in known
            assert (stretch.closed is None) == (stretch.end is None)
            assert stretch.closed is None or stretch.closed.event in known


@plain_settings
@given(told_events)
def test_stretches_follow_on_each_other(making: SimpleNamespace, events: Drawn) -> None:
    for direction in status(making.drawn(events)).directions:
        assert ordered(direction.stretches)
        ends = [s.end.sort_key[1] for s in direction.stretches if s.end and s.opened and s.end.latest]
        assert all(s.opened or s is direction.stretches[0] for s in direction.stretches)
        assert ends == sorted(ends) or any("/" in str(s.end) for s in direction.stretches)


@plain_settings
@given(told_events, st.randoms(use_true_random=False))
def test_the_order_of_entries_has_no_say(making: SimpleNamespace, events: Drawn, random: Random) -> None:
    record = making.drawn(events)
    entries = list(record.entries)
    random.shuffle(entries)
    assert status(replace(record, entries=tuple(entries))) == status(record)


@plain_settings
@given(told_events, st.sampled_from(KINDS))
def test_a_planned_event_changes_nothing(making: SimpleNamespace, events: Drawn, kind: str) -> None:
    record = making.drawn(events)
    planned, claims = making.entry(
        (kind, "FRA", "GBR", "1900", making.KINDS[kind]), 99, factuality=Factuality.PLANNED
    )
    more = replace(record, entries=(*record.entries, planned), claims={**record.claims, **claims})
    assert making.shape(more) == making.shape(record)
