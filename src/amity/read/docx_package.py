"""What a package of parts (a Word file, a book) is checked for before any of it is unpacked."""

import re
import zipfile
import zlib
from pathlib import Path

from amity.errors import UnreadableDocument
from amity.read.limits import MEBIBYTE, Limits

_MOST_MEMBERS = 5000
_HEAD = 4096
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_AGAIN = "get it again from its source"


def check_package(path: Path, limits: Limits) -> None:
    """Raise UnreadableDocument for a file that would unpack to too much, declares entities, or is encrypted.

    A member says how much it unpacks to; what lies about that is cut off there when it is read. No part of
    a Word document declares entities (ISO/IEC 29500-2, section 8.1.4), so one that does is a bomb.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.docx")
    ...     with zipfile.ZipFile(path, "w") as archive:
    ...         archive.writestr("word/document.xml", "<w/>")
    ...     check_package(path, Limits())
    """
    with zipfile.ZipFile(path) as archive:
        check_members(archive, str(path), limits)
        for member in archive.infolist():
            if member.filename.endswith((".xml", ".rels")) and _declares_entities(archive, member, str(path)):
                raise UnreadableDocument(str(path), f"declares entities in {member.filename}", _AGAIN)


def check_members(archive: zipfile.ZipFile, path: str, limits: Limits) -> None:
    """Raise UnreadableDocument for a package that would unpack to too much, or that a password protects.

    >>> import io
    >>> check_members(zipfile.ZipFile(io.BytesIO(), "w"), "a.epub", Limits())
    """
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked_bytes or len(members) > _MOST_MEMBERS:
        size = f"{len(members)} parts of {unpacked / MEBIBYTE:.0f} MiB together"
        remedy = "open it in the program that it is for, take out what is large, save it and add it again"
        raise UnreadableDocument(path, f"would unpack to {size}", remedy)
    if any(member.flag_bits & 1 for member in members):
        remedy = "open it with its password, save it without, and add it again"
        raise UnreadableDocument(path, "is encrypted", remedy)


def _declares_entities(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str) -> bool:
    try:
        with archive.open(member) as part:
            return bool(_DECLARES.search(part.read(_HEAD).replace(b"\0", b"")))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(path, f"is damaged: {member.filename} cannot be unpacked", _AGAIN) from error
