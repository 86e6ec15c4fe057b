import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from amity.errors import AmityError
from amity.model.when import When
from amity.reference import load

Run = Callable[..., Result]
LIST = Path(__file__).parents[2] / "bench" / "data" / "mediations.csv"


def test_hosts_are_ranked_with_reasons(run: Run) -> None:
    said = run("brokers", "Japan", "PRK", "--at", "2012-11", "--most", "2")
    assert said.exit_code == 0
    first, *rest = said.stdout.splitlines()
    assert "JPN and PRK" in first
    assert [line.split()[0] for line in rest if line[3:5].strip().isdigit()] == ["1", "2"]
    assert "km from the capitals" in said.stdout


def test_one_host_is_explained_row_by_row(run: Run) -> None:
    said = run("brokers", "JPN", "PRK", "--at", "2012-11", "--of", "Mongolia")
    assert "missions.csv: MNG PRK embassy" in said.stdout
    assert "hostings.csv: MNG 2007" in said.stdout
    assert "2012-11-15" not in said.stdout


@pytest.mark.parametrize("host", ["JPN", "SUN"])
def test_a_party_or_what_was_no_state_then_is_no_host(run: Run, host: str) -> None:
    said = run("brokers", "JPN", "PRK", "--at", "2012-11", "--of", host)
    assert "other than the two" in str(said.exception)


def test_all_that_an_edge_rests_on_is_shown_when_asked_for(run: Run, case: Path) -> None:
    region = ("network", case, "PRK", "KOR", "SUN", "USA", "RUS", "--at", "1965")
    brief, full = run(*region).stdout, run(*region, "--why").stdout
    assert "no states then, and left out: RUS" in brief
    assert "-2.00 rivalry (alignments.csv: rivals-koreas 1948-09-09/..)" in brief
    assert len(full) >= len(brief)
    assert " more" not in full


def test_other_programs_get_all_hosts_with_their_evidence(run: Run) -> None:
    said = run("brokers", "ECU", "PER", "--at", "1995-01", "--most", "0", "--jsonl")
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    assert len(lines) >= 180
    assert all(reason["evidence"] for line in lines for reason in line["reasons"])
    assert run("brokers", "ECU", "PER", "--at", "1995-01", "--csv").exit_code == 0


def test_documents_of_a_case_are_evidence_too(run: Run, case: Path) -> None:
    said = run("brokers", "MNG", "PRK", "--at", "2012-11", "--case", case, "--most", "3")
    assert said.exit_code == 0
    assert "of 194 states" in said.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("JPN", "Japan", "--at", "2012"), "two different states"),
        (("JPN", "Atlantis", "--at", "2012"), "no state 'Atlantis'"),
        (("JPN", "PRK", "--at", "1930"), "a time when North Korea was a state"),
        (("JPN", "PRK", "--at", "soon"), "not a date"),
    ],
)
def test_what_cannot_be_ranked_is_told_in_one_error(run: Run, words: tuple[str, ...], told: str) -> None:
    said = run("brokers", *words)
    assert isinstance(said.exception, AmityError)
    assert told in str(said.exception)


def test_one_state_twice_is_one_error_with_a_case_too(run: Run, case: Path) -> None:
    assert isinstance(run("brokers", "PRK", "PRK", "--at", "2012", "--case", case).exception, AmityError)


def test_a_region_is_shown_with_triads_and_camps(run: Run, case: Path) -> None:
    said = run("network", case, "PRK", "KOR", "SUN", "USA", "--at", "1965")
    assert "KOR-PRK  negative" in said.stdout
    assert "line index" in said.stdout
    shown = run("network", case, "PRK", "KOR", "SUN", "USA", "--at", "1965", "--jsonl")
    lines = [json.loads(line) for line in shown.stdout.splitlines()]
    assert {line["what"] for line in lines} == {"edge", "triad", "balance"}
    assert lines[-1]["camps"]
    assert all(line["evidence"] for line in lines if line["what"] == "edge")


def test_a_region_of_which_nothing_is_known_says_so(run: Run, case: Path) -> None:
    said = run("network", case, "FJI", "TON", "--at", "1980")
    assert said.exit_code == 0
    assert "nothing can be said of balance" in said.stdout


def test_a_lead_in_a_small_case_is_too_few(run: Run, case: Path) -> None:
    said = run("leads", case, "PRK-RUS", "MNG-PRK")
    assert said.exit_code == 0
    assert said.stdout.count("too few") == 2
    assert len(json.loads(run("leads", case, "PRK-RUS", "MNG-PRK", "--json").stdout)) == 2
    assert run("leads", case, "PRK", "MNG-PRK").exit_code == 2


def test_the_list_of_mediations_is_of_states_with_sources() -> None:
    rows = list(csv.DictReader(io.StringIO(LIST.read_text(encoding="utf-8"))))
    states = load().states
    assert len(rows) >= 16
    assert sum(bool(row["bids"]) for row in rows) >= 12
    for row in rows:
        codes = {row["one"], row["other"], row["host"], *filter(None, row["bids"].split(";"))}
        assert codes <= set(states)
        assert row["host"] not in {row["one"], row["other"], *row["bids"].split(";")}
        assert (When.parse(row["at"]).first_year or 0) >= 1990
        assert row["source"]
