"""Where an offset stands for a reader: line, column and page."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from amity.model.documents import Document
from amity.model.passages import Passage
from amity.model.sought import Sought

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a text: line and column, both counted from 1 in code points; the page where it has any.

    >>> str(Place(line=3, column=14))
    '3:14'
    """

    line: int
    column: int
    page: int | None = None

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, kw_only=True)  # no slots: the beginnings of lines are kept
class Places:
    """The places of a document's canonical text, or of the marked-up `file` that it was made from.

    >>> from amity.model.documents import Source
    >>> document = Document(name="a", path="a.txt", text="One.\\r\\nTwo.", sha256="", language="en",
    ...     reader="text", source=Source(id="a"))
    >>> str(Places(document=document).of(6))
    '2:1'
    """

    document: Document
    file: str = ""

    @property
    def text(self) -> str:
        """The text that the places are of."""
        return self.file or self.document.text

    @cached_property
    def _starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    @cached_property
    def _sought(self) -> Sought:
        return Sought(text=self.document.text, file=self.file)

    @cached_property
    def _pages(self) -> list[tuple[int, int, int]]:
        """Start, end and page of each block that has one, in the order of the text."""
        return sorted((b.start, b.end, b.page) for b in self.document.blocks if b.page)

    def of(self, offset: int) -> Place:
        """The place of an offset in code points; one behind the end is the end's."""
        offset = min(max(0, offset), len(self.text))
        line = bisect_right(self._starts, offset)
        return Place(line=line, column=offset - self._starts[line - 1] + 1, page=self._page(offset))

    def span(self, said: Passage) -> tuple[Place, Place]:
        """The places at which a passage begins and ends.

        In a marked-up file they are those of its words, and the file's beginning where they are not found.
        """
        if not self.file:
            return self.of(said.start), self.of(said.end)
        start, end = self._sought.span(said.start, said.end) or (0, 0)
        return self.of(start), self.of(end)

    def _page(self, offset: int) -> int | None:
        if self.file:
            return None
        at = bisect_right(self._pages, offset, key=lambda block: block[0]) - 1
        return self._pages[at][2] if at >= 0 and offset < self._pages[at][1] else None
