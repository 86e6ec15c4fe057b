"""Archives (ZIP) on their way into a case: the files in them, and none outside of where they belong."""

import re
import stat
import struct
import tomllib
import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

MEBIBYTE = 1024 * 1024
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError, struct.error)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_CHUNK = 1 << 16
_UNICODE_PATH = 0x7075
_PROTECTED = "is protected by a password; unpack it with the password and add it by itself"
_PARTS = (
    "word/document.xml",
    "xl/workbook.xml",
    "ppt/presentation.xml",
    "META-INF/container.xml",
    "content.xml",
)
"""Members by which a file of another format is known that is a ZIP archive only in its packing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What an archive may hold: files, bytes of one and of all unpacked, and bytes for each packed byte.

    The ratio is asked only of files of more than a mebibyte: text packs to a third, and only a bomb to a
    two-hundredth.
    """

    files: int = 10_000
    file_bytes: int = 64 * MEBIBYTE
    all_bytes: int = 1024 * MEBIBYTE
    ratio: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What was left out of an archive, a line each that begins with its name, and a remark or nothing."""

    left_out: tuple[str, ...] = ()
    remark: str = ""


class _Refused(Exception):
    """Why a member is left out, and what to do."""


def is_archive(path: Path) -> bool:
    """Whether a file is an archive of files, and no document that is packed as one (DOCX, EPUB).

    Raises BadZipFile where it begins like an archive and is damaged.
    """
    with path.open("rb") as file:
        head = file.read(4)
    if head not in (b"PK\x03\x04", b"PK\x05\x06"):
        return False
    if path.suffix.lower() != ".zip":
        return False
    with _opened(path) as archive:
        return not any(name in _PARTS for name in archive.namelist())


def unpack(path: Path, into: Path, bounds: Bounds | None = None) -> Unpacked:
    """Unpack the files of an archive into folders `0`, `1`, ... of `into`; what cannot be costs itself alone.

    Files of the same name come into different folders. Left out, with a line each, are names that lead out
    of the archive, links, files that unpack to too much, protected and damaged ones, and archives within.
    Hidden files are passed over, as in folders. Raises BadZipFile where the list of contents is damaged.
    """
    bounds = bounds or Bounds()
    with _opened(path) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if not members:
            return Unpacked(left_out=(f"{path}: holds no files; leave it out",))
        if all(member.flag_bits & 1 for member in members):
            return Unpacked(left_out=(f"{path}: {_PROTECTED}",))
        names, encoding = _names(members)
        unpacking = _Unpacking(archive, into, bounds)
        for member, name in list(zip(members, names, strict=True))[: bounds.files]:
            if not _hidden(name):
                unpacking.take(member, name)
    left_out = [f"{path}/{line}" for line in unpacking.left_out]
    if len(members) > bounds.files:
        many = f"holds {len(members)} files; those after the first {bounds.files} are left out: split it"
        left_out.append(f"{path}: {many}")
    assumed = f"{path}: the names in it are read as {encoding}, which is assumed" if encoding else ""
    return Unpacked(left_out=tuple(left_out), remark=assumed)


def _opened(path: Path) -> zipfile.ZipFile:
    """The archive. Raises BadZipFile for whatever is wrong with its list of contents."""
    try:
        return zipfile.ZipFile(path)
    except (NotImplementedError, ValueError, OverflowError, struct.error) as error:
        raise zipfile.BadZipFile(str(error)) from error


@dataclass
class _Unpacking:
    """An archive, where its files go, and what is there already."""

    archive: zipfile.ZipFile
    into: Path
    bounds: Bounds
    left_out: list[str] = field(default_factory=list)
    written: int = 0
    files: set[tuple[int, str]] = field(default_factory=set)
    folders: set[tuple[int, str]] = field(default_factory=set)

    def take(self, member: zipfile.ZipInfo, name: str) -> None:
        """Unpack one member, or say why not."""
        to = None
        try:
            _check(member, name)
            to = self._place(name)
            self._write(member, to)
            return
        except _Refused as reason:
            self.left_out.append(f"{name}: {reason}")
        except _DAMAGED as error:
            said = " ".join(str(getattr(error, "strerror", None) or error).split())[:80]
            self.left_out.append(f"{name}: cannot be unpacked ({said}); get the archive again")
        if to is not None and to.is_file():
            to.unlink()

    def _write(self, member: zipfile.ZipInfo, to: Path) -> None:
        """Unpack a member to a file, and stop where that grows too large."""
        written, reason = 0, ""
        with self.archive.open(member) as packed, to.open("xb") as file:
            while not reason and (chunk := packed.read(_CHUNK)):
                written += file.write(chunk)
                reason = self._too_much(written, member)
        if _is_nested(to):
            reason = "is an archive in an archive; unpack it and add it by itself"
        if reason:
            raise _Refused(reason)
        self.written += written

    def _too_much(self, written: int, member: zipfile.ZipInfo) -> str:
        bounds = self.bounds
        if written > MEBIBYTE and written > bounds.ratio * max(1, member.compress_size):
            return f"unpacks to more than {bounds.ratio} times its size, as no document does; leave it out"
        if written > bounds.file_bytes:
            return f"unpacks to more than {bounds.file_bytes / MEBIBYTE:g} MiB; split it"
        if self.written + written > bounds.all_bytes:
            return f"the archive unpacks to more than {bounds.all_bytes / MEBIBYTE:g} MiB; split it"
        return ""

    def _place(self, name: str) -> Path:
        """Where a member goes: under its name in the first of the folders in which no other has it."""
        path, number = PurePosixPath(_fold(name)), 0
        above = [str(parent) for parent in path.parents][:-1]
        while self._taken(number, str(path), above):
            number += 1
        self.files.add((number, str(path)))
        self.folders.update((number, folder) for folder in above)
        to = self.into / str(number) / name
        to.parent.mkdir(parents=True, exist_ok=True)
        return to

    def _taken(self, number: int, path: str, above: Sequence[str]) -> bool:
        """Whether a file or folder of that name, or a file of the name of one of its folders, is there."""
        alike = (number, path) in self.files or (number, path) in self.folders
        return alike or any((number, folder) in self.files for folder in above)


def _check(member: zipfile.ZipInfo, name: str) -> None:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name):
        raise _Refused("its name leads out of the archive; rename it in there, or add the file by itself")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        sort = "a link" if kind == stat.S_IFLNK else "no ordinary file"
        raise _Refused(f"is {sort}; put the file itself into the archive")
    if member.flag_bits & 1:
        raise _Refused(_PROTECTED)
    if member.compress_type not in _METHODS:
        raise _Refused("is packed in a manner that Amity does not unpack; pack it again as ordinary ZIP")


def _is_nested(path: Path) -> bool:
    try:
        return is_archive(path)
    except (zipfile.BadZipFile, OSError):
        return True


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _hidden(name: str) -> bool:
    """Whether a member is hidden, or the shadow of one that macOS puts beside it."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(part.startswith(".") and part != ".." for part in parts)


