"""Net cooperation of all pairs of a region: smoothing for thousands of series at once."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue, MissingExtra
from amity.model.arrow import NeedsArrow
from amity.model.cooperation import Component, Every
from amity.relate.cooperation.filtering import many
from amity.relate.cooperation.levels import UNSEEN, around, kernel, poisson
from amity.relate.cooperation.weights import Weights, conventions, goldstein
from amity.relate.region.counts import COMPONENT_OF, KINDS, PAIR, Counts, Span, count

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

    Numbers = np.ndarray[Any, np.dtype[np.float64]]
    Whole = np.ndarray[Any, np.dtype[np.int64]]

FREQUENCIES = {"M": Every.MONTH, "Y": Every.YEAR}
CELLS = 90_000
"""So many pairs and periods are smoothed at a time, which bounds the memory that it takes."""
SHARES = (0.05, 0.5, 0.95)


def region(
    table: "pa.Table | Iterable[pa.RecordBatch]",
    start: date,
    end: date,
    freq: str = "M",
    *,
    weights: Weights | None = None,
    deeds: int | None = None,
) -> "pa.Table":
    """Net cooperation of every directed pair of states by month ("M") or year ("Y"), from events in Arrow.

    `table` has the columns of `amity.model.arrow.event_schema`, or of these `source`, `target`, `kind` and
    `earliest`, and where there are any `latest`, `modality` and `credence`; it may be a table or any iterable
    of record batches. A row for each pair with a deed and each period: how many deeds of each component,
    `net` (the sum of weight times credence), `level` (net cooperation a year, smoothed) and its 90 % interval
    from `low` to `high`, null for pairs with fewer than `deeds`. Deeds without direction count for both
    pairs. What was left out, and why, stands in the schema's metadata under `amity`.

    Raises InvalidValue for a missing column, a credence that is none, an end before the start or another
    frequency; MissingExtra or NeedsArrow without the extras `relate` and `arrow`.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise NeedsArrow from None
    batches = list(region_batches(table, start, end, freq, weights=weights, deeds=deeds))
    return pa.Table.from_batches(batches)


def region_batches(
    table: "pa.Table | Iterable[pa.RecordBatch]",
    start: date,
    end: date,
    freq: str = "M",
    *,
    weights: Weights | None = None,
    deeds: int | None = None,
) -> "Iterator[pa.RecordBatch]":
    """The same batch by batch, for what does not fit into memory. At least one batch, if an empty one."""
    if freq not in FREQUENCIES:
        raise InvalidValue("region", "freq", freq, f"one of {', '.join(FREQUENCIES)}")
    span = Span(start=start, end=end, every=FREQUENCIES[freq])
    batches = table.to_batches() if hasattr(table, "to_batches") else table
    counts = count(batches, span)
    least = conventions()["abstention"]["deeds"] if deeds is None else deeds
    return _Region(counts, weights or goldstein(), least).batches()


