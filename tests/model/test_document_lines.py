"""Documents come back from their lines with all their structure."""

import json

import pytest
from jsonschema import Draft202012Validator

from amity.errors import InvalidValue
from amity.model.document_lines import cell_line, document_from_line, document_line
from amity.model.documents import LEAST_CONFIDENCE, Block, BlockKind, Cell, Document, NoteMark, Source
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
        Block(kind=BlockKind.TABLE, start=30, end=len(TEXT), page=2, confidence=0.91),
    ),
    marks=(NoteMark(start=11, end=12, mark="1", block=1),),
    cells=(CELL, Cell(table="Table 1", row="China", column="1965", value=None, unit="", start=40, end=43)),
    warnings=("a page without text",),
)


def test_a_document_comes_back_whole_through_json() -> None:
    line = json.loads(json.dumps(document_line(DOCUMENT)))
    Draft202012Validator(schema("document")).validate(line)
    assert document_from_line(line, TEXT) == DOCUMENT


@pytest.mark.parametrize(("confidence", "poor"), [(None, False), (0.5, True), (LEAST_CONFIDENCE, False)])
def test_a_block_is_poor_below_the_least_confidence(confidence: float | None, poor: bool) -> None:
    assert Block(kind=BlockKind.NOTE, start=0, end=1, confidence=confidence).poor is poor


@pytest.mark.parametrize("confidence", [-0.1, 1.1, 91.0])
def test_a_confidence_lies_between_nought_and_one(confidence: float) -> None:
    with pytest.raises(InvalidValue, match="between 0 and 1"):
        Block(kind=BlockKind.NOTE, start=0, end=1, confidence=confidence)


def test_cells_are_lines_of_tables() -> None:
    Draft202012Validator(schema("cell")).validate(cell_line("000", CELL))
