"""Months with their days and years: "October 15, 1948", "18-21 November", "March/April 2006"."""

from amity.extract.dates.core import Core
from amity.extract.dates.lexicon import (
    AFTER_DAY,
    ALL_WEEKDAYS,
    APOSTROPHES,
    COUNTED,
    DASHES,
    FULL_MONTHS,
    JOINTS,
    MONTH_OPENERS,
    MONTHS,
    ORDINALS,
    SUFFIXES,
)
from amity.extract.dates.tokens import Tokens

AMBIGUOUS = ("may", "march", "april", "june", "august", "jan", "mar", "jun", "dec", "sep", "sept")
BEFORE_NAMES_TOO = ("by", "and", "of", "for", "to", "from", "as", "-")
LONGEST_LIST = 4


def month_at(tokens: Tokens, i: int, floor: int) -> Core | None:
    """The date whose month stands at token `i`, of tokens from `floor` on; None where it is no month."""
    core = Core(first=i, last=i, month=MONTHS[tokens.words[i]])
    if tokens.words[i] not in FULL_MONTHS and tokens.words[i + 1] == "." and tokens.glued(i):
        core.last += 1
    if not _day_before(tokens, core, floor):
        _month_behind(tokens, core)
        if core.to_month is None:
            _day_behind(tokens, core)
    _year_behind(tokens, core)
    if tokens.words[core.first - 1] == "between" and not core.choice:
        core.days = ()
    if core.day is None and core.year is None and core.to_month is None and not _alone(tokens, i):
        return None
    if not tokens.capital(i) and (core.first == i or tokens.words[i] not in FULL_MONTHS):
        return None
    _weekday_before(tokens, core, floor)
    return core


def day_number(tokens: Tokens, i: int) -> int | None:
    """The day of a month that a token is; a clock time, an amount or a decimal is none."""
    day = tokens.number(i, 1, 31)
    if day is None or len(tokens.words[i]) > 2:
        return None
    follower = tokens.words[i + 1]
    if follower in (":", ",") and tokens.glued(i) and tokens.glued(i + 1) and tokens.words[i + 2].isdecimal():
        return None
    return None if follower in AFTER_DAY else day


def _suffix(tokens: Tokens, i: int) -> int:
    """The last token of a day with its "th", if it has one."""
    return i + 1 if tokens.words[i + 1] in SUFFIXES and tokens.glued(i) else i


def _day_before(tokens: Tokens, core: Core, floor: int) -> bool:
    """Take the day or days in front of the month: "15", "the 15th of", "28 to 31", "18, 19 and 20"."""
    words, k = tokens.words, core.first - 1
    if words[k] == "of":
        k -= 1
    if words[k] in ORDINALS and k < core.first - 1:
        core.day, core.first = ORDINALS[words[k]], k
    else:
        k -= words[k] in SUFFIXES
        day = day_number(tokens, k)
        if k < floor or day is None or (words[k - 1] in (".", ":", ",") and tokens.glued(k - 1)):
            return False
        core.day, core.first = day, k
        _article(tokens, core, floor)
        _days_further_left(tokens, core, floor)
        return True
    _article(tokens, core, floor)
    return True


def _article(tokens: Tokens, core: Core, floor: int) -> None:
    if tokens.words[core.first - 1] == "the" and core.first > floor:
        core.first -= 1


def _days_further_left(tokens: Tokens, core: Core, floor: int) -> None:
    """Take the days that a list or a range has before the last one."""
    for _ in range(LONGEST_LIST):
        k = core.first - 1
        joint = tokens.words[k]
        k -= joint == "and" and tokens.words[k - 1] == ","
        k -= 1 + (tokens.words[k - 1] in SUFFIXES)
        earlier = day_number(tokens, k)
        if k < floor or earlier is None or core.day is None or earlier >= core.day:
            return
        if not (joint in JOINTS or joint in ("and", "or", "/", ",")):
            return
        _list(core, joint, earlier)
        core.to_day = core.to_day or core.day
        core.day, core.first = earlier, k
        _article(tokens, core, floor)


