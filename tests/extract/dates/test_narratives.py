"""Dates without a year, in little narratives of our own, take that of the date they go on from."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from amity.extract.dates import find
from amity.model.when import When
from amity.reference import load

TABLES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "narratives.toml").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(text, expected, table.get("written"), id=f"{name}: {text}")
    for name, table in TABLES.items()
    for text, expected in table["cases"]
]


@pytest.mark.parametrize(("text", "expected", "written"), CASES)
def test_narrative(text: str, expected: list[str], written: str | None) -> None:
    document = When.parse(written) if written else None
    assert [m.edtf for m in find(text, document=document, reference=load())] == expected


def test_there_are_many() -> None:
    assert len(CASES) >= 30
