"""From the cells of a document's tables to flows."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

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
    both gives them for every row. Of a title that names those of the row heads too ("Danish and Swedish trade
    with Norway") the other is the one that heads no row.
    """
    heads: dict[str, set[str]] = {}
    for cell in document.cells:
        heads.setdefault(cell.table, set()).update((cell.row, cell.column))
    named = {table: frozenset(texts) for table, texts in heads.items()}
    cells = document.cells
    return tuple(flow for cell in cells for flow in _flow(document, cell, reference, named[cell.table]))


def _flow(document: Document, cell: Cell, reference: Reference, heads: frozenset[str]) -> Iterator[Flow]:
    period = _period(cell.column) or _period(cell.row)
    if period is None or cell.start >= cell.end:
        return
    measure = next((name for name, pattern in _MEASURES if pattern.search(cell.table)), "quantity")
    source, target = _states(cell, reference, period, heads)
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


def _states(
    cell: Cell, reference: Reference, period: When, heads: frozenset[str]
) -> tuple[str | None, str | None]:
    own = _named((cell.row, cell.column), reference, period)
    titled = _named((cell.table,), reference, period)
    if own and len(titled) > 1:
        heading = _heading(heads, reference, period)
        titled = [code for code in titled if code not in heading] or titled
    named = list(dict.fromkeys([*own, *titled]))
    if len(named) < 2:
        return (named[0] if named else None), None
    first, second = sorted(named[:2])
    return first, second


@lru_cache(maxsize=256)
def _heading(heads: frozenset[str], reference: Reference, period: When) -> frozenset[str]:
    """The states that the heads of a table name."""
    return frozenset(_named(sorted(heads), reference, period))


def _named(texts: Iterable[str], reference: Reference, period: When) -> list[str]:
    """The states that texts name, in order, each once."""
    codes = (mention.resolve(period) for text in texts for mention in reference.mentions(text))
    return list(dict.fromkeys(found[0] for found in codes if found and found[0] != "IGO"))


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
