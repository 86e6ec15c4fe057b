"""The fields of a claim that readers can agree on, and how far apart two values of each are.

Differences lie between 0 and 1. "Not said" is a value like any other: to leave a target out where another
reader names one is to disagree.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from amity.model.claims import Claim
from amity.model.edtf_calendar import day_parts
from amity.model.when import When
from amity.reconcile.agreement import Bounded, Difference, Metric
from amity.reconcile.names import same_person

UNSAID = ""
CENTURY = 36525
"""Days for which the open side of a date counts when it is laid beside another."""

Span = tuple[int | None, int | None]


def overlap(one: Span, other: Span) -> float:
    """How little two spans of days share: 0 for the same, 1 without a day in common.

    The share of the days of either that are not days of both; an open side counts for a century.

    >>> july, year = (1, 31), (-180, 184)
    >>> overlap(july, july), round(overlap(july, year), 3), overlap(july, (32, 62))
    (0.0, 0.915, 1.0)
    """
    if one == other:
        return 0.0
    (a, b), (c, d) = _closed(one), _closed(other)
    shared = max(0, min(b, d) - max(a, c) + 1)
    return 1 - shared / (max(b, d) - min(a, c) + 1 if shared else 1)


def _closed(span: Span) -> tuple[int, int]:
    first, last = span
    if first is None:
        first = (last or 0) - CENTURY
    return first, first + CENTURY if last is None else last


def sets(one: frozenset[Any], other: frozenset[Any]) -> float:
    """How little two sets share (Jaccard 1901): 0 for the same, 1 for nothing in common.

    >>> sets(frozenset({"CHN", "SUN"}), frozenset({"CHN"}))
    0.5
    """
    return 1 - len(one & other) / len(one | other) if one != other else 0.0


def names(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How little two lists of names share, as `sets`, where two ways to write a name are one.

    >>> names(("Kim Il-sung",), ("KIM Il Sung",)), names(("Choe",), ()), names(("A", "B"), ("B",))
    (0.0, 1.0, 0.5)
    """
    first, second = sorted((one, other))
    left = list(second)
    for name in first:
        match = next((m for m in left if m == name or same_person(m, name)), None)
        if match is not None:
            left.remove(match)
    every, shared = len(first) + len(left), len(second) - len(left)
    return 1 - shared / every if every else 0.0


def proportion(one: float | str, other: float | str) -> float:
    """How far two numbers are apart by the ratio metric of Krippendorff (2004); 1 where one is not said.

    >>> proportion(200, 200.0), round(proportion(100, 300), 2), proportion(200, UNSAID)
    (0.0, 0.25, 1.0)
    """
    if one == other:
        return 0.0
    if isinstance(one, str) or isinstance(other, str) or one * other <= 0:
        return 1.0
    return float(((one - other) / (one + other)) ** 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field: its name, the metric by name and as it is computed, the value of a claim, and how that reads.

    `part_of` is the field that tells the same in full, by whose name a disagreement is listed.
    """

    name: str
    metric: str
    difference: Metric | Difference
    value: Callable[[Claim], Hashable]
    said: Callable[[Claim], Any]
    part_of: str = ""

    def differs(self, one: Claim, other: Claim) -> bool:
        """Whether two claims disagree in the field."""
        a, b = self.value(one), self.value(other)
        return a != b if isinstance(self.difference, Metric) else self.difference(a, b) > 0


def _nominal(name: str, said: Callable[[Claim], Any], part_of: str = "") -> Field:
    return Field(
        name=name,
        metric="nominal",
        difference=Metric.NOMINAL,
        value=lambda claim: said(claim) or UNSAID,
        said=said,
        part_of=part_of,
    )


def _span(claim: Claim) -> Hashable:
    return (claim.date.earliest, claim.date.latest) if claim.date.edtf else UNSAID


def _days(one: Any, other: Any) -> float:
    if UNSAID in (one, other):
        return float(one != other)
    return overlap(one, other)


def _near(values: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """The pairs of spans that share a day."""
    spans = sorted(((_closed(v), v) for v in values if v != UNSAID), key=lambda span: span[0])
    open_: list[tuple[int, Any]] = []
    for (first, last), value in spans:
        open_ = [(end, other) for end, other in open_ if end >= first]
        yield from ((other, value) for _, other in open_)
        open_.append((last, value))


def _part(when: When, parts: int) -> str | None:
    """The year, the month with its year, or the day; None where the date is not known as closely.

    >>> [_part(When.parse("1956-07"), parts) for parts in (1, 2, 3)]
    ['1956', '1956-7', None]
    """
    if when.earliest is None or when.latest is None:
        return None
    first, last = day_parts(when.earliest)[:parts], day_parts(when.latest)[:parts]
    return "-".join(map(str, first)) if first == last else None


def _number(claim: Claim) -> dict[str, Any] | None:
    return None if claim.quantity is None else {"value": claim.quantity.value, "unit": claim.quantity.unit}


FIELDS = (
    _nominal("kind", lambda claim: claim.kind),
    _nominal("source", lambda claim: claim.source),
    _nominal("target", lambda claim: claim.target),
    Field(
        name="others",
        metric="sets",
        difference=sets,
        value=lambda claim: frozenset(claim.others),
        said=lambda claim: sorted(claim.others),
    ),
    Field(
        name="date",
        metric="overlap",
        difference=Bounded(difference=_days, near=_near),
        value=_span,
        said=lambda claim: claim.date.edtf or None,
    ),
    _nominal("year", lambda claim: _part(claim.date, 1), part_of="date"),
    _nominal("month", lambda claim: _part(claim.date, 2), part_of="date"),
    _nominal("day", lambda claim: _part(claim.date, 3), part_of="date"),
    _nominal("modality", lambda claim: str(claim.factuality)),
    Field(
        name="attribution",
        metric="names",
        difference=names,
        value=lambda claim: claim.attribution,
        said=lambda claim: list(claim.attribution),
    ),
    Field(
        name="quantity",
        metric="ratio",
        difference=proportion,
        value=lambda claim: UNSAID if claim.quantity is None else claim.quantity.value,
        said=_number,
    ),
)
"""The fields in the order of a claim's line."""
