"""Sentences of different texts that tell of one thing, by the rare words that they share.

A name weighs most, then figures and plain words, least the words of the field. Only words that stand in few
sentences bring two together (blocking by rare tokens, Christen 2012, Data Matching, ch. 4), so that the work
grows with the texts and not with their square.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from amity.examine.dated import Dated, told_sentences
from amity.examine.evidence import Evidence
from amity.model.passages import Passage

NAME_WORTH, WORD_WORTH, FIELD_WORTH = 2.0, 1.0, 0.5
RARE = 6
"""A word that stands in more sentences brings none together."""
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_ENDING = re.compile(r"(?:ings?|ed|es|e|s|['’]s)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with the sentence before it in its paragraph, and the stems of both, each with its worth."""

    sentence: Dated
    before: Dated | None
    stems: Mapping[str, float]
    around: Mapping[str, float]

    @property
    def doc(self) -> str:
        """The name of the document."""
        return self.sentence.document.name

    @property
    def passage(self) -> Passage:
        """The sentence as a passage."""
        return self.sentence.passage(0, len(self.sentence.text))


@cache
def lists() -> dict[str, Any]:
    """The word lists of `data/alignment.toml`.

    >>> "with" in lists()["common"].split()
    True
    """
    text = (files("amity.examine") / "data" / "alignment.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _common() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(lists()["common"].split()), frozenset(map(stem, lists()["of_the_field"].split()))


def stem(word: str) -> str:
    """A word without its ending, if enough is left.

    >>> stem("bridges"), stem("bridge"), stem("signing"), stem("bus")
    ('bridg', 'bridg', 'sign', 'bus')
    """
    low = word.casefold()
    cut = _ENDING.sub("", low)
    return cut if len(cut) > 3 else low


def stems(text: str) -> dict[str, float]:
    """The stems of a sentence that say what it is about, with what sharing them is worth.

    >>> stems("The bridge at Narva was opened on 3 May 1957.")
    {'bridg': 1.0, 'narva': 2.0, 'open': 1.0}
    """
    common, of_field = _common()
    found: dict[str, float] = {}
    for match in _WORD.finditer(text):
        word, low = match[0], match[0].casefold()
        if low in common or len(word) < 3 or word.isdigit():
            continue
        known = stem(word)
        worth = FIELD_WORTH if known in of_field else WORD_WORTH
        if word[0].isupper() and text[: match.start()].strip() and known not in of_field:
            worth = NAME_WORTH
        found[known] = max(worth, found.get(known, 0))
    return found


def told(evidence: Evidence) -> list[Told]:
    """The sentences of all texts, each with the one before it."""
    found: list[Told] = []
    last: Dated | None = None
    for sentence in told_sentences(evidence):
        follows = last is not None and last.document is sentence.document and _adjoins(last, sentence)
        own = stems(sentence.text)
        before = last if follows else None
        around = {**(stems(before.text) if before else {}), **own}
        found.append(Told(sentence=sentence, before=before, stems=own, around=around))
        last = sentence
    return found


def _adjoins(one: Dated, other: Dated) -> bool:
    between = one.document.text[one.start + len(one.text) : other.start]
    return "\n\n" not in between


def aligned(
    sentences: Sequence[Told], least: float, *, around: bool = False
) -> Iterator[tuple[Told, Told, float]]:
    """The pairs of sentences of different texts that share stems worth `least`, with what they share.

    With `around` the sentence before each counts as well.
    """
    where: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(sentences):
        for known in one.around if around else one.stems:
            where[known].append(at)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for known, places in where.items():
        if len(places) <= (2 * RARE if around else RARE):
            for i, a in enumerate(places):
                for b in places[i + 1 :]:
                    if sentences[a].doc != sentences[b].doc:
                        shared[a, b] += _worth(known, sentences[a], sentences[b])
    for (a, b), worth in sorted(shared.items()):
        if worth >= least:
            yield sentences[a], sentences[b], worth


def _worth(known: str, one: Told, other: Told) -> float:
    return min(one.around[known], other.around[known])
