"""Probabilities for what may happen, and how they did."""

import math
from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A probability for at least one event of a kind in a dyad and window, made on a day (`made`).

    `outcome` is whether there was one, None until the window has passed.

    >>> forecast = Forecast(id="p1", states=("MNG", "PRK"), kind="visit", window=When.parse("2030"),
    ...     probability=0.75, made=When.parse("2029-12-31"), outcome=True)
    >>> forecast.brier, round(forecast.log_score, 3)
    (0.0625, 0.288)
    """

    id: str
    states: tuple[str, str]
    kind: str
    window: When
    probability: float
    made: When
    outcome: bool | None = None
    method: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise InvalidValue("Forecast", "probability", self.probability, "between 0 and 1")
        if len(self.states) != 2 or self.states[0] >= self.states[1]:
            raise InvalidValue("Forecast", "states", self.states, "two codes in alphabetical order")
        if not self.kind:
            raise InvalidValue("Forecast", "kind", self.kind, "a kind of `amity kinds`")

    @property
    def brier(self) -> float | None:
        """The squared error (Brier 1950): 0 is perfect, 0.25 what a coin gets; None while it is open."""
        return None if self.outcome is None else (self.probability - self.outcome) ** 2

    @property
    def log_score(self) -> float | None:
        """Minus the logarithm of the probability given to what came about (Good 1952); None while open."""
        if self.outcome is None:
            return None
        given = self.probability if self.outcome else 1 - self.probability
        return -math.log(given) if given else math.inf
