"""Charts as Vega-Lite specifications, made by Altair: no remote data, no theme from a network.

Colours are CSS variables of the page (`var(--ink)`), so that one drawing serves light, dark and print; the
page puts plain colours in their place when a reader saves a chart.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from amity.model.flows import Flow, Observation
from amity.present.chronology import Entry
from amity.present.dates import in_words, marked
from amity.present.series import COUNTED, Line, Series, as_year, note_of, year_of
from amity.present.wording import group, label, templates

if TYPE_CHECKING:
    import altair

Spec = dict[str, Any]
COLOURS = tuple(f"var(--c{number})" for number in range(1, 8))
"""Seven colours that the colour-blind tell apart, after Okabe and Ito (2008), tuned to both backgrounds."""
LINES = len(COLOURS) - 1
"""The most lines in one chart."""
LONGEST_UNIT = 32
"""A longer unit does not stand above its axis, but only in what is said of the chart."""
ROW = 26
"""The height of a row of the timeline, in pixels."""
LABEL = 0.09
"""The height of a line's name, as a share of the highest value."""
SANS = "ui-sans-serif, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
CONFIG: Spec = {
    "background": "transparent",
    "font": SANS,
    "aria": False,  # the figure has one name, and its table is what a screen reader reads
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--ink-2)", "titleColor": "var(--ink-2)", "domainColor": "var(--rule-2)",
        "tickColor": "var(--rule-2)", "gridColor": "var(--rule)", "labelFontSize": 12, "titleFontSize": 12,
        "titleFontWeight": "normal", "labelPadding": 6,
    },
    "text": {"fill": "var(--ink-2)", "fontSize": 12},
    "point": {"size": 46},
}  # fmt: skip


def timeline(entries: Sequence[Entry]) -> Spec:
    """Events by kind over time: a dot for a known year, a bar from first to last day for a vague date.

    Kinds stand in rows, by family; events without any date are left out.
    """
    import altair as alt

    rows = [row for entry in entries if (row := _timeline_row(entry))]
    families = list(templates()["group"].values())
    order = sorted({(families.index(row["family"]), row["kind"]) for row in rows})
    data = alt.InlineData(values=rows)
    base = alt.Chart(data).encode(
        y=alt.Y("kind:N", sort=[kind for _, kind in order], title=None, axis=_row_axis()),
        color=alt.Color("family:N", scale=alt.Scale(domain=families, range=list(COLOURS)), legend=None),
        tooltip=["date:N", "what:N"],
        detail="link:N",
    )
    years = _years(min(row["from"] for row in rows), max(row["to"] for row in rows))
    bar = base.transform_filter("datum.vague").mark_bar(
        height=6, cornerRadius=3, opacity=0.55, cursor="pointer"
    )
    dot = base.transform_filter("!datum.vague").mark_point(
        filled=True, opacity=0.9, size=64, cursor="pointer"
    )
    layers = alt.layer(bar.encode(x=years("from"), x2="to:Q"), dot.encode(x=years("middle")))
    return _spec(layers.properties(width="container", height=ROW * len(order)))


def contacts(counts: Counter[tuple[int, int]], directions: tuple[str, str], span: tuple[int, int]) -> Spec:
    """Contacts a year in two directions: bars upwards for the first, downwards for the second.

    `counts` has the number by year and direction (0 or 1), `span` the first and last year to show.
    """
    import altair as alt

    values = [
        {"from": year - 0.4, "to": year + 0.4, "n": n if way == 0 else -n, "year": str(year),
         "direction": directions[way], "visits": n}
        for (year, way), n in sorted(counts.items())
    ]  # fmt: skip
    years = _years(span[0] - 0.5, span[1] + 0.5)
    most = max(max(counts.values(), default=0), 2)
    axis = alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1, title="visits a year", **_TOP_TITLE)
    scale = alt.Scale(domain=[-most * 1.3, most * 1.3], nice=False)
    bars = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar()
        .encode(
            x=years("from"),
            x2="to:Q",
            y=alt.Y("n:Q", axis=axis, scale=scale),
            y2=alt.datum(0),
            color=alt.Color(
                "direction:N",
                scale=alt.Scale(domain=list(directions), range=[COLOURS[0], COLOURS[1]]),
                legend=None,
            ),
            tooltip=["year:N", "direction:N", "visits:Q"],
        )
    )
    zero = alt.Chart(alt.InlineData(values=[{"n": 0}])).mark_rule(color="var(--rule-2)").encode(y="n:Q")
    names = [
        _corner(f"↑ {directions[0]}", COLOURS[0], 4),
        _corner(f"↓ {directions[1]}", COLOURS[1], "height"),
    ]
    return _spec(alt.layer(bars, zero, *names).properties(width="container", height=220))


