"""What an EPUB says of itself: its parts in reading order, what sort each is, whether it may be read."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from amity.errors import UnreadableDocument
from amity.read.facts import facts

if TYPE_CHECKING:
    from lxml.etree import _Element

AGAIN = "get it again from its source"
CONTAINER = "META-INF/container.xml"
TYPE = "{http://www.idpf.org/2007/ops}type"
_ENCRYPTION = "META-INF/encryption.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a book in reading order: its name in the file, and what sort it is ("cover", "index").

    >>> Part(name="OEBPS/cover.xhtml", sorts=frozenset({"cover"})).name
    'OEBPS/cover.xhtml'
    """

    name: str
    sorts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A book's parts in reading order, those that are named but not there, and its metadata element.

    >>> Package(parts=(), missing=("a.xhtml",), metadata=None).missing
    ('a.xhtml',)
    """

    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    metadata: "_Element | None"


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: str
    properties: frozenset[str]


def package_of(archive: zipfile.ZipFile, path: str) -> Package:
    """The package of a book, EPUB 2 or 3.

    Raises UnreadableDocument where its container or package document is missing or broken, or where what
    is to be read is encrypted (DRM).

    Standards: Open Packaging Format 2.0.1 (IDPF, 2010); EPUB 3.3 (W3C, 2023).
    """
    root = _root_of(archive, path)
    package = _xml(archive, root, path)
    manifest = dict(_manifest(package, posixpath.dirname(root)))
    spine = [ref.get("idref", "") for ref in _named(package, "itemref")]
    entries = [manifest[at] for at in spine if at in manifest]
    readable = [entry for entry in entries if not entry.kind or entry.kind in facts("epub")["pages"]]
    _check_protection(archive, path, {entry.name for entry in readable})
    there = set(archive.namelist())
    sorts = _sorts(archive, package, posixpath.dirname(root), manifest, path)
    parts = (Part(name=entry.name, sorts=sorts.get(entry.name, frozenset())) for entry in readable)
    missing = [entry.name for entry in readable if entry.name not in there]
    unknown = [at or "an item without a name" for at in spine if at not in manifest]
    return Package(
        parts=tuple(part for part in parts if part.name in there),
        missing=tuple(dict.fromkeys([*missing, *unknown])),
        metadata=next(_named(package, "metadata"), None),
    )


def member(archive: zipfile.ZipFile, name: str, path: str) -> bytes:
    """The bytes of a part, no more than it says that it has. Raises UnreadableDocument where it is damaged.

    >>> import io
    >>> archive = zipfile.ZipFile(io.BytesIO(), "w")
    >>> archive.writestr("a.xhtml", "<p/>")
    >>> member(archive, "a.xhtml", "a.epub")
    b'<p/>'
    """
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(path, f"is damaged: {name} cannot be unpacked", AGAIN) from error


def _root_of(archive: zipfile.ZipFile, path: str) -> str:
    """The name of the package document."""
    if CONTAINER not in archive.namelist():
        raise UnreadableDocument(path, f"is no whole EPUB book: it lacks {CONTAINER}", AGAIN)
    for rootfile in _named(_xml(archive, CONTAINER, path), "rootfile"):
        name = unquote(rootfile.get("full-path", "")).lstrip("/")
        if name in archive.namelist():
            return name
    raise UnreadableDocument(path, "is no whole EPUB book: it lacks the list of its parts (OPF)", AGAIN)


def _xml(archive: zipfile.ZipFile, name: str, path: str) -> "_Element":
    """The root of a part in XML; entities are not resolved and nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)
    try:
        root = etree.fromstring(member(archive, name, path), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(path, f"is damaged: {name} is no XML", AGAIN) from error
    if root is None:
        raise UnreadableDocument(path, f"is damaged: {name} is no XML", AGAIN)
    return root


def _named(element: "_Element", name: str) -> "Iterator[_Element]":
    """The elements of a local name, whatever their namespace."""
    return element.iter(f"{{*}}{name}")


def _manifest(package: "_Element", folder: str) -> Iterator[tuple[str, _Entry]]:
    for item in _named(package, "item"):
        name = resolved(folder, item.get("href", ""))
        kind = item.get("media-type", "").strip().lower()
        yield item.get("id", ""), _Entry(name, kind, frozenset(item.get("properties", "").split()))


def resolved(folder: str, link: str) -> str:
    """The name of the part that a link from a part in `folder` leads to, without its fragment.

    >>> resolved("OEBPS/text", "../notes%201.xhtml#n3")
    'OEBPS/notes 1.xhtml'
    """
    return posixpath.normpath(posixpath.join(folder, unquote(link.partition("#")[0])))


def _sorts(
    archive: zipfile.ZipFile, package: "_Element", folder: str, manifest: Mapping[str, _Entry], path: str
) -> dict[str, frozenset[str]]:
    """What sort the parts are, by name: after the guide (EPUB 2), the manifest and the landmarks (EPUB 3)."""
    sorts: dict[str, frozenset[str]] = {}

    def add(name: str, found: str) -> None:
        sorts[name] = sorts.get(name, frozenset()) | set(found.lower().split())

    for reference in _named(package, "reference"):
        add(resolved(folder, reference.get("href", "")), reference.get("type", ""))
    for entry in manifest.values():
        if "nav" in entry.properties:
            add(entry.name, "toc")
            for link in _landmarks(archive, entry.name, path):
                target = link.get("href", "")
                if "#" not in target:
                    add(resolved(posixpath.dirname(entry.name), target), link.get(TYPE, ""))
    return sorts


def _landmarks(archive: zipfile.ZipFile, name: str, path: str) -> "Iterator[_Element]":
    if name not in archive.namelist():
        return
    for nav in _named(_xml(archive, name, path), "nav"):
        if "landmarks" in nav.get(TYPE, "").split():
            yield from _named(nav, "a")


def _check_protection(archive: zipfile.ZipFile, path: str, names: set[str]) -> None:
    """Raise UnreadableDocument where one of the parts is encrypted; fonts that are hidden do not matter."""
    if _ENCRYPTION not in archive.namelist():
        return
    for data in _named(_xml(archive, _ENCRYPTION, path), "EncryptedData"):
        method = next(_named(data, "EncryptionMethod"), None)
        hides = facts("epub")["font_hiding"]
        if method is not None and method.get("Algorithm") in hides:
            continue
        for reference in _named(data, "CipherReference"):
            if unquote(reference.get("URI", "")).lstrip("/") in names:
                schemes = facts("epub")["protection"]
                known = next((schemes[name] for name in schemes if name in archive.namelist()), "")
                reason = f"is encrypted by a protection against copying (DRM{': ' * bool(known)}{known})"
                raise UnreadableDocument(
                    path, reason, "get a copy without it from the publisher or a library"
                )
