"""What an EPUB says of itself as a book, as CSL-JSON."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")
_ISBN = re.compile(r"(?:urn:isbn:|isbn[:\s]*)?((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])$", re.IGNORECASE)
_DOI = re.compile(r"(?:urn:doi:|doi:\s*|https?://(?:dx\.)?doi\.org/)(10\.\S+)$", re.IGNORECASE)
_ROLES = {"aut": "author", "edt": "editor", "trl": "translator"}
"""Codes of the MARC relator terms (Library of Congress) that CSL has names for; others are left out."""


def csl_of(metadata: "_Element | None") -> dict[str, Any]:
    """Title, people, imprint, date, language and identifiers of a book; nothing that it does not say.

    >>> from lxml import etree
    >>> said = '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Steppes</dc:title></metadata>'
    >>> csl_of(etree.fromstring(said))
    {'type': 'book', 'title': 'Steppes'}
    """
    if metadata is None:
        return {}
    csl: dict[str, Any] = {"title": _title(metadata)}
    for role, people in _people(metadata):
        csl.setdefault(role, []).append(people)
    csl |= {"publisher": _first(metadata, "publisher"), "issued": _issued(metadata)}
    csl |= {"language": _first(metadata, "language")} | _identifiers(metadata)
    found = {name: value for name, value in csl.items() if value}
    return {"type": "book", **found} if found else {}


def _all(metadata: "_Element", name: str) -> "Iterator[tuple[_Element, str]]":
    for element in metadata.iter(f"{_DC}{name}"):
        words = " ".join(str(element.xpath("string()")).split())
        if words:
            yield element, words


def _first(metadata: "_Element", name: str) -> str:
    return next((words for _, words in _all(metadata, name)), "")


def _refined(metadata: "_Element", element: "_Element", name: str) -> str:
    """What is said of an element: in an attribute (EPUB 2), or in a `meta` that refines it (EPUB 3)."""
    said = element.get(f"{_OPF}{name}", "")
    own = element.get("id")
    for meta in metadata.iter("{*}meta") if own and not said else ():
        if meta.get("refines") == f"#{own}" and meta.get("property") == name:
            said = str(meta.xpath("string()")).strip()
    return said


def _title(metadata: "_Element") -> str:
    """The main title, with the subtitle behind a colon."""
    titles = [
        (words, _refined(metadata, element, "title-type")) for element, words in _all(metadata, "title")
    ]
    main = next((words for words, sort in titles if sort == "main"), titles[0][0] if titles else "")
    below = next((words for words, sort in titles if sort == "subtitle"), "")
    return f"{main}: {below}" if main and below and below not in main else main


def _people(metadata: "_Element") -> Iterator[tuple[str, dict[str, str]]]:
    for name, usual in (("creator", "aut"), ("contributor", "")):
        for element, words in _all(metadata, name):
            role = _ROLES.get(_refined(metadata, element, "role") or usual, "")
            if role:
                yield role, _person(words, _refined(metadata, element, "file-as"))


def _person(words: str, filed: str) -> dict[str, str]:
    """A name in parts where the book says under which it is filed ("Bat, Dorj"), else as it stands."""
    family, comma, given = (part.strip() for part in filed.partition(","))
    parted = comma and family and given and {*f"{family} {given}".split()} == {*words.split()}
    return {"family": family, "given": given} if parted else {"literal": words}


def _issued(metadata: "_Element") -> dict[str, Any]:
    """The day of publication: of several dates the one that is said to be it; none that is of the file."""
    dates = [(words, _refined(metadata, element, "event")) for element, words in _all(metadata, "date")]
    said = [words for words, event in dates if "publication" in event] or [
        w for w, event in dates if not event
    ]
    match = _DATE.match(said[0]) if said else None
    return {"date-parts": [[int(part) for part in match.groups() if part]]} if match else {}


def _identifiers(metadata: "_Element") -> dict[str, str]:
    found: dict[str, str] = {}
    for element, words in _all(metadata, "identifier"):
        scheme = _refined(metadata, element, "scheme").lower()
        if match := _DOI.match(f"doi:{words}" if scheme == "doi" and words.startswith("10.") else words):
            found.setdefault("DOI", match[1])
        elif (match := _ISBN.match(words)) and (
            scheme == "isbn" or "isbn" in words.lower() or len(words) > 12
        ):
            found.setdefault("ISBN", match[1])
        elif re.match(r"https?://\S+$", words):
            found.setdefault("URL", words)
    return found
