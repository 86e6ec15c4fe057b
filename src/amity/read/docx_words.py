"""The words of a paragraph of a Word document."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from amity.read.draft import raised

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# What a paragraph holds beside its own words: boxes, and what a fallback repeats of them.
_APART = frozenset((f"{W}txbxContent", _FALLBACK, f"{W}del", f"{W}moveFrom"))


class Caller(Protocol):
    """Whoever counts the notes: gives the mark of a reference to one.

    >>> class Nobody:
    ...     def mark_of(self, reference): return ""
    >>> caller: Caller = Nobody()
    """

    def mark_of(self, reference: "_Element") -> str:
        """The mark with which the text calls the note of `reference`."""
        ...


def runs_of(parent: "_Element", tag: str) -> Iterator["_Element"]:
    """Elements of a tag anywhere under `parent`, but not what a fallback repeats.

    >>> from docx import Document
    >>> paragraph = Document().add_paragraph("They met.")
    >>> [run.tag == f"{W}r" for run in runs_of(paragraph._p, f"{W}r")]
    [True]
    """
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag != _FALLBACK:
            yield from runs_of(child, tag)


def words_of(paragraph: "_Element", notes: Caller) -> str:
    """The words of a paragraph with the marks of its notes, raised digits as raised digits.

    >>> from docx import Document
    >>> paragraph = Document().add_paragraph("304 km")
    >>> paragraph.add_run("2").font.superscript = True
    >>> words_of(paragraph._p, None)
    '304 km²'
    """
    return "".join(_words(paragraph, notes)).strip()


def _words(element: "_Element", notes: Caller) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}r":
            yield from _run(child, notes)
        elif child.tag not in _APART and isinstance(child.tag, str):
            yield from _words(child, notes)


def _run(run: "_Element", notes: Caller) -> Iterator[str]:
    aligned = run.find(f"{W}rPr/{W}vertAlign")
    high = aligned is not None and aligned.get(f"{W}val") == "superscript"
    for child in run:
        if child.tag == f"{W}t":
            words = child.text or ""
            yield raised(words.strip()) if high and words.strip().isdigit() else words
        elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            mark = notes.mark_of(child)
            yield raised(mark) if mark else ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _APART and isinstance(child.tag, str):
            yield from _words(child, notes)
