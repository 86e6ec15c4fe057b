"""Items under a line that counts them: lists in lines, ordinals in sentences, rows of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from amity.examine.figures.lists import any_of, lists
from amity.examine.numerals import MODIFIER, cardinal, cardinal_pattern
from amity.model.documents import BlockKind, Document
from amity.model.passages import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number of things held against what there is of them: whether it holds, and why."""

    check: str
    holds: bool
    why: str
    passages: tuple[Passage, ...]


_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[-*•–+]))\s+\S")


_COLON = re.compile(r"^[^\n]*:[ \t]*$", re.MULTILINE)


@cache
def _opening() -> re.Pattern[str]:
    nouns = any_of(lists("counts")["listed"])
    return re.compile(
        rf"(?P<said>[^.!?\n]*?\b(?P<number>{cardinal_pattern()})\s+{MODIFIER}{{0,3}}?"
        rf"(?:{nouns})\b[^.!?\n:]*:)[ \t]*$",
        re.IGNORECASE | re.MULTILINE,
    )


def itemized(document: Document) -> Iterator[Counted]:
    """Every line that counts things, with the list, the ordinals or the table behind it."""
    yield from _lines(document)
    yield from _ordinals(document)
    yield from _rows(document)


def _lines(document: Document) -> Iterator[Counted]:
    """ "The declaration named five fields:" and the items in the lines below."""
    for found in _announced(document.text):
        number = cardinal(found["number"])
        items = _items(document.text, found.end())
        hedged = re.search(
            rf"\b(?:at\s+least|more\s+than|some|about|over|among)\s+{re.escape(found['number'])}\b",
            found["said"],
        )
        if (
            number is None
            or number < 2
            or len(items) < 2
            or hedged
            or _divided(found["said"], found["number"])
        ):
            continue
        said = _trimmed(document, found.start("said"), found.end("said"))
        why = f"“{said.quote}” is followed by a list of {len(items)}."
        yield Counted(check="count", holds=len(items) == number, why=why, passages=(said,))


def _announced(text: str) -> Iterator[re.Match[str]]:
    """Each line that counts things and ends in a colon; only such lines are looked at, for it costs much."""
    for line in _COLON.finditer(text):
        yield from _opening().finditer(text, line.start(), line.end())


def _divided(said: str, number: str) -> bool:
    """Whether another number stands in the line, so that the list may be of something else."""
    numbers = [m.group() for m in re.finditer(rf"\b{cardinal_pattern()}\b", said, re.IGNORECASE)]
    return len([n for n in numbers if n.casefold() not in ("a", "an", "the")]) > 1


def _items(text: str, start: int) -> list[str]:
    """The items of the outermost level of a list that begins behind a place."""
    items: list[tuple[int, str]] = []
    blank = 0
    for line in text[start:].lstrip("\n").splitlines():
        found = _ITEM.match(line)
        if found:
            items.append((len(found["indent"].expandtabs()), line))
            blank = 0
        elif not line.strip():
            blank += 1
        elif not items or (blank and not line.startswith((" ", "\t"))):
            break
        if blank > 1:
            break
    outer = min((indent for indent, _ in items), default=0)
    return [line for indent, line in items if indent <= outer + 1]


_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_ORDINAL = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:and\s+)?|\(|\band\s+)(?:the\s+)?(?P<rank>first|second|third|fourth|fifth|sixth|seventh|eighth)(?:ly)?(?=\s*[,:)]|\s+(?:was|is|were|came|lay|concerned|of)\b|ly\b)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?:(?<=\s)|\()(?P<mark>i|ii|iii|iv|v|vi|vii|viii|\d|[a-h])\)")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")


@cache
def _reasons() -> re.Pattern[str]:
    nouns = any_of(lists("counts")["listed"])
    return re.compile(
        rf"\b(?P<number>two|three|four|five|six|seven)\s+{MODIFIER}{{0,2}}?(?:{nouns})\b", re.IGNORECASE
    )


