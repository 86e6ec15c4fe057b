"""Filter and smoother of a state space whose state is one of a list of levels (Kitagawa 1987).

Filtering is done by statsmodels (the filter of Hamilton 1989, Econometrica 57:357-384). The smoother of Kim
(1994, J. Econometrics 60:1-22) is a line for each period; that of statsmodels gives the same, which tests
hold to 1e-8, but keeps all pairs of levels and is slow beyond a dozen. `many` does both for thousands of
series at once; tests hold it to the same.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from amity.errors import MissingExtra

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]

BLOCK = 240
"""How many periods the library filters at a time, which bounds the memory that it takes."""
LEAST = 1e-20


def smoothed(first: "Numbers", steps: "Sequence[Numbers]", told: "Numbers") -> "tuple[Numbers, float]":
    """The probability of each level in each period given all periods, and the log-likelihood.

    `first` (levels) is the probability of each level in the first period beforehand, `steps` the matrices
    (from, to) from each period to the next, `told` (periods, levels) the log-likelihood of what is told of a
    period at each level. Raises MissingExtra without the extra `relate`.
    """
    import numpy as np

    filtered, predicted, likelihood = _filtered(first, steps, told)
    found = np.empty_like(filtered)
    found[-1] = filtered[-1]
    for at in range(len(told) - 2, -1, -1):
        found[at] = filtered[at] * (steps[at] @ (found[at + 1] / np.maximum(predicted[at + 1], LEAST)))
        found[at] /= found[at].sum()
    return found, likelihood


def _filtered(
    first: "Numbers", steps: "Sequence[Numbers]", told: "Numbers"
) -> "tuple[Numbers, Numbers, float]":
    """By period the probability of each level given what was told so far, and given what was told before."""
    import numpy as np

    try:
        from statsmodels.tsa.regime_switching.markov_switching import (  # type: ignore[import-untyped]
            cy_hamilton_filter_log,
        )
    except ImportError:
        raise MissingExtra("net cooperation", "relate") from None
    levels = len(first)
    filtered, predicted, likelihood, before = [], [], 0.0, first
    for start in range(0, len(told), BLOCK):
        part = told[start : start + BLOCK]
        # the library takes its first step before the first period too: none is made there
        onto = [np.eye(levels), *(step.T for step in steps[start : start + len(part) - 1])]
        move = np.stack(onto, axis=-1)
        pairs = np.repeat(part.T[:, None, :], levels, axis=1)
        given, joint, fit, *_ = cy_hamilton_filter_log(np.maximum(before, LEAST), move, pairs, 0)
        filtered.append(given.T)
        predicted.append(joint.sum(axis=1).T)
        likelihood += float(fit.sum())
        if start + BLOCK < len(told):
            before = given[:, -1] @ steps[start + BLOCK - 1]
    return np.concatenate(filtered), np.concatenate(predicted), likelihood


def many(first: "Numbers", steps: "Sequence[Numbers]", told: "Numbers") -> "tuple[Numbers, Numbers]":
    """The same for many series that have levels, steps and first probabilities in common.

    `told` is (periods, series, levels), and so are the probabilities; the log-likelihood is by series. Time
    goes first so that what is done at a time lies side by side in memory.
    """
    import numpy as np

    peak = told.max(axis=2)
    fits = np.exp(told - peak[:, :, None])
    predicted, found = np.empty_like(fits), np.empty_like(fits)
    totals = np.empty(told.shape[:2])
    predicted[0] = first
    for at in range(len(told)):
        if at:
            np.matmul(found[at - 1], steps[at - 1], out=predicted[at])
        np.multiply(predicted[at], fits[at], out=found[at])
        totals[at] = found[at].sum(axis=1)
        found[at] /= totals[at][:, None]
    for at in range(len(told) - 2, -1, -1):
        np.maximum(predicted[at + 1], LEAST, out=predicted[at + 1])
        np.divide(found[at + 1], predicted[at + 1], out=predicted[at + 1])
        found[at] *= predicted[at + 1] @ steps[at].T
    # with matrices whose rows are 1 in all, what is smoothed is 1 in all but for the last digits
    return found, (peak + np.log(totals)).sum(axis=0)
