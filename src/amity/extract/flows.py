"""From the cells of a document's tables to flows."""

import re
from collections.abc import Iterator

from amity.model.documents import Cell, Document
from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference

_MEASURES = (
    ("trade", re.compile(r"\btrade|export|import|commerce", re.IGNORECASE)),
    ("aid", re.compile(r"\baid|assistance|grant|loan", re.IGNORECASE)),
    ("votes", re.compile(r"\bvot(?:e|ing)|agreement score", re.IGNORECASE)),
    ("visits", re.compile(r"\bvisit|delegation", re.IGNORECASE)),
    ("headlines", re.compile(r"\bheadline|article|mention", re.IGNORECASE)),
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)(?:\s*[-–/]\s*(1[89]\d\d|20\d\d))?\b")


def flows_of(document: Document, reference: Reference) -> tuple[Flow, ...]:
    """A flow for each cell whose row or column is a year; the states are those of title and row.

    A row head that is a state's name and a title that names the other give the two; a title that names
    both gives them for every row.
    """
    return tuple(flow for cell in document.cells for flow in _flow(document, cell, reference))


def _flow(document: Document, cell: Cell, reference: Reference) -> Iterator[Flow]:
    period = _period(cell.column) or _period(cell.row)
    if period is None or cell.start >= cell.end:
        return
    measure = next((name for name, pattern in _MEASURES if pattern.search(cell.table)), "quantity")
    source, target = _states(cell, reference, period)
    words = document.text[cell.start : cell.end]
    yield Flow(
        series=cell.table, measure=measure, source=source, target=target, directed=False, period=period,
        value=cell.value, unit=cell.unit, observation=_observation(cell.value),
        rounding=_rounding(words, cell.value), row_label=cell.row, column_label=cell.column,
        passage=Passage.of(document.name, document.text, cell.start, cell.end), origin=document.source.title,
    )  # fmt: skip


def _period(head: str) -> When | None:
    match = _YEAR.search(head)
    if match is None:
        return None
    return When.parse(f"{match[1]}/{match[2]}" if match[2] and match[2] > match[1] else match[1])


def _states(cell: Cell, reference: Reference, period: When) -> tuple[str | None, str | None]:
    named: list[str] = []
    for text in (cell.row, cell.column, cell.table):
        for mention in reference.mentions(text):
            codes = mention.resolve(period)
            if codes and codes[0] not in named and codes[0] != "IGO":
                named.append(codes[0])
    if len(named) < 2:
        return (named[0] if named else None), None
    first, second = sorted(named[:2])
    return first, second


def _observation(value: float | None) -> Observation:
    if value is None:
        return Observation.MISSING
    return Observation.ZERO if value == 0 else Observation.OBSERVED


def _rounding(words: str, value: float | None) -> float | None:
    """What the last digit is worth: 0.1 for "13.3", 1 for "24"."""
    if value is None:
        return None
    decimals = words.strip().partition(".")[2]
    return float(10 ** -len(decimals)) if decimals.isdigit() else 1.0
