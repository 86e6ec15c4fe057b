"""Arithmetic within a sentence: of two numbers that it gives, the third follows."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from amity.examine.figures.amounts import PERCENT, POINTS, Amount, Extent
from amity.examine.figures.movements import TIMES, more_or_less
from amity.examine.figures.shares import Share, around, shares
from amity.model.answers import Answer

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What a sentence says that follows from its numbers: the span of the words, whether it does, and why."""

    start: int
    end: int
    answer: Answer
    why: str


def span(amount: Amount) -> Span:
    """The least and the most that an amount says, for reckoning with it."""
    low, high = amount.extent.fits
    return (low, high) if amount.lead in ("rough", "under", "above") else _half(amount)


def _half(amount: Amount) -> Span:
    return amount.value - amount.worth / 2, amount.value + amount.worth / 2


def ratio(part: Amount, whole: Amount) -> Span:
    """The least and the most that one amount can be of another."""
    low, high = span(part)
    least, most = span(whole)
    return max(low, 0.0) / most, high / least if least > 0 else float("inf")


def alike(one: Amount, other: Amount) -> bool:
    """Whether two amounts count the same: one currency, or words that do not differ, or none.

    >>> from amity.examine.figures.amounts import amounts
    >>> alike(*amounts("12 ships and 8 tons")), alike(*amounts("12 ships and 8"))
    (False, True)
    """
    if PERCENT in (one.unit, other.unit) or POINTS in (one.unit, other.unit):
        return False
    first, second = (set(a.unit.split()) for a in (one, other))
    return not first or not second or bool(first & second)