def _day_behind(tokens: Tokens, core: Core) -> None:
    """Take the day or days behind the month: "15", "15th", "18-21", "10 and 11"."""
    j = core.last + 1
    day = day_number(tokens, j)
    if day is None:
        return
    core.day, core.last = day, _suffix(tokens, j)
    for _ in range(LONGEST_LIST):
        j = core.last + 2
        j += tokens.words[j - 1] == "," and tokens.words[j] == "and"
        later = _later_day(tokens, core, j)
        if later is None:
            return
        _list(core, tokens.words[j - 1], later)
        core.to_day, core.last = later, _suffix(tokens, j)


def _list(core: Core, joint: str, day: int) -> None:
    """Note a day that "and", "or" or a comma adds; a dash or "to" leaves a stretch."""
    if joint in ("and", "or", ",") and core.day is not None:
        core.days = tuple(sorted({*core.days, core.day, day}))
        core.choice = core.choice or joint == "or"


def _later_day(tokens: Tokens, core: Core, j: int) -> int | None:
    """The day at token `j` that goes on with the days of `core`; None for any other number."""
    joint, follower = tokens.words[j - 1], tokens.words[_suffix(tokens, j) + 1]
    day = day_number(tokens, j)
    if day is None or day <= (core.to_day or core.day or 0) or follower in MONTHS or follower in COUNTED:
        return None
    if joint in JOINTS or joint == "/":
        return day
    if joint in ("and", "or"):
        return None if _counts(tokens, j) else day
    if joint != "," or follower not in ("and", ","):
        return None
    k = _suffix(tokens, j) + 2
    k += follower == "," and tokens.words[k] == "and"
    return day if day_number(tokens, k) else None


def _counts(tokens: Tokens, j: int) -> bool:
    """Whether a number counts the word behind it: "and 11 officials"."""
    follower = tokens.words[j + 1]
    return follower.isalpha() and follower.endswith("s") and not tokens.capital(j + 1) and len(follower) > 3


def _month_behind(tokens: Tokens, core: Core) -> None:
    """Take a second month: "March/April", "March-April"."""
    j = core.last + 1
    if tokens.words[j] == "/" or tokens.words[j] in DASHES:
        later = FULL_MONTHS.get(tokens.words[j + 1])
        if later and tokens.capital(j + 1) and day_number(tokens, j + 2) is None:
            core.to_month, core.last = later, j + 1


def _year_behind(tokens: Tokens, core: Core) -> None:
    """Take the year: "1948", ", 1948", "of 1948", "'48"."""
    words, j = tokens.words, core.last + 1
    j += words[j] in (",", "of")
    j += 2 * (words[j] == "the" and words[j + 1] == "year")
    year = tokens.number(j, 1000, 2199)
    if year is not None and len(words[j]) == 4:
        if words[j + 1] in COUNTED or not _stands_alone(tokens, j) or (core.day and words[j - 1] == "of"):
            return
        core.year, core.last = year, j
    elif words[j] in APOSTROPHES and tokens.glued(j) and len(words[j + 1]) == 2:
        short = tokens.number(j + 1, 0, 99)
        if short is not None:
            core.year, core.last = century_of(short), j + 1
            core.infer("century")


def _stands_alone(tokens: Tokens, j: int) -> bool:
    """Whether a number of four digits is not the head of a longer one, nor a decade."""
    if not tokens.glued(j):
        return True
    follower = tokens.words[j + 1]
    if follower in (",", ".") and tokens.glued(j + 1) and tokens.words[j + 2].isdecimal():
        return follower == "." or len(tokens.words[j + 2]) != 3
    return not follower.isalpha()


def century_of(short: int) -> int:
    """The year that two digits stand for: this century up to 30, else the last one."""
    return (2000 if short <= 30 else 1900) + short


def _alone(tokens: Tokens, i: int) -> bool:
    """Whether a month without day and year is one: "in March", not "March on" or "May"."""
    word, before = tokens.words[i], tokens.words[i - 1]
    if word not in AMBIGUOUS and word in FULL_MONTHS:
        return True
    if before not in MONTH_OPENERS:
        return False
    a_name = tokens.words[i + 1].isalpha() and tokens.capital(i + 1)
    return not (a_name and before in BEFORE_NAMES_TOO)


def _weekday_before(tokens: Tokens, core: Core, floor: int) -> None:
    """Take a day of the week that leads the date: "Tuesday, October 15"."""
    k = core.first - 1
    while tokens.words[k] in (",", ".") and k > floor:
        k -= 1
    if k >= floor and tokens.words[k] in ALL_WEEKDAYS and tokens.capital(k) and core.day is not None:
        core.first = k
