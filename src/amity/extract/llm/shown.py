"""Text as a language model is shown it, letter by letter tied to the document."""

import unicodedata
from dataclasses import dataclass

_UNSEEN = frozenset(("Cf", "Cc", "Co", "Cs", "Cn"))


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a stretch of a document, and the document's offset of each of its characters.

    White space is one blank. What nobody sees is left out: control and format characters, tags, variation
    selectors, private and unassigned code points; a reader of the page would not see them either, so nothing
    can be said in them to a model behind the reader's back.
    """

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Shown":
        """What is shown of `text` from `start` to `end`.

        >>> Shown.of("Kim\\u200b  visited\\nit.", 0, 17)
        Shown(text='Kim visited it.', offsets=(0, 1, 2, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
        """
        kept: list[tuple[str, int]] = []
        for offset in range(start, end):
            letter = text[offset]
            if letter.isspace():
                if kept and kept[-1][0] != " ":
                    kept.append((" ", offset))
            elif not _unseen(letter):
                kept.append((letter, offset))
        if kept and kept[-1][0] == " ":
            kept.pop()
        return cls("".join(letter for letter, _ in kept), tuple(offset for _, offset in kept))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document's span of a span of what is shown, which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def places(self, words: str) -> list[int]:
        """Where `words` begin in what is shown, letter for letter and as whole words.

        >>> Shown.of("art of the party of art", 0, 23).places("art")
        [0, 20]
        """
        found, at = [], self.text.find(words) if words else -1
        while at >= 0:
            end = at + len(words)
            before, after = self.text[max(0, at - 1) : at], self.text[end : end + 1]
            if not (_glued(before, words[0]) or _glued(words[-1], after)):
                found.append(at)
            at = self.text.find(words, at + 1)
        return found


_UNSPACED = "\u1100"
"""From here on come, for the most part, scripts that do not part their words."""


def _glued(one: str, other: str) -> bool:
    """Whether two letters that stand together belong to one word, in scripts that part their words."""
    return one.isalnum() and other.isalnum() and max(one, other) < _UNSPACED


def _unseen(letter: str) -> bool:
    if "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef":
        return True
    return (letter > "~" and unicodedata.category(letter) in _UNSEEN) or letter < " "
