import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import altair as alt
import pytest

from amity.errors import InvalidValue
from amity.model.pictured import (
    ContactCount,
    CooperationLine,
    CooperationPoint,
    FlowLine,
    FlowPoint,
    PhaseBand,
    Pictured,
    StatusBar,
    Stretch,
    TreatyBar,
)
from amity.present.relation import lanes, picture


def when(start: float, end: float, *, open_end: bool = False) -> Stretch:
    return Stretch(start=start, end=end, open_end=open_end)


@pytest.fixture
def small() -> Pictured:
    """A dyad of ten events: Finland and Estonia from 1920 on."""
    return Pictured(
        names=("Estonia", "Finland"),
        span=(1920, 1999),
        status=(
            StatusBar(way=0, when=when(1920.5, 1940.6), level="envoy", strength=0.75, evidence=("e1",)),
            StatusBar(way=1, when=when(1920.5, 1940.6), level="envoy", strength=0.75, contested=True),
            StatusBar(way=0, when=when(1991.7, 2000, open_end=True), level="ambassador", strength=1.0),
        ),
        treaties=(
            TreatyBar(name="Treaty of trade", when=when(1921.6, 1940.6), fate="ended 1940", evidence=("c9",)),
            TreatyBar(name="Protocol", when=when(1992.1, 1992.1), formal=False),
        ),
        contacts=(
            ContactCount(year=1922, way=0, rank=0, count=1, evidence=("e2",)),
            ContactCount(year=1964, way=1, rank=0, count=1),
            ContactCount(year=1992, way=2, rank=1, count=3),
        ),
        flows=(
            FlowLine(name="Trade", unit="US$ million", points=(
                FlowPoint(at=1922.5, value=0.0), FlowPoint(at=1923.5, value=None, note="no figure"),
                FlowPoint(at=1924.5, value=200.0, evidence="trade:4"),
            )),
        ),
        cooperation=(CooperationLine(name="net cooperation", points=(
            CooperationPoint(at=1922.5, value=1.0, low=-0.5, high=2.0),
            CooperationPoint(at=1923.5, value=None, low=None, high=None),
            CooperationPoint(at=1924.5, value=1.5, low=0.0, high=3.0),
        )),),
        phases=(
            PhaseBand(name="more contacts", when=when(1920, 1940), amount="much", evidence=("e1",)),
            PhaseBand(name="none told", when=when(1940, 1991), unsure=(1938, 1942), amount="none"),
        ),
        coverage={
            **dict.fromkeys(range(1920, 1940), 1.5), **dict.fromkeys(range(1964, 2000), 0.5), 1950: 0.01,
        },
        missing=("1 contact of no one year",),
    )  # fmt: skip


def marks(spec: Any) -> Iterator[dict[str, Any]]:
    """All layers of a specification that have a mark, the data of each with them."""
    data = spec.get("data", {})
    if "mark" in spec:
        yield {**spec, "data": data}
    for layer in spec.get("layer", ()):
        yield from marks({"data": data, **layer})


def drawn(spec: Any) -> list[dict[str, Any]]:
    """All rows that any mark of a specification draws."""
    sets = spec.get("datasets", {})
    rows: list[dict[str, Any]] = []
    for mark in marks(spec):
        data = mark["data"]
        rows += data.get("values") or sets.get(data.get("name"), [])
    return rows


def test_the_picture_is_valid_and_bends_to_the_page(small: Pictured) -> None:
    spec = picture(small)
    alt.LayerChart.from_dict(spec, validate=True)
    assert spec["width"] == "container"
    assert not any(part in json.dumps(spec) for part in ("http:", '"url"'))


def test_every_part_has_its_lane_and_an_empty_one_none(small: Pictured) -> None:
    headings = [lane.heading for lane in lanes(small)]
    assert [heading.split()[0].rstrip(",") for heading in headings] == [
        "Representation", "Treaties", "Contacts", "Net", "Trade", "How",
    ]  # fmt: skip
    bare = Pictured(names=("Estonia", "Finland"), span=(1920, 1999))
    assert [lane.heading for lane in lanes(bare)] == ["How many sources speak of each year (striped: none)"]
    alt.LayerChart.from_dict(picture(bare), validate=True)


