import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
STANDING = """\
id = "standing"
title = "An old friendship"
statement = "They were friends of old."

[scope]
states = ["MNG", "PRK"]
period = "1948/2010"

[[holders]]
name = "The text"
document = "neighbours"
quote = "Kim Il-sung visited Mongolia"

[ratios]
by = "S. Bat"
on = 2024-03-31

[[predicts]]
id = "visit"
says = "A leader visits in the fifties."
ask = "happened"
kinds = ["visit"]
period = "1950/1959"
if_true = [8, 20]
if_false = [0.2, 0.6]
"""
CHANCE = (
    STANDING.replace('"standing"', '"chance"').split("[[predicts]]")[0]
    + """\
[[forbids]]
id = "visit"
says = "A leader visits in the fifties."
as = "standing.visit"
if_true = [0.05, 0.1]
if_false = [1.5, 3]
"""
)

AS_STANDING = """\
[[predicts]]
id = "visit"
says = "A leader visits in the fifties."
as = "standing.visit"
if_true = [8, 20]
if_false = [0.2, 0.6]
"""


@pytest.fixture
def two(case: Path, run: Run, tmp_path: Path) -> Path:
    """The case with two rival theses."""
    for name, text in (("standing", STANDING), ("chance", CHANCE)):
        path = tmp_path / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        assert run("add", case, path).exit_code == 0
    return case


def test_the_summary_says_who_leads_and_on_what_it_rests(two: Path, run: Run) -> None:
    result = run("theses", two)
    assert result.exit_code == 0
    assert "standing" in result.stdout.splitlines()[0]
    assert "NOT registered before the results were seen" in result.stdout
    assert "rests on e-" in result.stdout
    assert "whatever the ratios in their ranges" in result.stdout or "can flip" in result.stdout


def test_registered_before_and_after_results_are_told_apart(two: Path, run: Run) -> None:
    assert run("theses", two, "--register", "S. Bat").stdout.count("are fixed") == 2
    assert "were in the register" in run("theses", two, "--register", "S. Bat").stdout
    said = run("theses", two).stdout
    assert "registered on" in said
    assert "AFTER" not in said
    path = two / "theses" / "chance.toml"
    path.write_text(CHANCE.replace("[0.05, 0.1]", "[0.01, 0.1]"), encoding="utf-8")
    assert "CHANGED since" in run("theses", two).stdout
    run("theses", two, "--register", "S. Bat")
    assert "AFTER results had been shown" in run("theses", two).stdout


def test_lines_for_other_programs(two: Path, run: Run) -> None:
    lines = [json.loads(line) for line in run("theses", two, "--jsonl").stdout.splitlines()]
    assert [line["record"] for line in lines] == ["verdict", "thesis", "thesis", "pair"]
    assert lines[1]["holders"][0]["passage"]["quote"] == "Kim Il-sung\nvisited Mongolia"
    rows = [json.loads(line) for line in run("theses", two, "--matrix", "--jsonl").stdout.splitlines()]
    assert [row["evidence"] for row in rows] == ["standing.visit"]
    assert rows[0]["answer"] == "yes"
    assert rows[0]["claims"]
    assert rows[0]["theses"]["chance"]["forbidden"] is True
    assert "standing.visit" in run("theses", two, "--matrix").stdout
    assert json.loads(run("theses", two, "--json").stdout)[0]["record"] == "verdict"


def test_the_passage_that_it_hangs_on_is_named(two: Path, run: Run) -> None:
    [line] = [json.loads(line) for line in run("theses", two, "--flip", "--jsonl").stdout.splitlines()]
    assert line["front"] == ["standing"]
    assert "Kim Il-sung" in line["flips"][0]["lost"][0]["label"]
    told = run("theses", two, "--flip").stdout
    assert told.startswith("The verdict: standing leads; ")
    assert "1. Without these: undecided between chance and standing:" in told


def test_a_thesis_at_fault_is_one_line_and_the_others_go_on(two: Path, run: Run) -> None:
    (two / "theses" / "bad.toml").write_text(STANDING.replace('"visit"]', '"vist"]'), encoding="utf-8")
    result = run("theses", two)
    assert result.exit_code == 3
    [line] = result.stderr.splitlines()
    assert line.startswith("amity: theses/bad.toml, predicts.visit.kinds: 'vist' is no kind of event")
    assert "chance" in result.stdout


def test_a_case_without_theses_and_one_of_a_single_thesis(case: Path, run: Run, tmp_path: Path) -> None:
    assert "No theses in the case" in run("theses", case).stdout
    (tmp_path / "one.toml").write_text(STANDING, encoding="utf-8")
    run("add", case, tmp_path / "one.toml")
    assert "has no rival" in run("theses", case).stdout
    assert "No set of passages" in run("theses", case, "--flip").stdout


def test_drafts_are_offered(case: Path, run: Run, tmp_path: Path) -> None:
    assert "No sentence was found" in run("theses", case, "--drafts").stdout
    text = "Relations between Mongolia and North Korea cooled because trade had collapsed.\n"
    (tmp_path / "essay.txt").write_text(text, encoding="utf-8")
    run("add", case, tmp_path / "essay.txt")
    run("read", case)
    assert 'title = "trade had collapsed"' in run("theses", case, "--drafts").stdout
    [line] = [json.loads(line) for line in run("theses", case, "--drafts", "--jsonl").stdout.splitlines()]
    assert (line["doc"], line["factor"]) == ("essay", "trade had collapsed")


def test_theses_on_other_states_are_named_and_do_not_compete(two: Path, run: Run, tmp_path: Path) -> None:
    other = STANDING.replace('"standing"', '"elsewhere"').replace('["MNG", "PRK"]', '["GHA", "TGO"]')
    (tmp_path / "elsewhere.toml").write_text(other, encoding="utf-8")
    assert run("add", two, tmp_path / "elsewhere.toml").exit_code == 0
    own, there = run("theses", two), run("theses", two, "Ghana", "Togo")
    assert own.output.startswith("standing leads")
    assert "on other states (name these): elsewhere" in own.stderr
    assert there.output.startswith("elsewhere has no rival")
    assert run("theses", two, "GHA", "BEN").exit_code == 1


def test_what_may_hold_together_is_not_called_undecided(two: Path, run: Run, tmp_path: Path) -> None:
    beside = STANDING.replace('"standing"', '"beside"').replace(
        "[scope]", 'may_hold_with = ["standing"]\n[scope]'
    )
    asked = beside.split("[[predicts]]")[0] + AS_STANDING
    (tmp_path / "beside.toml").write_text(asked, encoding="utf-8")
    assert run("add", two, tmp_path / "beside.toml").exit_code == 0
    result = run("theses", two)
    assert result.output.startswith("beside and standing come out best, and may hold together.")
    assert "both may hold" in result.output
    lines = [json.loads(line) for line in run("theses", two, "--jsonl").output.splitlines()]
    told = {line["thesis"]: line for line in lines if line["record"] == "thesis"}
    assert told["standing"]["may_hold_with"] == ["beside"]
    assert 0 < told["standing"]["alone"][1] < 1


def test_one_thing_is_asked_for_at_a_time(two: Path, run: Run) -> None:
    assert run("theses", two, "--matrix", "--flip").exit_code == 2
    assert run("theses", two, "--flip", "--budget", "0").exit_code == 2
