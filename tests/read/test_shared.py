"""The tables of a scholar's article whose layout in the text is broken, where that article is at hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from amity.model.documents import BlockKind
from amity.read import bibliography, read_document

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPUS = SHARED / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared is not here")


def test_all_figures_of_the_broken_tables(tmp_path: Path) -> None:
    lines = []
    for path in sorted(CORPUS.glob("*.txt")):
        document = read_document(path)
        for cell in document.cells:
            assert document.text[cell.start : cell.end]
            line = {"doc": document.name, "table": cell.table, "row": cell.row, "column": cell.column}
            lines.append(json.dumps(line | {"value": cell.value, "unit": cell.unit}))
    cells = tmp_path / "cells.jsonl"
    cells.write_text("\n".join(lines), encoding="utf-8")
    command = [
        sys.executable,
        str(SHARED / "score" / "tables.py"),
        str(SHARED / "gold" / "tables.jsonl"),
        str(cells),
    ]
    found = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert found == {"cells": 46, "right": 46, "read": 46}


def test_text_is_the_files_own_and_blocks_cover_it() -> None:
    for path in sorted(CORPUS.glob("*.txt")):
        document = read_document(path)
        assert document.text == path.read_bytes().decode("utf-8")
        assert document.language == "en"
        covered = "".join(document.text[b.start : b.end] for b in document.blocks)
        assert sorted("".join(covered.split())) == sorted("".join(document.text.split()))


def test_every_note_of_the_article_is_a_note() -> None:
    document = read_document(CORPUS / "000.txt")
    marks = [int(block.mark) for block in document.blocks if block.kind is BlockKind.NOTE]
    assert set(marks) >= set(range(1, 22))
    assert all(document.blocks[mark.block].mark == mark.mark for mark in document.marks)


def test_bibliography_beside_the_documents() -> None:
    found = bibliography.load(CORPUS)
    assert found.problems == ()
    assert found.source_of(CORPUS / "003.txt").missing == ("author",)
