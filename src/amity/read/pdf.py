"""PDF: text in reading order, without running heads, with footnotes apart and tables as cells."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amity.errors import UnreadableDocument
from amity.read import tesseract
from amity.read.draft import Draft
from amity.read.items import Item, write
from amity.read.limits import Limits
from amity.read.pdf_columns import in_reading_order
from amity.read.pdf_furniture import without_running_heads
from amity.read.pdf_items import items_of
from amity.read.pdf_tables import Rows, drawn_tables, outside
from amity.read.pdf_words import Drawn, PageLine, PageWord, drawn_on, rows_of
from amity.read.reading import Reading
from amity.read.scan import Scans, check_installed, scans_of_pdf

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_TAIL = 4096
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,9})\s+\d+\s+obj\s+(\d{1,9})\s+\d+\s+R\s+endobj")
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_JUNK = re.compile(
    r"^$|^untitled|^microsoft word|\.(?:docx?|pdf|indd|qxd|tex|html?|rtf|odt|txt)$"
    r"|^\(?anonymous\)?$|^unspecified$",
    re.IGNORECASE,
)
_AGAIN = "get it again from its source"


@dataclass
class Pages:
    """What was found on the pages: lines in rows, heights, tables by the word that stands for them.

    >>> Pages().rows
    []
    """

    rows: list[list[PageLine]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    tables: dict[str, Rows] = field(default_factory=dict)
    without_text: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    """The pages without text that show pictures: scans, as far as can be told."""


def read_pdf(path: Path, limits: Limits) -> Reading:
    """The text of a PDF, a block for each paragraph and page.

    Columns come one after the other; page numbers and running heads are left out; words that a line's end
    parts are joined; notes stand after the paragraph that ends their page. Pages that are pictures, or in
    fonts that do not say their letters, are read by Tesseract. Raises UnreadableDocument for files that are
    truncated or encrypted, and for scans where Tesseract is not installed.

    >>> import tempfile
    >>> from reportlab.pdfgen.canvas import Canvas
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     canvas = Canvas(f"{folder}/a.pdf")
    ...     canvas.drawString(72, 700, "They met in 1956.")
    ...     canvas.save()
    ...     read_pdf(Path(folder, "a.pdf"), Limits()).text
    'They met in 1956.'
    """
    _check_end(path)
    _check_references(path)
    with path.open("rb") as file:
        pdf = _opened(file, path)
        pages = _pages(pdf)
        csl = _csl(pdf)
    to_recognise = _unread(pages, path)
    scans = scans_of_pdf(path, to_recognise, limits) if to_recognise else Scans()
    kept = without_running_heads(pages.rows, pages.heights)
    lines = [line for rows in kept for line in in_reading_order(rows)]
    draft = Draft()
    write(draft, list(_with_scans(items_of(lines, pages.tables), scans)))
    if not draft.length:
        scans.check(path)
    reader = f"pdf, {tesseract.version()}" if scans.pages else "pdf"
    return draft.reading(reader, csl, [*_warnings(pages, to_recognise), *scans.warnings()])


def _unread(pages: Pages, path: Path) -> list[int]:
    """The pages that are to be read as pictures.

    Raises UnreadableDocument for a file without pages or text, and where Tesseract is wanted and missing.
    """
    letters = "".join(word.text for rows in pages.rows for line in rows for word in line.words)
    if not pages.rows:
        raise UnreadableDocument(str(path), "is damaged: its pages cannot be found", _AGAIN)
    unmapped = sum(len(code) for code in _UNMAPPED.findall(letters))
    if unmapped > 0.2 * len(letters):
        check_installed(path, "is set in fonts that do not say which letters they show")
        count = len(pages.rows)
        pages.rows, pages.tables = [[] for _ in pages.rows], {}
        return list(range(1, count + 1))
    if not letters.strip():
        if not pages.pictures:
            raise UnreadableDocument(str(path), "holds no text", "leave it out, or " + _AGAIN)
        check_installed(path, f"is a scan without text ({len(pages.rows)} pages of images)")
    return pages.pictures if tesseract.is_installed() else []


def _with_scans(items: Iterable[Item], scans: Scans) -> Iterator[Item]:
    """The items, and those of the pages that are pictures, in the order of the pages."""
    scanned = deque(scans.paragraphs())
    for item in items:
        while scanned and scanned[0].page < item.page:
            yield scanned.popleft()
        yield item
    yield from scanned


def _check_end(path: Path) -> None:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        if b"%%EOF" not in file.read():
            raise UnreadableDocument(str(path), "is truncated: it ends before its table of contents", _AGAIN)


def _check_references(path: Path) -> None:
    """Raise UnreadableDocument where objects are references that lead in a circle: parsers never leave it."""
    leads = {int(match[1]): int(match[2]) for match in _REFERENCE.finditer(path.read_bytes())}
    for start, next_ in leads.items():
        seen, at = {start}, next_
        while at in leads and at not in seen:
            seen.add(at)
            at = leads[at]
        if at in seen:
            raise UnreadableDocument(str(path), f"is damaged: its object {at} refers to itself", _AGAIN)


def _opened(file: BufferedReader, path: Path) -> "PDF":
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        return pdfplumber.open(file)
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            remedy = "open it with its password, save it without, and add it again"
            raise UnreadableDocument(str(path), "is encrypted", remedy) from error
        raise


def _pages(pdf: "PDF") -> Pages:
    pages = Pages()
    for number, page in enumerate(pdf.pages, start=1):
        drawn = drawn_on(page)
        words = drawn.words
        if not words:
            pages.without_text.append(number)
            pages.pictures += [number] if drawn.images else []
        for box, rows in drawn_tables(page, drawn):
            name = f"\ue002{len(pages.tables)}\ue003"
            pages.tables[name] = rows
            words = [*outside(words, box), PageWord(name, *_edges(box), size=_size(words))]
        pages.rows.append(_ruled(rows_of(words, number), drawn, float(page.width)) if words else [])
        pages.heights.append(float(page.height))
        page.close()
    return pages


def _edges(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box of pdfplumber (left, top, right, bottom) as the edges of a word (left, right, top, bottom)."""
    return box[0], box[2], box[1], box[3]