def test_years_without_sources_are_striped_and_years_without_events_are_not(small: Pictured) -> None:
    assert [(gap.start, gap.end) for gap in small.silent] == [(1940.0, 1964.0)]
    silent = [row for row in drawn(picture(small)) if row.get("label") == "no source"]
    assert {(row["from"], row["to"]) for row in silent} == {(1940.0, 1964.0)}
    # the lanes that rest on what is reported, and no others: trade was counted whatever anybody tells
    assert len({row["y"] for row in silent}) == 3
    assert len({row["y"] for row in silent if row["named"]}) == 1  # no words over other words
    covered = replace(small, coverage=dict.fromkeys(range(1920, 2000), 1.0))
    assert not [row for row in drawn(picture(covered)) if row.get("label") == "no source"]


def test_where_cooperation_abstains_there_is_a_gap_and_a_dotted_line(small: Pictured) -> None:
    rows = drawn(picture(small))
    assert {row["piece"] for row in rows if "middle" in row and "piece" in row} == {"0", "1"}
    assert [row["from"] for row in rows if "too few sources" in row.get("what", "")] == [1923.0]


def test_a_figure_that_is_set_aside_breaks_the_line_and_is_told(small: Pictured) -> None:
    rows = drawn(picture(small))
    assert any(row.get("what") == "Trade, not drawn: no figure" for row in rows)
    assert {row["piece"] for row in rows if row.get("what", "").startswith("Trade: ")} == {
        "Trade 0",
        "Trade 1",
    }


def test_few_contacts_are_dots_and_many_are_bars_of_a_year(small: Pictured) -> None:
    dots = [row for row in drawn(picture(small)) if row.get("what") == "3 of ministers elsewhere"]
    assert len(dots) == 3
    many = replace(small, contacts=tuple(
        ContactCount(year=year, way=way, rank=rank, count=700)
        for year in range(1920, 2000) for way in (0, 1) for rank in (0, 1, 2)
    ))  # fmt: skip
    bars = [row for row in drawn(picture(many)) if row.get("what", "").startswith("700 ")]
    assert len(bars) == 80 * 6


def test_the_number_of_marks_does_not_grow_with_the_number_of_events(small: Pictured) -> None:
    crowd = replace(
        small,
        contacts=tuple(ContactCount(year=y, way=0, rank=2, count=1250) for y in range(1920, 2000)),
        treaties=tuple(TreatyBar(name=f"t{n}", when=when(1920 + n % 79, 1999)) for n in range(5000)),
        flows=(FlowLine(name="Trade", unit="t", points=tuple(
            FlowPoint(at=1920 + n / 120, value=float(n)) for n in range(9000)
        )),),
    )  # fmt: skip
    assert len(drawn(picture(crowd))) < 2500
    assert any("treaties signed" in row.get("what", "") for row in drawn(picture(crowd)))


def test_heights_stand_in_steps_of_ten_where_values_differ_much(small: Pictured) -> None:
    heading = next(lane.heading for lane in lanes(small) if lane.heading.startswith("Trade"))
    assert heading == "Trade, US$ million"
    wide = replace(small, flows=(FlowLine(name="Trade", unit="t", points=(
        FlowPoint(at=1930.5, value=0.1), FlowPoint(at=1931.5, value=0.0), FlowPoint(at=1932.5, value=90.0),
    )),))  # fmt: skip
    assert [lane.heading for lane in lanes(wide)][-2] == "Trade, t, steps of ten"
    points = [row for row in drawn(picture(wide)) if row.get("what", "").startswith("Trade: ")]
    heights = {row["what"]: row["y"] for row in points}
    assert sorted(heights, key=heights.__getitem__) == ["Trade: 90 t", "Trade: 0.1 t", "Trade: 0 t"]


def test_a_picture_checks_itself() -> None:
    with pytest.raises(InvalidValue, match="no earlier"):
        when(1990, 1980)
    with pytest.raises(InvalidValue, match="a first and a last year"):
        Pictured(names=("A", "B"), span=(1990, 1980))
    with pytest.raises(InvalidValue, match="order of time"):
        Pictured(names=("A", "B"), span=(1980, 1990), phases=(
            PhaseBand(name="b", when=when(1985, 1990)), PhaseBand(name="a", when=when(1980, 1985)),
        ))  # fmt: skip
