"""Draws of phases from what is probable given counts and measured values: exact given the sources' shares.

The phases are drawn by the recursions of Fearnhead, "Exact and efficient Bayesian inference for multiple
changepoint problems", Statistics and Computing 16 (2006) 203-213. How much each source tells at a given level
is not known beforehand: it is drawn in turn with the phases (Gibbs sampling), so that what a boundary owes
to a source that begins is not taken for a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue
from amity.relate.changes.chains import Chains, Counted, Valued
from amity.relate.changes.durations import priors
from amity.relate.changes.segments import Measured, Tally

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

CHAINS, WARMING, SWEEPS = 20, 40, 2000
"""Chains side by side, the sweeps of each before those that are kept, and all that are kept together: so many
that another seed gives the same phases."""
SEED = 1991


@dataclass(frozen=True)
class Draws:
    """Phases drawn of each channel: `starts` [draw, year] says where one begins, `levels` how high it is.

    Tallies come first, then measured series. Levels of a tally are relative (1 is the mean expected
    beforehand), those of a series are means in logarithms. `shares` [draw, source] has for each tally what
    its sources tell a year at level 1.
    """

    starts: tuple["Array", ...]
    levels: tuple["Array", ...]
    shares: tuple["Array", ...]


def draw(
    tallies: Sequence[Tally], series: Sequence[Measured] = (), *, step: int = 1, sweeps: int = SWEEPS
) -> Draws:
    """Draw the phases of each channel by itself.

    `step` is the number of years that a column stands for. The same input gives the same draws. Raises
    InvalidValue where there is nothing to draw from, or the channels are of different years.

    >>> quiet, busy = [1] * 12, [6] * 12
    >>> found = draw([Tally(counts=[quiet + busy], exposure=[[1] * 24])], sweeps=100)
    >>> int(found.starts[0][:, 1:].mean(0).argmax() + 1)
    12
    """
    sizes = {tally.years for tally in tallies} | {len(one.observed) for one in series}
    if len(sizes) != 1 or 0 in sizes:
        raise InvalidValue("draw", "tallies, series", sorted(sizes), "channels of the same years")
    lasting = priors(sizes.pop(), step)
    made: list[Chains] = [Counted(tally, CHAINS, lasting) for tally in tallies]
    made += [Valued(one, CHAINS, lasting) for one in series]
    drawn = [_run(chains, -(-sweeps // CHAINS)) for chains in made]
    return Draws(
        starts=tuple(starts for starts, _, _ in drawn),
        levels=tuple(levels for _, levels, _ in drawn),
        shares=tuple(shares for _, _, shares in drawn[: len(tallies)]),
    )


def _run(chains: Chains, sweeps: int) -> tuple["Array", "Array", "Array"]:
    """What some chains draw once they have warmed up."""
    import numpy as np

    random = np.random.default_rng(SEED)
    for _ in range(WARMING):
        chains.sweep(random)
    starts, levels, given = zip(*(chains.sweep(random) for _ in range(sweeps)), strict=True)
    return np.concatenate(starts), np.concatenate(levels), np.concatenate(given)
