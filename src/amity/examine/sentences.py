"""Where sentences begin and end, as far as checks need it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

_BREAK = re.compile(
    r"(?P<blank>\n[^\S\n]*\n\s*)"
    r"|(?P<stop>[.!?])[\"”’')\]]*[¹²³⁰⁴-⁹]*\s+(?=[\"“‘(\[]?[^\W\d_a-z])"  # a note's mark may follow the stop
)
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_a-z][a-z]?|\b(?:Mrs|Gen|Col|Maj|Adm|Sen|Gov|Rep|Prof|Hon|Rev|Nos|Vol|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept|Sep|Oct|Nov|Dec|vs|cf|ca|pp|ed|eds|al|approx))$"
)


LONGEST = 1500
"""Words further apart do not bear on each other: a longer stretch is cut at a space."""


class Sentences:
    """The sentences of a text; a full stop after an initial or an abbreviation ends none.

    >>> text = "President T. Elbegdorj came. He left on Oct. 31."
    >>> [text[start:end] for start, end in Sentences(text)]
    ['President T. Elbegdorj came.', 'He left on Oct. 31.']
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        self._ends: list[int] = []
        for found in _BREAK.finditer(text):
            stop = found.start() if found["blank"] else found.end("stop")
            abbreviated = _ABBREVIATION.search(text[max(0, stop - 12) : stop - 1])
            if found["stop"] == "." and abbreviated:
                continue
            self._end(stop)
            self._starts.append(found.end())
        self._end(len(text))

    def _end(self, stop: int) -> None:
        """End the sentence that was begun last, in pieces where it is too long."""
        while stop - self._starts[-1] > LONGEST:
            limit = self._starts[-1] + LONGEST
            space = self._text.rfind(" ", limit - LONGEST // 2, limit)
            cut = space if space > 0 else limit
            self._ends.append(cut)
            self._starts.append(cut)
        self._ends.append(stop)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(zip(self._starts, self._ends, strict=True))

    def around(self, start: int, end: int) -> tuple[int, int]:
        """From the beginning of the sentence that holds `start` to the end of that which holds `end`.

        >>> Sentences("One came. Two left.").around(11, 12)
        (10, 19)
        """
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return self._starts[first], max(self._ends[last], end)
