"""Results in a list that can be narrowed, shown in a notebook, charted, and taken to other programs."""

import html
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from amity.case import frames
from amity.case.frames import Column, Table, Value
from amity.errors import InvalidValue

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd  # type: ignore[import-untyped]  # it ships no types
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

T = TypeVar("T")
SHOWN = 30
"""How many rows a notebook shows."""
WIDEST = 160
"""How many characters of a cell a notebook shows."""


@dataclass(frozen=True, kw_only=True)
class View(Generic[T]):
    """How results of one type are laid out: their columns, the row of each, and the passages it rests on.

    `row` gives the value of each column, `cite` the passages of a result, each as `document: quote`, and
    `draw` the chart of several as a Vega-Lite specification in plain colours.
    """

    title: str
    source: str
    columns: tuple[Column, ...]
    row: Callable[[T], Mapping[str, Value]]
    cite: Callable[[T], Sequence[str]] = lambda _: ()
    draw: Callable[[Sequence[T]], Mapping[str, Any]] | None = None


class Listing(Generic[T]):
    """An immutable sequence of results, with what each rests on.

    It is no `collections.abc.Sequence`, though it can all that one can: polars would take that for a list of
    objects, where `polars.DataFrame(listing)` is to read its columns by the Arrow interface.

    >>> from amity.case.frames import Sort
    >>> year = Column(name="year", label="Year", sort=Sort.INTEGER)
    >>> view = View(title="Visits", source="", columns=(year,), row=lambda year: {"year": year})
    >>> visits = Listing([1956, 1988], view)
    >>> len(visits), visits[0], visits.where(lambda year: year > 1960).rows()
    (2, 1956, [{'year': 1988}])
    """

    __slots__ = ("_items", "_view")

    def __init__(self, items: Sequence[T], view: View[T]) -> None:
        self._items = tuple(items)
        self._view = view

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> "Listing[T]": ...
    def __getitem__(self, place: int | slice) -> "T | Listing[T]":
        if isinstance(place, slice):
            return Listing(self._items[place], self._view)
        return self._items[place]

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __reversed__(self) -> Iterator[T]:
        return reversed(self._items)

    def __contains__(self, item: object) -> bool:
        return item in self._items

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listing) and self._items == other._items

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return f"<{self._view.title}: {len(self)}>"

    def index(self, item: T) -> int:
        """The place of the first that is equal. Raises ValueError."""
        return self._items.index(item)

    def count(self, item: T) -> int:
        """How many are equal."""
        return self._items.count(item)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its rows."""
        return self._view.columns

    def where(
        self, fits: Callable[[T], bool] | None = None, **values: Value | Collection[Value]
    ) -> "Listing[T]":
        """Those that fit: by a function of a result, by columns of its row, or both.

        A list or set of values fits any of them: `.where(guest="PRK", rank=["head", "minister"])`. Raises
        InvalidValue for a column that there is not.
        """
        known = [column.name for column in self.columns]
        if unknown := [name for name in values if name not in known]:
            raise InvalidValue("Listing", "where", unknown[0], f"one of the columns {', '.join(known)}")
        sought = {name: _any_of(value) for name, value in values.items()}
        kept = [
            item for item in self._items
            if (fits is None or fits(item))
            and all(self._view.row(item).get(name) in some for name, some in sought.items())
        ]  # fmt: skip
        return Listing(kept, self._view)

    def rows(self) -> list[dict[str, Value]]:
        """A row for each, by the names of the columns."""
        names = [column.name for column in self.columns]
        found = (self._view.row(item) for item in self._items)
        return [{name: row.get(name) for name in names} for row in found]

    @property
    def table(self) -> Table:
        """The rows with what their columns mean."""
        view = self._view
        return Table(title=view.title, source=view.source, columns=view.columns, rows=self.rows())

    def to_pandas(self) -> "pd.DataFrame":
        """A data frame of pandas; labels, units and source in its `attrs`. Raises MissingExtra."""
        return frames.to_pandas(self.table)

    def to_arrow(self) -> "pa.Table":
        """A table of Arrow. Raises MissingExtra."""
        return frames.to_arrow(self.table)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The Arrow interface for streams: what `polars.DataFrame(listing)` reads."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_csv(self, path: Path | str) -> None:
        """Write it as CSV, with a codebook beside it."""
        frames.to_csv(self.table, Path(path))

    def to_stata(self, path: Path | str) -> None:
        """Write it for Stata 14 and later, with labels, and a codebook beside it. Raises MissingExtra."""
        frames.to_stata(self.table, Path(path))

    def chart(self) -> "alt.TopLevelMixin":
        """Its chart. Raises InvalidValue where there is nothing to draw, or no chart of such results."""
        import altair as alt

        if self._view.draw is None or not self._items:
            raise InvalidValue("Listing", "chart", repr(self), "results of which there is a chart")
        return alt.Chart.from_dict(dict(self._view.draw(self._items)))

    def cited(self, item: T) -> tuple[str, ...]:
        """The passages that one of them rests on."""
        return tuple(self._view.cite(item))

    def entitled(self, title: str) -> "Listing[T]":
        """The same under another title."""
        return Listing(self._items, replace(self._view, title=title))

    def _repr_html_(self) -> str:
        """What a notebook shows: the first rows, with the passages of each as its tooltip."""
        head = "".join(f'<th title="{_safe(_meaning(c))}">{_safe(c.name)}</th>' for c in self.columns)
        rows = "".join(self._row_html(item) for item in self._items[:SHOWN])
        more = len(self) - SHOWN
        rest = f"<p>and {more} more</p>" if more > 0 else ""
        caption = f"<caption>{_safe(self._view.title)}: {len(self)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{rest}"

    def _row_html(self, item: T) -> str:
        row, passages = self._view.row(item), "\n".join(self.cited(item))
        cells = "".join(f"<td>{_safe(_short(row.get(column.name)))}</td>" for column in self.columns)
        return f'<tr title="{_safe(passages)}">{cells}</tr>'


def _any_of(value: "Value | Collection[Value]") -> Collection[Value]:
    return (value,) if value is None or isinstance(value, str) or not isinstance(value, Collection) else value


def _meaning(column: Column) -> str:
    return f"{column.label}, {column.unit}" if column.unit else column.label


def _short(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    text = "" if value is None else str(value)
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"


def _safe(text: str) -> str:
    return html.escape(text, quote=True)
