"""Numbered citations: each passage, and each table, gets a number where it is first cited, and a note."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from amity.model.documents import Document
from amity.model.findings import Finding
from amity.model.flows import Flow
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim
from amity.model.witnesses import SourceEdge
from amity.present.dates import in_words
from amity.present.material import Material
from amity.present.passages import Context, block_of, in_context, place
from amity.present.references import Reference, bibliography


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A citation in the text: what it shows ("12", "T1"), its id, the id of what it opens, and its name."""

    label: str
    id: str
    target: str
    name: str


Statement = tuple[str | Citation, ...]
"""A sentence with its citations: text and citations in the order in which they are read."""


def joined(parts: Iterable[Statement]) -> Statement:
    """Parts of a sentence as one, with its full stop."""
    return (*(piece for part in parts for piece in part), ".")


@dataclass(slots=True, kw_only=True)
class Note:
    """A passage that is cited: its number, source, context, the claims it carries, and where it is cited."""

    number: int
    document: Document
    passage: Passage
    context: Context
    short: str
    place: str
    held: str = ""
    claims: list[ReviewedClaim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    bonds: list[SourceEdge] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)

    @property
    def where(self) -> str:
        """The short reference with call number and locator: "Bat 1956, RGANI, f. 5, op. 28, d. 412, p. 3"."""
        return ", ".join(part for part in (self.short, self.locator) if part)

    @property
    def locator(self) -> str:
        """The call number of a document from an archive, and the place in it."""
        return ", ".join(part for part in (self.held, self.place) if part)

    def carry(self, reviewed: ReviewedClaim) -> None:
        """Put a claim among those that the passage carries."""
        if reviewed not in self.claims:
            self.claims.append(reviewed)


@dataclass(slots=True, kw_only=True)
class TableNote:
    """A table that is cited, cell by cell: one in a document, or a file of measured series.

    `cells` has the id of each cited figure by its span, or by its line in the file.
    """

    number: int
    title: str
    document: Document | None
    short: str
    flows: list[Flow] = field(default_factory=list)
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[Flow]:
        """The cited lines of a file, in its order."""
        return sorted(self.flows, key=lambda flow: flow.row or 0)

    @property
    def excerpts(self) -> list[list[tuple[str, str]]]:
        """The stretches of the document with the cited cells: text, and the id of the cell or nothing."""
        if self.document is None:
            return []
        return _excerpts(self.document, self.cells)


