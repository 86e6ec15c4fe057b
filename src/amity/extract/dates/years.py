"""Numbers that are years, decades or whole dates: 1948, 1948–1989, 1996-97, the 1960s, 15.10.1948."""

from amity.extract.dates.core import Core
from amity.extract.dates.lexicon import (
    APOSTROPHES,
    COUNTED,
    DASHES,
    DECADES,
    JOINTS,
    MONTHS,
    NO_YEAR_BEFORE,
    ORDINAL_FOLLOWERS,
    ORDINAL_THINGS,
    ORDINALS,
    SEASONS,
    STRONG_YEAR_OPENERS,
    SUFFIXES,
    VERBS_IN_S,
    YEAR_OPENERS,
)
from amity.extract.dates.months import century_of, day_number
from amity.extract.dates.tokens import Tokens
from amity.model.edtf_calendar import month_days

SURE_BEFORE = YEAR_OPENERS | STRONG_YEAR_OPENERS | MONTHS.keys()
PREFIXES = frozenset(("mid", "post", "pre", "early", "late")) | MONTHS.keys() | SEASONS.keys()
BEFORE_ORDINAL = frozenset(
    ("on", "by", "until", "from", "to", "since", "till", "for", "and", "of", "after", "before")
)
LONGEST_ABBREVIATION = 4
ERAS = frozenset(("bc", "bce"))


def number_at(tokens: Tokens, i: int, floor: int) -> Core | None:
    """The date that a number at token `i` is or begins; None where it is no date."""
    word = tokens.words[i]
    if tokens.words[i + 1] in ERAS or tokens.words[i + 1 : i + 4] == ["b", ".", "c"]:
        return _before_christ(tokens, i)
    if len(word) == 4:
        return _numeric(tokens, i) or _decade(tokens, i) or _year(tokens, i)
    if len(word) <= 2:
        return _day_first(tokens, i) or _short(tokens, i, floor) or _ordinal_day(tokens, i, floor)
    return None


def _separated(tokens: Tokens, i: int, signs: str) -> tuple[int, int] | None:
    """The two numbers glued to the one at `i` by the same sign, as in 1948-10-15."""
    words = tokens.words
    sign = words[i + 1]
    if sign not in signs or words[i + 3] != sign or not all(tokens.glued(k) for k in range(i, i + 4)):
        return None
    second, third = tokens.number(i + 2, 1, 31), tokens.number(i + 4, 1, 2199)
    return None if second is None or third is None else (second, third)


def _before_christ(tokens: Tokens, i: int) -> Core | None:
    """A year before Christ; 1 BC is the year 0."""
    year = tokens.number(i, 1, 9999)
    if year is None:
        return None
    last = i + 1 if tokens.words[i + 1] in ERAS else i + 4
    return Core(first=i, last=last, pattern=f"-{year - 1:04d}" if year > 1 else "0000")


def _numeric(tokens: Tokens, i: int) -> Core | None:
    """1948-10-15, 1948/10/15, 1948.10.15."""
    parts = _separated(tokens, i, "-/.‑")
    year = tokens.number(i, 1000, 2199)
    if parts is None or year is None or parts[1] > 31 or not _exists(year, parts[0], parts[1]):
        return None
    return Core(first=i, last=i + 4, year=year, month=parts[0], day=parts[1])


