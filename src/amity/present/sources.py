"""Sources as a reader knows them: by short reference and entry, or by the name that the texts give them."""

import re
from dataclasses import dataclass

from amity.model.witnesses import Bond, Directness, SourceEdge, SourceNode
from amity.present.material import Material
from amity.present.notes import Citation, Notes

SORTS = {
    Directness.OFFICIAL: "official",
    Directness.PRESS: "press",
    Directness.DATASET: "dataset",
    Directness.SCHOLARSHIP: "scholarship",
    Directness.UNKNOWN: "of unknown sort",
}
VERBS = {
    Bond.WORDING: "has words from",
    Bond.NAMES: "names as its source",
    Bond.CITES: "cites",
    Bond.ERRORS: "repeats errors of",
    Bond.AUTHOR: "has one author with",
    Bond.OUTLET: "has one outlet with",
    Bond.VOICE: "speaks for one government with",
}

_GOVERNMENT = re.compile(r"(the government of )([A-Z]{3})\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceName:
    """A source's name, and the id of its entry in the bibliography; empty for what is not in hand."""

    words: str
    entry: str = ""


class SourceNames:
    """The names of the sources of a dossier, by their ids.

    >>> material = Material(title="Neighbours", dyad=(), names={"MNG": "Mongolia"}, documents=())
    >>> names = SourceNames(material, Notes(material))
    >>> from amity.model.witnesses import SourceSort
    >>> spoken = SourceNode(id="voice:MNG", sort=SourceSort.VOICE, label="government of MNG", state="MNG")
    >>> names.of(spoken).words
    'government of Mongolia'
    """

    def __init__(self, material: Material, notes: Notes) -> None:
        self._material = material
        self._entries = {
            f"doc:{document.name}": SourceName(
                words=notes.short(document.name), entry=notes.entry_id(document.name)
            )
            for document in material.documents
        }

    def of(self, node: SourceNode) -> SourceName:
        """The name of a source: its short reference, the government it is, or what the texts call it."""
        if node.id in self._entries:
            return self._entries[node.id]
        if node.state and node.id == f"voice:{node.state}":
            return SourceName(words=f"government of {self._material.state(node.state)}")
        return SourceName(words=" ".join(node.label.split()) or node.id)

    def by_id(self, name: str) -> SourceName:
        """The name of the source of that id; the id itself where the material has no such source."""
        graph = self._material.witnesses
        if graph is None or name not in graph.by_id:
            return SourceName(words=name)
        return self.of(graph.by_id[name])

    def reason(self, edge: SourceEdge) -> str:
        """Why two sources hang together, with documents and states under the names that a reader knows."""
        if edge.bond in (Bond.CITES, Bond.NAMES):
            return _borne(edge)
        one, other = (name.removeprefix("doc:") for name in (edge.source, edge.target))
        known = (self.by_id(name).words for name in (edge.source, edge.target))
        told = "words of {} stand in {} too"
        why = edge.why.replace(told.format(one, other), told.format(*known))
        states = self._material.names if edge.bond is Bond.VOICE else {}
        return _GOVERNMENT.sub(lambda m: f"{m[1]}{states.get(m[2], m[2])}.", why)


def _borne(edge: SourceEdge) -> str:
    """For how much a source is cited or named."""
    count = len(edge.claims)
    if not count and edge.whole:
        return "It knew the other: where both tell the same, it is no witness of its own."
    if not count:
        return "For no claim that was read."
    return f"For {count} claim{'s' if count > 1 else ''} that {'were' if count > 1 else 'was'} read."


def cited_words(
    edge: SourceEdge, notes: Notes, *, most: int
) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """Citations of the words that show a bond, at most so many of each of the two sources."""
    return (
        tuple(notes.cite_bond(said, edge) for said in edge.passages[:most]),
        tuple(notes.cite_bond(said, edge) for said in edge.originals[:most]),
    )
