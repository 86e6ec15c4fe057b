"""Words and lines on a page of a PDF, with where they stand and how large they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from amity.read.draft import raised

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTComponent, LTItem
    from pdfplumber.page import Page

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " "}
_SMALL = 0.82
_RISE = 0.12
_BASELINE = 0.25
_SIGNS = "*†‡§"


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word and its box, in points from the top left corner; `raised` where it stands above its line.

    >>> PageWord("1956", 54.0, 76.0, 100.0, 110.0, 10.0).raised
    False
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    raised: bool = False


@dataclass(frozen=True)
class PageLine:
    """The words of one line of one column, the column's edges, and where rules drawn over it begin.

    >>> PageLine((PageWord("They", 0, 20, 0, 9, 10), PageWord("met.", 23, 40, 0, 9, 10)), page=1).text
    'They met.'
    """

    words: tuple[PageWord, ...]
    page: int
    left: float = 0.0
    right: float = 0.0
    column: int = 0
    rules: tuple[float, ...] = ()

    @cached_property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @cached_property
    def top(self) -> float:
        """The upper edge of the words of its own size."""
        return min(word.top for word in self.words if word.size >= _SMALL * self.size)

    @cached_property
    def bottom(self) -> float:
        """The lower edge of the words of its own size."""
        return max(word.bottom for word in self.words if word.size >= _SMALL * self.size)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def ruled(self) -> bool:
        """Whether a rule is drawn over it, within its column."""
        return any(self.left - 2 <= rule <= self.right for rule in self.rules)

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return all(word.bold or word.raised for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its words with raised numbers as raised digits, spaces where there are gaps."""
        return text_of(self.words, self.size)

    @property
    def mark(self) -> str:
        """The raised number or sign that it begins with; empty where it begins with none."""
        first = self.words[0]
        return first.text.strip(".)") if first.raised or first.text in _SIGNS else ""


