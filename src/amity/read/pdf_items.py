"""Lines of a PDF in reading order made into paragraphs, headings, notes and tables."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from amity.model.documents import BlockKind
from amity.read import captions
from amity.read.items import FoundNote, FoundTable, Item, Paragraph
from amity.read.pdf_notes import NoteLines, split_notes, words_of_note
from amity.read.pdf_paragraphs import Joiner, paragraphs_of, unfinished
from amity.read.pdf_tables import Rows, standing_tables
from amity.read.pdf_words import PageLine

_LARGER = 1.08
_LONGEST_HEADING = 200
Part = list[PageLine] | FoundTable


def items_of(lines: Sequence[PageLine], tables: Mapping[str, Rows]) -> Iterator[Item]:
    """The items of a document; a paragraph that a page or column breaks goes on, notes and tables wait.

    >>> from amity.read.pdf_words import PageWord
    >>> line = PageLine((PageWord("Talks went on.", 0, 50, 100, 109, 10),), page=3)
    >>> [(item.words, item.page) for item in items_of([line], {})]
    [('Talks went on.', 3)]
    """
    body = _body_size(lines)
    joiner = Joiner(line.text for line in lines)
    open_: list[Paragraph] = []
    waiting: list[Item] = []
    for part in _parts(lines, tables, body):
        item = _item(part, body, joiner) if isinstance(part, list) else part
        goes_on = open_ and isinstance(item, Paragraph) and _goes_on(open_[-1], item)
        if goes_on and isinstance(item, Paragraph):
            open_ = _continued(open_, item, joiner)
        elif isinstance(item, Paragraph):
            yield from (*open_, *waiting)
            open_, waiting = [item], []
        else:
            waiting.append(item)
    yield from (*open_, *waiting)


def _body_size(lines: Sequence[PageLine]) -> float:
    """The size in which most of the document is set, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def _parts(
    lines: Sequence[PageLine], tables: Mapping[str, Rows], body: float
) -> Iterator[list[PageLine] | FoundTable | FoundNote]:
    """Paragraphs as lines, tables and notes, column by column; the notes of a page after its text."""
    joiner = Joiner(line.text for line in lines)
    for page, on_page in groupby(lines, key=lambda line: line.page):
        notes: list[NoteLines] = []
        for _, group in groupby(on_page, key=lambda line: line.column):
            text, found = split_notes(list(group), body)
            notes.extend(found)
            yield from _of_column(text, tables, page)
        for note in notes:
            yield _note(note, joiner, page)


def _note(note: NoteLines, joiner: Joiner, page: int) -> FoundNote:
    words = joiner.join([line.text for line in note.lines])
    return FoundNote(mark=note.mark, words=words_of_note(words, note.mark), page=page)


def _of_column(
    run: Sequence[PageLine], tables: Mapping[str, Rows], page: int
) -> Iterator[list[PageLine] | FoundTable]:
    at = 0
    for first, last, rows in [*standing_tables(run), (len(run), len(run), [])]:
        for paragraph in paragraphs_of(run[at:first]):
            name = paragraph[0].text
            yield FoundTable(rows=tables[name], page=page) if name in tables else paragraph
        if rows:
            yield FoundTable(rows=rows, page=page)
        at = last + 1


def _item(lines: Sequence[PageLine], body: float, joiner: Joiner) -> Paragraph:
    words = joiner.join([line.text for line in lines])
    return Paragraph(words=words, kind=_kind(lines, words, body), page=lines[0].page)


def _kind(lines: Sequence[PageLine], words: str, body: float) -> BlockKind | None:
    if captions.is_title(words):
        return BlockKind.CAPTION
    larger = lines[0].size > _LARGER * body or (all(line.bold for line in lines) and lines[0].size >= body)
    short = len(words) <= _LONGEST_HEADING and not words.endswith((".", ",", ";"))
    return BlockKind.HEADING if larger and short else None


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    if before.kind is not None or after.kind is not None:
        return False
    return unfinished(before.words) and (len(before.words) > 60 or after.words[:1].islower())


def _continued(open_: list[Paragraph], item: Paragraph, joiner: Joiner) -> list[Paragraph]:
    """The paragraph with its continuation: one stretch on the same page, another on the next."""
    *others, last = open_
    words, joint = joiner.joint(last.words, item.words)
    if item.page == last.page:
        return [*others, Paragraph(words=words + joint + item.words, page=last.page, joint=last.joint)]
    head = Paragraph(words=words, page=last.page, joint=last.joint)
    return [*others, head, Paragraph(words=item.words, page=item.page, joint=joint)]
