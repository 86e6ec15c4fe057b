"""Whether series of one measure agree, the sums of two directions, and shares of a base."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations

from amity.errors import InvalidValue
from amity.model.flows import Observation
from amity.model.series import Disagreement, Flag, FlagKind, Point, Series
from amity.relate.flows.words import is_of


def disagreements(series: Sequence[Series]) -> tuple[Disagreement, ...]:
    """Where two sources have different figures for the same, beyond what rounding explains; by period.

    Compared are series of one measure, unit and direction between the same states; a series of both
    directions together is compared with the sums of others (`totals`), and cannot be less than one direction.
    """
    alike: dict[tuple[object, ...], list[Series]] = {}
    told = [one for one in series if not one.parts]
    for one in (*told, *totals(told)):
        alike.setdefault((one.measure, one.unit, one.source, one.target, one.directed), []).append(one)
    found = [
        d for group in alike.values() for one, other in combinations(group, 2) for d in _between(one, other)
    ]
    found += _parts_above(told)
    return tuple(sorted(found, key=lambda d: (d.period.sort_key, d.ids)))


def _between(one: Series, other: Series) -> Iterator[Disagreement]:
    if set(one.parts) & set(other.parts) or one.id in other.parts or other.id in one.parts:
        return
    theirs = {point.period.edtf: point for point in other.counted}
    for point in one.counted:
        match = theirs.get(point.period.edtf)
        if match is None or _overlap(point, match):
            continue
        values = point.value or 0.0, match.value or 0.0
        said = f"{one.tables[0]} has {values[0]:.12g}, {other.tables[0]} has {values[1]:.12g} {one.unit}"
        yield _apart((one, other), (point, match), f"{said}: more than rounding explains")


def _apart(series: tuple[Series, Series], points: tuple[Point, Point], reason: str) -> Disagreement:
    one, other = points
    return Disagreement(
        period=one.period, ids=(series[0].id, series[1].id), values=(one.value or 0.0, other.value or 0.0),
        rows=_each(one.rows, other.rows), reason=reason,
    )  # fmt: skip


def _parts_above(series: Sequence[Series]) -> Iterator[Disagreement]:
    """Where one direction is more than another source has for both together."""
    parts: dict[tuple[object, ...], list[Series]] = {}
    amounts = [one for one in series if one.source and one.target and is_of("money", one.measure)]
    for one in amounts:
        if one.directed:
            parts.setdefault(_matter(one), []).append(one)
    for whole in amounts:
        if not whole.directed and not is_of("signed", whole.measure, whole.unit):
            for part in parts.get(_matter(whole), ()):
                yield from _above(part, whole)


def _matter(series: Series) -> tuple[object, ...]:
    """What is counted, in what unit, between whom."""
    return series.measure, series.unit, frozenset((series.source, series.target))


def _above(part: Series, whole: Series) -> Iterator[Disagreement]:
    told = {point.period.edtf: point for point in whole.counted}
    for point in part.counted:
        match = told.get(point.period.edtf)
        if match is None or (point.low or 0.0) <= (match.high or 0.0):
            continue
        said = f"{part.tables[0]} has {point.value:.12g} from {part.source} to {part.target} alone"
        both = f"{match.value:.12g} {whole.unit} of both directions in {whole.tables[0]}"
        yield _apart((part, whole), (point, match), f"{said}, more than the {both}")


def _overlap(one: Point, other: Point) -> bool:
    return max(one.low or 0.0, other.low or 0.0) <= min(one.high or 0.0, other.high or 0.0)


def contradicted(series: Sequence[Series]) -> tuple[Series, ...]:
    """The series with a flag on each value that another source contradicts."""
    flags: dict[str, dict[str, list[Flag]]] = {}
    sums = {one.id: one.parts for one in totals(series)}
    for found in disagreements(series):
        flag = Flag(kind=FlagKind.CONTRADICTED, period=found.period, reason=found.reason, rows=found.rows)
        for name in found.ids:
            for part in sums.get(name, (name,)):
                flags.setdefault(part, {}).setdefault(found.period.edtf, []).append(flag)
    return tuple(flagged(one, flags.get(one.id, {})) for one in series)


def flagged(series: Series, flags: Mapping[str, Sequence[Flag]]) -> Series:
    """A series with further flags on its points, by the EDTF of their period."""
    if not flags:
        return series
    points = (replace(p, flags=(*p.flags, *flags.get(p.period.edtf, ()))) for p in series.points)
    return replace(series, points=tuple(points))


def totals(series: Sequence[Series]) -> tuple[Series, ...]:
    """The sums of both directions between two states, of each source that has both, where both have a figure.

    A period of which one direction is missing has no sum: it is told as missing.
    """
    there: dict[tuple[object, ...], Series] = {}
    found = []
    for one in series:
        if not (one.directed and one.source and one.target) or is_of("codes", one.measure, one.unit):
            continue
        key = (one.measure, one.unit, frozenset((one.source, one.target)), one.origin, one.tables)
        other = there.setdefault(key, one)
        if other is not one and other.source == one.target and is_of("money", one.measure):
            found.append(_sum(*sorted((one, other), key=lambda s: s.source or "")))
    return tuple(found)


def _sum(one: Series, other: Series) -> Series:
    theirs = {point.period.edtf: point for point in other.points}
    points = [_added(p, theirs[p.period.edtf]) for p in one.points if p.period.edtf in theirs]
    return Series(
        id=_id("sum", one, other), measure=one.measure, unit=one.unit, source=one.source, target=one.target,
        directed=False, origin=one.origin, points=tuple(points), tables=one.tables, parts=(one.id, other.id),
        notes=("the sum of both directions",), regimes=one.regimes,
    )  # fmt: skip


def _added(one: Point, other: Point) -> Point:
    rows, flows = _each(one.rows, other.rows), (*one.flows, *other.flows)
    if one.value is None or other.value is None or one.low is None or other.low is None:
        held = {one.observation, other.observation}
        seen = Observation.OUTSIDE if held == {Observation.OUTSIDE} else Observation.MISSING
        return Point(
            period=one.period, value=None, low=None, high=None, observation=seen, rows=rows, flows=flows
        )
    total = one.value + other.value
    return Point(
        period=one.period, value=total, low=one.low + other.low, high=(one.high or 0) + (other.high or 0),
        observation=Observation.OBSERVED if total else Observation.ZERO, rows=rows, flows=flows,
        flags=tuple(dict.fromkeys((*one.flags, *other.flags))),
    )  # fmt: skip


def share(series: Series, base: Series) -> Series:
    """A series as a share of another, where both have a figure; a missing base, or one of nought, gives none.

    The interval is that of both roundings together. Raises InvalidValue where no period is in both.

    >>> from amity.model.when import When
    >>> def point(value: float) -> Point:
    ...     return Point(period=When.parse("1997"), value=value, low=value, high=value,
    ...                  observation=Observation.OBSERVED)
    >>> def counted(name: str, value: float) -> Series:
    ...     return Series(id=name, measure="headlines", unit="headlines", source="FIN", target=None,
    ...                   directed=False, origin="", points=(point(value),))
    >>> share(counted("a", 3.0), counted("b", 400.0)).points[0].value
    0.0075
    """
    bases = {point.period.edtf: point for point in base.points}
    points = [_divided(p, bases[p.period.edtf]) for p in series.points if p.period.edtf in bases]
    if not any(point.counted for point in points):
        raise InvalidValue("share", "base", base.id, "a series that has figures for the same periods")
    return Series(
        id=_id("share", series, base), measure=f"{series.measure}, share", unit=f"share of {base.unit}",
        source=series.source, target=series.target, directed=series.directed, origin=series.origin,
        points=tuple(points), tables=(*series.tables, *base.tables), parts=(series.id, base.id),
    )  # fmt: skip


def _each(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Rows of both, each once."""
    return tuple(dict.fromkeys((*one, *other)))


def _divided(one: Point, base: Point) -> Point:
    rows, flows = (*one.rows, *base.rows), (*one.flows, *base.flows)
    if one.value is None or not base.value or not base.low or one.low is None:
        held = {one.observation, base.observation}
        outside = Observation.OUTSIDE in held and Observation.MISSING not in held
        return Point(period=one.period, value=None, low=None, high=None, rows=rows, flows=flows,
                     observation=Observation.OUTSIDE if outside else Observation.MISSING)  # fmt: skip
    return Point(
        period=one.period, value=one.value / base.value, low=one.low / (base.high or base.value),
        high=(one.high or one.value) / base.low, rows=rows, flows=flows, flags=(*one.flags, *base.flags),
        observation=one.observation,
    )  # fmt: skip


def _id(what: str, one: Series, other: Series) -> str:
    return f"s-{sha256(f'{what} {one.id} {other.id}'.encode()).hexdigest()[:8]}"
