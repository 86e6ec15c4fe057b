"""What a series shows: breaks at unknown dates, effects of dated events, differences between dyads."""

from dataclasses import dataclass, field
from enum import StrEnum

from amity.errors import InvalidValue
from amity.model.relations import Estimate


def digits(number: float, many: int = 3, sign: str = "") -> str:
    """A number with so many significant digits, never with an exponent where it is large.

    >>> digits(2534.2), digits(-0.5678, sign="+"), digits(3.5e6, 2), digits(0.00001)
    ('2530', '-0.568', '3500000', '1e-05')
    """
    said = f"{number:{sign}.{many}g}"
    return f"{float(said):{sign}.0f}" if "e+" in said else said


class Scale(StrEnum):
    """What is compared: values, or their natural logarithms, in which every halving is as large."""

    LEVEL = "level"
    LOGARITHM = "logarithm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The change from one value to the next; `rows` are where the two stand.

    `low` and `high` bound the change as far as rounding leaves it open, on the scale; infinite where one of
    the two is a nought and logarithms are compared. `ratio` is the later value as a share of the earlier one,
    None where that is nought.

    >>> fall = Step(years=(1990, 1991), values=(13.3, 2.3), scale=Scale.LEVEL, low=-11.1, high=-10.9)
    >>> round(fall.change, 1), round(fall.ratio, 2), round(fall.size, 1)
    (-11.0, 0.17, 10.9)
    """

    years: tuple[int, int]
    values: tuple[float, float]
    scale: Scale
    low: float
    high: float
    rows: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise InvalidValue("Step", "low", self.low, f"at most {self.high}")

    @property
    def change(self) -> float:
        """The difference of the two values."""
        return self.values[1] - self.values[0]

    @property
    def ratio(self) -> float | None:
        """The later value as a share of the earlier one."""
        return self.values[1] / self.values[0] if self.values[0] else None

    @property
    def size(self) -> float:
        """How large the change is at least, whatever rounding hides."""
        return 0.0 if self.low <= 0 <= self.high else min(abs(self.low), abs(self.high))


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A change of the mean of a series at a date that was sought, not given.

    It lies between `years`, the last of the old mean and the first of the new. `statistic` is F at that date
    (Andrews 1993), `p` the chance of as large a one anywhere in a series without a break that is as
    autocorrelated and as rounded. `before` and `after` are the means of the stretches on both sides, up to
    the breaks beside it, on the series' own scale (of logarithms the geometric means). `at_end` says that it
    is as near to an end of the years it was sought in as any that can be told: it may lie beyond.
    """

    years: tuple[int, int]
    scale: Scale
    statistic: float
    p: float
    before: float
    after: float
    rows: tuple[str, ...] = ()
    at_end: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.p <= 1:
            raise InvalidValue("Break", "p", self.p, "a probability")

    @property
    def ratio(self) -> float | None:
        """The later mean as a share of the earlier one."""
        return self.after / self.before if self.before else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaks:
    """The breaks of a series in level and in logarithms, and its steepest steps.

    `breaks` are those found with p of at most .05, by scale, the largest first; `sought` the largest on each
    scale whatever its p. `falls` and `rises` are the steepest steps on each scale. `why` says why nothing
    could be sought. `noughts` says what was done with noughts in logarithms, and whether it matters, `note`
    what was put together of parts of years or left out.
    """

    series: str
    unit: str
    breaks: tuple[Break, ...] = ()
    sought: tuple[Break, ...] = ()
    falls: tuple[Step, ...] = ()
    rises: tuple[Step, ...] = ()
    noughts: str = ""
    regimes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    why: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a series does at the date of an event, beside what it does at other dates.

    `level` is the change of level at the date, `slope` that of the trend a year, each with a 90 % interval;
    `rounding` bounds the change of level over all that rounding hides. `p` is by simulation of the series
    without an effect, `placebo` the share of the other dates at which the statistic is as large, and
    `slope_placebo` that of the trend. `detectable` is the change of level that would have been found four
    times in five: it says what "no detectable change" means. `why` says why nothing can be inferred;
    `difference` is the bare one of the means, `note` says what was put together or left out.

    >>> found = Effect(series="trade", date=2002, first=1991, last=2020, before=11, after=19, difference=0.1,
    ...     p=0.4, detectable=1.2, unit="US$ million", scale=Scale.LEVEL)
    >>> found.detected, found.says
    (False, 'no detectable change of level; one of 1.2 US$ million would have been found four times in five')
    """

    series: str
    unit: str
    scale: Scale
    date: int
    first: int
    last: int
    before: int
    after: int
    difference: float | None = None
    level: Estimate | None = None
    slope: Estimate | None = None
    slope_placebo: float | None = None
    rounding: tuple[float, float] | None = None
    autocorrelation: float | None = None
    p: float | None = None
    placebo: float | None = None
    placebos: int = 0
    detectable: float | None = None
    rows: tuple[str, ...] = ()
    window: str = ""
    why: str = ""
    note: str = ""

    @property
    def detected(self) -> bool:
        """Whether there is a change at the 5 % level."""
        return self.p is not None and self.p <= 0.05

    @property
    def says(self) -> str:
        """The answer in a line."""
        if self.p is None or self.detectable is None:
            return f"nothing can be inferred: {self.why}"
        unit = f"{self.unit} in logarithms" if self.scale is Scale.LOGARITHM else self.unit
        if self.detected and self.level:
            low, high = self.level.low, self.level.high
            interval = f"90% between {digits(low, sign='+')} and {digits(high, sign='+')}"
            return f"a change of level of {digits(self.level.value, sign='+')} {unit} ({interval})"
        least = f"{digits(self.detectable, 2)} {unit}"
        return f"no detectable change of level; one of {least} would have been found four times in five"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one series does over a period: its values, and the change with the bounds that rounding leaves."""

    series: str
    states: tuple[str, ...]
    years: tuple[int, ...]
    values: tuple[float, ...]
    change: float
    low: float
    high: float
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """How the change of one dyad compares with that of others: the difference in differences.

    `level` is the change of the first less the mean change of the others, `bounds` what rounding leaves of
    it; `logarithm` the same of logarithms, None where a value is nought. `p` is the share of all dyads whose
    change stands out from the rest as much (permutation inference), None where `why` says that the points
    or the dyads are too few to carry any.
    """

    change: Change
    others: tuple[Change, ...]
    level: float
    bounds: tuple[float, float]
    logarithm: float | None = None
    p: float | None = None
    why: str = ""
    unit: str = ""
    notes: tuple[str, ...] = field(default=())
