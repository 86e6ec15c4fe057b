"""The tables by which representation is judged: rules of events, words of passages, scales of datasets."""

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amity.model.representation import Level

_DATA = files("amity.relate") / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an event of a kind, told in words of a sense, does to representation.

    `way` says to whose: that of the source at the target, of both, as the words of the passage say, or that
    of who was expelled. `rank` orders what falls on one day. `level` is None where the words say it.
    """

    kind: str
    sense: str
    way: str
    effect: str
    level: Level | None
    rank: int
    source: str


@cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """The rules by kind, in the order in which they are tried.

    >>> [rule.effect for rule in rules()["credentials"]]
    ['sign', 'send']
    """
    found: dict[str, list[Rule]] = {}
    for row in _rows("status_rules.csv"):
        level = Level(row["level"]) if row["level"] else None
        rule = Rule(kind=row["kind"], sense=row["sense"], way=row["way"], effect=row["effect"], level=level,
                    rank=int(row["rank"]), source=row["source"])  # fmt: skip
        found.setdefault(rule.kind, []).append(rule)
    return {kind: tuple(members) for kind, members in found.items()}


@cache
def scale(name: str) -> Mapping[float, Level]:
    """The levels of a dataset's codes.

    >>> scale("cow")[3.0]
    <Level.AMBASSADOR: 'ambassador'>
    """
    rows = (row for row in _rows("status_scales.csv") if row["scale"] == name)
    return {float(row["value"]): Level(row["level"]) for row in rows}


@cache
def words(table: str, name: str) -> tuple[str, ...]:
    """The words of a list.

    >>> words("sense", "expel")[0]
    'expel'
    """
    return tuple(word.strip() for word in _lists()[table][name].split(";"))


@cache
def names(table: str) -> tuple[str, ...]:
    """The names of the lists of a table, in the order of the file."""
    return tuple(_lists()[table])


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """What finds any word of a list, from the start of a word on.

    >>> bool(pattern("sense", "recall").search("it recalled its envoy"))
    True
    """
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words(table, name))) + ")")


def said(table: str, name: str, text: str) -> bool:
    """Whether a text, in small letters, has a word of a list."""
    return bool(pattern(table, name).search(text))


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((_DATA / "status_words.toml").read_text(encoding="utf-8"))


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((_DATA / name).read_text(encoding="utf-8").splitlines()))
