"""Lines of a PDF put together to paragraphs, words that a line's end parted joined again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from amity.read import captions
from amity.read.pdf_words import PageLine

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹*†]*$")
_ITEM = re.compile(r"[•▪●◦–]\s|\(?\d{1,3}[.)]\s|\([a-z]\)\s")
_PARTED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WIDER = 1.35
_SHORT = 0.12
_INDENT = 0.7


def paragraphs_of(run: Sequence[PageLine]) -> Iterator[list[PageLine]]:
    """The lines of a column in paragraphs.

    A new one begins after a wider gap, with a first line that is set in, with other letters, with a title
    or item, and after a short line that ends a sentence.

    >>> from amity.read.pdf_words import PageWord
    >>> def line(text, x, y): return PageLine((PageWord(text, x, 200, y, y + 9, 10),), 1, left=0, right=200)
    >>> lines = [line("They met in", 0, 0), line("Riga.", 0, 12), line("Then home.", 15, 24)]
    >>> [[line.text for line in paragraph] for paragraph in paragraphs_of(lines)]
    [['They met in', 'Riga.'], ['Then home.']]
    """
    leading = _leading(run)
    hanging = _hangs(run)
    paragraph: list[PageLine] = []
    for line in run:
        if paragraph and _parts(paragraph, line, leading, hanging=hanging):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _leading(run: Sequence[PageLine]) -> float:
    """The usual distance from line to line, as a multiple of the letters' size."""
    steps = [
        (after.top - before.top) / after.size
        for before, after in pairwise(run)
        if before.size == after.size and after.top > before.top
    ]
    return median(steps) if steps else 1.2


def _hangs(run: Sequence[PageLine]) -> bool:
    """Whether first lines stand out and the others are set in, as in bibliographies."""
    flush = sum(line.x0 < line.left + _INDENT * line.size for line in run)
    return len(run) > 5 and 2 * flush < len(run)


def _parts(paragraph: Sequence[PageLine], line: PageLine, leading: float, *, hanging: bool) -> bool:
    """Whether a new paragraph begins with `line`."""
    before = paragraph[-1]
    other = abs(line.size - before.size) > 0.05 * before.size or line.bold != before.bold
    apart = line.top - before.top > _WIDER * leading * line.size
    named = captions.is_title(line.text) or begins_item(line.text)
    if line.column != before.column or other or apart or named:
        return True
    if hanging:
        return line.x0 <= line.left + _INDENT * line.size
    return _is_set_in(before, line) or (ends_short(before) and bool(_ENDS.search(before.text)))


def _is_set_in(before: PageLine, line: PageLine) -> bool:
    """Whether a line is set in as the first of a paragraph, and not because all are or it is centred."""
    centred = abs((line.x0 - line.left) - (line.right - line.x1)) < line.size
    return line.x0 > line.left + _INDENT * line.size and not centred and line.x0 > before.x0 + 1


def ends_short(line: PageLine) -> bool:
    """Whether a line ends well before the edge of its column.

    >>> from amity.read.pdf_words import PageWord
    >>> ends_short(PageLine((PageWord("Riga.", 0, 50, 0, 9, 10),), 1, left=0, right=200))
    True
    """
    return line.right - line.x1 > _SHORT * (line.right - line.left)


def unfinished(text: str) -> bool:
    """Whether a text breaks off in mid-sentence.

    >>> unfinished("They met in"), unfinished("They met.¹")
    (True, False)
    """
    return bool(text) and not _ENDS.search(text)


def begins_item(text: str) -> bool:
    """Whether a text begins with the mark of a list; a figure alone is none.

    >>> begins_item("1. They met."), begins_item("11 September they met.")
    (True, False)
    """
    return bool(_ITEM.match(text))


class Joiner:
    """Joins lines to a text; whether a hyphen at a line's end belongs to the word, the other lines tell.

    >>> joiner = Joiner(["They were at odds over high-level visits.", "The government left."])
    >>> joiner.join(["the govern-", "ment and high-", "level talks in 1948-", "1949"])
    'the government and high-level talks in 1948-1949'
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._seen: Counter[str] = Counter()
        for line in lines:
            self._seen.update(word.lower() for word in _WORD.findall(line))

    def join(self, lines: Sequence[str]) -> str:
        """One text of several lines."""
        text = ""
        for line in lines:
            text, joint = self.joint(text, line)
            text += joint + line
        return text

    def joint(self, text: str, line: str) -> tuple[str, str]:
        """The text as it goes before `line`, and what parts the two."""
        parted = _PARTED.search(text)
        after = re.match(r"[^\W\d_]+", line)
        if not text or (text.endswith(("-", "–", "/", "\u00ad", "\u2010")) and not parted):
            return text.rstrip("\u00ad"), ""
        if not parted or not after:
            return text, " " if not parted else ""
        whole, hyphened = f"{parted[1]}{after[0]}".lower(), f"{parted[1]}-{after[0]}".lower()
        keeps = after[0][0].isupper() or (self._seen[hyphened] and not self._seen[whole])
        return (text if keeps and not text.endswith("\u00ad") else text[:-1]), ""
