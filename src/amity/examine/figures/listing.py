"""Lists in running text: how many things "A, B and C" are, at the least and at the most."""

import re
from dataclasses import dataclass

from amity.examine.numerals import cardinal, cardinal_pattern

_HALVES = re.compile(
    r"\b(?P<one>North|South|East|West|Upper|Lower|Outer|Inner)(?:ern)?\s+and\s+(?:North|South|East|West|Upper|Lower|Outer|Inner)(?:ern)?\s+(?=[A-Z])"
)
_TWO = re.compile(
    r"\b(?:the\s+)?(?P<number>two|both|three|four|five|six)\s+(?:the\s+)?(?P<name>[A-Z][a-zà-ÿ]+s)\b"
)
_AND = re.compile(r",?\s+(?:and|as\s+well\s+as)\s+(?:also\s+|finally\s+|lastly\s+|in\s+(?=\d))?")
_LAST = re.compile(
    r"[.;:)\]—\n]|\s–\s|\s-{1,2}\s|--|,(?=\s+(?:and\s+(?:each|all|both|none|it|they|he|she|there|then|this|that|had|has|was|were|did|\w+ed)|but|all|each|which|who|whose|where|when|while|with|both|none|were|was|are|is|had|has|have|as|although|though)\b)|\s+(?:who|which|that|were|was|are|is|had|has|have|while|when|but|where|although|because|took|came|met|sent|agreed|signed|joined|stayed|remained|followed|did|would|will)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list: its span, its items, and the least and the most that they can be counted as."""

    start: int
    end: int
    items: tuple[str, ...]
    least: int
    most: int
    parted: str = ","


def listing(text: str, start: int, end: int | None = None) -> Listing | None:
    """The list that begins at a place, up to its last item ("A, B and C"); None where there is none.

    What a single "and" within an item joins may be one thing or two; "North and South Korea" and "the two
    Koreas" are two.

    >>> found = listing("They were North and South Korea, Japan and Russia, and each spoke.", 10)
    >>> found.items, found.least, found.most
    (('North and South Korea', 'Japan', 'Russia'), 4, 4)
    """
    text = _BRACKETED.sub(lambda m: " " * len(m.group()), text) if end is None else text
    stop = _end(text, start, end if end is not None else len(text))
    if ";" in text[start:] and end is None and (found := _by_semicolons(text, start)):
        return found
    words = _HALVES.sub(lambda m: m.group().replace(" and ", " & "), text[start:stop])
    parts = [part for part in re.split(r"\s*[,;]\s+(?!and\b)", words) if part.strip()]
    return _of_parts(parts, text, (start, stop), bracketed=end is not None) if parts else None


def _of_parts(parts: list[str], text: str, place: tuple[int, int], *, bracketed: bool) -> Listing | None:
    """The list that some words parted by commas are, up to the first that holds an "and"."""
    every = sum(len(_AND.split(part)) for part in parts)
    closing = next((at for at, part in enumerate(parts) if _AND.search(part)), len(parts) - 1)
    cut = closing < len(parts) - 1 and not bracketed
    parts = parts[: closing + 1] if cut else parts
    tail = _AND.split(parts[-1])
    named = None if bracketed else _NAME.match(tail[-1])
    tail[-1] = named[1] if named else tail[-1]
    items = [*parts[:-1], *tail]
    if len(items) < 2 or (len(tail) < 2 and not bracketed):
        return None
    last = tail[-1].replace(" & ", " and ")
    stop = max(place[0] if cut or named else place[1], text.find(last, place[0]) + len(last))
    extra = sum(_several(item) - 1 for item in items)
    most = len([one for item in items for one in _AND.split(item)]) + sum(_perhaps(i) - 1 for i in items)
    return Listing(
        start=place[0],
        end=stop,
        items=tuple(item.replace(" & ", " and ").strip() for item in items),
        least=len(items) - max(0, len(tail) - 2) + extra,
        most=max(most + extra, every if cut else 0),
    )


_NAME = re.compile(
    r"((?:the\s+|(?:the\s+)?two\s+|both\s+)?[A-Z][\w'’.-]*(?:\s+(?:(?:of|the|de|du|von|al|di|da|&)\s+)*[A-Z][\w'’.-]*)*)\s+[a-z]"
)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def _by_semicolons(text: str, start: int) -> Listing | None:
    """A list whose items are parted by semicolons, up to the end of the sentence."""
    stop = len(text.rstrip(" .!"))
    items = tuple(part.strip() for part in text[start:stop].split(";") if part.strip())
    if len(items) < 2 or any("." in item.rstrip(".") and len(item) > 200 for item in items):
        return None
    return Listing(start=start, end=stop, items=items, least=len(items), most=len(items), parted=";")


def _end(text: str, start: int, end: int) -> int:
    """Where a list ends: with the item behind its last "and"."""
    found = _LAST.search(text, start, end)
    return found.start() if found else end


def _several(item: str) -> int:
    """How many things an item names: "the two Koreas" are two."""
    if " & " in item:
        return 2
    found = _TWO.search(item)
    return (2 if found["number"] == "both" else cardinal(found["number"]) or 1) if found else 1


_NUMBERED = re.compile(
    rf"(?:and\s+|some\s+|about\s+)*(?P<number>{cardinal_pattern()})\s+[a-z]?\w+", re.IGNORECASE
)


def _perhaps(item: str) -> int:
    """How many things an item may be that has a number of its own: "seven other states"."""
    found = None if _several(item) > 1 else _NUMBERED.match(item)
    return max(1, cardinal(found["number"]) or 1) if found else 1
