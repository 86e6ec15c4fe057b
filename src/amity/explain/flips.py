"""Which passages the verdict hangs on: found by taking them away, not declared."""

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from amity.explain.contest import LEAST, front, matrix
from amity.explain.ground import Ground
from amity.explain.scores import DISCOUNT, score
from amity.explain.units import bears_on, units
from amity.model.competing import Flip, Outcome, Row, Search, Unit
from amity.model.flows import Flow
from amity.model.queries import OfPhases, OfQuantities, Query
from amity.model.theses import Thesis
from amity.relate.record import Record

BUDGET = 400
"""How many times the record is made anew, at most, before the search for larger sets ends."""
LARGEST, BEAM, BRANCH, DRAWS, SEED = 8, 4, 12, 20, 1948

Without = Callable[[Collection[str], Collection[Flow]], Record]
"""The record as it would be had these claims and flows not been told."""


@dataclass(slots=True)
class _Trials:
    """The contests without some units; each is held once.

    `first` is the verdict with all of them, by `rows`; `bearing` has for each unit the evidence on it.
    """

    theses: Sequence[Thesis]
    without: Without
    discount: float
    first: frozenset[str]
    bearing: Mapping[str, frozenset[str]]
    rows: Sequence[Row]
    held: dict[frozenset[str], tuple[tuple[str, ...], float]] = field(default_factory=dict)

    def verdict(self, lost: Iterable[Unit]) -> tuple[tuple[str, ...], float]:
        """The verdict without these units, and how far it then is from changing, in decibels."""
        chosen = tuple(lost)
        key = frozenset(_ids(chosen))
        if key not in self.held:
            claims = {name for unit in chosen for name in unit.claims}
            flows = {flow for unit in chosen for flow in unit.flows}
            same = self.unmoved(claims=bool(claims), flows=bool(flows))
            rows = matrix(self.theses, Ground(self.without(claims, flows)), same)
            self.held[key] = verdict(self.theses, rows, self.discount)
        return self.held[key]

    def unmoved(self, *, claims: bool, flows: bool) -> dict[Query, Outcome]:
        """The outcomes that stay as they are where only claims, or only flows, are lost."""
        return {
            row.query: row.outcome for row in self.rows if not _moved(row.query, claims=claims, flows=flows)
        }

    def flipped(self, lost: Iterable[Unit]) -> bool:
        """Whether the verdict is another without these units."""
        return frozenset(self.verdict(lost)[0]) != self.first

    def beside(self, unit: Unit, other: Unit) -> bool:
        """Whether a piece of evidence rests on both."""
        return not self.bearing[unit.id].isdisjoint(self.bearing[other.id])

    def order(self, lost: Sequence[Unit]) -> tuple[float, tuple[str, ...]]:
        """What sets are put in order by: those that bring the verdict nearest to a change first."""
        return self.verdict(lost)[1], _ids(lost)


def _moved(query: Query, *, claims: bool, flows: bool) -> bool:
    """Whether an answer may be another where claims, or flows, are lost."""
    if isinstance(query, OfPhases):
        return claims or flows
    return flows if isinstance(query, OfQuantities) else claims


def verdict(
    theses: Sequence[Thesis], rows: Sequence[Row], discount: float = DISCOUNT
) -> tuple[tuple[str, ...], float]:
    """The theses at the front by these rows, and how many decibels are missing for another front."""
    scores = {thesis.id: score(thesis.id, rows, discount).middle for thesis in theses}
    found = front(scores)
    gaps = [abs(scores[found[0]] - value - LEAST) for name, value in scores.items() if name != found[0]]
    return found, min(gaps, default=0.0)


def decisive(
    theses: Sequence[Thesis],
    record: Record,
    without: Without,
    *,
    budget: int = BUDGET,
    discount: float = DISCOUNT,
    draws: int = DRAWS,
) -> Search:
    """The smallest sets of passages and figures found whose loss changes which theses are at the front.

    First every single one is taken away, then every pair if there are few enough, then sets that grow from
    those that bring the verdict nearest to a change (beam search) up to LARGEST, until one flips it or the
    `budget` is spent. From each set found, whatever need not be lost is put back. Beside it stand two
    controls, drawn at random with a fixed seed: `draws` sets of as many passages that no flip names, and as
    many from all passages.
    """
    theses = sorted(theses, key=lambda thesis: thesis.id)
    rows = matrix(theses, Ground(record))
    first, distance = verdict(theses, rows, discount)
    pool = units(rows, record)
    if len(theses) < 2 or not pool:
        return Search(front=first, flips=(), units=len(pool), evaluations=0, largest=0, complete=0)
    bearing = {unit.id: bears_on(unit, rows) for unit in pool}
    trials = _Trials(theses, without, discount, frozenset(first), bearing, rows)
    flips, largest, complete = _searched(trials, pool, budget)
    spent = len(trials.held)
    named = {unit.id for flip in flips for unit in flip.units}
    size = len(flips[0].units) if flips else 0
    drawn, flipped = _control(trials, [unit for unit in pool if unit.id not in named], size, draws)
    drawn_of_all, flipped_of_all = _control(trials, pool, size, draws)
    return Search(
        front=first, flips=flips, units=len(pool), evaluations=spent, largest=largest, complete=complete,
        distance=distance, draws=drawn, flipped=flipped, drawn_of_all=drawn_of_all,
        flipped_of_all=flipped_of_all,
    )  # fmt: skip


