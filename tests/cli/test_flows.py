"""`amity flows` on a small case of documents and tables; all figures are invented."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from amity.cli.main import amity

TRADE = "ccode1,ccode2,year,flow1,flow2\n160,155,1960,4.5,6\n160,155,1961,0,-9\n160,155,1963,5,7.5\n"
OWN = """# series: Trade by the ministry
# measure: trade
# unit: US$ million
# source: Ministry
# states: ARG CHL
# directed: no
# rounding: 0.1
# coverage: 1960/1963
period,value,note
1960,10.4,
1961,,
1963,3.1,
"""
VOTES = "ccode1,ccode2,year,agree,n\n160,155,1960,0.7,60\n160,155,1961,0.8,55\n"
IDEAL = "year,ARG,CHL\n1960,0.5,0.4\n1961,0.6,0.3\n"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(amity, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("trade", TRADE), ("own", OWN), ("votes", VOTES), ("ideal_points", IDEAL)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8", newline="\n")
    case = tmp_path / "case"
    assert run("new", case, "--dyad", "ARG", "CHL").exit_code == 0
    assert run("add", case, *sorted(tmp_path.glob("*.csv"))).exit_code == 0
    assert run("read", case).exit_code == 0
    return case


def test_what_was_counted_is_listed_by_year_with_its_rows(folder: Path) -> None:
    shown = run("flows", folder)
    assert shown.exit_code == 0
    text = shown.output
    assert "trade CHL>ARG (US$ million), rounded to 0.1" in text
    assert ["1960s", "4.5", "0", "?", "5*"] in [line.split() for line in text.splitlines()]
    assert "1960-1963: 2 figures; 2 missing" in text
    assert "the sum of both directions" in text
    assert "ideal point ARG (points)" in text
    assert "1963: Trade by the ministry has 3.1, trade has 12.5 US$ million" in text
    assert "(Trade by the ministry:12, trade:4)" in text
    assert "Barbieri" in text
    assert text.endswith("? missing   · not counted   * flagged\n")


def test_for_other_programs_every_point_has_its_interval(folder: Path) -> None:
    shown = run("flows", folder, "--measure", "trade", "--jsonl")
    lines = [json.loads(line) for line in shown.output.splitlines()]
    own = next(line for line in lines if line["tables"] == ["Trade by the ministry"])
    assert [(p["period"], p["observation"]) for p in own["points"]] == [
        ("1960", "observed"), ("1961", "missing"), ("1963", "observed")
    ]  # fmt: skip
    assert own["points"][0]["low"] == pytest.approx(10.35)
    assert own["gaps"] == [1961, 1962]
    assert {flag["kind"] for point in own["points"] for flag in point["flags"]} == {"contradicted"}


def test_two_series_are_compared(folder: Path) -> None:
    lines = [
        json.loads(line) for line in run("flows", folder, "--measure", "trade", "--jsonl").output.splitlines()
    ]
    one, other = sorted(line["id"] for line in lines if line["directed"])
    shown = run("flows", folder, "--compare", one, other, "--period", "1960/1963")
    assert shown.exit_code == 0
    assert "nothing can be said of a tie" in shown.output
    assert "no series 's-0'" in str(run("flows", folder, "--compare", one, "s-0").exception)


def test_a_sum_is_compared_too_and_for_other_programs(folder: Path) -> None:
    listed = run("flows", folder, "--measure", "trade", "--jsonl").output.splitlines()
    lines = [json.loads(line) for line in listed]
    whole, own = sorted((one["id"] for one in lines if not one["directed"]), reverse=True)
    shown = run("flows", folder, "--compare", whole, own, "--jsonl")
    assert shown.exit_code == 0
    found = json.loads(shown.output)
    assert found["period"] == [1960, 1963]
    assert {course["direction"] for course in found["courses"]} == {"rises", "falls"}
    assert (
        run("flows", folder, "--compare", whole, own, "--period", "1960/..", "--jsonl").output == shown.output
    )


def test_a_period_without_series_to_compare_is_refused(folder: Path) -> None:
    shown = run("flows", folder, "--period", "1960/1963")
    assert shown.exit_code == 2
    assert "--period goes with --compare" in shown.output


TABLES = """# A survey

Table 1. Trade of Argentina with Chile (US$ million)

| Year | Trade |
|------|-------|
| 1970 | 4 |
| 1971 | 5 |

Table 2. Trade of Argentina with Chile, later (US$ million)

| Year | Trade |
|------|-------|
| 1980 | 9 |
| 1981 | 8 |
"""


def test_tables_of_one_document_are_joined_where_asked_for(tmp_path: Path) -> None:
    (tmp_path / "survey.md").write_text(TABLES, encoding="utf-8", newline="\n")
    case = tmp_path / "case"
    run("new", case, "--dyad", "ARG", "CHL")
    run("add", case, tmp_path / "survey.md")
    run("read", case)
    apart, whole = (
        [json.loads(line) for line in run("flows", case, "--jsonl", *more).output.splitlines()]
        for more in ((), ("--join",))
    )
    assert [len(one["points"]) for one in apart] == [2, 2]
    assert [len(one["points"]) for one in whole] == [4]
    assert "can be joined (--join)" in run("flows", case).output


def test_one_state_alone_and_states_of_which_nothing_was_counted(folder: Path) -> None:
    assert "ideal point CHL" in run("flows", folder, "Chile").output
    assert run("flows", folder, "FIN", "SWE").output == "Nothing was counted of these states.\n"
    assert run("flows", folder, "FIN", "SWE", "NOR").exit_code == 2


def test_what_is_no_series_is_told_when_it_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "leaders.csv").write_text("obsid,leader,startdate,enddate\n1,a,1990,1991\n", encoding="utf-8")
    run("add", folder, tmp_path / "leaders.csv")
    shown = run("read", folder)
    assert shown.exit_code == 3
    assert "tables/leaders.csv: is leaders and their time in office" in shown.output