@dataclass
class _Region:
    """What was counted in a region, and how it is weighed."""

    counts: Counts
    weights: Weights
    least: int

    def batches(self) -> "Iterator[pa.RecordBatch]":
        """A batch for each lot of pairs, in order of their names; an empty one where there is no pair."""
        import numpy as np

        key, number, credence = self.counts.groups()
        periods, kinds = self.counts.shape
        pair = key // (periods * kinds)
        starts = np.flatnonzero(np.diff(pair, prepend=-1))
        names, lot = sorted(self.counts.states), max(1, CELLS // periods)
        for first in range(0, max(len(starts), 1), lot):
            some = starts[first : first + lot]
            end = int(starts[first + lot]) if first + lot < len(starts) else len(key)
            here = slice(int(some[0]) if len(some) else 0, end)
            place = np.searchsorted(some, np.arange(here.start, end), side="right") - 1
            cells = _Cells(
                place, key[here] % (periods * kinds), number[here], credence[here], len(some), periods
            )
            codes = (divmod(int(pair[at]), PAIR) for at in some)
            yield self._batch([(names[one], names[other]) for one, other in codes], cells)

    def _batch(self, pairs: list[tuple[str, str]], cells: "_Cells") -> "pa.RecordBatch":
        import numpy as np
        import pyarrow as pa

        states = sorted(self.counts.states)
        code = {name: at for at, name in enumerate(states)}
        periods = cells.periods

        def named(side: int) -> "pa.DictionaryArray":
            codes = np.repeat(np.array([code[pair[side]] for pair in pairs], np.int32), periods)
            return pa.DictionaryArray.from_arrays(codes, pa.array(states, pa.string()))

        by_component = cells.deeds()
        columns: dict[str, Any] = {
            "source": named(0),
            "target": named(1),
            "period": pa.array(self.counts.span.first_days * len(pairs), pa.date32()),
            **{
                str(c): pa.array(by_component[:, :, at].ravel(), pa.int32()) for at, c in enumerate(Component)
            },
        }
        columns |= self._levels(cells, by_component.sum(axis=(1, 2)))
        batch = pa.RecordBatch.from_pydict(columns)
        return batch.replace_schema_metadata({"amity": json.dumps(self._note())})

    def _note(self) -> dict[str, Any]:
        left_out = {reason: number for reason, number in sorted(self.counts.left_out.items()) if number}
        return {"weights": self.weights.name, "events": self.counts.events, "left_out": left_out}

    def _levels(self, cells: "_Cells", number: "Whole") -> "dict[str, pa.Array]":
        """The columns of net cooperation; null where a pair has too few deeds."""
        import numpy as np
        import pyarrow as pa

        by_kind = np.array([self.weights.of(kind) for kind in KINDS])
        length = self.counts.span.every.years
        up, down = (cells.rates(np.maximum(sign * by_kind, 0), length) for sign in (1, -1))
        level = up[1] - down[1]
        # two independent intervals as one of the difference: Zou and Donner 2008, Stat. Med. 27:1693-1702
        low = level - np.hypot(up[1] - up[0], down[2] - down[1])
        high = level + np.hypot(up[2] - up[1], down[1] - down[0])
        few = np.repeat(number < self.least, cells.periods)
        found = {"net": pa.array(cells.weighed(by_kind).ravel())}
        for name, column in (("level", level), ("low", low), ("high", high)):
            found[name] = pa.array(column.ravel().astype(np.float32), mask=few)
        return found


@dataclass(frozen=True)
class _Cells:
    """The groups of some pairs: which pair, which period and kind, how many deeds and how credible."""

    pair: "Whole"
    rest: "Whole"
    number: "Whole"
    credence: "Numbers"
    pairs: int
    periods: int

    def _dense(self, values: "Numbers", place: "Whole", width: int) -> "Numbers":
        import numpy as np

        sums = np.bincount(place, weights=values, minlength=self.pairs * width)
        found: Numbers = sums.astype(np.float64).reshape(self.pairs, width)
        return found

    @property
    def _kind(self) -> "Whole":
        return self.rest % len(KINDS)

    @property
    def _cell(self) -> "Whole":
        return self.pair * self.periods + self.rest // len(KINDS)

    def deeds(self) -> "Whole":
        """Deeds by pair, period and component."""
        import numpy as np

        wide = len(Component)
        place = self._cell * wide + np.array(COMPONENT_OF)[self._kind]
        dense = self._dense(self.number.astype(np.float64), place, self.periods * wide)
        found: Whole = dense.reshape(self.pairs, self.periods, wide).astype(np.int64)
        return found

    def weighed(self, by_kind: "Numbers") -> "Numbers":
        """The sum of weight times credence by pair and period."""
        return self._dense(self.credence * by_kind[self._kind], self._cell, self.periods)

    def rates(self, by_kind: "Numbers", length: float) -> "Numbers":
        """The weighted rate a year by pair and period at each of SHARES; nought for a pair without deeds."""
        import numpy as np

        sums, squares = self.weighed(by_kind), self.weighed(by_kind**2)
        some = sums.sum(axis=1) > 0
        found = np.zeros((len(SHARES), self.pairs, self.periods))
        if some.any():
            scale = squares[some].sum(axis=1) / sums[some].sum(axis=1)
            levels, mass = smoothed_levels(sums[some] / scale[:, None], length)
            middle = np.log((sums[some].sum(axis=1) / scale + UNSEEN) / (self.periods * length))
            for at, quantile in enumerate(_quantiles(levels, mass)):
                found[at, some] = np.exp(quantile.T + middle[:, None]) * scale[:, None]
        return found


def grid() -> "Numbers":
    """The levels that are told apart, as logarithms by the mean rate of a pair."""
    import numpy as np

    rule = conventions()["region"]
    found: Numbers = np.linspace(rule["lowest"], rule["highest"], rule["steps"], dtype=np.float64)
    return found


def smoothed_levels(counts: "Numbers", length: float) -> "tuple[Numbers, Numbers]":
    """The levels by the mean rate of each pair, and how probable each is (periods, pairs, levels).

    `counts` (pairs, periods) are effective numbers of deeds, `length` that of a period in years. Raises
    MissingExtra without the extra `relate`.
    """
    try:
        import numpy as np
    except ImportError:
        raise MissingExtra("a region's net cooperation", "relate") from None
    levels, periods = grid(), int(counts.shape[1])
    middle = np.log((counts.sum(axis=1) + UNSEEN) / periods)
    told = poisson(counts.T[:, :, None], (middle[:, None] + levels[None, :])[None])
    step = kernel(levels.tobytes(), conventions()["region"]["drift"], length)
    mass, _ = many(around(levels, 0.0), [step] * (periods - 1), told)
    return levels, mass


def _quantiles(levels: "Numbers", mass: "Numbers") -> "Iterator[Numbers]":
    """The levels below which each of SHARES lies, taking what is probable for normal about its mean."""
    import numpy as np

    middle = mass @ levels
    spread = np.sqrt(np.maximum(mass @ levels**2 - middle**2, 0.0))
    for share in SHARES:
        yield middle + NormalDist().inv_cdf(share) * spread
