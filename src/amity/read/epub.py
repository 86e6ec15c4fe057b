"""EPUB books, versions 2 and 3: chapters in reading order, notes behind their calls, tables, pages."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from amity.errors import UnreadableDocument
from amity.read.docx_package import check_members
from amity.read.draft import Draft
from amity.read.epub_metadata import csl_of
from amity.read.epub_package import AGAIN, Package, Part, member, package_of
from amity.read.epub_text import Scribe, chapter_of, joined
from amity.read.html import decoded_page
from amity.read.html_notes import taken_notes
from amity.read.html_tables import marked_tables
from amity.read.limits import Limits
from amity.read.reading import Reading

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_NAMED = 5


def read_epub(path: Path, limits: Limits) -> Reading:
    """The text of a book: its chapters in the order of the spine, without cover and tables of contents.

    A note stands behind the block that calls it, wherever the book keeps it. Chapters that the book names
    and lacks are told in a warning. Raises UnreadableDocument for a book that is damaged, protected against
    copying (DRM), would unpack to too much, or has none of its chapters.

    >>> import tempfile
    >>> container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    >>> package = '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/>'
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.epub")
    ...     with zipfile.ZipFile(path, "w") as archive:
    ...         archive.writestr("META-INF/container.xml", container)
    ...         archive.writestr("a.opf", package + "</spine></package>")
    ...         archive.writestr("a.xhtml", "<html><body><p>They met in 1956.</p></body></html>")
    ...     read_epub(path, Limits()).text
    'They met in 1956.'
    """
    with zipfile.ZipFile(path) as archive:
        check_members(archive, str(path), limits)
        package = package_of(archive, str(path))
        chapters, lost, warnings = _chapters(archive, package, str(path))
    if not chapters:
        named = _named([*package.missing, *lost])
        raise UnreadableDocument(str(path), f"is an EPUB book without its chapters{named}", AGAIN)
    book = joined(chapters)
    tables = marked_tables(book)
    draft = Draft()
    Scribe(draft, taken_notes(book, anchored=True), tables).write(book)
    return draft.reading("epub", csl_of(package.metadata), [*_missing(package), *lost, *warnings])


def _chapters(
    archive: zipfile.ZipFile, package: Package, path: str
) -> tuple[list[tuple[Part, "HtmlElement"]], list[str], list[str]]:
    """The chapters that can be read, a line for each that cannot, and what was assumed of the others."""
    chapters: list[tuple[Part, HtmlElement]] = []
    lost: list[str] = []
    warnings: dict[str, None] = {}
    for part in package.parts:
        try:
            page = decoded_page(member(archive, part.name, path), path)
            chapters.append((part, chapter_of(page.text, path)))
        except UnreadableDocument as error:
            lost.append(f"{part.name}: {error.reason}; it is left out: {AGAIN}")
        else:
            warnings |= dict.fromkeys(page.warnings)
    return chapters, lost, list(warnings)


def _named(missing: Sequence[str]) -> str:
    """The parts that are missing, in brackets; the empty string where none is."""
    names = ", ".join(line.split("; ")[0] for line in missing[:_MOST_NAMED])
    more = " and more" if len(missing) > _MOST_NAMED else ""
    return f" ({names}{more})" if names else ""


def _missing(package: Package) -> list[str]:
    count = len(package.missing)
    return (
        [f"{count} of the chapters that it names are not in it{_named(package.missing)}; {AGAIN}"]
        if count
        else []
    )
