"""Where the words of a canonical text stand in the marked-up file that it was made from."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"[^\W_]+")
_OPENS = re.compile(r"<(?:!--|(?:script|style|head)\b|)", re.IGNORECASE)
_CLOSES = {"<!--": "-->", "<script": "</script", "<style": "</style", "<head": "</head", "<": ">"}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)  # no slots: the words are kept
class Sought:
    """The words of a canonical text and those of its file in HTML, so that the one lead to the other.

    >>> file = "<p>They <b>met</b> in Ulan&nbsp;Bator.</p>"
    >>> start, end = Sought(text="They met in Ulan Bator.", file=file).span(5, 16)
    >>> file[start:end]
    'met</b> in Ulan'
    """

    text: str
    file: str

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the words from `start` to `end` of the text stand in the file; None where they are not found.

        Of words that stand there more than once it is the same one in order as in the text.
        """
        said = [word for at, _, word in self._said if start <= at < end]
        if not said:
            return None
        before = sum(1 for at in _runs(self._said, said) if self._said[at][0] < start)
        found = _runs(self._written, said)
        if before >= len(found):
            return None
        first = found[before]
        return self._written[first][0], self._written[first + len(said) - 1][1]

    @cached_property
    def _said(self) -> list[tuple[int, int, str]]:
        return [(found.start(), found.end(), found.group().casefold()) for found in _WORD.finditer(self.text)]

    @cached_property
    def _written(self) -> list[tuple[int, int, str]]:
        """The words of the file behind its markup, with their places in it."""
        plain = _ENTITY.sub(lambda found: _spelt(found.group()), _blanked(self.file))
        return [(found.start(), found.end(), found.group().casefold()) for found in _WORD.finditer(plain)]


def _blanked(file: str) -> str:
    """A file with blanks in place of its markup; in time that grows with its length, whatever it holds."""
    parts, at, low = [], 0, file.lower()
    absent: set[str] = set()
    while found := _OPENS.search(file, at):
        close = _CLOSES[found.group().lower()]
        end = -1 if close in absent or len(low) != len(file) else low.find(close, found.end())
        if end < 0:
            absent.add(close)
            close, end = ">", file.find(">", found.end())
        stop = end + len(close) if end >= 0 else len(file)
        parts += [file[at : found.start()], " " * (stop - found.start())]
        at = stop
    return "".join((*parts, file[at:]))


def _spelt(entity: str) -> str:
    """What an entity stands for, with as many letters as the entity has."""
    return html.unescape(entity)[:1].ljust(len(entity))


def _runs(words: Sequence[tuple[int, int, str]], said: Sequence[str]) -> list[int]:
    """Where the words said follow each other."""
    count = len(said)
    return [
        at
        for at in range(len(words) - count + 1)
        if words[at][2] == said[0] and all(words[at + i][2] == said[i] for i in range(1, count))
    ]
