"""The lists of words and of kinds that the checks go by; they stand in `data/words.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def words(name: str) -> frozenset[str]:
    """The words of a list.

    >>> "former" in words("not_in_office")
    True
    """
    return frozenset(_lists()[name])


def kinds(name: str) -> frozenset[str]:
    """The kinds of claims of a list.

    >>> "visit" in kinds("legal"), "visit" in kinds("social")
    (False, True)
    """
    return frozenset(_lists()["kinds"][name])


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files("amity.examine") / "data" / "words.toml").read_text(encoding="utf-8"))
