"""Who of two states did it: acts that one side does and not the other, as two tellings have them."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from amity.examine.alignment import Told
from amity.examine.evidence import Evidence

Fact = tuple[str, tuple[str, tuple[int, int]], tuple[str, tuple[int, int]]]
Side = tuple[frozenset[str], tuple[int, int]]
_LED = re.compile(
    r"\b(?:by|with|against|of|from|to|for|between|and|or|than|not|without)\s+(?:the\s+)?$", re.IGNORECASE
)
_BOTH = re.compile(r"\b(?:both|jointly|together|each|two\s+sides|mutual\w*)\b", re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    text = (files("amity.examine") / "data" / "sides.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """For each family what stands behind the side that acts, and its passive before it."""
    groups = _table()["groups"]
    who = rf"(?:['’]s)?(?:\s+[a-z]+)?(?:\s+(?:{groups}))?(?:,?\s+(?:that|who|which))?"
    gap = rf"{who}(?:\s+(?:had|then|also|first|\w+ly))*\s+"
    return tuple(
        (
            name,
            re.compile(rf"{gap}(?:{verbs})\b"),
            re.compile(rf"\b(?:was|were|been|is)\s+(?:{verbs})\s+by\s+(?:the\s+)?$"),
        )
        for name, verbs in _table()["families"].items()
    )


def sides(text: str, evidence: Evidence) -> dict[str, Side]:
    """For each family of acts which state is told to have done it, and where; none where several may have.

    >>> from amity.reference import load
    >>> found = sides("The Peruvian delegation walked out.", Evidence(reference=load()))
    >>> {family: sorted(codes) for family, (codes, _) in found.items()}
    {'left': ['PER']}
    """
    if _BOTH.search(text):
        return {}
    found: dict[str, Side] = {}
    several: set[str] = set()
    for mention in evidence.reference.mentions(text):
        codes, led = frozenset(mention.candidates), _LED.search(text, 0, mention.start)
        for name, active, passive in _patterns():
            behind = None if led else active.match(text, mention.end)
            ahead = passive.search(text, 0, mention.start)
            if codes and (behind or ahead):
                start = ahead.start() if ahead else mention.start
                several |= {name} & found.keys()
                found[name] = codes, (start, behind.end() if behind else mention.end)
    return {name: side for name, side in found.items() if name not in several}


def differing(one: Told, other: Told, evidence: Evidence) -> Iterator[Fact]:
    """The acts that two sentences on one thing give to two states, in the form of `same_facts`."""
    first, second = (sides(told.sentence.text, evidence) for told in (one, other))
    for name in sorted(first.keys() & second.keys()):
        (codes, here), (others, there) = first[name], second[name]
        if not codes & others:
            texts = one.sentence.text[slice(*here)], other.sentence.text[slice(*there)]
            yield "“{}”", (texts[0], here), (texts[1], there)
