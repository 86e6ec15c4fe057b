"""Word documents (DOCX): paragraphs, headings, notes and tables."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amity.errors import UnreadableDocument
from amity.model.documents import BlockKind
from amity.read.docx_notes import Notes
from amity.read.docx_package import check_package
from amity.read.docx_words import W, runs_of, words_of
from amity.read.draft import Draft, Word
from amity.read.figures import figure_of
from amity.read.items import FoundTable, Item, Paragraph, write
from amity.read.limits import Limits
from amity.read.reading import Reading

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

_LONGEST_CELL = 200
_JUNK_TITLES = ("", "word document", "untitled", "document")
_JUNK_AUTHORS = (
    "",
    "python-docx",
    "user",
    "admin",
    "administrator",
    "microsoft office user",
    "owner",
    "author",
)


def read_docx(path: Path, limits: Limits) -> Reading:
    """The text of a Word document: body text in order, notes at the end, tables as cells.

    Deleted text is left out, inserted text stands. Sizes are checked before anything is unpacked, and
    entities are never resolved. Raises UnreadableDocument for bombs, encrypted and damaged files.

    >>> import tempfile, docx
    >>> document = docx.Document()
    >>> _ = document.add_paragraph("They met in 1956.")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     document.save(f"{folder}/a.docx")
    ...     read_docx(Path(folder, "a.docx"), Limits()).text
    'They met in 1956.'
    """
    from docx import Document

    check_package(path, limits)
    try:
        word = Document(str(path))
    except (ValueError, KeyError) as error:
        reason = "is no Word document that can be read (a template, with macros, or damaged)"
        raise UnreadableDocument(str(path), reason, "save it as DOCX and add that") from error
    notes = Notes(word)
    draft = Draft()
    write(draft, list(_items(word, notes)))
    for mark, words in notes.called():
        draft.note(mark, words)
    return draft.reading("docx", _csl(word))


def _items(word: "WordDocument", notes: Notes) -> Iterator[Item]:
    kinds = _kinds_of_styles(word)
    for element in _blocks(word.element.body):
        if element.tag == f"{W}tbl":
            yield from _table(element, notes)
        else:
            style = element.find(f"{W}pPr/{W}pStyle")
            outline = element.find(f"{W}pPr/{W}outlineLvl")
            kind = kinds.get(style.get(f"{W}val", "") if style is not None else "")
            kind = kind or (BlockKind.HEADING if outline is not None else None)
            yield Paragraph(words=words_of(element, notes), kind=kind)


def _blocks(parent: "_Element") -> Iterator["_Element"]:
    """Paragraphs and tables in order, those in content controls and text boxes too."""
    for child in parent:
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            yield from _blocks(content) if content is not None else ()
        elif child.tag in (f"{W}p", f"{W}tbl"):
            yield child
            for box in runs_of(child, f"{W}txbxContent"):
                yield from _blocks(box)
        elif child.tag in (f"{W}ins", f"{W}smartTag", f"{W}customXml"):
            yield from _blocks(child)


def _kinds_of_styles(word: "WordDocument") -> dict[str, BlockKind]:
    """By a style's id: what its paragraphs are. Names of built-in styles are English in every Word."""
    kinds: dict[str, BlockKind] = {}
    for style in word.styles.element.iter(f"{W}style"):
        name = style.find(f"{W}name")
        words = name.get(f"{W}val", "").lower() if name is not None else ""
        if words in ("title", "subtitle") or words.startswith("heading "):
            kinds[style.get(f"{W}styleId", "")] = BlockKind.HEADING
        elif words == "caption":
            kinds[style.get(f"{W}styleId", "")] = BlockKind.CAPTION
        elif words == "bibliography":
            kinds[style.get(f"{W}styleId", "")] = BlockKind.REFERENCE
    return kinds


def _table(table: "_Element", notes: Notes) -> Iterator[Item]:
    """The rows of a table of data; the paragraphs of a table that only lays out the page."""
    rows = [list(_row(row, notes)) for row in table.iter(f"{W}tr")]
    filled = [[word.text for word in row if word.text] for row in rows]
    longest = max((len(text) for row in filled for text in row), default=0)
    figures = any(figure_of(text).counted for row in filled for text in row)
    if sum(len(row) > 1 for row in filled) > 1 and (longest <= _LONGEST_CELL or figures):
        yield FoundTable(rows=_merged(table, rows))
        return
    for cell in table.iter(f"{W}tc"):
        for paragraph in cell.iterchildren(f"{W}p"):
            yield Paragraph(words=words_of(paragraph, notes))


def _row(row: "_Element", notes: Notes) -> Iterator[Word]:
    head = row.find(f"{W}trPr/{W}tblHeader") is not None
    for cell in row.iterchildren(f"{W}tc"):
        words = " ".join(words_of(paragraph, notes) for paragraph in cell.iterchildren(f"{W}p"))
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        count = span.get(f"{W}val", "1") if span is not None else "1"
        for _ in range(min(int(count), 60) if count.isdigit() else 1):
            yield Word(words.strip(), head)


def _merged(table: "_Element", rows: list[list[Word]]) -> list[list[Word]]:
    """The rows, with what a cell merged downwards says in each of its rows."""
    for at, row in enumerate(table.iter(f"{W}tr")):
        for column, cell in enumerate(row.iterchildren(f"{W}tc")):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            if goes_on and at and column < min(len(rows[at]), len(rows[at - 1])):
                rows[at][column] = rows[at - 1][column]
    return rows


def _csl(word: "WordDocument") -> dict[str, Any]:
    """What the file's properties say; the day on which it was made is no day of publication."""
    core = word.core_properties
    csl: dict[str, Any] = {}
    if core.title.strip().lower() not in _JUNK_TITLES:
        csl["title"] = core.title.strip()
    if core.author.strip().lower() not in _JUNK_AUTHORS:
        csl["author"] = [{"literal": name.strip()} for name in core.author.split(";") if name.strip()]
    return csl
