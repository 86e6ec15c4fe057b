"""What the lanes of the one-page picture are drawn with: the axis of time, heights, lines of text.

All heights are pixels from the top, so that lanes of different kinds can share one drawing whose width is
that of the page: a drawing put together of several would not bend to a narrow screen.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amity.model.pictured import Stretch

Row = dict[str, Any]
Channel = Callable[[str], Any]
HEAD, KEY, GAP = 24, 15, 18
"""The room for a lane's heading, for its key, and between lanes, in pixels."""
LETTER = 6.6
"""The width of a letter, in pixels, by which a text is left out where it would not fit."""
LINE_COLOURS = ("var(--c3)", "var(--c4)", "var(--c5)", "var(--c1)")


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane as it is drawn: its heading, its key (words with their colours), its height and its marks.

    `reported` says that it rests on what sources report, so that it is empty where they are silent.
    """

    heading: str
    key: tuple[tuple[str, str], ...]
    height: int
    draw: Callable[["Canvas", int], list[Any]]
    reported: bool = False

    @property
    def head(self) -> int:
        """The room that its heading and key take."""
        return HEAD + (KEY if self.key else 0)


@dataclass(frozen=True, slots=True)
class Canvas:
    """The axis of time that all lanes share."""

    first: float
    last: float
    years: Channel

    def marks(self, rows: Sequence[Row]) -> Any:
        """A layer over rows that have a time `from` and a height `y`, both within the drawing."""
        import altair as alt

        inside = [self._cut(row) for row in rows]
        return alt.Chart(alt.InlineData(values=inside)).encode(x=self.years("from"), y=height("y"))

    def _cut(self, row: Row) -> Row:
        times: Row = {key: min(max(row[key], self.first), self.last) for key in ("from", "to") if key in row}
        return {**row, **times}

    def fits(self, letters: str = "datum.label.length") -> str:
        """The condition that a label is no wider than its bar."""
        return f"{letters} * {LETTER} + 8 < (datum.to - datum.from) * width / {self.last - self.first}"


def height(field: str) -> Any:
    """A height in pixels from the top, without any scale."""
    import altair as alt

    return alt.Y(f"{field}:Q", scale=None)


def lower(field: str) -> Any:
    """The other end of a height."""
    import altair as alt

    return alt.Y2(field)


def later(field: str = "to") -> Any:
    """The other end of a time."""
    import altair as alt

    return alt.X2(field)


def told() -> list[Any]:
    """What is told of a mark: the fields `when` and `what`."""
    import altair as alt

    return [alt.Tooltip("when:N"), alt.Tooltip("what:N")]


def text(
    words: str,
    y: float,
    *,
    x: float = 0,
    right: bool = False,
    colour: str = "var(--ink-2)",
    heavy: bool = False,
) -> Any:
    """A line of text, `x` pixels from the left edge, or within the right edge."""
    import altair as alt

    chart = alt.Chart(alt.InlineData(values=[{"label": words}])).encode(
        x=alt.value("width") if right else alt.value(x), y=alt.value(y), text="label:N"
    )
    font: dict[str, Any] = {
        "align": "right" if right else "left",
        "fontSize": 12 if heavy else 11,
        "fontWeight": 600 if heavy else 400,
        "limit": {"expr": f"width - {x}"},
    }
    halo: dict[str, Any] = {"stroke": "var(--paper)", "strokeWidth": 3, "strokeJoin": "round"}
    return alt.layer(
        chart.mark_text(fill="var(--paper)", **halo, **font), chart.mark_text(fill=colour, **font)
    )


def tick(value: float, y: float, *, signed: bool = False) -> Any:
    """The label of a height, beside the drawing at the right."""
    import altair as alt

    words = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    words = f"+{words}" if signed and value > 0 else words.replace("-", "−")
    chart = alt.Chart(alt.InlineData(values=[{"label": words}])).encode(
        x=alt.value("width"), y=alt.value(y), text="label:N"
    )
    return chart.mark_text(align="left", dx=5, fontSize=10.5, fill="var(--ink-2)")


def line(y: float, *, faint: bool = False) -> Any:
    """A line across the drawing."""
    import altair as alt

    colour = "var(--rule)" if faint else "var(--rule-2)"
    rule = alt.Chart(alt.InlineData(values=[{}])).mark_rule(stroke=colour, strokeWidth=1)
    return rule.encode(x=alt.value(0), x2=alt.value("width"), y=alt.value(y))


def own(field: str) -> Any:
    """A channel whose values are those of the field as they stand."""
    import altair as alt

    channels: Mapping[str, Any] = {
        "opacity": alt.Opacity, "fill": alt.Fill, "ink": alt.Fill, "stroke": alt.Stroke,
        "size": alt.Size,
    }  # fmt: skip
    kind = "N" if field in ("fill", "ink", "stroke") else "Q"
    return channels[field](f"{field}:{kind}", scale=None, legend=None)


def spoken(start: float, end: float, *, open_end: bool = False) -> str:
    """A stretch of years in words.

    >>> spoken(1986.9, 1995.5), spoken(2004.6, 2025.0, open_end=True), spoken(1999.1, 1999.9)
    ('1986–1995', 'from 2004', '1999')
    """
    first, last = math.floor(start), math.floor(end)
    if open_end:
        return f"from {first}"
    return f"{first}" if first == last else f"{first}–{last}"


def years_of(when: Stretch) -> str:
    """The years of a stretch that ends where a year begins, and so does not reach into it.

    >>> years_of(Stretch(start=1984, end=1991))
    '1984–1990'
    """
    return spoken(when.start, max(when.start, when.end - 0.01), open_end=when.open_end)
