"""Traces of a text: of its shingles of words the few by which it is found again in others.

Words are taken in shingles of five; of every four shingles in a row the one with the least hash is kept
(winnowing, after Schleimer, Wilkerson and Aiken 2003, Local Algorithms for Document Fingerprinting), so that
whatever two texts share in eight words or more leaves a common trace. A word takes some twelve bytes.
"""

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from hashlib import sha256
from zlib import crc32

from amity.model.documents import BlockKind, Document

SHINGLE = 5
WINDOW = 4
REPEATED = 3
"""A trace that stands more often in one document says nothing of where it is from."""
BASE, MASK = 1_000_003, (1 << 40) - 1
"""Shingles are hashed as polynomials of the hashes of their words (Karp and Rabin 1987)."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
_QUOTED = re.compile(
    r"“[^“”]{20,2000}”|«[^«»]{20,2000}»|「[^「」]{10,1000}」|„[^„“]{20,2000}“|\"[^\"\n]{20,2000}\""
)
_READ = (BlockKind.PARAGRAPH, BlockKind.NOTE)

Span = tuple[int, int]


class Traced:
    """A document's words, by where they stand, and its traces, by the number of the word each begins at.

    `quoted` are the traces that stand between quotation marks in it; they are not among its own.

    >>> from amity.model.documents import Source
    >>> words = "Sugar went to Hanoi in May, and rice came back to Havana in the autumn."
    >>> traced = Traced(Document(name="a", path="", text=words, sha256="", language="en", reader="",
    ...     source=Source(id="a")))
    >>> len(traced), traced.word(3), len(set(traced.traces)) >= 2
    (15, 'hanoi', True)
    """

    def __init__(self, document: Document) -> None:
        self.name, self.text = document.name, document.text
        self._starts, self._ends = array("I"), array("I")
        self.traces, self._places = array("Q"), array("I")
        self.quoted = self._read(_stretches(document))

    def __len__(self) -> int:
        return len(self._starts)

    def _read(self, stretches: Sequence[Span]) -> frozenset[int]:
        """Take in the words and traces; the traces within quotation marks are given back."""
        quotes = [found.span() for found in _QUOTED.finditer(self.text)]
        begins = [start for start, _ in quotes]
        quoted: set[int] = set()
        known: dict[str, int] = {}
        for start, end in stretches:
            first, hashes = len(self), []
            for found in _WORD.finditer(self.text, start, end):
                word = found[0].casefold()
                hashes.append(known.setdefault(word, crc32(word.encode())))
                self._starts.append(found.start())
                self._ends.append(found.end())
            for number, trace in _winnowed(hashes):
                at = self._starts[first + number]
                within = bisect_right(begins, at) - 1
                if within >= 0 and at < quotes[within][1]:
                    quoted.add(trace)
                else:
                    self.traces.append(trace)
                    self._places.append(first + number)
        return frozenset(quoted)

    def word(self, number: int) -> str:
        """A word in small letters."""
        return self.text[self._starts[number] : self._ends[number]].casefold()

    def written(self, number: int) -> str:
        """A word as it is written."""
        return self.text[self._starts[number] : self._ends[number]]

    def span(self, first: int, last: int) -> Span:
        """Where the words from one to another stand in the text."""
        return self._starts[first], self._ends[last]

    @property
    def digest(self) -> bytes:
        """A hash of all its words: two texts that have the same one are alike word for word."""
        return sha256(" ".join(self.word(number) for number in range(len(self))).encode()).digest()

    def own(self) -> Iterator[int]:
        """Its traces, each once, without those that stand in it again and again."""
        return (trace for trace, times in Counter(self.traces).items() if times <= REPEATED)

    def places(self, wanted: Container[int]) -> dict[int, list[int]]:
        """The numbers of the words at which each of the wanted traces begins."""
        found: dict[int, list[int]] = {}
        for trace, place in zip(self.traces, self._places, strict=True):
            if trace in wanted:
                found.setdefault(trace, []).append(place)
        return {trace: places for trace, places in found.items() if len(places) <= REPEATED}


def _stretches(document: Document) -> list[Span]:
    if not document.blocks:
        return [(0, len(document.text))]
    return [(block.start, block.end) for block in document.blocks if block.kind in _READ]


def _winnowed(words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The shingles that are kept, of words by their hashes: the number of the first word, and the hash."""
    hashes, last = list(_shingles(words)), -1
    for i in range(max(0, len(hashes) - WINDOW + 1)):
        window = hashes[i : i + WINDOW]
        least = min(window)
        chosen = i + WINDOW - 1 - window[::-1].index(least)
        if chosen != last:
            yield chosen, least
            last = chosen


def _shingles(words: Sequence[int]) -> Iterator[int]:
    leading = BASE ** (SHINGLE - 1)
    value = 0
    for number, word in enumerate(words):
        if number >= SHINGLE:
            value -= words[number - SHINGLE] * leading
        value = (value * BASE + word) & MASK
        if number >= SHINGLE - 1:
            yield value
