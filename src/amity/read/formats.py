"""In which format a file is, by what it holds and then by its ending."""

import re
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from amity.errors import UnreadableDocument
from amity.read.facts import facts

_HEAD = 4096
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format: its name, its reader (or none), its first bytes and endings, what to do without.

    >>> Format(name="RTF document", endings=(".rtf",), remedy="save it as DOCX and add that").reader
    ''
    """

    name: str
    reader: str = ""
    magic: tuple[bytes, ...] = ()
    member: str = ""
    endings: tuple[str, ...] = ()
    remedy: str = ""


@cache
def formats() -> tuple[Format, ...]:
    """All formats that are known, those without a reader too.

    >>> [f.reader for f in formats() if ".docx" in f.endings]
    ['docx']
    """
    return tuple(
        Format(
            name=row["name"],
            reader=row.get("reader", ""),
            magic=tuple(bytes.fromhex(code) for code in row.get("magic", ())),
            member=row.get("member", ""),
            endings=tuple(row["endings"]),
            remedy=row.get("remedy", ""),
        )
        for row in facts("formats")["format"]
    )


def format_of(path: Path) -> tuple[Format, str]:
    """The format of a file, and a warning where its ending says something else (empty where not).

    What the file holds goes before its ending; among texts the ending decides. Raises UnreadableDocument
    where nothing reads the format.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.md")
    ...     _ = path.write_text("# They met")
    ...     format_of(path)[0].reader
    'markdown'
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    held, named = _held(path, head), _named(path)
    found = held or named
    if found is None:
        reason = f"has an unknown ending {path.suffix!r}"
        remedy = "rename it to .txt if it is plain text, or convert it to PDF, DOCX or HTML"
        raise UnreadableDocument(str(path), reason, remedy)
    if not found.reader:
        reason = f"is a format that Amity does not read ({found.name})"
        raise UnreadableDocument(str(path), reason, found.remedy)
    if held is None and (found.member or found.reader in ("pdf", "scan")):
        reason = f"is named {path.suffix} but is no {found.name}: it does not begin like one"
        raise UnreadableDocument(str(path), reason, "get it again from its source, or name it for what it is")
    return found, _difference(path, found, named, head)


def _held(path: Path, head: bytes) -> Format | None:
    """The format that the first bytes show; None for texts."""
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)
    if b"%PDF-" in head[:1024]:
        return _reader("pdf")
    for form in formats():
        if any(head.startswith(magic) and (len(magic) > 3 or b"\0" in head) for magic in form.magic):
            return form
    named = _named(path)
    html = bool(_HTML.match(head)) and (named is None or named.reader not in ("plain", "markdown"))
    return _reader("html") if html else None


def _packed(path: Path) -> Format | None:
    """What a ZIP file holds: its members tell Word from the rest."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        named = _named(path)
        if named is None or not (named.member and named.reader):
            return next(form for form in formats() if ".zip" in form.endings)
        reason = "is truncated or damaged: its directory of contents cannot be read"
        raise UnreadableDocument(str(path), reason, "get it again from its source") from None
    packed = next((form for form in formats() if form.member and form.member in members), None)
    if packed is None and "mimetype" in members and (named := _named(path)) and named.reader == "epub":
        return named
    return packed or next(form for form in formats() if ".zip" in form.endings)


def _named(path: Path) -> Format | None:
    ending = path.suffix.lower()
    return next((form for form in formats() if ending in form.endings), None)


def _reader(name: str) -> Format:
    return next(form for form in formats() if form.reader == name)


def _difference(path: Path, found: Format, named: Format | None, head: bytes) -> str:
    if named is not None and named is not found:
        return f"is named {path.suffix or 'without an ending'} but is {found.name}; read as that"
    if found.reader == "plain" and _HTML.match(head):
        return (
            "looks like HTML and is read as plain text, markup and all; rename it to .html for its text alone"
        )
    return ""
