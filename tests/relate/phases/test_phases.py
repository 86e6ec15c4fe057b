from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from amity.errors import InvalidValue
from amity.model.coverage import Stream
from amity.model.factuality import Factuality
from amity.model.relations import Amount, Phases
from amity.relate.changes.partition import Boundary
from amity.relate.phases import phases
from amity.relate.phases.lines import Line, Turning, turnings

SPANS = {"doc:a": range(1950, 1990), "doc:b": range(1950, 1990)}
BUSY = {range(1950, 1970): 1, range(1970, 1990): 5}


def starts(found: Phases) -> list[int]:
    return [int(phase.begins.value) for phase in found.phases if phase.begins]


def test_a_phase_says_what_is_seen_and_what_it_rests_on(make: SimpleNamespace) -> None:
    record = make.record([*make.yearly(BUSY), *make.yearly({range(1950, 1990): 1}, "doc:b")])
    found = phases(record, coverage=make.speaking(SPANS))
    quiet, busy = found.phases
    assert starts(found) == [1970]
    assert (quiet.amount, busy.amount) == (Amount.LITTLE, Amount.MUCH)
    assert busy.name == "more treaties and agreements"
    assert busy.begins is not None
    assert busy.begins.low <= 1970 <= busy.begins.high
    assert busy.change is not None
    assert busy.change.low > 1
    assert set(quiet.events) | set(busy.events) == {entry.event.id for entry in record.dyad}
    assert busy.sources == ("doc:a", "doc:b")
    assert found.at(1980) is busy
    assert found.at(1900) is None


def test_a_source_that_begins_is_no_warming(make: SimpleNamespace) -> None:
    survey = make.yearly({range(1950, 1990): 2})
    agency = make.yearly({range(1970, 1990): 9}, "doc:b")
    spans = {"doc:a": range(1950, 1990), "doc:b": range(1970, 1990)}
    found = phases(make.record([*survey, *agency]), coverage=make.speaking(spans))
    assert starts(found) == []
    (only,) = found.phases
    assert only.amount is Amount.MIDDLING


def test_a_source_that_ends_leaves_more_to_the_next_and_is_no_warming(make: SimpleNamespace) -> None:
    told = {
        range(1940, 1960): ("doc:a",),
        range(1960, 1970): ("doc:a", "doc:b"),
        range(1970, 1986): ("doc:b",),
    }
    entries = [
        make.entry(f"e{year}-{month}", f"{year}-{month:02d}-15", sources=sources)
        for years, sources in told.items() for year in years for month in range(1, 5)
    ]  # fmt: skip
    spans = {"doc:a": range(1940, 1970), "doc:b": range(1960, 1986)}
    assert starts(phases(make.record(entries), coverage=make.speaking(spans))) == []


def test_formal_acts_turn_beside_many_that_are_not(make: SimpleNamespace) -> None:
    lesser = make.yearly({range(1950, 1990): 9}, kind="condolence")
    formal = [e for source in SPANS for e in make.yearly({range(1970, 1990): 2}, source)]
    found = phases(make.record([*lesser, *formal]), coverage=make.speaking(SPANS))
    assert [abs(start - 1970) <= 1 for start in starts(found)] == [True]
    _, busy = found.phases
    assert busy.name == "more treaties and agreements"
    assert found.channels == ("acts", "formal acts")


def test_two_lines_make_one_turn_where_the_better_dated_year_is_held_by_the_other() -> None:
    def line(name: str, *bounds: Boundary) -> Line:
        made = Line(name, np.zeros((1, 1)), np.ones((1, 1)))
        made.__dict__["boundaries"] = list(bounds)
        return made

    acts = line("acts", Boundary(20, 18, 26, 0.8))
    near, far = (line("trade", Boundary(at, at - 1, at + 1, 0.5)) for at in (19, 17))
    assert turnings([acts, near]) == [Turning(19, 18, 20, 0.9, ("trade", "acts"))]
    assert [turn.start for turn in turnings([acts, far])] == [17, 20]


def test_judgements_move_nothing(make: SimpleNamespace) -> None:
    entries = [*make.yearly(BUSY), *make.yearly({range(1950, 1990): 1}, "doc:b")]
    judged = [make.entry(f"j{y}", str(y), kind="cooling") for y in range(1970, 1990)]
    covered = make.speaking(SPANS)
    assert phases(make.record(entries), coverage=covered) == phases(
        make.record([*entries, *judged]), coverage=covered
    )


def test_the_order_of_events_and_sources_moves_nothing(make: SimpleNamespace) -> None:
    entries = [*make.yearly(BUSY), *make.yearly({range(1950, 1990): 1}, "doc:b")]
    covered = make.speaking(SPANS)
    turned = replace(covered, streams=covered.streams[::-1])
    one, other = make.record(entries), make.record(entries[::-1])
    assert starts(phases(one, coverage=covered)) == starts(phases(other, coverage=turned))
    assert phases(one, coverage=covered).levels == phases(other, coverage=turned).levels


def test_dates_that_are_shifted_shift_the_phases(make: SimpleNamespace) -> None:
    shifted = {range(years.start + 7, years.stop + 7): n for years, n in BUSY.items()}
    spans = {name: range(span.start + 7, span.stop + 7) for name, span in SPANS.items()}
    found = phases(
        make.record([*make.yearly(shifted), *make.yearly({range(1957, 1997): 1}, "doc:b")]),
        coverage=make.speaking(spans),
    )
    assert starts(found) == [1977]


