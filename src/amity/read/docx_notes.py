"""Footnotes and endnotes of a Word document."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from amity.read.docx_words import W, words_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Notes:
    """The notes of a document, numbered as the text calls them: footnotes 1, 2; endnotes beside them i.

    >>> import docx
    >>> list(Notes(docx.Document()).called())
    []
    """

    def __init__(self, word: "WordDocument") -> None:
        self._words = {sort: dict(_notes(word, sort)) for sort in ("footnote", "endnote")}
        self._marks: dict[tuple[str, str], str] = {}

    def mark_of(self, reference: "_Element") -> str:
        """The mark of the note that a reference names; empty where it has none or one of its own."""
        sort = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        key = (sort, reference.get(f"{W}id", ""))
        if key[1] not in self._words[sort] or reference.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            return ""
        number = 1 + sum(kind == sort for kind, _ in self._marks)
        both = self._words["footnote"] and sort == "endnote"
        return self._marks.setdefault(key, _roman(number) if both else str(number))

    def called(self) -> Iterator[tuple[str, str]]:
        """Mark and words of each note that the text calls, footnotes first."""
        for sort in ("footnote", "endnote"):
            for (kind, name), mark in self._marks.items():
                if kind == sort:
                    yield mark, self._words[sort][name]


def _notes(word: "WordDocument", sort: str) -> Iterator[tuple[str, str]]:
    """Id and words of each note of one sort; separators have a type and are left out."""
    from lxml import etree

    part = next((r.target_part for r in word.part.rels.values() if r.reltype == f"{_RELATION}{sort}s"), None)
    if part is None:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for note in etree.fromstring(part.blob, parser).iter(f"{W}{sort}"):
        if note.get(f"{W}type") in (None, "normal"):
            paragraphs = (words_of(paragraph, _NoCalls()) for paragraph in note.iter(f"{W}p"))
            yield note.get(f"{W}id", ""), " ".join(" ".join(paragraphs).split())


class _NoCalls:
    def mark_of(self, reference: "_Element") -> str:
        return ""


def _roman(number: int) -> str:
    digits = ""
    for value, letters in _ROMAN:
        while number >= value:
            digits += letters
            number -= value
    return digits
