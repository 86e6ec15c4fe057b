"""Explanations as hypotheses that evidence can speak for or against."""

import math
from dataclasses import dataclass

from amity.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLink:
    """What one event or claim says on a thesis.

    `ratio` is the likelihood ratio: how much more likely the evidence is if the thesis holds than if it does
    not (Fairfield and Charman 2017, "Explicit Bayesian Analysis for Process Tracing"). Raises InvalidValue
    where it is not a positive number.

    >>> round(EvidenceLink(evidence="e-1", ratio=10.0, why="only a thaw explains it").weight, 1)
    10.0
    """

    evidence: str
    ratio: float
    why: str = ""

    def __post_init__(self) -> None:
        if not (self.ratio > 0 and math.isfinite(self.ratio)):
            raise InvalidValue("EvidenceLink", "ratio", self.ratio, "a positive number")

    @property
    def weight(self) -> float:
        """The weight of evidence in decibels (Good 1950): above nought it speaks for the thesis."""
        return 10 * math.log10(self.ratio)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thesis:
    """An explanation, who holds it, what it leads one to expect, and the evidence on it.

    `prior` is the probability before the evidence.

    >>> link = EvidenceLink(evidence="e-1", ratio=4.0)
    >>> Thesis(id="t1", statement="Aid followed ideology.", prior=0.5, links=(link,)).posterior
    0.8
    """

    id: str
    statement: str
    prior: float = 0.5
    holders: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()
    links: tuple[EvidenceLink, ...] = ()

    def __post_init__(self) -> None:
        if not self.statement:
            raise InvalidValue("Thesis", "statement", self.statement, "a sentence")
        if not 0 < self.prior < 1:
            raise InvalidValue("Thesis", "prior", self.prior, "between 0 and 1")

    @property
    def posterior(self) -> float:
        """The probability after the evidence, whose items are taken as independent of each other."""
        log_odds = math.log(self.prior / (1 - self.prior)) + sum(math.log(link.ratio) for link in self.links)
        return 1 / (1 + math.exp(-log_odds))
