"""Entries of BibTeX as CSL-JSON."""

import re
from collections.abc import Mapping
from typing import Any

from amity.read.bibtex import Entry
from amity.read.bibtex_names import people
from amity.read.facts import facts
from amity.read.latex import plain

_DATE = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T\S*)?([?~%]*)$")
_YEARS = re.compile(r"(?<!\d)(\d{4})(?!\d)(?:\s*[-–—/]+\s*(\d{4}|\d\d)(?!\d))?")
_ABOUT = re.compile(r"\b(?:c|ca|circa|about|um|vers|ок)\b\.?", re.IGNORECASE)
_MONTH = re.compile(r"[A-Za-z]{3,}|\d{1,2}")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NUMBERED = ("report", "treaty", "legislation", "document", "manuscript", "thesis", "book")
Date = dict[str, Any]


def csl_of(entry: Entry) -> dict[str, Any]:
    """An entry as CSL-JSON, with plain text for LaTeX; its key becomes the id.

    >>> csl_of(Entry("book", "b", {"author": "Bat, Dorj", "title": "On {Steppes}", "date": "1998-05"}))
    {'id': 'b', 'type': 'book', 'title': 'On Steppes', 'author': [{'family': 'Bat', 'given': 'Dorj'}],
     'issued': {'date-parts': [[1998, 5]]}}
    """
    fields = entry.fields
    kind = _kind(entry)
    csl: dict[str, Any] = {"id": entry.key, "type": kind, "title": _title(fields)}
    for name, field in facts("bibtex")["names"].items():
        csl[name] = people(fields.get(field, ""))
    for name, holders in facts("bibtex")["fields"].items():
        csl[name] = next((plain(fields[f]) for f in holders if plain(fields.get(f, ""))), "")
    csl["URL"], csl["DOI"] = _address(fields.get("url", "")), _doi(fields.get("doi", ""))
    for name, holders in facts("bibtex")["dates"].items():
        csl[name] = next((date for f in holders if (date := _date(fields, f))), {})
    return {name: value for name, value in _fitted(csl, kind).items() if value}


def _kind(entry: Entry) -> str:
    sort = entry.fields.get("entrysubtype", entry.fields.get("type", "")).strip().lower()
    if entry.kind in ("article", "periodical") and sort in facts("bibtex")["subtypes"]:
        return str(facts("bibtex")["subtypes"][sort])
    return str(facts("bibtex")["types"].get(entry.kind, "document"))


def _title(fields: Mapping[str, str]) -> str:
    title, below = plain(fields.get("title", "")), plain(fields.get("subtitle", ""))
    return f"{title}: {below}" if title and below else title


def _fitted(csl: dict[str, Any], kind: str) -> dict[str, Any]:
    """The number of an article is its issue, and what CSL calls a theses' type is its genre."""
    if csl["number"] and not csl["issue"] and kind not in _NUMBERED:
        csl["issue"], csl["number"] = csl["number"], ""
    csl["page"] = re.sub(r"\s*[-–—]+\s*", "–", csl["page"])
    return csl


def _address(words: str) -> str:
    match = re.search(r"[a-z]+://[^\s{}]+", re.sub(r"\\([#%&_~$])", r"\1", words))
    return match[0] if match else ""


def _doi(words: str) -> str:
    match = re.search(r"10\.\d{3,}/[^\s{}]+", re.sub(r"\\([#%&_])", r"\1", words))
    return match[0] if match else ""


def _date(fields: Mapping[str, str], name: str) -> Date:
    """A date or a span of two; `circa` where the entry says that it is not sure."""
    words = plain(fields.get(name, "")) if name != "date" else fields.get(name, "").strip("{} \n")
    if not words:
        return {}
    if name == "year":
        return _of_year(words, fields.get("month", ""), fields.get("day", ""))
    ends = [_DATE.match(end.strip()) for end in words.split("/")]
    if not ends[0] or len(ends) > 2:
        return _of_year(words, "", "")
    parts = [[int(part) for part in end.groups()[:3] if part] for end in ends if end]
    unsure = any(end[4] for end in ends if end)
    return {"date-parts": parts} | ({"circa": True} if unsure else {})


def _of_year(words: str, month: str, day: str) -> Date:
    """What the fields `year`, `month` and `day` say: "1956--57", "ca. 1956", "nov # {~14}"."""
    match = _YEARS.search(words)
    if not match:
        return {}
    first = match[1]
    last = first[: 4 - len(match[2])] + match[2] if match[2] else ""
    unsure = {"circa": True} if _ABOUT.search(words) or "?" in words or "[" in words else {}
    if last:
        return {"date-parts": [[int(first)], [int(last)]], **unsure}
    rest = _month(plain(month), plain(day))
    return {"date-parts": [[int(first), *part] for part in rest] or [[int(first)]], **unsure}


def _month(words: str, day: str) -> list[list[int]]:
    """Month and day as numbers, twice for a span of months; nothing where it says none."""
    found = _MONTH.findall(words)
    months = [_MONTHS.index(w[:3].lower()) + 1 for w in found if w[:3].lower() in _MONTHS]
    numbers = [int(w) for w in found if w.isdigit()]
    if not months and numbers and 1 <= numbers[0] <= 12:
        months, numbers = numbers[:1], []
    days = [n for n in ([int(day)] if day.isdigit() else numbers) if 1 <= n <= 31]
    if len(months) > 1:
        return [[month] for month in months[:2]]
    return [[months[0], *days[:1]]] if months else []
