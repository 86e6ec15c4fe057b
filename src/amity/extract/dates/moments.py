"""Points that relative dates are reckoned from, and the arithmetic of days, months and years."""

from typing import NamedTuple

from amity.model.edtf_calendar import day_number, day_parts

_NO_YEAR = ("", "-", "Y", "[", "{", ".", "X", "?", "~", "%")


PARTS = ("year", "month", "day")


class Moment(NamedTuple):
    """A year, month or day; what is not known of it is None.

    >>> Moment(1948, 10, 15).text, Moment(1948).text
    ('1948-10-15', '1948')
    """

    year: int
    month: int | None = None
    day: int | None = None

    @staticmethod
    def of(text: str) -> "Moment | None":
        """The year, month or day that an EDTF date begins with; None for any other text.

        >>> Moment.of("1950-06-25~"), Moment.of("196X")
        (Moment(year=1950, month=6, day=25), None)
        """
        if text[:1] in _NO_YEAR or not text[3:4].isdecimal():
            return None
        year = int(text[:4])
        if text[4:5] != "-" or not text[6:7].isdecimal() or not "01" <= text[5:7] <= "12":
            return Moment(year)
        return Moment(year, int(text[5:7]), int(text[8:10]) if text[9:10].isdecimal() else None)

    @property
    def text(self) -> str:
        """The moment in EDTF."""
        if self.month is None:
            return f"{self.year:04d}"
        month = f"{self.year:04d}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"

    @property
    def number(self) -> int | None:
        """The day's number, where the day is known."""
        if self.month is None or self.day is None:
            return None
        return day_number(self.year, self.month, self.day)


class Step(NamedTuple):
    """How far a relative date is from its anchor: between `low` and `high` units in a direction.

    `unit` is "day", "month" or "year", `size` how many of it one stands for (a week is 7 days), `sign` -1
    before and 1 after the anchor; `rough` says that the text hedges ("about").
    """

    unit: str
    size: int
    low: int
    high: int
    sign: int
    rough: bool = False


def stepped(anchor: Moment, step: Step) -> str:
    """The date that lies a step away from a moment, as precise as unit and moment allow.

    >>> stepped(Moment(1948, 9, 9), Step(unit="day", size=1, low=36, high=36, sign=1))
    '1948-10-15'
    >>> stepped(Moment(1948, 9, 9), Step(unit="month", size=1, low=1, high=1, sign=1, rough=True))
    '1948-10~'
    >>> stepped(Moment(2024, 3, 10), Step(unit="day", size=1, low=1, high=5, sign=-1))
    '2024-03-05~/2024-03-09~'
    """
    if step.unit == "day":
        return _days_away(anchor, step)
    near, far = (_units_away(anchor, step, count) for count in (step.low, step.high))
    if near != far:
        return "/".join(f"{text}~" for text in sorted((near, far)))
    finer = anchor.day is not None if step.unit == "month" else anchor.month is not None
    return f"{near}~" if finer or step.rough or step.size > 1 or not _fine_enough(anchor, step) else near


def same_day(anchor: Moment, step: Step) -> str:
    """The same day of the month or year so many units away, as in "seventy years ago today".

    >>> same_day(Moment(2018, 10, 15), Step(unit="year", size=1, low=70, high=70, sign=-1))
    '1948-10-15'
    """
    if anchor.day is None:
        return stepped(anchor, step)
    if step.unit == "day":
        days = step.low * step.size
        return stepped(anchor, step._replace(size=1, low=days, high=days, rough=False))
    away = Moment.of(_units_away(anchor, step, step.low))
    if away is None or (step.unit == "month" and away.month is None):
        return stepped(anchor, step)
    # the 29th of February has no day in most other years: the month is then all that is sure
    month = away.month or anchor.month
    assert month is not None  # noqa: S101 - an anchor with a day has a month
    last = day_number(away.year + month // 12, month % 12 + 1, 1) - day_number(away.year, month, 1)
    return Moment(away.year, month, anchor.day if anchor.day <= last else None).text


def _fine_enough(anchor: Moment, step: Step) -> bool:
    return step.unit != "month" or anchor.month is not None


def _units_away(anchor: Moment, step: Step, count: int) -> str:
    """The month or year so many units away; a month from a bare year leaves the year."""
    away = step.sign * count * step.size
    if step.unit == "year" or anchor.month is None:
        return f"{max(0, anchor.year + (away if step.unit == 'year' else away // 12)):04d}"
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + away, 12)
    return f"{max(0, year):04d}-{month + 1:02d}"


