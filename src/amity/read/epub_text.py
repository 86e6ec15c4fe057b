"""The chapters of a book as one tree, and that tree written down as headings, paragraphs, notes, tables."""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from html.entities import html5
from typing import TYPE_CHECKING

from amity.model.documents import BlockKind
from amity.read.draft import Draft
from amity.read.epub_package import TYPE, Part, resolved
from amity.read.facts import facts
from amity.read.html import check_depth
from amity.read.html_notes import ANCHOR, Note
from amity.read.html_tables import Table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_PRIVATE = dict.fromkeys([*range(0xE000, 0xE010), *{*range(0x20)} - {9, 10, 13}, 0xFFFE, 0xFFFF])
"""Characters that readers keep for marks of their own, and that XML cannot have: a book's are taken out."""
_TABLE = re.compile("\ue002(\\d+)\ue003")
_PAGE = re.compile(r"(?:page|p\.)?\s*(\d{1,5})$", re.IGNORECASE)


def chapter_of(words: str, path: str) -> "HtmlElement":
    """The body of a chapter; as XML, or where it is not well formed as a browser would take it.

    Raises UnreadableDocument where its elements are nested too deeply.

    >>> chapter_of("<html><body><p>Caf&eacute;<br/>1956</p></body></html>", "a.epub").text_content()
    'Café1956'
    """
    from lxml import etree, html

    words = _ENTITY.sub(_character, words.translate(_PRIVATE))
    parser = html.XHTMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        tree: HtmlElement = etree.fromstring(words.encode(), parser)
        html.xhtml_to_html(tree)
    except (etree.XMLSyntaxError, ValueError):
        lenient = html.HTMLParser(
            no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
        )
        tree = html.document_fromstring(words.encode() or b"<p/>", parser=lenient)
    check_depth(tree, path)
    body = tree.find("body")
    return tree if body is None else body


def _character(match: re.Match[str]) -> str:
    """The character of an entity of HTML, which XML does not know."""
    return match[0] if match[1] in _XML else html5.get(f"{match[1]};", match[0])


def joined(chapters: "Sequence[tuple[Part, HtmlElement]]") -> "HtmlElement":
    """One tree of all chapters, in which links from one to another lead to where they did in the book.

    >>> page = '<html><body><p id="n"><a href="2.xhtml#n">See</a></p></body></html>'
    >>> parts = [(Part(name=f"{n}.xhtml"), chapter_of(page, "")) for n in (1, 2)]
    >>> [(e.get("id"), e.find("a").get("href")) for e in joined(parts).iter("p")]
    [('0#n', '#1#n'), ('1#n', '#1#n')]
    """
    from lxml import html

    numbers: dict[str, int] = {}
    for at, (part, _) in enumerate(chapters):
        numbers.setdefault(part.name, at)
    book = html.Element("body")
    for at, (part, body) in enumerate(chapters):
        for element in body.iter("*"):
            _rename(element, at, part.name, numbers)
        body.tag = "div"
        body.set("data-type", " ".join([_types(body), *sorted(part.sorts)]))
        book.append(body)
    return book


def _rename(element: "HtmlElement", at: int, name: str, numbers: dict[str, int]) -> None:
    """Give ids and links of a chapter the number of the chapter that they are of, and its sort one name."""
    element.set("data-type", _sort(element))
    for key in ("id", "name"):
        if element.get(key):
            element.set(key, f"{at}#{element.get(key)}")
    link = element.get("href", "")
    to, _, fragment = link.partition("#")
    if element.tag == "a" and fragment and ":" not in to:
        leads = numbers.get(resolved(posixpath.dirname(name), to), -1) if to else at
        element.set("href", f"#{leads}#{fragment}")


def _sort(element: "HtmlElement") -> str:
    """What an element says that it is, in either spelling of the attribute, or by its ARIA role."""
    kind = element.get(TYPE) or element.get("epub:type") or ""
    return f"{kind} {element.get('role', '').replace('doc-', '')}".lower().strip()


def _types(element: "HtmlElement") -> str:
    return str(element.get("data-type", ""))


