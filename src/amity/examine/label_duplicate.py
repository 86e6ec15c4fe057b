"""Label duplicate: two tables, figures, maps or annexes of one text bear one label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.model.documents import Block, BlockKind, Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "label_duplicate"
LONGEST = 200
"""A line that is longer is a caption only where a stop or a colon follows the number."""
SHOWN = 120
"""So much of a caption a finding shows."""
ALIKE = 0.8
"""Captions that share so many of their words are one caption, as repeated on the next page."""
_SORTS = {
    "tab": "table", "fig": "figure", "cha": "chart", "gra": "graph", "map": "map", "ann": "annex",
    "app": "appendix", "box": "box", "dia": "diagram", "pla": "plate", "exh": "exhibit", "pho": "photo",
}  # fmt: skip
_CAPTION = re.compile(
    r"(?:[^\S\n]|[*_#>|]|<[^>\n]{1,80}>|(?P<echo>Table|Figure)\t+)*"
    r"(?P<label>(?P<sort>Tables?|Tab\.|Figures?|Fig\.|Charts?|Graphs?|Maps?|Annex(?:es)?|Appendix|Box|Diagram|Plate|Exhibit"
    r"|Photo|TABLE|FIGURE|CHART|MAP|ANNEX|APPENDIX)\s+(?P<number>\d+(?:[.-]\d+)*\s?[a-z]?(?![\w])|[IVXL]+(?![\w])|[A-Z](?:[.-]?\d+)?(?![\w])))"
    r"(?P<mark>[*_]*\s*[.:–—|\t-]\s*[*_]*|[*_]+\s*)?[^\S\n]*(?P<title>[^\n]*)",
)
_CONTINUED = re.compile(r"\b(?:continued|cont[’']?d|contd|concluded|end)\b|\bcont\.|…\s*$", re.IGNORECASE)
_LISTED = re.compile(r"(?:\.\s?){3,}|\t\s*\d{1,4}\s*$|\s{2,}\d{1,4}\s*$")
_CONTENTS = re.compile(
    r"\W*(?:lists?\s+of\s+(?:tables|figures|maps|illustrations|charts)|(?:table\s+of\s+)?contents|illustrations)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"\W*(?:chapter|part|paper|essay|book|volume|lecture|appendix|annex)\b", re.IGNORECASE)
_REFERS = re.compile(
    r"(?:and|or|to|of|in|shows?|gives?|lists?|presents?|is|are|was|were|has|have|also|above|below|on|for|by|which|we|see|compares?|illustrates?|depicts?"
    r"|indicates?|reports?|contains?|sets?|summari[sz]es?|makes?|suggests?|from|makes|demonstrates?|reveals?|includes?|plots?|that|as|with)\b"
)
_NUMBERED = re.compile(r"\W*(?P<number>\d{1,2})[.)]?\s+(?P<title>[^\W\d_].*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A label with its caption: the span of the line, and both in one form."""

    label: str
    title: str
    start: int
    end: int


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each label that stands over two different captions in one text.

    A table that is continued, an entry in a list of tables, a reference in a sentence, and numbers that begin
    anew in another chapter are no second label.
    """
    for document in evidence.documents:
        yield from _of_captions(document)
        yield from _of_sections(document)


def _of_captions(document: Document) -> Iterator[Finding]:
    first: dict[str, Caption] = {}
    told: set[str] = set()
    parts = _parts(document)
    for caption in captions(document):
        known = first.setdefault(caption.label, caption)
        if known is caption or _same(known.title, caption.title):
            continue
        if any(known.start < part < caption.start for part in parts):
            first[caption.label] = caption
        elif caption.label not in told:
            told.add(caption.label)
            passages = [_passage(document, one) for one in (known, caption)]
            why = (
                f"The label “{caption.label}” stands over two different things: "
                f"“{_plain(passages[0].quote)}” "
                f"and “{_plain(passages[1].quote)}”."
            )
            yield finding(NAME, Soundness.INCONSISTENT, why, passages)


def captions(document: Document) -> Iterator[Caption]:
    """The captions of a document in their order: lines that begin with a label and are no sentence on it."""
    apart = [(b.start, b.end) for b in document.blocks if b.kind in (BlockKind.NOTE, BlockKind.REFERENCE)]
    contents = False
    before = ""
    for found in re.finditer(r"[^\n]*(?:\n|\Z)", document.text):
        line, start = found.group().rstrip("\n"), found.start()
        contents = (contents or bool(_CONTENTS.match(line))) and (not line.strip() or _plain_entry(line))
        caption = _CAPTION.match(line)
        within = any(first <= start < last for first, last in apart)
        if caption and not contents and not within and _heads(line, caption, before):
            yield _caption(caption, start)
        before = line


def _plain_entry(line: str) -> bool:
    """Whether a line may stand in a list of contents."""
    return len(line) < LONGEST and not line.rstrip().endswith((".", ";")) and "|" not in line


def _heads(line: str, caption: re.Match[str], before: str) -> bool:
    """Whether a line that begins with a label is a caption."""
    title, mark = caption["title"].strip(), (caption["mark"] or "").strip(" *_")
    if not title or _CONTINUED.search(title) or _LISTED.search(line):
        return False
    if before.strip() and re.search(
        r"(?:\b(?:in|see|and|of|to|from|the|with|by|cf\.|also)|,|\()\s*$", before
    ):
        return False
    if _REFERS.match(title):
        return False
    return bool(mark) or (len(line) <= LONGEST and not title[0].islower() and title[0] not in ",;)")


def _caption(found: re.Match[str], start: int) -> Caption:
    sort = _SORTS[found["sort"][:3].casefold()]
    number = re.sub(r"\s", "", found["number"])
    title = re.split(r"(?<=[\w)])[.:]\s", found["title"])[0]
    end = found.start("title") + min(len(title), SHOWN)
    return Caption(
        label=f"{sort.capitalize()} {number.upper() if not number[0].isdigit() else number}",
        title=title, start=start + found.start("label"), end=start + end,
    )  # fmt: skip


def _words(title: str) -> list[str]:
    return re.findall(r"[^\W_]+", title.casefold())


def _same(one: str, other: str) -> bool:
    """Whether two captions are one: alike but for a few words, or one the beginning of the other."""
    first, second = _words(one), _words(other)
    short = min(len(first), len(second))
    if not short or first[:short] == second[:short]:
        return True
    shared = set(first) & set(second)
    return len(shared) / len(set(first) | set(second)) >= ALIKE


def _passage(document: Document, caption: Caption) -> Passage:
    text = document.text[caption.start : caption.end].rstrip()
    return Passage.of(document.name, document.text, caption.start, caption.start + len(text))


def _plain(quote: str) -> str:
    return " ".join(quote.replace("*", "").split())


def _headings(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is BlockKind.HEADING]


def _parts(document: Document) -> list[int]:
    """Where chapters and annexes begin, after which numbers may begin anew."""
    return [
        block.start for block in _headings(document) if _PART.match(document.text[block.start : block.end])
    ]


def _of_sections(document: Document) -> Iterator[Finding]:
    """Two sections side by side under one number, in a text whose sections are else numbered in order."""
    numbered: list[tuple[int, str, Block]] = []
    for block in _headings(document):
        found = _NUMBERED.fullmatch(document.text[block.start : block.end].strip())
        if found and "\n" not in found["title"]:
            numbered.append((int(found["number"]), found["title"], block))
    if not _in_order([number for number, _, _ in numbered]):
        return
    for (one, first, block), (other, second, after) in pairwise(numbered):
        if one == other and not _same(first, second):
            why = f"Two sections bear the number {one}: “{first.strip()}” and “{second.strip()}”."
            passages = [Passage.of(document.name, document.text, b.start, b.end) for b in (block, after)]
            yield finding(NAME, Soundness.SUSPICIOUS, why, passages)


def _in_order(numbers: Sequence[int]) -> bool:
    """Whether numbers rise by one from 1 on but for one that comes twice."""
    distinct = list(dict.fromkeys(numbers))
    ordered = numbers == sorted(numbers) and distinct == list(range(1, len(distinct) + 1))
    return ordered and len(distinct) > 2 and len(numbers) == len(distinct) + 1
