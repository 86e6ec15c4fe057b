"""How near two dates are, and how much a date says of which happening is meant."""

from amity.model.answers import Answer
from amity.model.when import When

VAGUE_DAYS = 731
"""A date wider than two years does not say which of several happenings is meant."""
VISIT_DAYS = 45
"""Up to this length a stretch known to the day is one happening, and days within it are its parts."""
SLIP_DAYS = 3
"""Texts that name the same person date a happening by its begin, its end or the day of the report."""
MONTH = 31


def width(when: When) -> int | None:
    """The days from the earliest to the latest as stated; None where a side is open or nothing is known.

    >>> width(When.parse("1956-07")), width(When.parse("1956/.."))
    (31, None)
    """
    if when.earliest is None or when.latest is None:
        return None
    return when.latest - when.earliest + 1


def exact(when: When) -> bool:
    """Whether the first and the last day are known.

    >>> exact(When.parse("1988-06-28/1988-07-01")), exact(When.parse("1988-06"))
    (True, False)
    """
    return None not in (when.start_min, when.end_min) and (
        when.start_min == when.start_max and when.end_min == when.end_max
    )


def vague(when: When) -> bool:
    """Whether a date is unknown, open or too wide to say which of several happenings is meant.

    >>> vague(When.parse("198X")), vague(When.parse("1986"))
    (True, False)
    """
    days = width(when)
    return days is None or days > VAGUE_DAYS


def gap(one: When, other: When) -> int:
    """Days between two dates as stated, nought where they meet or one is unknown.

    >>> gap(When.parse("1956-07-01"), When.parse("1956-07-05/1956-07-09"))
    4
    """
    first, last, other_first, other_last = one.earliest, one.latest, other.earliest, other.latest
    after = first - other_last if first is not None and other_last is not None else 0
    before = other_first - last if other_first is not None and last is not None else 0
    return max(0, after, before)


def same_days(one: When, other: When, slip: int) -> bool:
    """Whether two dates may be of one happening; known days may differ by `slip`.

    >>> same_days(When.parse("1956-07"), When.parse("1956"), 0)
    True
    """
    if one.overlaps(other) is Answer.NO:
        return bool(slip) and exact(one) and exact(other) and gap(one, other) <= slip
    if vague(one) and vague(other):
        return one.same_time(other) is Answer.YES
    return gap(one, other) == 0


def shared_part(one: When, other: When) -> float:
    """The days that two periods share, as a part of all days of either (Jaccard 1901); 0 for open ones.

    >>> shared_part(When.parse("1961/1970"), When.parse("1961/1970"))
    1.0
    """
    if width(one) is None or width(other) is None:
        return 0.0
    (a, b), (c, d) = ((when.earliest or 0, when.latest or 0) for when in (one, other))
    return max(0, min(b, d) - max(a, c) + 1) / (max(b, d) - min(a, c) + 1)


def months(when: When, slip: int = 0) -> range:
    """Numbers of the stretches of 31 days that a date touches; none for a vague one."""
    if vague(when) or when.earliest is None or when.latest is None:
        return range(0)
    return range((when.earliest - slip) // MONTH, (when.latest + slip) // MONTH + 1)
