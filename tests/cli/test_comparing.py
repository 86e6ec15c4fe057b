"""Readers side by side on the command line, and coders' tables in and out."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from amity.model.schemas import schema

Run = Callable[..., Result]


@pytest.fixture
def coded(case: Path, run: Run, tmp_path: Path) -> Path:
    """A case that a coder has coded too: one date is less precise, one claim is another, one is missing."""
    rows = list(csv.DictReader(io.StringIO(run("claims", case, "--csv").stdout, newline="")))
    assert [row["kind"] for row in rows][:2] == ["relations_established", "visit"]
    rows[1]["date"] = "1956"
    rows[-1]["target"] = ""
    path = tmp_path / "anna.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows[1:])
    done = run("claim", "import", case, path, "--coder", "anna")
    assert done.exit_code == 0, done.stderr
    return case


def test_claims_go_out_as_a_table_that_comes_in(case: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text(run("claims", case, "--csv").stdout, encoding="utf-8", newline="")
    done = run("claim", "import", case, path, "--coder", "anna")
    assert (done.exit_code, done.stdout) == (0, "")
    lines = [json.loads(line) for line in run("claims", case, "--jsonl").stdout.splitlines()]
    assert f"{len(lines)} claims of hand:anna in 1 documents, 0 rows left out" in done.stderr
    again = run("claims", case, "--engine", "hand:anna", "--jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in again] == [line["id"] for line in lines]


def test_the_table_has_a_column_a_field(case: Path, run: Run) -> None:
    header = run("claims", case, "--csv", "--kind", "nosuch").stdout.strip().split(",")
    wanted = (
        "doc start end quote kind source target others persons place date modality attribution quantity unit "
        "note shape engine tier"
    )
    assert header[:19] == wanted.split()


def test_a_bad_row_is_left_out_with_exit_code_3(case: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "anna.csv"
    path.write_text(
        "doc,quote,kind,date\nneighbours,\"Kim Il-sung\nvisited Mongolia\",visit,1956-07\n"
        "neighbours,North Korea reopened its embassy,embassy_reopened,Aug 04\n",
        encoding="utf-8",
    )  # fmt: skip
    done = run("claim", "import", case, path, "--coder", "anna")
    assert done.exit_code == 3
    assert f"amity: {path}, row 3, column date: 'Aug 04' is not a date in EDTF; write it like" in done.stderr
    assert "1 claims of hand:anna in 1 documents, 1 rows left out" in done.stderr


def test_lines_are_what_the_schema_says_and_forms_hold_the_same(coded: Path, run: Run) -> None:
    words = ("compare-readers", coded, "rules", "hand:anna")
    lines = [json.loads(line) for line in run(*words, "--jsonl").stdout.splitlines()]
    for line in lines:
        Draft202012Validator(schema("comparison")).validate(line)
    assert json.loads(run(*words, "--json").stdout) == lines
    rows = list(csv.DictReader(io.StringIO(run(*words, "--csv").stdout, newline="")))
    assert [(row["type"], row["field"]) for row in rows] == [
        (line["type"], line.get("field", "")) for line in lines
    ]
    told = {(row["field"], row["rules"], row["hand:anna"]) for row in rows if row["type"] == "disagreement"}
    assert {("date", "1956-07", "1956"), ("found", "True", "False")} <= told


def test_the_page_has_figures_and_disagreements_with_their_passages(coded: Path, run: Run) -> None:
    page = run("compare-readers", coded, "rules", "hand:anna").stdout
    assert "it takes 10" in page, "of so few claims there is no figure"
    assert "“Kim Il-sung visited Mongolia in July 1956" in page
    assert "date        rules: 1956-07  |  hand:anna: 1956" in page
    assert "rules: relations_established, MNG, PRK, 1948-10-15  |  hand:anna: nothing" in page
    assert "target      rules: MNG  |  hand:anna: not said" in page


def test_disagreements_can_be_chosen_by_field_or_left_away(coded: Path, run: Run) -> None:
    words = ("compare-readers", coded, "rules", "hand:anna")
    page = run(*words, "--field", "date").stdout
    assert "1956-07  |" in page
    assert "nothing" not in page
    lines = [json.loads(line) for line in run(*words, "--field", "found", "--jsonl").stdout.splitlines()]
    assert {line["field"] for line in lines if line["type"] == "disagreement"} == {"found"}
    assert "characters" not in run(*words, "--summary").stdout


def test_three_readers_are_one_figure_a_field_and_a_line_for_each_two(coded: Path, run: Run) -> None:
    path = coded / "readers" / "hand" / "anna.csv"
    assert run("claim", "import", coded, path, "--coder", "bold").exit_code == 0
    words = ("compare-readers", coded, "rules", "hand:anna", "hand:bold", "--jsonl")
    lines = [json.loads(line) for line in run(*words).stdout.splitlines()]
    pairs = [line["readers"] for line in lines if line["type"] == "found"]
    assert pairs == [["rules", "hand:anna"], ["rules", "hand:bold"], ["hand:anna", "hand:bold"]]
    [date] = [line for line in lines if line.get("field") == "date" and line["type"] == "disagreement"]
    assert date["says"] == {"rules": "1956-07", "hand:anna": "1956", "hand:bold": "1956"}


def test_who_has_not_read_the_case_is_told(case: Path, run: Run) -> None:
    done = run("compare-readers", case, "rules", "hand:anna")
    assert "no engine 'hand:anna'; this case was read by rules" in str(done.exception)


def test_it_takes_two_readers(coded: Path, run: Run) -> None:
    for readers in (["rules"], ["rules", "rules"]):
        done = run("compare-readers", coded, *readers)
        assert done.exit_code == 2
        assert "name two readers or more" in done.stderr
