"""The headline questions on the shared documents and on altered copies: answers move with what is there."""

import importlib
import re
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "corpus").is_dir(),
    reason="../shared, with the documents that the questions are on, is missing",
)
TRADE = tuple("10.7 18.7 19.5 15.7 12.1 13.3 2.3 1.5 1.4 0.2 0.3 0.1".split())
"""The first row of the yearly figures, 1985 to 1996."""
YEARS = 3
"""By how many years everything is moved."""


@cache
def bench(name: str) -> ModuleType:
    """A module of bench/, which is no package."""
    if str(ROOT / "bench") not in sys.path:
        sys.path.insert(0, str(ROOT / "bench"))
    return importlib.import_module(name)


Figures = dict[int, dict[str, Any]]


def figures(shared: Path, folder: Path, *numbers: int) -> Figures:
    """The figures of some answers on the documents and datasets of a folder."""
    case = bench("headlines").made(shared, folder)
    material = bench("headline_answers").Material(case)
    asked = [q for q in bench("headline_questions").QUESTIONS if int(q.__name__[1:]) in numbers]
    found = [question(material) for question in asked]
    assert all(answer.rests for answer in found if answer.number not in (9,))
    case.close()
    return {answer.number: answer.figures for answer in found}


@pytest.fixture(scope="module")
def altered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("altered")


@needs_shared
def test_dates_that_are_shifted_shift_the_answers(altered: Path) -> None:
    copy = bench("altered").copied(SHARED, altered / "shifted")
    bench("altered").shifted(copy, YEARS)
    found = figures(copy, altered / "shifted", 1, 2, 3, 6, 7, 12, 13)
    assert found[1]["established"] == "1951-10-15"
    assert found[1]["announced"] == ["1951-10-08"]
    assert found[2]["closed"] == "2002-08-25"
    assert found[2]["reopened"] == "2007-08"
    assert found[3]["signed"] == ["1989-11-21", "2005-08-08"]
    assert found[7]["level break"] == [1993, 1994]
    assert found[12]["flagged"] == [1996]
    assert found[13]["headlines 2016"] == 90


@needs_shared
def test_figures_that_change_places_move_the_break(altered: Path) -> None:
    copy = bench("altered").copied(SHARED, altered / "permuted")
    mixed = [float(value) for value in bench("altered").permuted(copy, TRADE, seed=7)]
    found = figures(copy, altered / "permuted", 7)
    falls = {(1985 + at, 1986 + at): a - b for at, (a, b) in enumerate(pairwise(mixed))}
    year = max(falls, key=lambda years: falls[years])
    assert found[7]["fall"] == [mixed[year[0] - 1985], mixed[year[1] - 1985]]
    assert found[7]["fall"] != [13.3, 2.3]


@needs_shared
def test_passages_that_are_gone_are_missed(altered: Path) -> None:
    copy = bench("altered").copied(SHARED, altered / "without")
    bench("altered").without(copy, "reopen", "Bagabandi visited", "Marxism-Leninism", "November 21, 1986")
    found = figures(copy, altered / "without", 2, 3, 4, 10)
    assert found[2]["reopened"] is None
    assert found[2]["reopening agreed"] == []
    assert found[2]["closed"] == "1999-08-25"
    assert "1986-11-21" not in found[3]["signed"]
    assert not found[10]["flagged"]
    assert "MNG 2002" not in found[4]["highest"]


def test_without_the_folder_it_fails_with_a_word_why(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "bench" / "headlines.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert re.fullmatch(r"headlines: there is no .*corpus; say make headlines SHARED=FOLDER.*\n", done.stderr)
