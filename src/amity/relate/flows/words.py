"""The lists of `flow_measures.toml` and `flow_regimes.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@cache
def facts(name: str) -> Mapping[str, Any]:
    """A table of `relate/data/flow_NAME.toml`."""
    text = (files("amity.relate") / "data" / f"flow_{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=4096)
def is_of(sort: str, measure: str, unit: str = "") -> bool:
    """Whether a measure is of a sort of `flow_measures.toml`, by the words of its name and unit.

    >>> is_of("signed", "ideal point"), is_of("signed", "trade"), is_of("shares", "votes", "share of all")
    (True, False, True)
    """
    said = f" {re.sub(r'[^a-z0-9]+', ' ', f'{measure} {unit}'.casefold())} "
    return any(f" {word}" in said for word in facts("measures")[sort])


@cache
def cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The names of changes in payment, each with a pattern of its words."""
    return tuple((cue["name"], _pattern(cue["words"])) for cue in facts("regimes")["cue"])


@cache
def left() -> re.Pattern[str]:
    """A pattern of the words before a cue, at its end, by which it is what was left."""
    return re.compile(
        rf"{_pattern(facts('regimes')['left']['words']).pattern}\W+(?:\w+\W+){{0,2}}$", re.IGNORECASE
    )


@cache
def payment() -> re.Pattern[str]:
    """A pattern of the words that say that trade or payment is spoken of."""
    return _pattern(facts("regimes")["payment"]["words"])


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    said = (re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else "") for w in words)
    return re.compile(rf"\b(?:{'|'.join(said)})\b", re.IGNORECASE)
