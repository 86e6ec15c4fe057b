import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd  # type: ignore[import-untyped]  # it ships no types
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.case import frames
from amity.case.frames import Column, Sort
from amity.case.listing import Listing, View
from amity.errors import InvalidValue, MissingExtra


@dataclass(frozen=True)
class Call:
    ship: str | None
    year: int | None
    day: date | None
    tonnes: float | None
    flag: bool | None
    rank: str | None


COLUMNS = (
    Column(name="ship", label="Name of the ship"),
    Column(name="year", label="Year of the call", sort=Sort.INTEGER),
    Column(name="day", label="Day of the call", sort=Sort.DAY),
    Column(name="tonnes", label="Weight of the cargo", sort=Sort.NUMBER, unit="t"),
    Column(name="flag", label="Whether it flew its flag", sort=Sort.FLAG),
    Column(name="rank", label="Rank of the guest", sort=Sort.CHOICE, choices=("head", "minister", "other")),
)
CALLS = (
    Call("Ōsaka", 1974, date(1974, 5, 1), 12.5, True, "minister"),
    Call(None, None, date(1602, 3, 1), None, None, None),
    Call("x" * 3000, 1985, None, 0.0, False, "head"),
)


def view(draw: Any = None) -> View[Call]:
    return View(
        title="Calls at Lomé",
        source="Harbour master (1990)",
        columns=COLUMNS,
        row=lambda call: {
            name: getattr(call, name) for name in ("ship", "year", "day", "tonnes", "flag", "rank")
        },
        cite=lambda call: (f"log: <{call.year}>",),
        draw=draw,
    )


@pytest.fixture
def calls() -> Listing[Call]:
    return Listing(CALLS, view())


def test_it_is_a_sequence_that_nothing_changes(calls: Listing[Call]) -> None:
    assert (len(calls), calls[0], calls[-1], list(calls)) == (3, CALLS[0], CALLS[2], list(CALLS))
    assert calls[1:] == Listing(CALLS[1:], view())
    assert CALLS[1] in calls
    assert (calls.index(CALLS[1]), calls.count(CALLS[1]), list(reversed(calls))) == (1, 1, list(CALLS[::-1]))
    assert repr(calls) == "<Calls at Lomé: 3>"
    with pytest.raises(TypeError):
        calls[0] = CALLS[1]  # type: ignore[index]


def test_where_takes_a_function_or_values_of_columns(calls: Listing[Call]) -> None:
    assert list(calls.where(lambda call: (call.year or 0) > 1980)) == [CALLS[2]]
    assert list(calls.where(rank=["head", "minister"], year=1974)) == [CALLS[0]]
    assert list(calls.where(tonnes=None)) == [CALLS[1]]
    with pytest.raises(InvalidValue, match="one of the columns ship, year"):
        calls.where(weight=1)


def test_pandas_has_types_order_labels_and_gaps(calls: Listing[Call]) -> None:
    frame = calls.to_pandas()
    assert frame["year"].tolist()[0] == 1974
    assert frame["year"].isna().tolist() == [False, True, False]
    assert list(frame["rank"].cat.categories) == ["head", "minister", "other"]
    assert frame["rank"].cat.ordered
    assert frame["rank"].max() == "minister"
    assert frame["day"].dt.year.tolist()[:2] == [1974, 1602]
    assert frame.attrs["labels"]["tonnes"] == "Weight of the cargo"
    assert frame.attrs["units"]["tonnes"] == "t"


def test_polars_reads_it_by_the_arrow_interface(calls: Listing[Call]) -> None:
    frame = pl.DataFrame(calls)
    assert frame.schema["day"] == pl.Date
    assert frame["rank"].cast(pl.String).to_list() == ["minister", None, "head"]
    assert frame["day"].to_list() == [call.day for call in CALLS]
    assert frame["tonnes"].to_list() == [12.5, None, 0.0]
    assert frame["flag"].to_list() == [True, None, False]
    again = pd.DataFrame.from_arrow(calls)
    assert again["ship"].tolist()[0] == "Ōsaka"


