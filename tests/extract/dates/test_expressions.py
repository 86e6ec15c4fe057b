"""English date expressions of every kind, in sentences of our own, come to the dates that they mean."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from amity.extract.dates import find
from amity.model.when import When
from amity.reference import load

TABLES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "expressions.toml").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(sentence, expected, table.get("written"), id=f"{name}: {sentence}")
    for name, table in TABLES.items()
    for sentence, expected in table["cases"]
]


@pytest.mark.parametrize(("sentence", "expected", "written"), CASES)
def test_expression(sentence: str, expected: dict[str, str], written: str | None) -> None:
    document = When.parse(written) if written else None
    found = find(sentence, document=document, reference=load())
    assert [(sentence[m.start : m.end], m.edtf) for m in found] == list(expected.items())


def test_there_are_many() -> None:
    assert sum(len(expected) for table in TABLES.values() for _, expected in table["cases"]) >= 150
