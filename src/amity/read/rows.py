"""Rows of a table in plain text: lines cut at pipes, tabs, wide spaces, or before figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from amity.read.columns import Piece
from amity.read.figures import Sort, figure_of
from amity.read.grids import GridCell
from amity.read.lines import Line

_BORDER = re.compile(r"[-=+|:_─━│┼├┤┌┐└┘┬┴╪═║ \t]*[-=─━═_][-=+|:_─━│┼├┤┌┐└┘┬┴╪═║ \t]*")
_PIPE = re.compile(r"(?<!\\)[|│║¦]")
_WIDE = re.compile(r"[ \u00a0]{2,}")
_TOKEN = re.compile(r"\S+")
_LONGEST = 400


class Cut(StrEnum):
    """At what a line falls into cells.

    >>> Cut("tab")
    <Cut.TAB: 'tab'>
    """

    BORDER = "border"
    PIPE = "pipe"
    TAB = "tab"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class TextRow:
    """A line of a table: how it is cut, its pieces (empty ones too where tabs or pipes stand), and its tail.

    `tail` counts the figures and periods at the end of a line that is cut at spaces.

    >>> TextRow(0, Cut.TAB, ((0, 4, GridCell("1990")), (5, 5, GridCell()))).filled[0].text
    '1990'
    """

    line: int
    cut: Cut
    pieces: tuple[Piece, ...]
    tail: int = 0

    @property
    def filled(self) -> tuple[GridCell, ...]:
        """The cells in which something stands."""
        return tuple(cell for _, _, cell in self.pieces if cell.text)


def row_of(text: str, line: Line, at: int) -> TextRow | None:
    """The line as a row of a table, or None where it looks like none; `at` is its index.

    >>> from amity.read.lines import lines_of
    >>> text = "North Korea 0.2 1.8 2.8"
    >>> row_of(text, lines_of(text)[0], 0).tail
    3
    """
    words = line.text
    if not words or len(words) > _LONGEST:
        return None
    if len(words) > 2 and _BORDER.fullmatch(words):
        return TextRow(at, Cut.BORDER, ())
    if _PIPE.search(words):
        return TextRow(at, Cut.PIPE, tuple(_at_pipes(line)))
    raw = text[line.start - line.indent : line.end]
    if "\t" in words:
        return TextRow(at, Cut.TAB, tuple(_split(raw, line.start - line.indent, re.compile("\t"))))
    return _loose(line, at)


def _at_pipes(line: Line) -> Iterator[Piece]:
    first = _PIPE.match(line.text)
    shift = 1 if first else 0
    words = line.text[shift:]
    last = _PIPE.search(words, len(words) - 1) if not words.endswith("\\|") else None
    yield from _split(words[: last.start()] if last else words, line.start + shift, _PIPE)


def _split(words: str, offset: int, at: re.Pattern[str]) -> Iterator[Piece]:
    start = 0
    for match in at.finditer(words):
        yield _piece(words, start, match.start(), offset)
        start = match.end()
    yield _piece(words, start, len(words), offset)


def _piece(words: str, start: int, end: int, offset: int) -> Piece:
    left = start + len(words[start:end]) - len(words[start:end].lstrip())
    bare = words[left:end].rstrip()
    return (left, left + len(bare), GridCell(bare, offset + left, offset + left + len(bare)))


def _loose(line: Line, at: int) -> TextRow | None:
    tail = _figures_at_end(line.text)
    wide = _WIDE.search(line.text)
    if not wide and tail < 2:
        return None
    shifted = ((a + line.indent, b + line.indent, c) for a, b, c in _split(line.text, line.start, _WIDE))
    return TextRow(at, Cut.LOOSE, tuple(shifted), tail)


def _figures_at_end(words: str) -> int:
    count = 0
    for token in reversed(words.split()):
        if figure_of(token).sort in (Sort.TEXT, Sort.EMPTY):
            break
        count += 1
    return count


def label_and_figures(line: Line, tail: int) -> list[GridCell]:
    """A line cut before its last `tail` words, each of them a cell.

    >>> [cell.text for cell in label_and_figures(Line("North Korea 0.2 1.8", 0, 19), 2)]
    ['North Korea', '0.2', '1.8']
    """
    tokens = list(_TOKEN.finditer(line.text))
    cut = tokens[len(tokens) - tail].start() if tail else len(line.text)
    label = line.text[:cut].rstrip()
    last = tokens[len(tokens) - tail :]
    figures = [GridCell(t[0], line.start + t.start(), line.start + t.end()) for t in last]
    return [GridCell(label, line.start, line.start + len(label)), *figures]
