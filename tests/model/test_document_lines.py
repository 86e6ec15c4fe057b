"""Documents come back from their lines with all their structure."""

import json

from jsonschema import Draft202012Validator

from amity.model.document_lines import cell_line, document_from_line, document_line
from amity.model.documents import Block, BlockKind, Cell, Document, NoteMark, Source
from amity.model.schemas import schema

TEXT = "Trade grew.1\n1 See the table.\nChina 5.7 n/a"
CELL = Cell(table="Table 1", row="China", column="1960", value=5.7, unit="US$ million", start=36, end=39)
DOCUMENT = Document(
    name="000",
    path="sources/000.pdf",
    text=TEXT,
    sha256="ab" * 32,
    language="en",
    reader="pdf",
    source=Source(id="000", csl={"title": "On T.", "issued": {"date-parts": [[2013]]}}, origin="beside"),
    blocks=(
        Block(kind=BlockKind.PARAGRAPH, start=0, end=12, page=1),
        Block(kind=BlockKind.NOTE, start=13, end=29, mark="1"),
        Block(kind=BlockKind.TABLE, start=30, end=len(TEXT)),
    ),
    marks=(NoteMark(start=11, end=12, mark="1", block=1),),
    cells=(CELL, Cell(table="Table 1", row="China", column="1965", value=None, unit="", start=40, end=43)),
    warnings=("a page without text",),
)


def test_a_document_comes_back_whole_through_json() -> None:
    line = json.loads(json.dumps(document_line(DOCUMENT)))
    Draft202012Validator(schema("document")).validate(line)
    assert document_from_line(line, TEXT) == DOCUMENT


def test_cells_are_lines_of_tables() -> None:
    Draft202012Validator(schema("cell")).validate(cell_line("000", CELL))
