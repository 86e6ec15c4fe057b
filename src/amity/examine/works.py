"""Works as notes and bibliographies cite them: when they appeared, what years they cover, which pages."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_IMPRINT = re.compile(rf"\((?P<where>[^()]{{0,120}}?)(?P<year>{_YEAR})[a-z]?\)")
_ACCESS = re.compile(
    rf"\b(?:accessed|retrieved|last\s+visited|visited|viewed|consulted|downloaded)\s*:?\s*(?:on\s+)?"
    rf"(?:[^\d\s]+\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?[\s,.]+)?(?:[^\d\s,]+[\s,]+)?(?:\d{{1,2}}(?:st|nd|rd|th)?[\s,]+)?"
    rf"(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_SPAN = re.compile(rf"(?<![\d.])(?P<first>{_YEAR})\s*[-–—/]\s*(?P<last>{_YEAR}|\d\d)(?![\d-])")
_PAGES = re.compile(r"\b(?:pp?|S|ss?|с|стр)\.?\s*(?P<first>\d{1,4})\s*[-–—]\s*(?P<last>\d{1,4})(?![\d-])")
_ISSUE = re.compile(
    rf"\b(?:vol|no|nr)\.?\s*\d+[^;]{{0,60}}?\((?P<when>[^()]{{0,30}}?(?P<year>{_YEAR}))\)", re.IGNORECASE
)
_AUTHOR_YEAR = re.compile(rf"^[^\d(]{{3,120}}?[.,]?\s*\(?(?P<year>{_YEAR})[a-z]?\)?[.,:]")
_MONTH_PAGES = re.compile(rf",\s+(?:[A-Z][a-z]+\.?\s+)(?:\d{{1,2}},\s+)?(?P<year>{_YEAR}),?\s+pp?\.")
_REISSUE = re.compile(
    rf"[\[(]{_YEAR}[\])]\s*{_YEAR}|{_YEAR}\s*[\[(]\s*(?:orig[^\])]*)?{_YEAR}\s*[\])]|{_YEAR}/{_YEAR}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year in a citation: its span and what it says."""

    start: int
    end: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A range of pages as written: its span, first and last."""

    start: int
    end: int
    first: int
    last: int

    @property
    def backwards(self) -> bool:
        """Whether the range runs backwards; a shortened last page (157-63) does not.

        >>> [Pages(start=0, end=5, first=first, last=last).backwards for first, last in ((157, 63), (57, 43))]
        [False, True]
        """
        if self.last >= self.first:
            return False
        first, last = str(self.first), str(self.last)
        if len(last) >= len(first):
            return True
        return int(first[: -len(last)] + last) <= self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work cited in a stretch of text, from `start` to `end`; `year` is that of its appearance."""

    start: int
    end: int
    text: str
    year: Year | None

    def says(self, words: str) -> bool:
        """Whether it has one of the words of a list of `data/citations.toml`."""
        low = self.text.casefold()
        return any(word in low for word in citation_words(words))


@cache
def citation_words(name: str) -> tuple[str, ...]:
    """The words of a list of `data/citations.toml`.

    >>> "forthcoming" in citation_words("forthcoming")
    True
    """
    text = (files("amity.examine") / "data" / "citations.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[name])


def works(text: str, start: int = 0) -> Iterator[Work]:
    """The works that a note cites, parted by semicolons outside brackets, each with its year of appearance.

    >>> [(work.text, work.year.year) for work in works("A, On X (Paris, 1990), p. 3; C, On Y (Rome, 1970)")]
    [('A, On X (Paris, 1990), p. 3', 1990), ('C, On Y (Rome, 1970)', 1970)]
    """
    at, depth = 0, 0
    for i, letter in enumerate([*text, ";"]):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == ";" and (depth <= 0 or i == len(text)):
            part = text[at:i]
            if part.strip():
                lead = len(part) - len(part.lstrip())
                first = start + at + lead
                words = part.strip()
                yield Work(start=first, end=first + len(words), text=words, year=appeared(words, first))
            at = i + 1


def appeared(text: str, start: int = 0) -> Year | None:
    """The year in which a cited work appeared, where its place in the citation says that it is that.

    >>> appeared("A. Smith, Pacts (London: Hurst, 1976), p. 5").year, appeared("Smith, A. 1976. Pacts.").year
    (1976, 1976)
    >>> appeared("Pravda, 5 May 1976")
    """
    if _REISSUE.search(text):
        return None
    access = _ACCESS.search(text)
    for pattern in (_ISSUE, _IMPRINT, _AUTHOR_YEAR, _MONTH_PAGES):
        for found in pattern.finditer(text):
            within = access and access.start() <= found.start("year") < access.end()
            covered = re.match(r"\s*[-–—/]\s*\d", text[found.end("year") :])
            if not within and not covered and not re.search(r"\baccessed\b", found.group(), re.IGNORECASE):
                first, last = found.span("year")
                return Year(start=start + first, end=start + last, year=int(found["year"]))
    return None


def accessed(text: str, start: int = 0) -> Year | None:
    """The year in which a page was visited.

    >>> accessed("http://example.org (accessed 8 December 2009)").year
    2009
    """
    found = _ACCESS.search(text)
    return (
        Year(start=start + found.start(), end=start + found.end(), year=int(found["year"])) if found else None
    )


def covered(text: str, start: int = 0) -> Iterator[Year]:
    """The last year of each span of years in a citation, with the span as its place.

    >>> [year.year for year in covered("Statistical Yearbook 1989-2002")]
    [2002]
    """
    for found in _SPAN.finditer(text):
        first, last = int(found["first"]), int(found["last"])
        last = last if last > 99 else first // 100 * 100 + last
        if last >= first:
            yield Year(start=start + found.start(), end=start + found.end(), year=last)


def pages(text: str, start: int = 0) -> Iterator[Pages]:
    """The ranges of pages in a citation.

    >>> [(p.first, p.last) for p in pages("Asia 12 (1990), pp. 157-63")]
    [(157, 63)]
    """
    for found in _PAGES.finditer(text):
        first, last = int(found["first"]), int(found["last"])
        yield Pages(start=start + found.start(), end=start + found.end(), first=first, last=last)
