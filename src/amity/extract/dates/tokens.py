"""A text as words, numbers and signs, each with its place."""

import re

# A word ends before a superscript, since that is the mark of a note. A URL is one sign, whatever is in it.
_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[0-9]+"
    r"|[^\W\d_⁰¹²³⁴-⁹]+(?:['’](?=[^\W\d_])[^\W\d_]+)?"
    r"|(?<=[.!?”\"])\n|\n[^\S\n]*\n\s*"
    r"|\S"
)
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

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        found = [(match.group(), match.start()) for match in _TOKEN.finditer(text)]
        none = [""] * PADDING
        words = [word.lower() if word.strip() else PARAGRAPH for word, _ in found]
        self.words = [*none, *words, *none]
        self.starts = [0] * PADDING + [start for _, start in found] + [len(text)] * PADDING
        self.ends = [0] * PADDING + [start + len(word) for word, start in found] + [len(text)] * PADDING

    def glued(self, i: int) -> bool:
        """Whether nothing stands between a token and the next one."""
        return self.ends[i] == self.starts[i + 1]

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter."""
        start = self.starts[i]
        return self.text[start : start + 1].isupper()

    def number(self, i: int, least: int, most: int) -> int | None:
        """The number that a token is, where it lies between two bounds; None for anything else."""
        word = self.words[i]
        if word.isdecimal() and len(word) <= 4 and least <= int(word) <= most:
            return int(word)
        return None
