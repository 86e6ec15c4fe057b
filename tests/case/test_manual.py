"""The manual's examples in Python, run as they stand on the worked example."""

import doctest
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from amity.case import Case

ROOT = Path(__file__).parents[2]
SECTION = "## Notebooks and data frames"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A folder with the worked example read, and the current one as long as the test runs."""
    with Case.new(tmp_path / "mongolia-dprk", dyads=[("MNG", "PRK")]) as case:
        case.add([ROOT / "examples" / "mongolia-dprk" / part for part in ("sources", "tables")])
        assert case.read(workers=1).failed == ()
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


def test_the_manual_s_examples_give_what_it_says(home: Path) -> None:
    section = (
        (ROOT / "docs" / "manual.md").read_text(encoding="utf-8").partition(SECTION)[2].partition("\n## ")[0]
    )
    blocks = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    assert len(blocks) == 3
    told: list[str] = []
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "manual", "docs/manual.md", 0)
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples, out=told.append)
    assert result.attempted > 12
    assert result.failed == 0, "".join(told)
    assert (home / "contacts.codebook.csv").is_file()
    assert "<!doctype html>" in (home / "relation.html").read_text(encoding="utf-8")
