"""What the words of a date state, before what they leave out is filled in."""

from dataclasses import dataclass

from amity.extract.dates.moments import Moment
from amity.model.mentions import Reckoning, Relation


@dataclass(slots=True, kw_only=True)
class Core:
    """The calendar part of a date expression, on the tokens from `first` to `last`.

    Parts that the words do not state are None. `pattern` is EDTF for what has no year of its own to
    fill in: a decade (196X), a century, a set of readings. `to_month` and `to_day` end a stretch within
    the same year and month ("October 28 to 31"); `days` are those of a list ("10, 12 and 14"), of which
    `choice` says that one is meant. `portion` is the part meant ("early", "late", "end",
    "half1"), with `to_portion` for "mid to late". `inferred` are parts filled in so far, from `anchor`.
    """

    first: int
    last: int
    year: int | None = None
    to_year: int | None = None
    month: int | None = None
    day: int | None = None
    to_month: int | None = None
    to_day: int | None = None
    season: int | None = None
    pattern: str = ""
    days: tuple[int, ...] = ()
    choice: bool = False
    portion: str = ""
    to_portion: str = ""
    approximate: bool = False
    attributive: bool = False
    inferred: tuple[str, ...] = ()
    anchor: str = ""
    reckoning: Reckoning = Reckoning.STATED

    @property
    def elided(self) -> bool:
        """Whether the year has to come from elsewhere."""
        return self.year is None and not self.pattern

    @property
    def stretches(self) -> bool:
        """Whether the words state where it ends as well as where it begins."""
        return not (self.to_year is None and self.to_month is None and self.to_day is None)

    @property
    def precision(self) -> str:
        """The finest part that is stated."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year"

    def infer(self, *parts: str) -> None:
        """Say that parts of the date are not in its words."""
        self.inferred = tuple(dict.fromkeys((*self.inferred, *parts)))


@dataclass(slots=True, kw_only=True)
class Found:
    """A date expression with its EDTF (empty where nothing tells), on the tokens from `first` to `last`.

    `named` is the EDTF of what the words name without their relation to it, `duration` is set for a length
    of time. Of a date that is reckoned, all parts are inferred where `inferred` names none. `background`
    says that the text does not go on from this date.
    """

    first: int
    last: int
    text: str
    named: str = ""
    relation: Relation = Relation.AT
    reckoning: Reckoning = Reckoning.STATED
    anchor: str = ""
    inferred: tuple[str, ...] = ()
    duration: str = ""
    background: bool = False


def moment_core(first: int, last: int, text: str) -> Core:
    """A date that has been reckoned, as one whose parts and relations can still be stated."""
    moment = Moment.of(text)
    if moment is None or moment.text != text:
        return Core(first=first, last=last, pattern=text)
    return Core(first=first, last=last, year=moment.year, month=moment.month, day=moment.day)
