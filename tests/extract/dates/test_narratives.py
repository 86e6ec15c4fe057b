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


def test_what_counts_from_a_dateline_hangs_on_it_and_is_inferred() -> None:
    head, yesterday = find("RIGA, 4 June 1985. The guest came yesterday.", reference=load())
    assert (head.when.inferred, head.when.anchor) == ((), "")
    assert (yesterday.when.edtf, yesterday.when.anchor) == ("1985-06-03", "1985-06-04")
    assert yesterday.when.inferred == ("year", "month", "day")


def test_a_dateline_tells_no_years_of_other_dates() -> None:
    text = "RIGA, 4 June 1985. The guest came yesterday.\n\nIn 1990 he died.\n\nOn May 3 he was remembered."
    assert find(text, reference=load())[-1].edtf == "1990-05-03"
