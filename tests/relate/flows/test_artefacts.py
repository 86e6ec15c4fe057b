"""State-years filled in from another state are found in simulated roll calls, and clean ones are left alone.

States have ideal points that drift; each session has an agenda of its own, more or less divisive; a state
votes yes, abstains or votes no by where the resolution stands, and is absent now and then. In a corrupted
assembly the votes of one state in one session are another's.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from amity.model.flows import Flow, Observation
from amity.model.series import FlagKind, Point, Series
from amity.model.when import When
from amity.reference import load
from amity.relate.flows import series
from amity.relate.flows.artefacts import Artefact, Pair, artefacts
from amity.relate.record import Record

YEARS = range(1980, 2004)
Votes = dict[tuple[str, int], list[float | None]]


def assembly(seed: int, states: int = 14) -> tuple[list[str], Votes, dict[str, float]]:
    """The votes of each state in each session, and where the states stand at the end."""
    random = Random(seed)  # noqa: S311 - draws, not secrets
    names = [f"S{n:02d}" for n in range(states)]
    ideal = {name: random.gauss(0, 1) for name in names}
    votes: Votes = {}
    for year in YEARS:
        centre = random.gauss(0, 0.3)
        agenda = [
            (random.gauss(centre, 1.2), random.choice((2, 2, 2, -2))) for _ in range(random.randint(45, 90))
        ]
        for name in names:
            ideal[name] += random.gauss(0, 0.05)
            votes[name, year] = [
                None if random.random() < 0.08 else vote(slope * (ideal[name] - cut) + random.gauss(0, 1))
                for cut, slope in agenda
            ]
    return names, votes, ideal


def vote(liking: float) -> float:
    return 1.0 if liking > 0.25 else 0.5 if liking > -0.15 else 0.0


def agreement(
    names: Sequence[str], votes: Votes, pairs: Sequence[tuple[str, str]]
) -> tuple[list[Series], dict[tuple[Pair, int], float]]:
    made, ballots = [], {}
    for one, other in pairs:
        points = []
        for year in YEARS:
            both = [
                (a, b)
                for a, b in zip(votes[one, year], votes[other, year], strict=True)
                if None not in (a, b)
            ]
            value = round(sum(a == b for a, b in both) / len(both), 4)
            seen = Observation.OBSERVED if value else Observation.ZERO
            points.append(
                Point(period=When.of_year(year), value=value, low=value, high=value, observation=seen,
                      rows=(f"{one}-{other}:{year}",))
            )  # fmt: skip
            ballots[frozenset((one, other)), year] = float(len(both))
        made.append(Series(id=f"{one}-{other}", measure="votes", unit="share", source=one, target=other,
                           directed=False, origin="", points=tuple(points)))  # fmt: skip
    return made, ballots


def all_pairs(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(one, other) for n, one in enumerate(names) for other in names[n + 1 :]]


def star(state: str, names: Sequence[str], partners: int = 5) -> list[tuple[str, str]]:
    """A state's pairs with some others, and two pairs of theirs: what an excerpt on one dyad holds."""
    others = [name for name in names if name != state][:partners]
    ends = [*((state, other) for other in others), (others[0], others[1]), (others[1], others[2])]
    return [(min(pair), max(pair)) for pair in ends]


def corrupted(seed: int) -> tuple[list[str], Votes, tuple[str, int, str]]:
    """An assembly in which a state's session repeats that of one which stands well apart from it."""
    names, votes, ideal = assembly(seed)
    random = Random(seed + 10_000)  # noqa: S311 - as above
    state, year = random.choice(names), random.choice(YEARS[3:-3])
    donor = max(names, key=lambda name: abs(ideal[name] - ideal[state]))
    votes[state, year] = list(votes[donor, year])
    return names, votes, (state, year, donor)


def found(names: Sequence[str], votes: Votes, pairs: Sequence[tuple[str, str]]) -> tuple[Artefact, ...]:
    return artefacts(*agreement(names, votes, pairs))


