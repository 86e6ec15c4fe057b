"""Shared wording: passages that two documents have in common, word for word but for small changes.

Words are taken in shingles of five; of every four shingles in a row the one with the least hash is kept
(winnowing, after Schleimer, Wilkerson and Aiken 2003, Local Algorithms for Document Fingerprinting), so that
whatever two texts share in eight words or more leaves a common trace. A trace that many documents have is
followed to the earliest of them alone, so that the work grows with the length of the texts. What stands
between quotation marks in any of the documents is not counted in any: quoting a treaty is no copying.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from amity.model.documents import BlockKind, Document

SHINGLE = 5
WINDOW = 4
LEAST = 12
"""So many words in a row make a passage; a Chinese or Japanese character counts for half a word."""
PLAIN, TELLING = 6, 4
"""So many words of them, of so many letters, are no names: the titles of a state's organs are everybody's."""
DRIFT = 4
"""Words that may be put in or left out within a passage."""
GAP = 12
"""Words between two traces of one passage."""
FEW = 6
"""Up to so many documents with a trace are compared each with each; more with the earliest alone."""
REPEATED = 3
"""A trace that stands more often in one document says nothing of where it is from."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
_QUOTED = re.compile(
    r"“[^“”]{20,2000}”|«[^«»]{20,2000}»|「[^「」]{10,1000}」|„[^„“]{20,2000}“|\"[^\"\n]{20,2000}\""
)
_READ = (BlockKind.PARAGRAPH, BlockKind.NOTE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a later document has in common with an earlier one: spans of both, side by side, in text order.

    `share` is the part of the later one's words that it has from the earlier.
    """

    later: str
    earlier: str
    spans: tuple[Span, ...]
    originals: tuple[Span, ...]
    share: float


@dataclass(slots=True)
class _Text:
    """A document's words by where they stand, and its traces with the number of the word each begins at."""

    name: str
    text: str
    spans: list[Span]
    traces: dict[int, list[int]]
    quoted: frozenset[int]

    def word(self, number: int) -> str:
        """A word in small letters."""
        start, end = self.spans[number]
        return self.text[start:end].casefold()


def shared_wording(documents: Sequence[Document]) -> Iterator[Shared]:
    """The pairs of documents with passages in common; `documents` stand in order, the original first.

    >>> from amity.model.documents import Block, Source
    >>> def text(name, words):
    ...     block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(words))
    ...     return Document(name=name, path="", text=words, sha256="", language="en", reader="",
    ...         source=Source(id=name), blocks=(block,))
    >>> said = "The two ministers met at noon in the old palace by the river and spoke for three hours."
    >>> [found] = shared_wording([text("a", said), text("b", "On Monday it was told: " + said)])
    >>> found.later, found.earlier, found.spans, round(found.share, 2)
    ('b', 'a', ((23, 109),), 0.78)
    """
    traced = [_trace(document) for document in documents]
    quoted = frozenset().union(*(one.quoted for one in traced))
    matches: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for trace, holders in _holders(traced).items():
        if trace not in quoted:
            for earlier, later in _pairs(holders):
                for place in traced[later].traces[trace]:
                    matches[earlier, later] += ((place, at) for at in traced[earlier].traces[trace])
    twins = _twins(traced)
    for earlier, later in sorted({*matches, *twins}):
        if (earlier, later) in twins:
            yield _twin(traced[earlier], traced[later])
            continue
        one, other = traced[earlier], traced[later]
        widened = (_widened(run, one, other) for run in _runs(matches[earlier, later]))
        if runs := [run for run in widened if _long(run[0], other)]:
            yield _shared(one, other, runs)


def _twins(texts: Sequence[_Text]) -> set[tuple[int, int]]:
    """Documents that are word for word alike, however short, each with the first of them."""
    first: dict[tuple[str, ...], int] = {}
    found = set()
    for number, one in enumerate(texts):
        words = tuple(one.word(place) for place in range(len(one.spans)))
        if words and first.setdefault(words, number) != number:
            found.add((first[words], number))
    return found


def _twin(earlier: _Text, later: _Text) -> Shared:
    whole, original = ((one.spans[0][0], one.spans[-1][1]) for one in (later, earlier))
    return Shared(
        later=later.name, earlier=earlier.name, spans=(whole,), originals=(original,), share=1.0
    )  # fmt: skip


def _trace(document: Document) -> _Text:
    blocks = [b for b in document.blocks if b.kind in _READ] if document.blocks else []
    stretches = [(b.start, b.end) for b in blocks] or (
        [(0, len(document.text))] if not document.blocks else []
    )
    text = document.text
    spans: list[Span] = []
    traces: dict[int, list[int]] = defaultdict(list)
    quotes = [found.span() for found in _QUOTED.finditer(text)]
    begins = [start for start, _ in quotes]
    quoted: set[int] = set()
    for start, end in stretches:
        first = len(spans)
        spans += [found.span() for found in _WORD.finditer(text, start, end)]
        words = [text[a:b].casefold() for a, b in spans[first:]]
        for number, trace in _winnowed(words):
            at = spans[first + number][0]
            within = bisect_right(begins, at) - 1
            if within >= 0 and at < quotes[within][1]:
                quoted.add(trace)
            else:
                traces[trace].append(first + number)
    kept = {trace: places for trace, places in traces.items() if len(places) <= REPEATED}
    return _Text(name=document.name, text=text, spans=spans, traces=kept, quoted=frozenset(quoted))


def _winnowed(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The shingles that are kept: the number of the first word, and the hash."""
    hashes = [crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)]
    last = -1
    for i in range(max(0, len(hashes) - WINDOW + 1)):
        window = hashes[i : i + WINDOW]
        least = min(window)
        chosen = i + WINDOW - 1 - window[::-1].index(least)
        if chosen != last:
            yield chosen, least
            last = chosen


def _holders(traced: Sequence[_Text]) -> dict[int, list[int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(traced):
        for trace in one.traces:
            holders[trace].append(number)
    return {trace: numbers for trace, numbers in holders.items() if len(numbers) > 1}


def _pairs(holders: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each earlier document with each later one; of many only the earliest with each."""
    for i, earlier in enumerate(holders[:1] if len(holders) > FEW else holders):
        for later in holders[i + 1 :]:
            yield earlier, later


def _runs(matches: Iterable[tuple[int, int]]) -> Iterator[tuple[Span, Span]]:
    """The stretches of words that follow each other in both documents, from the first word to the last."""
    open_runs: list[list[int]] = []
    for place, at in sorted(matches):
        for run in reversed(open_runs[-REPEATED:]):
            near = 0 <= place - run[1] <= GAP and 0 <= at - run[3] <= GAP + DRIFT
            if near and abs((place - run[1]) - (at - run[3])) <= DRIFT:
                run[1], run[3] = place, at
                break
        else:
            open_runs.append([place, place, at, at])
    for first, last, begin, end in open_runs:
        yield (first, last + SHINGLE - 1), (begin, end + SHINGLE - 1)


def _long(run: Span, of: _Text) -> bool:
    """Whether a stretch has words enough, and is more than names and titles."""
    words = [of.text[start:end] for start, end in of.spans[run[0] : run[1] + 1]]
    telling = sum(len(word) >= TELLING and not word[0].isupper() for word in words)
    characters = sum(word > "\u3040" for word in words)
    return len(words) - characters / 2 >= LEAST and telling + characters >= PLAIN


def _widened(run: tuple[Span, Span], earlier: _Text, later: _Text) -> tuple[Span, Span]:
    """A stretch with the words before and behind it that are alike too: traces leave out up to three."""
    (first, last), (begin, end) = run
    while first and begin and later.word(first - 1) == earlier.word(begin - 1):
        first, begin = first - 1, begin - 1
    while (
        last + 1 < len(later.spans)
        and end + 1 < len(earlier.spans)
        and later.word(last + 1) == earlier.word(end + 1)
    ):
        last, end = last + 1, end + 1
    return (first, last), (begin, end)


def _shared(earlier: _Text, later: _Text, runs: Sequence[tuple[Span, Span]]) -> Shared:
    words = {number for (first, last), _ in runs for number in range(first, last + 1)}
    return Shared(
        later=later.name,
        earlier=earlier.name,
        spans=tuple((later.spans[first][0], later.spans[last][1]) for (first, last), _ in runs),
        originals=tuple((earlier.spans[first][0], earlier.spans[last][1]) for _, (first, last) in runs),
        share=len(words) / max(1, len(later.spans)),
    )
