"""The lines of evidence that phases are drawn in, and the turns that they show together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from amity.model.coverage import HEARD, Coverage
from amity.relate.changes.partition import LIKELY, Boundary, likely
from amity.relate.changes.sampling import SEED, draw
from amity.relate.changes.segments import FIRMNESS, LEVEL, MIDDLE, SPREAD, Measured, Tally, scale_prior
from amity.relate.phases.columns import Columns, exposures, measured, tally
from amity.relate.phases.evidence import Evidence
from amity.relate.phases.measured import Quantity
from amity.relate.phases.naming import ACTS, FORMAL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

CONFLICT = "conflict"
PART = 0.7
"""A change in formal acts alone is told where it is likelier than this: all acts have spoken already."""
TELLING = 0.8
"""How probable the direction of a change has to be: four to one."""
SIZE = 4000
"""Draws by which the level of a phase is described."""
ENOUGH = 5
"""Occasions that a line of acts needs: fewer say nothing of when their number changed."""


@dataclass(frozen=True)
class Line:
    """One line of evidence: acts of cooperation, the formal ones among them, of conflict, or a quantity.

    `starts` and `levels` are draws [draw, column]; levels are relative to their mean over the years told
    of. `tally` and `expected` (what sources would tell of each column at that mean) are of acts; `quantity`,
    its values laid out in `figures`, and what is `usual` of it, of a quantity.
    """

    name: str
    starts: "Array"
    levels: "Array"
    tally: Tally | None = None
    expected: "Array | None" = None
    quantity: Quantity | None = None
    figures: Measured | None = None
    usual: float = 1.0

    @cached_property
    def boundaries(self) -> list[Boundary]:
        """Where a change is likely, and likelier to be up than down, or down than up.

        Over long years of silence some change is likely beforehand: of which nothing tells the direction, it
        is no boundary. The least telling is given up first.
        """
        found = likely(self.starts, PART if self.name == FORMAL else LIKELY)
        while found:
            levels = [self.level(part) for part in self._parts(found)]
            rising = [float((after > before).mean()) for before, after in pairwise(levels)]
            telling = [max(chance, 1 - chance) for chance in rising]
            if min(telling) >= TELLING:
                break
            del found[telling.index(min(telling))]
        return found

    def _parts(self, found: Sequence[Boundary]) -> list[slice]:
        """The columns of the phases that some boundaries part."""
        edges = [0, *(one.start for one in found), self.starts.shape[1]]
        return [slice(start, stop) for start, stop in pairwise(edges)]

    def speaks(self, part: slice) -> bool:
        """Whether it has anything to say of some columns."""
        if self.tally is not None:
            return bool(self.tally.exposure[:, part].sum() >= HEARD * (part.stop - part.start))
        return self.figures is not None and bool(self.figures.observed[part].any())

    def level(self, part: slice) -> "Array":
        """Draws of the level of some columns as one phase, 1 being the mean of all years.

        Of acts from a gamma distribution, of a quantity from a log-normal one, by the same priors as phases.
        """
        import numpy as np

        random = np.random.default_rng([SEED, part.start, part.stop])
        if self.tally is not None and self.expected is not None:
            told = LEVEL + self.tally.counts[:, part].sum()
            found: Array = random.gamma(told, size=SIZE) / (LEVEL + self.expected[part].sum())
            return found
        if self.figures is None:
            return np.ones(SIZE)
        values, observed = self.figures.middle(), self.figures.observed
        centre = float(np.median(values[observed]))
        mean, spread = normal(values[part][observed[part]] - centre, self.figures.weight)
        return np.exp(random.normal(centre + mean, spread, SIZE)) / self.usual


@dataclass(frozen=True, slots=True)
class Turning:
    """A turn of the relation: the column at which a phase begins, its bounds, and the lines that turn."""

    start: int
    low: int
    high: int
    probability: float
    lines: tuple[str, ...]


def lines(found: Evidence, series: Sequence[Quantity], coverage: Coverage, axis: Columns) -> list[Line]:
    """Draw the phases of each line of evidence that has enough to draw from."""
    import numpy as np

    good = [occasion for occasion in found.occasions if occasion.cooperative]
    bad = [occasion for occasion in found.occasions if not occasion.cooperative]
    chosen = {ACTS: good, FORMAL: [occasion for occasion in good if occasion.formal], CONFLICT: bad}
    tallies = {
        name: tally(occasions, () if name == CONFLICT else found.absences, coverage, axis)
        for name, occasions in chosen.items() if len(occasions) >= ENOUGH
    }  # fmt: skip
    drawn = draw([*tallies.values()], [measured(one, axis) for one in series], step=axis.step)
    heard, made = _heard(coverage, axis), []
    for number, (name, counted) in enumerate(tallies.items()):
        levels, shares = drawn.levels[number], drawn.shares[number]
        # the mean of the years as far as they are told of: what silence leaves open is no part of it
        mean = np.average(levels, axis=1, weights=heard)[:, None]
        # the median: where no years link two sources their shares have long tails, which pull a mean up
        expected = np.median(shares * mean, axis=0) @ counted.exposure
        relative = levels / mean
        made.append(Line(name, drawn.starts[number], relative, counted, expected))
    for number, one in enumerate(series, start=len(tallies)):
        levels = np.exp(np.clip(drawn.levels[number], -30, 30))
        usual = np.mean([np.exp(high) for _, high in one.bounds.values()])
        laid = measured(one, axis)
        made.append(
            Line(
                one.noun, drawn.starts[number], levels / usual, quantity=one, figures=laid, usual=float(usual)
            )
        )
    return made


def _heard(coverage: Coverage, axis: Columns) -> "Array":
    """How fully all sources together speak of each column; alike where none speaks of any."""
    import numpy as np

    heard: Array = exposures(coverage, axis).sum(0)
    return heard if heard.sum() else np.ones(len(heard))


def normal(values: "Array", weight: float) -> tuple[float, float]:
    """Mean of a phase's values, in logarithms about the middle of all, and how far it may be off.

    >>> mean, spread = normal([2.0] * 30, 1 / 3)
    >>> round(mean, 2), round(spread, 2)
    (1.98, 0.08)
    """
    import numpy as np

    size, pull = weight * len(values), (MIDDLE / SPREAD) ** 2
    mean = float(np.mean(values)) if len(values) else 0.0
    squares = weight * float(np.sum((np.asarray(values) - mean) ** 2))
    scale = scale_prior() + squares / 2 + pull * size * mean**2 / (2 * (pull + size))
    variance = scale / (FIRMNESS + size / 2)
    return size * mean / (pull + size), float(np.sqrt(variance / (pull + size)))


def turnings(made: Sequence[Line]) -> list[Turning]:
    """The turns of all lines in order of time: two of different lines that may be of one time are one turn.

    Two are where the year of the better dated is among those that hold the other; it is then as well dated as
    the better.
    """
    each = [(one, line.name) for line in made if line.name != CONFLICT for one in line.boundaries]
    each.sort(key=lambda pair: (pair[0].high - pair[0].low, -pair[0].probability, pair[0].start, pair[1]))
    found: list[Turning] = []
    for one, name in each:
        joined = next((t for t in found if name not in t.lines and _meet(t, one)), None)
        if joined is None:
            found.append(Turning(one.start, one.low, one.high, one.probability, (name,)))
            continue
        sure = 1 - (1 - joined.probability) * (1 - one.probability)
        merged = Turning(joined.start, joined.low, joined.high, sure, (*joined.lines, name))
        found[found.index(joined)] = merged
    return sorted({turn.start: turn for turn in reversed(found)}.values(), key=lambda turn: turn.start)


def _meet(turn: Turning, one: Boundary) -> bool:
    return one.low <= turn.start <= one.high
