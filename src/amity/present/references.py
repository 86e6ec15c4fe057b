"""The bibliography and short references, formatted from CSL-JSON (CSL 1.0.2) by citeproc."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import PurePath
from typing import Any

from amity.model.documents import Document

# Italics come out of citeproc between these two, which no input keeps: all else is text, to be escaped
_ITALIC, _ROMAN = "\ue000", "\ue001"
_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;)]")
LONGEST = 40
"""The most code points of a short reference before its year."""
_NAMES = ("author", "editor", "translator")
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_TEXTS = (
    "title", "container-title", "volume", "issue", "number", "page", "publisher", "publisher-place", "genre",
    "archive", "archive-place", "archive_location", "call-number", "DOI", "URL",
)  # fmt: skip
_HELD = ("archive", "archive-place", "archive_location", "call-number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of a formatted entry: its text, whether it is in italics, and what it links to, if anything."""

    text: str
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document's entry: `short` ("Miyamoto 2024"), the full entry in stretches, and what it lacks.

    `held` is where it is kept, with its call number ("RGANI, f. 5, op. 28, d. 412"): no note goes without it.
    """

    document: str
    short: str
    entry: tuple[Stretch, ...]
    missing: tuple[str, ...]
    held: str = ""

    @property
    def text(self) -> str:
        """The full entry as plain text."""
        return "".join(stretch.text for stretch in self.entry)


def bibliography(documents: Sequence[Document]) -> tuple[Reference, ...]:
    """An entry for each document, in the order of a bibliography; short references are told apart by letters.

    >>> from amity.model.documents import Source
    >>> csl = {"type": "book", "title": "On Steppes", "author": [{"family": "Bat", "given": "S."}],
    ...     "issued": {"date-parts": [[1998]]}}
    >>> book = Document(name="a", path="a.pdf", text="", sha256="", language="en", reader="pdf",
    ...     source=Source(id="a", csl=csl))
    >>> [(entry.short, entry.text, entry.missing) for entry in bibliography([book])]
    [('Bat 1998', 'Bat, S. 1998. On Steppes.', ())]
    """
    if not documents:
        return ()
    items = {f"d{i}": _item(document) for i, document in enumerate(documents)}
    shorts, entries, order = _formatted(items)
    letters = _letters([shorts[key] for key in order])
    by_key = {f"d{i}": document for i, document in enumerate(documents)}
    return tuple(
        Reference(
            document=by_key[key].name,
            short=shorts[key] + letter,
            entry=_stretches(entries[key]),
            missing=by_key[key].source.missing,
            held=", ".join(items[key][name] for name in _HELD if items[key].get(name)),
        )
        for key, letter in zip(order, letters, strict=True)
    )


def _formatted(items: Mapping[str, dict[str, Any]]) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Short references and entries by key, and the keys in the order of the bibliography."""
    from citeproc import (  # type: ignore[import-untyped]
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
    )
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

    style_text = files("amity.present").joinpath("static", "amity.csl").read_bytes()
    style = CitationStylesStyle(BytesIO(style_text), validate=False)
    source = CiteProcJSON([{"id": key, **item} for key, item in items.items()])
    works = CitationStylesBibliography(style, source, _Marked)
    citations = {key: Citation([CitationItem(key)]) for key in items}
    for citation in citations.values():
        works.register(citation)
    shorts = {key: _shortened(_plain(str(works.cite(citation, None)))) for key, citation in citations.items()}
    works.sort()
    texts = [str(entry) for entry in works.bibliography()]
    return shorts, dict(zip(works.keys, texts, strict=True)), list(works.keys)


def _shortened(short: str) -> str:
    """A short reference that is short: a title that stands for an author is cut at a word."""
    name, _, year = short.rpartition(" ")
    if len(name) <= LONGEST:
        return short
    return f"{name[:LONGEST].rsplit(' ', 1)[0]} … {year}"


class _Marked:
    """The formatter that citeproc asks for: italics between two marks, nothing else marked or escaped."""

    preformat = staticmethod(str)

    @staticmethod
    def Italic(text: str) -> str:  # noqa: N802, the name that citeproc looks for
        return f"{_ITALIC}{text}{_ROMAN}"

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = staticmethod(str)


def _item(document: Document) -> dict[str, Any]:
    """The entry of a document with only what the style uses and citeproc can take."""
    csl = document.source.csl
    item: dict[str, Any] = {"type": _clean(csl.get("type")) or "document"}
    item |= {name: _clean(csl[name]) for name in _TEXTS if _clean(csl.get(name))}
    item |= {name: people for name in _NAMES if (people := _people(csl.get(name)))}
    if date := _date(csl.get("issued")):
        item["issued"] = {"date-parts": [date]}
    if collection := _clean(csl.get("archive_collection")):  # CSL has it since 1.0.2, citeproc not yet
        item["archive_location"] = ", ".join(filter(None, (collection, item.get("archive_location"))))
    item.setdefault("title", f"[{PurePath(document.path).name or document.name}]")
    return item


def _people(names: object) -> list[dict[str, str]]:
    if not isinstance(names, Sequence) or isinstance(names, str):
        return []
    kept = [
        {part: _clean(name[part]) for part in _NAME_PARTS if _clean(name.get(part))}
        for name in names
        if isinstance(name, Mapping)
    ]
    return [{"literal": name["literal"]} if "literal" in name else name for name in kept if name]


def _date(issued: object) -> list[int]:
    """Year, month and day as far as they are whole numbers that a date can have."""
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0] if isinstance(parts, Sequence) and parts else None
    numbers: list[int] = []
    for part, most in zip(first if isinstance(first, Sequence) else (), (9999, 12, 31), strict=False):
        if not str(part).isdecimal() or not 1 <= int(part) <= most:
            break
        numbers.append(int(part))
    return numbers


def _clean(value: object) -> str:
    if not isinstance(value, str | int | float):
        return ""
    return " ".join(_plain(str(value)).split())


def _plain(text: str) -> str:
    return text.replace(_ITALIC, "").replace(_ROMAN, "")


def _letters(shorts: Sequence[str]) -> list[str]:
    """A letter for each of those that are alike, in order: 2004a, 2004b; nothing for the others."""
    total, seen = Counter(shorts), Counter[str]()
    letters = []
    for short in shorts:
        letters.append(_letter(seen[short]) if total[short] > 1 else "")
        seen[short] += 1
    return letters


def _letter(number: int) -> str:
    """a to z, then aa, ab and so on."""
    first = _letter(number // 26 - 1) if number >= 26 else ""
    return first + chr(ord("a") + number % 26)


def _stretches(marked: str) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    for i, part in enumerate(re.split(f"[{_ITALIC}{_ROMAN}]", marked)):
        stretches += _linked(part, italic=i % 2 == 1)
    return tuple(stretches)


def _linked(text: str, *, italic: bool) -> list[Stretch]:
    found, end = [], 0
    for link in _LINK.finditer(text):
        found.append(Stretch(text=text[end : link.start()], italic=italic))
        found.append(Stretch(text=link[0], italic=italic, link=link[0]))
        end = link.end()
    found.append(Stretch(text=text[end:], italic=italic))
    return [stretch for stretch in found if stretch.text]