def measured(series: Series) -> Spec:
    """A measured series: a line for each row, broken where a figure is missing; observed noughts are hollow.

    A cross at the foot marks a missing figure, a grey field a time that nobody counted. The axis begins at
    nought (or below, where a value is), so that heights can be compared.
    """
    import altair as alt

    shown = [line for line in series.lines if line.counted][:LINES]
    values = [row for line in shown for row in _points(line)]
    order = [line.label for line in shown]
    years = _years(*_extent(series))
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=years("year"), color=_line_colour(order), tooltip=["period:N", "line:N", "value:N"]
    )
    height = _height(series.unit, [row["n"] or 0.0 for row in values], room=len(shown))
    counted = base.transform_filter("datum.n !== null").encode(y=height)
    layers = [
        *_outside(series, years),
        counted.mark_line(strokeWidth=2).encode(detail="segment:N"),
        counted.transform_filter("datum.reading == 'observed'").mark_point(filled=True, opacity=1),
        counted.transform_filter("datum.reading == 'zero'").mark_point(
            shape="diamond", size=80, strokeWidth=2, fill="var(--paper)", opacity=1
        ),
        base.transform_filter("datum.reading == 'missing'")
        .mark_point(shape="cross", angle=45, filled=True, opacity=1, yOffset=-8)
        .encode(y=alt.datum(0)),
        *([_ends(shown, years, height, order)] if len(shown) > 1 else []),
    ]
    return _spec(alt.layer(*layers).properties(width="container", height=240))


_TOP_TITLE: Spec = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0, "titleY": -10,
                    "titleBaseline": "bottom", "domain": False, "ticks": False}  # fmt: skip


def _spec(chart: "altair.LayerChart | altair.FacetChart") -> Spec:
    spec: Spec = chart.to_dict(validate=False)  # the tests validate what is made here
    spec["config"] = CONFIG
    spec["padding"] = {"left": 2, "right": 12, "top": 8, "bottom": 2}
    return spec


def _years(first: float, last: float) -> Any:
    """A channel along the years, with room on either side, for a field."""
    import altair as alt

    room = max((last - first) * 0.02, 0.6)
    scale = alt.Scale(domain=[first - room, last + room], nice=False, zero=False)
    labels: Spec = {"labelFlush": True, "labelOverlap": "greedy", "labelSeparation": 10}
    axis = alt.Axis(format="d", tickMinStep=1, title=None, grid=False, **labels)
    return lambda field: alt.X(f"{field}:Q", scale=scale, axis=axis)


def _row_axis() -> Any:
    import altair as alt

    return alt.Axis(domain=False, ticks=False, grid=True, gridDash=[1, 3], labelLimit=128)


def _timeline_row(entry: Entry) -> dict[str, Any] | None:
    first = entry.event.date.earliest
    last = entry.event.date.latest
    start = as_year(first if first is not None else last)
    end = as_year(last if last is not None else first)
    if start is None or end is None:
        return None
    return {
        "from": start, "to": end, "middle": round((start + end) / 2, 2), "vague": end - start > 1,
        "kind": label(entry.event.kind), "family": group(entry.event.kind), "date": marked(entry.event.date),
        "what": entry.what, "link": f"#event-{entry.event.id}",
    }  # fmt: skip


