"""Finland and the Soviet Union, by two texts of our own, and what is told of them on one screen."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from amity.errors import AmityError

Run = Callable[..., Result]

SURVEY = """Two neighbours

Kekkonen visited the Soviet Union in May 1958. Khrushchev visited Finland in September 1960. Kekkonen
visited the Soviet Union in November 1961. The Soviet Union criticised Finland in October 1961. Kekkonen
visited the Soviet Union in October 1962. Finland and the Soviet Union signed a trade agreement in March
1963. Brezhnev visited Finland in September 1961. Podgorny was to visit Finland in June 1964, but the visit
did not take place. Relations cooled in 1961.
"""
MEMOIR = """What I saw

In May 1958 Kekkonen travelled to Moscow. Finland gave aid to the Soviet Union in 1959. A Finnish delegation
visited the Soviet Union in June 1960. Khrushchev came to Finland in September 1960. Gromyko visited Finland
in March 1962. In November 1961 Kekkonen visited the Soviet Union.
"""


def made(run: Run, folder: Path, texts: dict[str, str]) -> Path:
    """A case of Finland and the Soviet Union with some texts, read."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    case = folder / "case"
    assert run("new", case, "--dyad", "FIN", "SUN").exit_code == 0
    assert run("add", case, *(folder / f"{name}.txt" for name in sorted(texts))).exit_code == 0
    assert run("read", case).exit_code == 0
    return case


@pytest.fixture
def neighbours(run: Run, tmp_path: Path) -> Path:
    return made(run, tmp_path / "once", {"survey": SURVEY, "memoir": MEMOIR})


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_path_says_what_it_is_and_what_it_rests_on(run: Run, neighbours: Path) -> None:
    said = run("cooperation", neighbours)
    assert said.exit_code == 0
    assert "A summary of reported events, not of sentiment" in said.stdout
    assert "Goldstein 1992" in said.stdout
    rows = lines(run("cooperation", neighbours, "--jsonl"))
    known = {row["period"]: row for row in rows if row["value"] is not None}
    assert known["1961"]["low"] < known["1961"]["value"] < known["1961"]["high"]
    assert known["1961"]["entries"]
    assert known["1961"]["streams"] == ["doc:memoir", "doc:survey"]
    assert {row["way"] for row in rows} == {"all"}


def test_directions_stand_apart(run: Run, neighbours: Path) -> None:
    rows = lines(run("cooperation", neighbours, "--by", "direction", "--jsonl"))
    assert {row["way"] for row in rows} == {"FIN>SUN", "SUN>FIN", "joint", "all"}
    by = {(row["way"], row["period"]): set(row["entries"]) for row in rows}
    assert by["FIN>SUN", "1961"] | by["SUN>FIN", "1961"] | by["joint", "1961"] == by["all", "1961"]


def test_a_copy_of_every_source_moves_no_figure(run: Run, neighbours: Path, tmp_path: Path) -> None:
    reprint = "\nPrinted a second time, with no change.\n"
    again = {"survey_again": SURVEY + reprint, "memoir_again": MEMOIR + reprint}
    texts = {"survey": SURVEY, "memoir": MEMOIR, **again}
    doubled = made(run, tmp_path / "twice", texts)

    def figures(case: Path, *words: str) -> list[list[object]]:
        names = (
            "way",
            "period",
            "value",
            "low",
            "high",
            "reported",
            "telling",
            "deeds",
            "expected",
            "promises",
        )
        return [
            [row.get(name) for name in names] for row in lines(run("cooperation", case, "--jsonl", *words))
        ]

    assert figures(doubled, "--by", "direction") == figures(neighbours, "--by", "direction")
    assert figures(doubled, "--components") == figures(neighbours, "--components")


def test_components_are_counts(run: Run, neighbours: Path) -> None:
    rows = lines(run("cooperation", neighbours, "--components", "--jsonl"))
    contacts = [row for row in rows if row["component"] == "contacts" and row["period"] == "1960"]
    assert {row["way"] for row in contacts} == {"FIN>SUN", "SUN>FIN"}
    assert all(row["deeds"] == len(row["entries"]) for row in contacts)
    assert "contacts" in run("cooperation", neighbours, "--components").stdout


def test_sensitivity_is_told_by_other_weights(run: Run, neighbours: Path) -> None:
    rows = lines(run("cooperation", neighbours, "--sensitivity", "--jsonl"))
    assert {"all equal", "sign only", "without visit", "random 1"} <= {row["weights"] for row in rows}
    assert "without visit" in run("cooperation", neighbours, "--sensitivity").stdout


def test_ones_own_weights_replace_ours(run: Run, neighbours: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("kind,weight\nvisit,-3\n", encoding="utf-8")
    rows = lines(run("cooperation", neighbours, "--weights", own, "--jsonl"))
    assert all(row["high"] < 0 for row in rows if row["value"] is not None)
    assert {row["weights"] for row in rows} == {"own.csv"}
    own.write_text("kind,weight\nvisitt,3\n", encoding="utf-8")
    bad = run("cooperation", neighbours, "--weights", own)
    assert isinstance(bad.exception, AmityError)
    assert "own.csv, line 2" in str(bad.exception)


def test_one_source_has_no_figure_and_says_why(run: Run, tmp_path: Path) -> None:
    alone = made(run, tmp_path / "alone", {"survey": SURVEY})
    rows = lines(run("cooperation", alone, "--jsonl"))
    assert {row["value"] for row in rows} == {None}
    assert "1 independent source, 2 are asked for" in run("cooperation", alone).stdout
    assert any(row["value"] for row in lines(run("cooperation", alone, "--streams", "1", "--jsonl")))


def test_a_dyad_of_which_nothing_is_told(run: Run, neighbours: Path) -> None:
    said = run("cooperation", neighbours, "ARG", "CHL")
    assert said.exit_code == 0
    assert "no source speaks of the two" in said.stdout
    shown = run("relation", neighbours, "ARG", "CHL")
    assert shown.exit_code == 0
    assert "none speaks of the two" in shown.stdout


def test_one_state_is_a_wrong_command_line(run: Run, neighbours: Path) -> None:
    assert run("cooperation", neighbours, "FIN").exit_code == 2
    assert run("relation", neighbours, "FIN").exit_code == 2


def test_relation_is_one_screen_of_all_parts(run: Run, neighbours: Path) -> None:
    said = run("relation", neighbours)
    assert said.exit_code == 0
    assert said.stdout.startswith("Finland (FIN) and Soviet Union (SUN)\n")
    assert len(said.stdout.splitlines()) <= 40
    rows = lines(run("relation", neighbours, "--jsonl"))
    parts = list(dict.fromkeys(row["part"] for row in rows))
    assert parts == ["sources", "status", "treaties", "contacts", "flows", "cooperation", "phases"]
    visits = [row for row in rows if row["part"] == "contacts"]
    assert all(row["rests_on"] for row in visits)
