import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
LISTINGS = ("claims", "events", "sources", "dates", "tables")


@pytest.mark.parametrize("listing", LISTINGS)
def test_forms_hold_the_same_rows(listing: str, case: Path, run: Run) -> None:
    lines = [json.loads(line) for line in run(listing, case, "--jsonl").stdout.splitlines()]
    assert json.loads(run(listing, case, "--json").stdout) == lines
    rows = list(csv.DictReader(io.StringIO(run(listing, case, "--csv").stdout)))
    assert len(rows) == len(lines)
    assert run(listing, case).exit_code == 0


def test_claims_quote_their_document(case: Path, run: Run) -> None:
    text = next((case / "text").glob("neighbours*.txt")).read_text(encoding="utf-8")
    claims = [json.loads(line) for line in run("claims", case, "--jsonl").stdout.splitlines()]
    assert {"relations_established", "visit", "embassy_reopened"} <= {claim["kind"] for claim in claims}
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in claims)


def test_what_did_not_take_place_is_not_in_the_chronology(case: Path, run: Run) -> None:
    told = run("chronology", case).stdout
    assert "1948" in told
    assert "1999" not in told


def test_show_gives_the_passage_in_context_and_the_rules(case: Path, run: Run) -> None:
    claim = json.loads(run("claims", case, "--kind", "visit", "--jsonl").stdout.splitlines()[0])
    page = run("show", claim["id"], "--why", "--case", case).stdout
    assert claim["quote"].split()[0] in page
    assert all(rule.partition(":")[2] in page for rule in claim["rules"] if ":" in rule)
    why = page.partition("\nwhy\n")[2]
    fields = ("kind", "source", "target", "date", "factuality", "tier")
    assert all(any(line.split()[0] == field for line in why.splitlines()) for field in fields)
    event = json.loads(run("events", case, "--kind", "visit", "--jsonl").stdout.splitlines()[0])
    assert claim["quote"][:40] in run("show", event["id"], "--case", case).stdout


@pytest.mark.parametrize("listing", ["claims", "events"])
def test_ids_stand_whole_in_tables(
    listing: str, case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amity.cli.output.WIDE", 100)
    rows = [json.loads(line) for line in run(listing, case, "--jsonl").stdout.splitlines()]
    printed = run(listing, case).stdout.split()
    assert rows
    assert {row["id"] for row in rows} <= set(printed)


def test_unknown_id_is_told(case: Path, run: Run) -> None:
    done = run("show", "nosuch", "--case", case)
    assert done.exit_code != 0
    assert "nosuch" in str(done.exception)
