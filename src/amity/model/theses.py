"""Explanations as hypotheses: what each predicts and forbids, and how much its tests would tell."""

import math
from dataclasses import dataclass
from enum import StrEnum

from amity.errors import AmityError, InvalidValue
from amity.model.passages import Passage
from amity.model.queries import Query
from amity.model.when import When

STRONG = 10.0
"""A ratio from which evidence is strong (Jeffreys 1961, Theory of Probability, appendix B)."""


class InvalidThesis(AmityError, ValueError):
    """A file of a thesis that cannot be used. Carries the file, the key in it and the reason."""

    def __init__(self, path: str, key: str, reason: str, remedy: str) -> None:
        where = f"{path}, {key}" if key else path
        super().__init__(f"{where}: {reason}; {remedy}")
        self.path, self.key, self.reason = path, key, reason


class Sort(StrEnum):
    """What passing and failing a test say (Van Evera 1997; Bennett 2010; Mahoney 2012).

    Failing a HOOP test all but rules a thesis out, passing says little; passing a SMOKING_GUN all but proves
    it, failing says little; a DOUBLY_DECISIVE test does both, a STRAW in the wind neither.
    """

    HOOP = "hoop"
    SMOKING_GUN = "smoking gun"
    DOUBLY_DECISIVE = "doubly decisive"
    STRAW = "straw in the wind"

    @staticmethod
    def of(if_true: "Ratio", if_false: "Ratio") -> "Sort":
        """The sort of a test with these ratios, judged by the middle of each range.

        >>> Sort.of(Ratio(low=1, high=3), Ratio(low=0.02, high=0.1)).value
        'hoop'
        """
        proves = max(if_true.middle, if_false.middle) >= STRONG
        rules_out = min(if_true.middle, if_false.middle) <= 1 / STRONG
        if proves:
            return Sort.DOUBLY_DECISIVE if rules_out else Sort.SMOKING_GUN
        return Sort.HOOP if rules_out else Sort.STRAW


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A range of likelihood ratios: how much likelier an outcome is if the thesis holds than if none does.

    "If none does" is the same for all theses that compete: two such states to which none of them applies.
    Only then is the difference of two weights the one by which evidence tells two theses apart; ratios of
    each against "not it", which is the other, would count that twice (Fairfield and Charman 2022). Raises
    InvalidValue where the bounds are not positive numbers in order.

    >>> Ratio(low=1.0, high=4.0).middle
    2.0
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (0 < self.low <= self.high and math.isfinite(self.high)):
            raise InvalidValue("Ratio", "low, high", (self.low, self.high), "two positive numbers in order")

    @property
    def middle(self) -> float:
        """The geometric middle of the range."""
        return math.sqrt(self.low * self.high)

    @property
    def decibels(self) -> "Weight":
        """The range as weight of evidence, in decibels (Good 1950): above nought it speaks for the thesis.

        >>> Ratio(low=1.0, high=10.0).decibels
        Weight(low=0.0, middle=5.0, high=10.0)
        """
        low, middle, high = (10 * math.log10(value) for value in (self.low, self.middle, self.high))
        return Weight(low=low, middle=middle, high=high)


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight of evidence in decibels, with the range that it has over that of its ratios."""

    low: float = 0.0
    middle: float = 0.0
    high: float = 0.0

    def times(self, share: float) -> "Weight":
        """The weight that a share of it, from 0 to 1, is left of."""
        return Weight(self.low * share, self.middle * share, self.high * share)

    def within(self, limit: float) -> "Weight":
        """The weight with what goes beyond a limit, on either side, cut off.

        >>> Weight(-12.0, 3.0, 9.0).within(5.0)
        Weight(low=-5.0, middle=3.0, high=5.0)
        """
        return Weight(*(min(limit, max(-limit, value)) for value in (self.low, self.middle, self.high)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a thesis, and where: a passage of the case, or the citation of a work that is not in it.

    Raises InvalidValue where neither is given.

    >>> Holder(name="B. Szalontai", citation="North Korean Review 12/2 (2016), 45-63").passage is None
    True
    """

    name: str
    citation: str = ""
    passage: Passage | None = None

    def __post_init__(self) -> None:
        if not self.name or not (self.citation or self.passage):
            raise InvalidValue("Holder", "name", self.name, "a name with a citation or a passage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What a thesis leads one to expect or rules out, as a question to the record, with its ratios.

    `forbidden` says that the thesis rules out that the answer is yes. `if_true` and `if_false` are the ratios
    for either answer, given by `by` on the day `on`, for the reason `why`. `taken` is the question of another
    thesis that it takes over, as "thesis.prediction". Raises InvalidValue where, by the
    middle of the ranges, both answers would speak for the thesis or both against it, which no evidence can
    (conservation of expected evidence), or where a prediction that comes true would speak against it.

    >>> from amity.model.queries import Selection, Silent
    >>> which = Selection(kinds=("criticism",), between=("MNG", "PRK"), period=When.parse("1990/1999"))
    >>> Prediction(id="p", says="No blame.", query=Silent(which=which), if_true=Ratio(low=1, high=2),
    ...     if_false=Ratio(low=0.02, high=0.05), by="A", on="2024-01-05").sort.value
    'hoop'
    """

    id: str
    says: str
    query: Query
    if_true: Ratio
    if_false: Ratio
    by: str
    on: str
    why: str = ""
    forbidden: bool = False
    taken: str = ""

    def __post_init__(self) -> None:
        for name in ("id", "says", "by", "on"):
            if not getattr(self, name):
                raise InvalidValue("Prediction", name, "", "given")
        for_it, against = (self.if_false, self.if_true) if self.forbidden else (self.if_true, self.if_false)
        if for_it.middle < 1 or against.middle > 1:
            wanted = "such that the answer that the thesis expects speaks for it, and the other against it"
            pair = ([self.if_true.low, self.if_true.high], [self.if_false.low, self.if_false.high])
            raise InvalidValue("Prediction", "if_true, if_false", pair, wanted)

    @property
    def sort(self) -> Sort:
        """What sort of test it is, by its ratios."""
        return Sort.of(self.if_true, self.if_false)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thesis:
    """An explanation, who holds it, what it is about, and what it predicts and forbids.

    `compatible` are the ids of theses that may hold together with it; all others exclude it. Raises
    InvalidValue where it says nothing, is held by nobody, predicts nothing, or asks the same question twice,
    which would count one piece of evidence double.
    """

    id: str
    title: str
    statement: str
    holders: tuple[Holder, ...]
    states: tuple[str, ...]
    period: When
    predictions: tuple[Prediction, ...]
    file: str = ""
    compatible: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, wanted in (("id", "a name"), ("statement", "a sentence")):
            if not getattr(self, name):
                raise InvalidValue("Thesis", name, "", wanted)
        if not self.predictions:
            raise InvalidValue(
                "Thesis", "predictions", (), "one at least; what predicts nothing is untestable"
            )
        if not self.holders:
            raise InvalidValue("Thesis", "holders", (), "one at least; say who holds it and where")
        first: dict[Query, str] = {}
        for said in self.predictions:
            if first.setdefault(said.query, said.id) != said.id:
                asked = f"{first[said.query]} and {said.id}"
                raise InvalidValue("Thesis", "predictions", asked, "each of another question than the other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """When the predictions and ratios of a thesis were fixed, by whom, and whether that was in time.

    `sha256` is the hash of what was fixed; `shown` the day on which results were first shown for it, empty
    where they were not.
    """

    sha256: str
    by: str = ""
    on: str = ""
    shown: str = ""
    changed: bool = False

    @property
    def says(self) -> str:
        """What is to be said of it beside every result.

        >>> Registration(sha256="", by="A", on="2024-01-05").says
        'registered on 2024-01-05 by A'
        """
        if self.changed:
            return f"CHANGED since it was registered on {self.on} by {self.by}"
        if not self.on:
            return "NOT registered before the results were seen"
        late = f", AFTER results had been shown on {self.shown}" if self.shown else ""
        return f"registered on {self.on} by {self.by}{late}"
