"""Sources, what binds them to each other, and how many witnesses that leaves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from amity.errors import InvalidValue
from amity.model.claims import Claim
from amity.model.passages import Passage


class SourceSort(StrEnum):
    """What a source is: a text in hand, a work that one cites, or a voice that one names ("according to")."""

    DOCUMENT = "document"
    WORK = "work"
    VOICE = "voice"


class Directness(StrEnum):
    """How close to what happened a source of its sort stands, the closest first.

    OFFICIAL: acts, archives and words of those who took part; SCHOLARSHIP works from these; UNKNOWN is a work
    whose bibliography does not say what it is.
    """

    OFFICIAL = "official"
    PRESS = "press"
    DATASET = "dataset"
    SCHOLARSHIP = "scholarship"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """The place in that order, from 0.

        >>> Directness.OFFICIAL.rank, Directness.UNKNOWN.rank
        (0, 4)
        """
        return list(Directness).index(self)


class Bond(StrEnum):
    """Why two sources are not independent.

    CITES, NAMES, WORDING and ERRORS lead from what derives to what it derives from; AUTHOR, OUTLET and VOICE
    (of one government: its officials, and the press of a state that one party rules) have no direction.
    """

    WORDING = "wording"
    NAMES = "names"
    CITES = "cites"
    ERRORS = "errors"
    AUTHOR = "author"
    OUTLET = "outlet"
    VOICE = "voice"

    @property
    def directed(self) -> bool:
        """Whether one of the two derives from the other.

        >>> Bond.WORDING.directed, Bond.AUTHOR.directed
        (True, False)
        """
        return self not in (Bond.AUTHOR, Bond.OUTLET, Bond.VOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNode:
    """A source of a graph: `id` is "doc:NAME", "work:..." or "voice:...", `issued` its day in EDTF or empty.

    `keys` are what makes two sources one witness: author, outlet, government, each with its sort before a
    colon. `state` is the code of the state that it speaks for or comes from; None where that is not known.
    `reliability` is an Admiralty letter from A to F, empty where no one has rated it.

    >>> SourceNode(id="doc:a", sort=SourceSort.DOCUMENT, label="A").doc
    'a'
    """

    id: str
    sort: SourceSort
    label: str
    issued: str = ""
    directness: Directness = Directness.UNKNOWN
    keys: tuple[str, ...] = ()
    state: str | None = None
    reliability: str = ""

    def __post_init__(self) -> None:
        if self.reliability and self.reliability not in "ABCDEF":
            raise InvalidValue("SourceNode", "reliability", self.reliability, "a letter from A to F")

    @property
    def doc(self) -> str | None:
        """The name of the document; None for what is not in hand."""
        return self.id.removeprefix("doc:") if self.sort is SourceSort.DOCUMENT else None

    @property
    def order(self) -> tuple[bool, str, str]:
        """What sources are put in order by: the earliest first, undated ones last."""
        return not self.issued, self.issued, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEdge:
    """A bond between two sources; `source` is what derives, `target` what it derives from.

    `passages` are the words of the one that show it, `originals` those of the other. `claims` are the ids of
    the claims of `source` that the bond is about; with `whole` it is about all that both tell. `why` says it
    in a line.
    """

    source: str
    target: str
    bond: Bond
    why: str
    passages: tuple[Passage, ...] = ()
    originals: tuple[Passage, ...] = ()
    claims: frozenset[str] = frozenset()
    whole: bool = False

    def __post_init__(self) -> None:
        if self.source == self.target:
            raise InvalidValue("SourceEdge", "target", self.target, "another source than the first")


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Sources that count as one: `roots` are those that the others derive from.

    `claims` are the ids of the claims by which the roots are known; `derived` those that add nothing to them.
    `edges` are the bonds by which the sources were put together.
    """

    roots: tuple[str, ...]
    claims: tuple[str, ...]
    sources: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    edges: tuple[SourceEdge, ...] = ()


