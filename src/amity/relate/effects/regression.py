"""Interrupted series: regression on a trend and a change of level, with autocorrelated deviations.

Prais & Winsten's transformation (1954), with the autocorrelation estimated from the residuals and corrected
for its downward bias in short series (Kendall 1954; Marriott & Pope 1954). All of it for many series at once,
since p-values and powers are found by simulation.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[Any]

CAUTION, MOST = 0.1, 0.9
"""What is added to an estimated autocorrelation when series are simulated, and the most that it is taken for;
it is never taken for less than nought."""


@dataclass(frozen=True)
class Fit:
    """Coefficients and standard errors [series, regressor], and the autocorrelation of each series."""

    coefficients: "Array"
    errors: "Array"
    memory: "Array"

    @property
    def statistic(self) -> "Array":
        """The t of the last regressor."""
        found: Array = self.coefficients[:, -1] / self.errors[:, -1]
        return found


def design(years: "Array", date: int, *, trend: bool = True, slope: bool = False) -> "Array":
    """Regressors: constant, where wanted trend and change of trend, and last the change of level."""
    import numpy as np

    after = (years >= date).astype(float)
    columns = [np.ones(len(years))]
    if trend:
        columns.append((years - years.mean()) / max(float(np.ptp(years)), 1.0))
    if slope:
        columns.append(after * (years - date))
    return np.stack([*columns, after], axis=1)


def fit(values: "Array", regressors: "Array", gaps: "Array") -> Fit:
    """Fit many series of the same years; `values` [series, year], `gaps` the years from each to the next."""
    import numpy as np

    projection = np.linalg.pinv(regressors)
    residuals = values - (values @ projection.T) @ regressors.T
    return weighted(values, regressors, gaps, autocorrelation(residuals, regressors.shape[1]))


def weighted(values: "Array", regressors: "Array", gaps: "Array", memory: "Array") -> Fit:
    """Fit many series, each with an autocorrelation that is given."""
    import numpy as np

    weight, pull = _transform(memory, gaps)
    moved = _whiten(values, weight, pull)
    tilted = _whiten(regressors.T[None, :, :], weight[:, None, :], pull[:, None, :])
    inverse = np.linalg.inv(np.einsum("skt,slt->skl", tilted, tilted))
    coefficients = np.einsum("skl,sl->sk", inverse, np.einsum("skt,st->sk", tilted, moved))
    left = moved - np.einsum("skt,sk->st", tilted, coefficients)
    freedom = max(values.shape[1] - regressors.shape[1], 1)
    variance = np.maximum((left**2).sum(1) / freedom, 1e-18)
    errors = np.sqrt(variance[:, None] * np.einsum("skk->sk", inverse))
    return Fit(coefficients, errors, memory)


def autocorrelation(residuals: "Array", regressors: int) -> "Array":
    """The autocorrelation of each row of residuals, corrected for what the fit has taken of it."""
    import numpy as np

    size = residuals.shape[1]
    squares = np.maximum((residuals**2).sum(1), 1e-18)
    raw = (residuals[:, 1:] * residuals[:, :-1]).sum(1) / squares
    corrected = (size * raw + regressors) / max(size - regressors - 2, 1)
    found: Array = np.clip(corrected, 0.0, MOST)
    return found


def _transform(memory: "Array", gaps: "Array") -> tuple["Array", "Array"]:
    """By series and year after the first: what to scale by, and how much of the value before to take off."""
    import numpy as np

    pull = memory[:, None] ** gaps[None, :]
    scale = np.sqrt((1 - memory[:, None] ** 2) / np.maximum(1 - pull**2, 1e-9))
    return np.where(memory[:, None] > 0, scale, 1.0), np.where(memory[:, None] > 0, pull, 0.0)


def _whiten(values: "Array", weight: "Array", pull: "Array") -> "Array":
    import numpy as np

    later = (values[..., 1:] - pull * values[..., :-1]) * weight
    first = values[..., :1] * np.sqrt(np.maximum(1 - pull[..., :1] ** 2, 1e-9)) * weight[..., :1]
    shape = np.broadcast_shapes(later.shape[:-1], first.shape[:-1])
    parts = (np.broadcast_to(part, (*shape, part.shape[-1])) for part in (first, later))
    return np.concatenate(list(parts), axis=-1)


@dataclass(frozen=True)
class Null:
    """A series without an effect: what was fitted, the deviations from it, how they follow on each other.

    Simulated series are rounded as the true one is, to multiples of `rounding` where that is not nought.
    """

    fitted: "Array"
    residuals: "Array"
    memory: float
    gaps: "Array"
    rounding: float = 0.0

    @classmethod
    def of(cls, values: "Array", regressors: "Array", gaps: "Array", rounding: float) -> "Null":
        """The series without the last regressor, with deviations as they are with it.

        The autocorrelation is taken to be a little higher than estimated, in caution: what is found to be an
        effect by a series that drifts is none.
        """
        import numpy as np

        whole = np.linalg.lstsq(regressors, values, rcond=None)[0]
        rest = regressors[:, :-1]
        fitted = rest @ np.linalg.lstsq(rest, values, rcond=None)[0]
        residuals = values - regressors @ whole
        memory = float(autocorrelation(residuals[None], regressors.shape[1])[0])
        return cls(fitted, residuals, min(memory + CAUTION, MOST), gaps, rounding)

    def deviations(self, number: int, random: "Generator") -> "Array":
        """So many series of deviations: shocks drawn from the residuals, whitened, and scaled for the fit."""
        import numpy as np

        pull, size = self.memory**self.gaps, len(self.residuals)
        loose = np.sqrt(1 - pull**2)
        shocks = np.append(self.residuals[:1], (self.residuals[1:] - pull * self.residuals[:-1]) / loose)
        shocks = (shocks - shocks.mean()) * np.sqrt(size / max(size - 3, 1))
        made = random.choice(shocks, size=(number, size))
        for at in range(1, size):
            made[:, at] = pull[at - 1] * made[:, at - 1] + loose[at - 1] * made[:, at]
        return made

    def rounded(self, values: "Array") -> "Array":
        """Values as they would have been written down."""
        import numpy as np

        return np.round(values / self.rounding) * self.rounding if self.rounding else values
