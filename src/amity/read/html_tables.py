"""Tables of an HTML page as rows of words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amity.read.draft import Word
from amity.read.figures import figure_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WIDEST = 60
_LONGEST_CELL = 200
_OPEN, _SHUT = "\ue002", "\ue003"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows and title of a table; `of_figures` where it holds figures.

    >>> Table(((Word("1990"),),), "Trade", False).title
    'Trade'
    """

    rows: tuple[tuple[Word, ...], ...]
    title: str
    of_figures: bool


def marked_tables(tree: "HtmlElement") -> list[Table]:
    """The tables of data in a page, in order; in the page, each begins with its number between marks.

    Tables that only lay out a page (one column, or whole paragraphs in their cells) are left as they are.

    >>> from lxml import html
    >>> page = html.fromstring("<table><tr><td>Year<td>Trade<tr><td>1990<td>13.3</table>")
    >>> [[word.text for word in row] for row in marked_tables(page)[0].rows]
    [['Year', 'Trade'], ['1990', '13.3']]
    """
    found: list[Table] = []
    for element in tree.iter("table"):
        if next(element.iterdescendants("table"), None) is not None:
            continue
        rows = tuple(_rows(element))
        if _is_data(rows):
            title = _title(element)
            figures = any(figure_of(word.text).counted for row in rows for word in row)
            _mark(element, len(found))
            found.append(Table(rows, title, figures))
    return found


def _rows(table: "HtmlElement") -> Iterator[tuple[Word, ...]]:
    """Rows in which a cell that spans columns or rows stands in each of them."""
    below: dict[int, tuple[int, Word]] = {}
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        in_head = row.getparent() is not None and row.getparent().tag == "thead"
        words: list[Word] = []
        for cell in cells:
            _fill(words, below)
            word = Word(_text(cell), in_head or (cell.tag == "th" and cell.get("scope") != "row"))
            for _ in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    below[len(words)] = (_span(cell, "rowspan") - 1, word)
                words.append(word)
        _fill(words, below)
        if words:
            yield tuple(words[:_WIDEST])


def _fill(words: list[Word], below: dict[int, tuple[int, Word]]) -> None:
    """Put in the cells that reach down from rows above."""
    while len(words) in below:
        left, word = below.pop(len(words))
        if left > 1:
            below[len(words)] = (left - 1, word)
        words.append(word)


def _span(cell: "HtmlElement", name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), _WIDEST) if value.isascii() and value.isdigit() and len(value) < 5 else 1


def _text(element: "HtmlElement") -> str:
    return " ".join("".join(element.itertext()).split())


def _is_data(rows: tuple[tuple[Word, ...], ...]) -> bool:
    filled = [[word for word in row if word.text] for row in rows]
    wide = [row for row in filled if len(row) > 1]
    longest = max((len(word.text) for row in filled for word in row), default=0)
    return len(wide) > 1 and longest <= _LONGEST_CELL


def _title(table: "HtmlElement") -> str:
    """The caption of a table, or that of the figure it stands in; it is taken out of the page."""
    figure = next((above for above in table.iterancestors("figure")), None)
    for holder, tag in ((table, "caption"), (figure, "figcaption")):
        caption = None if holder is None else holder.find(f".//{tag}")
        if caption is not None and _text(caption):
            words = _text(caption)
            caption.drop_tree()
            return words
    return ""


def _mark(table: "HtmlElement", number: int) -> None:
    cell = next(cell for cell in table.iter("td", "th"))
    cell.text = f"{_OPEN}{number}{_SHUT}{cell.text or ''}"
