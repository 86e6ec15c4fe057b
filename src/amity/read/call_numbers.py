"""Where an archive keeps a document: fond, opis and delo, record group and box, or one number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from amity.read.facts import facts

_NOTES = ("note", "annote", "medium", "source", "URL")
_FIELDS = ("archive_location", "call-number", "archive")
_ANCHORS = frozenset({"fond", "group", "box"})
_LOOSE = frozenset({"group", "entry", "box"})
"""Parts behind which a title may stand: "RG 59, Central Foreign Policy Files 1967-69, Box 2277"."""
_TIGHT = re.compile(r"[\s,;:.]{1,4}$")
_TITLED = re.compile(r"[\s,:][^;]{0,90}$")
_VALUE = r"(?:№\s*|no\.?\s+)?(?P<value>[A-ZА-Я]{0,3}-?\d[\w/–-]*(?:\.\d+)*)"
_BACK = r"(?:\s?(?:об|ob)(?:\.|\b))?"
_LEAVES = (
    rf"(?P<leaves>\d{{1,4}}{_BACK}(?:\s?[–-]\s?\d{{1,4}}{_BACK})?"
    rf"(?:,\s?\d{{1,3}}(?!\d){_BACK}(?:\s?[–-]\s?\d{{1,3}}{_BACK})?)*)"
)
"""Leaves, which have a front and a back: "12–15, 17 об."."""
_TITLE = r"(?P<title>[\"“«][^\"”»]{1,80}[\"”»]|[^\s,;.][^,;.]{0,60})"
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNumber:
    """The archive, where in it (`location`), the number as a whole, and the parts that the words name.

    >>> CallNumber(archive="TNA", number="FO 371/12345").parts
    {}
    """

    archive: str = ""
    location: str = ""
    number: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


def call_number_in(words: str) -> CallNumber | None:
    """The first call number in a text; None where there is none.

    >>> found = call_number_in("RGANI, f. 5, op. 28, d. 412, l. 12-15. In Russian.")
    >>> found.archive, found.location, found.parts["delo"]
    ('RGANI', 'f. 5, op. 28, d. 412, l. 12–15', '412')
    >>> call_number_in("Copy in TNA, FO 371/12345").number
    'FO 371/12345'
    """
    words = " ".join(words.split())
    chain = next((found for found in _chains(words) if _counts(found)), None)
    numbered = _numbered(words)
    if chain is None:
        return numbered
    start, end = chain[0].start(), chain[-1].end()
    whole = (
        f"{numbered.archive} {numbered.number}".strip() if numbered and not _within(numbered, chain) else ""
    )
    return CallNumber(
        archive=_archive(words[:start]),
        location=_spelled(words[start:end]),
        number=whole,
        parts=_parts(chain),
    )


def _parts(chain: list[re.Match[str]]) -> dict[str, str]:
    parts: dict[str, str] = {}
    for match in chain:
        parts.setdefault(_part(match), _spelled(_said(match)))
    return parts


def with_call_number(csl: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with the call number that its notes or address tell, in the fields that CSL has for it.

    What the entry has already stays. The parts stand in `custom.archival`, for other programs.

    >>> with_call_number({"note": "РГАНИ. Ф. 5. Оп. 28. Д. 412."})["archive_location"]
    'Ф. 5. Оп. 28. Д. 412'
    """
    given = [str(csl[name]) for name in _FIELDS if csl.get(name)]
    noted = [str(csl[name]) for name in _NOTES if isinstance(csl.get(name), str)]
    found = call_number_in(", ".join(reversed(given))) if given else None
    told = {} if csl.get("archive_location") or csl.get("call-number") else _told(noted, csl)
    parts = found.parts if found and found.parts else told.pop("parts", {})
    told.pop("parts", None)
    custom = csl.get("custom")
    held = {**(custom if isinstance(custom, Mapping) else {}), "archival": dict(parts)} if parts else custom
    return {**csl, **told} | ({"custom": held} if held else {})


def _told(notes: list[str], csl: Mapping[str, Any]) -> dict[str, Any]:
    """What the first note with a call number adds to an entry."""
    found = next((number for words in notes if (number := call_number_in(words))), None)
    if found is None:
        return {}
    fields = {"archive_location": found.location, "call-number": found.number}
    if not csl.get("archive"):
        fields["archive"] = found.archive
    return {name: value for name, value in fields.items() if value} | {"parts": found.parts}


@cache
def _part_pattern() -> re.Pattern[str]:
    words = {name: f"(?P<{name}>{'|'.join(forms)})" for name, forms in facts("call_numbers")["parts"].items()}
    leaves = rf"{words.pop('list')}\s*{_LEAVES}"
    titled = rf"(?P<titled>(?:folders?|fldr\.|dossier)\s+{_TITLE})"
    named = rf"(?:{'|'.join(words.values())})\s*{_VALUE}"
    return re.compile(rf"(?<![\w.])(?:{titled}|{leaves}|{named})", re.IGNORECASE)


def _part(match: re.Match[str]) -> str:
    if match["titled"]:
        return "folder"
    return str(next(name for name in facts("call_numbers")["parts"] if match[name]))


def _said(match: re.Match[str]) -> str:
    return str(match["title"] or match["leaves"] or match["value"]).strip('"“”«»')


def _chains(words: str) -> Iterator[list[re.Match[str]]]:
    """Runs of parts that stand side by side, each from a part that no page or volume is called."""
    chain: list[re.Match[str]] = []
    for match in _part_pattern().finditer(words):
        if chain and not _joins(chain[-1], words[chain[-1].end() : match.start()]):
            yield chain
            chain = []
        if chain or _part(match) in _ANCHORS:
            chain.append(match)
    yield chain


def _joins(before: re.Match[str], between: str) -> bool:
    return bool(_TIGHT.match(between)) or (_part(before) in _LOOSE and bool(_TITLED.match(between)))


def _counts(chain: list[re.Match[str]]) -> bool:
    """Whether parts are a call number: two at least besides the leaves, which books have too."""
    return len({_part(match) for match in chain} - {"list"}) > 1


def _numbered(words: str) -> CallNumber | None:
    for row in facts("call_numbers")["number"]:
        match = re.search(row["pattern"], words, re.IGNORECASE)
        if match:
            number = row.get("form", "{number}").format(number=match["number"].strip(" ,.;"))
            said = (match.groupdict().get("archive") or "").strip()
            return CallNumber(archive=str(row.get("archive", said)), number=str(number))
    return None


def _within(numbered: CallNumber, chain: list[re.Match[str]]) -> bool:
    """Whether a number of one shape is only part of what the parts say ("RG 59, ...")."""
    return any(match[0] in numbered.number for match in chain)


def _archive(before: str) -> str:
    """The name that stands before a call number, back to what ends a sentence."""
    before = before.rstrip(" ,.:;–—-(")
    if before.count("(") > before.count(")"):
        before = before[before.rindex("(") + 1 :]
    name = re.split(r"[;:]\s|[.!?]\s+(?=[^\W\d_])", before)[-1].strip(" ,.–—")
    return name if name[:1].isupper() and len(name) <= _LONGEST_NAME else ""


def _spelled(words: str) -> str:
    """Ranges with a dash, and no mark at the end but that of an abbreviation."""
    words = words.strip(" ,;")
    words = words if re.search(r"(?:об|ob)\.$", words) else words.rstrip(".")
    return re.sub(r"(?<![/-])(?<=[\dбb.])\s?-\s?(?=\d{1,4}\b(?![-/]))", "–", words)
