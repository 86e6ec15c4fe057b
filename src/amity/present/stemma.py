"""The sources drawn as a stemma: boxes in columns by date of issue, lines from what derives to its source."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from unicodedata import east_asian_width

from amity.model.witnesses import Bond, SourceEdge, SourceGraph, SourceNode, SourceSort
from amity.present.layers import Item, Layout, Line, in_columns, laid_out
from amity.present.sources import SORTS

ALL = 40
"""Up to so many sources all are drawn; of more, those that hang together with another."""
BOX, GAP, TOP, EDGE = 132, 100, 30, 8
"""Width of a box, of the room between columns, height of the dates above, and the margin (pixels)."""
TEXT, ROW, PORT, TIP = 116, 15, 15, 6
"""Room for text in a box, height of its lines, room for a line that leaves and for one that arrives."""
BEND = 64
"""Room for a line within the last column."""
COLUMN, SMALLEST = 752, 0.82
"""Width of the text beside which it stands, and how much smaller it may be drawn (words of 10 pixels)."""
MOST = 12
"""Lines that arrive at a box beyond this number are set closer."""
LABELS = {
    Bond.WORDING: "wording", Bond.NAMES: "names", Bond.CITES: "cites", Bond.ERRORS: "errors",
    Bond.AUTHOR: "author", Bond.OUTLET: "outlet", Bond.VOICE: "state",
}  # fmt: skip
_ORDER = list(LABELS)
_WIDE, _CAPITAL, _SMALL = 12.2, 9.0, 7.9
_WIDTHS = (("mwMW—…", 11.6), ("ijlIftr.,;:'()- ", 4.9))
"""About how wide letters are in pixels, in a bold sans serif of 12; rather more than they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A source: its name in lines, what it is, and the id of what it leads to in the page."""

    id: str
    x: float
    y: float
    height: float
    width: float
    lines: tuple[str, ...]
    sort: str
    form: str
    title: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A piece of a line, as the `d` of an SVG path; `arrow` where it ends at what others derive from."""

    path: str
    form: str
    arrow: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The kind of a line, where it leaves its box; `anchor` is the side of the text that is at `x`."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemma:
    """The drawing: `dates` stand above the columns."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    dates: tuple[Label, ...]

    @property
    def size(self) -> str:
        """Where it must be scrolled "wide", "fits" where it fits a page if drawn smaller, else empty."""
        if self.width <= COLUMN:
            return ""
        return "fits" if self.width * SMALLEST <= COLUMN else "wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """What a box says and leads to: the source's name, and the id of its entry or of its first bond."""

    name: str
    link: str


def drawn(graph: SourceGraph) -> tuple[SourceNode, ...]:
    """The sources that are drawn, by date: what is cited or named without a date first, other undated last.

    >>> drawn(SourceGraph())
    ()
    """
    nodes: Sequence[SourceNode] = graph.nodes
    if len(nodes) > ALL:
        tied = {end for edge in graph.edges for end in (edge.source, edge.target)}
        nodes = [node for node in nodes if node.id in tied]
    return tuple(sorted(nodes, key=lambda node: (_age(node), node.order)))


def _age(node: SourceNode) -> int:
    if node.issued:
        return 1
    return 2 if node.sort is SourceSort.DOCUMENT else 0


def stemma(graph: SourceGraph, plates: Mapping[str, Plate]) -> Stemma:
    """The drawing of a graph, its sources named as `plates` say, by id.

    The same graph gives the same drawing.

    >>> stemma(SourceGraph(), {}).boxes
    ()
    """
    nodes = {node.id: node for node in drawn(graph)}
    lines = _lines(graph.edges)
    ages = groupby(nodes, key=lambda name: _age(nodes[name]))
    columns = [column for _, names in ages for column in in_columns(list(names), lines, of=len(nodes))]
    texts = {name: _wrapped(plates[name].name) for name in nodes}
    ports = _ports(columns, lines)
    arriving = Counter(line.target for line in lines)
    heights = {
        name: max(
            ROW * (len(texts[name]) + 1) + 10,
            PORT * max(map(len, ports[name].values())) + TIP * min(arriving[name], MOST) + 8,
        )
        for name in nodes
    }
    layout = laid_out(columns, list(lines), heights)
    pen = _Pen(layout, lines, ports)
    return Stemma(
        width=2 * EDGE + len(columns) * BOX + max(0, len(columns) - 1) * GAP + pen.bend,
        height=round(TOP + layout.height + EDGE, 1),
        boxes=tuple(pen.box(node, texts[name], plates[name]) for name, node in nodes.items()),
        strokes=pen.strokes(),
        labels=pen.labels(),
        dates=tuple(_heading(n, [nodes[name] for name in column]) for n, column in enumerate(columns)),
    )