def _names(members: Sequence[zipfile.ZipInfo]) -> tuple[list[str], str]:
    """The names of the members, and the encoding of those that do not say theirs (empty where it is sure)."""
    doubtful = b"".join(_raw(m) for m in members if not (m.flag_bits & 0x800 or _unicode_name(m)))
    encoding = "ascii" if doubtful.isascii() else _encoding(doubtful)
    names = [
        _unicode_name(m) or (m.filename if m.flag_bits & 0x800 else _raw(m).decode(encoding)) for m in members
    ]
    return [_printable(name) for name in names], "" if encoding in ("ascii", "utf-8") else encoding


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "_" for c in name.replace("\\", "/"))


def _raw(member: zipfile.ZipInfo) -> bytes:
    """The bytes of a name that is not marked as UTF-8, which zipfile takes for code page 437."""
    return member.filename.encode("cp437", errors="replace")


def _unicode_name(member: zipfile.ZipInfo) -> str:
    """The name that the archive's maker put beside the encoded one (APPNOTE 6.3.10, 4.6.9); mostly none."""
    extra = member.extra
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        content, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and content[1:5] == zlib.crc32(_raw(member)).to_bytes(4, "little"):
            return content[5:].decode("utf-8", errors="replace")
    return ""


def _encoding(names: bytes) -> str:
    """The first encoding in which all letters of the names are of its script."""
    for row in _encodings():
        try:
            letters = re.sub(r"[\x00-\x7f]", "", names.decode(row["name"]))
        except UnicodeDecodeError:
            continue
        needed = not row.get("needs") or re.search(row["needs"], letters)
        if needed and re.fullmatch(f"[{row['letters']}]*", letters):
            return str(row["name"])
    return "cp437"


@cache
def _encodings() -> list[dict[str, Any]]:
    path = Path(__file__).with_name("archives.toml")
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["encoding"]
    return rows


def shown(line: str, into: Path, path: Path) -> str:
    """A line about an unpacked file as one about the member of the archive that it was."""
    return re.sub(rf"{re.escape(str(into))}/\d+/", lambda _: f"{path}/", line)
