"""`amity examine` and `amity findings`: order, filters, passages side by side, what is missing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
TEXTS = {
    "a.txt": "Egypt and Ghana established diplomatic relations on 1 July 1957. Finland and the Soviet Union "
    "signed a treaty of trade in May 1995.",
    "b.txt": "A survey of Africa\n\nEgypt and Ghana established diplomatic relations on 9 March 1958. "
    "In 1975 Finnish President Mauno Koivisto visited Moscow.",
}


@pytest.fixture
def pile(tmp_path: Path, run: Run) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    case = tmp_path / "case"
    for words in (("new", case), ("add", case, tmp_path / "a.txt", tmp_path / "b.txt"), ("read", case)):
        assert run(*words).exit_code == 0
    return case


def rows(run: Run, case: Path, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("findings", case, "--jsonl", *words).stdout.splitlines()]


def test_findings_come_by_weight(run: Run, pile: Path) -> None:
    weights = [int(str(row["weight"])) for row in rows(run, pile)]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > weights[-1]
    assert {"finding", "doc", "start", "end", "check", "verdict"} <= rows(run, pile)[0].keys()


@pytest.mark.parametrize(
    ("words", "checks"),
    [
        (("--check", "existence"), {"existence"}),
        (("--verdict", "suspicious"), {"office_holder"}),
        (("--min-weight", "7", "--doc", "b"), {"cross_source"}),
        (("--min-weight", "10"), set()),
    ],
)
def test_filters(run: Run, pile: Path, words: tuple[str, ...], checks: set[str]) -> None:
    assert {row["check"] for row in rows(run, pile, *words)} == checks


def test_passages_in_conflict_stand_side_by_side(run: Run, pile: Path) -> None:
    shown = run("examine", pile).stdout
    [line] = [line for line in shown.splitlines() if "a, line 1" in line and "b, line 3" in line]
    assert line.startswith("  a, line 1")
    assert "inconsistent [cross_source]" in shown
    assert shown.index("[cross_source]") < shown.index("suspicious [office_holder]")


def test_counts_and_dismissed_findings(run: Run, pile: Path) -> None:
    from amity.case import open_case

    [name] = {str(row["finding"]) for row in rows(run, pile, "--check", "existence")}
    with open_case(pile) as case:
        case.decisions.weigh(name, "dismissed", by="S. Bat", why="a plan of 1947")
    shown = run("examine", pile).stdout
    assert "[existence]" not in shown
    assert "1 dismissed by an analyst" in shown
    assert "existence" in shown
    assert [row["decision"] for row in rows(run, pile, "--check", "existence")] == ["dismissed"]


def test_nothing_to_examine(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "case").exit_code == 0
    assert run("examine", tmp_path / "case").stdout == "nothing to examine\n"


def test_what_cannot_be_verified_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    text = "In 2031 Finnish President Mauno Koivisto visited Moscow and signed an agreement on trade."
    (tmp_path / "c.txt").write_text(text, encoding="utf-8")
    case = tmp_path / "case"
    for words in (("new", case), ("add", case, tmp_path / "c.txt"), ("read", case)):
        assert run(*words).exit_code == 0
    shown = run("examine", case).stdout
    assert "unverifiable by office_holder, for want of what is named:" in shown
    assert "Head of state of Finland, 1982 to 1994" in shown
