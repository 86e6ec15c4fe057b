"""Documents, their blocks, marks and cells as plain JSON objects, and back."""

from collections.abc import Mapping
from typing import Any

from amity.model.documents import Block, BlockKind, Cell, Document, NoteMark, Source

Line = dict[str, Any]


def document_line(document: Document) -> Line:
    """What is known of a document, without its text: hash, language, reader, source, structure.

    >>> source = Source(id="000", csl={"title": "On T."}, origin="beside")
    >>> document = Document(name="000", path="sources/000.txt", text="Words.", sha256="ab", language="en",
    ...     reader="text", source=source, blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=6),))
    >>> document_from_line(document_line(document), "Words.") == document
    True
    """
    return {
        "doc": document.name,
        "path": document.path,
        "sha256": document.sha256,
        "language": document.language,
        "reader": document.reader,
        "source": source_line(document.source),
        "warnings": list(document.warnings),
        "blocks": [block_line(block) for block in document.blocks],
        "marks": [[mark.start, mark.end, mark.mark, mark.block] for mark in document.marks],
        "cells": [cell_line(document.name, cell) for cell in document.cells],
    }


def document_from_line(line: Mapping[str, Any], text: str) -> Document:
    """The document that `line` describes, with its text.

    Raises KeyError, TypeError or ValueError where the line is not one of `document_line`.
    """
    return Document(
        name=line["doc"],
        path=line["path"],
        text=text,
        sha256=line["sha256"],
        language=line["language"],
        reader=line["reader"],
        source=source_from_line(line["source"]),
        blocks=tuple(block_from_line(block) for block in line["blocks"]),
        marks=tuple(NoteMark(start=a, end=b, mark=mark, block=n) for a, b, mark, n in line["marks"]),
        cells=tuple(cell_from_line(cell) for cell in line["cells"]),
        warnings=tuple(line["warnings"]),
    )


def source_line(source: Source) -> Line:
    """A work as a JSON object: its id, its CSL-JSON, and where the entry comes from."""
    return {"id": source.id, "origin": source.origin, "csl": dict(source.csl)}


def source_from_line(line: Mapping[str, Any]) -> Source:
    """The work that `line` describes. Raises KeyError where a field is missing."""
    return Source(id=line["id"], csl=line["csl"], origin=line["origin"])


def block_line(block: Block) -> Line:
    """A stretch of the text as a JSON object; page, mark and confidence only where there are any.

    >>> block_line(Block(kind=BlockKind.NOTE, start=10, end=40, mark="12"))
    {'kind': 'note', 'start': 10, 'end': 40, 'mark': '12'}
    """
    line: Line = {"kind": str(block.kind), "start": block.start, "end": block.end}
    if block.page is not None:
        line["page"] = block.page
    if block.mark:
        line["mark"] = block.mark
    if block.confidence is not None:
        line["confidence"] = block.confidence
    return line


def block_from_line(line: Mapping[str, Any]) -> Block:
    """The stretch that `line` describes. Raises KeyError or ValueError where a field cannot be."""
    return Block(
        kind=BlockKind(line["kind"]),
        start=line["start"],
        end=line["end"],
        page=line.get("page"),
        mark=line.get("mark", ""),
        confidence=line.get("confidence"),
    )


def cell_line(doc: str, cell: Cell) -> Line:
    """A figure of a table of the document `doc`, as a JSON object: the line of `amity tables`.

    >>> cell_line("000", Cell(table="T1", row="China", column="1960", value=5.7, unit="US$ million", start=9,
    ...     end=12))["value"]
    5.7
    """
    return {
        "doc": doc,
        "table": cell.table,
        "row": cell.row,
        "column": cell.column,
        "value": cell.value,
        "unit": cell.unit,
        "start": cell.start,
        "end": cell.end,
    }


def cell_from_line(line: Mapping[str, Any]) -> Cell:
    """The figure that `line` describes. Raises KeyError where a field is missing."""
    return Cell(
        table=line["table"],
        row=line["row"],
        column=line["column"],
        value=line["value"],
        unit=line["unit"],
        start=line["start"],
        end=line["end"],
    )
