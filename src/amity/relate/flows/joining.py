"""Tables of one document that count the same in other years: put together where asked for, and told of else.

A survey tells of trade to 1980 in one table and from 1985 on in another. Whether both count alike only a
reader of the document can say: so they stay apart, with a note, until `join` is asked for. Joined are only
those that agree, as far as rounding tells, in every year that both have; the first figure of another table is
flagged as a seam.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from amity.model.flows import Observation
from amity.model.series import Point, Series


def joined(made: Sequence[Series]) -> tuple[Series, ...]:
    """The series, with those of one document put together where no year is in conflict."""
    found = {id(one): one for one in made}
    for group in _groups(made):
        whole, *others = group
        for other in others:
            found.pop(id(other))
            whole = _whole(whole, other)
        found[id(group[0])] = whole
    return tuple(found.values())


def offered(made: Sequence[Series]) -> tuple[Series, ...]:
    """The series with a note on those that `joined` would put together with them."""
    notes = {
        id(one): _offer([other for other in group if other is not one])
        for group in _groups(made)
        for one in group
    }
    return tuple(
        replace(one, notes=(*one.notes, notes[id(one)])) if id(one) in notes else one for one in made
    )


def _offer(others: Sequence[Series]) -> str:
    said = ", ".join(f"{one.id} ({_span(one)})" for one in others)
    return (
        f"counted alike in other tables of the document, no year in conflict: {said}; can be joined (--join)"
    )


def _span(one: Series) -> str:
    return f"{one.years[0]}-{one.years[-1]}" if one.years else "no figure"


def _groups(made: Sequence[Series]) -> Iterator[list[Series]]:
    """The series that go together, of each group in order of time; each series in one group at most."""
    alike: dict[tuple[object, ...], list[list[Series]]] = {}
    for one in sorted(made, key=lambda one: (one.years[:1], one.tables, one.id)):
        if not (doc := document_of(one)) or not one.counted:
            continue
        groups = alike.setdefault((doc, one.measure, one.unit, one.source, one.target, one.directed), [])
        fitting = next((group for group in groups if all(_agree(one, other) for other in group)), None)
        if fitting is None:
            groups.append([one])
        else:
            fitting.append(one)
    return (group for groups in alike.values() for group in groups if len(group) > 1)


def document_of(series: Series) -> str:
    """The document whose table a series is; empty where it is of a file of figures, or of several."""
    docs = {flow.passage.doc if flow.passage else "" for p in series.points for flow in p.flows}
    return docs.pop() if len(docs) == 1 else ""


def _agree(one: Series, other: Series) -> bool:
    """Whether two series can both be right wherever both have a figure."""
    theirs = {point.period.edtf: point for point in other.counted}
    pairs = ((p, theirs[p.period.edtf]) for p in one.counted if p.period.edtf in theirs)
    return all(_least(p) <= _most(q) and _least(q) <= _most(p) for p, q in pairs)


def _least(point: Point) -> float:
    return point.low if point.low is not None else 0.0


def _most(point: Point) -> float:
    return point.high if point.high is not None else 0.0


def _whole(one: Series, other: Series) -> Series:
    """Two series as one; of a year that both have the finer figure stands, and the rows of both."""
    there = {point.period.edtf: point for point in one.points}
    for point in other.points:
        known = there.get(point.period.edtf)
        there[point.period.edtf] = point if known is None else _both(known, point)
    note = (
        f"joined with {other.id}, of the same document, with no year in conflict: {', '.join(other.tables)}"
    )
    return replace(
        one, points=tuple(sorted(there.values(), key=lambda point: point.period.sort_key)),
        tables=tuple(dict.fromkeys((*one.tables, *other.tables))),
        copies=tuple(dict.fromkeys((*one.copies, *other.copies))), notes=(*one.notes, note),
    )  # fmt: skip


def _both(one: Point, other: Point) -> Point:
    """What two tables say of a period: a figure before none, the finer before the coarser."""
    first, second = sorted((one, other), key=_rank)
    return replace(
        first, rows=tuple(dict.fromkeys((*first.rows, *second.rows))), flows=(*first.flows, *second.flows),
        flags=(*first.flags, *second.flags),
    )  # fmt: skip


def _rank(point: Point) -> tuple[bool, bool, float]:
    """A figure first, the finest of all; then a missing one; then what nobody counted."""
    return not point.counted, point.observation is Observation.OUTSIDE, _most(point) - _least(point)
