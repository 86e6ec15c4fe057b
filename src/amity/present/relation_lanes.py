"""The lanes of the one-page picture that are made of events: representation, treaties, contacts, coverage."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from amity.model.pictured import ContactCount, Pictured, StatusBar, TreatyBar
from amity.present.relation_canvas import (
    LETTER,
    Canvas,
    Lane,
    Row,
    later,
    line,
    lower,
    own,
    spoken,
    text,
    tick,
    told,
)

BAR = 16
DOT = 9
MOST_DOTS = 6
"""The most contacts of a year and direction that are drawn as dots; more are drawn as bars."""
MOST_TREATIES = 8
"""The most treaties that have a bar each; of more, the signatures of each year are counted."""
MOST_LESSER = 120
"""The most lesser agreements that have a dot each."""
RANKS = ("leaders", "ministers", "others")
RANK_COLOURS = ("var(--c2)", "var(--c1)", "var(--c7)")


def status(picture: Pictured) -> Lane:
    """A row for each direction: the stronger the colour, the higher the representation."""

    def draw(canvas: Canvas, top: int) -> list[Any]:
        rows = [_status_row(bar, picture, top + bar.way * (BAR + 22) + 16) for bar in picture.status]
        marks = canvas.marks(rows)
        bars = marks.encode(
            x2=later(), y2=lower("foot"), tooltip=told(), opacity=own("opacity"), fill=own("fill"),
            stroke=own("stroke"),
        )  # fmt: skip
        drawn: dict[str, Any] = {"strokeWidth": 1.2, "cornerRadius": 2}
        names = marks.transform_filter(canvas.fits()).encode(text="label:N", fill=own("ink"))
        ways = [
            text(f"{picture.names[way]} in {picture.names[1 - way]}", top + way * (BAR + 22) + 9)
            for way in (0, 1)
        ]
        sure = bars.transform_filter("!datum.doubt").mark_rect(**drawn)
        doubted = bars.transform_filter("datum.doubt").mark_rect(strokeDash=[3, 3], **drawn)
        return [sure, doubted, names.mark_text(align="left", dx=5, dy=BAR / 2 + 1, fontSize=11), *ways]

    return Lane("Representation", (), 2 * BAR + 38, draw)


def _status_row(bar: StatusBar, picture: Pictured, y: float) -> Row:
    strength = bar.strength
    solid = strength is not None and strength > 0 and not bar.contested
    doubt = "; the sources disagree" if bar.contested else ""
    return {
        "from": bar.when.start, "to": bar.when.end, "y": y, "foot": y + BAR, "label": bar.level,
        "opacity": 0.25 + 0.75 * (strength or 0.0) if solid else 1.0,
        "fill": "var(--c1)" if solid else "var(--card)",
        "stroke": "var(--c1)" if strength else "var(--rule-2)",
        "doubt": bar.contested or strength is None,
        "ink": "var(--paper)" if solid and (strength or 0.0) > 0.5 else "var(--ink)",
        "when": spoken(bar.when.start, bar.when.end, open_end=bar.when.open_end),
        "what": f"{picture.names[bar.way]} in {picture.names[1 - bar.way]}: {bar.level}{doubt}",
    }  # fmt: skip


def treaties(picture: Pictured) -> Lane:
    """A bar for each treaty, from signature to end, and a row of dots for the signing of lesser agreements.

    Where there are many, how many are signed a year.
    """
    formal = [treaty for treaty in picture.treaties if treaty.formal]
    lesser = [treaty for treaty in picture.treaties if not treaty.formal]
    if len(formal) > MOST_TREATIES or len(lesser) > MOST_LESSER:
        return _signatures(picture.treaties)
    ordered = sorted(formal, key=lambda treaty: (treaty.when.start, treaty.name))
    step = 2 * BAR
    tall = len(ordered) * step + (step if lesser else 0)

    def draw(canvas: Canvas, top: int) -> list[Any]:
        rows = [_treaty_row(treaty, top + n * step + 14) for n, treaty in enumerate(ordered)]
        layers = _treaty_bars(canvas, rows) if rows else []
        if lesser:
            foot = top + tall - step
            dots = canvas.marks([_treaty_row(treaty, foot + 17) for treaty in lesser]).encode(tooltip=told())
            layers.append(text("lesser agreements, when signed", foot + 7))
            layers.append(
                dots.mark_point(shape="circle", fill="var(--c3)", filled=True, size=40, opacity=0.6)
            )
        return layers

    return Lane("Treaties, from signature to end", (), max(tall, step), draw)


def _treaty_bars(canvas: Canvas, rows: list[Row]) -> list[Any]:
    import altair as alt

    marks = canvas.marks(rows)
    bars = marks.encode(x2=later(), y2=lower("foot"), tooltip=told(), opacity=own("opacity"))
    ends = marks.transform_filter("datum.mark").encode(x=canvas.years("to"), text="mark:N", tooltip=told())
    early = f"datum.from < {canvas.first + 0.45 * (canvas.last - canvas.first)}"
    room = f"(datum.to - {canvas.first}) * width / {canvas.last - canvas.first}"
    narrow = f"datum.label.length * {LETTER} > {room}"
    names = marks.encode(text="label:N")
    late = names.transform_filter(f"!({early})")
    font: dict[str, Any] = {"dy": -7, "fontSize": 11, "fill": "var(--ink)"}
    return [
        bars.mark_rect(fill="var(--c3)", cornerRadius=2),
        marks.mark_point(shape="circle", filled=True, fill="var(--c3)", size=46, yOffset=3),
        ends.mark_text(dx=0, dy=3, fontSize=14, fontWeight=700, fill="var(--c3)"),
        names.transform_filter(early).mark_text(align="left", **font),
        late.transform_filter(f"!({narrow})").encode(x=canvas.years("to")).mark_text(align="right", **font),
        # where there is no room to the left of its end a name begins at the edge
        late.transform_filter(narrow).encode(x=alt.value(0)).mark_text(align="left", **font),
    ]


def _treaty_row(treaty: TreatyBar, y: float) -> Row:
    mark = "→" if treaty.when.open_end else "|"
    doubt = "; the sources disagree" if treaty.doubted else ""
    return {
        "from": treaty.when.start, "to": treaty.when.end, "y": y, "foot": y + 6, "label": treaty.name,
        "opacity": 0.35 if treaty.doubted else 0.75, "mark": mark,
        "when": spoken(treaty.when.start, treaty.when.end, open_end=treaty.when.open_end),
        "what": f"{treaty.name}{': ' if treaty.fate else ''}{treaty.fate}{doubt}",
    }  # fmt: skip


def _signatures(signed: Sequence[TreatyBar]) -> Lane:
    counts: dict[int, int] = defaultdict(int)
    for treaty in signed:
        counts[int(treaty.when.start)] += 1
    tall, most = 44, max(counts.values())

    def draw(canvas: Canvas, top: int) -> list[Any]:
        rows = [
            {"from": year + 0.08, "to": year + 0.92, "y": top + tall, "foot": top + tall * (1 - n / most),
             "when": str(year), "what": f"{n} treaties signed"}
            for year, n in sorted(counts.items())
        ]  # fmt: skip
        bars = canvas.marks(rows).encode(x2=later(), y2=lower("foot"), tooltip=told())
        return [bars.mark_rect(fill="var(--c3)"), tick(most, top)]

    return Lane(f"Treaties signed a year, {len(signed)} in all", (), tall, draw)


def contacts(picture: Pictured) -> Lane:
    """Contacts a year: upwards those of the first state to the second, downwards the other way."""
    sums: dict[tuple[int, bool], int] = defaultdict(int)
    for one in picture.contacts:
        sums[one.year, one.way == 1] += one.count
    most = {
        down: max((n for (_, side), n in sums.items() if side is down), default=0) for down in (False, True)
    }
    unit = DOT if max(most.values()) <= MOST_DOTS else DOT * MOST_DOTS / max(most.values())
    up, down = (max(18, round(most[side] * unit) + 4) for side in (False, True))

    def draw(canvas: Canvas, top: int) -> list[Any]:
        middle = top + 14 + up
        rows = _stacked(picture, middle, unit)
        marks = canvas.marks(rows)
        if unit == DOT:
            drawn = marks.encode(tooltip=told(), fill=own("fill"), size=own("size"))
            shapes = [drawn.mark_point(shape="circle", filled=True, opacity=1)]
        else:
            bars = marks.encode(x2=later(), y2=lower("foot"), tooltip=told(), fill=own("fill"))
            shapes = [bars.mark_rect()]
        names = (f"↑ {picture.names[0]} to {picture.names[1]}", f"↓ {picture.names[1]} to {picture.names[0]}")
        axis = (
            []
            if unit == DOT
            else [tick(n, middle + (1 if side else -1) * n * unit) for side, n in most.items()]
        )
        return [
            line(middle), *shapes, text(names[0], top + 9), text(names[1], middle + down + 11), *axis,
        ]  # fmt: skip

    elsewhere = any(one.way == 2 for one in picture.contacts)
    key = tuple(zip(RANKS, RANK_COLOURS, strict=True))
    heading = "Contacts a year" + (" (elsewhere: upwards)" if elsewhere else "")
    return Lane(heading, key, 14 + up + down + 14, draw, reported=True)


def _stacked(picture: Pictured, middle: float, unit: float) -> list[Row]:
    """The contacts of each year on top of each other, those of the highest rank next to the line."""
    reached: dict[tuple[int, bool], int] = defaultdict(int)
    rows = []
    for one in sorted(picture.contacts, key=lambda one: (one.year, one.way, one.rank)):
        side = one.way == 1
        sign = 1 if side else -1
        for n in range(one.count) if unit == DOT else (0,):
            below, size = reached[one.year, side], 1 if unit == DOT else one.count
            reached[one.year, side] += size
            rows.append(_contact_row(one, picture, middle + sign * unit * below, sign * unit * size, n))
    return rows


def _contact_row(one: ContactCount, picture: Pictured, y: float, step: float, number: int) -> Row:
    dots = abs(step) == DOT
    kinds = ("leader", "minister", "other") if one.count == 1 else ("of leaders", "of ministers", "others")
    where = ("to " + picture.names[1], "to " + picture.names[0], "elsewhere")[one.way]
    return {
        "from": one.year + (0.5 if dots else 0.08), "to": one.year + 0.92, "y": y + step / 2 if dots else y,
        "foot": y + step, "fill": RANK_COLOURS[one.rank], "size": (52, 40, 26)[one.rank],
        "when": str(one.year),
        "what": one.what or f"{one.count} {kinds[one.rank]} {where}",
    }  # fmt: skip


def coverage(picture: Pictured) -> Lane:
    """How much independent telling there is of each year; grey where there is none."""
    tall, most = 34, max(picture.coverage.values(), default=0.0) or 1.0

    def draw(canvas: Canvas, top: int) -> list[Any]:
        rows = [
            {"from": year + 0.0, "to": year + 1.0, "y": top + tall, "foot": top + tall * (1 - worth / most),
             "when": str(year), "what": f"the worth of {worth:.2g} independent sources"}
            for year, worth in sorted(picture.coverage.items()) if worth > 0
        ]  # fmt: skip
        bars = canvas.marks(rows).encode(x2=later(), y2=lower("foot"), tooltip=told())
        return [bars.mark_rect(fill="var(--c7)", opacity=0.55), line(top + tall),
                tick(round(most, 1), top)]  # fmt: skip

    none = " (striped: none)" if picture.silent else ""
    return Lane(f"How many sources speak of each year{none}", (), tall, draw, reported=True)
