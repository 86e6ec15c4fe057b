"""Whether a port or a corridor pays: the ways for a cargo, what they cost and carry, and how sure that is.

The question is one of costs in a network with changes of gauge and mode (Rodrigue, The Geography of
Transport Systems, 5th ed. 2020, ch. 3 and 5). Figures are ranges: a cost has exact bounds, and the order of
routes the share of draws in which it holds.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from amity.errors import InvalidValue, NotFound
from amity.model.routes import Flip, Network, Route, Routes
from amity.model.when import When
from amity.relate.routes.graph import Movements, open_links
from amity.relate.routes.search import candidates, least_high, route
from amity.relate.routes.sensitivity import DRAWS, SEED, flips, weighed
from amity.relate.routes.tables import network

__all__ = ["network", "routes"]

MOST = 3
"""How many routes to each place are told."""


def routes(
    roads: Network,
    start: str,
    ends: Sequence[str],
    tonnes: float,
    *,
    at: When | None = None,
    with_planned: bool = False,
    most: int = MOST,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Routes:
    """The ways for a cargo of some tonnes a year from one place to each of some others, the cheapest first.

    A link that is shut for the whole of the time `at`, or does not exist then, is left out; without a time
    all are open, and each route tells when it was not. Planned links are taken only `with_planned`. A route
    that ends in a port ends on board a ship. `most` routes to each place are told, and those that a single
    estimate would make the cheapest; they are compared with all that could be. How: docs/manual.md, "Routes".

    Raises NotFound for a place that is not in the network, or where no way leads to any of `ends`,
    InvalidValue for a cargo of nothing, MissingExtra where the extra `relate` is not installed.
    """
    _check(roads, start, ends, tonnes, most)
    links = open_links(roads, at, with_planned=with_planned)
    ways = {end: Movements(roads, start, end, links) for end in dict.fromkeys(ends)}
    found, cut = _found(roads, ways, tonnes, at, most)
    reached = {one.end for one in found}
    unreached = [
        _unreached(roads, start, end, at, with_planned=with_planned) for end in ways if end not in reached
    ]
    if not found:
        raise NotFound("route", f"{start} to {', '.join(ends)}", "; ".join(unreached))
    ordered = weighed(sorted(found, key=_order), draws, seed)
    told, turning = _told(ordered, most)
    return Routes(
        start=start, ends=tuple(ways), tonnes=tonnes, at=at, with_planned=with_planned, routes=tuple(told),
        shares=tuple((end, _share(end, ordered)) for end in ways), flips=turning, unreached=tuple(unreached),
        cut=cut, draws=draws, seed=seed,
    )  # fmt: skip


def _found(
    roads: Network, ways: Mapping[str, Movements], tonnes: float, at: When | None, most: int
) -> tuple[list[Route], bool]:
    """The routes to each place that could be the cheapest, and whether there are more than were looked at."""
    ceiling = min(map(least_high, ways.values()))
    places = {place.name: place for place in roads.places}
    found: list[Route] = []
    cut = False
    for movements in ways.values():
        legs, more = candidates(movements, ceiling, most)
        cut = cut or more
        found += [route(each, places, tonnes, at) for each in legs]
    return found, cut


def _told(ordered: Sequence[Route], most: int) -> tuple[list[Route], tuple[Flip, ...]]:
    """The first routes to each place and those that an estimate makes the cheapest, and these estimates."""
    turning = flips(ordered)
    rivals = {flip.rival for flip in turning}
    numbers: dict[str, int] = {}
    places = list[int]()
    for place, one in enumerate(ordered):
        numbers[one.end] = numbers.get(one.end, 0) + 1
        if place in rivals or numbers[one.end] <= most:
            places.append(place)
    told = [ordered[place] for place in places]
    return told, tuple(replace(flip, rival=places.index(flip.rival)) for flip in turning)


def _share(end: str, ordered: Sequence[Route]) -> float | None:
    """In how many of the draws a route to the place is the cheapest; ties count for both."""
    parts = [one.cheapest for one in ordered if one.end == end and one.cheapest is not None]
    return min(1.0, math.fsum(parts)) if parts else None


def _order(one: Route) -> tuple[float, float, tuple[str, ...], tuple[int, ...]]:
    return one.middle, one.cost.low, one.places, tuple(leg.link.line for leg in one.legs)


def _check(roads: Network, start: str, ends: Sequence[str], tonnes: float, most: int) -> None:
    names = {place.name for place in roads.places}
    for name in (start, *ends):
        if name not in names:
            raise NotFound("place", name, f"there is {', '.join(sorted(names))}")
    if not ends or start in ends:
        raise InvalidValue("Routes", "ends", tuple(ends), f"one or more places other than {start}")
    if not (math.isfinite(tonnes) and tonnes > 0):
        raise InvalidValue("Routes", "tonnes", tonnes, "more than nothing")
    if most < 1:
        raise InvalidValue("Routes", "most", most, "one or more")


def _unreached(roads: Network, start: str, end: str, at: When | None, *, with_planned: bool) -> str:
    """Why no way leads there: not at that time, only over planned links, or not at all."""
    wider = (
        (None, with_planned, f"no way leads to {end} at {at}; without a date there is one"),
        (at, True, f"a way leads to {end} only over planned links: ask with them"),
        (None, True, f"a way leads to {end} only over planned links and at another date"),
    )
    for moment, planned, why in wider:
        movements = Movements(roads, start, end, open_links(roads, moment, with_planned=planned))
        if candidates(movements, math.inf, 1)[0]:
            return why
    return f"no links join {start} and {end}; look in links.csv for what is missing"
