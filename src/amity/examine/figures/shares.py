"""Shares, changes and multiples in words: "17%", "a third", "nine in ten", "doubled", "by half", "three "
"times"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from amity.examine.figures.amounts import PERCENT, Extent, amounts, cardinal, number_words
from amity.examine.figures.lists import any_of, lists

EXACT, ROUGH = (0.06, 0.12), (0.12, 0.25)
"""How far a fraction or a multiple in words reaches (of itself), and how far beyond nothing is said: "
"plain, rough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a number is of another: `extent` of their ratio; `text` as it stands, from `start` to `end`.

    >>> [(share.text, share.extent.allows(0.33, 0.34)) for share in shares("about a third of them")]
    [('about a third', Answer.YES)]
    """

    start: int
    end: int
    text: str
    extent: Extent


def shares(text: str) -> tuple[Share, ...]:
    """The percentages, fractions and "nine in ten" of a text, in its order.

    >>> [share.text for share in shares("89.5 per cent, two-thirds, or nearly nine in ten")]
    ['89.5 per cent', 'two-thirds', 'nearly nine in ten']
    """
    found = [*_percentages(text), *_fractions(text), *_in_so_many(text)]
    return tuple(sorted(found, key=lambda share: share.start))


def _percentages(text: str) -> Iterator[Share]:
    for amount in amounts(text):
        if amount.unit == PERCENT:
            room = amount.extent
            extent = Extent(fits=_hundredth(room.fits), may=_hundredth(room.may))
            yield Share(
                start=amount.start,
                end=amount.end,
                text=text[amount.start : amount.end].strip(),
                extent=extent,
            )


def _hundredth(span: tuple[float, float]) -> tuple[float, float]:
    return span[0] / 100, span[1] / 100


def _fractions(text: str) -> Iterator[Share]:
    parts = lists("numbers")["fractions"]
    for found in _fraction().finditer(text):
        name = (found["part"] or "half").casefold()
        value = parts[name.removesuffix("s")] * (cardinal((found["count"] or "one").casefold()))
        room = around(value, found["lead"] or "")
        yield Share(start=found.start(), end=found.end(), text=found.group(), extent=room)


@cache
def _fraction() -> re.Pattern[str]:
    named = (
        "half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|tenths?|twelfths?|twentieths?"
        "|hundredths?"
    )
    not_after = (
        r"(?!\s+(?:of\s+(?:the\s+)?(?:18|19|20)\d\d|an?\s+(?:century|year|dozen|million)|century|time|round"
        r"|day|man|of\s+the\s+year))"
    )
    return re.compile(
        rf"\b(?:(?P<lead>{_leads()})\s+)?(?:(?:an?|this|that|(?P<count>one|two|three|four|five|six|seven|nine))[\s-](?P<part>{named})"
        rf"|(?:(?<=by )|(?<=or )|(?<=lost )|(?<=than )|(?<=about )|(?<=nearly )|(?<=almost )"
        rf"|(?<=some ))half|half(?=\s+of\s+(?:the|that|those|its|their|all)\b(?!\s+(?:year|decade|century"
        rf"|month|season|18|19|20)))(?<!first\shalf)(?<!second\shalf)(?<!other\shalf)(?<!latter\shalf))(?![\w-]){not_after}",
        re.IGNORECASE,
    )


@cache
def _leads() -> str:
    return any_of(word for words in lists("numbers")["leads"].values() for word in words)


def _in_so_many(text: str) -> Iterator[Share]:
    for found in _one_in().finditer(text):
        part, whole = _number(found["part"]), _number(found["whole"])
        if 0 < part < whole:
            room = around(part / whole, found["lead"] or "rough")
            yield Share(start=found.start(), end=found.end(), text=found.group(), extent=room)


def _number(words: str) -> float:
    return float(words) if words.isdigit() else cardinal(words.casefold())


@cache
def _one_in() -> re.Pattern[str]:
    number = rf"(?:\d{{1,2}}|{number_words()})"
    return re.compile(
        rf"\b(?:(?P<lead>{_leads()})\s+)?(?P<part>{number})\s+(?:in|out\s+of)\s+(?:every\s+)?"
        r"(?P<whole>ten|five|four|three|seven|six|eight|twenty|nine)\b(?!\s+[a-z])",
        re.IGNORECASE,
    )


def around(value: float, lead: str) -> Extent:
    """The room of a fraction or a multiple in words.

    >>> around(0.5, "").fits, around(2.0, "more than").fits[0]
    ((0.47, 0.53), 2.0)
    """
    sorts = {word: sort for sort, words in lists("numbers")["leads"].items() for word in words}
    sort = sorts.get(" ".join(lead.casefold().split()), lead if lead in ("rough", "over", "under") else "")
    near, far = ROUGH if sort == "rough" else EXACT
    spans = {
        "over": ((value, value * 1.5), (value * 0.98, float("inf"))),
        "above": ((value, value * 1.2), (value * 0.97, value * 1.4)),
        "under": ((value * 0.82, value * 1.01), (value * 0.75, value * 1.05)),
        "below": ((value * 0.5, value), (0.0, value * 1.02)),
    }
    plain = (value * (1 - near), value * (1 + near)), (value * (1 - far), value * (1 + far))
    fits, may = spans.get(sort, plain)
    return Extent(fits=(round(fits[0], 9), round(fits[1], 9)), may=may)
