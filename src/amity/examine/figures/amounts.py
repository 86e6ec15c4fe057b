"""Amounts in running text, with the room that their words leave: "about 17%", "US$ 2.3 million", "a "
"third"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from amity.examine.caseless import Caseless
from amity.examine.figures.lists import any_of, lists
from amity.model.answers import Answer

PERCENT, POINTS = "%", "points"
ROUGH = 0.1
"""How far "about" reaches: a tenth of the number. Twice as far nothing is said for or against it."""
ENDLESS = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Values that a wording fits, and the wider stretch outside of which it is wrong.

    >>> Extent(fits=(9.5, 10.5), may=(9.0, 11.0)).allows(10.8, 10.9)
    Answer.UNKNOWN
    """

    fits: tuple[float, float]
    may: tuple[float, float]

    def allows(self, low: float, high: float) -> Answer:
        """Whether a value between `low` and `high` can be called so."""
        slack = 1e-9 * max(abs(low), abs(high), 1.0)
        if self.fits[0] - slack <= high and low <= self.fits[1] + slack:
            return Answer.YES
        return Answer.UNKNOWN if self.may[0] - slack <= high and low <= self.may[1] + slack else Answer.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with what it counts: its span, value, lead ("rough", "over" ...) and unit.

    `unit` is "%", "points", a currency's sign, or the words that follow; `worth` is what the last digit
    that counts is worth.
    """

    start: int
    end: int
    text: str
    value: float
    worth: float
    lead: str = ""
    unit: str = ""
    number_start: int = 0

    @property
    def extent(self) -> Extent:
        """The values that the words fit."""
        return extent(self.value, self.worth, self.lead)


def extent(value: float, worth: float, lead: str = "") -> Extent:
    """What a number fits: to half of its last digit as it stands, a tenth about it where it is rough.

    >>> extent(17, 1, "rough").allows(17.3, 17.3), extent(17, 1).allows(23, 23)
    (Answer.YES, Answer.NO)
    >>> extent(10, 1, "over").allows(9, 9)
    Answer.NO
    """
    half = worth / 2
    near = max(half, abs(value) * ROUGH)
    low, high = value - half, value + half
    spans = {
        "rough": ((value - near, value + near), (value - 2 * near, value + 2 * near)),
        "under": ((value - near, value + half), (value - 2 * near, value + near)),
        "above": ((value - half, value + near), (value - near, value + 2 * near)),
        "over": ((low, value * 1.5 + half), (low, ENDLESS)),
        "below": ((value * 0.5 - half, high), (-ENDLESS, high)),
    }
    fits, may = spans.get(lead, ((low, high), (value - 2 * half, value + 2 * half)))
    return Extent(fits=fits, may=may)


def amounts(text: str, barred: Sequence[tuple[int, int]] = ()) -> tuple[Amount, ...]:
    """All amounts of a text; what lies in one of the spans `barred` (dates) is none, nor is a year.

    >>> [(a.value, a.unit, a.lead) for a in amounts("It fell from US$13.3 million to about 17% of that.")]
    [(13300000.0, 'US$', ''), (17.0, '%', 'rough')]
    >>> [(a.value, a.unit) for a in amounts("in Article 3 of 1986, twenty-five ships and two tons")]
    [(25.0, 'ships'), (2.0, 'tons')]
    """
    return tuple(_amounts(text, barred))


def _amounts(text: str, barred: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    for found in _pattern().finditer(text):
        start = found.start("number")
        if any(first <= start < last for first, last in barred) or _names(text, found):
            continue
        value, worth = _value(found)
        yield Amount(
            start=found.end() - len(found.group().lstrip()),
            end=found.end("percent") if found["percent"] else found.end(),
            text=text[found.start() : found.end()].strip(), value=value, worth=worth,
            lead=_lead(found["lead"] or ""), unit=_unit(found), number_start=start,
        )  # fmt: skip


_NAMING = re.compile(
    r"(?:\b(?:Tables?|Figs?\.?|Figures?|Articles?|Arts?\.|No\.|Nos\.|pp?\.|Chapters?|Resolutions?|Sections?|notes?|Annex|Maps?"
    r"|Vol\.|Volume|Part|Line|Route|Group|Division|Regiment|Flight|Room|Act|Class|Phase|Stage|Type|Page|Item)\s*|[#§/:]|\d[.,:])$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_AFTER_NUMBER = re.compile(r"(?:st|nd|rd|th)\b|[/:]\d|[-–]\d|s\b")


def _names(text: str, found: re.Match[str]) -> bool:
    """Whether a number names something (a year, an article, an ordinal) and counts nothing."""
    number, end = found["number"], found.end("number")
    plain = not (found["currency"] or found["scale"] or found["percent"] or found["currency_after"])
    if plain and _YEAR.fullmatch(number):
        return True
    if number.casefold() == "one" and plain:
        return not re.match(r"\s+(?:of|in)\b", text[end:])
    before = text[max(0, found.start() - 14) : found.start("number")]
    return bool(_NAMING.search(before) or _AFTER_NUMBER.match(text, end))


def _value(found: re.Match[str]) -> tuple[float, float]:
    """The number, and the worth of its last digit that counts."""
    words = found["number"].casefold()
    scale = 1.0
    for word in re.findall(r"[a-z]+", (found["scale"] or "").casefold()):
        scale *= lists("numbers")["scales"].get(word, 1)
    if words[0].isdigit():
        digits = words.replace(",", "").replace(" ", "").replace("\u00a0", "")
        decimals = len(digits.partition(".")[2])
        noughts = len(digits) - len(digits.rstrip("0")) if not decimals else 0
        worth = 10.0**-decimals if decimals else 10.0 ** max(0, noughts - 2)
        return float(digits) * scale, worth * scale
    return cardinal(words) * scale, scale


def cardinal(words: str) -> float:
    """The value of a number in words; "a" is one.

    >>> cardinal("twenty-five"), cardinal("a")
    (25.0, 1.0)
    """
    if words.startswith("half") or words.endswith("half"):
        return 0.5
    if words in ("a", "an", "the"):
        return 1.0
    known = {**lists("numbers")["cardinals"], **lists("numbers")["times"]}
    return float(sum(known[part] for part in re.split(r"[\s-]+", words)))


@cache
def _leads() -> dict[str, str]:
    return {word: sort for sort, words in lists("numbers")["leads"].items() for word in words}


def _lead(words: str) -> str:
    said = " ".join(words.casefold().split())
    said = re.sub(r"^(?:only|just|still|merely|a mere|a total of)\s+(?!over|under)", "", said)
    return _leads().get(said, "")


def _unit(found: re.Match[str]) -> str:
    if found["percent"]:
        return POINTS if "point" in found["percent"].casefold() else PERCENT
    currency = found["currency"] or found["currency_after"]
    if currency:
        return next(c for c, forms in _currencies() if re.fullmatch("|".join(forms), currency, re.IGNORECASE))
    return " ".join((found["unit"] or "").split()).casefold()


@cache
def _currencies() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(forms)) for name, forms in lists("numbers")["currencies"].items())


NUMBER_WORD = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?"
)


@cache
def number_words() -> str:
    """An expression for a number in words up to ninety-nine.

    >>> bool(re.fullmatch(number_words(), "forty-two"))
    True
    """
    return rf"{NUMBER_WORD}|{any_of(lists('numbers')['cardinals'])})"


@cache
def _pattern() -> Caseless:
    leads = any_of(word for words in lists("numbers")["leads"].values() for word in words)
    forms = sorted((form for _, forms in _currencies() for form in forms), key=lambda f: (-len(f), f))
    signs = "|".join(form for form in forms if not form.endswith("s?") or form[0].isupper())
    scales = any_of(lists("numbers")["scales"])
    stop = (
        r"(?:and|or|in|on|at|to|from|by|for|with|were|was|had|have|of|that|who|which|during|as|into|against"
        r"|is|are|the|a|an|but|while)\b"
    )
    return Caseless(
        rf"(?:\b(?P<lead>(?:(?:only|just|still|merely|a\s+mere)\s+)?(?:{leads})|only|just|merely)\s+)?"
        rf"(?P<currency>(?<!\w)(?:{signs}))?\s?"
        rf"(?<![\w.,–-])(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{number_words()}|(?:half\s+an?|the\s+half|an?|the)(?=\s(?:hundred|thousand|million|billion|dozen)\b))\b)"
        rf"(?P<scale>(?:[\s-](?:{scales})\b){{1,2}})?"
        rf"(?P<percent>\s?%(?:\s?points?)?|\s(?:per\s?cent|percent(?:age)?)(?:\s?points?)?\b)?"
        rf"(?:\s(?P<currency_after>{'|'.join(forms)})\b)?"
        rf"(?P<unit>(?:\s(?!{stop})[a-z][\w-]*){{1,2}})?"
    )
