"""Dates as a system: what passages say of points in time, what follows, and what cannot all be true."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from amity.errors import InvalidValue
from amity.examine.chronology.network import FAR, Edge, Network
from amity.examine.chronology.search import MOST, Search, place
from amity.model.passages import Passage

ORIGIN = ""
"""The point that days are counted from: day 0, where `datetime.date.toordinal` counts from 1."""
LIMIT = 10**8
"""No bound may be greater: a quarter of a million years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A passage says that `later` comes at least `lower` and at most `upper` days after `earlier`.

    Points are names; ORIGIN, the empty one, is day 0, so that a constraint from it bounds a date. None is
    no bound. `passage` is None for what is given and not to be withdrawn: a roster's date, or that an end
    does not precede its beginning. Raises InvalidValue where it bounds nothing, or a bound beyond LIMIT.

    >>> Constraint(passage=None, earlier="visit.start", later="visit.end", lower=0).upper is None
    True
    """

    passage: Passage | None
    earlier: str
    later: str
    lower: int | None = None
    upper: int | None = None

    def __post_init__(self) -> None:
        bounds = [bound for bound in (self.lower, self.upper) if bound is not None]
        if not bounds or any(abs(bound) > LIMIT for bound in bounds):
            raise InvalidValue("Constraint", "lower, upper", (self.lower, self.upper), "a bound in days")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The first and the last day that a point can lie on, None where open, and the passages that say so."""

    lower: int | None
    upper: int | None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Passages that cannot all be true, though any of them can be dropped and the rest be true.

    `constraints` are those of a negative cycle through them; it has no passage where what is given
    contradicts itself.
    """

    passages: tuple[Passage, ...]
    constraints: tuple[Constraint, ...] = ()


class System:
    """A simple temporal problem (Dechter, Meiri and Pearl, Temporal constraint networks, 1991).

    Made of constraints in any order; all answers are the same whatever the order.

    >>> def says(start, **bounds):
    ...     return Constraint(passage=Passage(doc="a", start=start, end=start + 1, quote="x"), **bounds)
    >>> system = System([
    ...     says(0, earlier=ORIGIN, later="signed", lower=10, upper=10),
    ...     says(5, earlier="signed", later="ratified", lower=30, upper=31),
    ...     says(9, earlier=ORIGIN, later="ratified", upper=20),
    ... ])
    >>> [[passage.start for passage in conflict.passages] for conflict in system.conflicts()]
    [[0, 5, 9]]
    >>> system.bounds("ratified").lower is None, system.settling()[0][1]
    (True, 1)
    """

    def __init__(self, constraints: Iterable[Constraint]) -> None:
        self._numbers: dict[str, int] = {ORIGIN: 0}
        self._of: dict[Edge, Constraint] = {}
        self._given: list[Edge] = []
        self._said: dict[Passage, list[Edge]] = defaultdict(list)
        for constraint in sorted(set(constraints), key=_order):
            for edge in self._edges(constraint):
                self._of[edge] = constraint
                (self._given if edge.passage is None else self._said[edge.passage]).append(edge)

    def _edges(self, constraint: Constraint) -> list[Edge]:
        names = constraint.earlier, constraint.later
        earlier, later = (self._numbers.setdefault(name, len(self._numbers)) for name in names)
        edges = []
        if constraint.upper is not None:
            edges.append(Edge(earlier, later, constraint.upper, constraint.passage))
        if constraint.lower is not None:
            edges.append(Edge(later, earlier, -constraint.lower, constraint.passage))
        return edges

    @cached_property
    def _search(self) -> Search:
        return Search(len(self._numbers), self._given, self._said)

    @property
    def points(self) -> tuple[str, ...]:
        """All points that are named, ORIGIN aside, in the order of their names."""
        return tuple(sorted(self._numbers.keys() - {ORIGIN}))

    @property
    def satisfiable(self) -> bool:
        """Whether all that is said can be true at once."""
        return not self._search.impossible and not self._search.rejected

    @cached_property
    def _conflicts(self) -> tuple[Conflict, ...]:
        found = self._search.conflicts()
        return tuple(
            Conflict(passages=passages, constraints=self._constraints(cycle)) for passages, cycle in found
        )

    def _constraints(self, cycle: Sequence[Edge]) -> tuple[Constraint, ...]:
        return tuple(dict.fromkeys(self._of[edge] for edge in cycle))

    def conflicts(self) -> tuple[Conflict, ...]:
        """The smallest sets of passages that cannot all be true, in the order of the texts.

        Every set is unsatisfiable, and satisfiable without any one of its passages. Sets may share passages.
        Every passage that cannot be true with those before it is in one of them; beyond that, further sets
        are looked for until there are MOST of them or the search has tried TRIES times (`chronology.search`).
        A system without a conflict has none reported, and one with conflicts always has one.
        """
        return self._conflicts

    def settling(self) -> tuple[tuple[Passage, int], ...]:
        """The passages in conflict with the number of conflicts that its withdrawal ends, most first."""
        counts = Counter(passage for conflict in self._conflicts for passage in conflict.passages)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], place(item[0]))))

    def bounds(self, point: str) -> Bounds:
        """What follows for a point from all passages that are in no conflict.

        Found from the origin for all points at once when first asked, not for all pairs. Raises InvalidValue
        for a point that no constraint names.
        """
        if point not in self._numbers:
            raise InvalidValue("System", "point", point, "a point that a constraint names")
        number = self._numbers[point]
        late, early = self._reach
        upper, lower = late.distances[number], early.distances[number]
        steps = [*late.path(number), *early.path(number)]
        told = {edge.passage for edge in steps if edge.passage is not None}
        return Bounds(
            lower=None if lower >= FAR // 2 else -lower,
            upper=None if upper >= FAR // 2 else upper,
            passages=tuple(sorted(told, key=place)),
        )

    @cached_property
    def _reach(self) -> tuple[Network, Network]:
        """Distances from the origin, and to it, over what is in no conflict."""
        doubted = {passage for conflict in self._conflicts for passage in conflict.passages}
        edges = [] if self._search.impossible else list(self._given)
        edges += [e for p, said in self._said.items() if p not in doubted for e in said]
        turned = [Edge(e.head, e.tail, e.weight, e.passage) for e in edges]
        return self._network(edges), self._network(turned)

    def _network(self, edges: Iterable[Edge]) -> Network:
        network = Network()
        for _ in range(len(self._numbers) - 1):
            network.point()
        network.add(edges)
        return network


def _order(constraint: Constraint) -> tuple[object, ...]:
    said = place(constraint.passage) if constraint.passage else ("", -1, -1, "")
    bounds = tuple((bound is None, bound or 0) for bound in (constraint.lower, constraint.upper))
    return said, constraint.earlier, constraint.later, bounds


__all__ = ["MOST", "ORIGIN", "Bounds", "Conflict", "Constraint", "System"]
