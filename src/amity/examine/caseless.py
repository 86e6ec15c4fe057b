"""Expressions whose small letters stand for capitals too, faster than the engine's own way to say so."""

import re
from collections.abc import Iterator

_CAPITAL = re.compile(r"(?<!\\)[A-Z](?!<)")


class Caseless:
    """An expression that is held against a text in small letters.

    The engine tries alternatives several times faster where it need not fold letter by letter. An expression
    that holds a capital, and a text that changes its length in small letters, go the engine's way.

    >>> [found.span() for found in Caseless(r"\\b(?:rose|fell)\\b").finditer("It ROSE, then fell.")]
    [(3, 7), (14, 18)]
    """

    def __init__(self, expression: str) -> None:
        self._folding = re.compile(expression, re.IGNORECASE)
        self._small = self._folding if _CAPITAL.search(expression) else re.compile(expression)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each match with its place in the text; its words may be in small letters."""
        small = text.lower()
        if self._small is self._folding or len(small) != len(text):
            return self._folding.finditer(text)
        return self._small.finditer(small)