class Notes:
    """Gives out citations and keeps the notes that they open, in the order of first citation."""

    def __init__(self, material: Material) -> None:
        self.references: tuple[Reference, ...] = bibliography(material.documents)
        self.passages: list[Note] = []
        self.tables: list[TableNote] = []
        self._documents: Mapping[str, Document] = {d.name: d for d in material.documents}
        self._shorts = {reference.document: reference.short for reference in self.references}
        self._entries = {name: f"ref-{number}" for number, name in enumerate(self._shorts, start=1)}
        self._held = {reference.document: reference.held for reference in self.references}
        self._by_passage: dict[tuple[str, int, int], Note] = {}
        self._by_table: dict[tuple[str, str], TableNote] = {}

    def cite(self, reviewed: ReviewedClaim) -> Citation:
        """A citation of the passage that carries the claim."""
        note = self._note(reviewed.claim.passage)
        note.carry(reviewed)
        return _cited(note)

    def cite_finding(self, passage: Passage, finding: Finding) -> Citation:
        """A citation of a passage that a finding is about."""
        note = self._note(passage)
        if finding not in note.findings:
            note.findings.append(finding)
        return _cited(note)

    def cite_bond(self, passage: Passage, edge: SourceEdge) -> Citation:
        """A citation of a passage that shows a bond between two sources."""
        note = self._note(passage)
        if edge not in note.bonds:
            note.bonds.append(edge)
        return _cited(note)

    def cite_passage(self, passage: Passage) -> Citation:
        """A citation of a passage for its own sake, whatever is claimed or found there."""
        return _cited(self._note(passage))

    def cite_all(self, claims: Sequence[ReviewedClaim]) -> tuple[Citation, ...]:
        """A citation of each passage that carries one of the claims, each passage once."""
        cited: dict[str, Citation] = {}
        for reviewed in claims:
            passage = reviewed.claim.passage
            note = self._by_passage.get((passage.doc, passage.start, passage.end))
            if note is not None and f"n{note.number}" in cited:
                note.carry(reviewed)
            else:
                citation = self.cite(reviewed)
                cited[citation.target] = citation
        return tuple(cited.values())

    def where(self, citation: Citation) -> str:
        """The short reference of a cited passage, with its locator: "Miyamoto 2024, note 23"."""
        return self.passages[int(citation.target[1:]) - 1].where

    def short(self, document: str) -> str:
        """The short reference of a document: "Miyamoto 2024"."""
        return self._shorts[document]

    def entry_id(self, document: str) -> str:
        """The id of a document's entry in the bibliography, fit for a link whatever the file is called."""
        return self._entries[document]

    def cite_figure(self, flow: Flow) -> Citation | None:
        """A citation of the cell or row that a figure stands in; None for one that says neither."""
        if flow.passage is None and flow.row is None:
            return None
        note = self._table(flow)
        key = (flow.row or 0, 0) if flow.passage is None else (flow.passage.start, flow.passage.end)
        if key not in note.cells:
            note.cells[key] = f"t{note.number}-{len(note.cells) + 1}"
            note.flows.append(flow)
        own = f"ct{note.number}-{len(note.cited) + 1}"
        note.cited.append(own)
        column = flow.column_label if flow.passage and flow.column_label else in_words(flow.period)
        name = ", ".join(part for part in (f"Table {note.number}", flow.row_label, column) if part)
        return Citation(label=f"T{note.number}", id=own, target=note.cells[key], name=name)

    def _note(self, passage: Passage) -> Note:
        key = (passage.doc, passage.start, passage.end)
        return self._by_passage.get(key) or self._new_note(key, passage)

    def _new_note(self, key: tuple[str, int, int], passage: Passage) -> Note:
        document = self._documents[passage.doc]
        note = Note(
            number=len(self.passages) + 1,
            document=document,
            passage=passage,
            context=in_context(document, passage.start, passage.end),
            short=self._shorts[passage.doc],
            place=place(document, passage.start),
            held=self._held[passage.doc],
        )
        self._by_passage[key] = note
        self.passages.append(note)
        return note

    def _table(self, flow: Flow) -> TableNote:
        name = flow.passage.doc if flow.passage else ""
        note = self._by_table.get((name, flow.series))
        if note is None:
            of_document = ", ".join(filter(None, (self._shorts.get(name), self._held.get(name))))
            short = of_document if name else flow.origin or flow.series
            number = len(self.tables) + 1
            document = self._documents.get(name)
            note = TableNote(number=number, title=flow.series, document=document, short=short)
            self._by_table[name, flow.series] = note
            self.tables.append(note)
        return note


def _cited(note: Note) -> Citation:
    """One more citation of a passage."""
    number = str(note.number)
    own = f"c{number}-{len(note.cited) + 1}"
    note.cited.append(own)
    return Citation(label=number, id=own, target=f"n{number}", name=f"Passage {number}: {note.where}")


def _excerpts(document: Document, cells: Mapping[tuple[int, int], str]) -> list[list[tuple[str, str]]]:
    """The blocks (or lines) of the text that hold the cells, each cut at the bounds of its cells."""
    by_block: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for span in sorted(cells):
        by_block.setdefault(_stretch(document, *span), []).append(span)
    excerpts = []
    for stretch, spans in by_block.items():
        rest = spans
        while rest:  # more than once only where cells overlap
            rest, parts = _cut(document.text, stretch, rest, cells)
            excerpts.append(parts)
    return excerpts


def _stretch(document: Document, start: int, end: int) -> tuple[int, int]:
    block = block_of(document, start)
    if block is not None and block.end >= end:
        return block.start, block.end
    line_end = document.text.find("\n", end)
    return document.text.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(document.text)


def _cut(
    text: str,
    stretch: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    cells: Mapping[tuple[int, int], str],
) -> tuple[list[tuple[int, int]], list[tuple[str, str]]]:
    """The cells that overlap those before them, and the text cut at the bounds of the others."""
    overlapping, parts, at = [], [], stretch[0]
    for start, end in spans:
        if start < at:
            overlapping.append((start, end))
            continue
        parts += [(text[at:start], ""), (text[start:end], cells[start, end])]
        at = end
    parts.append((text[at : stretch[1]], ""))
    return overlapping, [part for part in parts if part[0]]
