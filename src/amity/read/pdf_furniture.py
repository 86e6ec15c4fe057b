"""Running heads and page numbers of a PDF."""

import re
from collections import Counter
from collections.abc import Sequence

from amity.read.furniture import pattern
from amity.read.pdf_words import PageLine

_DIGITS = re.compile(r"\d+|\b[ivxl]+\b")
_LONGEST = 120
_EDGE = 2
_MARGIN = 0.1


def without_running_heads(pages: Sequence[list[PageLine]], heights: Sequence[float]) -> list[list[PageLine]]:
    """The lines of each page without page numbers and the heads and feet that belong to no text.

    A head or foot is one of the first or last lines that comes again on another page with another number,
    that is a page number, or that stands in the upper margin apart from the text and in no larger letters.

    >>> from amity.read.pdf_words import PageWord
    >>> def line(text, y): return PageLine((PageWord(text, 0, 50, y, y + 9, 10),), page=1)
    >>> [found] = without_running_heads([[line("Talks went on.", 100), line("41", 800)]], [842])
    >>> [line.text for line in found]
    ['Talks went on.']
    """
    recurring = _recurring(pages)
    body = _body_size(pages)
    kept = []
    for lines, height in zip(pages, heights, strict=True):
        ordered = sorted(lines, key=lambda line: (line.top, line.x0))
        drop = {id(line) for line in _at_edges(ordered) if _is_head(line, ordered, recurring, height, body)}
        kept.append([line for line in lines if id(line) not in drop])
    return kept


def _at_edges(ordered: Sequence[PageLine]) -> list[PageLine]:
    return [*ordered[:_EDGE], *ordered[max(_EDGE, len(ordered) - _EDGE) :]]


def _shape(line: PageLine) -> str:
    return _DIGITS.sub("#", line.text.lower())


def _recurring(pages: Sequence[list[PageLine]]) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for lines in pages:
        ordered = sorted(lines, key=lambda line: (line.top, line.x0))
        seen.update({_shape(line) for line in _at_edges(ordered) if len(line.text) <= _LONGEST})
    return frozenset(shape for shape, count in seen.items() if count > 1)


def _body_size(pages: Sequence[list[PageLine]]) -> float:
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def _is_head(
    line: PageLine, ordered: Sequence[PageLine], recurring: frozenset[str], height: float, body: float
) -> bool:
    at = next(i for i, other in enumerate(ordered) if other is line)
    if len(line.text) > _LONGEST or line.mark or line.size > 1.15 * body:
        return False
    if pattern("furniture", "alone").match(line.text) or _shape(line) in recurring:
        return True
    if at == 0 and line.bottom < _MARGIN * height and line.size <= 1.02 * body and len(ordered) > 1:
        return ordered[1].top - line.bottom > 1.4 * line.size
    below = line.top > (1 - 0.8 * _MARGIN) * height
    return (at == 0 or below) and bool(pattern("furniture", "heads").match(line.text))