_LINK = (
    r"[\s.,;:—–()-]*(?:(?:[a-zà-ÿ][\w-]*\s+(?:marks|dollars|roubles|rubles|pounds|tons|tonnes|men)|"
    r"that\s+is(?:\s+to\s+say)?|i\.e\.|or|in\s+other\s+words|which\s+means|means|meaning|thus|hence|so|this|is|was|were|they|it|and"
    r"|the\s+figure|the\s+number|an?|the|(?:with)?in\s+[\w-]+\s+years?|over\s+[\w-]+\s+years?|a\s+year\s+later|in\s+(?:18|19|20)\d\d|\((?:18|19|20)\d\d\)"
    r"|(?:by|until|in|at|for)\s+(?:the\s+end\s+of\s+)?(?:18|19|20)\d\d|(?:in|over|within)\s+(?:the\s+same|that|this|a)\s+(?:period|time|span|decade)"
    r"|(?:in|within|over)\s+a\s+decade|in\s+short|put\s+otherwise|all\s+in\s+all|the\s+(?:total|sum|volume|value|trade|turnover)|then|there|that|been"
    r"|representing|representing\s+an?|equivalent\s+to|corresponding\s+to|making|had|has|therefore|by|almost\s+exactly|exactly|just|some|other|marks|a\s+rise|barely|thereby|having)"
    r"[\s.,;:—–()-]*)*"
)
"""What may stand between two numbers and what is said of them."""
_VERB = re.compile(
    r"\b(?P<lead>more\s+than|nearly|almost|about|roughly|over|not\s+quite|at\s+least|had\s+more\s+than|had)?\s*\b(?P<verb>doubled|trebled|tripled|quadrupled|halved)\b",
    re.IGNORECASE,
)
_FACTORS = {
    "doubled": "double",
    "trebled": "treble",
    "tripled": "treble",
    "quadrupled": "quadruple",
    "halved": "halve",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two amounts of which the first came before: "from 120 to 180", with the span of the words."""

    first: Amount
    last: Amount
    start: int
    end: int


def pairs(text: str, found: Sequence[Amount]) -> Iterator[Pair]:
    """The amounts from which to which something moved.

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "It rose from 120 to 180; there were 640, up from 320."
    >>> [(pair.first.value, pair.last.value) for pair in pairs(text, amounts(text))]
    [(120.0, 180.0), (320.0, 640.0)]
    """
    for one, other in itertools.pairwise(found):
        lead, between = text[max(0, one.start - 12) : one.start], text[one.end : other.start]
        if not _commensurable(one, other) or len(between) > 70 or re.search(r"[.;]\s", between):
            continue
        if re.search(r"\b(?:from|between)\s+(?:a\s+mere\s+)?$", lead, re.IGNORECASE) and re.search(
            r"\b(?:to|and)\s+(?:only\s+|just\s+)?$", between
        ):
            yield Pair(first=_with_unit(one, other), last=other, start=one.start, end=other.end)
        elif re.search(
            r"\b(?:up|down|compared\s+with|as\s+against|against|as\s+compared\s+(?:with|to))\s+(?:from\s+)?(?:only\s+|just\s+)?$",
            between,
        ):
            yield Pair(first=other, last=one, start=one.start, end=other.end)
        elif _MOVED_TO.fullmatch(between) or _years_apart(between, text[other.end :]):
            yield Pair(first=_with_unit(one, other), last=other, start=one.start, end=other.end)


_MOVED_TO = re.compile(
    r"(?:\s*[,(—–]?\s*(?:(?:still\s+|as\s+late\s+as\s+)?(?:in|for|by|at\s+the\s+end\s+of)\s+(?:\w+\s+)?(?:18|19|20)\d\d|a\s+year|before\s+the\s+war)\s*[),—–]*)?"
    r"\s*(?:and\s+|which\s+|they\s+|it\s+)?(?:had|have|has|was|were)?\s*(?:\w+ly\s+|since\s+)?(?:rose|risen|grew|grown|increased|climbed|soared|fell|fallen"
    r"|declined|decreased|dropped|shrank|shrunk|dwindled|sank|sunk|gone\s+(?:up|down)|went\s+(?:up|down)|cut|reduced|raised|plunged|plummeted)"
    r"(?:\s+\w+ly)?(?:\s+(?:by|in|until)\s+(?:18|19|20)\d\d)?\s+(?:back\s+)?to\s+(?:only\s+|just\s+|barely\s+)?",
    re.IGNORECASE,
)
"""One amount moved to the other: "13 million tonnes in 1989, had shrunk to"."""
_FIRST_YEAR = re.compile(
    r"\s+(?:[a-z]+\s+)?in\s+((?:18|19|20)\d\d)\s*,?\s*(?:and|but|against)\s+(?:only\s+|already\s+|just\s+|still\s+)?"
)
_LAST_YEAR = re.compile(r"\s+(?:[a-z]+\s+)?in\s+((?:18|19|20)\d\d)\b")


def _years_apart(between: str, behind: str) -> bool:
    """Whether two amounts are those of one year and of a later: "120 in 1960 and 180 in 1965"."""
    one, other = _FIRST_YEAR.fullmatch(between), _LAST_YEAR.match(behind)
    return bool(one and other and one[1] < other[1])


def _commensurable(one: Amount, other: Amount) -> bool:
    return alike(one, other) and one.value > 0


def _with_unit(one: Amount, other: Amount) -> Amount:
    """The first amount with the scale that only the second has: "from 12 to 20 million"."""
    factor = other.worth if other.worth >= 100 and one.worth == 1 and one.value < 1000 else 1.0
    return replace(one, value=one.value * factor, worth=one.worth * factor) if factor > 1 else one


def changes(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """What is said of the change from one amount to another.

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "They rose from 120 to 180 tons, that is by half; or, some say, an increase of 80%."
    >>> [one.answer for one in changes(text, amounts(text))]
    [Answer.YES]
    """
    for pair in pairs(text, found):
        yield from _of_pair(text, pair)
        yield from _chained(text, pair, found)
    yield from _above(text, found)


def _of_pair(text: str, pair: Pair) -> Iterator[Reckoned]:
    low, high = ratio(pair.last, pair.first)
    for telling in (*_verbs(text, pair), *_by_shares(text, pair)):
        start, end, holds = telling
        answer = holds(low, high)
        why = f"from {_plain(pair.first)} to {_plain(pair.last)} is {_times((low + high) / 2)}"
        yield Reckoned(start=start, end=end, answer=answer, why=why)


_TO = re.compile(r"\s*,?\s*(?:again\s*,?\s*)?to\s+(?:about\s+|some\s+)?$")


def _chained(text: str, pair: Pair, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """ "From 120 to 180, and then more than doubled, to 410": the end of one is the beginning of the next."""
    for verb in _VERB.finditer(text, pair.end):
        last = next((a for a in found if a.start >= verb.end()), None)
        if last is None or not _TO.fullmatch(text[verb.end() : last.start]) or not alike(pair.last, last):
            continue
        if any(
            pair.end <= a.start < verb.start() and a.unit not in (PERCENT, POINTS)
            for a in found
            if a.value > 12
        ):
            continue
        factor, plain = TIMES[_FACTORS[verb["verb"].casefold()]]
        lead = " ".join((verb["lead"] or "").casefold().removeprefix("had").split())
        low, high = ratio(last, pair.last)
        why = f"from {_plain(pair.last)} to {_plain(last)} is {_times((low + high) / 2)}"
        answer = _room(factor, lead, plain).allows(low, high)
        yield Reckoned(start=verb.start("verb"), end=last.end, answer=answer, why=why)


_ABOVE = re.compile(
    r"\s*(?P<side>above|over|higher\s+than|more\s+than|up\s+on|below|under|lower\s+than|less\s+than|down\s+on)\s+(?:(?:the|that|a)\s+)?(?:(?:figure|number|level|sum|value|total)\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def _above(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """ "At 230 million they stood nearly a third above the figure of 175 million"."""
    plain = [a for a in found if a.unit not in (PERCENT, POINTS)]
    for share in shares(text):
        one = next((a for a in reversed(plain) if a.end <= share.start), None)
        other = next((a for a in plain if a.start >= share.end), None)
        side = other and _ABOVE.fullmatch(text[share.end : other.start])
        if one is None or other is None or not side or not alike(one, other) or share.start - one.end > 60:
            continue
        if re.search(r"[.;]\s", text[one.end : share.start]):
            continue
        low, high = ratio(one, other)
        up = side["side"].split()[0].casefold() in ("above", "over", "higher", "more", "up")
        span_ = (low - 1, high - 1) if up else (1 - high, 1 - low)
        why = f"{_plain(one)} to {_plain(other)} is {_times((low + high) / 2)}"
        yield Reckoned(start=share.start, end=other.end, answer=share.extent.allows(*span_), why=why)


def _room(factor: float, lead: str, plain: Extent) -> Extent:
    """What a verb of change leaves room for: "more than halved" is less than a half."""
    sort = {
        "more than": "over",
        "over": "over",
        "at least": "over",
        "nearly": "under",
        "almost": "under",
    }.get(lead)
    if sort:
        return more_or_less(factor)[sort]
    return around(factor, lead) if lead else plain


Holds = Callable[[float, float], Answer]


def _verbs(text: str, pair: Pair) -> Iterator[tuple[int, int, Holds]]:
    """Words such as "doubled" right before the two numbers or right behind them."""
    for found in _VERB.finditer(text):
        behind = found.start() >= pair.end and re.fullmatch(
            _LINK, text[pair.end : found.start()], re.IGNORECASE
        )
        ahead = found.end() <= pair.start and re.fullmatch(
            r"\s*,?\s*(?:from|between)?\s*", text[found.end() : pair.start]
        )
        on = re.match(r"\s*,?\s*(?:again\s*,?\s*)?(?:to|from)\s+(?:about\s+)?[\d$€£U]", text[found.end() :])
        if (behind and not on) or ahead:
            factor, plain = TIMES[_FACTORS[found["verb"].casefold()]]
            lead = " ".join((found["lead"] or "").casefold().removeprefix("had").split())
            room = _room(factor, lead, plain)
            yield found.start("verb") if not lead else found.start(), found.end(), room.allows


def _by_shares(text: str, pair: Pair) -> Iterator[tuple[int, int, Holds]]:
    """Percentages and fractions of the change: "by half", "an increase of 50%", "a third more"."""
    for share in shares(text):
        sign = _sign(text, share, pair)
        if sign:
            yield share.start, share.end, _of_change(share, sign)


def _of_change(share: Share, sign: int) -> Holds:
    def holds(low: float, high: float) -> Answer:
        return share.extent.allows(*((low - 1, high - 1) if sign > 0 else (1 - high, 1 - low)))

    return holds


_CHANGED = (
    r"(?:rose|risen|grew|grown|increased|climbed|fell|fallen|declined|decreased|dropped|shrank|shrunk|up|down"
    r"|rise|increase|growth|gain|jump|fall|decline|decrease|drop|reduction|cut|loss)"
)


def _sign(text: str, share: Share, pair: Pair) -> int:
    """1 or -1 where a share is that of the rise or fall between the two numbers, else 0."""
    if share.start >= pair.end:
        gap, after = text[pair.end : share.start], text[share.end : share.end + 12]
        noun = re.search(rf"\b{_CHANGED}\s+(?:of|by)\s+$", gap)
        tail = re.match(
            r"\s*(?:more|less|higher|lower|increase|rise|drop|fall|decline|growth|decrease)\b", after
        )
        by = re.search(r"\bby\s+$", gap)
        cut = gap[: noun.start()] if noun else gap
        on = re.match(r"\s*(?:in|between|from|during|over)\b", after)
        if on or not (noun or tail or by) or not re.fullmatch(_LINK, cut, re.IGNORECASE):
            return 0
    elif share.end <= pair.start:
        lead = text[max(0, share.start - 40) : share.start]
        if not re.search(rf"\b{_CHANGED}(?:\s+\w+ly)?\s+by\s+$", lead) or not re.fullmatch(
            r"\s*,?\s*(?:from|between)?\s*", text[share.end : pair.start]
        ):
            return 0
    else:
        return 0
    return 1 if pair.last.value >= pair.first.value else -1


def _plain(amount: Amount) -> str:
    return f"{amount.value:,.10g}"


def _times(factor: float) -> str:
    change = (factor - 1) * 100
    return f"{factor:.3g} times as much ({change:+.3g}%)"
