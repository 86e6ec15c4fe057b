"""A graph of differences between points in time, to which edges are added one by one."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from amity.model.passages import Passage

FAR = 10**15
"""Beyond the sum of all weights: the distance of a point that nothing bounds."""


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """`head` comes at most `weight` days after `tail`; said by `passage`, or given where that is None."""

    tail: int
    head: int
    weight: int
    passage: Passage | None


Before = dict[int, tuple[int, Edge | None]]
"""The distances and parents that points had before an edge came."""


@dataclass(slots=True)
class Network:
    """Points with their shortest distances from point 0, and the edges that these rest on.

    The distances solve all edges at once. An edge that breaks this solution is taken in by lowering the
    points behind it, those with the greatest fall first, each once (Cotton and Maler, Fast and flexible
    difference constraint propagation for DPLL(T), 2006); where its own tail would have to be lowered, it
    closes a negative cycle. While distances are exact, the same holds where point 0 would be lowered, and no
    edge costs more than the points that it moves.
    """

    distances: list[int] = field(default_factory=lambda: [0])
    parents: list[Edge | None] = field(default_factory=lambda: [None])
    edges: list[list[Edge]] = field(default_factory=lambda: [[]])

    def point(self) -> int:
        """A new point, which nothing bounds."""
        self.distances.append(FAR)
        self.parents.append(None)
        self.edges.append([])
        return len(self.distances) - 1

    def add(
        self, edges: Iterable[Edge], without: Collection[Passage] = (), *, exact: bool = True
    ) -> tuple[list[Edge], list[Before]]:
        """Add edges up to the first that closes a negative cycle: that cycle, and what `undo` needs.

        Edges of the passages in `without` are as if they were not there; distances are then no longer
        exact, though they still solve the rest, and `exact` must be False.
        """
        log: list[Before] = []
        for edge in edges:
            cycle, before = self._insert(edge, without, exact)
            if cycle:
                return cycle, log
            self.edges[edge.tail].append(edge)
            log.append(before)
        return [], log

    def undo(self, edges: Iterable[Edge], log: list[Before]) -> None:
        """Take back what `add` did with these edges."""
        added = list(edges)[: len(log)]
        for edge, before in zip(reversed(added), reversed(log), strict=True):
            self.edges[edge.tail].pop()
            self._restore(before)

    def _restore(self, before: Before) -> None:
        for point, (distance, parent) in before.items():
            self.distances[point], self.parents[point] = distance, parent

    def _insert(self, edge: Edge, without: Collection[Passage], exact: bool) -> tuple[list[Edge], Before]:
        """Lower what an edge forces down; the cycle where that has no end (nothing is changed then)."""
        distances, before = self.distances, Before()
        fall = distances[edge.tail] + edge.weight - distances[edge.head]
        falls, via = {edge.head: fall}, {edge.head: edge}
        heap = [(fall, edge.head)] if fall < 0 else []
        if fall < 0 and (edge.tail == edge.head or (exact and edge.head == 0)):
            return [edge, *(self.path(edge.tail) if edge.tail != edge.head else ())], before
        while heap:
            fall, point = heappop(heap)
            if point in before or falls[point] != fall:
                continue
            before[point] = distances[point], self.parents[point]
            distances[point] += fall
            self.parents[point] = via[point]
            for out in self.edges[point]:
                head = out.head
                if head in before or (without and out.passage in without):
                    continue
                fall = distances[point] + out.weight - distances[head]
                if fall < falls.get(head, 0):
                    falls[head], via[head] = fall, out
                    if head == edge.tail or (exact and head == 0):
                        cycle = list(self._cycle(edge, out))
                        self._restore(before)
                        return cycle, Before()
                    heappush(heap, (fall, head))
        return [], before

    def _cycle(self, edge: Edge, last: Edge) -> Iterator[Edge]:
        """The edges of the cycle that `edge` opens and `last` closes, at its tail or at point 0."""
        if last.head != edge.tail:
            for step in self.path(edge.tail):
                yield step
                if step is edge:
                    return
        yield last
        yield from self._back(last.tail, edge)

    def _back(self, point: int, edge: Edge) -> Iterator[Edge]:
        for step in self.path(point):
            yield step
            if step is edge:
                return

    def path(self, point: int) -> Iterator[Edge]:
        """The edges on which a point's distance rests, from the point back to point 0."""
        step = self.parents[point]
        while step is not None:
            yield step
            step = self.parents[step.tail]
