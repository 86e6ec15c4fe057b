"""The date on which the tellings of one act agree, and where they cannot all be right."""

from collections.abc import Iterable, Sequence

from amity.model.answers import Answer
from amity.model.representation import Telling
from amity.model.when import When

MONTH = 30.44
"""Days of a month on the average; longer dates are compared in such, so that leap days have no say."""
_SHORT = 27
"""Days between the first and the last of the shortest month."""
_BOUNDLESS = 10**7

Width = tuple[float, tuple[int, int, str]]


def agreed(date: When, tellings: Iterable[Telling]) -> tuple[When, tuple[When, ...]]:
    """The narrowest date that all tellings agree on; where two cannot both be right, the event's, and all.

    What only tells of an announcement has no say where others tell of the act; a day that was reckoned ("the
    next day") gives way to one that is stated. Of dates that are as narrow the earliest is meant.

    >>> told = [Telling(claim="c", date=When.parse(day), quote="") for day in ("199X", "1999-08")]
    >>> agreed(When.parse("1999"), told)
    (When('1999-08'), ())
    """
    listed = list(tellings)
    acts = [telling.date for telling in listed if not telling.announced] or [t.date for t in listed]
    dated = sorted({when.edtf: when for when in acts if when.edtf}.values(), key=width)
    if not dated:
        return date, ()
    narrow = dated[0]
    apart = [when for when in dated if narrow.overlaps(when) is Answer.NO]
    stated = [telling for telling in listed if "day" not in telling.date.inferred]
    if apart and 0 < len(stated) < len(listed):
        return agreed(date, stated)
    if apart:
        return date, tuple(sorted(dated, key=lambda when: when.sort_key))
    announced = (t.date for t in listed if t.announced and t.date.edtf and _within(t.date, narrow))
    return min((narrow, *announced), key=width), ()


def _within(one: When, other: When) -> bool:
    """Whether a date is as narrow a one of the same time."""
    return one.overlaps(other) is Answer.YES or (
        one.overlaps(other) is not Answer.NO and width(one) < width(other)
    )


def width(when: When) -> Width:
    """How wide a date is, the narrowest first; years are as wide as each other, leap years too.

    >>> width(When.parse("1960"))[0] == width(When.parse("1961"))[0] > width(When.parse("1961-02"))[0]
    True
    """
    first, last = bounds(when)
    days = _BOUNDLESS if first is None or last is None else last - first
    return (days if days < _SHORT else MONTH * round((days + 1) / MONTH)), when.sort_key


def bounds(when: When) -> tuple[int | None, int | None]:
    """The days between which a turn of that date lies; of an open stretch ("since 1948") its beginning.

    >>> from datetime import date
    >>> bounds(When.parse("1948/..")) == (date(1948, 1, 1).toordinal(), date(1948, 12, 31).toordinal())
    True
    """
    if when.latest is None and when.earliest is not None:
        return when.start_min, when.start_max
    return when.earliest, when.latest


def beginning_of(when: When) -> When:
    """The time at which an act happened whose result lasts: of an open stretch ("since 1948") its beginning.

    >>> beginning_of(When.parse("1948/..")), beginning_of(When.parse("1948/1950"))
    (When('1948'), When('1948/1950'))
    """
    lasts = when.latest is None and when.earliest is not None and "/" in when.edtf
    return When.parse(when.edtf.split("/")[0], inferred=when.inferred) if lasts else when


def window(dates: Sequence[When]) -> tuple[int | None, int | None]:
    """The days from the first to the last of several dates.

    >>> window(())
    (None, None)
    """
    found = [bounds(when) for when in dates]
    firsts = [first for first, _ in found if first is not None]
    lasts = [last for _, last in found if last is not None]
    return min(firsts, default=None), max(lasts, default=None)
