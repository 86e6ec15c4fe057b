"""The reading order of a page: columns one after the other, what spans them in its place.

After the method of recursive cuts at white space (Nagy and Seth 1984), with columns told from tables by the
length of what stands in them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from amity.read.pdf_words import PageLine, PageWord

_NARROWEST_GAP = 0.55
_CROSSING = 0.15
_FEWEST_ROWS = 5
_WORDS_OF_PROSE = 3.2
_MOST_COLUMNS = 4


def in_reading_order(rows: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a page, column after column; `column` counts the runs of lines that belong together.

    >>> places = [(x, y) for y in range(0, 108, 12) for x in (0, 25, 50, 75, 120, 145, 170, 195)]
    >>> words = [PageWord("word", x, x + 20, y, y + 9, 10) for x, y in places]
    >>> rows = [PageLine(tuple(words[at : at + 8]), page=1) for at in range(0, 72, 8)]
    >>> [line.column for line in in_reading_order(rows)] == [0] * 9 + [1] * 9
    True
    """
    runs = list(_runs(list(rows), _MOST_COLUMNS))
    return [
        replace(line, left=min(a.x0 for a in run), right=max(a.x1 for a in run), column=at)
        for at, run in enumerate(runs)
        for line in run
    ]


def _runs(rows: list[PageLine], most: int) -> Iterator[list[PageLine]]:
    """Runs of lines, each within one column or across all."""
    start, gap = _first_gap(rows) if most > 1 else (0, None)
    if gap is None:
        if rows:
            yield rows
        return
    if start:
        yield rows[:start]
    left: list[PageLine] = []
    right: list[PageLine] = []
    for row in rows[start:]:
        sides = _sides(row, gap)
        if sides is None:
            yield from _both(left, right, most)
            left, right = [], []
            yield [row]
        else:
            left.extend(_line(row, sides[0]))
            right.extend(_line(row, sides[1]))
    yield from _both(left, right, most)


def _both(left: list[PageLine], right: list[PageLine], most: int) -> Iterator[list[PageLine]]:
    yield from _runs(left, most - 1)
    yield from _runs(right, most - 1)


def _line(row: PageLine, words: Sequence[PageWord]) -> Iterator[PageLine]:
    if words:
        yield replace(row, words=tuple(words))


def _first_gap(rows: list[PageLine]) -> tuple[int, tuple[float, float] | None]:
    """From which row on there is a gap between columns, and where it is: None where there is none."""
    for start in range(0, max(1, len(rows) - 2 * _FEWEST_ROWS), 2):
        gap = _gap(rows[start:])
        if gap is not None:
            crossing = next((i for i, row in enumerate(rows[start:]) if _sides(row, gap) is not None), 0)
            return start + crossing, gap
    return 0, None


def _gap(rows: Sequence[PageLine]) -> tuple[float, float] | None:
    """The widest strip in the middle of the rows that few of them cross, if prose stands on both sides."""
    if len(rows) < _FEWEST_ROWS:
        return None
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    size = sorted(row.size for row in rows)[len(rows) // 2]
    strips = _strips(rows, left, right)
    wide = [strip for strip in strips if strip[1] - strip[0] >= _NARROWEST_GAP * size]
    for strip in sorted(wide, key=lambda strip: (strip[0] - strip[1], strip[0])):
        if _parts_prose(rows, strip):
            return strip
    return None


def _strips(rows: Sequence[PageLine], left: float, right: float) -> list[tuple[float, float]]:
    """Strips, in points, in the middle three fifths of a page that at most `_CROSSING` of the rows cover."""
    start, end = int(left), int(right) + 1
    change = [0] * (end - start + 2)
    for row in rows:
        for word in row.words:
            change[max(0, int(word.x0) - start)] += 1
            change[min(end - start, int(word.x1) - start) + 1] -= 1
    most, covered = _CROSSING * len(rows), 0
    strips: list[tuple[float, float]] = []
    for at in range(end - start + 1):
        covered += change[at]
        x = float(start + at)
        if covered <= most and left + 0.2 * (right - left) < x < right - 0.2 * (right - left):
            if strips and strips[-1][1] == x:
                strips[-1] = (strips[-1][0], x + 1)
            else:
                strips.append((x, x + 1))
    return strips


def _parts_prose(rows: Sequence[PageLine], strip: tuple[float, float]) -> bool:
    """Whether lines of several words stand on both sides of a strip, as in columns and not as in tables."""
    sides = [side for row in rows if (side := _sides(row, strip)) is not None]
    for at in (0, 1):
        filled = [side[at] for side in sides if side[at]]
        words = sum(len(side) for side in filled)
        figures = sum(any(letter.isdigit() for letter in word.text) for side in filled for word in side)
        if len(filled) < _FEWEST_ROWS or words < _WORDS_OF_PROSE * len(filled) or 2 * figures > words:
            return False
    return True


def _sides(row: PageLine, strip: tuple[float, float]) -> tuple[list[PageWord], list[PageWord]] | None:
    """The words on both sides of a strip; None where the row goes across it."""
    middle = (strip[0] + strip[1]) / 2
    left = [word for word in row.words if (word.x0 + word.x1) / 2 < middle]
    right = [word for word in row.words if (word.x0 + word.x1) / 2 >= middle]
    if left and right and right[0].x0 - left[-1].x1 < 0.8 * (strip[1] - strip[0]):
        return None
    crosses = any(word.x0 < middle - 1 and word.x1 > middle + 1 for word in row.words)
    return None if crosses else (left, right)
