import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Run = Callable[..., Result]


def listed(run: Run, case: Path) -> dict[str, dict[str, Any]]:
    lines = run("claims", case, "--rejected", "--jsonl").stdout.splitlines()
    return {line["id"]: line for line in map(json.loads, lines)}


def test_each_decision_is_kept_and_the_next_walk_goes_on(case: Path, run: Run) -> None:
    before = list(listed(run, case))
    first = run("review", case, feed="a\nread in the original\nq\n")
    assert first.exit_code == 0, first.output
    assert listed(run, case)[before[0]]["standing"] == "accepted"
    second = run("review", case, feed="r\n\nq\n")
    assert f"1 of {len(before) - 1}" in second.output
    assert listed(run, case)[before[1]]["standing"] == "rejected"


def test_correcting_a_field(case: Path, run: Run) -> None:
    typed = "nosuch=1\ndate=1956-07-12 persons=Kim Il-sung\n\nas the minutes have it\n"
    walk = run("review", case, "--kind", "visit", feed=f"c\n{typed}q\n")
    assert "Not taken" in walk.output
    assert walk.exit_code == 0
    corrected = [claim for claim in listed(run, case).values() if claim["standing"] == "corrected"]
    assert [(claim["date"], claim["persons"]) for claim in corrected] == [("1956-07-12", ["Kim Il-sung"])]


def test_a_date_that_is_none_is_not_kept(case: Path, run: Run) -> None:
    walk = run("review", case, "--kind", "visit", feed="c\ndate=someday\n\n\n")
    assert "Not kept" in walk.output
    assert {claim["standing"] for claim in listed(run, case).values()} == {"unreviewed"}


def test_the_end_of_what_is_typed_is_a_way_to_stop(case: Path, run: Run) -> None:
    walk = run("review", case, feed="a\n\n")
    assert walk.exit_code == 0
    assert "1 judged" in walk.output


def test_undo_shows_the_claim_again(case: Path, run: Run) -> None:
    walk = run("review", case, feed="a\n\nu\nq\n")
    assert walk.output.count("1 of ") == 2
    assert {claim["standing"] for claim in listed(run, case).values()} == {"unreviewed"}


def test_what_the_reader_missed_can_be_added(case: Path, run: Run) -> None:
    fields = "kind=meeting\nsource=MNG\ntarget=PRK\ndate=1999-05\nmodality=planned\n\n\n"
    walk = run("review", case, feed=f"m\nThe Mongolian president was to visit\n{fields}q\n")
    assert walk.exit_code == 0, walk.output
    assert "added" in {claim["standing"] for claim in listed(run, case).values()}


def test_back_and_skip_judge_nothing(case: Path, run: Run) -> None:
    assert "0 judged" in run("review", case, feed="s\nb\nb\nq\n").output


def test_judging_without_a_screen(case: Path, run: Run) -> None:
    name = next(iter(listed(run, case)))
    assert (
        run("judge", name, "correct", "date=1948-10-08", "--why", "announced", "--case", case).exit_code == 0
    )
    assert run("judge", name, "correct", "--case", case).exit_code == 2
    assert run("judge", name, "correct", "colour=red", "--case", case).exit_code == 2
    assert run("judge", name, "undo", "--case", case).exit_code == 0
    verdicts = [json.loads(line)["verdict"] for line in (case / "judgements.jsonl").read_text().splitlines()]
    assert verdicts == ["correct", "undo"]


def test_claim_add_needs_a_quote_that_stands_there(case: Path, run: Run) -> None:
    words = ("claim", "add", "--doc", "neighbours", "--case", case, "--quote")
    fields = ("kind=visit", "source=PRK", "target=MNG", "date=1956-07")
    assert run(*words, "visited Mongolia in July", *fields).exit_code == 0
    refused = run(*words, "visited Mongolia in June", *fields)
    assert refused.exit_code != 0
    assert "June" in str(refused.exception)
