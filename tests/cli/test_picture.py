import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_the_picture_is_a_page_that_tells_what_it_rests_on(case: Path, run: Run, tmp_path: Path) -> None:
    page = tmp_path / "out" / "picture.html"
    assert run("picture", case, "-o", page).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "Mongolia and North Korea" in text
    assert "North Korea to Mongolia: 1 of leaders" in text
    assert run("picture", case, "PRK", "Mongolia").stdout == text


def test_a_document_left_out_is_not_in_the_picture(case: Path, run: Run) -> None:
    text = run("picture", case, "--without", "neighbours").stdout
    assert "No source speaks of what was between Mongolia and North Korea" in text
    said = run("picture", case, "--without", "novel")
    assert said.exit_code == 1
    assert "no document or table 'novel'; there is neighbours" in str(said.exception)


@pytest.mark.parametrize("command", ["picture", "dossier"])
def test_no_page_is_poured_into_a_terminal(case: Path, command: str) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "amity", command, case], stdout=theirs, stderr=subprocess.PIPE, text=True,
        check=False,
    )  # fmt: skip
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert "name a file for it, as in -o FILE.html" in done.stderr
