"""Net cooperation between two states: a summary of reported events, never of sentiment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from amity.errors import InvalidValue
from amity.model.flows import Observation
from amity.model.relations import Estimate
from amity.model.when import When


class Every(StrEnum):
    """How long the periods are that events are counted by."""

    YEAR = "year"
    MONTH = "month"

    @property
    def years(self) -> float:
        """The length of a period in years.

        >>> Every.MONTH.years * 12
        1.0
        """
        return 1.0 if self is Every.YEAR else 1 / 12


class Component(StrEnum):
    """What net cooperation is made from. EASING is the giving way that ends coercion: releases, truces."""

    CONTACTS = "contacts"
    STATUS = "status"
    TREATIES = "treaties"
    WORDS = "words"
    AID = "aid"
    ECONOMY = "economy"
    COERCION = "coercion"
    EASING = "easing"


class Way(StrEnum):
    """Who acts on whom: the first state in alphabetical order on the second, the reverse, both, or any."""

    FORTH = "forth"
    BACK = "back"
    JOINT = "joint"
    ALL = "all"

    def named(self, states: tuple[str, str]) -> str:
        """The way with the codes of the states.

        >>> Way.BACK.named(("MNG", "PRK")), Way.JOINT.named(("MNG", "PRK"))
        ('PRK>MNG', 'joint')
        """
        one, other = states
        return {Way.FORTH: f"{one}>{other}", Way.BACK: f"{other}>{one}"}.get(self, str(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentCount:
    """How many deeds of one component, in one direction, fall into a period, and on whose telling.

    `deeds` counts those told as having happened, `expected` is the sum of their credence, and both have parts
    of a deed where its date leaves several periods open. `promises` counts acts that were only planned,
    proposed or invited: words, never deeds. `streams` are the independent sources that speak of the period,
    `exposure` how many sources' worth of telling that is; without any, a nought says nothing. `entries` are
    the ids of the events.

    >>> none = ComponentCount(period=When.of_year(1970), component=Component.AID, way=Way.FORTH)
    >>> none.observation
    <Observation.OUTSIDE: 'outside'>
    """

    period: When
    component: Component
    way: Way
    deeds: float = 0.0
    expected: float = 0.0
    promises: float = 0.0
    streams: tuple[str, ...] = ()
    exposure: float = 0.0
    entries: tuple[str, ...] = ()

    @property
    def observation(self) -> Observation:
        """Whether it is a count, a nought that sources bear out, or a time of which none speaks."""
        if self.deeds or self.promises:
            return Observation.OBSERVED
        return Observation.ZERO if self.streams else Observation.OUTSIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation:
    """Net cooperation in a period and direction.

    `estimate` is the weighted sum of events a year as it would be reported were all sources speaking fully,
    with a 90 % interval; None where one abstains, and then `abstained` says why. `reported` is the sum of
    weight times credence over what is told, as it stands. `telling` is the share of what all sources would
    report that those speaking of the period do. `entries` are the events of the period itself: the level
    rests on those of the periods around too.

    Raises InvalidValue where there is neither an estimate nor a reason, or both.

    >>> Cooperation(period=When.of_year(1970), way=Way.ALL, abstained="1 independent source").estimate is None
    True
    """

    period: When
    way: Way
    estimate: Estimate | None = None
    reported: float = 0.0
    telling: float = 0.0
    streams: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    abstained: str = ""

    def __post_init__(self) -> None:
        if (self.estimate is None) != bool(self.abstained):
            raise InvalidValue("Cooperation", "abstained", self.abstained, "a reason where, and only where, "
                               "there is no estimate")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingShare:
    """Which share of the reported deeds a source tells in a year of which it speaks fully.

    `told` is the number of deeds that it tells. The interval is wide where it shares no years, or few deeds,
    with others.
    """

    source: str
    label: str
    share: Estimate
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetCooperation:
    """The path of net cooperation between two states, by direction.

    `weights` names the weights, `paths` has the periods of each way in order, `shares` the sources. `entries`
    are all events that count; `set_aside` has, by reason, those between the two states that do not.

    >>> NetCooperation(states=("MNG", "PRK"), every=Every.YEAR, weights="Goldstein 1992").path(Way.ALL)
    ()
    """

    states: tuple[str, str]
    every: Every
    weights: str
    paths: Mapping[Way, tuple[Cooperation, ...]] = field(default_factory=dict)
    shares: tuple[TellingShare, ...] = ()
    entries: tuple[str, ...] = ()
    set_aside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def path(self, way: Way = Way.ALL) -> tuple[Cooperation, ...]:
        """The periods of one way, in order; empty where nothing is known."""
        return self.paths.get(way, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """What other weights make of a path, by the periods that have a figure under both.

    `rank_correlation` is Kendall's tau-b of the two paths, None where one of them is flat or has fewer than
    three periods; `order_flips` the share of pairs of periods that change their order, `sign_flips` that of
    periods that change their sign.
    """

    weights: str
    periods: int
    rank_correlation: float | None
    order_flips: float
    sign_flips: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """How far a path of net cooperation hangs on its weights."""

    way: Way
    alternatives: tuple[Alternative, ...] = ()

    @property
    def worst(self) -> Alternative | None:
        """The weights under which most pairs of periods change their order; None where there are none."""
        return max(
            self.alternatives, key=lambda one: (one.order_flips, one.sign_flips, one.weights), default=None
        )
