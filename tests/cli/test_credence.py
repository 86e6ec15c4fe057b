import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def two(case: Path, run: Run, tmp_path: Path) -> Path:
    """The case with a second document that cites the first."""
    note = "[^1]: A. Latham, Relations of Two Neighbours (1990), 7."
    text = f"Kim Il-sung visited Mongolia in July 1956.[^1]\n\n{note}\n"
    (tmp_path / "essay.md").write_text(text, encoding="utf-8")
    entries = [
        {"id": "neighbours", "type": "book", "title": "Relations of Two Neighbours",
         "author": [{"family": "Latham", "given": "Ana"}], "issued": {"date-parts": [[1990]]}},
        {"id": "essay", "type": "article-journal", "title": "An Essay", "issued": {"date-parts": [[2001]]}},
    ]  # fmt: skip
    (tmp_path / "bibliography.json").write_text(json.dumps(entries), encoding="utf-8")
    assert run("add", case, tmp_path / "essay.md", tmp_path / "bibliography.json").exit_code == 0
    assert run("read", case).exit_code == 0
    return case


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_witnesses_lists_sources_and_bonds(two: Path, run: Run) -> None:
    found = lines(run("witnesses", two, "--jsonl"))
    assert {line["node"] for line in found if "node" in line} == {"doc:essay", "doc:neighbours"}
    [edge] = [line for line in found if "bond" in line]
    assert (edge["source"], edge["bond"], edge["target"]) == ("doc:essay", "cites", "doc:neighbours")
    assert "cites" in run("witnesses", two).stdout


def test_credence_lists_events_and_explains_one(two: Path, run: Run) -> None:
    found = lines(run("credence", two, "--jsonl"))
    [visit] = [line for line in found if line["kind"] == "visit" and line["date"] == "1956-07"]
    assert (visit["attestation"], visit["witnesses"]) == ("probable", 1)
    told = run("credence", two, str(visit["event"]), "--why").stdout
    assert "probable: One witness whose source is known" in told
    assert "1 derived from it" in told
    assert "timeliness, later" in told
    assert lines(run("credence", two, str(visit["event"]), "--jsonl")) == [visit]


def test_an_unknown_event_is_one_clear_error(case: Path, run: Run) -> None:
    result = run("credence", case, "e-none")
    assert result.exit_code == 1
    assert "e-none" in str(result.exception)
