"""The lanes of the one-page picture that are made of figures: net cooperation, and what was measured."""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from amity.model.pictured import CooperationLine, FlowLine, FlowPoint, Pictured
from amity.present.relation_canvas import (
    LINE_COLOURS,
    Canvas,
    Lane,
    Row,
    height,
    later,
    line,
    lower,
    tick,
    told,
)

MOST_POINTS = 240
"""More points of a line than this are drawn as means by year."""


def cooperation(picture: Pictured) -> Lane:
    """Net cooperation with its interval; where the model abstains there is none, but a dotted line."""
    tall = 84
    known = [p for one in picture.cooperation for p in one.points if p.low is not None and p.high is not None]
    ends = [v for p in known for v in (p.low, p.high) if v is not None]
    scale = Scale(least=1.0, top=max([*ends, 0.0]) or 1.0, foot=min([*ends, 0.0]), logarithmic=False)

    def draw(canvas: Canvas, top: int) -> list[Any]:
        def at(value: float) -> float:
            return top + tall * (1 - scale.share(value))

        layers = [line(at(0.0))]
        layers += [tick(value, at(value), signed=True) for value in scale.ticks]
        for one, colour in zip(picture.cooperation, LINE_COLOURS, strict=False):
            rows, silent = _cooperation_rows(one, at)
            marks = canvas.marks(rows)
            bands = marks.encode(y2=lower("foot"), detail="piece:N").mark_area(fill=colour, opacity=0.22)
            middle = marks.encode(y=height("middle"), detail="piece:N", tooltip=told())
            layers += [bands, middle.mark_line(stroke=colour, strokeWidth=1.8)]
            gap = canvas.marks([{**row, "y": at(0.0)} for row in silent])
            layers.append(gap.encode(x2=later(), tooltip=told()).mark_rule(
                stroke="var(--ink-2)", strokeDash=[1, 5], strokeWidth=3, strokeCap="round"
            ))  # fmt: skip
        return layers

    names = tuple((one.name, colour) for one, colour in zip(picture.cooperation, LINE_COLOURS, strict=False))
    heading = "Net cooperation in what is reported, weighted events a year"
    return Lane(heading, names if len(names) > 1 else (), tall, draw, reported=True)


def _cooperation_rows(one: CooperationLine, at: Callable[[float], float]) -> tuple[list[Row], list[Row]]:
    rows: list[Row] = []
    silent: list[Row] = []
    piece = 0
    for point in one.points:
        if point.value is None or point.low is None or point.high is None:
            piece += 1
            silent.append({"from": point.at - 0.5, "to": point.at + 0.5, "when": f"{point.at:.0f}",
                           "what": f"{one.name}: too few sources to say"})  # fmt: skip
        else:
            rows.append({
                "from": point.at, "y": at(point.high), "foot": at(point.low), "middle": at(point.value),
                "piece": str(piece), "when": f"{math.floor(point.at)}",
                "what": f"{one.name}: {point.value:+.2f} ({point.low:+.2f} to {point.high:+.2f})",
            })  # fmt: skip
    return rows, silent


def flows(lines: Sequence[FlowLine]) -> Lane:
    """Measured lines of one unit; with a step of ten where the values differ much, noughts on the ground."""
    tall = 62
    drawn = [(one, _by_year(one.points)) for one in lines[: len(LINE_COLOURS)]]
    values = [p.value for _, points in drawn for p in points if p.value is not None]
    scale = Scale.of(values)

    def draw(canvas: Canvas, top: int) -> list[Any]:
        def at(value: float) -> float:
            return top + tall * (1 - scale.share(value))

        layers: list[Any] = []
        for value in scale.ticks:
            layers += [line(at(value), faint=True), tick(value, at(value))]
        for (one, points), colour in zip(drawn, LINE_COLOURS, strict=False):
            marks = canvas.marks(_flow_rows(one, points, at))
            layers += _notes(canvas, one, points, top + tall, colour)
            layers.append(marks.encode(detail="piece:N").mark_line(stroke=colour, strokeWidth=1.6))
            layers.append(
                marks.encode(tooltip=told()).mark_point(filled=True, fill=colour, size=18, opacity=1)
            )
        return layers

    key = tuple((one.name, colour) for (one, _), colour in zip(drawn, LINE_COLOURS, strict=False))
    named = lines[0].name if len(drawn) == 1 else ""
    unit = "" if named.partition(",")[0].casefold() == lines[0].unit.casefold() else lines[0].unit
    steps = "steps of ten" if scale.logarithmic else ""
    heading = ", ".join(part for part in (named, unit, steps) if part)
    return Lane(heading, () if named else key, tall, draw)


