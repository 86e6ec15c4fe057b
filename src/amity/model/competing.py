"""Competing hypotheses laid side by side: outcomes, the matrix, the verdict, and what would flip it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.flows import Flow
from amity.model.queries import Query
from amity.model.theses import Sort, Weight

YES_FROM, NO_UPTO = 0.55, 0.45
"""A question is answered yes or no from these probabilities; what lies between is unknown."""


WEAK = 0.1
"""A verdict that this share of sets of passages drawn at random changes hangs on no few of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer of the record to a question, how sure it is, and what it rests on.

    `probability` is that of a yes. `events`, `claims` and `flows` are what it rests on, `witnesses` the
    independent sources of these. `margin` says the figures in words. An unknown answer has no strength.

    >>> Outcome.of(0.9, margin="3 visits").answer, round(Outcome.of(0.9, margin="3 visits").strength, 2)
    (Answer.YES, 0.8)
    >>> Outcome.of(0.52, margin="").answer, Outcome.of(0.52, margin="").strength
    (Answer.UNKNOWN, 0.0)
    """

    answer: Answer
    probability: float
    margin: str
    events: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    flows: tuple[Flow, ...] = ()
    witnesses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise InvalidValue("Outcome", "probability", self.probability, "between 0 and 1")

    @property
    def strength(self) -> float:
        """How far the answer is from a toss of a coin, from 0 to 1: what share of a ratio it lets through."""
        return 0.0 if self.answer is Answer.UNKNOWN else abs(2 * self.probability - 1)

    @property
    def odds(self) -> float:
        """The odds of the answer as weight of evidence, in decibels: more it can say of no thesis.

        >>> round(Outcome.of(0.9, margin="").odds, 1), Outcome.of(1.0, margin="").odds
        (9.5, inf)
        """
        sure = max(self.probability, 1 - self.probability)
        return 10 * math.log10(sure / (1 - sure)) if sure < 1 else math.inf

    @staticmethod
    def of(
        probability: float,
        *,
        margin: str,
        events: tuple[str, ...] = (),
        claims: tuple[str, ...] = (),
        flows: tuple[Flow, ...] = (),
        witnesses: tuple[str, ...] = (),
    ) -> "Outcome":
        """The outcome with the answer that follows from the probability of a yes."""
        yes, no = probability >= YES_FROM, probability <= NO_UPTO
        answer = Answer.YES if yes else Answer.NO if no else Answer.UNKNOWN
        return Outcome(
            answer=answer, probability=probability, margin=margin,
            events=events, claims=claims, flows=flows, witnesses=witnesses,
        )  # fmt: skip

    @staticmethod
    def unknown(why: str) -> "Outcome":
        """No answer, and why there is none."""
        return Outcome(answer=Answer.UNKNOWN, probability=0.5, margin=why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What the outcome of one question says on one thesis.

    `weight` is the weight of evidence in decibels, already scaled by the outcome's strength and bounded by
    its odds. `sort` is the sort of test that the question is to this thesis; `prediction` the id of what the
    thesis says of it.
    """

    thesis: str
    prediction: str
    weight: Weight
    sort: Sort
    forbidden: bool = False

    @property
    def against(self) -> bool:
        """Whether the thesis fails the test: it expected the other answer."""
        return self.weight.middle < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One piece of evidence: a question, its outcome, and what it says on each thesis that has a view.

    `cells` are by thesis; one that is not in it takes the outcome to be as likely with it as without.
    """

    id: str
    says: str
    query: Query
    outcome: Outcome
    cells: Mapping[str, Cell]
    theses: tuple[str, ...] = ()

    @property
    def diagnosticity(self) -> float:
        """How far it tells the theses apart, in decibels: nought where all expect it alike (Heuer 1999)."""
        weights = [self.cells[name].weight.middle if name in self.cells else 0.0 for name in self.theses]
        return max(weights, default=0.0) - min(weights, default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How a thesis comes out: its score in decibels and its support relative to the rivals.

    Probabilities are lowest, middle and highest over the whole range of all ratios. `support` is the one that
    it would have if exactly one held of it and the theses that exclude it, all equally likely beforehand.
    `alone` is the one against its negation, if it were as likely as not beforehand: its negation is that
    one of those holds, or none of them, each as likely as another.
    """

    thesis: str
    title: str
    score: Weight
    support: Weight
    alone: Weight
    failed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    untouched: tuple[str, ...] = ()
    """Events within its scope that none of its answered questions rests on."""
    events: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two theses: by how much the first leads, over the whole range of the ratios.

    `turning` are the ids of rows that alone could turn the order if their ratios were at the other end.
    `compatible` says that both may hold, so that what speaks for the one need not speak against the other.
    """

    first: str
    second: str
    lead: Weight
    turning: tuple[str, ...] = ()
    compatible: bool = False

    @property
    def robust(self) -> bool:
        """Whether the first is above the second whatever the ratios in their ranges."""
        return self.lead.low > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """The competing theses on one record.

    `front` are the theses that the evidence does not set apart from the best: one is the leader, of several
    it is undecided which. `fronts_by_discount` are those that would be if evidence of one witness were
    discounted otherwise.
    """

    rows: tuple[Row, ...]
    accounts: tuple[Account, ...]
    pairs: tuple[Pair, ...]
    front: tuple[str, ...]
    fronts_by_discount: Mapping[float, tuple[str, ...]] = field(default_factory=dict)

    @property
    def leader(self) -> str | None:
        """The thesis that leads alone; None where it is undecided."""
        return self.front[0] if len(self.front) == 1 else None

    @property
    def united(self) -> bool:
        """Whether the theses of the front are several that may all hold together: nothing is undecided."""
        inner = [pair for pair in self.pairs if pair.first in self.front and pair.second in self.front]
        return bool(inner) and all(pair.compatible for pair in inner)

    @property
    def bare(self) -> bool:
        """Whether no thesis explains more of the answers than none of them does: the best has no weight."""
        return bool(self.accounts) and self.accounts[0].score.middle <= 0

    @property
    def robust(self) -> bool:
        """Whether all of the front stay above all others whatever the ratios in their ranges."""
        ahead = [pair for pair in self.pairs if pair.first in self.front and pair.second not in self.front]
        return bool(ahead) and all(pair.robust for pair in ahead)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is lost together: a passage with its copies in other sources, or a measured value with its own.

    `claims` are ids, `flows` values; `label` shows the words or the figure.
    """

    id: str
    label: str
    claims: tuple[str, ...] = ()
    flows: tuple[Flow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A smallest set of passages whose loss changes the verdict, and which theses are then at the front."""

    units: tuple[Unit, ...]
    front: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What the search for decisive passages found, how far it went, and the control beside it.

    The verdict is the `front`, and `distance` the decibels that are missing for another one. Of `units`
    passages and figures sets of up to `largest` were tried, of up to `complete` every one. Of `draws` sets
    of as many passages that no flip names, drawn at random, `flipped` changed it too: none by construction
    where all sets of that size were tried. Of `drawn_of_all` sets of as many drawn from all passages
    `flipped_of_all` changed it: where these are many, the verdict is weak and hangs on no few passages.
    """

    front: tuple[str, ...]
    flips: tuple[Flip, ...]
    units: int
    evaluations: int
    largest: int
    complete: int
    distance: float = 0.0
    draws: int = 0
    flipped: int = 0
    drawn_of_all: int = 0
    flipped_of_all: int = 0

    @property
    def weak(self) -> bool:
        """Whether so large a share of sets drawn from all passages changes the verdict as WEAK says."""
        return self.drawn_of_all > 0 and self.flipped_of_all / self.drawn_of_all >= WEAK

    @property
    def named(self) -> tuple[tuple[Unit, int], ...]:
        """Each passage of the flips with in how many of them it is, the most frequent first."""
        units = {unit.id: unit for flip in self.flips for unit in flip.units}
        counts = {name: sum(unit.id == name for flip in self.flips for unit in flip.units) for name in units}
        ranked = sorted(units, key=lambda name: (-counts[name], name))
        return tuple((units[name], counts[name]) for name in ranked)