def _exists(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12:
        return False
    first, last = month_days(year, month)
    return 1 <= day <= last - first + 1


def _day_first(tokens: Tokens, i: int) -> Core | None:
    """15.10.1948, 15/10/1948, 10/15/1948; where day and month may be either, both readings are kept."""
    parts = _separated(tokens, i, "./-")
    if parts is None or len(tokens.words[i + 4]) != 4 or parts[1] < 1000:
        return None
    one, other, year = int(tokens.words[i]), parts[0], parts[1]
    readings = [(m, d) for d, m in ((one, other), (other, one)) if _exists(year, m, d)]
    if not readings:
        return None
    core = Core(first=i, last=i + 4, year=year, month=readings[0][0], day=readings[0][1])
    if len(set(readings)) == 2 and tokens.words[i + 1] != ".":
        core.pattern = f"[{','.join(sorted(f'{year}-{m:02d}-{d:02d}' for m, d in readings))}]"
    return core


def _decade(tokens: Tokens, i: int) -> Core | None:
    """1960s, 1960's, with "the" in front of it."""
    words, last = tokens.words, i + 1
    if words[last] in APOSTROPHES and words[last + 1] == "s":
        last += 1
    if words[last] != "s" or words[i][3] != "0" or not all(tokens.glued(k) for k in range(i, last)):
        return None
    century = words[i].endswith("00") and words[i] != "2000"
    pattern = words[i][:2] + "XX" if century else words[i][:3] + "X"
    return Core(first=i - (words[i - 1] == "the"), last=last, pattern=pattern)


def _year(tokens: Tokens, i: int) -> Core | None:
    """A year, or a stretch of years: 1948–1989, 1996-97, 2003/04."""
    year = tokens.number(i, 1000, 2199)
    if year is None or not _is_year(tokens, i, year):
        return None
    core = Core(first=i, last=i, year=year)
    _second_year(tokens, core)
    core.attributive = tokens.words[i - 1] in ("the", "a", "its", "(") or tokens.words[i + 1] == ")"
    return core


def _second_year(tokens: Tokens, core: Core) -> None:
    """Take the year that ends a stretch; one of two digits gets the century of the first."""
    words, j = tokens.words, core.last + 2
    sign, word = words[j - 1], words[j]
    if not (sign in DASHES or sign == "/") or not word.isdecimal() or core.year is None:
        return
    if words[j + 1] in DASHES and words[j + 2].isdecimal() and tokens.glued(j):
        return
    if len(word) == 4 and core.year < int(word) <= 2199:
        core.to_year, core.last = int(word), j
    elif len(word) <= 2 and tokens.glued(j - 2) and tokens.glued(j - 1):
        scale = 10 ** len(word)
        later = core.year // scale * scale + int(word)
        if later > core.year:
            core.to_year, core.last = later, j
            core.infer("century")
        elif sign == "-" and len(word) == 2 and 1 <= int(word) <= 12:
            core.month, core.last = int(word), j


def _is_year(tokens: Tokens, i: int, year: int) -> bool:
    """Whether a number of four digits is a year, by what stands before and behind it."""
    before, behind = tokens.words[i - 1], tokens.words[i + 1]
    if before == ".":
        if tokens.words[i - 2].isdecimal() and tokens.glued(i - 1):
            return False
        if len(tokens.words[i - 2]) <= LONGEST_ABBREVIATION:
            before = "ad" if tokens.words[i - 4 : i - 1] == ["a", ".", "d"] else tokens.words[i - 2]
    if before == "than" and tokens.words[i - 2] in ("later", "earlier"):
        before = "by"
    if before in NO_YEAR_BEFORE or behind in COUNTED or _part_of_more(tokens, i):
        return False
    if not 1800 <= year <= 2050 and before not in STRONG_YEAR_OPENERS:
        return False
    plural = (
        behind.isalpha() and behind.endswith("s") and not tokens.capital(i + 1) and behind not in VERBS_IN_S
    )
    return not plural or before in SURE_BEFORE


def _part_of_more(tokens: Tokens, i: int) -> bool:
    """Whether a number is glued to letters or digits that make it part of something else: S/RES/1718."""
    words = tokens.words
    return (words[i - 1] != "" and tokens.glued(i - 1) and _bound_before(tokens, i)) or (
        tokens.glued(i) and _bound_behind(tokens, i)
    )


def _bound_before(tokens: Tokens, i: int) -> bool:
    sign, further = tokens.words[i - 1], tokens.words[i - 2]
    if sign.isalnum() or sign in "+=_&#":
        return True
    if not tokens.glued(i - 2) or not further.isalnum():
        return False
    if further.isdecimal():
        return sign in DASHES or sign in ",."
    return (sign in DASHES or sign in "/.,") and further not in PREFIXES


def _bound_behind(tokens: Tokens, i: int) -> bool:
    words, sign, further = tokens.words, tokens.words[i + 1], tokens.words[i + 2]
    if sign.isalpha():
        return True
    if not tokens.glued(i + 1) or not further.isdecimal():
        return False
    if sign == ",":
        return len(further) == 3
    if sign == ".":  # a decimal, unless a sentence begins behind the mark of a note
        return words[i + 3].isalpha() and not tokens.capital(i + 3)
    return sign in DASHES and words[i + 3] in DASHES and words[i + 4].isdecimal() and tokens.glued(i + 2)


def _short(tokens: Tokens, i: int, floor: int) -> Core | None:
    """'86, '60s and the 60s: the century is inferred."""
    words, word = tokens.words, tokens.words[i]
    marked = (
        words[i - 1] in APOSTROPHES
        and tokens.glued(i - 1)
        and not (tokens.glued(i - 2) and words[i - 2].isalnum())
    )
    if len(word) != 2:
        return None
    if words[i + 1] == "s" and tokens.glued(i) and word[1] == "0" and (marked or words[i - 1] == "the"):
        first = i - 1 if marked or words[i - 1] == "the" else i
        first -= marked and words[first - 1] == "the"
        return Core(first=first, last=i + 1, pattern=f"{century_of(int(word)) // 10}X", inferred=("century",))
    if not marked or i - 1 < floor or words[i + 1] in COUNTED or (words[i + 1].isalpha() and tokens.glued(i)):
        return None
    return Core(first=i - 1, last=i, year=century_of(int(word)), inferred=("century",))


def decade_word_at(tokens: Tokens, i: int) -> Core | None:
    """The sixties: the century is inferred as the twentieth."""
    words, k = tokens.words, i - 1
    if words[k] in DASHES and words[k - 1] == "nineteen":
        return Core(first=k - 1 - (words[k - 2] == "the"), last=i, pattern=f"19{DECADES[words[i]]}X")
    if words[k] in DASHES and words[k - 1] in PREFIXES:
        k -= 2
    if words[k] in ("early", "late", "mid"):
        k -= 1
    if words[k] != "the":
        return None
    first = i - 1 if words[i - 1] == "the" else i
    return Core(first=first, last=i, pattern=f"19{DECADES[words[i]]}X", inferred=("century",))


def _ordinal_day(tokens: Tokens, i: int, floor: int) -> Core | None:
    """A day named by its number alone, as in "on the 16th": month and year are inferred."""
    words = tokens.words
    if words[i + 1] not in SUFFIXES or not tokens.glued(i) or words[i - 1] != "the" or i - 1 < floor:
        return None
    day, behind, before = day_number(tokens, i), words[i + 2], words[i - 2]
    if day is None or before not in BEFORE_ORDINAL or behind in MONTHS or behind in ORDINAL_THINGS:
        return None
    if behind == "of" and (words[i + 3] in MONTHS or before != "on"):
        return None
    k = i + 3 + (words[i + 3] == "the")
    if (behind in JOINTS or behind == "and") and words[k + 1] in SUFFIXES:
        k += 2 + (words[k + 2] == "of")
        if words[k] in MONTHS:
            return None
    if behind.isalpha() and behind not in ORDINAL_FOLLOWERS and before != "on":
        return None
    core = Core(first=i - 1, last=i + 1, day=day)
    to_day = day_number(tokens, i + 3)
    if (behind in JOINTS or behind == "and") and words[i + 4] in SUFFIXES and to_day and to_day > day:
        core.to_day, core.last = to_day, i + 4
    return core


def century_at(tokens: Tokens, i: int) -> Core | None:
    """The 19th century, the twentieth century; before Christ counted backwards."""
    words, k = tokens.words, i - 1
    k -= words[k] in DASHES
    if words[k] in SUFFIXES:
        k -= 1
        number = tokens.number(k, 1, 22)
    else:
        number = ORDINALS.get(words[k])
        if words[k - 1] in DASHES and words[k - 2] == "twenty" and number == 1:
            k, number = k - 2, 21
    if number is None:
        return None
    first, last = k - (words[k - 1] == "the"), i
    if words[i + 1] in ERAS:
        return Core(first=first, last=i + 1, pattern=f"-{number - 1:02d}XX")
    return Core(first=first, last=last, pattern=f"{number - 1:02d}XX")
