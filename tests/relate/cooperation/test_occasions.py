"""What tells of one contact, or of one act on one day, is one deed with all its ids."""

from types import SimpleNamespace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amity.model.cooperation import Way
from amity.relate.cooperation import cooperation
from amity.relate.cooperation.deeds import deeds
from amity.relate.cooperation.occasions import Deed

YEARS = range(1960, 1972)


def done(togo: SimpleNamespace, *entries: Any) -> tuple[Deed, ...]:
    speaks = togo.coverage(gazette=YEARS, memoir=YEARS)
    return deeds(togo.record(entries), togo.pair, speaks).done


def test_a_visit_with_its_receptions_is_one_deed(togo: SimpleNamespace) -> None:
    one = togo.entry("arrival", "1961-03-02", credence=0.6, witnesses=("doc:gazette",))
    other = togo.entry("reception", "1961-03-03", "meeting", credence=0.9, witnesses=("doc:memoir",))
    last = togo.entry("departure", "1961-03-05", credence=0.5, witnesses=("doc:gazette",))
    (deed,) = done(togo, one, other, last)
    assert (deed.id, deed.kind, deed.way, deed.credence) == ("arrival", "visit", Way.FORTH, 0.9)
    assert deed.events == ("arrival", "departure", "reception")
    assert deed.streams == ("doc:gazette", "doc:memoir")
    assert deed.parts == {1961: 1.0}


def test_visits_weeks_apart_are_two(togo: SimpleNamespace) -> None:
    assert len(done(togo, togo.entry("a", "1961-03-02"), togo.entry("b", "1961-04-02"))) == 2


def test_of_one_kind_direction_and_day_one_act_counts(togo: SimpleNamespace) -> None:
    made = done(
        togo,
        togo.entry("a", "1961-03-02", "aid"),
        togo.entry("again", "1961-03-02", "aid"),
        togo.entry("next day", "1961-03-03", "aid"),
        togo.entry("back", "1961-03-02", "aid", source="TGO", target="GHA"),
        togo.entry("of another kind", "1961-03-02", "support"),
    )
    assert sorted(deed.events for deed in made) == [
        ("a", "again"), ("back",), ("next day",), ("of another kind",),
    ]  # fmt: skip


def test_acts_of_which_only_the_year_is_known_stay_apart(togo: SimpleNamespace) -> None:
    assert len(done(togo, togo.entry("a", "1961", "aid"), togo.entry("b", "1961", "aid"))) == 2


def test_a_visit_of_a_year_is_dated_by_its_reception(togo: SimpleNamespace) -> None:
    """The year alone leaves three months open, and the reception says which."""
    visit = togo.entry("visit", "1961-12/1962-01", persons=("Kofi Example",))
    met = togo.entry("met", "1962-01-15", "meeting", persons=("Kofi Example",))
    (deed,) = done(togo, visit, met)
    assert deed.id == "visit"
    assert deed.parts == {1962: 1.0}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    year=st.sampled_from(YEARS),
    more=st.lists(st.tuples(st.integers(10, 12), st.sampled_from(["visit", "meeting"])), max_size=9),
)
def test_more_headlines_of_one_visit_move_no_figure(
    togo: SimpleNamespace, year: int, more: list[tuple[int, str]]
) -> None:
    visits = [togo.entry(f"{y}-{month}", f"{y}-{month:02}-10") for y in YEARS for month in (3, 9)]
    headlines = [togo.entry(f"more{n}", f"{year}-09-{day:02}", kind) for n, (day, kind) in enumerate(more)]
    speaks = togo.coverage(gazette=YEARS, memoir=YEARS)
    once, often = (
        cooperation(togo.record(some), coverage=speaks) for some in (visits, [*visits, *headlines])
    )
    for way in Way:
        assert [p.estimate for p in once.path(way)] == [p.estimate for p in often.path(way)]
    assert set(often.entries) == set(once.entries) | {e.event.id for e in headlines}