def test_a_copied_session_is_found_and_its_source_is_named() -> None:
    hits = named = false = 0
    for seed in range(12):
        names, votes, (state, year, donor) = corrupted(seed)
        seen = found(names, votes, all_pairs(names))
        hits += any((one.state, one.year) == (state, year) for one in seen)
        named += any((one.state, one.year, one.copied) == (state, year, donor) for one in seen)
        false += sum((one.state, one.year) != (state, year) for one in seen)
    assert hits >= 10
    assert named >= 9
    assert false <= 4


def test_a_few_pairs_of_the_state_show_it_too() -> None:
    hits = false = 0
    for seed in range(30):
        names, votes, (state, year, _) = corrupted(seed)
        seen = found(names, votes, star(state, names))
        hits += any((one.state, one.year) == (state, year) for one in seen)
        false += sum((one.state, one.year) != (state, year) for one in seen)
    assert hits >= 19
    assert false <= 6


def test_clean_assemblies_are_left_alone() -> None:
    alarms = 0
    for seed in range(500, 530):
        names, votes, _ = assembly(seed)
        alarms += len(found(names, votes, star(names[0], names)))
    assert alarms <= 5  # of 30 excerpts with 24 sessions each


def test_years_in_another_order_show_nothing() -> None:
    alarms = 0
    for seed in range(20):
        names, votes, (state, _, _) = corrupted(seed)
        made, ballots = agreement(names, votes, star(state, names))
        random, mixed = Random(seed), []  # noqa: S311 - as above
        for one in made:
            values = [point.value for point in one.points]
            random.shuffle(values)
            points = (replace(p, value=v, low=v, high=v) for p, v in zip(one.points, values, strict=True))
            mixed.append(replace(one, points=tuple(points)))
        alarms += len(artefacts(mixed, ballots))
    assert alarms <= 3


def test_a_session_that_divides_all_is_blamed_on_nobody() -> None:
    names, votes, _ = assembly(3)
    random = Random(4)  # noqa: S311 - as above
    for name in names:
        votes[name, 1990] = [random.choice((0.0, 0.5, 1.0)) for _ in range(60)]
    assert not [one for one in found(names, votes, all_pairs(names)) if one.year == 1990]


def test_a_turn_that_lasts_is_no_artefact() -> None:
    names, votes, ideal = assembly(11)
    state = min(names, key=lambda name: ideal[name])
    donor = max(names, key=lambda name: ideal[name])
    for year in YEARS[12:]:
        votes[state, year] = list(votes[donor, year])
    seen = found(names, votes, all_pairs(names))
    assert not [one for one in seen if one.state == state and abs(one.year - YEARS[12]) <= 2]


@pytest.mark.parametrize("pairs", [0, 1])
def test_too_few_pairs_show_nothing(pairs: int) -> None:
    names, votes, (state, _, _) = corrupted(0)
    assert found(names, votes, star(state, names)[:pairs]) == ()


def test_the_flag_stands_on_every_value_of_the_state_in_that_year() -> None:
    partners = {"BRA": 0.9, "CHL": 0.85, "URY": 0.88, "PRY": 0.3}
    flows: list[Flow] = []
    for n, (other, level) in enumerate(partners.items()):
        for year in YEARS:
            value = level + 0.02 * ((year * 7 + n * 3) % 5 - 2)
            value = 1 - value if year == 1991 else value
            ends = sorted(("ARG", other))
            flows.append(
                Flow(series="votes", measure="votes", source=ends[0], target=ends[1], directed=False,
                     period=When.of_year(year), value=round(value, 3), unit="share of roll calls",
                     observation=Observation.OBSERVED, row=len(flows) + 2)
            )  # fmt: skip
    record = Record(states=("ARG", "BRA"), reference=load(), flows=tuple(flows))
    (one,) = series(record, "ARG", "BRA")
    assert [(flag.kind, str(flag.period)) for flag in one.flags] == [(FlagKind.ARTEFACT, "1991")]
    assert one.at(1991).doubtful
    assert one.at(1991).observation is Observation.OBSERVED
    assert 1991 not in {point.year for point in one.sound}
    assert "votes:13" in one.flags[0].rows
