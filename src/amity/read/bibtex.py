"""BibTeX and BibLaTeX files: their entries as written, with what each inherits."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_START = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_NAME = re.compile(r"\s*([^\s=,{}()\"#%]+)\s*=\s*")
_KEY = re.compile(r"\s*([^,\s{}]*)\s*(?:,|(?=[})]))")
_LABEL = re.compile(r"\s*([^,\s{}]{0,60})")
_BARE = re.compile(r"[^\s,{}()\"#=]+")
_BRACES = re.compile(r"[{}]")
_END = re.compile(r"\s*(,?)\s*")
_NEXT = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DEEPEST = 5
_MOST_BROKEN = 100
"""After so many broken entries the rest of a file is not looked at: it is none."""
_NO_INHERITANCE = frozenset(
    {"crossref", "xdata", "xref", "entryset", "ids", "keywords", "label", "file", "note"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its type and the names of its fields in lower case, its key and fields as written.

    >>> Entry("book", "bat1998", {"title": "On {Steppes}"}).fields["title"]
    'On {Steppes}'
    """

    kind: str
    key: str
    fields: Mapping[str, str]


class _Broken(Exception):
    """Where an entry breaks off, and how."""

    def __init__(self, at: int, reason: str) -> None:
        super().__init__(reason)
        self.at = at


@dataclass
class _Parser:
    """Reads a file from its beginning; `at` is where it has come to."""

    text: str
    at: int = 0
    macros: dict[str, str] = field(default_factory=lambda: {name: name for name in _MONTHS})

    def value(self) -> str:
        """Strings, numbers and names of strings, joined by #."""
        parts = [self._part()]
        while match := re.compile(r"\s*#\s*").match(self.text, self.at):
            self.at = match.end()
            parts.append(self._part())
        return "".join(parts)

    def _part(self) -> str:
        opening = self.text[self.at : self.at + 1]
        if opening == "{":
            return self._braced()
        if opening == '"':
            return self._quoted()
        match = _BARE.match(self.text, self.at)
        if not match:
            raise _Broken(self.at, "a field without a value")
        self.at = match.end()
        return match[0] if match[0].isdigit() else self.macros.get(match[0].lower(), match[0])

    def _braced(self) -> str:
        start, depth = self.at, 0
        for match in _BRACES.finditer(self.text, start):
            depth += 1 if match[0] == "{" else -1
            if not depth:
                self.at = match.end()
                return self.text[start + 1 : match.start()]
        raise _Broken(start, "a brace that is never closed")

    def _quoted(self) -> str:
        start, depth = self.at, 0
        for match in re.compile(r'[{}"]').finditer(self.text, start + 1):
            if match[0] == '"' and not depth:
                self.at = match.end()
                return self.text[start + 1 : match.start()]
            depth += {"{": 1, "}": -1, '"': 0}[match[0]]
        raise _Broken(start, "a quotation mark that is never closed")

    def fields(self, closing: str) -> dict[str, str]:
        """The fields up to the end of the entry; of one that is there twice the first."""
        found: dict[str, str] = {}
        while True:
            self.at = _end(self.text, self.at)
            if self.text.startswith(closing, self.at):
                self.at += 1
                return found
            match = _NAME.match(self.text, self.at)
            if not match:
                raise _Broken(self.at, "no name of a field where one should stand")
            self.at = match.end()
            found.setdefault(match[1].lower(), self.value())


def _end(text: str, at: int) -> int:
    match = _END.match(text, at)
    return match.end() if match else at


def parse(text: str) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    r"""The entries of a file in order, and a line for each that is broken; it costs itself alone.

    `@string` is put in, `crossref` and `xdata` bring in what an entry lacks. After Patashnik, BibTeXing
    (1988), and Kime, Wemheuer and Lehman, The biblatex Package (3.20, 2024), sections 2.4 and 2.5.

    >>> broken = '@string{m = "Mongol "} @book{b, title = m # {Steppes}, year = 1998}\n@book{c'
    >>> entries, problems = parse(broken)
    >>> entries[0].fields
    {'title': 'Mongol Steppes', 'year': '1998'}
    >>> problems
    ("line 2: entry 'c' is broken: its key is not followed by fields",)
    """
    parser = _Parser(text)
    entries: list[Entry] = []
    problems: list[str] = []
    while len(problems) < _MOST_BROKEN and (match := _START.search(text, parser.at)):
        parser.at = match.end()
        try:
            entry = _entry(parser, match[1].lower(), "}" if match[2] == "{" else ")")
            if entry:
                entries.append(entry)
        except _Broken as broken:
            line = text.count("\n", 0, broken.at) + 1
            name = _LABEL.match(text, match.end())
            problems.append(f"line {line}: entry {name[1] if name else ''!r} is broken: {broken}")
            following = _NEXT.search(text, match.end())
            parser.at = following.start() if following else len(text)
    return _inherited(entries), tuple(problems)


def _entry(parser: _Parser, kind: str, closing: str) -> Entry | None:
    """The entry that begins here; None for what is none."""
    if kind == "comment":
        return None
    if kind == "string":
        parser.macros |= parser.fields(closing)
        return None
    if kind == "preamble":
        parser.at = _end(parser.text, parser.at)
        parser.value()
        return None
    key = _KEY.match(parser.text, parser.at)
    if not key:
        raise _Broken(parser.at, "its key is not followed by fields")
    parser.at = key.end()
    return Entry(kind, key[1], parser.fields(closing))


def _inherited(entries: list[Entry]) -> tuple[Entry, ...]:
    by_key = {entry.key.lower(): entry for entry in entries}
    return tuple(Entry(e.kind, e.key, _with_parents(e, by_key, _DEEPEST)) for e in entries)


def _with_parents(entry: Entry, by_key: Mapping[str, Entry], depth: int) -> dict[str, str]:
    """The fields of an entry, and those that it takes over; a circle of references is cut off."""
    fields = dict(entry.fields)
    names = [name.strip().lower() for name in fields.get("xdata", "").split(",")]
    for name in [*names, fields.get("crossref", "").strip().lower()]:
        if name and name in by_key and depth:
            above = _with_parents(by_key[name], by_key, depth - 1)
            fields = _taken_over(entry, by_key[name].kind, above) | fields
    return fields


def _taken_over(entry: Entry, parent: str, above: Mapping[str, str]) -> dict[str, str]:
    """What an entry takes from its parent: the parent's title is that of the whole, not the entry's own."""
    found = {name: value for name, value in above.items() if name not in _NO_INHERITANCE}
    if parent == "xdata":
        return found
    whole = "journaltitle" if entry.kind in ("article", "suppperiodical") else "booktitle"
    for own, its in (("title", whole), ("subtitle", whole.replace("title", "subtitle"))):
        if own in found:
            found.setdefault(its, found.pop(own))
    return found