@cache
def _kinds() -> dict[str, BlockKind | None]:
    """What the parts of a book are by their sort: None for what is left out."""
    known: dict[str, list[str]] = {
        name: facts("epub")[name] for name in ("left_out", "furniture", "reference")
    }
    kinds: dict[str, BlockKind | None] = dict.fromkeys(known["furniture"], BlockKind.FURNITURE)
    return kinds | dict.fromkeys(known["reference"], BlockKind.REFERENCE) | dict.fromkeys(known["left_out"])


@dataclass
class Scribe:
    """Writes a book into a draft: each note behind the block that calls it, with the page it stands on.

    >>> draft = Draft()
    >>> Scribe(draft, [], []).write(chapter_of("<div><h1>One</h1><p>They met.</p></div>", ""))
    >>> [str(block.kind) for block in draft.reading("epub").blocks]
    ['heading', 'paragraph']
    """

    draft: Draft
    notes: Sequence[Note]
    tables: Sequence[Table]
    page: int = 0
    _words: list[str] = field(default_factory=list)
    _began: int = 0
    _around: list[BlockKind | None] = field(default_factory=list)
    _written: set[int] = field(default_factory=set)

    def write(self, book: "HtmlElement") -> None:
        """Write all text of the book in order, and then the notes whose call was lost."""
        from lxml.etree import iterwalk

        blocks = frozenset(facts("html")["blocks"]) - frozenset(facts("epub")["inline"])
        walk = iterwalk(book, events=("start", "end"))
        skipped = None
        for event, element in walk:
            if event == "start" and self._passes_over(element):
                skipped = element
                walk.skip_subtree()
            elif event == "start":
                self._enter(element, blocks)
            else:
                self._leave(element, blocks, inside=element is not skipped)
        self._flush(None)
        for at in range(len(self.notes)):
            self._note(at)

    def _passes_over(self, element: "HtmlElement") -> bool:
        """Whether an element is none of the text; a table of data is written as one."""
        if element.tag.rpartition("}")[2] in facts("html")["hidden"]:
            return True
        if element.tag == "table" and (match := _TABLE.search(element.text_content())):
            self._flush(None)
            table = self.tables[int(match[1])]
            self.draft.table(table.rows, title=table.title, page=self.page)
            return True
        return any(_kinds().get(sort, BlockKind.NOTE) is None for sort in _types(element).split())

    def _enter(self, element: "HtmlElement", blocks: frozenset[str]) -> None:
        sorts = _types(element).split()
        if "pagebreak" in sorts:
            self._turn(element)
        elif element.tag in blocks:
            self._flush(None)
        named = (_kinds().get(sort) for sort in sorts)
        around = self._around[-1] if self._around else None
        self._around.append(next((kind for kind in named if kind), around))
        self._say(" " if element.tag in facts("epub")["inline"] else element.text or "")

    def _leave(self, element: "HtmlElement", blocks: frozenset[str], *, inside: bool) -> None:
        if inside:
            if element.tag in blocks:
                self._flush(BlockKind.HEADING if element.tag in facts("epub")["headings"] else None)
            self._around.pop()
        self._say(element.tail or "")

    def _turn(self, element: "HtmlElement") -> None:
        """Take the number of the page that begins here; its label is no text."""
        label = element.get("title") or element.get("aria-label") or element.text_content()
        match = _PAGE.match(label.strip())
        self.page = int(match[1]) if match and int(match[1]) > 0 else self.page
        element.text = ""

    def _say(self, words: str) -> None:
        if words and not self._words and not words.isspace():
            self._began = self.page
        if words and (self._words or not words.isspace()):
            self._words.append(words)

    def _flush(self, kind: BlockKind | None) -> None:
        """Write the block that has come to its end, and the notes that it calls."""
        words = " ".join("".join(self._words).split())
        self._words.clear()
        called = [int(match[1]) for match in ANCHOR.finditer(words)]
        inherited = self._around[-1] if self._around else None
        self.draft.add(ANCHOR.sub("", words), inherited or kind, page=self._began)
        for at in called:
            self._note(at)

    def _note(self, at: int) -> None:
        """Write a note where it is first called."""
        if at not in self._written and self.notes[at].words:
            self._written.add(at)
            self.draft.note(self.notes[at].mark, self.notes[at].words, page=self._began)
