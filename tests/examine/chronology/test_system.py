"""Conflicts and bounds against enumeration of all days in a small world, and against a general solver."""

from collections.abc import Iterable
from itertools import chain, combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.errors import InvalidValue
from amity.examine.chronology import ORIGIN, Constraint, System
from amity.model.passages import Passage

POINTS = (ORIGIN, "a", "b", "c")
REACH = 6
"""In systems of four points with bounds up to 2, what can be true is true within so many days of day 0."""


def said(number: int | None) -> Passage | None:
    return None if number is None else Passage(doc="a", start=number, end=number + 1, quote="x")


@st.composite
def constraints(draw: st.DrawFn) -> Constraint:
    earlier, later = draw(st.permutations(POINTS))[:2]
    lower = draw(st.none() | st.integers(-2, 2))
    upper = draw(st.integers(-2, 2) if lower is None else st.none() | st.integers(lower, 2))
    passage = said(draw(st.none() | st.integers(0, 5)))
    return Constraint(passage=passage, earlier=earlier, later=later, lower=lower, upper=upper)


systems = st.lists(constraints(), max_size=10)


def solutions(of: Iterable[Constraint], reach: int = REACH) -> list[dict[str, int]]:
    """All ways in which constraints can be true within so many days of day 0, by trying each."""
    told, days = list(of), range(-reach, reach + 1)
    worlds = (dict(zip(POINTS, (0, *rest), strict=True)) for rest in product(days, repeat=3))
    return [world for world in worlds if all(holds(one, world) for one in told)]


def holds(one: Constraint, world: dict[str, int]) -> bool:
    gap = world[one.later] - world[one.earlier]
    return (one.lower is None or one.lower <= gap) and (one.upper is None or gap <= one.upper)


def about(of: list[Constraint], passages: Iterable[Passage | None]) -> list[Constraint]:
    """What is given, and what the passages say."""
    kept = {None, *passages}
    return [one for one in of if one.passage in kept]


def least_sets(of: list[Constraint]) -> set[frozenset[Passage]]:
    """All minimal sets of passages that cannot all be true, by trying every set, the smallest first."""
    passages = sorted({one.passage for one in of if one.passage}, key=lambda p: p.start)
    found: set[frozenset[Passage]] = set()
    for chosen in chain.from_iterable(combinations(passages, n) for n in range(len(passages) + 1)):
        if not any(one <= set(chosen) for one in found) and not solutions(about(of, chosen)):
            found.add(frozenset(chosen))
    return found


@settings(max_examples=40, deadline=None)
@given(systems)
def test_all_minimal_conflicts_are_found_and_nothing_else(told: list[Constraint]) -> None:
    found = System(told).conflicts()
    assert {frozenset(conflict.passages) for conflict in found} == least_sets(told)
    assert System(told).satisfiable is (not found)


@settings(max_examples=40, deadline=None)
@given(systems)
def test_each_conflict_has_a_negative_cycle_of_its_own_constraints(told: list[Constraint]) -> None:
    for conflict in System(told).conflicts():
        assert {one.passage for one in conflict.constraints} - {None} == set(conflict.passages)
        assert not solutions(conflict.constraints)


@settings(max_examples=40, deadline=None)
@given(systems)
def test_bounds_are_the_first_and_the_last_day_that_can_be(told: list[Constraint]) -> None:
    system = System(told)
    doubted = {passage for conflict in system.conflicts() for passage in conflict.passages}
    worlds = solutions((one for one in told if one.passage not in doubted), 2 * REACH + 1)
    for point in system.points if worlds else ():
        days, bounds = {world[point] for world in worlds}, system.bounds(point)
        assert bounds.lower == (None if min(days) < -REACH else min(days))
        assert bounds.upper == (None if max(days) > REACH else max(days))
        again = System(about(told, bounds.passages))
        if point in again.points:
            assert (again.bounds(point).lower, again.bounds(point).upper) == (bounds.lower, bounds.upper)


@given(systems, st.randoms())
def test_the_order_of_what_is_said_has_no_say(told: list[Constraint], random: Random) -> None:
    shuffled = random.sample(told, len(told))
    assert System(shuffled).conflicts() == System(told).conflicts()
    assert System(shuffled).settling() == System(told).settling()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(10, 40))
def test_a_general_solver_agrees_on_larger_systems(seed: int, size: int) -> None:
    z3 = pytest.importorskip("z3", reason="the oracle, a general solver, is installed with the extra dev")
    random = Random(seed)  # noqa: S311 no secret hangs on it
    told = [random_constraint(random, size, number) for number in range(2 * size)]

    def satisfiable(some: Iterable[Constraint]) -> bool:
        solver = z3.SolverFor("QF_IDL")
        names = {name: z3.Int(name or "origin") for name in (ORIGIN, *(f"p{n}" for n in range(size)))}
        for one in some:
            gap = names[one.later] - names[one.earlier]
            solver.add(*([gap >= one.lower] if one.lower is not None else []))
            solver.add(*([gap <= one.upper] if one.upper is not None else []))
        return bool(solver.check() == z3.sat)

    system = System(told)
    assert system.satisfiable is satisfiable(told)
    for conflict in system.conflicts():
        assert not satisfiable(about(told, conflict.passages))
        assert all(satisfiable(about(told, set(conflict.passages) - {gone})) for gone in conflict.passages)
    doubted = {passage for conflict in system.conflicts() for passage in conflict.passages}
    assert satisfiable(one for one in told if one.passage not in doubted)


def random_constraint(random: Random, size: int, number: int) -> Constraint:
    names = [ORIGIN, *(f"p{n}" for n in range(size))]
    earlier, later = random.sample(names, 2)
    lower = random.randint(-500, 500)
    passage = said(random.randint(0, number // 2)) if random.random() < 0.9 else None
    if passage is None:
        return Constraint(passage=None, earlier=earlier, later=later, lower=lower - 2000)
    return Constraint(
        passage=passage, earlier=earlier, later=later, lower=lower, upper=lower + random.randint(0, 600)
    )


def test_what_is_given_and_contradicts_itself_is_told_without_passages() -> None:
    given_twice = [
        Constraint(passage=None, earlier=ORIGIN, later="a", lower=day, upper=day) for day in (1, 2)
    ]
    [conflict] = System(given_twice).conflicts()
    assert conflict.passages == ()
    assert System(given_twice).bounds("a").upper is None


def test_the_claim_that_settles_most_comes_first() -> None:
    wrong = said(50)
    days = [Constraint(passage=said(n), earlier=ORIGIN, later=f"p{n}", lower=n, upper=n) for n in range(1, 4)]
    claims = [Constraint(passage=wrong, earlier=ORIGIN, later=f"p{n}", lower=9) for n in range(1, 4)]
    assert System([*days, *claims]).settling()[0] == (wrong, 3)


def test_a_passage_at_odds_with_itself_is_in_conflict_alone() -> None:
    bounds = [Constraint(passage=said(3), earlier="a", later="b", lower=n, upper=n) for n in (1, 2)]
    assert [conflict.passages for conflict in System(bounds).conflicts()] == [(said(3),)]


@pytest.mark.parametrize("bounds", [{}, {"lower": 10**9}])
def test_constraints_check_themselves(bounds: dict[str, int]) -> None:
    with pytest.raises(InvalidValue, match="a bound in days"):
        Constraint(passage=None, earlier="a", later="b", **bounds)


def test_a_point_that_nobody_named_is_told() -> None:
    with pytest.raises(InvalidValue, match="a point that a constraint names"):
        System(()).bounds("a")