def _lines(edges: Sequence[SourceEdge]) -> dict[Line, str]:
    """A line for each two sources and direction, with the names of its bonds: "cites, names"."""
    bonds: dict[tuple[str, str], list[Bond]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: (edge.source, edge.target, _ORDER.index(edge.bond))):
        bonds[edge.source, edge.target].append(edge.bond)
    return {
        Line(source=source, target=target, kind=str(found[0]), directed=found[0].directed): ", ".join(
            dict.fromkeys(LABELS[bond] for bond in found)
        )
        for (source, target), found in bonds.items()
    }


Ports = Mapping[str, Mapping[str, list[Line]]]
"""Of each source the lines that leave it on the left and on the right."""


def _ports(columns: Sequence[Sequence[str]], lines: Mapping[Line, str]) -> Ports:
    place = {name: n for n, column in enumerate(columns) for name in column}
    found: dict[str, dict[str, list[Line]]] = {name: {"left": [], "right": []} for name in place}
    for line in lines:
        found[line.source]["left" if place[line.target] < place[line.source] else "right"].append(line)
    return found


def _left(column: int) -> float:
    return EDGE + column * (BOX + GAP)


def _heading(column: int, nodes: Sequence[SourceNode]) -> Label:
    """The years of a column: "1991–1999"; "not dated" where it has none."""
    years = [node.issued[:4] for node in nodes if node.issued]
    text = "–".join(dict.fromkeys((years[0], years[-1]))) if years else "not dated"
    return Label(text=text, x=_left(column), y=15, anchor="start")


