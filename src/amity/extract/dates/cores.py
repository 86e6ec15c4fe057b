"""Which kind of date a token may begin, and the date that stands there."""

from amity.extract.dates.core import Core
from amity.extract.dates.lexicon import DASHES, DECADES, MONTHS, SEASONS
from amity.extract.dates.months import month_at
from amity.extract.dates.portions import take_portion
from amity.extract.dates.relations import take_approximator
from amity.extract.dates.seasons import quarter_at, season_at
from amity.extract.dates.statements import end_of, start_of, text_of
from amity.extract.dates.tokens import Tokens
from amity.extract.dates.years import century_at, decade_word_at, number_at

LOOK_AHEAD = 6
"""The second date of a range begins within so many tokens: "to the early part of October"."""
QUARTERS = frozenset(("q", "quarter"))
CENTURIES = frozenset(("century", "centuries"))


def core_at(tokens: Tokens, i: int, floor: int) -> Core | None:
    """The date that token `i` is the head of, with the words before it for the part that is meant."""
    word = tokens.words[i]
    core: Core | None = None
    if word in MONTHS:
        core = month_at(tokens, i, floor)
    elif word.isdecimal():
        core = number_at(tokens, i, floor)
    elif word in SEASONS:
        core = season_at(tokens, i, floor)
    elif word in DECADES:
        core = decade_word_at(tokens, i)
    elif word in CENTURIES:
        core = century_at(tokens, i)
    elif word in QUARTERS:
        core = quarter_at(tokens, i)
    if core is None or core.first < floor:
        return None
    take_portion(tokens, core, floor)
    take_approximator(tokens, core, floor)
    return core


def core_from(tokens: Tokens, j: int) -> Core | None:
    """The date that begins at token `j`, an article aside."""
    for i in range(j, j + LOOK_AHEAD):
        word = tokens.words[i]
        if not word or (not word.isalnum() and word not in DASHES and word not in "'’."):
            return None
        core = core_at(tokens, i, j) if _may_head(word) else None
        if core is not None:
            begins = core.first - (tokens.words[core.first - 1] == "the")
            return core if min(core.first, begins) <= j else None
    return None


def _may_head(word: str) -> bool:
    return word.isdecimal() or word in MONTHS or word in SEASONS or word in DECADES or word in CENTURIES


def share_year(one: Core, other: Core) -> None:
    """Let the earlier date of a range take the year of the later one, or the later that of the earlier."""
    if one.elided and other.year is not None:
        before = one.month is not None and other.month is not None and one.month > other.month
        one.year = other.year - before
    elif other.elided and one.year is not None:
        after = one.month is not None and other.month is not None and other.month < one.month
        other.year = one.year + after
        other.infer("year")
        other.infer(*one.inferred)
    if one.month is None and one.day is not None and other.month is not None:
        one.month = other.month


def range_text(one: Core, other: Core) -> str:
    """The EDTF of the range from one date to another; empty where it cannot be stated."""
    start, end = start_of(text_of(one)), end_of(text_of(other))
    return "" if start[0] in "[{" or end[0] in "[{" else f"{start}/{end}"


def alike(one: Core, other: Core) -> bool:
    """Whether two dates are of one kind, so that a dash or "to" between them makes a range."""
    return one.precision == other.precision and bool(one.pattern) == bool(other.pattern)
