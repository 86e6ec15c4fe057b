"""HTML pages: their main text by trafilatura, with tables, notes and what the page says of itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amity.errors import UnreadableDocument
from amity.model.documents import BlockKind
from amity.read.draft import Draft
from amity.read.encodings import Decoded, decode
from amity.read.facts import facts
from amity.read.html_dates import published
from amity.read.html_notes import Note, taken_notes
from amity.read.html_tables import Table, marked_tables
from amity.read.limits import Limits
from amity.read.reading import Reading

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Extracted

DEEPEST = 400
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)",
    re.IGNORECASE,
)
# Entities that a page declares for itself are not wanted: they are how bombs are made.
_PROLOGUE = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^\[>]*\[.*?\]\s*>)?", re.IGNORECASE | re.DOTALL
)
_TABLE = re.compile("\ue002(\\d+)\ue003")
_EARLIEST, _LATEST = "1700-01-01", "2100-01-01"


def read_html(path: Path, limits: Limits) -> Reading:
    """The main text of a page, without its navigation, with tables as cells and notes apart.

    Nothing in the page is run and nothing it points to is fetched. Raises UnreadableDocument where its
    elements are nested more than DEEPEST deep, or where it has no text.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.html")
    ...     _ = path.write_text("<html><body><p>They met in 1956.</p></body></html>")
    ...     read_html(path, Limits()).text
    'They met in 1956.'
    """
    decoded = decoded_page(path.read_bytes(), str(path))
    tree = _tree(decoded.text, str(path))
    return _reading(tree, decoded.warnings)


def decoded_page(data: bytes, path: str) -> Decoded:
    """The markup of a page as text, without what it declares for itself before its first element.

    Control characters, which markup cannot hold, are left out with a warning. Raises UnreadableDocument
    where the bytes are no text.

    >>> decoded_page(b'<?xml version="1.0" encoding="latin-1"?><p>caf\\xe9</p>', "a.xhtml").text
    '<p>café</p>'
    """
    match = _DECLARED.search(data[:4096])
    declared = (match[1] or match[2]).decode("ascii") if match else ""
    decoded = decode(data, path, declared=declared, keeps_controls=False)
    return replace(decoded, text=_PROLOGUE.sub("", decoded.text, count=1))


def _tree(words: str, path: str) -> "HtmlElement":
    from lxml import html
    from lxml.etree import ParserError

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(words, parser=parser)
    except ParserError as error:
        raise UnreadableDocument(path, "holds no text", "save the page again from its source") from error
    check_depth(tree, path)
    return tree


def check_depth(tree: "HtmlElement", path: str) -> None:
    """Raise UnreadableDocument where elements are nested more than DEEPEST deep; without recursion.

    >>> from lxml import html
    >>> check_depth(html.fromstring("<p>They met.</p>"), "a.html")
    """
    from lxml.etree import iterwalk

    depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            reason = f"has elements nested more than {DEEPEST} deep"
            raise UnreadableDocument(path, reason, "copy its text into a .txt file and add that")


def _reading(tree: "HtmlElement", warnings: tuple[str, ...]) -> Reading:
    from trafilatura import bare_extraction

    issued = published(tree)
    notes = taken_notes(tree)
    tables = marked_tables(tree)
    dates = {"extensive_search": False, "original_date": True, "min_date": _EARLIEST, "max_date": _LATEST}
    found = bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dates,
        include_formatting=False,
    )
    draft = Draft()
    written: set[int] = set()
    body = getattr(found, "body", None)
    if body is None or len(_words(body)) < 2:
        warnings += ("no main text could be told from the page's furniture; all of its text is kept",)
        _write_all(draft, tree, tables, written)
    else:
        for element in body:
            _write(draft, element, tables, written)
    _write_rest(draft, tables, written, notes)
    return draft.reading("html", _csl(found, issued), warnings)


def _write(draft: Draft, element: "_Element", tables: list[Table], written: set[int]) -> None:
    """Write one element of the main text."""
    if element.tag == "table":
        _write_table(draft, _words(element), tables, written)
    elif element.tag in ("list", "quote", "item") and len(element):
        for words in _parts(element):
            draft.add(words)
    else:
        kind = BlockKind.HEADING if element.tag == "head" else None
        draft.add(_words(element), kind)


def _parts(element: "_Element") -> Iterator[str]:
    """The items of a list or the paragraphs of a quotation; inner lists in their place."""
    if not any(child.tag in ("item", "p", "list", "quote") for child in element):
        yield _words(element)
        return
    if element.text and element.text.strip():
        yield " ".join(element.text.split())
    for child in element:
        yield from _parts(child)
        if child.tail and child.tail.strip():
            yield " ".join(child.tail.split())


def _words(element: "_Element") -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _write_table(draft: Draft, words: str, tables: list[Table], written: set[int]) -> None:
    """Write the table that the words name, or the words where it is only there for the layout."""
    match = _TABLE.search(words)
    if not match:
        draft.add(" ".join(words.split()))
    elif int(match[1]) not in written:
        table = tables[int(match[1])]
        written.add(int(match[1]))
        draft.table(table.rows, title=table.title)


def _write_rest(draft: Draft, tables: list[Table], written: set[int], notes: list[Note]) -> None:
    """Write tables of figures that the main text leaves out, and the notes."""
    for at, table in enumerate(tables):
        if at not in written and table.of_figures:
            draft.table(table.rows, title=table.title)
    for note in notes:
        draft.note(note.mark, note.words)


def _write_all(draft: Draft, tree: "HtmlElement", tables: list[Table], written: set[int]) -> None:
    """Write all text of a page, a stretch for each of its blocks."""
    from lxml.etree import iterwalk

    blocks, hidden = facts("html")["blocks"], facts("html")["hidden"]
    words: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in hidden:
            walk.skip_subtree()
        elif element.tag in blocks or element.tag not in hidden:
            if element.tag in blocks:
                _flush(draft, words, tables, written)
            words.append((element.text if event == "start" else element.tail) or "")
        elif event == "end":
            words.append(element.tail or "")
    _flush(draft, words, tables, written)


def _flush(draft: Draft, words: list[str], tables: list[Table], written: set[int]) -> None:
    joined = " ".join("".join(words).split())
    words.clear()
    if _TABLE.search(joined):
        _write_table(draft, joined, tables, written)
    else:
        draft.add(joined)


def _csl(found: "Extracted | dict[str, Any] | None", issued: list[int]) -> dict[str, Any]:
    """What the page says of itself, as CSL-JSON; where it states no date, one that its text shows."""
    csl: dict[str, Any] = {"type": "webpage"}
    for name, key in (
        ("title", "title"),
        ("sitename", "container-title"),
        ("url", "URL"),
        ("language", "language"),
    ):
        value = getattr(found, name, None)
        if value:
            csl[key] = str(value)
    authors = [name.strip() for name in str(getattr(found, "author", None) or "").split(";") if name.strip()]
    if authors:
        csl["author"] = [{"literal": name} for name in authors]
    date = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(getattr(found, "date", None) or ""))
    shown = [int(part) for part in date.groups()] if date else []
    if issued or shown:
        csl["issued"] = {"date-parts": [issued or shown]}
    return csl if len(csl) > 1 else {}
