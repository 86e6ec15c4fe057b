"""Decisions on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def ids(case: Path, run: Run) -> list[str]:
    return [json.loads(line)["id"] for line in run("claims", case, "--jsonl").stdout.splitlines()]


def test_decisions_are_kept_listed_and_taken_back(case: Path, run: Run) -> None:
    one, other, *_ = ids(case, run)
    done = run("identity", one, other, "different", "--why", "two embassies", "--case", case)
    assert done.exit_code == 0
    name = done.stdout.split(":")[0]
    run("prefer", one, other, "--case", case)
    rows = [json.loads(line) for line in run("judgements", case, "--jsonl").stdout.splitlines()]
    assert [(row["ruling"], row["by"], row["state"]) for row in rows] == [
        ("different", "S. Bat", []), ("preferred", "S. Bat", []),
    ]  # fmt: skip
    assert rows[0]["why"] == "two embassies"
    assert run("retract", name, "--case", case).exit_code == 0
    rows = [json.loads(line) for line in run("judgements", case, "--jsonl").stdout.splitlines()]
    assert {row["id"]: row["state"] for row in rows}[name] == ["past"]
    assert run("judgements", case, "--orphans").stdout == "Nothing to show.\n"


def test_another_analysts_file_is_merged_and_differences_are_told(
    case: Path, run: Run, tmp_path: Path
) -> None:
    one, *_ = ids(case, run)
    run("judge", one, "accept", "--by", "A", "--case", case)
    mine = (case / "judgements.jsonl").read_text(encoding="utf-8")
    (case / "judgements.jsonl").unlink()
    run("judge", one, "reject", "--by", "B", "--case", case)
    (tmp_path / "theirs.jsonl").write_text(mine + "torn{\n", encoding="utf-8")
    done = run("merge", case, tmp_path / "theirs.jsonl")
    assert done.exit_code == 3
    assert "1 taken in" in done.stderr
    assert "theirs.jsonl, line 2" in done.stderr
    assert "A says accept" in done.stdout
    assert "B says reject" in done.stdout
    rows = [
        json.loads(line) for line in run("judgements", case, "--differences", "--jsonl").stdout.splitlines()
    ]
    assert {row["by"] for row in rows} == {"A", "B"}
