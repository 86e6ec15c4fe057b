"""Seasons and quarters: "fall 2016", "the spring of 1961", "winter 1950-51", "Q3 2019"."""

from amity.extract.dates.core import Core
from amity.extract.dates.lexicon import DASHES, ORDINALS, SEASONS, SUFFIXES
from amity.extract.dates.tokens import Tokens

BARE_BEFORE = frozenset(("in", "by", "during", "until", "since", "that", "throughout"))
FIRST_QUARTER = 33


def season_at(tokens: Tokens, i: int, floor: int) -> Core | None:
    """The season at token `i`, with its year; without one only as in "in the spring" or "that winter"."""
    words = tokens.words
    core = Core(first=i, last=i, season=SEASONS[words[i]])
    j = i + 1 + (words[i + 1] in ("of", ","))
    j += words[j] == "the" and words[j + 1] == "year"
    year = tokens.number(j, 1500, 2199)
    if year is not None and len(words[j]) == 4:
        core.year, core.last = year, j
        _next_year(tokens, core)
        return core
    if words[i] == "fall" or (words[i] == "spring" and words[i + 1].isalpha() and words[i - 1] == "the"):
        return None
    before = words[i - 2] if words[i - 1] == "the" else words[i - 1]
    return core if before in BARE_BEFORE and i - 1 >= floor else None


def _next_year(tokens: Tokens, core: Core) -> None:
    """Take the second year of "winter 1950-51"; the season is named after the first."""
    words, j = tokens.words, core.last + 1
    if (words[j] in DASHES or words[j] == "/") and words[j + 1].isdecimal() and tokens.glued(j - 1):
        core.last = j + 1


def quarter_at(tokens: Tokens, i: int) -> Core | None:
    """The quarter of a year at token `i`: "Q3 2019", "the third quarter of 2019"."""
    words = tokens.words
    if words[i] == "q":
        number, first, j = tokens.number(i + 1, 1, 4), i, i + 2
        if not tokens.glued(i):
            return None
    else:
        k = i - 1 - (words[i - 1] in SUFFIXES)
        number = (
            tokens.number(k, 1, 4) or ORDINALS.get(words[k]) or (4 if words[k] in ("last", "final") else None)
        )
        first, j = k - (words[k - 1] == "the"), i + 1
    if number is None or number > 4:
        return None
    j += words[j] in ("of", ",")
    year = tokens.number(j, 1800, 2199)
    if year is None or len(words[j]) != 4:
        return None
    return Core(first=first, last=j, year=year, season=FIRST_QUARTER + number - 1)