def _days_away(anchor: Moment, step: Step) -> str:
    number = anchor.number
    if number is None:
        return f"{anchor.text}~"
    near, far = (number + step.sign * count * step.size for count in (step.low, step.high))
    if near != far:
        first, last = sorted((near, far))
        return f"{day_text(first)}~/{day_text(last)}~"
    return day_text(near) + ("~" if step.rough or step.size > 1 else "")


def day_text(number: int) -> str:
    """A day number as EDTF."""
    year, month, day = day_parts(max(1, number))
    return f"{year:04d}-{month:02d}-{day:02d}"


def weekday_near(number: int, weekday: int, way: int) -> int:
    """The day number of a weekday (Monday is 0) next to a day: the last one up to it, or the next one.

    `way` is -1 for one that lies before it, 1 for one behind it, 0 for the last one or the day itself.

    >>> [day_text(weekday_near(735_190, 0, way)) for way in (-1, 0, 1)]  # 2013-11-18, a Monday
    ['2013-11-11', '2013-11-18', '2013-11-25']
    """
    away = (weekday - (number - 1)) % 7  # day 1 was a Monday
    if way > 0:
        return number + (away or 7)
    return number + away - (7 if away or way < 0 else 0)


def neighbour(anchor: Moment, unit: str, size: int, offset: int) -> str:
    """The calendar unit `offset` units from the one that holds the anchor: the next month, the same year.

    >>> neighbour(Moment(1986, 12), "month", 1, 1), neighbour(Moment(1961, 5, 2), "year", 10, 0)
    ('1987-01', '196X')
    """
    if unit == "day":
        if size > 1 and anchor.day is not None and offset == 0:
            return f"{anchor.text}~"
        return _days_away(anchor, Step(unit=unit, size=size, low=offset, high=offset, sign=1))
    if unit == "month":
        step = Step(unit=unit, size=1, low=offset, high=offset, sign=1)
        return _units_away(anchor, step, offset) + ("~" if anchor.month is None else "")
    year = max(0, anchor.year + offset * size)
    digits = len(str(size)) - 1
    text = f"{year:04d}"
    return text[: 4 - digits] + "X" * digits


def moments_of(text: str) -> tuple[Moment | None, Moment | None]:
    """The moments that an EDTF date begins and ends with; of a decade its first and last year.

    >>> [moment.text for moment in moments_of("196X") if moment]
    ['1960', '1969']
    """
    start, slash, end = text.partition("/")
    if slash:
        return _edge(start, "0"), _edge(end, "9")
    if "X" in start:
        return _edge(start, "0"), _edge(start, "9")
    first = Moment.of(start)
    return first, first


def _edge(text: str, digit: str) -> Moment | None:
    """The moment at one side, with the last digit of a decade's years filled in."""
    decade = text[3:4] == "X" and text[:3].isdecimal()
    return Moment(int(text[:3] + digit)) if decade else Moment.of(text)


def parts_of(text: str) -> tuple[str, ...]:
    """The parts that an EDTF date states, on its finest side.

    >>> parts_of("2024"), parts_of("../2024-03"), parts_of("")
    (('year',), ('year', 'month'), ())
    """
    hyphens = max((side.lstrip("-[{").count("-") for side in text.split("/")), default=0)
    return PARTS[: hyphens + 1] if text else ()