def test_trade_that_collapses_is_a_turn_of_its_own(make: SimpleNamespace) -> None:
    values = {year: 12.0 + year % 3 for year in range(1950, 1970)} | dict.fromkeys(range(1970, 1990), 0.0)
    record = make.record(
        [*make.yearly({range(1950, 1990): 2}), *make.yearly({range(1950, 1990): 1}, "doc:b")],
        make.trade(values),
    )
    found = phases(record, coverage=make.speaking(SPANS))
    assert starts(found) == [1970]
    fallen = found.phases[1]
    assert fallen.name == "less trade"
    assert fallen.amount is Amount.LITTLE
    assert ("customs", "2", "1950") in found.phases[0].rows
    assert len(fallen.rows) == 20


def test_what_one_source_tells_alone_gives_no_phases(make: SimpleNamespace) -> None:
    found = phases(make.record(make.yearly(BUSY)), coverage=make.speaking({"doc:a": range(1950, 1990)}))
    assert found.phases == ()
    assert found.why.startswith("too few sources to say: all that is told between FIN and SUN rests on one")


@pytest.mark.parametrize(
    ("number", "why"), [(0, "nothing is told"), (1, "too few events"), (4, "too few events")]
)
def test_with_too_few_events_it_says_so(make: SimpleNamespace, number: int, why: str) -> None:
    entries = [make.entry(f"e{n}", f"{1950 + n}", sources=(f"doc:{n}",)) for n in range(number)]
    found = phases(make.record(entries))
    assert found.phases == ()
    assert found.why.startswith(why)


def test_events_that_are_centuries_apart_are_answered(make: SimpleNamespace) -> None:
    early = [make.entry(f"e{n}", f"{1550 + n}", sources=("doc:a",)) for n in range(5)]
    late = [make.entry(f"l{n}", f"{1950 + n}", sources=("doc:b",)) for n in range(5)]
    spans = {"doc:a": range(1550, 1556), "doc:b": range(1950, 1956)}
    found = phases(make.record([*early, *late]), coverage=make.speaking(spans))
    assert found.step == 3
    assert found.phases[0].years[0] == 1550
    assert all(phase.amount is not Amount.NONE for phase in found.phases)


def test_years_of_silence_are_unknown_and_not_quiet(make: SimpleNamespace) -> None:
    entries = [*make.yearly({range(1950, 1960): 4}), *make.yearly({range(1980, 1990): 4}, "doc:b")]
    spans = {"doc:a": range(1950, 1960), "doc:b": range(1980, 1990)}
    found = phases(make.record(entries), coverage=make.speaking(spans))
    assert all(phase.amount is not Amount.LITTLE for phase in found.phases)


def test_events_without_a_year_are_left_out_and_listed(make: SimpleNamespace) -> None:
    vague = [make.entry("open", "1948/.."), make.entry("wide", "1947/1991")]
    entries = [*make.yearly(BUSY), *make.yearly({range(1950, 1990): 1}, "doc:b"), *vague]
    found = phases(make.record(entries), coverage=make.speaking(SPANS))
    assert set(found.left_out) == {"open", "wide"}


def test_a_denial_over_years_speaks_of_them(make: SimpleNamespace) -> None:
    told = [
        *make.yearly({range(1950, 1960): 3}, kind="visit"),
        *make.yearly({range(1976, 1990): 3}, kind="visit"),
    ]
    other = make.yearly({range(1950, 1990): 1}, "doc:b")
    denied = make.entry("none", "1961/1975", kind="visit", factuality=Factuality.DID_NOT_HAPPEN)
    thin = make.speaking(SPANS, 0.3)
    with_denial = phases(make.record([*told, *other, denied]), coverage=thin)
    without = phases(make.record([*told, *other]), coverage=thin)
    level = [found.levels["acts"][1968].value for found in (with_denial, without)]
    assert level[0] < level[1]


def test_what_did_not_happen_or_is_doubted_is_not_counted(make: SimpleNamespace) -> None:
    entries = [*make.yearly(BUSY), *make.yearly({range(1950, 1990): 1}, "doc:b")]
    planned = [make.entry(f"p{n}", f"{1960 + n}", factuality=Factuality.PLANNED) for n in range(9)]
    doubted = [make.entry(f"d{n}", f"{1960 + n}", credence=0.4) for n in range(9)]
    covered = make.speaking(SPANS)
    assert phases(make.record(entries), coverage=covered) == phases(
        make.record([*entries, *planned, *doubted]), coverage=covered
    )


def test_of_more_than_two_states_the_two_must_be_named(make: SimpleNamespace) -> None:
    record = replace(make.record(make.yearly(BUSY)), states=("FIN", "SUN", "SWE"))
    with pytest.raises(InvalidValue):
        phases(record)
    assert phases(record, "SUN", "FIN", coverage=make.speaking(SPANS)).states == ("FIN", "SUN")


def test_acts_are_counted_for_the_source_of_longest_reach(make: SimpleNamespace) -> None:
    both = [
        make.entry(f"e{year}-{n}", f"{year}-0{n + 1}-10", sources=("doc:a", "doc:b"))
        for year in range(1950, 1990) for n in range(3)
    ]  # fmt: skip
    covered = make.speaking({"doc:a": range(1950, 1990), "doc:b": range(1970, 1990)})
    found = phases(make.record(both), coverage=covered)
    assert starts(found) == []


def test_a_stream_without_exposure_is_no_source(make: SimpleNamespace) -> None:
    covered = make.speaking({"doc:a": range(1950, 1990)})
    mute = Stream(source="doc:z", label="", telling=covered.streams[0].telling)
    found = phases(
        make.record(make.yearly(BUSY)), coverage=replace(covered, streams=(*covered.streams, mute))
    )
    assert found.why
