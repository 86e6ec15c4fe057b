"""A small real case, and the command line as another process or in this one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from amity.cli.main import amity

TEXT = """Relations of two neighbours

Diplomatic relations between Mongolia and North Korea were established on October 15, 1948. Kim Il-sung
visited Mongolia in July 1956. The Mongolian president was to visit Pyongyang in May 1999, but the visit
did not take place. In August 2004, North Korea reopened its embassy in Mongolia.
"""

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command with its words; `feed` is what is typed."""
    monkeypatch.setenv("AMITY_ANALYST", "S. Bat")

    def invoke(*words: str | Path, feed: str | None = None) -> Result:
        return CliRunner().invoke(amity, [str(word) for word in words], input=feed)

    return invoke


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    """A case with one document, read."""
    (tmp_path / "neighbours.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "case"
    for words in (("new", folder, "--dyad", "MNG", "PRK"), ("add", folder, tmp_path / "neighbours.txt")):
        assert run(*words).exit_code == 0
    assert run("read", folder).exit_code == 0
    return folder
