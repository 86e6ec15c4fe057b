import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_contacts_lists_the_visit_with_rank_and_ids(case: Path, run: Run) -> None:
    [visit] = [row for row in lines(run("contacts", case, "--jsonl")) if row["sort"] == "contact"]
    assert (visit["guest"], visit["host"], visit["date"]) == ("PRK", "MNG", "1956-07")
    assert visit["rank"] == "head of state or ruling party"
    assert "government" in str(visit["channels"])
    told = run("contacts", case).stdout
    assert "0 visits of MNG to PRK, 1 of PRK to MNG" in told
    assert str(visit["id"]) in told


def test_a_visit_that_did_not_take_place_is_not_counted(case: Path, run: Run) -> None:
    rows = lines(run("contacts", case, "--by", "year", "--jsonl"))
    assert [(row["year"], row["number"]) for row in rows] == [(1956, 1)]


@pytest.mark.parametrize("by", ["year", "rank", "direction", "channel"])
def test_numbers_lead_back_to_contacts(case: Path, run: Run, by: str) -> None:
    known = {row["id"] for row in lines(run("contacts", case, "--jsonl")) if row["sort"] == "contact"}
    for row in lines(run("contacts", case, "--by", by, "--jsonl")):
        assert set(row["contacts"]) <= known  # type: ignore[call-overload]
    assert run("contacts", case, "--by", by).exit_code == 0


def test_states_can_be_named_and_a_dyad_without_contacts_says_so(case: Path, run: Run) -> None:
    assert "CHL and PER: 0 contacts" in run("contacts", case, "Chile", "Peru").stdout


def test_three_states_are_one_clear_error(case: Path, run: Run) -> None:
    result = run("contacts", case, "CHL", "PER", "BOL")
    assert result.exit_code == 1
    assert "name the two" in str(result.exception)


def test_coverage_lists_sources_and_years(case: Path, run: Run) -> None:
    told = run("coverage", case).stdout
    assert "doc:neighbours" in told
    assert "narrative" in told
    rows = lines(run("coverage", case, "--jsonl"))
    assert {"1948", "1956", "2004"} <= {str(row["years"]) for row in rows}
    decades = lines(run("coverage", case, "--years", "10", "--jsonl"))
    assert decades[0]["years"] == "1948-1949"


def test_silence_says_what_it_rests_on(case: Path, run: Run) -> None:
    told = run("coverage", case, "--silence", "criticism").stdout
    assert "convention" in told
    assert "1948-2004 in all" in told
    rows = lines(run("coverage", case, "--silence", "criticism", "--years", "20", "--jsonl"))
    assert rows[-1]["told"] == []


def test_silence_on_no_kind_is_one_clear_error(case: Path, run: Run) -> None:
    result = run("coverage", case, "--silence", "warming")
    assert result.exit_code == 1
    assert "warming" in str(result.exception)
