"""A drawing of sources in columns by date of issue: where each box stands and which way each line takes.

Lines that pass a column do so through a lane of their own, so that they cross no box; lines of one kind to
one source share their lane (Sugiyama, K., Tagawa, S. and Toda, M. (1981), *Methods for Visual Understanding
of Hierarchical System Structures*, IEEE Transactions on Systems, Man, and Cybernetics 11(2)).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, sqrt

ROUNDS = 8
"""How often the order and height of the columns are bettered, from left to right and back."""
LANE, SPACE = 8, 14
"""Height of a lane, and the room between two things in a column, in pixels."""
WIDEST = 24
"""About how many columns there are at most."""

Item = tuple[str, ...]
"""A thing in a column: a box ("id",), or a lane ("target", "kind", "number of the column")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line from one source to another; lines of one `kind` to one target may run together."""

    source: str
    target: str
    kind: str
    directed: bool = True


@dataclass(slots=True, kw_only=True)
class Layout:
    """Columns of things with the middle of each from above, and of each line the things that it passes."""

    columns: list[list[Item]]
    paths: dict[Line, list[Item]]
    heights: dict[Item, float]
    middle: dict[Item, float] = field(default_factory=dict)

    @property
    def height(self) -> float:
        """How far down the lowest thing reaches."""
        return max((self.middle[item] + self.heights[item] / 2 for item in self.middle), default=0.0)


def in_columns(sources: Sequence[str], lines: Iterable[Line], *, of: int = 0) -> list[list[str]]:
    """The sources, given by date, in columns: who derives from another stands in a later column if it can.

    `of` is how many sources there are in the whole drawing, where these are not all.

    >>> in_columns(["a", "b", "c", "d"], [Line(source="c", target="b", kind="cites")])
    [['a', 'b'], ['c', 'd']]
    """
    bound: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.directed:
            bound[line.source].add(line.target)
            bound[line.target].add(line.source)
    total = max(of, len(sources))
    full, least = max(5, ceil(1.7 * sqrt(total))), total / WIDEST
    columns: list[list[str]] = []
    for name in sources:
        here = columns[-1] if columns else []
        tied = len(here) >= least and not bound[name].isdisjoint(here)
        if not here or tied or len(here) >= full:
            columns.append([])
        columns[-1].append(name)
    return columns


def laid_out(columns: Sequence[Sequence[str]], lines: Iterable[Line], heights: Mapping[str, float]) -> Layout:
    """Where the boxes of the columns and the lanes between them stand, boxes of `heights` in pixels.

    >>> made = laid_out([["a"], ["b"]], [Line(source="b", target="a", kind="cites")], {"a": 30, "b": 30})
    >>> made.middle, made.height
    ({('a',): 15.0, ('b',): 15.0}, 30.0)
    """
    place = {name: number for number, column in enumerate(columns) for name in column}
    found: list[dict[Item, None]] = [dict.fromkeys((name,) for name in column) for column in columns]
    paths = {line: _path(line, place) for line in lines}
    for path in paths.values():
        for lane in path[1:-1]:
            found[int(lane[2])][lane] = None
    items = [list(column) for column in found]
    tall = {item: float(heights[item[0]]) if len(item) == 1 else LANE for column in items for item in column}
    layout = Layout(columns=items, paths=paths, heights=tall)
    _order(layout)
    _place(layout)
    return layout


def _path(line: Line, place: Mapping[str, int]) -> list[Item]:
    """The things that a line passes, from its source to its target."""
    start, end = place[line.source], place[line.target]
    step = 1 if end > start else -1
    lanes: list[Item] = [(line.target, line.kind, str(number)) for number in range(start + step, end, step)]
    return [(line.source,), *(lanes if start != end else ()), (line.target,)]


def _neighbours(layout: Layout) -> dict[Item, list[Item]]:
    found: dict[Item, dict[Item, None]] = defaultdict(dict)
    for path in layout.paths.values():
        for one, other in pairwise(path):
            found[one][other] = found[other][one] = None
    return {item: list(others) for item, others in found.items()}


def _sweeps(layout: Layout) -> Iterable[list[Item]]:
    """The columns, over and over, from left to right and back."""
    for number in range(ROUNDS):
        yield from layout.columns if number % 2 == 0 else reversed(layout.columns)


def _order(layout: Layout) -> None:
    """Put the things of each column in the order of what they hang together with."""
    beside = _neighbours(layout)
    rank: dict[Item, float] = {}
    for column in layout.columns:
        rank.update(_ranks(column))
    for column in _sweeps(layout):
        mean = {item: _mean([rank[other] for other in beside.get(item, ())], rank[item]) for item in column}
        column.sort(key=lambda item: (mean[item], rank[item], item))
        rank.update(_ranks(column))


def _ranks(column: Sequence[Item]) -> dict[Item, float]:
    """How far down each thing of a column stands, from 0 to 1, whatever the number of things."""
    return {item: (n + 0.5) / len(column) for n, item in enumerate(column)}


def _place(layout: Layout) -> None:
    """Give each thing its height on the page, as near as can be to what it hangs together with."""
    beside, middle = _neighbours(layout), layout.middle
    for column in layout.columns:
        _stack(column, [0.0] * len(column), layout)
    for column in _sweeps(layout):
        wished = [_mean([middle[o] for o in beside.get(item, ())], middle[item]) for item in column]
        _stack(column, wished, layout)
    top = min((middle[item] - layout.heights[item] / 2 for item in middle), default=0.0)
    middle.update({item: round(at - top, 1) for item, at in middle.items()})


def _stack(column: Sequence[Item], wished: Sequence[float], layout: Layout) -> None:
    """Set the things of a column, in their order and apart, as near to the wished heights as can be.

    By pooling adjacent violators (Barlow and others 1972), which gives the least squares.
    """
    below, offsets = 0.0, []
    for item in column:
        offsets.append(below + layout.heights[item] / 2)
        below += layout.heights[item] + SPACE
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wished, offsets, strict=True):
        total, count = wish - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            more, others = pools.pop()
            total, count = total + more, count + others
        pools.append((total, count))
    shifts = [total / count for total, count in pools for _ in range(count)]
    layout.middle.update(
        {item: shift + offset for item, shift, offset in zip(column, shifts, offsets, strict=True)}
    )


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise
