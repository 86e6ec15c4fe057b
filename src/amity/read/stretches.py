"""Where the paragraphs of a plain text begin and end."""

import re
from collections.abc import Iterator, Sequence

from amity.model.documents import BlockKind
from amity.read import captions
from amity.read.lines import Line
from amity.read.reading import Stretch
from amity.read.text_tables import TextTable

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_UNWRAPPED = 160
_NARROWEST = 40
_OPENS = re.compile(
    rf"[{SUPERSCRIPTS}]|#{{1,6}}\s|\[\^?\w{{1,12}}\]:?\s|[-•–*·]\s|>\s?|\(?\d{{1,3}}[.)]\s|\*\*\*|<!--|\*\s?[A-Z]"
)
_ENDS = re.compile(rf"[.!?:][\"'”’)\]*_]*(?:\s?[{SUPERSCRIPTS}]+|\s?\[\d+\])?$")
_CONTINUED = re.compile(r"[a-z]")


def stretches_of(
    lines: Sequence[Line], tables: Sequence[TextTable], kinds: dict[int, BlockKind] | None = None
) -> tuple[Stretch, ...]:
    r"""The text in stretches, in order: tables, their titles, and paragraphs.

    A blank line parts paragraphs. Where lines are wrapped, so do a first line that is set in, and a line
    that ends a sentence though the next word would have fitted on it; where they are not, each line is a
    paragraph. `kinds` says what single lines are, by index, where a reader knows.

    >>> from amity.read.lines import lines_of
    >>> [s.words for s in stretches_of(lines_of("He went\nto Mongolia.\n\nThen home."), ())]
    ['He went\nto Mongolia.', 'Then home.']
    """
    spans = _known_spans(kinds or {}) | _table_spans(tables)
    width = _width(lines)
    found: list[Stretch] = []
    run: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        last, kind = spans.get(at, (at, None))
        if line.blank or kind or (run and _parts(run, line, width)):
            found.extend(_joined(run))
            run = []
        if kind:
            found.append(_stretch(lines[at : last + 1], kind))
        elif not line.blank:
            run.append(line)
        at = last + 1
    found.extend(_joined(run))
    return tuple(found)


def _known_spans(kinds: dict[int, BlockKind]) -> dict[int, tuple[int, BlockKind]]:
    """By index of the first line: the last line and kind of lines that follow each other alike."""
    spans: dict[int, tuple[int, BlockKind]] = {}
    first = -1
    for at, kind in sorted(kinds.items()):
        goes_on = first >= 0 and spans[first] == (at - 1, kind) and kind is BlockKind.FURNITURE
        first = first if goes_on else at
        spans[first] = (at, kind)
    return spans


def _table_spans(tables: Sequence[TextTable]) -> dict[int, tuple[int, BlockKind]]:
    """By index of the first line: the last line and kind of tables and of what stands above and beneath."""
    spans: dict[int, tuple[int, BlockKind]] = {}
    for table in tables:
        spans[table.first] = (table.last, BlockKind.TABLE)
        for lines in (table.title, table.beneath):
            if lines:
                spans[lines[0]] = (lines[-1], BlockKind.CAPTION)
    return spans


def _width(lines: Sequence[Line]) -> int:
    """The width to which lines are wrapped, in characters; 0 where they are not."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    if not lengths or 10 * sum(length for length in lengths if length > _UNWRAPPED) > 3 * sum(lengths):
        return 0
    return max(_NARROWEST, lengths[int(0.95 * (len(lengths) - 1))])


def _parts(run: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a new paragraph begins with `line`, which follows those of `run`."""
    before = run[-1]
    if not width or line.page != before.page or _OPENS.match(line.text) or captions.is_title(line.text):
        return True
    if run[0].text.startswith("<!--") and before.text.endswith("-->"):
        return True  # a comment ends there, blank line or not (CommonMark 0.31, section 4.6)
    if line.indent > before.indent + 1 and len(run) != 1:
        return True
    room = width - len(before.text) - 1 - len(line.text.split(None, 1)[0])
    if _ENDS.search(before.text):
        return room > 0.1 * width
    return len(before.text) < 0.6 * width and not _CONTINUED.match(line.text)


def _joined(run: Sequence[Line]) -> Iterator[Stretch]:
    if run:
        yield _stretch(run, None)


def _stretch(lines: Sequence[Line], kind: BlockKind | None) -> Stretch:
    words = "\n".join(line.text for line in lines)
    start, end, page = lines[0].start, lines[-1].end, lines[0].page
    return Stretch(start=start, end=end, words=words, kind=kind, page=page, lines=len(lines))
