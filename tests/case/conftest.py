"""A small case of real documents, made anew for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amity.case import Case, open_case

TEXTS = {
    "chronicle": """A chronicle of two neighbours

Diplomatic relations between Mongolia and North Korea were established on October 15, 1948. Kim Il-sung
visited Mongolia in July 1956. In November 1986, Mongolia and North Korea signed a treaty of friendship in
Pyongyang.

In 1999 Mongolia and North Korea signed an agreement on trade. The North Korean foreign minister was to visit
Mongolia in May 2001, but the visit did not take place.
""",
    "memoir": """A memoir

Kim Il-sung visited Mongolia in July 1956. North Korea closed its
embassy in Mongolia in 1999. In August 2004, North Korea reopened its embassy in Mongolia.
""",
    "news": """News

Mongolia sent 10,000 tons of wheat to North Korea in 2003. President Elbegdorj visited North Korea on
October 28, 2013.
""",
}
TABLE = """\
# series: Trade of two neighbours
# measure: trade
# unit: US$ million
# source: Our own count
# states: MNG PRK
# directed: no
# rounding: 0.1
# coverage: 1985/1987
period,value
1985,10.7
1986,0
1987,
"""


def put_down(folder: Path) -> Path:
    """Write the documents into a folder."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    (folder / "trade.csv").write_text(TABLE, encoding="utf-8", newline="\n")
    entry = '{"id": "news", "title": "News of the day", "issued": {"date-parts": [[2013, 11, 14]]}}'
    (folder / "news.json").write_text(entry, encoding="utf-8")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The documents before they come into a case."""
    return put_down(tmp_path / "desk")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Case]:
    """A case with nothing in it."""
    with Case.new(tmp_path / "empty", dyads=[("MNG", "PRK")], title="Two neighbours") as case:
        yield case


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose documents were added and read, for all tests to copy."""
    home = tmp_path_factory.mktemp("kept")
    with Case.new(home / "case", dyads=[("MNG", "PRK")], title="Two neighbours") as case:
        assert case.add([put_down(home / "desk")]).left_out == ()
        report = case.read(workers=1)
        assert (report.read, report.failed) == (("chronicle", "memoir", "news"), ())
    return home / "case"


@pytest.fixture
def case(kept: Path, tmp_path: Path) -> Iterator[Case]:
    """A case whose documents were added and read."""
    shutil.copytree(kept, tmp_path / "case")
    with open_case(tmp_path / "case") as case:
        yield case


Exported = Callable[[Case], list[str]]


@pytest.fixture
def exported() -> Exported:
    """All that a case holds, as lines."""
    return lambda case: list(case.export())
