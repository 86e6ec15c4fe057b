"""Shapes of claims that are no events: counts over a period, and silence."""

import re

from amity.model.claims import Shape

_COUNT = re.compile(
    r"\b(?:(?:once|twice|thrice|(?:\w+|\d+) times)\b(?!\s+(?:the|as|more|larger|higher))|only once"
    r"|on (?:several|many|\w+) occasions"
    r"|a total of|repeatedly|several times)",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:never|at no time|not once|neither side|no \w+ (?:ever|has ever|had ever))\b", re.IGNORECASE
)


def counting(words: str) -> tuple[int, int] | None:
    """Where words count over a period or say never; None where they do not.

    >>> counting("came five times")
    (5, 15)
    """
    match = _NEVER.search(words) or _COUNT.search(words)
    return match.span() if match else None


_STATES = frozenset({"cooling", "warming"})


def shape_of(words: str, kind: str, realised: bool) -> Shape:
    """The shape of a claim by its words: aggregate ("five times"), silence ("never criticised"), else event.

    >>> str(shape_of("North Korea sent high-level delegations five times", "visit", True))
    'aggregate'
    """
    if not realised and _NEVER.search(words):
        return Shape.SILENCE
    if _COUNT.search(words):
        return Shape.AGGREGATE
    return Shape.STATE if kind in _STATES else Shape.EVENT
