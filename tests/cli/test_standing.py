import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
TREATIES = (
    "Ghana and Togo\n\n"
    "Ghana and Togo exchanged ambassadors in 1961. On 5 May 1970 Ghana and Togo signed a treaty of "
    "friendship. "
    "The treaty was concluded for twenty years. On 6 June 1992 Ghana and Togo signed a new treaty of "
    "friendship.\n"
)


@pytest.fixture
def togo(tmp_path: Path, run: Run) -> Path:
    """A case on another pair, with treaties."""
    (tmp_path / "togo.txt").write_text(TREATIES, encoding="utf-8")
    folder = tmp_path / "togo"
    for words in (("new", folder, "--dyad", "GHA", "TGO"), ("add", folder, tmp_path / "togo.txt")):
        assert run(*words).exit_code == 0
    assert run("read", folder).exit_code == 0
    return folder


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_status_by_direction_with_what_it_rests_on(case: Path, run: Run) -> None:
    found = lines(run("status", case, "--jsonl"))
    stretches = [line for line in found if line["line"] == "stretch"]
    assert {line["sender"] for line in stretches} == {"MNG", "PRK"}
    last = [line for line in stretches if line["sender"] == "PRK"][-1]
    assert (last["start"], last["end"], last["level"]) == ("2004-08", None, "ambassador")
    assert last["opened"] in last["events"]  # type: ignore[operator]
    assert last["claims"]
    told = run("status", case).stdout
    assert "36 days after North Korea came to be" in told
    assert "no end reported" in told


def test_status_at_a_date(case: Path, run: Run) -> None:
    found = lines(run("status", case, "--at", "1960", "--jsonl"))
    assert {line["level"] for line in found} == {"relations"}
    assert run("status", case, "--at", "in May").exit_code == 1


def test_of_a_pair_of_which_nothing_is_told_this_is_said(case: Path, run: Run) -> None:
    for command, words in (("status", "stood with each other"), ("treaties", "Nothing is told of treaties")):
        result = run(command, case, "GHA", "TGO")
        assert result.exit_code == 0
        assert words in result.stdout


def test_treaties_and_two_side_by_side(togo: Path, run: Run) -> None:
    first, second = lines(run("treaties", togo, "--jsonl"))
    assert (first["signed"], second["signed"]) == ("1970-05-05", "1992-06-06")
    assert first["term"]["expiry"] == "1990-05-05"  # type: ignore[index]
    assert "term 20 years, so to 1990-05-05" in run("treaties", togo).stdout
    aspects = {line["aspect"]: line for line in lines(run("treaties", togo, "--compare", "--jsonl"))}
    assert aspects["signed"]["differs"] is True
    assert "differs" in run("treaties", togo, "--compare").stdout


def test_a_state_that_is_none_is_one_clear_error(case: Path, run: Run) -> None:
    assert run("status", case, "MNG", "Nowhereland").exit_code == 1
