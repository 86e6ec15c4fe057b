"""The network as a graph of movements, in which a change of gauge or mode has its price.

A vertex is a link taken in one direction by one kind of wagon or vehicle; an edge leads to the next link
from the place where the first one ends. What a movement costs stands on the edges, so that the shortest path
is the cheapest route (the line graph; Caldwell, "On finding minimum routes in a network with turn penalties",
1961).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from amity.model.answers import Answer
from amity.model.routes import Leg, Limit, Link, Network, Place, Term
from amity.model.when import When
from amity.relate.routes.extra import networkx

START, END = "start", "end"
Weight = Callable[[Term], float]
Graph = Any
"""A directed graph of networkx, which has no types."""


@dataclass(frozen=True, slots=True)
class Movements:
    """The movements from one place to another, and what each step of them costs."""

    network: Network
    start: str
    end: str
    links: Sequence[Link]

    def graph(self, weight: Weight, *, known: bool = False) -> Graph:
        """The graph with the weight of each step; with `known`, without steps of unknown cost."""
        graph = networkx().DiGraph()
        graph.add_nodes_from((START, END))
        places = {place.name: place for place in self.network.places}
        leaving: dict[str, list[Leg]] = {}
        for leg in self._legs():
            leaving.setdefault(leg.start, []).append(leg)
        for leg in self._legs():
            if leg.start == self.start:
                _add(graph, START, leg, carriage(leg), weight, known=known)
            if leg.end == self.end:
                _add(graph, leg, END, transfer(leg, None, places[leg.end]), weight, known=known)
                continue
            for onward in leaving.get(leg.end, ()):
                if onward.link is not leg.link:
                    terms = (*transfer(leg, onward, places[leg.end]), *carriage(onward))
                    _add(graph, leg, onward, terms, weight, known=known)
        return graph

    def _legs(self) -> Iterator[Leg]:
        for link in self.links:
            for carrier in link.carriers:
                for start, end in (link.ends,) if link.oneway else (link.ends, link.ends[::-1]):
                    yield Leg(start=start, end=end, carrier=carrier, link=link)


def _add(
    graph: Graph,
    one: object,
    other: object,
    terms: Sequence[Term],
    weight: Weight,
    *,
    known: bool,
) -> None:
    if known and any(not figure.known for term in terms for figure in term.figures):
        return
    graph.add_edge(one, other, weight=sum(map(weight, terms)))


def carriage(leg: Leg) -> tuple[Term, ...]:
    """What it costs to go over a link: by distance, by tonne, and at the border on it."""
    link = leg.link
    terms = (
        Term(what=f"carriage {link.name}", figures=(link.length, link.cost_per_tkm)),
        Term(what=f"charge {link.name}", figures=(link.cost_per_t,)),
        Term(what=f"border {link.name}", figures=(link.crossing_cost,)),
    )
    return tuple(term for term in terms if not any(figure.high == 0 for figure in term.figures))


def transferred(leg: Leg, onward: Leg | None, place: Place) -> str:
    """What changes at the place between two legs, or where a route ends: "" for nothing."""
    if onward is None:
        return "loading of ships" if place.port and leg.carrier != "sea" else ""
    if leg.carrier == onward.carrier:
        return ""
    if leg.link.gauges and onward.link.gauges:
        return f"break of gauge {leg.carrier.split()[1]}/{onward.carrier.split()[1]} mm"
    return f"from {leg.link.mode} to {onward.link.mode}"


def transfer(leg: Leg, onward: Leg | None, place: Place) -> tuple[Term, ...]:
    """What it costs to change gauge or mode there, or to load a ship where a route ends in a port."""
    what = transferred(leg, onward, place)
    if not what or place.transfer_cost.high == 0:
        return ()
    return (Term(what=f"{what} at {place.name}", figures=(place.transfer_cost,)),)


def limits(legs: Sequence[Leg], changes: Sequence[tuple[str, Place]]) -> tuple[Limit, ...]:
    """What could limit how much goes along the legs: each link, and each place where something changes."""
    of_links = (Limit(what=leg.link.name, capacity=leg.link.capacity) for leg in legs)
    at_places = (Limit(what=f"{what} at {p.name}", capacity=p.transfer_capacity) for what, p in changes)
    return (*of_links, *at_places)


def changes(legs: Sequence[Leg], places: Callable[[str], Place]) -> tuple[tuple[str, Place], ...]:
    """Where along the legs something is transferred, and why."""
    steps = [*pairwise(legs), (legs[-1], None)]
    told = ((transferred(leg, onward, places(leg.end)), places(leg.end)) for leg, onward in steps)
    return tuple((what, place) for what, place in told if what)


def open_links(network: Network, at: When | None, *, with_planned: bool) -> tuple[Link, ...]:
    """The links that can be used: those that exist, and are not shut for the whole of the time."""
    return tuple(
        link for link in network.links
        if (link.planned and with_planned) or (not link.planned and not _absent(link, at))
    )  # fmt: skip


def _absent(link: Link, at: When | None) -> bool:
    if at is None:
        return False
    lacking = link.exists is not None and at.period.overlaps(link.exists) is Answer.NO
    return lacking or any(at.period.during(shut) is Answer.YES for shut in link.closed)


def closures(legs: Sequence[Leg], at: When | None) -> tuple[str, ...]:
    """When links on the way were shut, as far as it bears on the time asked of."""
    return tuple(
        f"{leg.link.name} shut {shut} (links.csv, line {leg.link.line})"
        for leg in legs
        for shut in leg.link.closed
        if at is None or at.period.overlaps(shut) is not Answer.NO
    )
