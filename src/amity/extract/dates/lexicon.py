"""The words that English dates are made of, looked up in `words.toml`."""

import tomllib
from importlib.resources import files
from typing import Any

_DATA: dict[str, dict[str, Any]] = tomllib.loads(
    files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
)


def _words(table: str) -> frozenset[str]:
    return frozenset(_DATA[table]["words"])


FULL_MONTHS: dict[str, int] = _DATA["months"]
MONTHS: dict[str, int] = FULL_MONTHS | _DATA["month_abbreviations"]
WEEKDAYS: dict[str, int] = _DATA["weekdays"]
ALL_WEEKDAYS: dict[str, int] = WEEKDAYS | _DATA["weekday_abbreviations"]
NUMBERS: dict[str, int] = _DATA["numbers"]
VAGUE: dict[str, tuple[int, int]] = {
    word: (low, high) for word, (low, high) in _DATA["vague_numbers"].items()
}
ORDINALS: dict[str, int] = _DATA["ordinals"]
UNITS: dict[str, tuple[str, int]] = {word: (unit, size) for word, (unit, size) in _DATA["units"].items()}
SEASONS: dict[str, int] = _DATA["seasons"]
DECADES: dict[str, int] = _DATA["decades"]
DEICTIC_DAYS: dict[str, int] = _DATA["deictic_days"]
PORTION_ADJECTIVES: dict[str, str] = _DATA["portion_adjectives"]
PORTION_NOUNS: dict[str, str] = _DATA["portion_nouns"]
PORTION_PARTS: dict[str, str] = _DATA["portion_parts"]
APPROXIMATORS: frozenset[str] = frozenset(_DATA["approximators"])
RELATIONS: dict[str, str] = _DATA["relations"]
JOINTS: frozenset[str] = frozenset(_DATA["joints"])
DASHES: frozenset[str] = frozenset("-‐‑–—−")
DIRECTIONS: dict[str, int] = _DATA["directions"]
NEXT_WORDS: dict[str, int] = _DATA["next_words"]
THIS_WORDS: dict[str, int] = _DATA["this_words"]
HEDGES: dict[str, bool] = _DATA["hedges"]
MONTH_OPENERS = _words("month_openers")
NO_YEAR_BEFORE = _words("no_year_before")
COUNTED = _words("counted")
YEAR_OPENERS = _words("year_openers")
STRONG_YEAR_OPENERS = _words("strong_year_openers")
VERBS_IN_S = _words("verbs_in_s")
AFTER_DAY = _words("after_day")
FUTURE = _words("future")
NO_PLACES = _words("no_places")
UNDERTAKINGS = _words("undertakings")
CLAUSE_ENDS = _words("clause_ends")
ACCESSED = _words("accessed")
LAST_SEEN = _words("last_seen")
CITING = _words("citing")
NAME_WORDS = _words("name_words")
ORDINAL_FOLLOWERS = _words("ordinal_followers")
ORDINAL_THINGS = _words("ordinal_things")
LANDMARK_CUES: dict[str, str] = _DATA["landmark_cues"]
SUFFIXES = frozenset(("st", "nd", "rd", "th"))
APOSTROPHES = frozenset("'’‘ʼ")