def _searched(trials: _Trials, pool: Sequence[Unit], budget: int) -> tuple[tuple[Flip, ...], int, int]:
    """The flips of the smallest size with any, how large the sets tried were, and which size was whole."""
    tried = pool[:budget]
    sets: list[tuple[Unit, ...]] = [(unit,) for unit in tried]
    ranked = [chosen[0] for chosen in sorted(sets, key=trials.order)]
    size, complete = 1, int(len(tried) == len(pool))
    while not (flips := _flipping(trials, sets)):
        size += 1
        if size > min(LARGEST, len(pool)) or len(trials.held) >= budget:
            return (), size - 1, complete
        pairs = len(pool) * (len(pool) - 1) // 2
        whole = size == 2 and complete == 1 and pairs + len(trials.held) <= budget
        sets = list(combinations(pool, 2)) if whole else _grown(trials, sets, ranked)
        complete += whole
    if size > 1:
        flips = _flipping(trials, [*(flip.units for flip in flips), *_exchanged(trials, flips, ranked)])
    return flips, size, complete


def _exchanged(trials: _Trials, flips: Sequence[Flip], ranked: Sequence[Unit]) -> Iterator[tuple[Unit, ...]]:
    """Sets that have, in place of one unit of a flip, another that the same evidence rests on."""
    for flip in flips[:BEAM]:
        for unit in flip.units:
            rest = tuple(other for other in flip.units if other is not unit)
            near = [other for other in ranked if other not in flip.units and trials.beside(unit, other)]
            yield from ((*rest, other) for other in near[:BRANCH])


def _grown(
    trials: _Trials, sets: Sequence[tuple[Unit, ...]], ranked: Sequence[Unit]
) -> list[tuple[Unit, ...]]:
    """The best sets of a size, each with one more unit.

    Taken are those that the same evidence rests on, and those that alone bring a change nearest.
    """
    found: dict[frozenset[str], tuple[Unit, ...]] = {}
    for chosen in sorted(sets, key=trials.order)[:BEAM]:
        others = [unit for unit in ranked if unit not in chosen]
        near = [unit for unit in others if trials.beside(chosen[-1], unit)][: BRANCH // 2]
        for unit in [*near, *others[: BRANCH - len(near)]]:
            found.setdefault(frozenset(_ids((*chosen, unit))), (*chosen, unit))
    return list(found.values())


def _flipping(trials: _Trials, sets: Iterable[tuple[Unit, ...]]) -> tuple[Flip, ...]:
    """The sets that change the verdict, each cut down to what is needed for it; the smallest alone."""
    found: dict[frozenset[str], Flip] = {}
    for chosen in sets:
        if trials.flipped(chosen):
            least = _minimal(trials, chosen)
            found.setdefault(frozenset(_ids(least)), Flip(units=least, front=trials.verdict(least)[0]))
    smallest = min((len(flip.units) for flip in found.values()), default=0)
    least_sets = [flip for flip in found.values() if len(flip.units) == smallest]
    # first those after which it would take most to come back
    return tuple(sorted(least_sets, key=lambda flip: (-trials.verdict(flip.units)[1], _ids(flip.units))))


def _minimal(trials: _Trials, chosen: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The set without what need not be lost for the verdict to change."""
    for unit in chosen:
        rest = tuple(other for other in chosen if other is not unit)
        if rest and trials.flipped(rest):
            return _minimal(trials, rest)
    return chosen


def _control(trials: _Trials, units: Sequence[Unit], size: int, draws: int) -> tuple[int, int]:
    """How many sets of a size were drawn from some units, and how many of these changed the verdict."""
    if not size or len(units) < size:
        return 0, 0
    rng = random.Random(SEED)  # noqa: S311 - a draw for a control, no secret
    drawn = [tuple(rng.sample(units, size)) for _ in range(draws)]
    different = {frozenset(_ids(chosen)): chosen for chosen in drawn}
    return len(different), sum(trials.flipped(chosen) for chosen in different.values())


def _ids(chosen: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(unit.id for unit in chosen)
