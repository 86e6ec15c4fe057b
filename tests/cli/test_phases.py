"""Phases, breaks and effects on the command line, on a case of two neighbours of our own making."""

import json
from pathlib import Path
from typing import Any

import pytest

TABLE = """# series: customs
# measure: trade
# unit: US$ million
# source: Customs yearbook
# states: ARG CHL
# directed: no
# rounding: 0.1
# coverage: 1976/1990
period,value
{rows}
"""
COLLAPSE = [30.1, 31.4, 29.8, 32.0, 30.7, 31.1, 6.2, 5.9, 6.4, 6.0, 5.8, 6.1, 6.3, 5.7, 1.1]
TEXT = """The neighbours

{visits}
"""


@pytest.fixture
def neighbours(tmp_path: Path, run: Any) -> Path:
    """A case with a chronicle of visits and a table of trade."""
    rows = "\n".join(f"{1976 + n},{value}" for n, value in enumerate(COLLAPSE))
    (tmp_path / "trade.csv").write_text(TABLE.format(rows=rows), encoding="utf-8")
    visits = " ".join(f"The Argentine president visited Chile in March {year}." for year in range(1976, 1990))
    (tmp_path / "chronicle.txt").write_text(TEXT.format(visits=visits), encoding="utf-8")
    folder = tmp_path / "case"
    run("new", folder, "--dyad", "ARG", "CHL")
    run("add", folder, tmp_path / "chronicle.txt", tmp_path / "trade.csv")
    run("read", folder)
    return folder


def test_phases_are_told_with_what_they_rest_on(neighbours: Path, run: Any) -> None:
    told = run("phases", neighbours)
    assert told.exit_code == 0
    assert "ARG and CHL:" in told.output
    assert "less trade" in told.output
    lines = [json.loads(line) for line in run("phases", neighbours, "--jsonl").output.splitlines()]
    assert any(["customs", "2", "1976"] in [*line["rows"]] or line["rows"] for line in lines)
    assert any(line["begins"] and line["begins"]["low"] <= 1982 <= line["begins"]["high"] for line in lines)


def test_a_dyad_of_which_nothing_is_told_is_answered(neighbours: Path, run: Any) -> None:
    told = run("phases", neighbours, "GHA", "TGO")
    assert told.exit_code == 0
    assert told.output == "GHA and TGO: nothing is told of what happened between GHA and TGO\n"


def test_breaks_are_told_on_both_scales(neighbours: Path, run: Any) -> None:
    told = run("breaks", neighbours).output
    assert "break in level 1981-1982" in told
    assert "steepest falls in level: 1981-1982, 31.1 to 6.2, down 80%" in told
    assert "steepest falls in logarithm: 1989-1990, 5.7 to 1.1, down 81%" in told
    (line,) = run("breaks", neighbours, "--jsonl").output.splitlines()
    assert json.loads(line)["breaks"][0]["years"] == [1981, 1982]


def test_the_only_measure_need_not_be_named(neighbours: Path, run: Any) -> None:
    table = neighbours / "tables" / "trade.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("measure: trade", "measure: grain"), "utf-8")
    told = run("breaks", neighbours)
    assert told.exit_code == 0
    assert "break in level 1981-1982" in told.output
    assert "from 1982 on" in run("effect", neighbours, "1982-02").output


def test_an_effect_is_told_with_its_interval(neighbours: Path, run: Any) -> None:
    told = run("effect", neighbours, "1982-02", "--from", "1976").output
    assert "from 1982 on: a change of level of -" in told
    assert "6 values before and 9 from then on" in told
    late = run("effect", neighbours, "1982-10-01", "--from", "1976").output
    assert "from 1983 on" in late


def test_no_effect_says_how_large_a_one_would_have_been_found(neighbours: Path, run: Any) -> None:
    told = run("effect", neighbours, "1986", "--from", "1982", "--to", "1989").output
    assert "no detectable change of level; one of " in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("effect", "1950"), "it must be a year after the first of the series"),
        (("effect", "1982/1985"), "a date within one year"),
        (("effect", "1982", "--measure", "aid"), "measured between ARG and CHL: trade"),
        (("effect", "1982", "--against", "GHA", "TGO"), "no figures between these two states"),
        (("breaks", "--measure", "aid"), "measured between ARG and CHL: trade"),
    ],
)
def test_bad_input_gets_one_clear_error(
    neighbours: Path, run: Any, words: tuple[str, ...], said: str
) -> None:
    failed = run(words[0], neighbours, *words[1:])
    assert failed.exit_code != 0
    assert said in str(failed.exception)


def test_one_state_alone_is_no_dyad(neighbours: Path, run: Any) -> None:
    failed = run("phases", neighbours, "ARG")
    assert failed.exit_code == 2
    assert "give two states" in failed.output
