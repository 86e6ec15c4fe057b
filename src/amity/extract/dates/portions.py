"""Parts of periods: "late October", "the early 1990s", "the second half of the 2010s", "the end of 1991"."""

from amity.extract.dates.core import Core
from amity.extract.dates.lexicon import DASHES, ORDINALS, PORTION_ADJECTIVES, PORTION_NOUNS, PORTION_PARTS
from amity.extract.dates.tokens import Tokens
from amity.model.edtf_calendar import month_days

STRETCHES = frozenset("part parts days weeks months years week phase stage stages".split())
HALVES = {"first": "half1", "second": "half2", "latter": "half2", "last": "half2"}

# What share of a period each part is: in days of a month, months of a year, years of a decade or century.
# "Early", "mid" and "late" are thirds, as in the Getty's date conventions; their bounds are approximate.
MONTH_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "half1": (1, 15), "half2": (16, 31)}
YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "half1": (1, 6), "half2": (7, 12)}
DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "half1": (0, 4), "half2": (5, 9)}
CENTURY_PARTS = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "half1": (0, 49), "half2": (50, 99)}
EDGES = {"begin": 0, "end": 1}


def take_portion(tokens: Tokens, core: Core, floor: int) -> None:
    """Extend a date to the left over the words for the part of it that is meant."""
    words, k = tokens.words, core.first - 1
    if k < floor or core.day is not None:
        return
    k -= words[k] in DASHES
    word = words[k]
    if word in PORTION_ADJECTIVES and k >= floor:
        core.portion, core.first = PORTION_ADJECTIVES[word], k
        _to_portion(tokens, core, floor)
    elif word == "in" and words[k - 1] in ("early", "late", "earlier", "later") and k > floor:
        core.portion, core.first = PORTION_PARTS[words[k - 1]], k - 1
    elif word in ("of", "in"):
        _noun_portion(tokens, core, k - 1, floor)
    elif word == "the" and words[k - 1] in ("of", "in"):
        _noun_portion(tokens, core, k - 2, floor)
    elif word in ("year", "month") or word.endswith(("’s", "'s")):
        return
    elif word in DASHES or words[k + 1] in DASHES:
        _glued_noun(tokens, core, k, floor)
    if core.portion and words[core.first - 1] == "the" and core.first > floor:
        core.first -= 1


def _to_portion(tokens: Tokens, core: Core, floor: int) -> None:
    """Take the first of two parts: "mid-to-late 1980s", "early to mid-1990s"."""
    words, k = tokens.words, core.first - 1
    k -= words[k] in DASHES
    if words[k] not in ("to", "and"):
        return
    k -= 1 + (words[k - 1] in DASHES)
    if words[k] in PORTION_ADJECTIVES and k >= floor:
        core.to_portion, core.portion, core.first = core.portion, PORTION_ADJECTIVES[words[k]], k


def _glued_noun(tokens: Tokens, core: Core, k: int, floor: int) -> None:
    """Take "end-1991", "year-end 1990" is left as it is."""
    if tokens.words[k] == "end" and tokens.words[k + 1] in DASHES and k >= floor:
        core.portion, core.first = "end", k


def _noun_portion(tokens: Tokens, core: Core, k: int, floor: int) -> None:
    """Take "the beginning of", "the second half of", "the closing months of"; `k` is the noun."""
    words = tokens.words
    if k < floor:
        return
    noun, before = words[k], words[k - 1]
    if noun in PORTION_NOUNS:
        core.portion, core.first = PORTION_NOUNS[noun], k - (before == "very")
    elif noun == "half" and before in HALVES:
        core.portion, core.first = HALVES[before], k - 1
    elif noun == "quarter" and before in ORDINALS and core.precision == "year" and core.year is not None:
        core.season, core.first = 32 + ORDINALS[before], k - 1
        if core.season > 36:
            core.season = None
    elif noun in STRETCHES and before in PORTION_PARTS:
        core.portion, core.first = PORTION_PARTS[before], k - 1
    else:
        return
    if words[core.first - 1] == "the" and core.first > floor:
        core.first -= 1


def portion_text(core: Core) -> str | None:
    """The EDTF of a part of a period; None where the period has no such part."""
    if core.portion in EDGES:
        return _edge(core, EDGES[core.portion])
    first = _bounds(core, core.portion)
    last = _bounds(core, core.to_portion or core.portion)
    return f"{first[0]}~/{last[1]}~" if first and last else None


def _bounds(core: Core, portion: str) -> tuple[str, str] | None:
    """First and last day, month or year of a part of a period."""
    if core.pattern:
        stem = core.pattern.rstrip("X")
        parts = DECADE_PARTS if len(core.pattern) - len(stem) == 1 else CENTURY_PARTS
        if core.pattern[0] in "-[{" or not stem.isdecimal() or len(core.pattern) != 4:
            return None
        width = 4 - len(stem)
        low, high = parts[portion]
        return f"{stem}{low:0{width}d}", f"{stem}{high:0{width}d}"
    if core.season is not None or core.to_month or core.to_year or core.year is None:
        return None
    if core.month is None:
        low, high = YEAR_PARTS[portion]
        return f"{core.year:04d}-{low:02d}", f"{core.year:04d}-{high:02d}"
    first, last = month_days(core.year, core.month)
    low, high = MONTH_PARTS[portion]
    stem = f"{core.year:04d}-{core.month:02d}"
    return f"{stem}-{low:02d}", f"{stem}-{min(high, last - first + 1):02d}"


def _edge(core: Core, side: int) -> str | None:
    """The beginning or the end of a period: its first or last day, month or year, about."""
    bounds = _bounds(core, "early" if side == 0 else "late")
    return f"{bounds[side]}~" if bounds else None
