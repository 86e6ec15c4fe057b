"""Shared wording: passages that two documents have in common, word for word but for small changes.

They are found by their traces (`traces`). A trace that many documents have is followed to the earliest of
them alone, so that the work grows with the length of the texts. What stands between quotation marks in any of
the documents is not counted in any: quoting a treaty is no copying.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from amity.examine.independence.traces import REPEATED, SHINGLE, Span, Traced
from amity.model.documents import Document

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
NUMBERS = 24
"""Bits for the number of a document where traces are sorted with it."""


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


def shared_wording(documents: Sequence[Document]) -> Iterator[Shared]:
    """The pairs of documents with passages in common; `documents` stand in order, the original first.

    >>> from amity.model.documents import Block, BlockKind, Source
    >>> def text(name, words):
    ...     block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(words))
    ...     return Document(name=name, path="", text=words, sha256="", language="en", reader="",
    ...         source=Source(id=name), blocks=(block,))
    >>> said = "The two ministers met at noon in the old palace by the river and spoke for three hours."
    >>> [found] = shared_wording([text("a", said), text("b", "On Monday it was told: " + said)])
    >>> found.later, found.earlier, found.spans, round(found.share, 2)
    ('b', 'a', ((23, 109),), 0.78)
    """
    traced = [Traced(document) for document in documents]
    twins = _twins(traced)
    matches = _matches(traced)
    for earlier, later in sorted({*matches, *twins}):
        one, other = traced[earlier], traced[later]
        if (earlier, later) in twins:
            yield _shared(one, other, [((0, len(other) - 1), (0, len(one) - 1))])
            continue
        widened = (_widened(run, one, other) for run in _runs(matches[earlier, later]))
        if runs := [run for run in widened if _long(run[0], other)]:
            yield _shared(one, other, runs)


def _twins(texts: Sequence[Traced]) -> set[tuple[int, int]]:
    """Documents that are word for word alike, however short, each with the first of them."""
    first: dict[bytes, int] = {}
    found = set()
    for number, one in enumerate(texts):
        if len(one) and (twin := first.setdefault(one.digest, number)) != number:
            found.add((twin, number))
    return found


def _matches(traced: Sequence[Traced]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each pair the words at which common traces begin: in the later, and in the earlier document."""
    holders = _holders(traced)
    places = [one.places(holders) for one in traced]
    matches: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for trace, numbers in holders.items():
        for earlier, later in _pairs(numbers):
            for place in places[later].get(trace, ()):
                matches[earlier, later] += ((place, at) for at in places[earlier].get(trace, ()))
    return matches


def _holders(traced: Sequence[Traced]) -> dict[int, list[int]]:
    """The numbers of the documents that have a trace, where there are two or more and none quotes it."""
    quoted: set[int] = set().union(*(one.quoted for one in traced))
    keyed = sorted(trace << NUMBERS | number for number, one in enumerate(traced) for trace in one.own())
    found = {}
    for trace, group in groupby(keyed, key=lambda key: key >> NUMBERS):
        numbers = [key & (1 << NUMBERS) - 1 for key in group]
        if len(numbers) > 1 and trace not in quoted:
            found[trace] = numbers
    return found


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


def _long(run: Span, of: Traced) -> bool:
    """Whether a stretch has words enough, and is more than names and titles."""
    words = [of.written(number) for number in range(run[0], run[1] + 1)]
    telling = sum(len(word) >= TELLING and not word[0].isupper() for word in words)
    characters = sum(word > "\u3040" for word in words)
    return len(words) - characters / 2 >= LEAST and telling + characters >= PLAIN


def _widened(run: tuple[Span, Span], earlier: Traced, later: Traced) -> tuple[Span, Span]:
    """A stretch with the words before and behind it that are alike too: traces leave out up to three."""
    (first, last), (begin, end) = run
    while first and begin and later.word(first - 1) == earlier.word(begin - 1):
        first, begin = first - 1, begin - 1
    while last + 1 < len(later) and end + 1 < len(earlier) and later.word(last + 1) == earlier.word(end + 1):
        last, end = last + 1, end + 1
    return (first, last), (begin, end)


def _shared(earlier: Traced, later: Traced, runs: Sequence[tuple[Span, Span]]) -> Shared:
    words = {number for (first, last), _ in runs for number in range(first, last + 1)}
    return Shared(
        later=later.name,
        earlier=earlier.name,
        spans=tuple(later.span(*run) for run, _ in runs),
        originals=tuple(earlier.span(*run) for _, run in runs),
        share=len(words) / max(1, len(later)),
    )