def _ordinals(document: Document) -> Iterator[Counted]:
    """ "For three reasons", then "first", "second" ... in the same paragraph, or (i), (ii) ... ."""
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        text = document.text[block.start : block.end]
        found = list(_reasons().finditer(text))
        if len(found) != 1:
            continue
        said = found[0]
        ranks = _counted_off(text[said.end() :])
        if ranks < 2:
            continue
        number = cardinal(said["number"]) or 0
        start = block.start + said.start()
        passage = Passage.of(document.name, document.text, start, block.start + said.end())
        if ranks != number:
            why = f"“{passage.quote}” is followed by {ranks}, counted off one by one."
            yield Counted(check="count", holds=False, why=why, passages=(passage,))
        else:
            why = f"“{passage.quote}” is followed by as many, counted off one by one."
            yield Counted(check="count", holds=True, why=why, passages=(passage,))


def _counted_off(text: str) -> int:
    """How far a text counts from first on without a gap; 0 where it begins elsewhere, or leaves one out."""
    marks = [m["mark"] for m in _ROMAN.finditer(text)]
    for row in (_ROMANS, tuple("12345678"), tuple("abcdefgh")):
        if len(marks) > 1 and tuple(marks) == row[: len(marks)]:
            return len(marks)
    ranks = [m["rank"].casefold() for m in _ORDINAL.finditer(text)]
    if len(ranks) < 2 or tuple(ranks) != _RANKS[: len(ranks)]:
        return 0
    closing = re.search(r"\b(?:finally|lastly|last|a\s+final|another)\b", text, re.IGNORECASE)
    return 0 if closing else len(ranks)


_IN_TABLE = (
    r"\b(?P<number>NUMBER)\s+(?P<noun>[a-z]+)\s+(?:(?:that\s+are\s+)?(?:listed|given|shown|named|set\s+out|contained|enumerated|recorded)\s+in\s+"
    r"(?:the\s+table|table\s+\w+)|(?:in|of)\s+(?:the\s+table|table\s+\d+)(?!\w))"
    r"|\b(?:the\s+table|table\s+\d+)\s+(?:lists|gives|shows|names|sets\s+out|contains|enumerates|records)\s+(?:the\s+|all\s+)?(?P<number2>NUMBER)\s+(?P<noun2>[a-z]+)\b"
)


@cache
def _of_table() -> re.Pattern[str]:
    return re.compile(_IN_TABLE.replace("NUMBER", cardinal_pattern()), re.IGNORECASE)


def _rows(document: Document) -> Iterator[Counted]:
    """ "The four agreements listed in the table", and the rows of the nearest table."""
    tables = [
        (b.start, _body(document.text[b.start : b.end])) for b in document.blocks if b.kind is BlockKind.TABLE
    ]
    for found in _of_table().finditer(document.text) if tables else ():
        number = cardinal(found["number"] or found["number2"])
        noun = (found["noun"] or found["noun2"]).casefold()
        rows = min(tables, key=lambda table: abs(table[0] - found.start()))[1]
        if (
            number is None
            or number < 2
            or not rows
            or noun in ("years", "columns", "figures", "values", "numbers", "decades")
        ):
            continue
        said = Passage.of(document.name, document.text, found.start(), found.end())
        why = f"“{said.quote}”: the table has {len(rows)} rows."
        yield Counted(check="count", holds=len(rows) == number, why=why, passages=(said,))


def _body(text: str) -> Sequence[str]:
    """The rows of a table drawn with bars, without its head, its rule and its totals."""
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("|")]
    rule = next((at for at, line in enumerate(lines) if set(line) <= set("|-: ")), None)
    if rule is None:
        return ()
    return [
        line
        for line in lines[rule + 1 :]
        if not re.match(r"\|\s*\**(?:total|sum|all)\b", line, re.IGNORECASE)
    ]


def _trimmed(document: Document, start: int, end: int) -> Passage:
    text = document.text[start:end]
    left = len(text) - len(text.lstrip())
    return Passage.of(document.name, document.text, start + left, start + len(text.rstrip()))