@dataclass(frozen=True)
class SourceGraph:
    """Sources and what binds them.

    >>> nodes = [SourceNode(id=f"doc:{name}", sort=SourceSort.DOCUMENT, label=name) for name in "ab"]
    >>> copied = SourceEdge(source="doc:b", target="doc:a", bond=Bond.WORDING, why="Copied.", whole=True)
    >>> SourceGraph(nodes=tuple(nodes), edges=(copied,)).independent
    ('doc:a',)
    """

    nodes: tuple[SourceNode, ...] = ()
    edges: tuple[SourceEdge, ...] = ()
    by_id: Mapping[str, SourceNode] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {node.id: node for node in self.nodes})

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[SourceEdge, ...]]:
        """The directed edges by the source that derives."""
        found: dict[str, list[SourceEdge]] = defaultdict(list)
        for edge in self.edges:
            if edge.bond.directed:
                found[edge.source].append(edge)
        return {source: tuple(edges) for source, edges in found.items()}

    @property
    def independent(self) -> tuple[str, ...]:
        """The documents that derive from no other document."""
        derived = {
            edge.source for edge in self.edges if edge.bond.directed and edge.target in self._documents
        }
        return tuple(sorted(self._documents - derived))

    @property
    def _documents(self) -> frozenset[str]:
        return frozenset(node.id for node in self.nodes if node.sort is SourceSort.DOCUMENT)

    def witnesses(self, claims: Mapping[str, Claim]) -> tuple[Witness, ...]:
        """The witnesses that claims on one happening go back to, by id of claim.

        Each document is traced to one origin: what it took the words from, or names or cites for it; one that
        merely cites another which tells the same derives from that. A circle is one witness. Origins of one
        author, outlet or government are one. The order of the claims has no say, and the work grows with
        their number and the edges of their documents.
        """
        told: dict[str, set[str]] = defaultdict(set)
        for name, claim in claims.items():
            told[f"doc:{claim.passage.doc}"].add(name)
        steps = {source: self._step(source, told) for source in sorted(told)}
        roots = _roots(steps, self.by_id)
        groups: dict[str, list[str]] = defaultdict(list)
        leading = self._joined(sorted(set(roots.values())))
        for source, root in roots.items():
            groups[leading[root]].append(source)
        return tuple(self._witness(groups[lead], roots, steps, told) for lead in sorted(groups))

    def _step(self, source: str, told: Mapping[str, set[str]]) -> SourceEdge | None:
        """The edge to what a document has its claims from; None where they are its own."""
        edges = [edge for edge in self.outgoing.get(source, ()) if _bears(edge, told[source], told)]
        return min(edges, key=self._preference, default=None)

    def _preference(self, edge: SourceEdge) -> tuple[int, int, tuple[bool, str, str]]:
        target = self.by_id[edge.target]
        general = 2 if edge.whole and not edge.claims else 1
        first = 0 if edge.bond is Bond.WORDING else general
        return first, target.directness.rank, target.order

    def _joined(self, roots: Iterable[str]) -> dict[str, str]:
        """For each root the first of those with an author, outlet or government in common."""
        lead: dict[str, str] = {}
        first: dict[str, str] = {}
        for root in roots:
            lead[root] = root
            for key in self.by_id[root].keys:
                one, other = _find(lead, first.setdefault(key, root)), _find(lead, root)
                lead[max(one, other)] = min(one, other)
        return {root: _find(lead, root) for root in lead}

    def _witness(
        self,
        sources: list[str],
        roots: Mapping[str, str],
        steps: Mapping[str, SourceEdge | None],
        told: Mapping[str, set[str]],
    ) -> Witness:
        own = sorted({roots[source] for source in sources}, key=lambda name: self.by_id[name].order)
        used = [step for source in sources if (step := steps[source])]
        bearers = {
            source for source in sources
            if source in own or (not told.get(roots[source]) and steps[source].target == roots[source])  # type: ignore[union-attr]
        }  # fmt: skip
        return Witness(
            roots=tuple(own),
            claims=tuple(sorted(name for source in bearers for name in told[source])),
            sources=tuple(sorted({*sources, *own})),
            derived=tuple(sorted(n for source in sources if source not in bearers for n in told[source])),
            edges=tuple(sorted(used, key=lambda edge: (edge.source, edge.target, edge.bond))),
        )


def _bears(edge: SourceEdge, mine: set[str], told: Mapping[str, set[str]]) -> bool:
    """Whether an edge bears on what is told: it names the origin of these claims, or both tell of it."""
    about = not edge.claims.isdisjoint(mine)
    if edge.bond in (Bond.NAMES, Bond.CITES) and about:
        return True
    return edge.target in told and (edge.whole or about)


def _roots(steps: Mapping[str, SourceEdge | None], by_id: Mapping[str, SourceNode]) -> dict[str, str]:
    """Where each document's steps end; those that lead in a circle, at its earliest source."""
    roots: dict[str, str] = {}
    for source in steps:
        path: dict[str, int] = {}
        at = source
        while at not in roots and at not in path and (step := steps.get(at)):
            path[at] = len(path)
            at = step.target
        if at in path:
            circle = list(path)[path[at] :]
            end = min(circle, key=lambda name: by_id[name].order)
        else:
            end = roots.get(at, at)
        roots.update(dict.fromkeys([*path, *([at] if at in steps else [])], end))
    return roots


def _find(lead: dict[str, str], name: str) -> str:
    while lead[name] != name:
        lead[name] = lead[lead[name]]
        name = lead[name]
    return name


def edges_between(graph: SourceGraph, bond: Bond) -> Iterator[SourceEdge]:
    """The edges of one bond, in their order.

    >>> list(edges_between(SourceGraph(), Bond.CITES))
    []
    """
    return (edge for edge in graph.edges if edge.bond is bond)
