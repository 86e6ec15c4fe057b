"""The order and character of phases, on a record that tells of a sharp change."""

from types import SimpleNamespace

import pytest

from amity.explain import ask
from amity.explain.ground import Ground
from amity.explain.turns import before, channels
from amity.model.answers import Answer
from amity.model.queries import Preceded, Turned
from amity.model.relations import Estimate, Turn
from amity.model.when import When
from amity.relate.record import Entry

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
DAYS = ("02-11", "05-04", "08-20", "11-07")


def turn(near: str, to: Turn = Turn.MORE, channel: str = "contacts", within: int = 3) -> Turned:
    return Turned(between=("GHA", "TGO"), channel=channel, to=to, near=When.parse(near), within=within)


@pytest.fixture(scope="module")
def ground(made: SimpleNamespace) -> Ground:
    """One visit in three years to 1975, four a year from then on, by two chronicles of the whole time."""
    few = [made.told(f"{year}-06-01", "north", "south") for year in range(1955, 1975, 3)]
    many = [made.told(f"{year}-{day}", "north", "south") for year in range(1976, 1992) for day in DAYS]
    told: list[Entry] = [*few, *many]
    values = dict.fromkeys(range(1955, 1966), 2.0) | dict.fromkeys(range(1966, 1992), 40.0)
    return Ground(made.record_of(*told, flows=made.trade(values)))


def test_a_turn_is_found_where_it_lies_and_in_its_direction(ground: Ground) -> None:
    found = ask(turn("1976"), ground)
    assert found.answer is YES
    assert found.strength > 0.5
    assert set(found.claims) <= ground.record.claims.keys()
    assert found.events
    assert ask(turn("1976", Turn.FEWER), ground).answer is NO
    # asked of other years, or of what nothing changed in
    assert ask(turn("1988", within=1), ground).answer is UNKNOWN
    assert ask(turn("1976", channel="aid"), ground).answer is UNKNOWN


def test_a_turn_of_a_quantity_rests_on_its_rows(ground: Ground) -> None:
    found = ask(turn("1966", channel="trade"), ground)
    assert found.answer is YES
    assert {flow.measure for flow in found.flows} == {"trade"}
    assert found.witnesses == ("series:trade:GHA-TGO",)


def test_of_two_turns_the_order_is_told(ground: Ground) -> None:
    trade, contacts = turn("1966", channel="trade", within=5), turn("1976", within=5)
    assert ask(Preceded(first=trade, then=contacts), ground).answer is YES
    assert ask(Preceded(first=contacts, then=trade), ground).answer is NO
    assert ask(Preceded(first=trade, then=turn("1988", within=1)), ground).answer is UNKNOWN


def test_of_two_states_of_whom_nothing_is_told_it_says_nothing(made: SimpleNamespace) -> None:
    assert ask(turn("1976"), made.record_of()).answer is UNKNOWN


def test_which_boundary_is_the_earlier() -> None:
    early, wide = Estimate(value=1960, low=1959, high=1961), Estimate(value=1963, low=1950, high=1980)
    assert before(early, wide) == pytest.approx(1 - before(wide, early))
    assert before(early, early) == 0.5
    assert 0.5 < before(early, wide) < 0.8


def test_what_phases_tell_of_can_be_asked_for(ground: Ground) -> None:
    phases = ground.phases(("GHA", "TGO"))
    assert {seen.channel for phase in phases.phases for seen in phase.seen} <= set(channels())
