"""The one-page picture: how two states stood, in all parts, on one axis of time."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from amity.model.pictured import FlowLine, Pictured, Stretch
from amity.present.charts import CONFIG, Spec
from amity.present.relation_canvas import (
    GAP,
    HEAD,
    LETTER,
    Canvas,
    Lane,
    height,
    later,
    line,
    lower,
    spoken,
    text,
    told,
    years_of,
)
from amity.present.relation_lanes import contacts, coverage, status, treaties
from amity.present.relation_measures import cooperation, flows

BAND = 34
"""The room above the lanes for the names of phases, in two rows."""
STRIPES = 160
"""How many stripes the width has room for."""
MOST_FLOWS = 3
"""The most lanes of measured lines; each has those of one unit."""


def picture(relation: Pictured) -> Spec:
    """The picture as a Vega-Lite specification, as wide as the page that it stands in.

    Phases are fields behind all lanes; years of which no source speaks are striped. Never more marks are
    drawn than years, whatever the number of events.

    >>> small = Pictured(names=("Ghana", "Togo"), span=(1960, 1990), coverage={1975: 1.0})
    >>> picture(small)["width"]
    'container'
    """
    import altair as alt

    made = list(lanes(relation))
    first, last = float(relation.span[0]), relation.span[1] + 1.0
    canvas = Canvas(first, last, _years(first, last))
    tops, bottom = [], float(BAND if relation.phases else 4)
    for lane in made:
        tops.append(round(bottom))
        bottom += lane.head + lane.height + GAP
    layers = [*_silences(relation, canvas, tops, made), *_bands(relation, canvas, bottom)]
    for lane, top in zip(made, tops, strict=True):
        layers += [*_heading(lane, top), *lane.draw(canvas, top + lane.head)]
    whole = alt.layer(*layers).properties(width="container", height=round(bottom))
    spec: Spec = whole.to_dict(validate=False)  # the tests validate what is made here
    spec["config"] = CONFIG
    spec["padding"] = {"left": 4, "right": 4, "top": 4, "bottom": 2}
    return spec


def lanes(relation: Pictured) -> Iterator[Lane]:
    """The lanes from the top: those that have nothing to show are left out."""
    if relation.status:
        yield status(relation)
    if relation.treaties:
        yield treaties(relation)
    if relation.contacts:
        yield contacts(relation)
    if relation.cooperation:
        yield cooperation(relation)
    by_unit = groupby(
        sorted(relation.flows, key=lambda one: _rank(one, relation.flows)), lambda one: one.unit
    )
    for number, (_, lines) in enumerate(by_unit):
        if number < MOST_FLOWS:
            yield flows(list(lines))
    yield coverage(relation)


def _rank(one: FlowLine, lines: Sequence[FlowLine]) -> int:
    """Lines of one unit together, in the order in which units come first."""
    return [other.unit for other in lines].index(one.unit)


def _years(first: float, last: float) -> Any:
    import altair as alt

    scale = alt.Scale(domain=[first, last], nice=False, zero=False)
    axis = alt.Axis(
        format="d", tickMinStep=1, title=None, grid=True, gridColor="var(--rule)", gridOpacity=0.7,
        labelFlush=True, labelOverlap="greedy", labelSeparation=12, tickCount=10,
    )  # fmt: skip
    return lambda field: alt.X(f"{field}:Q", scale=scale, axis=axis)


def _heading(lane: Lane, top: float) -> list[Any]:
    """The name of a lane and, below it, what its colours mean."""
    named = [
        line(top - GAP / 2 + 4, faint=True),
        text(lane.heading, top + 12, colour="var(--ink)", heavy=True),
    ]
    place = 0.0
    for words, colour in lane.key:
        named.append(text(f"● {words}", top + HEAD + 4, x=place, colour=colour))
        place += (len(words) + 2) * LETTER + 10
    return named


def _bands(relation: Pictured, canvas: Canvas, bottom: float) -> list[Any]:
    """Phases as fields behind everything, with their names on top and how unsure their bounds are."""
    if not relation.phases:
        return []
    rows = [
        {"from": phase.when.start, "to": phase.when.end, "y": 0, "foot": bottom, "label": phase.name,
         "shade": number % 2, "when": years_of(phase.when), "what": phase.name, "number": str(number + 1)}
        for number, phase in enumerate(relation.phases)
    ]  # fmt: skip
    marks = canvas.marks(rows)
    fields = marks.encode(x2=later(), y2=lower("foot"), tooltip=told())
    names = marks.transform_filter(canvas.fits()).encode(text="label:N")
    numbers = marks.transform_filter(f"!({canvas.fits()})").encode(text="number:N")
    years = marks.transform_filter(canvas.fits("datum.when.length")).encode(text="when:N")
    return [
        fields.transform_filter("datum.shade == 1").mark_rect(fill="var(--accent)", opacity=0.05),
        fields.transform_filter("datum.shade == 0").mark_rect(fill="var(--accent)", opacity=0.015),
        *_unsure(relation, canvas, bottom),
        names.mark_text(align="left", dx=4, dy=11, fontSize=12, fontWeight=600, fill="var(--accent)"),
        numbers.mark_text(align="left", dx=3, dy=11, fontSize=12, fontWeight=600, fill="var(--accent)"),
        years.mark_text(align="left", dx=4, dy=25, fontSize=10.5, fill="var(--accent)"),
    ]


def _unsure(relation: Pictured, canvas: Canvas, bottom: float) -> list[Any]:
    """Where the beginning of each phase may lie."""
    rows = [
        {"from": phase.unsure[0], "to": phase.unsure[1], "y": 0, "foot": bottom,
         "when": years_of(Stretch(start=phase.unsure[0], end=phase.unsure[1])),
         "what": f"“{phase.name}” begins in these years"}
        for phase in relation.phases if phase.unsure
    ]  # fmt: skip
    if not rows:
        return []
    fields = canvas.marks(rows).encode(x2=later(), y2=lower("foot"), tooltip=told())
    return [fields.mark_rect(fill="var(--accent)", opacity=0.08)]


def _silences(relation: Pictured, canvas: Canvas, tops: Sequence[int], made: Sequence[Lane]) -> list[Any]:
    """Stripes over the years of which no source speaks, in the lanes that rest on reports."""
    places = [
        (top, top + lane.head + lane.height) for top, lane in zip(tops, made, strict=True) if lane.reported
    ]
    fields = [
        {"from": gap.start, "to": gap.end, "y": top, "foot": foot, "middle": foot - 6, "label": "no source",
         "when": spoken(gap.start, gap.end - 0.01), "what": "no source speaks of these years",
         "named": foot == places[-1][1]}  # in the lowest lane alone: above, other words stand there
        for gap in relation.silent for top, foot in places
    ]  # fmt: skip
    if not fields:
        return []
    lines = [
        {"from": x, "y": top, "foot": foot} for x in _stripes(relation.silent, canvas) for top, foot in places
    ]
    marks = canvas.marks(fields)
    ground = marks.encode(x2=later(), y2=lower("foot"), tooltip=told())
    stripes = canvas.marks(lines).encode(y2=lower("foot"))
    names = marks.transform_filter(f"datum.named && {canvas.fits()}").encode(
        y=height("middle"), text="label:N"
    )
    return [
        ground.mark_rect(fill="var(--rule)", opacity=0.55),
        stripes.mark_rule(stroke="var(--rule-2)", strokeWidth=0.5),
        names.mark_text(align="left", dx=4, fontSize=10.5, fill="var(--ink-2)"),
    ]


def _stripes(silent: Sequence[Stretch], canvas: Canvas) -> Iterator[float]:
    """Where the stripes stand: as many as fit over the whole width, those that lie in a gap."""
    step = (canvas.last - canvas.first) / STRIPES
    for number in range(STRIPES + 1):
        at = canvas.first + number * step
        if any(gap.start <= at <= gap.end for gap in silent):
            yield round(at, 3)
