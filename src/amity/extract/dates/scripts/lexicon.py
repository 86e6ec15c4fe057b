"""The languages whose dates are found by their script: patterns and words, as their data files have them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

NAMES = ("ko", "han", "ru", "mn")
WORD_TABLES = (
    "landmarks", "decades", "weeks", "pointed", "weekdays", "toward", "seasons", "portions", "leads",
    "landmark_trails", "trails",
)  # fmt: skip
WORD_BEGINS, WORD_ENDS = r"(?<![^\W\d_])", r"(?!\w)"
NUMERALS = r"\d{1,3}"
_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression for one part of a date: its kind, and its value where the words alone tell it."""

    kind: str
    regex: re.Pattern[str]
    value: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """How one language, or two of one script, put dates.

    `parts` finds all parts of dates, `patterns` has one for each of its groups. `glue` is what may stand
    between two parts of one date; they come with the day first where they are `ascending`.
    """

    name: str
    presence: re.Pattern[str]
    parts: re.Pattern[str]
    patterns: tuple[Pattern, ...]
    glue: re.Pattern[str]
    future: re.Pattern[str]
    ascending: bool
    eras: dict[str, int]
    counts: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, tuple[str, int]]
    months: tuple[re.Pattern[str], ...]


@cache
def scripts() -> tuple[Script, ...]:
    """All languages, read once.

    >>> [script.name for script in scripts()]
    ['ko', 'han', 'ru', 'mn']
    """
    return tuple(_script(name) for name in NAMES)


def _script(name: str) -> Script:
    data = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    bounds = data.get("word_bounds", False)
    found: list[tuple[str, str, Any]] = [(kind, _filled(kind, p, data), None) for kind, p in data["patterns"]]
    for table in WORD_TABLES:
        kind = table.removesuffix("s")
        for words, value in data.get(table, {}).items():
            said = (f"{value // 10}X", False, None) if table == "decades" else value
            found.append((kind, _bounded(words, table, bounds=bounds), said))
    flags = re.IGNORECASE if bounds else 0
    parts = [f"(?P<p{i}>{_GROUP.sub('(?:', regex)})" for i, (_, regex, _) in enumerate(found)]
    if bounds:  # asked once for all words, not for each again
        inner = [part for part, (kind, _, _) in zip(parts, found, strict=True) if kind != "from"]
        endings = [part for part, (kind, _, _) in zip(parts, found, strict=True) if kind == "from"]
        parts = [f"{WORD_BEGINS}(?:{'|'.join(inner)})", *endings]
    return Script(
        name=name,
        presence=re.compile(data["presence"]),
        parts=re.compile("|".join(parts), flags),
        patterns=tuple(Pattern(kind, re.compile(regex, flags), value) for kind, regex, value in found),
        glue=re.compile(data["glue"]),
        future=re.compile(data["future"]),
        ascending=data["ascending"],
        eras=data.get("eras", {}),
        counts=_each(data["counts"] | data.get("day_counts", {})),
        ordinals=_each(data.get("ordinals", {})),
        units={word: (unit, size) for word, (unit, size) in _each(data["units"]).items()},
        months=tuple(re.compile(month, flags) for month in data.get("months", ())),
    )


def _bounded(words: str, table: str, *, bounds: bool) -> str:
    """Words as whole words, where the language has blanks between them; a landmark's may take endings."""
    if not bounds:
        return f"(?:{words})"
    return f"{WORD_BEGINS}(?:{words})" + (WORD_ENDS if table != "landmarks" else "")


def _each(table: dict[str, Any]) -> dict[str, Any]:
    """A table whose keys are alternatives, by each of them."""
    return {word: value for words, value in table.items() for word in words.split("|")}


def _filled(kind: str, pattern: str, data: dict[str, Any]) -> str:
    """A pattern with the words of the tables in the place of their names."""
    bounds = data.get("word_bounds", False)
    end = WORD_ENDS if bounds else ""
    months = data.get("months", [])
    tables = {
        "era": f"(?P<era>{_words(data.get('eras', {}))})",
        "count": f"(?P<n>{data.get('numerals', NUMERALS)}|{_words(data['counts'])})",
        "day_count": f"(?P<n>{_words(data.get('day_counts', {}))})",
        "unit": f"(?P<u>{_words(data['units'])}){end}",
        "ordinal": f"(?P<o>{_words(data.get('ordinals', {}))})",
        "month": f"(?P<w>{'|'.join(reversed(months))})" + (end if data["ascending"] else ""),
    }
    for name, words in tables.items():
        pattern = pattern.replace(f"<<{name}>>", words)
    if not bounds or kind == "from":
        return pattern
    return f"{WORD_BEGINS}(?:{pattern})" + ("" if pattern[-1] in ")." else WORD_ENDS)


def _words(table: dict[str, Any]) -> str:
    return "|".join(sorted(_each(table), key=lambda word: (-len(word), word)))
