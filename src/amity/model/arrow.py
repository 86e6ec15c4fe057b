"""Events and flows as Arrow tables, for millions of them. Needs the extra `arrow` (pyarrow)."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from amity.errors import AmityError
from amity.model.events import Event
from amity.model.flows import Flow
from amity.model.interchange import event_from_line, event_line, flow_from_line, flow_line

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

T = TypeVar("T")


class NeedsArrow(AmityError, ImportError):
    """What was asked for needs pyarrow, which is not installed."""

    def __init__(self) -> None:
        super().__init__("Arrow tables need pyarrow; install it with: pip install 'amity[arrow]'")


def event_schema() -> "pa.Schema":
    """The columns of an event: those of its line of interchange, with its bounds as days for fast comparison.

    Days are date32, null where unknown or beyond what it holds. Raises NeedsArrow without pyarrow.

    >>> event_schema().names[:4]
    ['id', 'kind', 'source', 'target']
    """
    pa = _pyarrow()
    texts = pa.list_(pa.string())
    date = [("date", pa.string()), ("date_words", pa.string()), ("inferred", texts), ("anchor", pa.string())]
    columns = [
        *((name, pa.string()) for name in ("id", "kind", "source", "target")),
        ("others", texts),
        ("persons", texts),
        ("place", pa.string()),
        *date,
        ("dates", pa.list_(pa.struct(date))),
        ("modality", pa.string()),
        ("claims_for", texts),
        ("claims_against", texts),
        ("foretold", texts),
        ("witnesses", pa.int32()),
        ("reviewed", pa.bool_()),
        ("credible", pa.bool_()),
        ("contested", texts),
        ("earliest", pa.date32()),
        ("latest", pa.date32()),
    ]
    return pa.schema(columns)


def flow_schema() -> "pa.Schema":
    """The columns of a flow: those of its line, the passage as JSON, with the bounds of its period as days.

    Raises NeedsArrow without pyarrow.

    >>> flow_schema().field("value").type
    DataType(double)
    """
    pa = _pyarrow()
    text, number = pa.string(), pa.float64()
    columns = [
        *((name, text) for name in ("series", "measure", "source", "target")),
        ("directed", pa.bool_()),
        ("period", text),
        ("value", number),
        ("unit", text),
        ("observation", text),
        ("rounding", number),
        ("row_label", text),
        ("column_label", text),
        ("passage", text),
        ("row", pa.int32()),
        ("origin", text),
        ("earliest", pa.date32()),
        ("latest", pa.date32()),
    ]
    return pa.schema(columns)


def events_table(events: Iterable[Event]) -> "pa.Table":
    """Events as a table of `event_schema`. Raises NeedsArrow without pyarrow."""
    rows = [event_line(event) | _days(event.date.earliest, event.date.latest) for event in events]
    table: pa.Table = _pyarrow().Table.from_pylist(rows, schema=event_schema())
    return table


def flows_table(flows: Iterable[Flow]) -> "pa.Table":
    """Flows as a table of `flow_schema`. Raises NeedsArrow without pyarrow."""
    rows = []
    for flow in flows:
        line = flow_line(flow) | _days(flow.period.earliest, flow.period.latest)
        line["passage"] = None if line["passage"] is None else json.dumps(line["passage"], ensure_ascii=False)
        rows.append(line)
    table: pa.Table = _pyarrow().Table.from_pylist(rows, schema=flow_schema())
    return table


def events_of(table: "pa.Table") -> Iterator[Event]:
    """The events in a table of `event_schema`. Raises InvalidValue or InvalidDate where a value cannot be."""
    return _rows(table, event_from_line)


def flows_of(table: "pa.Table") -> Iterator[Flow]:
    """The flows in a table of `flow_schema`. Raises InvalidValue or InvalidDate where a value cannot be."""

    def made(line: dict[str, Any]) -> Flow:
        return flow_from_line(line | {"passage": json.loads(line["passage"]) if line["passage"] else None})

    return _rows(table, made)


def _rows(table: "pa.Table", made: Callable[[dict[str, Any]], T]) -> Iterator[T]:
    for batch in table.to_batches(max_chunksize=10_000):
        for line in batch.to_pylist():
            yield made(line)


def _days(earliest: int | None, latest: int | None) -> dict[str, Any]:
    return {"earliest": _day(earliest), "latest": _day(latest)}


def _day(number: int | None) -> Any:
    from datetime import date

    return date.fromordinal(number) if number is not None and 1 <= number <= date.max.toordinal() else None


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise NeedsArrow from error
    return pyarrow
