"""The day on which a page says that its text was published, old ones too."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from amity.read.facts import facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMES = ("property", "name", "itemprop")
_ISO = re.compile(r"\s*(\d{4})(?:([-/])(\d\d?)(?:\2(\d\d?))?)?(?=[T\s]|$)")
_EARLIEST, _LATEST = 1450, 2100
_DEEPEST = 12
"""So deep a page may nest what it says of itself in JSON-LD."""


def published(tree: "HtmlElement") -> list[int]:
    """Year, month and day of publication, as far as a page states them; empty where it states none.

    Read are its meta elements, what it says of itself in JSON-LD, and `time` elements that are marked as the
    date of publication. Nothing is guessed from its address or its prose.

    >>> from lxml import html
    >>> published(html.fromstring('<html><meta name="DC.date" content="1984-09"><p>They met.</p></html>'))
    [1984, 9]
    """
    for words in (*_in_metas(tree), *_in_scripts(tree), *_in_times(tree)):
        if parts := _parts(words):
            return parts
    return []


def _in_metas(tree: "HtmlElement") -> Iterator[str]:
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in _NAMES:
            said.setdefault(str(meta.get(key) or "").strip().lower(), str(meta.get("content") or ""))
    for name in facts("html")["published"]:
        yield said.get(name, "")


def _in_scripts(tree: "HtmlElement") -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in str(script.get("type") or "").lower():
            try:
                said = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            yield from _dates_in(said, _DEEPEST)


def _dates_in(said: Any, deep: int) -> Iterator[str]:
    """What is called `datePublished`, that of the whole before those of its parts."""
    if isinstance(said, dict):
        found = said.get("datePublished")
        if isinstance(found, str):
            yield found
        said = list(said.values())
    if isinstance(said, list) and deep:
        for part in said:
            yield from _dates_in(part, deep - 1)


def _in_times(tree: "HtmlElement") -> Iterator[str]:
    for time in tree.iter("time"):
        if "pubdate" in time.attrib or str(time.get("itemprop") or "").lower() == "datepublished":
            yield str(time.get("datetime") or "")


def _parts(words: str) -> list[int]:
    """The numbers of a date in ISO 8601 that the calendar has."""
    match = _ISO.match(words)
    if not match:
        return []
    parts = [int(part) for part in match.group(1, 3, 4) if part]
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return []
    return parts if _EARLIEST <= parts[0] < _LATEST else []