def test_stata_reads_values_and_labels_back(calls: Listing[Call], tmp_path: Path) -> None:
    calls.to_stata(tmp_path / "calls.dta")
    with pd.read_stata(tmp_path / "calls.dta", iterator=True) as reader:
        frame = reader.read()
        labels, values = reader.variable_labels(), reader.value_labels()
        assert reader.data_label == "Calls at Lomé"
    assert labels["tonnes"] == "Weight of the cargo (t)"
    assert list(values.values()) == [{0: "head", 1: "minister", 2: "other"}]
    assert frame["rank"].astype(object).where(frame["rank"].notna(), None).tolist() == [
        "minister",
        None,
        "head",
    ]
    assert frame["ship"].tolist() == ["Ōsaka", "", "x" * 3000]
    assert frame["day"].dt.date.tolist()[:2] == [date(1974, 5, 1), date(1602, 3, 1)]
    assert frame["year"].isna().tolist() == [False, True, False]
    assert frame["flag"].tolist()[0] == 1
    first = (tmp_path / "calls.dta").read_bytes()
    calls.to_stata(tmp_path / "calls.dta")
    assert (tmp_path / "calls.dta").read_bytes() == first


def test_a_codebook_stands_beside_what_is_written(calls: Listing[Call], tmp_path: Path) -> None:
    calls.to_csv(tmp_path / "calls.csv")
    with (tmp_path / "calls.codebook.csv").open(encoding="utf-8", newline="") as file:
        book = {row["variable"]: row for row in csv.DictReader(file)}
    assert book["rank"]["values"] == "0 head; 1 minister; 2 other"
    assert (book["tonnes"]["unit"], book["tonnes"]["source"]) == ("t", "Harbour master (1990)")
    with (tmp_path / "calls.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["ship"], rows[0]["flag"], rows[1]["tonnes"], rows[2]["tonnes"]) == (
        "Ōsaka",
        "1",
        "",
        "0.0",
    )


def test_a_notebook_shows_rows_with_their_passages(calls: Listing[Call]) -> None:
    shown = calls._repr_html_()
    assert 'title="log: &lt;1974&gt;"' in shown
    assert "x" * 200 not in shown
    many = Listing(CALLS * 20, view())._repr_html_()
    assert many.count("<tr") == 31
    assert "and 30 more" in many


def test_a_chart_is_drawn_where_there_is_one(calls: Listing[Call]) -> None:
    with pytest.raises(InvalidValue, match="a chart"):
        calls.chart()

    def draw(some: Sequence[Call]) -> dict[str, Any]:
        return {"data": {"values": [{"n": len(some)}]}, "mark": "point", "encoding": {"x": {"field": "n"}}}

    drawn = Listing(CALLS, view(draw)).chart().to_dict()
    assert drawn["mark"]["type"] if isinstance(drawn["mark"], dict) else drawn["mark"] == "point"


def test_what_is_not_installed_is_named(calls: Listing[Call], monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(frames, "import_module", absent)
    with pytest.raises(MissingExtra, match=r"pyarrow is not installed; pip install 'amity\[arrow\]'"):
        calls.to_arrow()
    with pytest.raises(MissingExtra, match=r"pandas is not installed; pip install 'amity\[relate\]'"):
        calls.to_pandas()


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "x" * 33, "label": ""},
        {"name": "two words", "label": ""},
        {"name": "end", "label": ""},
        {"name": "ok", "label": "x" * 81},
        {"name": "ok", "label": "", "sort": Sort.CHOICE},
        {"name": "ok", "label": "", "choices": ("a",)},
    ],
)
def test_a_column_that_stata_would_not_take_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue):
        Column(**fields)


texts = st.one_of(st.none(), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30))
items = st.builds(
    Call,
    ship=texts,
    year=st.one_of(st.none(), st.integers(-9999, 9999)),
    day=st.one_of(st.none(), st.dates(date(1600, 1, 1), date(2100, 1, 1))),
    tonnes=st.one_of(st.none(), st.floats(-1e9, 1e9)),
    flag=st.one_of(st.none(), st.booleans()),
    rank=st.sampled_from((None, "head", "minister", "other")),
)


@settings(deadline=None, max_examples=25)
@given(st.lists(items, max_size=6))
def test_polars_gives_back_what_was_put_in(some: list[Call]) -> None:
    listing = Listing(some, view())
    frame = pl.DataFrame(listing).with_columns(pl.col("rank").cast(pl.String))
    assert frame.rows(named=True) == listing.rows()
