"""Which sources are one stream: copies, texts of one author or outlet, and what is known only by them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TypeAlias

from amity.model.claims import Claim
from amity.model.witnesses import Bond, SourceGraph, SourceNode, SourceSort
from amity.reference import Reference
from amity.relate.record import Entry

Voice: TypeAlias = tuple[str | None, bool]
"""The state that a source is of, and whether it speaks for its government."""
LONGEST = 5
"""The words of the longest name of an outlet that is looked for."""


class Streaming:
    """To which stream each source belongs: that of the document by which it is known.

    A document that copies another whole belongs to that one's stream; documents of one author, outlet or
    government are one stream, for one mind chose what to tell. Works and voices that a document names are
    heard only so far as its author chose to cite them: they belong to the document's stream.
    """

    def __init__(self, graph: SourceGraph, claims: Mapping[str, Claim]) -> None:
        self._graph, self._claims = graph, claims

    def of(self, witness: str) -> str:
        """The stream of a witness; of a work that several documents name, that of the earliest of them."""
        if witness in self._leads:
            return self._leads[witness]
        named = self._naming.get(witness)
        return named[0] if named else witness

    def of_entry(self, entry: Entry) -> tuple[str, ...]:
        """The streams that tell of an entry, each once: those of its witnesses, or else of its texts.

        A witness known through several of the entry's documents is one telling still, and belongs to the
        earliest of them.
        """
        if not entry.witnesses:
            return tuple(sorted({self.of(f"doc:{doc}") for doc in self.documents(entry)}))
        here = {self.of(f"doc:{doc}") for doc in self.documents(entry)}
        return tuple(sorted({self._through(witness, here) for witness in entry.witnesses}))

    def documents(self, entry: Entry) -> Iterator[str]:
        """The names of the documents with claims on an entry."""
        for name in entry.event.claims:
            if claim := self._claims.get(name):
                yield claim.passage.doc

    def node(self, stream: str) -> SourceNode | None:
        """The source by which a stream is called; None where the record has no graph of sources."""
        return self._graph.by_id.get(stream)

    def members(self, stream: str) -> tuple[str, ...]:
        """The documents of a stream that are no copies, in order."""
        return self._members.get(stream, (stream,))

    def _through(self, witness: str, here: set[str]) -> str:
        if witness in self._leads:
            return self._leads[witness]
        return next((one for one in self._naming.get(witness, ()) if one in here), self.of(witness))

    @cached_property
    def _copied(self) -> dict[str, str]:
        """For each copy what it copies whole."""
        return {
            edge.source: edge.target for edge in self._graph.edges
            if edge.whole and edge.bond in (Bond.WORDING, Bond.ERRORS) and edge.target in self._documents
        }  # fmt: skip

    @cached_property
    def _documents(self) -> dict[str, SourceNode]:
        found = [node for node in self._graph.nodes if node.sort is SourceSort.DOCUMENT]
        return {node.id: node for node in sorted(found, key=lambda node: node.order)}

    @cached_property
    def _leads(self) -> dict[str, str]:
        """For each document the first of its stream."""
        lead = {name: name for name in self._documents}
        first: dict[str, str] = {}
        for name, node in self._documents.items():
            for key in node.keys:
                self._join(lead, first.setdefault(key, name), name)
        for copy, original in self._copied.items():
            self._join(lead, copy, original)
        return {name: _top(lead, name) for name in lead}

    def _join(self, lead: dict[str, str], one: str, other: str) -> None:
        tops = sorted((_top(lead, one), _top(lead, other)), key=self._precedence)
        lead[tops[1]] = tops[0]

    def _precedence(self, name: str) -> tuple[bool, tuple[bool, str, str]]:
        """What documents of one stream are put in order by: originals first, then the earliest."""
        return name in self._copied, self._documents[name].order

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name, lead in self._leads.items():
            if name not in self._copied or name == lead:
                found[lead].append(name)
        return {lead: tuple(names) for lead, names in found.items()}

    @cached_property
    def _naming(self) -> dict[str, tuple[str, ...]]:
        """For each work or voice the streams of the documents that name it, the earliest first."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for name in self._documents:
            for edge in self._graph.outgoing.get(name, ()):
                if edge.target not in self._documents:
                    found[edge.target][self._leads[name]] = None
        return {target: tuple(streams) for target, streams in found.items()}


def voice(node: SourceNode | None, reference: Reference) -> Voice:
    """Whose source it is: its state, and whether it speaks for that government.

    As its bibliography has it; else by an outlet of which it bears the name, which speaks for its government
    where one party rules the state alone.

    >>> from amity.reference import load
    >>> headlines = SourceNode(id="doc:a", sort=SourceSort.DOCUMENT, label="kcna_headlines_2001")
    >>> voice(headlines, load())
    ('PRK', True)
    """
    if node is None:
        return None, False
    if any(key.startswith("voice:") for key in node.keys):
        return node.state, True
    words = re.findall(r"[^\W_]+", node.label.casefold())
    outlets = _outlets(reference)
    for length in range(min(len(words), LONGEST), 0, -1):
        for start in range(len(words) - length + 1):
            if state := outlets.get(" ".join(words[start : start + length])):
                return state, bool(reference.ruling_alone(state))
    return node.state, False


@lru_cache(maxsize=4)
def _outlets(reference: Reference) -> dict[str, str]:
    """The states of outlets by name, in small letters."""
    return {
        " ".join(re.findall(r"[^\W_]+", body.text.casefold())): body.state
        for body in reference.organisations if body.sort == "outlet"
    }  # fmt: skip


def _top(lead: dict[str, str], name: str) -> str:
    while lead[name] != name:
        lead[name] = lead[lead[name]]
        name = lead[name]
    return name
