"""Whether a stated length of time fits two dates."""

from amity.examine.lengths import Bound, Length
from amity.model.answers import Answer

LENGTH = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
"""Mean days of a unit in the Gregorian calendar."""


def fits(shortest: int, longest: int, length: Length) -> Answer:
    """Whether a distance of between `shortest` and `longest` days can be called so long.

    YES where some distance in that range is within half a unit, NO where all are off by a unit or more: so
    much lies between two dates of which texts say that the next month or year had come. Where the range is
    itself as wide as half a unit (of a year from a day, say), a tenth and a half of a unit take their place.
    Days fit to the day, and misfit from two on. A rough or round number has room for a tenth to a third of
    itself; "less than" and "more than" bound on one side.

    >>> fits(36, 36, Length(number=1, unit="month", bound=Bound.ROUGH))
    Answer.YES
    >>> fits(32, 32, Length(number=1, unit="day"))
    Answer.NO
    >>> fits(14, 14, Length(number=1, unit="week", bound=Bound.LESS))
    Answer.NO
    """
    size = LENGTH[length.unit]
    wanted = length.number * size
    if length.bound is Bound.LESS:
        return _bounded(shortest - wanted, longest - wanted, size)
    if length.bound is Bound.MORE:
        return _bounded(wanted - longest, wanted - shortest, size)
    slack, limit = _room(length, wide=longest - shortest >= size / 2)
    if _near(shortest, longest, wanted, slack * size):
        return Answer.YES
    return Answer.UNKNOWN if _near(shortest, longest, wanted, limit * size) else Answer.NO


def span_of(length: Length) -> tuple[int | None, int | None]:
    """The least and the most days that may be called so long; None where there is no bound.

    >>> span_of(Length(number=2, unit="day")), span_of(Length(number=1, unit="year", bound=Bound.LESS))
    ((1, 3), (None, 420))
    """
    size = LENGTH[length.unit]
    if length.bound is Bound.LESS:
        return None, int(length.number * size + max(1.0, size * 0.15))
    if length.bound is Bound.MORE:
        return int(length.number * size - max(1.0, size * 0.15)), None
    limit = max(1.0, _room(length, wide=False)[1]) * size
    return int(length.number * size - limit), int(length.number * size + limit)


def _room(length: Length, *, wide: bool) -> tuple[float, float]:
    """How many units a distance may be off and still fit, and from where on it does not."""
    number, rough = length.number, length.bound is Bound.ROUGH
    if length.unit == "day":
        return (max(1.0, number / 5), max(2.0, number / 2)) if rough else (0.0, 1.0)
    round_number = number >= 20 and number % 10 == 0
    if rough:
        return max(0.5, number / 10), max(0.9, number / 3)
    return 0.1 if wide else 0.5, max(0.55 if wide else 0.98, number / 10 if round_number else 0)


def _bounded(least: float, most: float, size: float) -> Answer:
    """Whether a distance stays within a bound that it passes by between `least` and `most` days."""
    if most <= 0:
        return Answer.YES
    return Answer.NO if least > max(1.0, size * 0.15) else Answer.UNKNOWN


def _near(shortest: int, longest: int, wanted: float, slack: float) -> bool:
    return shortest - slack <= wanted <= longest + slack
