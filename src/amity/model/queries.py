"""What a thesis asks of the record: the few forms of question, each of which has an answer."""

import math
from dataclasses import dataclass
from enum import StrEnum

from amity.errors import InvalidValue
from amity.model.contacts import Rank
from amity.model.relations import Turn
from amity.model.when import When


class Change(StrEnum):
    """How a measured quantity went from one period to another."""

    RISES = "rises"
    FALLS = "falls"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which events: of these kinds, of these states, within a period, told in these words.

    `source` and `target` are who acts on whom; `between` two states in whatever role. With `words` at least
    one of the passages that tell of the event has one of them, whole and whatever its capitals ("port*" is
    any word that begins so); with `rank` the contact
    that it is part of was at that rank or above it. Raises InvalidValue
    where no kind or no state is named.

    >>> Selection(kinds=("criticism",), source="PRK", target="MNG", period=When.parse("1990/1999")).states
    ('PRK', 'MNG')
    """

    kinds: tuple[str, ...]
    period: When
    source: str | None = None
    target: str | None = None
    between: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    rank: Rank | None = None

    def __post_init__(self) -> None:
        if not self.kinds:
            raise InvalidValue("Selection", "kinds", self.kinds, "one kind at least")
        if not self.states:
            raise InvalidValue("Selection", "between", self.between, "two states, or give `from` or `to`")

    @property
    def states(self) -> tuple[str, ...]:
        """The states that have to take part."""
        named = (self.source, self.target, *self.between)
        return tuple(dict.fromkeys(state for state in named if state))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Which measured quantity, between which two states; the `unit` where a case has it in several."""

    measure: str
    between: tuple[str, str]
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Did such events happen, so many times at least?"""

    which: Selection
    at_least: int = 1

    def __post_init__(self) -> None:
        if self.at_least < 1:
            raise InvalidValue("Happened", "at_least", self.at_least, "1 or more; to ask for none ask `none`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """Did no such event happen? As strong as the coverage of the period, and who says so."""

    which: Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Were such events more frequent than in another period, by a factor at least?

    With `fewer` it asks for less frequent. Counted is what the sources tell that speak of both periods.
    """

    which: Selection
    than: When
    factor: float = 1.0
    fewer: bool = False

    def __post_init__(self) -> None:
        _check_factor("Compared", self.factor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Did a quantity rise or fall by a factor from one period to the next, or hold within it?"""

    series: Measured
    before: When
    after: When
    change: Change
    factor: float = 2.0

    def __post_init__(self) -> None:
        _check_factor("Changed", self.factor)
        if self.factor == 1.0 and self.change is Change.HOLDS:
            raise InvalidValue("Changed", "factor", self.factor, "above 1, or nothing could hold")


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Do two quantities move the same way from one time to the next, the second `lag` years later?

    With `opposite` it asks whether they move against each other.
    """

    series: Measured
    other: Measured
    lag: int = 0
    opposite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Does a quantity break, in level or in logarithms, at a date that is sought and lies within a period?

    With `change` to a higher or a lower mean; with `largest` it asks whether the largest of all breaks of
    the series in level lies there. A break that is found says yes; that none is found says nothing, for it
    may be too small to be seen. Raises InvalidValue where it is asked whether a break holds.
    """

    series: Measured
    within: When
    change: Change | None = None
    largest: bool = False

    def __post_init__(self) -> None:
        if self.change is Change.HOLDS:
            raise InvalidValue("Broken", "change", self.change, "rises or falls")


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Were events of one selection more frequent in the years after those of another than at other times?

    `which` come first; `then` are what follows `within` so many years, and what they are compared with are
    the other years of `then`'s period. So it is asked whether one dyad leads another.
    """

    which: Selection
    then: Selection
    within: int = 2

    def __post_init__(self) -> None:
        if self.within < 1:
            raise InvalidValue("Followed", "within", self.within, "1 year or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Represented:
    """Was a state represented with another at a date, at a level or above it?

    `level` is the value of a `Level` of `amity.model.representation`, such as "relations" or "ambassador".
    """

    source: str
    target: str
    at: When
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """Does a phase with more, or fewer, of something begin within so many years of a time?

    `channel` is what `amity phases` tells of: "contacts", "formal acts", "trade". Raises InvalidValue for
    other than two states, a turn that is neither to more nor to fewer, or years below nought.

    >>> Turned(between=("GHA", "TGO"), channel="trade", to=Turn.MORE, near=When.parse("1962")).years
    (1959, 1965)
    """

    between: tuple[str, str]
    channel: str
    to: Turn
    near: When
    within: int = 3

    def __post_init__(self) -> None:
        if len(set(self.between)) != 2:
            raise InvalidValue("Turned", "between", self.between, "two states")
        if self.to not in (Turn.MORE, Turn.FEWER):
            raise InvalidValue("Turned", "to", self.to, "more or fewer")
        if self.within < 0:
            raise InvalidValue("Turned", "within", self.within, "0 years or more")
        if self.near.first_year is None or self.near.last_year is None:
            raise InvalidValue("Turned", "near", str(self.near), "a year, or a period with both ends")

    @property
    def years(self) -> tuple[int, int]:
        """The first and last year in which the phase may begin."""
        return (self.near.first_year or 0) - self.within, (self.near.last_year or 0) + self.within


@dataclass(frozen=True, slots=True, kw_only=True)
class Preceded:
    """Does one turn come, and after it another: is the order of two phases such?"""

    first: Turned
    then: Turned


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Does a treaty that two states signed in a period name a theme?

    With `lacking` it asks whether such a treaty is said to lack it. Lesser agreements count with `lesser`.
    """

    between: tuple[str, str]
    period: When
    theme: str
    lacking: bool = False
    lesser: bool = False


OfQuantities = Changed | Together | Broken
OfPhases = Turned | Preceded
Query = Happened | Silent | Compared | Followed | Represented | Agreed | OfQuantities | OfPhases


def _check_factor(kind: str, factor: float) -> None:
    if not (math.isfinite(factor) and factor >= 1):
        raise InvalidValue(kind, "factor", factor, "a number from 1 upwards")
