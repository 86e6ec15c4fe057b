"""Which share of the reported deeds each source tells: a source effect, found in the years that it shares.

Deeds of a period take place, or come to be reported at all, at some rate, and a source that speaks of it with
exposure x tells each with the chance p x. Given that a deed is told by any source, by which ones it is told
depends on the shares p alone, not on the rate (the conditional likelihood of Huggins 1989, Biometrika
76:133-140). So a source that tells of every reception is held against one that tells of a deed in three years
over the years of which both speak, and its coming in is no change of the rate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amity.errors import MissingExtra
from amity.relate.cooperation.weights import conventions

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]

ROUNDS, SMALLEST, ENOUGH = 100, 1e-6, 1e-10
"""How many steps are taken at most, how small a part of one, and below what step the shares are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """The share of deeds that each source tells, and what follows for each period.

    `log_odds` of the shares in the order of the sources with their `covariance`; `telling` by period the
    share of what all sources would report, were all to speak fully, that those speaking of it do; `spread`
    the standard deviation of its logarithm.
    """

    log_odds: "Numbers"
    covariance: "Numbers"
    telling: "Numbers"
    spread: "Numbers"


def shares(told: "Numbers", deeds: "Numbers", exposure: "Numbers") -> Shares:
    """The shares by maximum likelihood, with log-odds that are normal about 0 beforehand.

    `told` (sources by periods) is how much of the deeds of a period each source tells, `deeds` (periods) how
    much there is, both in effective numbers of deeds, `exposure` (sources by periods) how fully each speaks.
    Raises MissingExtra without the extra `relate`.

    >>> import numpy as np
    >>> told, deeds = np.array([[30.0, 30.0], [6.0, 0.0]]), np.array([33.0, 30.0])
    >>> found = shares(told, deeds, exposure=np.array([[1.0, 1.0], [1.0, 0.0]]))
    >>> [round(float(x), 2) for x in found.telling]
    [1.0, 0.91]
    """
    try:
        import numpy as np
    except ImportError:
        raise MissingExtra("net cooperation", "relate") from None
    tie = _Likelihood(told, deeds, exposure)
    best = _least(tie)
    covariance: Numbers = np.asarray(np.linalg.inv(tie.curvature(best)), dtype=np.float64)
    telling, lean = tie.telling(best)
    spread = np.sqrt(np.maximum(np.einsum("ti,ij,tj->t", lean, covariance, lean), 0.0))
    return Shares(log_odds=best, covariance=covariance, telling=telling, spread=spread)


def _least(tie: "_Likelihood") -> "Numbers":
    """Where the loss is least, by Newton's method; a step that gains nothing is halved."""
    import numpy as np

    at: Numbers = np.zeros(len(tie.told))
    for _ in range(ROUNDS):
        step = np.linalg.solve(tie.curvature(at), tie.slope(at))
        if np.abs(step).max() < ENOUGH:
            break
        size, loss = 1.0, tie.loss(at)
        while size > SMALLEST and not tie.loss(at - size * step) < loss:
            size /= 2
        if size <= SMALLEST:
            break
        at = at - size * step
    return at


class _Likelihood:
    """Minus the conditional log-likelihood of who tells what, given that somebody does, with the prior."""

    def __init__(self, told: "Numbers", deeds: "Numbers", exposure: "Numbers") -> None:
        import numpy as np

        self.told, self.exposure = told, np.minimum(exposure, 1 - 1e-9)
        self.untold = np.where(exposure > 0, np.maximum(deeds - told, 0.0), 0.0)
        self.deeds = deeds
        self.spread = conventions()["telling"]["spread"]

    def _parts(self, log_odds: "Numbers") -> "tuple[Numbers, Numbers, Numbers]":
        """Shares, chances by source and period, and the chance by period that any source tells."""
        import numpy as np

        share = 1 / (1 + np.exp(-log_odds))
        chance = share[:, None] * self.exposure
        return share, chance, -np.expm1(np.log1p(-chance).sum(axis=0))

    def loss(self, log_odds: "Numbers") -> float:
        import numpy as np

        _, chance, any_tells = self._parts(log_odds)
        tells = np.where(self.told > 0, self.told * np.log(np.maximum(chance, 1e-300)), 0.0)
        silent = self.untold * np.log1p(-chance)
        given = np.where(any_tells > 0, self.deeds * np.log(np.maximum(any_tells, 1e-300)), 0.0)
        return float(given.sum() - tells.sum() - silent.sum() + 0.5 * ((log_odds / self.spread) ** 2).sum())

    def slope(self, log_odds: "Numbers") -> "Numbers":
        import numpy as np

        share, chance, any_tells = self._parts(log_odds)
        grows = chance * (1 - share)[:, None] / (1 - chance)
        given = _over(self.deeds * (1 - any_tells), any_tells)
        found = (given[None, :] + self.untold) * grows - self.told * (1 - share)[:, None]
        result: Numbers = found.sum(axis=1) + log_odds / self.spread**2
        return np.asarray(result, dtype=np.float64)

    def curvature(self, log_odds: "Numbers") -> "Numbers":
        """The second derivatives, made positive where they are not."""
        import numpy as np

        share, chance, any_tells = self._parts(log_odds)
        odds = (share * (1 - share))[:, None]
        grows = odds * self.exposure / (1 - chance)
        bends = (1 - 2 * share)[:, None] * (1 - chance) + self.exposure * odds
        bends = odds * self.exposure * bends / (1 - chance) ** 2
        given = _over(self.deeds * (1 - any_tells), any_tells)
        together = _over(given, any_tells)
        own = ((given[None, :] + self.untold) * bends + self.told * odds).sum(axis=1) + self.spread**-2
        return _positive(np.diag(own) - (grows * together[None, :]) @ grows.T, self.spread**-2)

    def telling(self, log_odds: "Numbers") -> "tuple[Numbers, Numbers]":
        """By period the share of what all would report that is told, and how its logarithm leans on each."""
        import numpy as np

        share, chance, any_tells = self._parts(log_odds)
        full = -np.expm1(np.log1p(-np.minimum(share, 1 - 1e-9)).sum())

        def lean(chances: "Numbers", total: "Numbers") -> "Numbers":
            silent = (1 - total)[None, :] / (1 - chances)
            result: Numbers = chances * (1 - share)[:, None] * silent / np.maximum(total, 1e-300)[None, :]
            return result

        here = lean(chance, any_tells)
        whole = lean(np.minimum(share, 1 - 1e-9)[:, None], np.array([full]))
        return any_tells / full, (here - whole).T


def _positive(matrix: "Numbers", least: float) -> "Numbers":
    """A symmetric matrix that bends upwards in all directions, by `least` where it did not."""
    import numpy as np

    try:
        np.linalg.cholesky(matrix)
    except np.linalg.LinAlgError:
        values, vectors = np.linalg.eigh(matrix)
        matrix = (vectors * np.maximum(values, least)) @ vectors.T
    return matrix


def _over(above: "Numbers", below: "Numbers") -> "Numbers":
    """One by the other; nought where nothing is told."""
    import numpy as np

    return np.divide(above, below, out=np.zeros_like(below), where=below > 0)


def label_shares(found: Shares, sources: Sequence[str]) -> dict[str, tuple[float, float, float]]:
    """By source its share with a 90 % interval."""
    import numpy as np

    wide = 1.6449 * np.sqrt(np.diag(found.covariance))
    return {
        source: tuple(float(1 / (1 + np.exp(-x))) for x in (at, at - w, at + w))  # type: ignore[misc]
        for source, at, w in zip(sources, found.log_odds, wide, strict=True)
    }
