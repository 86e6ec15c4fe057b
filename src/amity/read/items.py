"""What a reader finds in a file, in reading order: paragraphs, notes, tables; and how it is written down."""

from collections.abc import Sequence
from dataclasses import dataclass

from amity.model.documents import BlockKind
from amity.read import captions
from amity.read.draft import Draft, Word
from amity.read.units import unit_in

_LONGEST_TITLE = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, of a kind if that is known; `joint` parts it from what stands before it in the text.

    `confidence` is that of the recognition, for words in a picture.

    >>> Paragraph(words="They met.", page=3).kind is None
    True
    """

    words: str
    kind: BlockKind | None = None
    page: int = 0
    joint: str = "\n\n"
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNote:
    """A note with its mark.

    >>> FoundNote(mark="1", words="Ibid.").page
    0
    """

    mark: str
    words: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """The rows of a table.

    >>> FoundTable(rows=[[Word("1990")]]).rows[0][0].text
    '1990'
    """

    rows: Sequence[Sequence[Word]]
    page: int = 0


Item = Paragraph | FoundNote | FoundTable


def write(draft: Draft, items: Sequence[Item]) -> None:
    """Write items into a draft; the title above a table and what stands beneath it go with it.

    >>> draft = Draft()
    >>> rows = [[Word("Year"), Word("Trade")], [Word("1990"), Word("13.3")]]
    >>> write(draft, [Paragraph(words="Trade (US$ million)"), FoundTable(rows=rows)])
    >>> draft.reading("test").cells[0].unit
    'US$ million'
    """
    at = 0
    while at < len(items):
        item, after = items[at], items[at + 1] if at + 1 < len(items) else None
        if isinstance(item, FoundTable):
            at += _write_table(draft, item, after, "")
        elif isinstance(item, FoundNote):
            draft.note(item.mark, item.words, page=item.page)
            at += 1
        elif isinstance(after, FoundTable) and _is_title(item):
            beneath = items[at + 2] if at + 2 < len(items) else None
            at += 1 + _write_table(draft, after, beneath, item.words)
        else:
            draft.add(item.words, item.kind, page=item.page, joint=item.joint, confidence=item.confidence)
            at += 1


def _write_table(draft: Draft, table: FoundTable, after: Item | None, title: str) -> int:
    """Write a table; how many items it took, what stands beneath it included."""
    beneath = isinstance(after, Paragraph) and captions.is_beneath(after.words)
    remarks = after.words if isinstance(after, Paragraph) and beneath else ""
    draft.table(table.rows, title=title, remarks=remarks, page=table.page)
    return 2 if beneath else 1


def _is_title(item: Paragraph) -> bool:
    words = item.words
    if item.kind is BlockKind.CAPTION or captions.is_title(words):
        return True
    short = item.kind is None and 0 < len(words) < _LONGEST_TITLE and words[-1] not in ".!?"
    return short and bool(unit_in(words)[0])
