"""The example's series: in the form that its README describes, and in agreement with its documents."""

import csv
import re
from pathlib import Path

import pytest

from amity.model.flows import Observation
from amity.model.when import When
from amity.reference import load
from amity.store.tables import read_table

EXAMPLE = Path(__file__).parents[2] / "examples" / "mongolia-dprk"
FILES = sorted((EXAMPLE / "tables").glob("*.csv"))
KEYS = ["series", "measure", "unit", "source", "states", "directed", "rounding", "coverage"]
COLUMNS = ["period", "value", "source_state", "target_state", "note"]
Row = dict[str, str]


def read(path: Path) -> tuple[list[tuple[str, str]], list[Row]]:
    """The header and the rows of a series."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    pairs = [(key, value) for key, _, value in (line.partition(": ") for line in head)]
    return pairs, list(csv.DictReader(line for line in lines if not line.startswith("#")))


def bounds(edtf: str) -> tuple[int, int]:
    """The first and the last day of a period."""
    when = When.parse(edtf)
    assert when.earliest is not None
    assert when.latest is not None
    return when.earliest, when.latest


def values(name: str) -> dict[str, str]:
    """The values of the series in the file of that name, by period."""
    return {row["period"]: row["value"] for row in read(EXAMPLE / "tables" / f"{name}.csv")[1]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_header_has_each_key_once(path: Path) -> None:
    pairs, rows = read(path)
    assert [key for key, _ in pairs if key != "note"] == KEYS
    assert all(value for _, value in pairs)
    head = dict(pairs)
    assert head["directed"] in {"yes", "no"}
    assert set(head["states"].split()) <= load().states.keys()
    assert head["directed"] == "yes" or head["states"].split() == sorted(head["states"].split())
    columns = list(rows[0])
    assert columns[:2] == COLUMNS[:2]
    assert columns == [column for column in COLUMNS if column in columns]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rows_are_in_order_within_coverage_and_as_fine_as_the_rounding(path: Path) -> None:
    pairs, rows = read(path)
    head = dict(pairs)
    periods = [row["period"] for row in rows]
    assert periods == sorted(periods)
    ids = [(row["period"], row.get("source_state"), row.get("target_state")) for row in rows]
    assert len(set(ids)) == len(ids)
    first, last = bounds(head["coverage"])
    places = len(head["rounding"].partition(".")[2])
    for row in rows:
        start, end = bounds(row["period"])
        assert first <= start <= end <= last
        assert not row["value"] or re.fullmatch(rf"-?\d+(\.\d{{{places}}})?", row["value"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_becomes_a_flow(path: Path) -> None:
    _, rows = read(path)
    flows = read_table(path)
    assert [str(flow.period) for flow in flows] == [row["period"] for row in rows]
    assert [flow.value for flow in flows] == [float(row["value"]) for row in rows]
    flagged = [row["note"].startswith("flag: ") for row in rows if "note" in row]
    assert [flow.observation is Observation.MISSING for flow in flows] == (flagged or [False] * len(flows))


def test_a_doubtful_value_is_flagged_and_not_hidden() -> None:
    _, rows = read(EXAMPLE / "tables" / "unga_agreement.csv")
    flagged = {row["period"]: row["value"] for row in rows if row["note"].startswith("flag: ")}
    assert flagged.keys() == {"1993", "2020"}
    assert all(flagged.values())


def table(name: str, number: int) -> list[list[str]]:
    """The rows of a table in a draft, without its head."""
    text = (EXAMPLE / "drafts" / f"{name}.txt").read_text(encoding="utf-8")
    block = text.split("|= Table ")[number].split("\n\n")[0]
    rows = [line for line in block.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row.split("|")[1:]] for row in rows[1:]]


def test_tables_of_the_survey_are_those_of_the_series() -> None:
    korea, china = table("survey-2024", 1)
    assert korea[1:] == list(values("trade_1960_1980").values())
    assert china[1:] == list(values("trade_1960_1980_china").values())
    assert dict(table("survey-2024", 2)).items() <= values("trade_1985_2020").items()


def test_votes_of_the_notes_are_those_of_the_series() -> None:
    agreement = values("unga_agreement")
    assert {year: f"{float(agreement[year]):.2f}" for year, _, _ in table("notes-2024", 2)} == {
        year: share for year, share, _ in table("notes-2024", 2)
    }


def test_headlines_of_the_bulletin_are_those_of_the_series() -> None:
    html = (EXAMPLE / "sources" / "bulletin-2019-01.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr><td>(\d+)</td><td>(\d+)</td><td>([\d.]+)</td></tr>", html)
    assert len(rows) == 5
    for year, headlines, share in rows:
        assert values("kcna_headlines")[year] == headlines
        assert values("kcna_share")[year] == share
