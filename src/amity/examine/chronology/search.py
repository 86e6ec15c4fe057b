"""The search for the smallest sets of passages in conflict."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from amity.examine.chronology.network import Edge, Network
from amity.model.passages import Passage

MOST = 100
"""No more conflicts are enumerated beyond one for each passage that does not fit those before it."""
TRIES = 500
"""Nor is it tried more often to find another one."""

Passages = tuple[Passage, ...]
Found = tuple[Passages, list[Edge]]


class Search:
    """The passages of a system, taken in one by one; each that closes a negative cycle is rejected.

    `given` are the edges that hold whatever is withdrawn, `said` those of each passage. `impossible` says
    that what is given contradicts itself.
    """

    def __init__(self, size: int, given: Sequence[Edge], said: Mapping[Passage, Sequence[Edge]]) -> None:
        self._size, self._given, self._said = size, given, said
        self._places = {passage: i for i, passage in enumerate(sorted(said, key=place))}
        self._base = self._network()
        self._fault, _ = self._base.add(given)
        self.impossible = bool(self._fault)

    def _network(self) -> Network:
        network = Network()
        for _ in range(self._size - 1):
            network.point()
        return network

    @cached_property
    def _taken(self) -> tuple[Network, dict[Passage, list[Edge]]]:
        """The network of all that fits, and what does not fit with the cycle that it closes."""
        network, rejected = self._network(), dict[Passage, list[Edge]]()
        network.add(self._given)
        for passage in self._places:
            cycle, log = network.add(self._said[passage])
            if cycle:
                network.undo(self._said[passage], log)
                rejected[passage] = cycle
        return network, rejected

    @property
    def rejected(self) -> Passages:
        """The passages that cannot be true together with those before them that can."""
        return () if self.impossible else tuple(self._taken[1])

    def conflicts(self) -> list[Found]:
        """Minimal sets of passages with a negative cycle through each, in the order of the texts."""
        if self.impossible:
            return [((), self._fault)]
        found: dict[Passages, list[Edge]] = {}
        first = {p: self._least(cycle, found) for p, cycle in self._taken[1].items()}
        others = [(frozenset((gone,)), (p,)) for p, found_first in first.items() for gone in found_first]
        self._look(others, found)
        if len(first) > 1:
            self._look([(frozenset(), tuple(first))], found)
        return sorted(found.items(), key=lambda item: [place(passage) for passage in item[0]])

    def _look(
        self, start: Iterable[tuple[frozenset[Passage], Passages]], found: dict[Passages, list[Edge]]
    ) -> None:
        """Find further conflicts by leaving out one passage of each (Reiter, A theory of diagnosis, 1987).

        A set that is not yet found lacks a passage of each that is, so it survives when that one is left out.
        """
        queue, seen, tries = deque(start), set[tuple[frozenset[Passage], Passages]](), 0
        while queue and len(found) < MOST and tries < TRIES:
            node = without, newcomers = queue.popleft()
            if node in seen:
                continue
            seen.add(node)
            tries += 1
            known = next((s for s in found if self._apart(s, without, newcomers)), None)
            if known is None:
                cycle = self._cycle(without, newcomers)
                known = self._least(cycle, found) if cycle else ()
            queue.extend((without | {gone}, newcomers) for gone in known)

    def _apart(self, known: Passages, without: frozenset[Passage], newcomers: Passages) -> bool:
        """Whether a conflict that is known stands among the passages that are looked at."""
        return without.isdisjoint(known) and all(p in newcomers or p not in self._taken[1] for p in known)

    def _cycle(self, without: frozenset[Passage], newcomers: Passages) -> list[Edge]:
        """A negative cycle among what fits and the newcomers, some passages left out; else nothing."""
        network, _ = self._taken
        edges = [e for p in newcomers if p not in without for e in self._said[p]]
        cycle, log = network.add(edges, without, exact=False)
        network.undo(edges, log)
        return cycle

    def _least(self, cycle: Iterable[Edge], found: dict[Passages, list[Edge]]) -> Passages:
        """A smallest set of passages in conflict among those of a cycle; it is put with those found."""
        kept = sorted({e.passage for e in cycle if e.passage is not None}, key=self._places.__getitem__)
        for passage in tuple(kept):
            rest = [other for other in kept if other is not passage]
            if self._closed(rest):
                kept = rest
        least = tuple(kept)
        found.setdefault(least, self._closed(least))
        return least

    def _closed(self, passages: Iterable[Passage]) -> list[Edge]:
        """A negative cycle that these passages close with what is given; empty where they can all be true."""
        edges = [edge for passage in passages for edge in self._said[passage]]
        cycle, log = self._base.add(edges)
        self._base.undo(edges, log)
        return cycle


def place(passage: Passage) -> tuple[str, int, int, str]:
    """What passages are ordered by: document, span, words."""
    return passage.doc, passage.start, passage.end, passage.quote
