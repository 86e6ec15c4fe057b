"""What is left of a number: "one of the four ... the other three", "five, two of whom ... the other "
"three"."""

import re
from collections.abc import Iterator
from functools import cache

from amity.examine.figures.itemized import Counted
from amity.examine.figures.lists import any_of, lists
from amity.examine.interval import sentences
from amity.examine.numerals import cardinal, cardinal_pattern
from amity.model.documents import Document
from amity.model.passages import Passage

FAR = 3
"""So many sentences further on "the other three" may still be of the same things."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    number, nouns = cardinal_pattern(), any_of(lists("counts")["listed"])
    return {
        "one_of": re.compile(
            rf"\bone\s+of\s+(?:the|its|his|their|these|those|only)\s+(?:only\s+)?(?P<total>{number})\s+(?:[\w-]+\s+){{0,2}}?(?P<noun>[a-z]+)\b",
            re.IGNORECASE,
        ),
        "some_of": re.compile(
            rf"\b(?P<total>{number})\s+(?:[\w-]+\s+){{0,2}}?(?P<noun>{nouns})\b(?P<gap>[^.;]{{0,80}}?)\b(?P<part>{number})\s+of\s+(?:whom|which|them)\b",
            re.IGNORECASE,
        ),
        "other": re.compile(
            rf"\bthe\s+(?:other|remaining)\s+(?P<rest>{number})\b(?:\s+(?P<noun>[a-z]+))?", re.IGNORECASE
        ),
        "two_who": re.compile(
            rf"\bthe\s+(?P<rest>{number})\s+(?:who|which|that)\s+(?:had|did|were|was|have)\s+not\b",
            re.IGNORECASE,
        ),
    }


def remaining(document: Document) -> Iterator[Counted]:
    """Each "the other three" that goes with a whole and a part named shortly before it."""
    spans = list(sentences(document))
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        whole = _whole(text)
        if whole is None:
            continue
        total, part, noun, first, behind = whole
        last = spans[min(at + FAR, len(spans) - 1)][1]
        found = _rest(document.text[start + behind : last], noun)
        if found is None:
            continue
        rest, begin, finish = found
        said = Passage.of(document.name, document.text, start + first, start + behind)
        other = Passage.of(document.name, document.text, start + behind + begin, start + behind + finish)
        why = f"“{said.quote}” leaves {total - part}, and the text goes on with “{other.quote}”."
        name = "arithmetic" if part == 1 else "count"
        yield Counted(check=name, holds=total - part == rest, why=why, passages=(said, other))


def _whole(text: str) -> tuple[int, int, str, int, int] | None:
    """The whole, the part, the noun, and where the words begin and end."""
    one = _patterns()["one_of"].search(text)
    if one and (total := cardinal(one["total"])) and total > 2:
        return total, 1, one["noun"].casefold(), one.start(), one.end()
    some = _patterns()["some_of"].search(text)
    if some and (total := cardinal(some["total"])) and (part := cardinal(some["part"])) and part < total:
        return total, part, some["noun"].casefold(), some.start(), some.end()
    return None


def _rest(text: str, noun: str) -> tuple[int, int, int] | None:
    """The first rest that the words behind give, if it is of the same things."""
    found = _patterns()["other"].search(text)
    named = found and (found["noun"] or "").casefold()
    if not found or (named and named != noun and named in lists("counts")["listed"]):
        found = _patterns()["two_who"].search(text)
    if not found:
        return None
    between = text[: found.start()]
    again = re.search(
        rf"\b(?:{cardinal_pattern()})\s+of\s+(?:them|these|those|whom|which)\b|\bone\s+of\b|\banother\b",
        between,
        re.IGNORECASE,
    )
    rest = cardinal(found["rest"])
    return (rest, found.start(), found.end("rest")) if rest and not again else None
