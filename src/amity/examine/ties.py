"""Whether a date agrees with a phrase that hangs on something dated."""

from collections.abc import Sequence

from amity.examine.anchors import Anchored
from amity.examine.distances import fits
from amity.examine.leads import LAST, Tie
from amity.examine.lengths import Bound, Length
from amity.model.answers import Answer
from amity.model.when import When

YEAR = 365.25
EVE_DAYS = 31
"""The eve of a thing may be the day before or, as texts use the word, some weeks before."""
EVE_LIMIT = 2 * 365
JUBILEE_EARLY, JUBILEE_LATE = 60, 365
"""An anniversary is kept from some weeks before its day until the year is over."""

Gap = tuple[int, int]


def agrees(when: When, phrase: Anchored) -> Answer:
    """Whether a date agrees with a phrase under some dating of the thing; NO where it does under none.

    >>> from amity.examine.anchors import anchored
    >>> from amity.reference import load
    >>> [phrase] = anchored("amid the Korean War", load())
    >>> agrees(When.parse("1951"), phrase), agrees(When.parse("1961"), phrase)
    (Answer.YES, Answer.NO)
    """
    answers = {_agrees(when, dating, phrase) for dating in phrase.datings}
    if Answer.YES in answers:
        return Answer.YES
    return Answer.NO if answers == {Answer.NO} else Answer.UNKNOWN


def _agrees(when: When, dating: When, phrase: Anchored) -> Answer:
    if phrase.tie in (Tie.DURING, Tie.AT, Tie.WITHIN_IT):
        return _during(when, dating, bool(phrase.said))
    if None in (when.earliest, when.latest, dating.earliest, dating.latest):
        return Answer.UNKNOWN
    if phrase.tie is Tie.WHEN:
        return _with(when, dating, phrase)
    if phrase.lead.rank:
        day = phrase.tie is Tie.DAY_OF
        return (
            _on_the_day(when, dating, phrase) if day else _in_year(_gap(when, dating.earliest or 0), phrase)
        )
    return _apart([_ahead(when, day, phrase.tie) for day in _sides(dating, phrase)], phrase)


def _apart(days: Sequence[Gap], phrase: Anchored) -> Answer:
    """Whether gaps agree with an order, with a distance, or with an eve."""
    if phrase.tie is Tie.EVE:
        return _on_the_eve(days[0])
    if phrase.lead.length is None:
        return _ordered(days)
    found = {_fits(gap, phrase.lead.length, strict=bool(phrase.said)) for gap in days}
    return next((a for a in (Answer.YES, Answer.UNKNOWN) if a in found), Answer.NO)


def _during(when: When, dating: When, told: bool) -> Answer:
    """Of a stretch that the text itself dates, only a date near it can be a slip, not another such thing."""
    apart = when.overlaps(dating) is Answer.NO
    if apart and told and not _close(when, dating):
        return Answer.UNKNOWN
    within = when.during(dating) is Answer.YES or when.during(dating.period) is Answer.YES
    return Answer.NO if apart else Answer.YES if within else Answer.UNKNOWN


def _on_the_day(when: When, dating: When, phrase: Anchored) -> Answer:
    """Whether a day is that of so many of a stretch of days; one off is left open."""
    known = "/" in dating.edtf and dating.start_min == dating.start_max and dating.end_min == dating.end_max
    if not known or when.earliest != when.latest or not _close(when, dating):
        return Answer.UNKNOWN
    rank = phrase.lead.rank
    day = (dating.latest or 0) if rank == LAST else (dating.earliest or 0) + rank - 1
    off = abs((when.earliest or 0) - day)
    return Answer.YES if off == 0 else Answer.NO if off > 1 else Answer.UNKNOWN


def _with(when: When, dating: When, phrase: Anchored) -> Answer:
    """Whether a date can be that of a thing, of the side of it that the words name; a month off is open."""
    side = phrase.side
    first = (dating.latest if side == 1 else dating.earliest) or 0
    last = (dating.earliest if side == 0 else dating.latest) or 0
    gap = max(first - (when.latest or 0), (when.earliest or 0) - last)
    return Answer.YES if gap <= 0 else Answer.NO if gap > EVE_DAYS else Answer.UNKNOWN


def _close(when: When, dating: When) -> bool:
    if None in (when.earliest, when.latest, dating.earliest, dating.latest):
        return False
    before, after = (dating.earliest or 0) - (when.latest or 0), (when.earliest or 0) - (dating.latest or 0)
    return max(before, after) <= max(EVE_DAYS, (dating.latest or 0) - (dating.earliest or 0))


def _fits(gap: Gap, length: Length, *, strict: bool) -> Answer:
    """As `fits`; of two days of one text, "the day after" is the next one and no other."""
    next_day = length == Length(number=1, unit="day") and gap[0] == gap[1]
    if strict and next_day:
        return Answer.YES if gap[0] == 1 else Answer.NO
    if length.bound is not Bound.EXACT and gap[1] < 0:
        return Answer.NO
    return fits(*gap, length)


def _sides(dating: When, phrase: Anchored) -> list[int]:
    """The days that the distance may be counted from: the side that the words name, or both."""
    sides = (dating.earliest or 0, dating.latest or 0)
    if phrase.tie is Tie.EVE:
        return [sides[0]]
    return list(dict.fromkeys(sides)) if phrase.side is None else [sides[phrase.side]]


def _gap(when: When, day: int) -> Gap:
    """The least and the most days by which a date lies behind a day."""
    return (when.earliest or 0) - day, (when.latest or 0) - day


def _ahead(when: When, day: int, tie: Tie) -> Gap:
    """The least and the most days by which a date lies on the stated side of a day."""
    least, most = _gap(when, day)
    return (least, most) if tie is Tie.AFTER else (-most, -least)


def _ordered(days: Sequence[Gap]) -> Answer:
    """Whether a date lies on the stated side: surely of all sides, surely of none, or neither."""
    if all(low >= 0 for low, _ in days):
        return Answer.YES
    return Answer.NO if all(high < 0 for _, high in days) else Answer.UNKNOWN


def _on_the_eve(gap: Gap) -> Answer:
    if gap[1] < 0 or gap[0] > EVE_LIMIT:
        return Answer.NO
    return Answer.YES if gap[0] <= EVE_DAYS and gap[1] >= 0 else Answer.UNKNOWN


def _in_year(gap: Gap, phrase: Anchored) -> Answer:
    """Whether so many years have passed: at an anniversary, or in the course of a numbered year."""
    rank = phrase.lead.rank
    if phrase.tie is Tie.JUBILEE:
        low, high = rank * YEAR - JUBILEE_EARLY, rank * YEAR + JUBILEE_LATE
        near = low <= gap[1] and gap[0] <= rank * YEAR + JUBILEE_EARLY
    else:
        low, high = (rank - 1) * YEAR - YEAR, rank * YEAR + YEAR
        near = low + YEAR <= gap[1] and gap[0] <= high - YEAR
    if near:
        return Answer.YES
    return Answer.NO if gap[1] < low or gap[0] > high else Answer.UNKNOWN
