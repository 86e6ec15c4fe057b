"""Results as tables: for pandas, polars (by the Arrow interface), CSV and Stata, with a codebook."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue, MissingExtra

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]  # it ships no types
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

Value = str | int | float | bool | date | None
Rows = Sequence[Mapping[str, Value]]
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
"""What is a name in Stata too: at most 32 characters."""
RESERVED = frozenset(
    """
    aggregate array boolean break byte case catch class colvector complex const continue default delegate
    delete do double else eltypedef end enum explicit export external float for friend function global goto
    if in inline int local long pragma protected quad rowvector short typedef typename using virtual with
    """.split()
)
"""Words that are no names in Stata: User's Guide 11.3, Mata Reference Manual M-2 reswords."""
LABEL = 80
"""The longest label of a variable in Stata, in characters."""
SHORT = 2045
"""The longest text that Stata keeps in a variable of fixed width, in bytes; longer ones are strL."""
STAMP = datetime(1960, 1, 1)  # noqa: DTZ001 - Stata's own day nought, so that the same table is the same file


class Sort(StrEnum):
    """What the values of a column are. A CHOICE is one of a few words, kept with its order."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DAY = "day"
    FLAG = "yes or no"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its name, what it means, its unit, and what its values are.

    `choices` are the words that a CHOICE may be, in their order: Stata gets them as labels of 0, 1, 2...
    Raises InvalidValue for a name that Stata would not take, or a choice without choices.

    >>> Column(name="rank", label="Rank of the guest", sort=Sort.CHOICE, choices=("head", "minister")).sort
    <Sort.CHOICE: 'choice'>
    """

    name: str
    label: str
    sort: Sort = Sort.TEXT
    unit: str = ""
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name) or self.name in RESERVED:
            raise InvalidValue(
                "Column", "name", self.name, "small letters, digits and _, a name in Stata too"
            )
        if len(self.label) > LABEL:
            raise InvalidValue("Column", "label", self.label, f"at most {LABEL} characters")
        if (self.sort is Sort.CHOICE) != bool(self.choices):
            raise InvalidValue("Column", "choices", self.choices, "given for a choice, and for nothing else")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows with their columns, a title, and the source to cite."""

    title: str
    source: str
    columns: tuple[Column, ...]
    rows: Rows

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def to_csv(table: Table, path: Path) -> None:
    """Write a table as CSV, and what its columns mean beside it, as NAME.codebook.csv."""
    lines = [table.names, *([_text(row.get(name)) for name in table.names] for row in table.rows)]
    path.write_text(_csv(lines), encoding="utf-8", newline="\n")
    write_codebook(table, path)


def write_codebook(table: Table, path: Path) -> None:
    """Write what the columns of a table mean: name, label, sort, unit, choices by number, source."""
    head = ("variable", "label", "sort", "unit", "values", "source")
    rows = [
        (c.name, c.label, str(c.sort), c.unit, "; ".join(f"{n} {word}" for n, word in enumerate(c.choices)),
         table.source)
        for c in table.columns
    ]  # fmt: skip
    beside = path.with_name(f"{path.stem}.codebook.csv")
    beside.write_text(_csv([head, *rows]), encoding="utf-8", newline="\n")


def to_arrow(table: Table) -> "pa.Table":
    """A table of Arrow. Raises MissingExtra where pyarrow is not installed."""
    pa = needed("pyarrow", "arrow")
    kinds = {
        Sort.TEXT: pa.string(), Sort.INTEGER: pa.int64(), Sort.NUMBER: pa.float64(), Sort.DAY: pa.date32(),
        Sort.FLAG: pa.bool_(),
    }  # fmt: skip
    arrays, fields = [], []
    for column in table.columns:
        values = [row.get(column.name) for row in table.rows]
        array = _choices(pa, column, values) if column.choices else pa.array(values, type=kinds[column.sort])
        about = {"label": column.label, "unit": column.unit}
        arrays.append(array)
        fields.append(pa.field(column.name, array.type, metadata=about))
    schema = pa.schema(fields, metadata={"title": table.title, "source": table.source})
    return pa.Table.from_arrays(arrays, schema=schema)


def _choices(pa: Any, column: Column, values: Sequence[Value]) -> Any:
    places = {word: place for place, word in enumerate(column.choices)}
    indices = pa.array([None if value is None else places[str(value)] for value in values], type=pa.int32())
    return pa.DictionaryArray.from_arrays(indices, pa.array(column.choices, type=pa.string()), ordered=True)


def to_pandas(table: Table) -> "pd.DataFrame":
    """A data frame of pandas: choices are ordered categories, days are dates, gaps are missing.

    Labels, units and source stand in its `attrs`. Raises MissingExtra where pandas is not installed.
    """
    pd = needed("pandas", "relate")
    frame = pd.DataFrame(
        {c.name: _series(pd, c, [row.get(c.name) for row in table.rows]) for c in table.columns}
    )
    frame.attrs = {
        "title": table.title, "source": table.source,
        "labels": {c.name: c.label for c in table.columns}, "units": {c.name: c.unit for c in table.columns},
    }  # fmt: skip
    return frame


def _series(pd: Any, column: Column, values: Sequence[Value]) -> Any:
    if column.choices:
        return pd.Categorical(values, categories=list(column.choices), ordered=True)
    kinds = {Sort.TEXT: "str", Sort.INTEGER: "Int64", Sort.NUMBER: "float64", Sort.FLAG: "boolean"}
    if column.sort is Sort.DAY:
        # by the second, since nanoseconds reach no further back than 1677
        days = [v if v is None else datetime.fromisoformat(str(v)) for v in values]
        return pd.Series(days, dtype="datetime64[s]")
    return pd.Series(values, dtype=kinds[column.sort])


def to_stata(table: Table, path: Path) -> None:
    """Write a table for Stata 14 and later, with labels of variables and values, and a codebook beside it.

    Texts that are too long for a variable of fixed width become strL; a missing text is an empty one, since
    Stata knows no other. Raises MissingExtra where pandas is not installed.
    """
    frame = to_pandas(table)
    longest = {c.name: _longest(table, c.name) for c in table.columns if c.sort is Sort.TEXT}
    for column in table.columns:
        if column.sort is Sort.TEXT:
            frame[column.name] = frame[column.name].fillna("").astype(object)
        elif column.sort in (Sort.INTEGER, Sort.FLAG):
            frame[column.name] = frame[column.name].astype("Float64").astype("float64")
    frame.attrs = {}
    frame.to_stata(
        path,
        write_index=False,
        version=118,
        time_stamp=STAMP,
        data_label=table.title[:LABEL],
        convert_dates={c.name: "td" for c in table.columns if c.sort is Sort.DAY},
        convert_strl=[name for name, length in longest.items() if length > SHORT],
        variable_labels={c.name: _labelled(c) for c in table.columns},
    )
    write_codebook(table, path)


def _labelled(column: Column) -> str:
    """The label with its unit, where both fit."""
    whole = f"{column.label} ({column.unit})" if column.unit else column.label
    return whole if len(whole) <= LABEL else column.label


def _longest(table: Table, name: str) -> int:
    return max((len(str(row.get(name) or "").encode()) for row in table.rows), default=0)


def _text(value: Value) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else str(value)


def _csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def needed(package: str, extra: str) -> Any:
    """A package that an extra brings. Raises MissingExtra where it is not installed."""
    try:
        return import_module(package)
    except ImportError as error:
        raise MissingExtra(package, extra) from error
