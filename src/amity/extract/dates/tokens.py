"""A text as words, numbers and signs, each with its place."""

import re
from itertools import accumulate

# A word ends before a superscript, since that is the mark of a note. A URL is one sign, whatever is in it.
# Blanks belong to the token before them, so that the tokens add up to the text and their lengths to offsets.
_TOKEN = re.compile(
    r"(?:(?:https?://|www\.)\S+"
    r"|[0-9]+"
    r"|[^\W\d_⁰¹²³⁴-⁹]+(?:['’](?=[^\W\d_])[^\W\d_]+)?"
    r"|\n\s*"
    r"|\S)[^\S\n]*"
    r"|\s+"
)
_SOFT_BREAK = re.compile(r"(?<![\n.!?”\"])\n(?![^\S\n]*\n)")
"""A line's end that does not end a paragraph."""
PARAGRAPH = "\n"
PADDING = 6
"""So many empty words stand before and behind the text, so that looking around needs no bounds."""


class Tokens:
    """The words of a text in lower case, with where each starts and ends.

    >>> tokens = Tokens("On October 15.8")
    >>> tokens.words[PADDING:-PADDING]
    ['on', 'october', '15', '.', '8']
    >>> tokens.glued(PADDING + 2), tokens.glued(PADDING)
    (True, False)
    """

    __slots__ = ("parts", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        parts = _TOKEN.findall(_SOFT_BREAK.sub(" ", _lower(text)))
        none = [""] * PADDING
        words = [part.rstrip() or (PARAGRAPH if "\n" in part else "") for part in parts]
        starts = list(accumulate(map(len, parts), initial=0))
        self.parts = [*none, *parts, *none]
        self.words = [*none, *words, *none]
        self.starts = [*[0] * PADDING, *starts, *[len(text)] * PADDING]

    def end(self, i: int) -> int:
        """The offset at which a token ends."""
        return self.starts[i] + len(self.words[i])

    def glued(self, i: int) -> bool:
        """Whether nothing stands between a token and the next one."""
        return len(self.parts[i]) == len(self.words[i])

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter."""
        start = self.starts[i]
        return self.text[start : start + 1].isupper()

    def ends_sentence(self, i: int) -> bool:
        """Whether a token ends a sentence or a paragraph; the point of an initial or of "U.S." does not."""
        word = self.words[i]
        if word == ".":
            return len(self.words[i - 1]) > 1 and (self.capital(i + 1) or not self.words[i + 1].isalpha())
        return word in ("!", "?", PARAGRAPH)

    def number(self, i: int, least: int, most: int) -> int | None:
        """The number that a token is, where it lies between two bounds; None for anything else."""
        word = self.words[i]
        if word.isdecimal() and len(word) <= 4 and least <= int(word) <= most:
            return int(word)
        return None


def _lower(text: str) -> str:
    """The text in lower case, letter for letter: of the same length, so that offsets stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
