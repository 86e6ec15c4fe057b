"""Measured series as others publish them."""

from pathlib import Path

import pytest

from amity.model.flows import Observation
from amity.store.tables import read_tables


def write(folder: Path, text: str) -> Path:
    (folder / "deliveries.csv").write_text(text, encoding="utf-8", newline="\n")
    return folder


def test_each_column_is_a_series(tmp_path: Path) -> None:
    flows, problems = read_tables(write(tmp_path, "year,wheat_kt,lorries\n1961,12.5,40\n1962,..,0\n"))
    assert problems == ()
    assert [(f.measure, f.unit, str(f.period), f.value, f.observation, f.row) for f in flows] == [
        ("wheat", "kt", "1961", 12.5, Observation.OBSERVED, 2),
        ("lorries", "lorries", "1961", 40, Observation.OBSERVED, 2),
        ("wheat", "kt", "1962", None, Observation.MISSING, 3),
        ("lorries", "lorries", "1962", 0, Observation.ZERO, 3),
    ]
    assert [flow.rounding for flow in flows] == [0.1, 1, None, 1]


@pytest.mark.parametrize(
    "text",
    [
        "year,wheat_kt\n1961,much\n",
        "year,wheat_kt\n1961\n",
        "who,wheat_kt\n1961,3\n",
        "period,value\n1961,3\n",
        "year,\n1961,3\n",
        "year,wheat_kt\n",
        "year,wheat_kt\n1961,..\n",
        "year,wheat_kt\nsoon,3\n",
    ],
)
def test_what_is_none_is_told(tmp_path: Path, text: str) -> None:
    flows, (problem,) = read_tables(write(tmp_path, text))
    assert flows == ()
    assert "the header lacks series" in problem
