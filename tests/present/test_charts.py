"""The specifications hold what the material says. That they are drawn is for tests/browser."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from amity.present import charts, chronology
from amity.present.material import Material
from amity.present.series import all_series


def values(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """All rows of data in a specification."""
    return [row for rows in spec["datasets"].values() for row in rows]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def specs(material: Material) -> list[dict[str, Any]]:
    entries = chronology.chronology(material)
    contacts = charts.contacts(Counter({(1988, 0): 2, (1988, 1): 1}), ("there", "here"), (1948, 2013))
    return [charts.timeline(entries), contacts, *(charts.measured(series) for series in all_series(material))]


def test_no_chart_asks_for_anything_from_outside(material: Material) -> None:
    for spec in specs(material):
        addresses = [text for text in strings(spec) if "://" in text]
        assert addresses == [spec["$schema"]]
        assert "url" not in json.dumps(spec)


def test_colours_are_those_of_the_page(material: Material) -> None:
    for spec in specs(material):
        colours = [text for text in strings(spec) if text.startswith(("#", "rgb", "var("))]
        assert any(colour.startswith("var(--c") for colour in colours)
        assert not [colour for colour in colours if not colour.startswith(("var(--", "#event-"))]


def test_specifications_are_the_same_each_time(material: Material) -> None:
    assert json.dumps(specs(material)) == json.dumps(specs(material))


def test_the_timeline_has_a_mark_for_each_event_that_leads_to_it(material: Material) -> None:
    entries = chronology.chronology(material)
    rows = values(charts.timeline(entries))
    assert sorted(row["link"] for row in rows) == sorted(f"#event-{entry.event.id}" for entry in entries)
    vague = [row["date"] for row in rows if row["vague"]]
    assert vague == ["1950–1953"]


def test_visits_in_the_other_direction_point_down() -> None:
    spec = charts.contacts(Counter({(1988, 0): 2, (1989, 1): 3}), ("there", "here"), (1948, 2013))
    assert {(row["year"], row["n"]) for row in values(spec) if "year" in row} == {("1988", 2), ("1989", -3)}


def test_a_missing_figure_breaks_the_line_and_a_nought_does_not(material: Material) -> None:
    rows = {
        row["period"]: row for row in values(charts.measured(all_series(material)[1])) if "reading" in row
    }
    assert rows["1999"]["reading"] == "zero"
    assert rows["1997"]["segment"] == rows["1999"]["segment"] != rows["2001"]["segment"]
    assert rows["2000"]["n"] is None
    assert rows["2000"]["value"] == "no figure"
    assert "1994" not in rows


def test_a_figure_that_is_set_aside_is_not_drawn_but_its_reason_told(material: Material) -> None:
    flows = tuple(
        replace(flow, value=99.0, column_label="flag: a misprint") if flow.period.edtf == "2000" else flow
        for flow in material.flows
        if flow.measure == "headlines"
    )
    [series] = all_series(replace(material, flows=flows))
    rows = {row["period"]: row for row in values(charts.measured(series)) if "reading" in row}
    assert (rows["2000"]["n"], rows["2000"]["value"]) == (None, "a misprint")
    assert "99" not in json.dumps([row["n"] for row in rows.values()])


def test_a_long_unit_does_not_stand_above_its_axis(material: Material) -> None:
    flows = tuple(replace(flow, unit="u" * (charts.LONGEST_UNIT + 1)) for flow in material.flows[:3])
    [series] = all_series(replace(material, flows=flows))
    assert '"title": "uu' not in json.dumps(charts.measured(series))


def test_times_that_nobody_counted_are_fields(material: Material) -> None:
    rows = values(charts.measured(all_series(material)[1]))
    assert [(row["from"], row["to"]) for row in rows if "from" in row] == [(1993.5, 1994.5), (1994.5, 1995.5)]


def test_names_of_lines_do_not_cover_each_other(material: Material) -> None:
    rows = [
        row for row in values(charts.measured(all_series(material)[2])) if set(row) == {"year", "n", "line"}
    ]
    heights = sorted(row["n"] for row in rows)
    assert len(heights) == 2
    assert heights[1] - heights[0] >= charts.LABEL * 3


def test_the_axis_begins_at_nought(material: Material) -> None:
    for series in all_series(material):
        text = json.dumps(charts.measured(series))
        assert '"domain": [0.0, ' in text


def test_each_specification_is_valid_vega_lite(material: Material) -> None:
    import altair

    for spec in specs(material):
        altair.Chart.from_dict(spec, validate=True)
        assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/v")
