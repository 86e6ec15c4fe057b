"""Counts of deeds by directed pair of states, period and kind, streamed from batches of an Arrow table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue
from amity.model.arrow import NeedsArrow
from amity.model.cooperation import Component, Every
from amity.reference.kinds import kinds
from amity.relate.cooperation.weights import components

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

    Numbers = np.ndarray[Any, np.dtype[np.float64]]
    Whole = np.ndarray[Any, np.dtype[np.int64]]

NEEDED = ("source", "target", "kind", "earliest")
EPOCH = 1970
ROWS = 1_000_000
"""How many rows are looked at, and how many groups kept apart, before they are put together."""
KINDS = tuple(sorted(components()))
COMPONENT_OF = tuple(tuple(Component).index(components()[kind]) for kind in KINDS)
DIRECTED = tuple(kinds()[kind].directed for kind in KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The periods from one day to another, both in."""

    start: date
    end: date
    every: Every

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidValue("region", "end", self.end.isoformat(), f"{self.start} or later")

    def place(self, days: "Whole") -> "Whole":
        """The periods, from 0, that days (since 1970) fall into; those outside are negative or too great."""
        import numpy as np

        unit = "datetime64[M]" if self.every is Every.MONTH else "datetime64[Y]"
        found: Whole = days.astype("datetime64[D]").astype(unit).astype(np.int64)
        return found - self._number(self.start)

    @property
    def periods(self) -> int:
        """How many they are."""
        return self._number(self.end) - self._number(self.start) + 1

    @property
    def first_days(self) -> list[date]:
        """The first day of each."""
        if self.every is Every.YEAR:
            return [date(self.start.year + at, 1, 1) for at in range(self.periods)]
        months = range(self._number(self.start), self._number(self.end) + 1)
        return [date(EPOCH + month // 12, month % 12 + 1, 1) for month in months]

    def _number(self, day: date) -> int:
        """The years or months from 1970 to a day."""
        years = day.year - EPOCH
        return years if self.every is Every.YEAR else years * 12 + day.month - 1


@dataclass
class Counts:
    """Deeds and the sum of their credence by pair, period and kind, put together batch by batch.

    What is not counted is, by reason, in `left_out`. Memory grows with the number of different groups.
    """

    span: Span
    states: dict[str, int] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    events: int = 0
    _kept: "pa.Table | None" = None
    _fresh: "list[pa.Table]" = field(default_factory=list)
    _waiting: int = 0

    def add(self, batch: "pa.RecordBatch") -> None:
        """Count the events of a batch."""
        import numpy as np

        rows = _Rows(batch, self)
        self.events += batch.num_rows
        keys, credence = rows.keys()
        if not len(keys):
            return
        self._fresh.append(
            _summed({"key": keys, "deeds": np.ones(len(keys), np.int64), "credence": credence})
        )
        self._waiting += self._fresh[-1].num_rows
        kept = 0 if self._kept is None else self._kept.num_rows
        # put together only once as much is new as is old, so that the work stays n log n
        if self._waiting > max(ROWS, kept):
            self._put_together()

    def code(self, name: str) -> int:
        """The number of a state."""
        return self.states.setdefault(name, len(self.states))

    @property
    def shape(self) -> tuple[int, int]:
        """By what pairs are told apart in a key: periods and kinds."""
        return self.span.periods, len(KINDS)

    def groups(self) -> "tuple[Whole, Whole, Numbers]":
        """All groups by pair of states (in order of their names), period and kind: keys, deeds, credence."""
        import numpy as np

        self._put_together()
        if self._kept is None:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        key, number, credence = (self._kept[name].to_numpy() for name in ("key", "deeds", "credence"))
        # what is kept so far is needed no more, and is as large as what follows
        self._kept = None
        key = self._by_name(key)
        order = np.argsort(key, kind="stable")
        return key[order], number[order], credence[order]

    def _by_name(self, key: "Whole") -> "Whole":
        """The same keys with the numbers that states have in order of their names."""
        import numpy as np

        rank = np.zeros(len(self.states), np.int64)
        rank[[self.states[name] for name in sorted(self.states)]] = np.arange(len(self.states))
        pair, tail = np.divmod(key, self.shape[0] * self.shape[1])
        found: Whole = (rank[pair // PAIR] * PAIR + rank[pair % PAIR]) * (
            self.shape[0] * self.shape[1]
        ) + tail
        return found

    def _put_together(self) -> None:
        import pyarrow as pa

        parts = [*([self._kept] if self._kept is not None else []), *self._fresh]
        if self._fresh:
            self._kept = _grouped(pa.concat_tables(parts))
        self._fresh, self._waiting = [], 0


PAIR = 1 << 16
"""More states than there ever were: the pair of two numbers is first * PAIR + second."""


class _Rows:
    """The columns of a batch that count."""

    def __init__(self, batch: "pa.RecordBatch", counts: Counts) -> None:
        self.batch, self.counts = batch, counts

    def keys(self) -> "tuple[Whole, Numbers]":
        """A key for each deed, two for one without direction, and how far to believe it."""
        import numpy as np

        source, target = (self._states(name) for name in ("source", "target"))
        kind, period = self._kinds(), self._periods()
        used = self._used(source, target, kind, period)
        source, target, kind, period = (column[used] for column in (source, target, kind, period))
        credence = self._credence()[used]
        both = ~np.array(DIRECTED)[kind]
        periods, kinds_ = self.counts.shape
        tail = period * kinds_ + kind
        forth = (source * PAIR + target) * periods * kinds_ + tail
        back = ((target * PAIR + source) * periods * kinds_ + tail)[both]
        return np.concatenate([forth, back]), np.concatenate([credence, credence[both]])

    def _used(self, source: "Whole", target: "Whole", kind: "Whole", period: "Whole") -> "Whole":
        """Which rows count; those that do not are counted by the first reason that holds."""
        import numpy as np

        left = np.ones(self.batch.num_rows, dtype=bool)
        for reason, out in (
            ("not told as having happened", ~self._happened()),
            ("no act of one state towards another", kind < 0),
            ("not between two states", (source < 0) | (target < 0) | (source == target)),
            ("not dated to one period", period == UNDATED),
            ("outside the periods asked for", (period < 0) | (period >= self.counts.span.periods)),
        ):
            self.counts.left_out[reason] += int((left & out).sum())
            left &= ~out
        found: Whole = np.flatnonzero(left)
        return found

    def _column(self, name: str) -> "pa.Array | None":
        return self.batch.column(name) if name in self.batch.schema.names else None

    def _coded(self, name: str, code: "Any") -> "Whole":
        """A column of texts as numbers; -1 where it is null or has none."""
        import numpy as np
        import pyarrow as pa

        column = self.batch.column(name)
        if not pa.types.is_dictionary(column.type):
            column = column.dictionary_encode()
        names = column.dictionary.to_pylist()
        numbers = np.array([-1 if text is None else code(text) for text in names] + [-1], dtype=np.int64)
        found: Whole = numbers[
            column.indices.cast(pa.int64()).fill_null(len(names)).to_numpy(zero_copy_only=False)
        ]
        return found

    def _states(self, name: str) -> "Whole":
        return self._coded(name, self.counts.code)

    def _kinds(self) -> "Whole":
        known = {kind: at for at, kind in enumerate(KINDS)}
        return self._coded("kind", lambda kind: known.get(kind, -1))

    def _happened(self) -> "Any":
        import pyarrow.compute as pc  # type: ignore[import-untyped]

        column = self._column("modality")
        if column is None:
            import numpy as np

            return np.ones(self.batch.num_rows, dtype=bool)
        return pc.equal(column, "happened").fill_null(True).to_numpy(zero_copy_only=False)

    def _periods(self) -> "Whole":
        """The period of each event; UNDATED where it has no day, or days of several periods."""
        import numpy as np
        import pyarrow as pa

        def days(column: "pa.Array") -> "tuple[Whole, Any]":
            plain = column.cast(pa.int32()).fill_null(0).to_numpy(zero_copy_only=False)
            return plain.astype(np.int64), column.is_null().to_numpy(zero_copy_only=False)

        first, unknown = days(self.batch.column("earliest"))
        found = self.counts.span.place(first)
        latest = self._column("latest")
        if latest is not None:
            last, open_end = days(latest)
            unknown = unknown | open_end | (self.counts.span.place(last) != found)
        return np.where(unknown, UNDATED, found)

    def _credence(self) -> "Numbers":
        import numpy as np
        import pyarrow as pa

        column = self._column("credence")
        if column is None:
            return np.ones(self.batch.num_rows)
        found: Numbers = column.cast(pa.float64()).fill_null(1.0).to_numpy(zero_copy_only=False)
        if len(found) and not (found.min() >= 0 and found.max() <= 1):
            raise InvalidValue("region", "credence", float(found.max()), "probabilities from 0 to 1")
        return found


UNDATED = -(1 << 40)


def count(batches: "Iterable[pa.RecordBatch]", span: Span) -> Counts:
    """The deeds of all batches. Raises InvalidValue for a batch that lacks a column."""
    found = Counts(span)
    for batch in batches:
        if missing := [name for name in NEEDED if name not in batch.schema.names]:
            raise InvalidValue("region", "columns", batch.schema.names, f"with {', '.join(missing)}")
        for start in range(0, batch.num_rows, ROWS):
            found.add(batch.slice(start, ROWS))
    return found


def _summed(columns: "dict[str, Any]") -> "pa.Table":
    try:
        import pyarrow as pa
    except ImportError:
        raise NeedsArrow from None
    return _grouped(pa.table(columns))


def _grouped(table: "pa.Table") -> "pa.Table":
    """Rows of one key as one. One thread: sums are then the same each time."""
    found = table.group_by("key", use_threads=False).aggregate([("deeds", "sum"), ("credence", "sum")])
    return found.select(["key", "deeds_sum", "credence_sum"]).rename_columns(["key", "deeds", "credence"])
