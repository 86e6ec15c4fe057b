"""Numbers in words and figures: "twenty-three", "32", "the third", "4th"."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def statement_words() -> dict[str, Any]:
    """The word lists of `data/statements.toml`, by table.

    >>> statement_words()["ordinals"]["third"]
    3
    """
    text = (files("amity.examine") / "data" / "statements.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def cardinal_pattern() -> str:
    """A regular expression, without groups, for a cardinal number up to three figures or ninety-nine.

    >>> bool(re.fullmatch(cardinal_pattern(), "twenty-three"))
    True
    """
    words = sorted(statement_words()["numbers"], key=len, reverse=True)
    tens = "|".join(word for word in words if word.endswith("ty"))
    units = "|".join(word for word, n in statement_words()["numbers"].items() if 0 < n < 10 and len(word) > 2)
    return rf"(?:\d{{1,3}}|(?:{tens})[-\s](?:{units})|{'|'.join(words)})"


MODIFIER = (
    r"(?:(?!(?:the|an?|this|that|these|those|its|their|his|her|of|in|on|at|to|for|by|with)\b)[\w-]+\s+)"
)
"""A word between a number and what it counts: "three joint projects", not "August 8 the ministers"."""


def cardinal(text: str) -> int | None:
    """The number that a cardinal in words or figures means; None for anything else.

    >>> cardinal("twenty-three"), cardinal("32"), cardinal("a"), cardinal("many")
    (23, 32, 1, None)
    """
    if text.isdigit():
        return int(text)
    parts = [statement_words()["numbers"].get(part) for part in re.split(r"[-\s]+", text.strip().casefold())]
    return None if not parts or None in parts else sum(parts)


@cache
def ordinal_pattern() -> str:
    """A regular expression, without groups, for an ordinal number from first to twelfth, or in figures.

    >>> bool(re.fullmatch(ordinal_pattern(), "4th"))
    True
    """
    return rf"(?:{'|'.join(statement_words()['ordinals'])}|\d{{1,2}}(?:st|nd|rd|th))"


def ordinal(text: str) -> int | None:
    """The rank that an ordinal in words or figures means; None for anything else.

    >>> ordinal("Third"), ordinal("22nd"), ordinal("last")
    (3, 22, None)
    """
    rank: int | None = statement_words()["ordinals"].get(text.casefold())
    if rank is None and (found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", text)):
        rank = int(found[1])
    return rank
