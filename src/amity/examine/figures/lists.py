"""The word lists of the checks of figures; they stand as TOML in `examine/data/`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lists(name: str) -> Mapping[str, Any]:
    """The lists of one file.

    >>> lists("numbers")["cardinals"]["seven"]
    7
    """
    file = files("amity.examine") / "data" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """An expression for any of some words, the longest first, with any white space for a blank.

    >>> any_of(["over", "more than"])
    'more\\\\s+than|over'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
