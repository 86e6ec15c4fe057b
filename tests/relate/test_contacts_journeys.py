from hypothesis import given, settings
from hypothesis import strategies as st

from amity.model.contacts import Capacity, Channel, Form, Rank
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.relate.contacts_journeys import AT_ONCE, Report, journeys
from amity.relate.record import Entry


def report(
    name: str, first: int, last: int | None = None, *, form: Form = Form.VISIT, guest: str | None = "GHA",
    people: tuple[str, ...] = (), channel: Channel | None = None, spot: tuple[str, int] | None = None,
) -> Report:  # fmt: skip
    event = Event(id=name, kind="visit", source="GHA", target="TGO", date=When.unknown(),
                  factuality=Factuality.HAPPENED, claims_for=())  # fmt: skip
    rank = Capacity(state="GHA", channel=channel, rank=Rank.MINISTER, why="", claim="") if channel else None
    return Report(
        entry=Entry(event=event, credence=0.9), form=form, guest=guest, first=first, last=last or first,
        people=frozenset(people), capacities=(rank,) if rank else (), spots=(spot,) if spot else (),
    )  # fmt: skip


def groups(*reports: Report) -> list[set[str]]:
    return [{one.entry.event.id for one in journey.reports} for journey in journeys(reports)]


def test_reports_two_days_apart_are_one_and_three_days_apart_two() -> None:
    assert groups(report("a", 100), report("b", 102)) == [{"a", "b"}]
    assert groups(report("a", 100), report("b", 103)) == [{"a"}, {"b"}]


def test_a_shared_person_or_rank_reaches_four_days() -> None:
    assert groups(report("a", 100, people=("x",)), report("b", 104, people=("x",))) == [{"a", "b"}]
    ranked = [report(name, day, channel=Channel.MINISTRY) for name, day in (("a", 100), ("b", 104))]
    assert groups(*ranked) == [{"a", "b"}]


def test_other_persons_on_visits_are_other_journeys() -> None:
    assert groups(report("a", 100, people=("x",)), report("b", 101, people=("y",))) == [{"a"}, {"b"}]


def test_a_party_delegation_is_no_part_of_a_ministers_journey() -> None:
    found = groups(
        report("a", 100, channel=Channel.FOREIGN_MINISTRY), report("b", 101, channel=Channel.PARTY)
    )
    assert found == [{"a"}, {"b"}]


def test_a_likely_guest_gives_way_to_a_sure_one() -> None:
    likely = Report(
        entry=report("b", 101).entry, form=Form.MEETING, guest="TGO", sure=False, first=101, last=101
    )
    [journey] = journeys([report("a", 100, 103), likely])
    assert (journey.guest, journey.form) == ("GHA", Form.VISIT)


def test_a_month_joins_by_person_and_not_by_chance() -> None:
    day = report("a", 100, people=("x",))
    assert groups(day, report("b", 90, 119, people=("x",))) == [{"a", "b"}]
    assert sorted(map(sorted, groups(day, report("b", 90, 119)))) == [["a"], ["b"]]


def test_a_meeting_of_that_month_joins_the_visit_told_beside_it() -> None:
    visit = report("a", 90, 119, spot=("essay", 1000))
    near = report("b", 90, 119, form=Form.MEETING, guest=None, spot=("essay", 1060))
    far = report("c", 90, 119, form=Form.MEETING, guest=None, spot=("essay", 9000))
    assert sorted(map(sorted, groups(visit, near, far))) == [["a", "b"], ["c"]]


def test_resident_ambassadors_are_no_part_of_visits() -> None:
    assert len(groups(report("a", 100), report("b", 100, form=Form.RESIDENT))) == 2


REPORTS = st.lists(
    st.tuples(st.integers(1, 400), st.integers(0, 40), st.sampled_from((None, "GHA", "TGO"))),
    max_size=3 * AT_ONCE,
)


@settings(deadline=None)
@given(REPORTS)
def test_every_report_is_in_one_journey_within_its_days(drawn: list[tuple[int, int, str | None]]) -> None:
    reports = [report(f"r{at}", day, day + span, guest=side) for at, (day, span, side) in enumerate(drawn)]
    found = journeys(reports)
    used = sorted(one.entry.event.id for journey in found for one in journey.reports)
    assert used == sorted(one.entry.event.id for one in reports)
    for journey in found:
        assert min(r.first for r in journey.reports) <= journey.first <= journey.last
        assert journey.last <= max(r.last for r in journey.reports)