def _points(line: Line) -> list[dict[str, Any]]:
    """The values of a line for drawing; `segment` changes where a figure is missing, to break the line."""
    points, segment = [], 0
    for flow in line.flows:
        year = year_of(flow.period)
        if flow.observation not in COUNTED:
            segment += 1
        if year is None or flow.observation is Observation.OUTSIDE:
            continue
        points.append(_point(flow, line.label, year, f"{line.label} {segment}"))
    return points


def _point(flow: Flow, name: str, year: float, segment: str) -> dict[str, Any]:
    counted = flow.observation in COUNTED and flow.value is not None
    told = f"{flow.value:g} {flow.unit}" if counted else note_of(flow) or "no figure"
    return {
        "year": year, "n": flow.value if counted else None, "line": name, "segment": segment,
        "period": in_words(flow.period), "value": told, "reading": str(flow.observation),
    }  # fmt: skip


def _height(unit: str, values: Sequence[float], room: int) -> Any:
    """The channel of the values from nought upwards, with room above for the names of lines."""
    import altair as alt

    step: Spec = {"tickMinStep": 1} if all(float(value).is_integer() for value in values) else {}
    axis = alt.Axis(title=unit if len(unit) <= LONGEST_UNIT else None, tickCount=5, **step, **_TOP_TITLE)
    top, foot = max(*values, 0.0) or 1.0, min(*values, 0.0)
    scale = alt.Scale(domain=[foot * 1.06, top * (1.06 + (LABEL * room if room > 1 else 0))], nice=False)
    return alt.Y("n:Q", axis=axis, scale=scale)


def _extent(series: Series) -> tuple[float, float]:
    """The first and last year of a series, what nobody counted among them."""
    years = [year_of(flow.period) for line in series.lines for flow in line.flows]
    known = [year for year in years if year is not None]
    return min(known, default=0.0), max(known, default=0.0)


def _outside(series: Series, years: Any) -> list[Any]:
    """Grey fields for the times that nobody counted."""
    import altair as alt

    values = [
        {"from": year - 0.5, "to": year + 0.5}
        for line in series.lines
        for flow in line.flows
        if flow.observation is Observation.OUTSIDE and (year := year_of(flow.period)) is not None
    ]
    if not values:
        return []
    fields = alt.Chart(alt.InlineData(values=values)).mark_rect(fill="var(--rule)", opacity=0.6)
    return [fields.encode(x=years("from"), x2="to:Q")]


def _ends(lines: Sequence[Line], years: Any, height: Any, order: Sequence[str]) -> Any:
    """The name of each line at its last figure, moved apart where two would cover each other."""
    import altair as alt

    last = sorted((line.counted[-1].value or 0.0, line.label, line) for line in lines)
    gap = LABEL * (max((f.value or 0.0) for line in lines for f in line.counted) or 1.0)
    values: list[dict[str, Any]] = []
    for value, name, line in last:
        at = max(value + gap / 2, values[-1]["n"] + gap) if values else value + gap / 2
        values.append({"year": year_of(line.counted[-1].period), "n": at, "line": name})
    names = alt.Chart(alt.InlineData(values=values)).encode(x=years("year"), y=height, text="line:N")
    font: Spec = {"align": "right", "baseline": "bottom", "fontSize": 12, "fontWeight": 600}
    halo = names.mark_text(stroke="var(--paper)", strokeWidth=4, fill="var(--paper)", **font)
    return alt.layer(halo, names.mark_text(**font).encode(color=_line_colour(order)))


def _line_colour(order: Sequence[str]) -> Any:
    import altair as alt

    scale = alt.Scale(domain=list(order), range=list(COLOURS[: len(order)]))
    return alt.Color("line:N", scale=scale, legend=None)


def _corner(text: str, colour: str, y: int | str) -> Any:
    """A line of text at the left, at the top or the foot of a chart."""
    import altair as alt

    place: Spec = {"baseline": "bottom", "dy": -4} if y == "height" else {"baseline": "top"}
    named = alt.Chart(alt.InlineData(values=[{"name": text}])).encode(
        x=alt.value(6), y=alt.value(y), text="name:N"
    )
    return named.mark_text(align="left", fill=colour, fontSize=12, fontWeight=600, **place)
