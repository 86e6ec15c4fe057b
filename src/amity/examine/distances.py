"""Whether a stated length of time fits two dates."""

from amity.model.answers import Answer

LENGTH = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
"""Mean days of a unit in the Gregorian calendar."""


def fits(shortest: int, longest: int, number: int, unit: str, *, rough: bool) -> Answer:
    """Whether a distance of between `shortest` and `longest` days can be called so many units.

    YES where some distance in that range is within half a unit, NO where all are off by more than one and a
    half, since texts count the first month or year or not; else UNKNOWN. Days fit to the day, and misfit from
    two on. A rough number has about twice that room, and a tenth to a quarter of itself.

    >>> fits(36, 36, 1, "month", rough=True), fits(32, 32, 1, "day", rough=False)
    (Answer.YES, Answer.NO)
    """
    size = LENGTH[unit]
    slack, limit = (0.5, 1.5) if not rough else (max(1.0, number / 10), max(2.5, number / 4))
    if unit == "day":
        slack, limit = (0.0, 1.0) if not rough else (max(1.0, number / 5), max(2.0, number / 2))
    if _near(shortest, longest, number * size, slack * size):
        return Answer.YES
    return Answer.UNKNOWN if _near(shortest, longest, number * size, limit * size) else Answer.NO


def _near(shortest: int, longest: int, wanted: float, slack: float) -> bool:
    return shortest - slack <= wanted <= longest + slack
