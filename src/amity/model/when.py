"""Dates as stated, and what can be said of two of them: yes, no or unknown."""

from dataclasses import dataclass, field
from datetime import date

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.edtf import Reading, Span, read
from amity.model.edtf_calendar import FAR, day_parts

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
ANYTIME: Reading = (-FAR, FAR, -FAR, FAR, -FAR, FAR, None)
_put = object.__setattr__
_new = object.__new__


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class When:
    """A date as stated: its EDTF, the original words, what a relative date hangs on, what was inferred.

    It stands for a happening whose first day lies between `start_min` and `start_max` and whose last day
    between `end_min` and `end_max`: day numbers as `datetime.date.toordinal` counts them, None where there
    is no bound. How EDTF is read, and what `?`, `~` and `%` do to bounds, stands in `amity.model.edtf`.
    A set, or digits unspecified within a date, give alternatives; what is asked of the date is asked of
    each, and the answer is yes or no only where it is so for all. Two dates are two happenings: whether
    one of 1986-11 falls within another of 1986 is unknown, for that may have been over by October. To ask
    of the calendar year, ask of its `period`.

    `words` are those of the text, `anchor` is what a relative date hangs on (EDTF or a landmark's id), and
    `inferred` names the parts that are not in the words ("century", "year", "month", "day").
    Equality is that of the statement; sameness of time is asked with `same_time`.
    Raises InvalidDate where `edtf` is no EDTF; the empty text is the unknown date.

    >>> signed, year = When.parse("1986-11-21"), When.parse("1986")
    >>> signed.during(year.period), signed.during(year), signed.before(When.parse("1986-12/.."))
    (Answer.YES, Answer.UNKNOWN, Answer.YES)
    """

    edtf: str
    words: str = ""
    anchor: str = ""
    inferred: tuple[str, ...] = ()
    _start_min: int = field(init=False, compare=False)
    _start_max: int = field(init=False, compare=False)
    _end_min: int = field(init=False, compare=False)
    _end_max: int = field(init=False, compare=False)
    _earliest: int = field(init=False, compare=False)
    _latest: int = field(init=False, compare=False)
    _spans: tuple[Span, ...] | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if isinstance(self.inferred, str):
            raise InvalidValue("When", "inferred", self.inferred, "a tuple of parts, such as ('year',)")
        _bind(self, read(self.edtf) if self.edtf else ANYTIME)

    @staticmethod
    def parse(text: str, words: str = "", anchor: str = "", inferred: tuple[str, ...] = ()) -> "When":
        """The date that an EDTF text states. Raises InvalidDate for any other text, the empty one too.

        >>> When.parse("1986-11").earliest == date(1986, 11, 1).toordinal()
        True
        """
        reading = read(text)
        when: When = _new(When)
        _put(when, "edtf", text)
        _put(when, "words", words)
        _put(when, "anchor", anchor)
        _put(when, "inferred", inferred)
        _bind(when, reading)
        return when

    @staticmethod
    def unknown(words: str = "") -> "When":
        """The date of which nothing is known; its text is empty.

        >>> When.unknown().before(When.parse("1986")), str(When.unknown())
        (Answer.UNKNOWN, '')
        """
        return When(edtf="", words=words)

    @staticmethod
    def of_day(day: date) -> "When":
        """A single day.

        >>> str(When.of_day(date(1948, 10, 15)))
        '1948-10-15'
        """
        return When.parse(day.isoformat())

    @staticmethod
    def of_month(year: int, month: int) -> "When":
        """A month of a year between 0 and 9999. Raises InvalidDate for a month that is none.

        >>> str(When.of_month(1986, 11))
        '1986-11'
        """
        return When.parse(f"{year:04d}-{month:02d}")

    @staticmethod
    def of_year(year: int) -> "When":
        """A year of any size.

        >>> str(When.of_year(1986)), str(When.of_year(-170_000))
        ('1986', 'Y-170000')
        """
        if -9999 <= year <= 9999:
            return When.parse(f"{year:04d}" if year >= 0 else f"-{-year:04d}")
        return When.parse(f"Y{year}")

    @staticmethod
    def between(start: "When | None", end: "When | None") -> "When":
        """The interval from one date to another; None for an open side.

        Raises InvalidDate where it would end before it begins, or a side is itself an interval or a set.

        >>> str(When.between(When.of_year(1960), None))
        '1960/..'
        """
        return When.parse(f"{start.edtf if start else '..'}/{end.edtf if end else '..'}")

    def replace(
        self, *, words: str | None = None, anchor: str | None = None, inferred: tuple[str, ...] | None = None
    ) -> "When":
        """The same date with other words, anchor or inferred parts; nothing is read anew.

        >>> When.parse("1990-03-26").replace(words="March 26", inferred=("year",)).inferred
        ('year',)
        """
        when: When = _new(When)
        _put(when, "edtf", self.edtf)
        _put(when, "words", self.words if words is None else words)
        _put(when, "anchor", self.anchor if anchor is None else anchor)
        _put(when, "inferred", self.inferred if inferred is None else inferred)
        _bind(when, (self._start_min, self._start_max, self._end_min, self._end_max,
                     self._earliest, self._latest, self._spans))  # fmt: skip
        return when

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"When({self.edtf!r})"

    @property
    def start_min(self) -> int | None:
        """The earliest first day that is possible."""
        return _bound(self._start_min)

    @property
    def start_max(self) -> int | None:
        """The latest first day that is possible."""
        return _bound(self._start_max)

    @property
    def end_min(self) -> int | None:
        """The earliest last day that is possible."""
        return _bound(self._end_min)

    @property
    def end_max(self) -> int | None:
        """The latest last day that is possible."""
        return _bound(self._end_max)

    @property
    def earliest(self) -> int | None:
        """The earliest day as stated, qualifiers aside: for order and display, not for proof."""
        return _bound(self._earliest)

    @property
    def latest(self) -> int | None:
        """The latest day as stated, qualifiers aside."""
        return _bound(self._latest)

    @property
    def first_year(self) -> int | None:
        """The year of the earliest day as stated.

        >>> When.parse("198X").first_year, When.parse("../1991").first_year
        (1980, None)
        """
        return None if self.earliest is None else day_parts(self._earliest)[0]

    @property
    def last_year(self) -> int | None:
        """The year of the latest day as stated."""
        return None if self.latest is None else day_parts(self._latest)[0]

    @property
    def period(self) -> "When":
        """All days from the earliest to the latest as stated, as one stretch of the calendar.

        Of an approximate or uncertain date both ends are uncertain.

        >>> When.parse("1986-11").period
        When('1986-11-01/1986-11-30')
        """
        mark = "%" if any(sign in self.edtf for sign in "?~%") else ""
        sides = (_day_text(number) for number in (self._earliest, self._latest))
        return When.parse("/".join(side if side == ".." else side + mark for side in sides))

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """What dates are put in order by: first stated day, last stated day, text; unknown ones last.

        >>> dates = map(When.parse, ["1990", "../1985", "1986-11"])
        >>> [str(when) for when in sorted(dates, key=lambda when: when.sort_key)]
        ['../1985', '1986-11', '1990']
        """
        known = self._earliest if self._earliest > -FAR else self._latest
        return known, self._latest, self.edtf

    def before(self, other: "When") -> Answer:
        """Whether the last day comes before the other's first day.

        >>> When.parse("1960/1970").before(When.parse("1970-06"))
        Answer.UNKNOWN
        """
        if self._end_max < other._start_min:
            return YES
        return NO if self._end_min >= other._start_max else UNKNOWN

    def after(self, other: "When") -> Answer:
        """Whether the first day comes after the other's last day.

        >>> When.parse("1991").after(When.parse("../1989"))
        Answer.YES
        """
        if other._end_max < self._start_min:
            return YES
        return NO if other._end_min >= self._start_max else UNKNOWN

    def during(self, other: "When") -> Answer:
        """Whether all its days lie between the other's first and last day.

        >>> When.parse("1986-11").during(When.parse("1986/1987"))
        Answer.UNKNOWN
        >>> When.parse("1987").during(When.parse("1986/1988"))
        Answer.YES
        """
        if other._start_max <= self._start_min and self._end_max <= other._end_min:
            return YES
        if other._start_min > self._start_max or other._end_max < self._end_min:
            return NO
        if self._spans is other._spans is None:
            return UNKNOWN
        spans, others = _spans(self), _spans(other)
        possible = any(o[0] <= s[1] and o[3] >= s[2] for s in spans for o in others)
        return UNKNOWN if possible else NO

    def contains(self, other: "When") -> Answer:
        """Whether all the other's days lie between its own first and last day.

        >>> When.parse("1950-06-25/1953-07-27").contains(When.parse("1951"))
        Answer.YES
        """
        return other.during(self)

    def overlaps(self, other: "When") -> Answer:
        """Whether the two share a day.

        >>> When.parse("1986-11-18/1986-11-21").overlaps(When.parse("1986-11-20"))
        Answer.YES
        """
        if self._start_max <= other._end_min and other._start_max <= self._end_min:
            return YES
        if self._start_min > other._end_max or other._start_min > self._end_max:
            return NO
        if self._spans is other._spans is None:
            return UNKNOWN
        spans, others = _spans(self), _spans(other)
        possible = any(s[0] <= o[3] and o[0] <= s[3] for s in spans for o in others)
        return UNKNOWN if possible else NO

    def same_time(self, other: "When") -> Answer:
        """Whether the two have the same first day and the same last day.

        >>> When.parse("1986-11-21").same_time(When.parse("1986-11-21"))
        Answer.YES
        >>> When.parse("1986").same_time(When.parse("1986"))
        Answer.UNKNOWN
        """
        if self._start_min > other._start_max or other._start_min > self._start_max:
            return NO
        if self._end_min > other._end_max or other._end_min > self._end_max:
            return NO
        if self._start_min == self._start_max == other._start_min == other._start_max and (
            self._end_min == self._end_max == other._end_min == other._end_max
        ):
            return YES
        if self._spans is other._spans is None:
            return UNKNOWN
        return UNKNOWN if any(_meet(s, o) for s in _spans(self) for o in _spans(other)) else NO


def _bind(when: When, reading: Reading) -> None:
    """Fill in the bounds of a date that is being made."""
    (start_min, start_max, end_min, end_max, earliest, latest, spans) = reading
    _put(when, "_start_min", start_min)
    _put(when, "_start_max", start_max)
    _put(when, "_end_min", end_min)
    _put(when, "_end_max", end_max)
    _put(when, "_earliest", earliest)
    _put(when, "_latest", latest)
    _put(when, "_spans", spans)


def _bound(number: int) -> int | None:
    """A day number, or None for one beyond all days."""
    return number if -FAR < number < FAR else None


def _day_text(number: int) -> str:
    """A day as EDTF; of a year beyond four digits the year alone, since EDTF has no days for it."""
    if not -FAR < number < FAR:
        return ".."
    year, month, day = day_parts(number)
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


def _spans(when: When) -> tuple[Span, ...]:
    """All alternatives of a date; one for most."""
    return when._spans or ((when._start_min, when._start_max, when._end_min, when._end_max),)


def _meet(one: Span, other: Span) -> bool:
    """Whether two spans allow the same first and the same last day."""
    firsts = one[0] <= other[1] and other[0] <= one[1]
    return firsts and one[2] <= other[3] and other[2] <= one[3]
