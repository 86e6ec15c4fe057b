"""Who depends on whom: the sources as a drawing, and each bond between two with the words that show it."""

from collections import Counter
from dataclasses import dataclass

from amity.model.witnesses import Bond, SourceEdge, SourceGraph, SourceSort
from amity.present.material import Material
from amity.present.notes import Citation, Notes
from amity.present.sources import VERBS, SourceName, SourceNames, cited_words
from amity.present.stemma import Plate, Stemma, drawn, stemma
from amity.present.wording import listed

MOST = 20
"""Passages of each source that one bond cites; `amity witnesses --jsonl` lists all."""
KEY = {
    Bond.WORDING: "wording: words in a row are those of the other",
    Bond.NAMES: "names: a claim names it as its source",
    Bond.CITES: "cites: in a note or bibliography",
    Bond.ERRORS: "errors: gives what is probably false alike",
    Bond.AUTHOR: "author: one author",
    Bond.OUTLET: "outlet: one newspaper, agency or site",
    Bond.VOICE: "state: both speak for one government",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BondRow:
    """A bond as it is shown: "B cites A", why, and the words that show it; `id` is that of its row."""

    id: str
    edge: SourceEdge
    source: SourceName
    verb: str
    target: SourceName
    why: str
    own: tuple[Citation, ...]
    others: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """The section on sources; `alone` hang together with none, `left_out` are not in the drawing."""

    finding: str
    stemma: Stemma
    alternative: str
    key: tuple[tuple[str, str], ...]
    rows: tuple[BondRow, ...]
    alone: tuple[SourceName, ...]
    left_out: int

    @property
    def made(self) -> bool:
        """Whether there is a source to speak of."""
        return bool(self.stemma.boxes or self.rows or self.alone)


def dependence(material: Material, notes: Notes) -> Dependence:
    """The sources of a dossier and what binds them; the words that show it are numbered by `notes`.

    >>> material = Material(title="Neighbours", dyad=(), names={}, documents=())
    >>> dependence(material, Notes(material)).made
    False
    """
    graph = material.witnesses or SourceGraph()
    names = SourceNames(material, notes)
    rows = tuple(_row(n, edge, names, notes) for n, edge in enumerate(graph.edges, start=1))
    shown = drawn(graph)
    tied = {end for edge in graph.edges for end in (edge.source, edge.target)}
    bonds = {edge.bond for edge in graph.edges}
    return Dependence(
        finding=_finding(graph),
        stemma=stemma(graph, _plates(graph, names, rows)),
        alternative=_alternative(graph, rows),
        key=tuple((str(bond), meaning) for bond, meaning in KEY.items() if bond in bonds),
        rows=rows,
        alone=tuple(names.of(node) for node in graph.nodes if node.id not in tied),
        left_out=len(graph.nodes) - len(shown),
    )


def _row(number: int, edge: SourceEdge, names: SourceNames, notes: Notes) -> BondRow:
    own, others = cited_words(edge, notes, most=MOST)
    return BondRow(
        id=f"bond-{number}",
        edge=edge,
        source=names.by_id(edge.source),
        verb=VERBS[edge.bond],
        target=names.by_id(edge.target),
        why=names.reason(edge),
        own=own,
        others=others,
    )


def _plates(graph: SourceGraph, names: SourceNames, rows: tuple[BondRow, ...]) -> dict[str, Plate]:
    """What each box says, and where it leads: to the entry of what is in hand, else to its first bond."""
    first: dict[str, str] = {}
    for row in rows:
        for end in (row.edge.target, row.edge.source):
            first.setdefault(end, row.id)
    named = {node.id: names.of(node) for node in graph.nodes}
    return {
        name: Plate(name=source.words, link=source.entry or first.get(name, "witnesses"))
        for name, source in named.items()
    }


def _finding(graph: SourceGraph) -> str:
    """How many documents have it from others, in a sentence: the heading of the drawing."""
    documents = {node.id for node in graph.nodes if node.sort is SourceSort.DOCUMENT}
    derived = len(documents) - len(graph.independent)
    leaning = {e.source for e in graph.edges if e.bond.directed and e.target not in documents} & documents
    joined = {end for edge in graph.edges if not edge.bond.directed for end in (edge.source, edge.target)}
    counts = [
        _said(derived, ("has it", "have it"), "from another document in hand"),
        _said(len(leaning), ("names or cites", "name or cite"), "a source that is not in hand"),
        _said(len(joined & documents), ("shares", "share"), "an author, outlet or government with another"),
    ]
    told = [said for said in counts if said]
    total = f"Of {len(documents)} document{'s' if len(documents) != 1 else ''}"
    return f"{total} {listed(told)}" if told else f"{total} none is seen to hang together with another source"


def _said(count: int, verbs: tuple[str, str], rest: str) -> str:
    return f"{count} {verbs[0] if count == 1 else verbs[1]} {rest}" if count else ""


def _alternative(graph: SourceGraph, rows: tuple[BondRow, ...]) -> str:
    """The drawing in words, for those who do not see it."""
    counted = Counter(row.verb for row in rows)
    bonds = "; ".join(f"“{verb}” {count} time{'s' * (count > 1)}" for verb, count in sorted(counted.items()))
    return (
        f"{len(graph.nodes)} sources in columns by date of issue, the earliest on the left. "
        f"{len(rows)} bonds{': ' + bonds if bonds else ''}. The table below lists each with its words."
    )
