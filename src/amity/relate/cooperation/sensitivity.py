"""How far a path of net cooperation hangs on the weights: the same under other weights."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from amity.model.cooperation import Alternative, Every, Sensitivity, Way
from amity.model.coverage import Coverage
from amity.relate.cooperation.filtering import many
from amity.relate.cooperation.measure import Inquiry
from amity.relate.cooperation.paths import Asked, Paths
from amity.relate.cooperation.weights import Weights, alternatives, goldstein
from amity.relate.record import Record

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]


def sensitivity(
    record: Record,
    one: str | None = None,
    other: str | None = None,
    *,
    every: Every = Every.YEAR,
    weights: Weights | None = None,
    streams: int | None = None,
    deeds: int | None = None,
    coverage: Coverage | None = None,
    way: Way = Way.ALL,
) -> Sensitivity:
    """The path of one way under other weights: all equal, signs only, each kind left out, random changes.

    Parameters and errors are those of `cooperation`.

    >>> from amity.reference import load
    >>> sensitivity(Record(states=("GHA", "TGO"), reference=load())).alternatives
    ()
    """
    inquiry = Inquiry.of(record, (one, other), every, Asked.of(streams, deeds), coverage)
    chosen = weights or goldstein()
    used = tuple(sorted({deed.kind for deed in inquiry.found.done if chosen.of(deed.kind)}))

    def path(by: Weights) -> dict[int, float]:
        _, found = Paths(inquiry.tally, by, inquiry.asked, _one).estimates(way)
        return {at: estimate.value for at, estimate in found.items()}

    if not used:
        return Sensitivity(way=way)
    own = path(chosen)
    return Sensitivity(
        way=way, alternatives=tuple(compared(own, path(by), by.name) for by in alternatives(chosen, used))
    )


def _one(first: "Numbers", steps: "Sequence[Numbers]", told: "Numbers") -> "tuple[Numbers, float]":
    """The smoother for many series, for one: the same to 1e-8 as the library's, and faster."""
    mass, fit = many(first, steps, told[:, None])
    return mass[:, 0], float(fit[0])


def compared(own: Mapping[int, float], other: Mapping[int, float], weights: str) -> Alternative:
    """How a path under other weights differs from one's own: figures by period.

    >>> compared({1960: 1.0, 1961: 2.0, 1962: 3.0}, {1960: 1.0, 1961: 3.0, 1962: 2.0}, "other").order_flips
    0.3333333333333333
    """
    pairs = [(own[period], other[period]) for period in sorted(own.keys() & other.keys())]
    if len(pairs) < 2:
        return Alternative(weights=weights, periods=len(pairs), rank_correlation=None, order_flips=0.0,
                           sign_flips=0.0)  # fmt: skip
    tau, flips = _order(pairs)
    return Alternative(
        weights=weights, periods=len(pairs), rank_correlation=tau, order_flips=flips,
        sign_flips=sum(a * b < 0 for a, b in pairs) / len(pairs),
    )  # fmt: skip


def _order(pairs: Sequence[tuple[float, float]]) -> tuple[float | None, float]:
    """Kendall's tau-b, and the share of pairs of periods that change their order; ties change nothing."""
    import numpy as np

    one, other = np.array(pairs).T
    firsts, seconds = (np.sign(side[:, None] - side[None, :]) for side in (one, other))
    upper = np.triu_indices(len(pairs), 1)
    concord = (firsts * seconds)[upper]
    untied = np.sqrt((firsts[upper] != 0).sum() * float((seconds[upper] != 0).sum()))
    tau = float(concord.sum() / untied) if untied and len(pairs) > 2 else None
    return tau, float((concord < 0).mean())
