"""How sure the order of routes is: by draws from the ranges, and figure by figure."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from amity.model.relations import Estimate
from amity.model.routes import Figure, Flip, Route
from amity.relate.routes.extra import numpy

DRAWS = 10_000
"""How often the figures are drawn: a share is then right to within one point in 95 of 100."""
SEED = 20_021_231
"""Where the draws begin, so that the same tables always give the same shares."""
TIE = 1e-9
"""A difference in US$ a tonne below which two routes cost the same."""
Key = tuple[str, float, float, str]
"""What makes figures one estimate: column, range, and who gives it."""


def weighed(routes: Sequence[Route], draws: int = DRAWS, seed: int = SEED) -> tuple[Route, ...]:
    """The routes with the middle 90% of their cost and the share of draws in which each is the cheapest.

    Each estimate is drawn evenly from its range, independently of the others, once for all routes that it
    stands in: what two routes share cannot tell them apart. Figures of one column with the same range from
    the same source are one estimate, wrong for all links at once or for none. A route with an unknown cost
    has neither share nor estimate, and the others are compared without it.
    """
    np = numpy()
    priced = [route for route in routes if not route.unknown]
    if not priced:
        return tuple(routes)
    figures = drawn(priced)
    spans = np.array([[figure.low, figure.high] for figure in figures.values()]).reshape(-1, 2)
    places = {key: place for place, key in enumerate(figures)}
    values = np.random.default_rng(seed).uniform(spans[:, 0], spans[:, 1], size=(draws, len(places)))
    costs = np.stack([
        sum((np.prod([values[:, places[_key(f)]] for f in term.figures], axis=0) for term in route.terms),
            np.zeros(draws))
        for route in priced
    ])  # fmt: skip
    cheapest = (costs <= costs.min(axis=0) + TIE).mean(axis=1)
    low, middle, high = np.quantile(costs, (0.05, 0.5, 0.95), axis=1)
    found = {
        id(route): (
            Estimate(value=float(middle[n]), low=float(low[n]), high=float(high[n])),
            float(cheapest[n]),
        )
        for n, route in enumerate(priced)
    }
    return tuple(
        replace(route, likely=found[id(route)][0], cheapest=found[id(route)][1])
        if id(route) in found
        else route
        for route in routes
    )


def flips(routes: Sequence[Route]) -> tuple[Flip, ...]:
    """The single figures that change, within their range, which route is the cheapest.

    All others stand at their middle, so that each cost is a straight line in the figure: where a rival's
    line crosses that of the first route is exact. The first route of known cost is the cheapest at the middle
    of all figures. Last come figures that nobody gives: what they would have to be below for the one route
    that waits for them alone to cost less.
    """
    priced = [place for place, route in enumerate(routes) if not route.unknown]
    if not priced:
        return ()
    known = sorted(_known(routes, priced), key=lambda flip: (_effort(flip), _key(flip.figures[0])))
    return (*known, *_missing(routes, routes[priced[0]].middle))


def _known(routes: Sequence[Route], priced: Sequence[int]) -> list[Flip]:
    """The estimates that change the order of routes of known cost."""
    first, rivals = priced[0], priced[1:]
    found = []
    for key, figure in drawn([routes[place] for place in priced]).items():
        if figure.low == figure.high:
            continue
        crossings = [(_crossing(figure, key, routes[first], routes[rival]), rival) for rival in rivals]
        met = [(abs(value - figure.middle), rival, value) for value, rival in crossings if value is not None]
        if met:
            _, rival, value = min(met)
            toward = figure.high if value >= figure.middle else figure.low
            figures = _sharing(key, (routes[place] for place in priced))
            found.append(Flip(figures=figures, value=value, toward=toward or 0.0, rival=rival))
    return found


def _missing(routes: Sequence[Route], best: float) -> Iterator[Flip]:
    """The unknown figures that alone keep a route from being compared, with what they may be at most."""
    for place, route in enumerate(routes):
        unknown = dict.fromkeys(route.unknown)
        if len(unknown) != 1:
            continue
        (figure,) = unknown
        fixed = math.fsum(term.middle for term in route.terms if figure not in term.figures)
        slope = math.fsum(
            math.prod(f.middle for f in term.figures if f != figure)
            for term in route.terms if figure in term.figures
        )  # fmt: skip
        if slope > 0 and best > fixed:
            yield Flip(figures=(figure,), value=(best - fixed) / slope, toward=0.0, rival=place)


def drawn(routes: Sequence[Route]) -> Mapping[Key, Figure]:
    """The estimates that the costs of the routes are made of, each once, in a fixed order."""
    figures = {_key(f): f for route in routes for term in route.terms for f in term.figures}
    return dict(sorted(figures.items()))


def _key(figure: Figure) -> Key:
    return figure.name, figure.low or 0.0, figure.high or 0.0, figure.source


def _sharing(key: Key, routes: Iterable[Route]) -> tuple[Figure, ...]:
    """All figures that rest on one estimate, in the order of the tables."""
    figures = {f for route in routes for term in route.terms for f in term.figures if _key(f) == key}
    return tuple(sorted(figures, key=lambda figure: (figure.table, figure.line)))


def _effort(flip: Flip) -> float:
    """How far the figure must move, as a share of the way from its middle to its end."""
    way = abs(flip.toward - flip.figures[0].middle)
    return abs(flip.value - flip.figures[0].middle) / way if way else 0.0


def _crossing(figure: Figure, key: Key, first: Route, rival: Route) -> float | None:
    """The value within the figure's range beyond which the rival costs less than the first route."""
    fixed, slope = (b - a for a, b in zip(_line(first, key), _line(rival, key), strict=True))
    if slope == 0 or figure.low is None or figure.high is None:
        return None
    value = -fixed / slope
    # at the range's end nothing has flipped yet
    return value if figure.low < value < figure.high else None


def _line(route: Route, key: Key) -> tuple[float, float]:
    """A route's cost as a straight line in one figure: what it costs without it, and what each unit adds."""
    with_it = [term for term in route.terms if key in map(_key, term.figures)]
    fixed = math.fsum(term.middle for term in route.terms if term not in with_it)
    return fixed, math.fsum(math.prod(f.middle for f in term.figures if _key(f) != key) for term in with_it)
