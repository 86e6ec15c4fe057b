"""Edges from documents to what their notes and bibliographies cite."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping

from amity.examine.independence.citations import Citation, citations
from amity.examine.independence.works import Works
from amity.model.claims import Claim
from amity.model.documents import Block, BlockKind, Document
from amity.model.passages import Passage
from amity.model.witnesses import Bond, SourceEdge

REACH = 600
"""Characters behind a claim's passage in which the mark of its note is looked for."""
MOST = 300
"""Characters of a note that are shown."""
_CITING = (BlockKind.NOTE, BlockKind.REFERENCE)


class Cited:
    """What the documents of a case cite."""

    def __init__(self, works: Works) -> None:
        self.works = works

    def edges(self, document: Document, claims: Mapping[str, Claim]) -> Iterator[SourceEdge]:
        """An edge to each work that a document cites, with the notes that do and the claims that they bear.

        A work in hand that is cited at all is one that the author knew: where both tell the same, the
        citing text is no witness of its own ("whole").
        """
        source = f"doc:{document.name}"
        targets = self._targets(document)
        shown: dict[str, list[Passage]] = defaultdict(list)
        bearing: dict[str, set[str]] = defaultdict(set)
        for number, found in targets.items():
            block = document.blocks[number]
            words = Passage.of(document.name, document.text, block.start, min(block.end, block.start + MOST))
            for target in found:
                shown[target].append(words)
        for name, claim in claims.items():
            for target in self._of_claim(document, claim, targets):
                bearing[target].add(name)
        for target in sorted({*shown, *bearing} - {source}):
            yield SourceEdge(
                source=source,
                target=target,
                bond=Bond.CITES,
                why=f"{document.name} cites “{self.works.nodes[target].label}”.",
                passages=tuple(shown[target]),
                claims=frozenset(bearing[target]),
                whole=target.startswith("doc:"),
            )

    def _targets(self, document: Document) -> dict[int, tuple[str, ...]]:
        """For each note and entry, by the number of its block, the works that it cites."""
        found: dict[int, tuple[str, ...]] = {}
        before: str | None = None
        for number, block in enumerate(document.blocks):
            if block.kind in _CITING and block.end > block.start:
                works = []
                for citation in citations(document.text[block.start : block.end]):
                    before = before if citation.again else self.works.meant(citation) or None
                    works += [before] if before else []
                found[number] = tuple(dict.fromkeys(works))
        return {number: works for number, works in found.items() if works}

    def _of_claim(
        self, document: Document, claim: Claim, targets: Mapping[int, tuple[str, ...]]
    ) -> Iterator[str]:
        """The works that a claim's own note cites."""
        if not claim.note:
            return
        called = False
        for number, block in _called(document, claim):
            if " ".join(document.text[block.start : block.end].split()) in claim.note:
                called = True
                yield from targets.get(number, ())
        if not called:
            yield from filter(None, map(self._meant, citations(claim.note)))

    def _meant(self, citation: Citation) -> str | None:
        return None if citation.again else self.works.meant(citation)


def _called(document: Document, claim: Claim) -> Iterator[tuple[int, Block]]:
    """The notes whose marks stand in a claim's passage or closely behind it."""
    said = claim.passage
    for mark in document.marks[bisect_left(document.marks, said.start, key=lambda mark: mark.start) :]:
        if mark.start > said.end + REACH:
            return
        yield mark.block, document.blocks[mark.block]
