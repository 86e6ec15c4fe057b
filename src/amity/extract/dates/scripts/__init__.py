"""Dates in Korean, Japanese, Chinese, Russian and Mongolian, found by their script in any text."""

import re

from amity.extract.dates.lexicon import DASHES
from amity.extract.dates.scripts.lexicon import scripts
from amity.extract.dates.scripts.phrases import Phrase, phrases_of
from amity.extract.dates.scripts.resolution import found_of
from amity.extract.dates.tokens import Tokens

__all__ = ["Phrase", "counts_something", "foreign", "found_of", "phrases"]

_FOREIGN = re.compile("[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def foreign(text: str) -> bool:
    """Whether a text has letters of one of these scripts.

    >>> foreign("In 1948"), foreign("1948年")
    (False, True)
    """
    return not text.isascii() and _FOREIGN.search(text) is not None


def phrases(text: str) -> list[Phrase]:
    """The date expressions of a text in these languages, in order and without overlaps.

    >>> [text[p.start : p.end] for text in ("Договор от 15 мая 1961 г.",) for p in phrases(text)]
    ['15 мая 1961 г.']
    """
    if not foreign(text):
        return []
    present = [script for script in scripts() if script.presence.search(text)]
    found = [phrase for script in present for phrase in phrases_of(text, script)]
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    kept: list[Phrase] = []
    for phrase in found:
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept


def counts_something(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a bare number among words of these scripts, as English reads a year, may count anything.

    >>> from amity.extract.dates.tokens import PADDING
    >>> text = Tokens("отправлено 2000 тонн")
    >>> counts_something(text, PADDING + 1, PADDING + 1)
    True
    """
    if not all(word.isdecimal() or word in DASHES for word in tokens.words[first : last + 1]):
        return False
    before, behind = first - 1, last + 1
    behind += tokens.words[behind] in DASHES
    return any(_FOREIGN.match(tokens.words[k]) for k in (before, behind))
