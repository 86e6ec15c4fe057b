"""Which of the dates of a sentence is that of a happening."""

import re
from collections.abc import Sequence

from amity.extract.discourse import Discourse
from amity.extract.languages.clauses import Span, Trigger
from amity.extract.times import OLDEST, PARTS
from amity.model.when import When

Dates = Sequence[tuple[int, int, When]]


def date_of(
    trigger: Trigger, parts: Sequence[Span], dates: Dates, discourse: Discourse, *, last: bool
) -> tuple[When, str]:
    """The date of a trigger's clause, else of an earlier clause, else of an earlier sentence (inferred)."""
    if trigger.frame.dated == "none":
        return When.unknown(), "none"
    start, end = parts[trigger.clause]
    inside = [d for d in dates if start <= d[0] < end]
    if inside:
        return _nearest(trigger, inside, last)[2], "clause"
    earlier = [d for d in dates if d[0] < start]
    if trigger.frame.dated == "own":
        return When.unknown(), "none"
    if earlier:
        return _inferred(earlier[-1][2]), "sentence"
    if discourse.date is not None and discourse.date_age <= OLDEST:
        return _inferred(discourse.date), "discourse"
    return When.unknown(), "none"


_PORTION = re.compile(
    r"(?P<decade>\d{3})\d~/(?P=decade)\d~|(?P<year>\d{4})-\d\d~/(?P=year)-\d\d~"
    r"|(?P<month>\d{4}-\d\d)-\d\d~/(?P=month)-\d\d~|(?P<week>\d{4}-\d\d)-\d\d~"
    r"|\.\./(?P<end>\d{4})-12~?|\.\./(?P<by>\d{4}(?:-\d\d){0,2})~?"
)


def whole(when: When) -> When:
    """A date without the portion of it that the words name, or the time before it.

    What was late in October was in October; what was done by 1959 was done in 1959 as far as the words go.
    The codebook dates no more precisely than the text allows, and no calendar says when late begins. A month
    whose year nothing tells dates nothing.

    >>> str(whole(When.parse("2013-10-21~/2013-10-31~"))), str(whole(When.parse("1990~/1993~")))
    ('2013-10', '199X')
    """
    if when.edtf.startswith("XXXX"):
        return When.unknown()
    match = _PORTION.fullmatch(when.edtf)
    if match is None:
        return _years(when)
    text = next((part for part in match.groups()[1:] if part), "") or match["decade"] + "X"
    return When.parse(text, when.words, when.anchor, when.inferred)


def _years(when: When) -> When:
    """The years of a named time, a war or a rule, whose days are those of the name and not of the deed."""
    days = _DAYS.fullmatch(when.edtf)
    if days is None or not when.anchor[:1].isalpha() or days["first"] == days["last"]:
        return when
    return When.parse(f"{days['first']}/{days['last']}", when.words, when.anchor, when.inferred)


_DAYS = re.compile(r"(?P<first>\d{4})-\d\d-\d\d/(?P<last>\d{4})-\d\d-\d\d")


def listed(when: When, dates: Dates, text: str, joint: re.Pattern[str]) -> list[When]:
    """A date, and those that stand in one list with it: "in May 2000 and January 2001" are two happenings."""
    at = next((i for i, dated in enumerate(dates) if dated[2] is when), None)
    if at is None:
        return [when]
    first = last = at
    while first > 0 and joint.fullmatch(text[dates[first - 1][1] : dates[first][0]]):
        first -= 1
    while last + 1 < len(dates) and joint.fullmatch(text[dates[last][1] : dates[last + 1][0]]):
        last += 1
    return [dated[2] for dated in dates[first : last + 1]]


def _nearest(trigger: Trigger, dates: Dates, last: bool) -> tuple[int, int, When]:
    """The date nearest to a trigger on the side where its language puts it."""

    def far(dated: tuple[int, int, When]) -> tuple[bool, bool, int]:
        behind = dated[0] >= trigger.end
        crossed = dated[1] < trigger.floor or dated[0] > trigger.ceiling
        gap = dated[0] - trigger.end if behind else trigger.start - dated[1]
        return crossed, last and behind, gap

    return min(dates, key=far)


def _inferred(when: When) -> When:
    parts = PARTS[: 1 + when.edtf.count("-")]
    return when.replace(inferred=tuple(dict.fromkeys((*when.inferred, *parts))))