def text_of(words: Sequence[PageWord], size: float) -> str:
    """The text of words in a row.

    >>> words = PageWord("war.", 0, 20, 2, 12, 10), PageWord("12", 20, 25, 0, 6, 6, raised=True)
    >>> text_of(words, 10)
    'war.¹²'
    """
    parts: list[str] = []
    for at, word in enumerate(words):
        gap = word.x0 - words[at - 1].x1 if at else 0.0
        parts.append(" " if at and gap > 0.12 * size else "")
        parts.append(raised(word.text) if word.raised and word.text not in _SIGNS else word.text)
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands on a page: words, edges of rules and boxes (left, top, right, bottom), number of images.

    >>> Drawn(words=[], edges=[(54.0, 700.0, 114.0, 700.5)], images=0).images
    0
    """

    words: list[PageWord]
    edges: list[tuple[float, float, float, float]]
    images: int


def drawn_on(page: "Page") -> Drawn:
    """The words of a page, upright ones only, without what is printed twice to look bold; and what is drawn.

    Taken from the layout below pdfplumber's own objects, which cost three times as long to make.

    >>> import io, pdfplumber
    >>> from reportlab.pdfgen.canvas import Canvas
    >>> file = io.BytesIO()
    >>> canvas = Canvas(file)
    >>> canvas.drawString(72, 700, "They met.")
    >>> canvas.save()
    >>> with pdfplumber.open(file) as pdf:
    ...     [word.text for word in drawn_on(pdf.pages[0]).words]
    ['They', 'met.']
    """
    from pdfminer.layout import LTChar, LTCurve, LTImage
    from pdfplumber.utils.text import dedupe_chars, extract_words

    things = list(_things(page.layout))
    chars = [_char(thing, page) for thing in things if isinstance(thing, LTChar) and thing.upright]
    if _printed_twice(chars):
        chars = dedupe_chars(chars)
    found = extract_words(chars, extra_attrs=["size", "fontname"], x_tolerance_ratio=0.15, y_tolerance=2)
    words = [_word(entry) for entry in found if entry["text"].strip()]
    edges = [_box(thing, page) for thing in things if isinstance(thing, LTCurve)]
    return Drawn(words, edges, sum(isinstance(thing, LTImage) for thing in things))


def _things(container: "Iterable[LTItem]") -> "Iterator[LTItem]":
    """What is on a page, figures opened up, in the order in which it is drawn."""
    from pdfminer.layout import LTContainer

    for thing in container:
        if isinstance(thing, LTContainer):
            yield from _things(thing)
        else:
            yield thing


def _box(thing: "LTComponent", page: "Page") -> tuple[float, float, float, float]:
    """The edges of a thing in points from the top left corner, as pdfplumber has them."""
    left, up = float(page.mediabox[0]), float(page.mediabox[1]) + float(page.height)
    return thing.x0 + left, up - thing.y1, thing.x1 + left, up - thing.y0


def _char(char: "LTChar", page: "Page") -> dict[str, Any]:
    x0, top, x1, bottom = _box(char, page)
    return {
        "text": char.get_text(), "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
        "upright": True, "size": char.size, "fontname": char.fontname,
    }  # fmt: skip


def _printed_twice(chars: Sequence[dict[str, Any]]) -> bool:
    seen = [char for char in chars if char["text"].strip()]
    places = Counter((char["text"], round(char["x0"]), round(char["top"])) for char in seen)
    return sum(count - 1 for count in places.values()) > 0.1 * max(1, len(chars))


def _word(entry: dict[str, Any]) -> PageWord:
    text = "".join(_LIGATURES.get(letter, letter) for letter in entry["text"])
    name = str(entry["fontname"]).lower()
    bold = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi"))
    size = round(float(entry["size"]), 1)
    return PageWord(text, entry["x0"], entry["x1"], entry["top"], entry["bottom"], size, bold)


def rows_of(words: Iterable[PageWord], page: int) -> list[PageLine]:
    """Words in rows from top to bottom, by their baselines; small ones raised beside a word go with it.

    >>> words = [PageWord("war.", 0, 20, 2, 12, 10), PageWord("12", 20, 25, 0, 6, 6)]
    >>> words.append(PageWord("So", 0, 9, 14, 24, 10))
    >>> [line.text for line in rows_of(words, page=1)]
    ['war.¹²', 'So']
    """
    plain: list[PageWord] = []
    high: list[tuple[PageWord, PageWord]] = []
    everything = list(words)
    largest = max((word.size for word in everything), default=0.0)
    for word in everything:
        beside = _beside(word, everything) if word.size < _SMALL * largest and _may_be_raised(word) else None
        if beside is None:
            plain.append(word)
        else:
            high.append((replace(word, raised=True), beside))
    rows = _on_baselines(plain)
    row_of = {id(word): row for row in rows for word in row}
    for word, beside in high:
        row_of[id(beside)].append(word)
    lines = [PageLine(tuple(sorted(row, key=lambda word: word.x0)), page) for row in rows]
    return sorted(lines, key=lambda line: (line.top, line.x0))


def _on_baselines(words: Iterable[PageWord]) -> list[list[PageWord]]:
    rows: list[list[PageWord]] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.x0)):
        if rows and word.bottom - rows[-1][0].bottom <= _BASELINE * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _may_be_raised(word: PageWord) -> bool:
    bare = word.text.strip(",.;)")
    return bare.replace(",", "").isdigit() or bare in _SIGNS or (len(bare) == 1 and bare.isalpha())


def _beside(word: PageWord, words: Sequence[PageWord]) -> PageWord | None:
    """The larger word that a small one stands next to, higher than its baseline; None where there is none."""
    near = (other for other in words if word.size < _SMALL * other.size and _next_to(word, other))
    return next((other for other in near if _above_baseline(word, other)), None)


def _next_to(word: PageWord, other: PageWord) -> bool:
    """Whether a mark follows a word at once, or stands before it, where a space may be wide."""
    return -1 < word.x0 - other.x1 < 0.4 * other.size or -1 < other.x0 - word.x1 < 1.2 * other.size


def _above_baseline(word: PageWord, other: PageWord) -> bool:
    middle = (word.top + word.bottom) / 2
    within = other.top - 0.4 * other.size < middle < other.bottom
    return within and other.bottom - word.bottom > _RISE * other.size
