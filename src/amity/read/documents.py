"""From a file to a document: the reader that fits, the language, the source."""

import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from amity.errors import UnreadableDocument
from amity.model.documents import BlockKind, Document, Source
from amity.read.formats import format_of
from amity.read.languages import language_of
from amity.read.limits import MEBIBYTE, Limits
from amity.read.plain import read_text
from amity.read.reading import Reading

_AGAIN = "get it again from its source"
_ROWS = 200
"""Rows of a dataset that tell its language."""


def read_document(path: Path, source: Source | None = None, *, limits: Limits | None = None) -> Document:
    """The document in a file of plain text, Markdown, HTML, PDF, DOCX or EPUB.

    The canonical text of plain text and Markdown is that of the file, unchanged but for a byte-order mark;
    of the others it is what the reader makes of them. `source` is the bibliography's entry; without one,
    what the file says of itself stands in. Raises UnreadableDocument: file, reason, remedy in one line.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = Path(folder.name) / "a.txt"
    >>> _ = path.write_text("In 1956 Kim Il-sung visited Mongolia and was received by Tsedenbal.")
    >>> document = read_document(path)
    >>> document.name, document.language, len(document.blocks)
    ('a', 'en', 1)
    >>> folder.cleanup()
    """
    path, limits = Path(path), limits or Limits()
    _check(path, limits)
    form, warning = format_of(path)
    try:
        reading = _reader(form.reader)(path, limits)
    except (UnreadableDocument, MemoryError):
        raise
    except Exception as error:
        deep = isinstance(error, RecursionError) or "recursion" in str(error)
        reason = "it is nested too deeply or refers to itself" if deep else _said(error)
        raise UnreadableDocument(str(path), f"is damaged ({form.name}: {reason})", _AGAIN) from error
    if not reading.text.strip():
        raise UnreadableDocument(str(path), "holds no text", "leave it out, or " + _AGAIN)
    reading = replace(reading, warnings=(*([warning] if warning else []), *reading.warnings))
    return _document(path.stem, str(path), reading, source)


def document_of(name: str, text: str, source: Source | None = None) -> Document:
    """The document of a plain text that is in no file.

    >>> document_of("a", "They met in 1956.").reader
    'text'
    """
    return _document(name, "", read_text(text), source)


def _check(path: Path, limits: Limits) -> None:
    """Raise UnreadableDocument for what is no file of a size that can be read."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise UnreadableDocument(str(path), "does not exist", "check the name") from error
    except (OSError, ValueError) as error:
        remedy = "check the links and rights on the way to it"
        raise UnreadableDocument(str(path), f"cannot be reached ({_said(error)})", remedy) from error
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
        raise UnreadableDocument(str(path), f"is {kind}", "name a file")
    if status.st_size == 0:
        raise UnreadableDocument(str(path), "is empty", "leave it out, or " + _AGAIN)
    if status.st_size > limits.file_bytes:
        size, allowed = status.st_size / MEBIBYTE, limits.file_bytes / MEBIBYTE
        reason = f"has {size:.0f} MiB, more than the {allowed:.0f} MiB allowed"
        raise UnreadableDocument(str(path), reason, "split it, or raise the limit on the size of files")
    _check_rights(path)


def _check_rights(path: Path) -> None:
    try:
        path.open("rb").close()
    except OSError as error:
        reason = f"cannot be opened ({_said(error)})"
        raise UnreadableDocument(str(path), reason, "check the rights on it") from error


def _said(error: Exception) -> str:
    """What an error of another library says, in one line."""
    words = " ".join(str(getattr(error, "strerror", None) or error).split())
    return (words or type(error).__name__)[:120]


def _reader(name: str) -> Callable[[Path, Limits], Reading]:
    """The reader of a format: `read_NAME` of the module of that name, imported when it is first wanted."""
    reader: Callable[[Path, Limits], Reading] = getattr(import_module(f"amity.read.{name}"), f"read_{name}")
    return reader


def _document(name: str, path: str, reading: Reading, source: Source | None) -> Document:
    return Document(
        name=name,
        path=path,
        text=reading.text,
        sha256=sha256(reading.text.encode("utf-8", errors="surrogatepass")).hexdigest(),
        language=language_of(_prose(reading)),
        reader=reading.reader,
        source=_source(name, reading, source),
        blocks=reading.blocks,
        marks=reading.marks,
        cells=reading.cells,
        warnings=reading.warnings,
    )


def _prose(reading: Reading) -> Iterator[str]:
    """The paragraphs, and the rows of a dataset as one; of these the first will do."""
    yield from (reading.text[b.start : b.end] for b in reading.blocks if b.kind is BlockKind.PARAGRAPH)
    rows = [b for b in reading.blocks[:_ROWS] if b.kind is BlockKind.ROW]
    if rows:
        yield reading.text[rows[0].start : rows[-1].end]


def _source(name: str, reading: Reading, source: Source | None) -> Source:
    """The bibliography's entry; without one, what the document says of itself."""
    if source is not None and source.csl:
        return source
    csl = {key: value for key, value in reading.csl.items() if value}
    return Source(id=source.id if source else name, csl=csl, origin="document" if csl else "none")
