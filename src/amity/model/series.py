"""Measured series: what was counted year by year, how exactly, and what must not be taken at its face."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from amity.errors import InvalidValue
from amity.model.flows import Flow, Observation
from amity.model.when import When


class FlagKind(StrEnum):
    """Why a value must not be taken at its face, or not without a second look."""

    ARTEFACT = "artefact"
    """All that is counted of one state in one period is out of line, as where another's rows were copied."""
    SPIKE = "spike"
    """It leaps out of its series and back at once, far beyond what the series does otherwise."""
    STATED = "stated"
    """Its source says so."""
    IMPOSSIBLE = "impossible"
    """The quantity cannot have such a value."""
    REPEATED = "repeated"
    """It is that of the period before to the last digit, as where a figure was carried forward."""
    SEAM = "seam"
    """From here on the figures are of another table or unit."""
    CONTRADICTED = "contradicted"
    """Another row or source has another figure for the same, beyond what rounding explains."""
    FEW = "few"
    """It is a share of very few."""


SERIOUS = frozenset({FlagKind.ARTEFACT, FlagKind.SPIKE, FlagKind.STATED, FlagKind.IMPOSSIBLE})
"""Flags of values that are not news: no finding may rest on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Why a value must not be taken at its face: the reason in words, and the rows that show it.

    `strength` is how far out of line it is, in units of the series' own noise, where that was reckoned.

    >>> Flag(kind=FlagKind.SPIKE, period=When.parse("1993"), reason="...", rows=("votes:4",)).serious
    True
    """

    kind: FlagKind
    period: When
    reason: str
    rows: tuple[str, ...] = ()
    strength: float | None = None

    @property
    def serious(self) -> bool:
        """Whether no finding may rest on the value."""
        return self.kind in SERIOUS


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A period of a series: its value with the interval that rounding leaves, or why there is none.

    `rows` are where the figure stands ("table:line", "document@start-end"), several where rows agree; `flows`
    are those rows. Raises InvalidValue where the value lies outside its interval or the observation says
    otherwise than the value.

    >>> year = When.parse("1991")
    >>> point = Point(period=year, value=2.3, low=2.25, high=2.35, observation=Observation.OBSERVED)
    >>> point.year, point.counted, point.doubtful
    (1991, True, False)
    """

    period: When
    value: float | None
    low: float | None
    high: float | None
    observation: Observation
    rows: tuple[str, ...] = ()
    flows: tuple[Flow, ...] = ()
    flags: tuple[Flag, ...] = ()

    def __post_init__(self) -> None:
        if self.counted != (self.value is not None):
            raise InvalidValue("Point", "value", self.value, f"as its observation says: {self.observation}")
        if self.value is not None and (self.low is None or self.high is None):
            raise InvalidValue("Point", "low", self.low, "given with high, where there is a value")
        if self.value is not None and not (self.low or 0) <= self.value <= (self.high or 0):
            raise InvalidValue("Point", "value", self.value, f"between {self.low} and {self.high}")

    @property
    def year(self) -> int | None:
        """The year of the period; the first, where it has several."""
        return self.period.first_year

    @property
    def counted(self) -> bool:
        """Whether there is a figure, an observed nought among them."""
        return self.observation in (Observation.OBSERVED, Observation.ZERO)

    @property
    def doubtful(self) -> bool:
        """Whether a flag says that no finding may rest on it."""
        return any(flag.serious for flag in self.flags)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """A change in what figures are counted in or paid with, from claims or notes that speak of it.

    `claims` are ids of claims, `rows` are rows whose note says so; `cue` is the word that told.
    """

    since: When
    cue: str
    words: str
    claims: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values of one measure between two states, or of one state, from one source, in order of time.

    `source` and `target` are codes of states as they are last called; `target` is None for what is counted of
    one state alone. `nonnegative` says that the quantity cannot be below nought. `origin` is the source as
    its table names it, `tables` are the tables and files; `copies` are tables that say the same, to the last
    digit, and are counted once. `parts` are the ids of the series that a sum or share was made of.

    Raises InvalidValue where the periods are not in order or one is there twice.

    >>> def point(year: str, value: float) -> Point:
    ...     return Point(period=When.parse(year), value=value, low=value, high=value,
    ...                  observation=Observation.OBSERVED if value else Observation.ZERO)
    >>> series = Series(id="s-1", measure="aid", unit="t", source="FIN", target="EST", directed=True,
    ...     origin="", points=(point("1990", 3), point("1992", 0)))
    >>> series.years, series.gaps, series.at(1992).observation.value
    ((1990, 1992), (1991,), 'zero')
    """

    id: str
    measure: str
    unit: str
    source: str | None
    target: str | None
    directed: bool
    origin: str
    points: tuple[Point, ...]
    tables: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    regimes: tuple[Regime, ...] = ()
    notes: tuple[str, ...] = ()
    nonnegative: bool = True
    parts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        keys = [point.period.sort_key for point in self.points]
        periods = [str(point.period) for point in self.points]
        if keys != sorted(keys) or len(set(periods)) < len(keys):
            raise InvalidValue("Series", "points", periods, "in order, each once")

    @property
    def counted(self) -> tuple[Point, ...]:
        """The points that have a figure, observed noughts among them."""
        return tuple(point for point in self.points if point.counted)

    @property
    def sound(self) -> tuple[Point, ...]:
        """The points that have a figure on which a finding may rest."""
        return tuple(point for point in self.counted if not point.doubtful)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a figure, in order, each once."""
        return tuple(dict.fromkeys(p.year for p in self.counted if p.year is not None))

    @property
    def missing(self) -> tuple[int, ...]:
        """The years that the source has without a figure."""
        lost = (p.year for p in self.points if p.observation is Observation.MISSING)
        return tuple(year for year in dict.fromkeys(lost) if year is not None)

    @property
    def gaps(self) -> tuple[int, ...]:
        """The years between the first and the last figure that have none: missing, or not counted at all."""
        years = self.years
        return tuple(y for y in range(years[0], years[-1]) if y not in set(years)) if years else ()

    @property
    def step(self) -> int:
        """The years from one figure to the next, as they mostly are; 0 for fewer than two figures."""
        steps = sorted(b - a for a, b in zip(self.years, self.years[1:], strict=False))
        return steps[len(steps) // 2] if steps else 0

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The flags of all points, in order of time."""
        return tuple(flag for point in self.points for flag in point.flags)

    def at(self, year: int) -> Point:
        """The point of a year; one that is outside of what was counted where the source has no row for it."""
        return next((p for p in self.points if p.year == year), _outside(year))

    def within(self, first: int, last: int) -> Iterator[Point]:
        """The points with a figure from one year to another, both among them."""
        return (p for p in self.counted if p.year is not None and first <= p.year <= last)


def _outside(year: int) -> Point:
    when = When.of_year(year)
    return Point(period=when, value=None, low=None, high=None, observation=Observation.OUTSIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two series that have different figures for the same, beyond what rounding explains.

    `ids` are those of the series, `values` their figures, `rows` where these stand.
    """

    period: When
    ids: tuple[str, str]
    values: tuple[float, float]
    rows: tuple[str, ...]
    reason: str


class Direction(StrEnum):
    """Where a series goes between two dates, as far as rounding lets it be said."""

    RISES = "rises"
    FALLS = "falls"
    STAYS = "stays"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What a series does over a period: first and last figure, direction, and how many points say so."""

    series: str
    label: str
    points: tuple[Point, ...]
    direction: Direction

    @property
    def ends(self) -> tuple[float, float] | None:
        """The first and the last figure; None where there are fewer than two."""
        values = [point.value for point in self.points if point.value is not None]
        return (values[0], values[-1]) if len(values) > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two series over one period: what each does, and what so many points can show.

    `p` is the chance that two series without any tie would differ in direction at least so, by permutation of
    the order of both; None where there are too few points to reckon. `says` puts it into a sentence.
    """

    period: tuple[int, int]
    one: Course
    other: Course
    p: float | None
    says: str
