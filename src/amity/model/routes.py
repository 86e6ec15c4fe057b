"""Ways for a cargo between two places: what each costs, how much it carries, what would change the order."""

import math
from dataclasses import dataclass
from enum import StrEnum

from amity.errors import InvalidValue
from amity.model.relations import Estimate
from amity.model.when import When


class Mode(StrEnum):
    """What carries the cargo over a link."""

    RAIL = "rail"
    ROAD = "road"
    RIVER = "river"
    SEA = "sea"
    PIPE = "pipe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The least and the most that something can be; `high` is None where no upper bound is known.

    >>> Bounds(low=2, high=3) + Bounds(low=1, high=None)
    Bounds(low=3, high=None)
    """

    low: float
    high: float | None

    def __post_init__(self) -> None:
        if self.high is not None and self.low > self.high:
            raise InvalidValue("Bounds", "low", self.low, f"at most {self.high}")

    def __add__(self, other: "Bounds") -> "Bounds":
        high = None if self.high is None or other.high is None else self.high + other.high
        return Bounds(low=self.low + other.low, high=high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a table: a value, a range or unknown (both ends None), and where it comes from.

    `name` is the column, `subject` the place or link that it is of, `table` and `line` where it stands,
    `source` who gives it, `check` where it is still to be verified ("" where it was). Raises InvalidValue for
    a figure below nought, or a range whose low end is above its high one.

    >>> Figure(name="length_km", subject="A-B", low=240, high=270).known
    True
    """

    name: str
    subject: str
    low: float | None
    high: float | None
    table: str = ""
    line: int = 0
    source: str = ""
    check: str = ""

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise InvalidValue("Figure", self.name, (self.low, self.high), "two ends, or unknown")
        if self.low is None or self.high is None:
            return
        if not (math.isfinite(self.low) and math.isfinite(self.high)) or self.low < 0:
            raise InvalidValue("Figure", self.name, self.text, "a number from 0")
        if self.low > self.high:
            raise InvalidValue("Figure", self.name, self.text, "a range from low to high")

    @property
    def known(self) -> bool:
        """Whether there is a value or a range."""
        return self.low is not None

    @property
    def bounds(self) -> Bounds:
        """What it can be: anything from nought up where it is unknown."""
        return Bounds(low=self.low or 0.0, high=self.high)

    @property
    def middle(self) -> float:
        """Halfway between its ends; infinite where it is unknown."""
        return math.inf if self.low is None or self.high is None else (self.low + self.high) / 2

    @property
    def text(self) -> str:
        """The figure as it is written: "240", "240-270" or "unknown"."""
        if self.low is None or self.high is None:
            return "unknown"
        return f"{self.low:g}" if self.low == self.high else f"{self.low:g}-{self.high:g}"

    @property
    def where(self) -> str:
        """The row that it stands in."""
        return f"{self.table}, line {self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A node of the network: a mine, a border crossing, a port, a junction.

    A cargo that changes its gauge or mode here is transferred: at `transfer_cost` US$ a tonne, after
    `transfer_days`, of at most `transfer_capacity` Mt a year. What ends in a port is too.
    """

    name: str
    state: str
    sort: str
    transfer_cost: Figure
    transfer_days: Figure
    transfer_capacity: Figure

    @property
    def port(self) -> bool:
        """Whether ships load here."""
        return self.sort.casefold() == "port"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A stretch between two places that carries in both directions, or only from the first to the second.

    `gauges` are those of its track in mm, none of a road. The costs are US$ a tonne-kilometre and a tonne;
    `crossing_cost` and `crossing_days` are of the border on it; `capacity` is what is free for the cargo, in
    Mt a year. A `planned` link does not exist yet. `exists` is the time for which it does, `closed` are the
    times for which it was shut.

    Raises InvalidValue for a link from a place to itself, or a railway without a gauge or with one that is
    not above 0.
    """

    ends: tuple[str, str]
    mode: Mode
    gauges: tuple[int, ...] = ()
    length: Figure
    cost_per_tkm: Figure
    cost_per_t: Figure
    crossing_cost: Figure
    crossing_days: Figure
    capacity: Figure
    oneway: bool = False
    planned: bool = False
    exists: When | None = None
    closed: tuple[When, ...] = ()
    line: int = 0

    def __post_init__(self) -> None:
        if self.ends[0] == self.ends[1]:
            raise InvalidValue("Link", "to", self.ends[1], "another place than where it starts")
        if (self.mode is Mode.RAIL) != bool(self.gauges):
            raise InvalidValue("Link", "gauge_mm", self.gauges, "given for a railway, and for nothing else")
        if any(gauge <= 0 for gauge in self.gauges):
            raise InvalidValue("Link", "gauge_mm", self.gauges, "above 0")

    @property
    def name(self) -> str:
        """Its ends and mode, such as "Khasan-Tumangang (rail)"."""
        return f"{self.ends[0]}-{self.ends[1]} ({self.mode})"

    @property
    def carriers(self) -> tuple[str, ...]:
        """What can run on it: a mode, or rail of a gauge."""
        return tuple(f"rail {gauge}" for gauge in self.gauges) or (str(self.mode),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Places and the links between them, as a folder's tables have them."""

    places: tuple[Place, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A link as a route takes it: from `start` to `end`, in wagons or vehicles of one kind."""

    start: str
    end: str
    carrier: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A part of a route's cost in US$ a tonne: the product of its figures.

    >>> km = Figure(name="length_km", subject="A-B", low=100, high=120)
    >>> rate = Figure(name="cost_per_tkm", subject="A-B", low=0.02, high=0.03)
    >>> Term(what="carriage A-B", figures=(km, rate)).bounds
    Bounds(low=2.0, high=3.5999999999999996)
    """

    what: str
    figures: tuple[Figure, ...]

    @property
    def bounds(self) -> Bounds:
        """The least and the most that it comes to."""
        highs = [figure.high for figure in self.figures]
        low = math.prod(figure.low or 0.0 for figure in self.figures)
        return Bounds(low=low, high=None if None in highs else math.prod(h for h in highs if h is not None))

    @property
    def middle(self) -> float:
        """What it comes to with each figure at its middle; infinite where one is unknown."""
        return math.prod(figure.middle for figure in self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What limits how much a route carries: a link or a transfer, with its capacity in Mt a year."""

    what: str
    capacity: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way for the cargo, with what it costs, what it carries and how sure that is.

    `terms` add up to `cost`, whose bounds are exact for the ranges given; `likely` has the median and the
    middle 90% of the draws; `cheapest` is the share of draws in which no other route costs less. Both are
    None where a cost on the way is unknown. `share` is how much of the cargo can be carried, from 0 to 1,
    with `bottleneck` what limits it most, as far as capacities are known. `waiting` are days at borders and
    transfers, without the running time. `closures` tell when a link of it was shut.
    """

    legs: tuple[Leg, ...]
    terms: tuple[Term, ...]
    cost: Bounds
    length: Bounds
    waiting: Bounds
    share: Bounds
    transfers: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    bottleneck: Limit | None = None
    likely: Estimate | None = None
    cheapest: float | None = None
    closures: tuple[str, ...] = ()

    @property
    def start(self) -> str:
        """Where it begins."""
        return self.legs[0].start

    @property
    def end(self) -> str:
        """Where it ends."""
        return self.legs[-1].end

    @property
    def middle(self) -> float:
        """What it costs with each figure at its middle; infinite where one is unknown."""
        return math.fsum(term.middle for term in self.terms)

    @property
    def places(self) -> tuple[str, ...]:
        """All places on it, in order."""
        return (self.start, *(leg.end for leg in self.legs))

    @property
    def unknown(self) -> tuple[Figure, ...]:
        """The figures of its cost that nobody gives."""
        return tuple(figure for term in self.terms for figure in term.figures if not figure.known)

    @property
    def planned(self) -> tuple[Link, ...]:
        """The links on it that do not exist yet."""
        return tuple(leg.link for leg in self.legs if leg.link.planned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A single estimate that changes which route is the cheapest, with all others at their middle.

    `figures` are those that rest on it: of one column, with the same range and source, or one that is
    unknown. Beyond `value` in its range, toward its end `toward`, the route at place `rival` in the list
    costs less than the first; of an unknown figure, below `value`.
    """

    figures: tuple[Figure, ...]
    value: float
    toward: float
    rival: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """The ways for a cargo from one place to some others, the cheapest first.

    `tonnes` are a year. Those with an unknown cost stand last. `shares` has for each of `ends` the share of
    draws in which a route to it is the cheapest of all, None where no cost of a way there is known. `flips`
    are the single estimates that change which one is the cheapest; the routes that they make so are listed,
    too, beyond those that were asked for. `unreached` says of a destination why no way leads there; `cut`
    whether more routes could be the cheapest than were looked at.
    """

    start: str
    ends: tuple[str, ...]
    tonnes: float
    at: When | None
    with_planned: bool
    routes: tuple[Route, ...]
    shares: tuple[tuple[str, float | None], ...] = ()
    flips: tuple[Flip, ...] = ()
    unreached: tuple[str, ...] = ()
    cut: bool = False
    draws: int = 0
    seed: int = 0

    @property
    def best(self) -> Route | None:
        """The route that costs least with each figure at its middle; None where no cost is known."""
        return next((route for route in self.routes if math.isfinite(route.middle)), None)

    def to(self, end: str) -> tuple[Route, ...]:
        """The routes to one of the places."""
        return tuple(route for route in self.routes if route.end == end)
