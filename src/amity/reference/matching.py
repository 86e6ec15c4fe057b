"""Finding any of many names in a text in one pass.

The text is scanned for words that begin with a capital; only where such a word begins a name are the words
after it looked at, and the longest name wins. Time grows with the text, not with the number of names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from amity.reference.spelling import GAP, WORD, bare, joint, key, word

T = TypeVar("T")
Found = tuple[int, int, tuple[T, ...]]

CAPITAL = re.compile(r"(?<![^\W_])(?=[^\W\d_a-z])(?:" + WORD.pattern + ")")
_HYPHENS = ("-", "‐", "‑", "–")
_SHORT = 3  # an abbreviation no longer than that can be a common word written in capitals


class Phrases(Generic[T]):
    """Names and what they stand for, to be looked up one by one or found in a text.

    Capitals count, except that a whole name may stand in capitals; with `any_case` they do not.

    >>> phrases = Phrases([("Korea", "either"), ("North Korea", "north"), ("Sino-", "china")])
    >>> phrases.look_up("NORTH KOREA"), phrases.look_up("korea")
    (('north',), ())
    >>> list(phrases.find("North Korea’s Sino-Korea border"))
    [(0, 11, ('north',)), (14, 18, ('china',)), (19, 24, ('either',))]
    """

    def __init__(self, pairs: Iterable[tuple[str, T]], *, any_case: bool = False) -> None:
        entries: dict[str, dict[T, None]] = {}
        for text, value in pairs:
            phrase = key(text) + ("-" if text.endswith("-") else "")
            entries.setdefault(phrase.casefold() if any_case else phrase, {})[value] = None
        self._any_case = any_case
        self._entries = {phrase: tuple(values) for phrase, values in entries.items()}
        self._capitals = {} if any_case else _in_capitals(self._entries)
        self._beginnings = _beginnings((*self._entries, *self._capitals))

    def look_up(self, text: str) -> tuple[T, ...]:
        """What a name stands for; empty for what is no name."""
        text = text.strip()
        return self._values(key(text) + ("-" if text.endswith("-") else ""))

    def match(self, text: str, position: int) -> Found[T] | None:
        """The longest name that begins exactly there."""
        head = WORD.match(text, position)
        return self._longest(text, head) if head and self._begins(head.group()) else None

    def find(self, text: str) -> Iterator[Found[T]]:
        """Start, end and values of each name in a text, from left to right, without overlaps."""
        free = 0
        beginnings, any_case = self._beginnings, self._any_case
        for head in (WORD if any_case else CAPITAL).finditer(text):
            token = head.group().casefold() if any_case else head.group()
            # most words begin no name, so that the plain ones are looked up at once
            if (
                token in beginnings or (not (token.isascii() and token.isalpha()) and self._begins(token))
            ) and head.start() >= free:
                found = self._longest(text, head)
                if found:
                    yield found
                    free = found[1]

    def _begins(self, token: str) -> bool:
        """Whether a name begins with this word."""
        if self._any_case:
            token = token.casefold()
        if token.isascii() and token.isalpha():
            return token in self._beginnings
        return word(token) in self._beginnings or word(bare(token)) in self._beginnings

    def _values(self, phrase: str) -> tuple[T, ...]:
        if self._any_case:
            return self._entries.get(phrase.casefold(), ())
        return self._entries.get(phrase) or self._capitals.get(phrase, ())

    def _longest(self, text: str, head: re.Match[str]) -> Found[T] | None:
        best = self._combining(text, head)
        prefix, token = "", head
        while True:
            spelt, start = token.group(), token.start()
            ending = self._ending(prefix, spelt)
            if ending and (prefix or self._any_case or not _shouted(text, token)):
                best = (head.start(), start + ending[0], ending[1])
            prefix += word(spelt)
            if (prefix.casefold() if self._any_case else prefix) not in self._beginnings:
                return best
            step = GAP.match(text, token.end())
            following = WORD.match(text, step.end()) if step else None
            if not step or not following:
                return best
            prefix += joint(step.group())
            token = following

    def _ending(self, prefix: str, token: str) -> tuple[int, tuple[T, ...]] | None:
        """The length and values of a name whose last word is this one, with or without a possessive."""
        values = self._values(prefix + word(token))
        if values or token.isalnum():
            return (len(token), values) if values else None
        stem = bare(token)
        values = self._values(prefix + word(stem))
        return (len(stem), values) if values else None

    def _combining(self, text: str, head: re.Match[str]) -> Found[T] | None:
        """A form that only stands before a hyphen: Sino-, Anglo-."""
        end = head.end()
        if text[end : end + 1] not in _HYPHENS or not text[end + 1 : end + 2].isalpha():
            return None
        values = self._entries.get(word(head.group()) + "-")
        return (head.start(), end, values) if values else None


def _in_capitals(entries: Mapping[str, tuple[T, ...]]) -> dict[str, tuple[T, ...]]:
    """The names as a headline has them, all in capitals; never those that would read as an abbreviation."""
    capitals: dict[str, tuple[T, ...]] = {}
    for phrase in sorted(entries):
        shouted = phrase.upper()
        if len(phrase) > _SHORT and shouted not in entries:
            capitals[shouted] = (*capitals.get(shouted, ()), *entries[phrase])
    return capitals


def _beginnings(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of all names, alone and with each of the words after them but the last."""
    found = set()
    for phrase in map(_without_hyphen, phrases):
        space = phrase.find(" ")
        found.add(phrase[:space].rstrip(",") if space > 0 else phrase)
        while space > 0:
            found.add(phrase[:space].removesuffix(","))
            space = phrase.find(" ", space + 1)
    return frozenset(found)


def _without_hyphen(phrase: str) -> str:
    return phrase.rstrip("-")


def _shouted(text: str, token: re.Match[str]) -> bool:
    """Whether a short word in capitals stands between other capitals, where it may be any word (US, WHO)."""
    spelt = token.group()
    if len(spelt) > _SHORT or not spelt.isupper() or "." in spelt:
        return False
    after = WORD.match(text, token.end() + 1)
    before = text[max(0, token.start() - 30) : token.start()].split()
    return bool(after and before and _is_shout(after.group()) and _is_shout(before[-1]))


def _is_shout(spelt: str) -> bool:
    return len(spelt) > _SHORT and spelt.isupper() and "." not in spelt
