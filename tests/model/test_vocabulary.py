"""Findings, relations, forecasts, forums, actors and standings check themselves."""

from collections.abc import Callable
from typing import Any

import pytest

from amity.errors import InvalidValue
from amity.model.actors import Actor, ActorKind
from amity.model.claims import Claim
from amity.model.factuality import Factuality
from amity.model.findings import Finding, Soundness
from amity.model.forecasts import Forecast
from amity.model.forums import Forum
from amity.model.passages import Passage
from amity.model.relations import Estimate, Phase, Relation
from amity.model.reviewed import ReviewedClaim, Standing
from amity.model.when import When

PASSAGE = Passage(doc="000", start=0, end=3, quote="Kim")
CLAIM = Claim(
    passage=PASSAGE,
    kind="visit",
    source="PRK",
    target="MNG",
    date=When.unknown(),
    factuality=Factuality.HAPPENED,
)
YEAR = When.parse("1956")


def forecast(**fields: Any) -> Forecast:
    given = {"probability": 0.8, "states": ("MNG", "PRK"), "kind": "visit", **fields}
    return Forecast(id="p1", window=YEAR, made=YEAR, **given)


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda: Actor(words="", kind=ActorKind.STATE), id="an actor without words"),
        pytest.param(
            lambda: Actor(words="UN", kind=ActorKind.FORUM, states=("USA",)), id="a forum of one state"
        ),
        pytest.param(
            lambda: Forum(id="un", names=(), sort="organisation", exists=YEAR), id="a nameless forum"
        ),
        pytest.param(
            lambda: Forum(id="un", names=("UN",), sort="club", exists=YEAR), id="a forum of no sort"
        ),
        pytest.param(
            lambda: Forum(id="un", names=("UN",), sort="talks", exists=YEAR, track="3"), id="a third track"
        ),
        pytest.param(
            lambda: Finding(id="f1", check="calendar", verdict=Soundness.INCONSISTENT, explanation=""),
            id="a fault without a passage",
        ),
        pytest.param(
            lambda: Finding(id="f1", check="", verdict=Soundness.CONSISTENT, explanation=""), id="no check"
        ),
        pytest.param(lambda: Estimate(value=5, low=1, high=3), id="an estimate outside its interval"),
        pytest.param(lambda: Estimate(value=2, low=1, high=3, coverage=90), id="a coverage of ninety"),
        pytest.param(lambda: Phase(period=YEAR, name=""), id="a nameless phase"),
        pytest.param(lambda: Relation(states=("PRK", "MNG")), id="a dyad out of order"),
        pytest.param(lambda: Relation(states=("MNG", "MNG")), id="a dyad of one"),
        pytest.param(
            lambda: Relation(
                states=("MNG", "PRK"),
                phases=(
                    Phase(period=When.parse("1956-01-01/1960-12-31"), name="warm"),
                    Phase(period=When.parse("1960-12-31/1975-01-01"), name="cool"),
                ),
            ),
            id="phases that share a day",
        ),
        pytest.param(lambda: forecast(probability=1.2), id="a probability above one"),
        pytest.param(lambda: forecast(states=("PRK", "MNG")), id="a forecast for a dyad out of order"),
        pytest.param(lambda: forecast(kind=""), id="a forecast of nothing"),
        pytest.param(
            lambda: ReviewedClaim(id="1", claim=CLAIM, standing=Standing.ACCEPTED), id="accepted by nobody"
        ),
        pytest.param(
            lambda: ReviewedClaim(id="1", claim=CLAIM, judgements=("j1",)), id="judged and unreviewed"
        ),
    ],
)
def test_what_cannot_be_is_refused(made: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue):
        made()


def test_an_actor_stands_for_a_state_only_where_it_is_clear() -> None:
    assert Actor(words="Moscow", kind=ActorKind.STATE, states=("SUN",)).state == "SUN"
    assert Actor(words="Korea", kind=ActorKind.STATE, states=("KOR", "PRK")).state is None


@pytest.mark.parametrize(("outcome", "brier"), [(None, None), (True, 0.04), (False, 0.64)])
def test_a_forecast_is_scored_once_its_window_has_passed(outcome: bool | None, brier: float | None) -> None:
    scored = forecast(outcome=outcome)
    assert scored.brier == (None if brier is None else pytest.approx(brier))
    assert (scored.log_score is None) == (outcome is None)


def test_what_was_held_impossible_and_came_costs_without_bound() -> None:
    assert forecast(probability=0.0, outcome=True).log_score == float("inf")


def test_a_reviewed_claim_is_known_by_each_of_its_ids() -> None:
    reviewed = ReviewedClaim(id="1", claim=CLAIM, also=("2",))
    assert [reviewed.known_as(name) for name in ("1", "2", "3")] == [True, True, False]
