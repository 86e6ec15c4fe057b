"""The routes between places that could be the cheapest, and how much each carries."""

import math
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import count, islice
from typing import Any

from amity.model.routes import Bounds, Leg, Limit, Place, Route, Term
from amity.model.when import When
from amity.relate.routes.extra import networkx
from amity.relate.routes.graph import (
    END,
    START,
    Graph,
    Movements,
    carriage,
    changes,
    closures,
    limits,
    transfer,
)

LOOKED = 100
"""The most routes to one place that are looked at, in order of their least cost."""
STEPS = 100_000
"""The most steps of the search for routes, for a network in which a lightest way hardly ever leads on."""
TONNES_IN_MT = 1e6


def least_high(movements: Movements) -> float:
    """What the cheapest route costs at most, so that one which costs at least that much cannot be it."""
    graph = movements.graph(lambda term: term.bounds.high or 0.0, known=True)
    lightest = next(simple(graph), None)
    places = {place.name: place for place in movements.network.places}
    return (
        math.inf
        if lightest is None
        else math.fsum(t.bounds.high or 0.0 for t in cost_terms(lightest, places))
    )


def candidates(movements: Movements, ceiling: float, most: int) -> tuple[list[list[Leg]], bool]:
    """The ways that could be the cheapest, or are among the first `most`; and whether there are more.

    First come those of known cost, in order of what they cost at the middle of all figures; then all whose
    least cost is below the ceiling. Of two ways over the same links the first is kept.
    """
    by_middle = movements.graph(lambda term: term.middle, known=True)
    by_least = movements.graph(lambda term: term.bounds.low)
    places = {place.name: place for place in movements.network.places}
    kept: dict[tuple[int, ...], list[Leg]] = {}
    for legs in islice(simple(by_middle), most):
        kept.setdefault(_links(legs), legs)
    cut = False
    for number, legs in enumerate(simple(by_least)):
        if number >= most and _least(legs, places) > ceiling:
            break
        if number >= LOOKED:
            cut = True
            break
        kept.setdefault(_links(legs), legs)
    return list(kept.values()), cut


def simple(graph: Graph) -> Iterator[list[Leg]]:
    """The ways from start to end that come to no place twice, the lightest first.

    Partial ways are carried on in order of what they weigh at least (A*; Hart, Nilsson and Raphael 1968):
    what they weigh so far, and the lightest way on, which may come to a place twice and so is not too heavy.
    """
    onward = networkx().single_source_dijkstra_path_length(graph.reverse(copy=False), END, weight="weight")
    order = count()
    queue: list[tuple[float, int, float, tuple[Any, ...]]] = [(0.0, next(order), 0.0, (START,))]
    for _ in range(STEPS):
        if not queue:
            return
        _, _, weight, path = heappop(queue)
        if path[-1] is END:
            yield list(path[1:-1])
            continue
        been = {leg.start for leg in path[1:]}
        for step, edge in graph[path[-1]].items():
            if step in onward and (step is END or step.end not in been):
                reached = weight + edge["weight"]
                heappush(queue, (reached + onward[step], next(order), reached, (*path, step)))


def route(legs: Sequence[Leg], places: Mapping[str, Place], tonnes: float, at: When | None) -> Route:
    """The route along the legs, with what it costs, what it carries and how long it waits."""
    changed = changes(legs, places.__getitem__)
    limiting = limits(legs, changed)
    terms = tuple(cost_terms(legs, places))
    days = [place.transfer_days.bounds for _, place in changed]
    return Route(
        legs=tuple(legs),
        terms=terms,
        cost=_sum([term.bounds for term in terms]),
        length=_sum([leg.link.length.bounds for leg in legs]),
        waiting=_sum([*days, *(leg.link.crossing_days.bounds for leg in legs)]),
        transfers=tuple(f"{what} at {place.name}" for what, place in changed),
        share=share(limiting, tonnes),
        limits=limiting,
        bottleneck=bottleneck(limiting, tonnes),
        closures=closures(legs, at),
    )


def cost_terms(legs: Sequence[Leg], places: Mapping[str, Place]) -> Iterator[Term]:
    """What the legs cost, in the order of the way: carriage over each, then the transfer at its end."""
    for leg, onward in zip(legs, (*legs[1:], None), strict=True):
        yield from carriage(leg)
        yield from transfer(leg, onward, places[leg.end])


def share(limiting: Sequence[Limit], tonnes: float) -> Bounds:
    """How much of the cargo can be carried, from 0 to 1.

    What has no known capacity may carry nothing, or all.
    """
    wanted = tonnes / TONNES_IN_MT
    low = min((limit.capacity.low or 0.0 for limit in limiting), default=wanted)
    high = min((limit.capacity.high for limit in limiting if limit.capacity.high is not None), default=wanted)
    return Bounds(low=min(1.0, low / wanted), high=min(1.0, high / wanted))


def bottleneck(limiting: Sequence[Limit], tonnes: float) -> Limit | None:
    """What limits the cargo most, by the middle of known capacities; None where nothing known does."""
    wanted = tonnes / TONNES_IN_MT
    short = [limit for limit in limiting if limit.capacity.low is not None and limit.capacity.low < wanted]
    return min(short, key=lambda limit: limit.capacity.middle, default=None)


def _least(legs: Sequence[Leg], places: Mapping[str, Place]) -> float:
    return math.fsum(term.bounds.low for term in cost_terms(legs, places))


def _links(legs: Sequence[Leg]) -> tuple[int, ...]:
    return tuple(leg.link.line for leg in legs)


def _sum(parts: Sequence[Bounds]) -> Bounds:
    return sum(parts, Bounds(low=0.0, high=0.0))