def _size(words: Sequence[PageWord]) -> float:
    sizes = Counter(word.size for word in words)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def _ruled(rows: Sequence[PageLine], drawn: Drawn, width: float) -> list[PageLine]:
    """The rows, with where the short rules begin that are drawn over them."""
    flat = [edge for edge in drawn.edges if edge[3] - edge[1] < 2 and 20 < edge[2] - edge[0] < 0.45 * width]
    return [replace(row, rules=tuple(_over(row, rows, flat))) for row in rows]


def _over(
    row: PageLine, rows: Sequence[PageLine], rules: Sequence[tuple[float, float, float, float]]
) -> Iterator[float]:
    """Where the rules begin that are drawn right over a row."""
    for left, top, _, _ in rules:
        below = [other.top for other in rows if other.bottom > top + 1]
        if below and abs(row.top - min(below)) < row.size:
            yield left


def _warnings(pages: Pages, recognised: Sequence[int]) -> list[str]:
    left = [number for number in pages.without_text if number not in recognised]
    if not left:
        return []
    numbers = ", ".join(str(number) for number in left[:10])
    more = " and more" if len(left) > 10 else ""
    remedy = f"; if they are scans, {tesseract.INSTALL}" if not tesseract.is_installed() else ""
    return [f"pages without text: {numbers}{more}{remedy}"]


def _csl(pdf: "PDF") -> dict[str, Any]:
    """Title and authors as the file gives them; the day on which it was made is no day of publication."""
    title, author = (str(pdf.metadata.get(key) or "").strip() for key in ("Title", "Author"))
    csl: dict[str, Any] = {}
    if not _JUNK.search(title):
        csl["title"] = title
    if not _JUNK.search(author):
        csl["author"] = [{"literal": name.strip()} for name in re.split(r";| and ", author) if name.strip()]
    return csl
