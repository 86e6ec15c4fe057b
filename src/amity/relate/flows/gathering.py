"""From the flows of a record to series: put together by measure, source, unit and direction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from amity.model.flows import Flow, Observation
from amity.model.series import Flag, FlagKind, Point, Series
from amity.model.states import State
from amity.reference import Reference
from amity.relate.flows.words import is_of
from amity.relate.record import Record

Key = tuple[str, str, str | None, str | None, bool, str, str]
"""Measure, unit, source, target, direction, table, and the document that the table stands in."""
NOTED = "flag:"
"""A label that begins so says that the figure must not be taken at its face."""
COPY = 3
"""Figures other than nought in which two tables must agree to the last digit to be one table, at least."""


def line_of(reference: Reference, code: str | None) -> str | None:
    """The state that a code stands for through time: the last of those that stood under one number.

    >>> from amity.reference import load
    >>> line_of(load(), "SUN"), line_of(load(), "YUG"), line_of(load(), "MNG")
    ('RUS', 'SRB', 'MNG')
    """
    state = reference.states.get(code) if code else None
    if state is None:
        return code
    line = {state.code: state}
    for _ in range(2):  # Serbia shares a number with Yugoslavia alone, and that another with its successor
        numbers = {("cow", s.cow) for s in line.values() if s.cow} | {
            ("gw", s.gw) for s in line.values() if s.gw
        }
        kin = (s for s in reference.states.values() if {("cow", s.cow), ("gw", s.gw)} & numbers)
        line.update({other.code: other for other in kin})
    return max(line.values(), key=_standing).code


def _standing(state: State) -> tuple[bool, int, str]:
    """How late a state stood: those that stand last."""
    return state.exists.latest is None, state.exists.latest or 0, state.code


@dataclass(slots=True)
class Lines:
    """The lines of statehood of codes, each looked up once."""

    reference: Reference
    known: dict[str | None, str | None] = field(default_factory=dict)

    def of(self, code: str | None) -> str | None:
        """The line that a code belongs to (`line_of`)."""
        if code not in self.known:
            self.known[code] = line_of(self.reference, code)
        return self.known[code]


def gathered(record: Record, flows: Iterable[Flow], lines: Lines) -> tuple[Series, ...]:
    """The series of some flows, with no flags but those that they carry; by states and measure."""
    some = list(flows)
    stand = _documents(some)
    groups: dict[Key, list[Flow]] = {}
    for flow in some:
        groups.setdefault(_key(flow, lines, stand), []).append(flow)
    made = [_series(key, groups[key]) for key in sorted(groups, key=_order)]
    return tuple(_joined(made))


def place_of(flow: Flow) -> str:
    """Where a figure stands: the line of a table, or the span in a document.

    >>> from amity.model.when import When
    >>> place_of(Flow(series="votes", measure="votes", source=None, target=None, directed=False,
    ...     period=When.of_year(1990), value=1.0, unit="", observation=Observation.OBSERVED, row=7))
    'votes:7'
    """
    if flow.passage is not None:
        return f"{flow.passage.doc}@{flow.passage.start}-{flow.passage.end}"
    return f"{flow.series}:{flow.row}" if flow.row is not None else f"{flow.series}:no row"


def bounds(value: float, rounding: float | None, *, nonnegative: bool) -> tuple[float, float]:
    """The least and the greatest that a figure can stand for, given the worth of its last digit.

    >>> bounds(0.0, 0.1, nonnegative=True), bounds(24.0, 0.0, nonnegative=True)
    ((0.0, 0.05), (24.0, 24.0))
    """
    half = (rounding or 0.0) / 2
    low, high = value - half, value + half
    return (max(low, 0.0) if nonnegative and value >= 0 else low), high


def _documents(flows: Iterable[Flow]) -> dict[str, str]:
    """By table the one document that it stands in; empty where tables of several have one name."""
    found: dict[str, set[str]] = {}
    for flow in flows:
        if flow.passage is not None:
            found.setdefault(flow.series, set()).add(flow.passage.doc)
    return {table: next(iter(docs)) if len(docs) == 1 else "" for table, docs in found.items()}


def _key(flow: Flow, lines: Lines, stand: Mapping[str, str]) -> Key:
    # "Table 1" of one document is not that of another; a year without a row has no passage, but its table has
    document = flow.passage.doc if flow.passage else stand.get(flow.series, "")
    source, target = lines.of(flow.source), lines.of(flow.target)
    if not flow.directed and source and target and source > target:
        source, target = target, source
    return flow.measure, flow.unit, source, target, flow.directed, flow.series, document


def _order(key: Key) -> tuple[str, ...]:
    measure, unit, source, target, directed, table, document = key
    return source or "", target or "", measure, str(not directed), unit, table, document


def _series(key: Key, flows: Sequence[Flow]) -> Series:
    measure, unit, source, target, directed, table, _ = key
    nonnegative = not is_of("signed", measure)
    periods: dict[str, list[Flow]] = {}
    for flow in flows:
        periods.setdefault(flow.period.edtf, []).append(flow)
    points = [_point(told, nonnegative) for told in periods.values() if told[0].period.edtf]
    undated = sum(len(told) for period, told in periods.items() if not period)
    notes = (f"{undated} figures have no period, and stand in no place of the series",) if undated else ()
    return Series(
        id=_id(key), measure=measure, unit=unit, source=source, target=target, directed=directed,
        origin=min(flow.origin for flow in flows), tables=(table,), nonnegative=nonnegative, notes=notes,
        points=tuple(sorted(points, key=lambda point: point.period.sort_key)),
    )  # fmt: skip


def _id(key: Key) -> str:
    said = "\n".join(map(str, key if key[-1] else key[:-1]))
    return f"s-{sha256(said.encode()).hexdigest()[:8]}"


def _point(told: Sequence[Flow], nonnegative: bool) -> Point:
    """What the rows of one period say: rows that agree are one figure, of others the first stands."""
    ordered = sorted(told, key=lambda flow: (flow.row or 0, place_of(flow)))
    rows = tuple(dict.fromkeys(map(place_of, ordered)))
    counted = [f for f in ordered if f.value is not None and f.observation is not Observation.MISSING]
    flags = tuple(_carried(ordered))
    if not counted:
        outside = all(flow.observation is Observation.OUTSIDE for flow in ordered)
        observation = Observation.OUTSIDE if outside else Observation.MISSING
        period = ordered[0].period
        return Point(period=period, value=None, low=None, high=None, observation=observation, rows=rows,
                     flows=tuple(ordered), flags=flags)  # fmt: skip
    first = counted[0]
    spans = [bounds(f.value or 0.0, f.rounding, nonnegative=nonnegative) for f in counted]
    point = Point(
        period=first.period, value=first.value, low=spans[0][0], high=spans[0][1],
        observation=first.observation, rows=rows, flows=tuple(ordered), flags=flags,
    )  # fmt: skip
    return _contradicted(point, counted, spans) or point


def _contradicted(
    point: Point, counted: Sequence[Flow], spans: Sequence[tuple[float, float]]
) -> Point | None:
    """The point with both ends of rows that cannot both be right; None where all can."""
    if max(low for low, _ in spans) <= min(high for _, high in spans):
        return None
    values = ", ".join(f"{flow.value:.12g} ({place_of(flow)})" for flow in counted)
    flag = Flag(
        kind=FlagKind.CONTRADICTED, period=point.period, rows=point.rows,
        reason=f"rows of one table differ: {values}; the first stands, its interval holds all",
    )  # fmt: skip
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    return replace(point, low=low, high=high, flags=(*point.flags, flag))


def _carried(told: Sequence[Flow]) -> Iterator[Flag]:
    """The flags that rows carry in their labels."""
    for flow in told:
        if flow.column_label.startswith(NOTED):
            said = flow.column_label.removeprefix(NOTED).strip()
            kind = FlagKind.IMPOSSIBLE if flow.value is not None and flow.value < 0 else FlagKind.STATED
            yield Flag(kind=kind, period=flow.period, reason=said, rows=(place_of(flow),))


def _joined(made: Sequence[Series]) -> Iterator[Series]:
    """The series with copies folded into what they copy, and parts of one dataset in several files joined."""
    groups: dict[tuple[object, ...], list[Series]] = {}
    for series in made:
        key = (series.measure, series.unit, series.source, series.target, series.directed)
        groups.setdefault(key, []).append(series)
    for alike in groups.values():
        kept: list[Series] = []
        for series in sorted(alike, key=lambda one: (-len(one.counted), one.tables)):
            at = next((n for n, other in enumerate(kept) if _same(other, series)), None)
            if at is not None:
                kept[at] = replace(kept[at], copies=(*kept[at].copies, *series.tables))
                continue
            at = next((n for n, other in enumerate(kept) if _continues(other, series)), None)
            if at is not None:
                kept[at] = _continued(kept[at], series)
            else:
                kept.append(series)
        yield from sorted(kept, key=lambda one: one.tables)


def _values(series: Series) -> dict[str, float | None]:
    return {point.period.edtf: point.value for point in series.counted}


def _same(one: Series, other: Series) -> bool:
    """Whether a table has nothing that another has not, and agrees with it to the last digit."""
    ours, theirs = _values(one), _values(other)
    if not theirs or any(period not in ours or ours[period] != value for period, value in theirs.items()):
        return False
    return len({value for value in theirs.values() if value}) >= min(COPY, len(ours))


def _continues(one: Series, other: Series) -> bool:
    """Whether two files are parts of one dataset: of one source, and in no year at odds."""
    if not one.origin or one.origin != other.origin or any(p.flows[0].passage for p in one.points if p.flows):
        return False
    ours, theirs = _values(one), _values(other)
    return all(ours[period] == theirs[period] for period in ours.keys() & theirs.keys())


def _continued(one: Series, other: Series) -> Series:
    """Two parts of one dataset as one series; the years from which on another file is read are flagged."""
    there = {point.period.edtf: point for point in one.points}
    for point in other.points:
        if point.period.edtf not in there or (point.counted and not there[point.period.edtf].counted):
            there[point.period.edtf] = point
    points = sorted(there.values(), key=lambda point: point.period.sort_key)
    tables = tuple(dict.fromkeys((*one.tables, *other.tables)))
    return replace(one, points=tuple(points), tables=tables)