@dataclass(frozen=True, slots=True)
class Scale:
    """How high a value stands: in steps of ten above a least one where values differ much, else evenly."""

    least: float
    top: float
    foot: float
    logarithmic: bool

    @classmethod
    def of(cls, values: Sequence[float]) -> "Scale":
        """The scale for some values.

        >>> Scale.of([0.0, 1.0, 100.0]).logarithmic, Scale.of([0.4, 0.9]).logarithmic
        (True, False)
        """
        top, foot = max(values, default=1.0) or 1.0, min(values, default=0.0)
        positive = sorted(value for value in values if value > 0)
        least = positive[0] if positive else 1.0
        logarithmic = foot >= 0 and top / least > 20
        return cls(10 ** math.floor(math.log10(least)), top, min(foot, 0.0), logarithmic)

    def share(self, value: float) -> float:
        """The height of a value, from 0 to 1 (Webber 2013, the symmetric logarithm, for noughts)."""
        if self.logarithmic:
            return math.log10(1 + value / self.least) / math.log10(1 + self.top / self.least)
        return (value - self.foot) / (self.top - self.foot or 1.0)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values at which a line is drawn."""
        if not self.logarithmic:
            return (self.foot, self.top) if self.foot < 0 else (self.top,)
        powers = range(round(math.log10(self.least)), math.floor(math.log10(self.top)) + 1)
        return tuple(10.0**power for power in powers)[-3:]


def _by_year(points: Sequence[FlowPoint]) -> list[FlowPoint]:
    """The points, or where there are too many their means by year."""
    if len(points) <= MOST_POINTS:
        return list(points)
    years: dict[int, list[float]] = defaultdict(list)
    for point in points:
        if point.value is not None:
            years[math.floor(point.at)].append(point.value)
    return [
        FlowPoint(at=year + 0.5, value=math.fsum(values) / len(values), evidence=f"mean of {len(values)}")
        for year, values in sorted(years.items())
    ]


def _notes(canvas: Canvas, one: FlowLine, points: Sequence[FlowPoint], foot: float, colour: str) -> list[Any]:
    """A cross at the foot for each figure that is missing or set aside, with the reason."""
    rows: list[Row] = [
        {"from": p.at, "y": foot, "when": f"{math.floor(p.at)}", "what": f"{one.name}, not drawn: {p.note}"}
        for p in points if p.value is None and p.note
    ]  # fmt: skip
    if not rows:
        return []
    return [canvas.marks(rows).encode(tooltip=told()).mark_point(
        shape="cross", angle=45, filled=True, fill=colour, size=42, opacity=1
    )]  # fmt: skip


def _flow_rows(one: FlowLine, points: Sequence[FlowPoint], at: Callable[[float], float]) -> list[Row]:
    """The points that have a value; `piece` changes where one is missing, so that the line breaks there."""
    rows: list[Row] = []
    piece = 0
    for point in points:
        if point.value is None:
            piece += 1
            continue
        rows.append({
            "from": point.at, "y": at(point.value), "piece": f"{one.name} {piece}",
            "when": f"{math.floor(point.at)}", "what": f"{one.name}: {point.value:,g} {one.unit}",
        })  # fmt: skip
    return rows