class _Pen:
    """Draws what has been laid out."""

    def __init__(self, layout: Layout, lines: Mapping[Line, str], ports: Ports) -> None:
        self._layout, self._lines = layout, lines
        self._column = {item: n for n, column in enumerate(layout.columns) for item in column}
        self._leaving = self._left_by(ports)
        self._arriving = self._arrivals(ports)
        last = len(layout.columns) - 1
        bent = [line for line in lines if self._column[line.source,] == self._column[line.target,] == last]
        self.bend: int = BEND if bent else 0

    def box(self, node: SourceNode, lines: Sequence[str], plate: Plate) -> Box:
        """The box of a source."""
        height = self._layout.heights[node.id,]
        sorts = {
            SourceSort.DOCUMENT: SORTS[node.directness],
            SourceSort.WORK: "not in hand",
            SourceSort.VOICE: "a voice",
        }
        return Box(
            id=node.id,
            x=_left(self._column[node.id,]),
            y=self._y((node.id,)) - height / 2,
            height=height,
            width=BOX,
            lines=tuple(lines),
            sort=sorts[node.sort],
            form=str(node.sort),
            title=f"{plate.name}: {node.label}" if node.label != plate.name else plate.name,
            link=plate.link,
        )

    def strokes(self) -> tuple[Stroke, ...]:
        """Every piece of every line, those that run together once."""
        found: dict[Stroke, None] = {}
        for line in self._lines:
            path = self._layout.paths[line]
            for n, (one, other) in enumerate(pairwise(path)):
                last = n == len(path) - 2
                found[self._piece(line, one, other, first=n == 0, last=last)] = None
                if not last:
                    found[self._through(line, other)] = None
        return tuple(found)

    def labels(self) -> tuple[Label, ...]:
        """The kind of each line beside the box that it leaves."""
        found = []
        for line, text in self._lines.items():
            side, y = self._leaving[line]
            x = self._side(line.source, side) + (-5 if side == "left" else 5)
            found.append(Label(text=text, x=x, y=y + 3.5, anchor="end" if side == "left" else "start"))
        return tuple(found)

    def _y(self, item: Item) -> float:
        return round(TOP + self._layout.middle[item], 1)

    def _side(self, name: str, side: str) -> float:
        return _left(self._column[name,]) + (BOX if side == "right" else 0)

    def _left_by(self, ports: Ports) -> dict[Line, tuple[str, float]]:
        """The side and height at which each line leaves its box, in the order of where it goes."""
        found = {}
        reached = {(line.target, self._reached(line)) for line in self._lines}
        for name, sides in ports.items():
            for side, lines in sides.items():
                ordered = sorted(lines, key=lambda line: (self._y(self._layout.paths[line][1]), line.target))
                slack = self._layout.heights[name,] - PORT * len(lines)
                down = slack - 4 if (name, side) in reached else slack / 2
                top = self._y((name,)) - self._layout.heights[name,] / 2 + down + PORT / 2
                for n, line in enumerate(ordered):
                    found[line] = (side, round(top + PORT * n, 1))
        return found

    def _arrivals(self, ports: Ports) -> dict[tuple[Item, str, str], float]:
        """The height at which what comes from a thing arrives at a box, above what leaves on that side."""
        coming: dict[tuple[str, str], dict[tuple[float, Item, str], None]] = defaultdict(dict)
        for line in self._lines:
            before = self._layout.paths[line][-2]
            y = self._leaving[line][1] if len(before) == 1 else self._y(before)
            coming[line.target, self._reached(line)][y, before, line.kind] = None
        found = {}
        for (name, side), things in coming.items():
            height = self._layout.heights[name,]
            room = height - 8 - PORT * len(ports[name][side])
            for n, (_, before, kind) in enumerate(sorted(things)):
                down = 4 + (n + 0.5) / len(things) * room
                found[before, name, kind] = round(self._y((name,)) - height / 2 + down, 1)
        return found

    def _reached(self, line: Line) -> str:
        """The side of its target that a line comes to."""
        before, target = self._column[self._layout.paths[line][-2]], self._column[line.target,]
        return "left" if before < target else "right"

    def _piece(self, line: Line, one: Item, other: Item, *, first: bool, last: bool) -> Stroke:
        """A line's way from one column to the next."""
        back = self._column[other] < self._column[one]
        if first:
            side, y0 = self._leaving[line]
            away = 10 + 6.2 * len(self._lines[line])
            x0 = self._side(line.source, side) + (-away if side == "left" else away)
        else:
            x0, y0 = _left(self._column[one]) + (0 if back else BOX), self._y(one)
        if last:
            x1 = self._side(line.target, self._reached(line))
            y1 = self._arriving[one, line.target, line.kind]
        else:
            x1, y1 = _left(self._column[other]) + (BOX if back else 0), self._y(other)
        if self._column[one] == self._column[other]:
            bow = max(x0, x1) + 24
            path = f"M{x0:g} {y0:g}C{bow:g} {y0:g} {bow:g} {y1:g} {x1:g} {y1:g}"
        else:
            half = round((x0 + x1) / 2, 1)
            path = f"M{x0:g} {y0:g}C{half:g} {y0:g} {half:g} {y1:g} {x1:g} {y1:g}"
        return Stroke(path=path, form=line.kind, arrow=last and line.directed)

    def _through(self, line: Line, lane: Item) -> Stroke:
        x, y = _left(self._column[lane]), self._y(lane)
        return Stroke(path=f"M{x + BOX:g} {y:g}H{x:g}", form=line.kind, arrow=False)


def _wrapped(name: str, most: int = 3) -> tuple[str, ...]:
    """A name in at most three lines that fit a box, cut where it is longer.

    >>> _wrapped("L. Khash-Erdene (ed.), 70 Years of Relations (Ulaanbaatar, 2018)")
    ('L. Khash-Erdene', '(ed.), 70 Years', 'of Relations (U…')
    >>> _wrapped("共同声明")
    ('共同声明',)
    """
    lines = [""]
    for word in name.split():
        grown = f"{lines[-1]} {word}".strip()
        if _width(grown) > TEXT and lines[-1] and len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = grown
    return tuple(_cut(line) for line in lines)


def _cut(line: str) -> str:
    if _width(line) <= TEXT:
        return line
    while line and _width(line + "…") > TEXT:
        line = line[:-1]
    return line.rstrip(" ,;") + "…"


def _width(text: str) -> float:
    return sum(
        _WIDE
        if east_asian_width(c) in "WF"
        else next((width for letters, width in _WIDTHS if c in letters), _CAPITAL if c.isupper() else _SMALL)
        for c in text
    )
