"""Parts and wholes in a sentence: "45 of the 180, a third", "12 and 8, in all 20", "60% and 50% of the "
"total"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from amity.examine.figures.amounts import PERCENT, POINTS, Amount, cardinal
from amity.examine.figures.lists import lists
from amity.examine.figures.reckoning import Reckoned, ratio, span
from amity.examine.figures.shares import Share, around, shares
from amity.model.answers import Answer

_OF = re.compile(
    r"\s*(?:out\s+)?of\s+(?:(?:the|its|their|his|her|these|those|all|a\s+total\s+of|some|about|nearly)\s+)*$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\bof\s+(?:whom|which|them|these)\s+(?:only\s+|about\s+|some\s+)?$", re.IGNORECASE)
_OF_THE = re.compile(
    r"\bof\s+(?:the|these|those|its|their|his|her|all|some|about)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_SHARE_AFTER = re.compile(
    r"[^.]{0,60}?(?:,\s*(?:or|that\s+is|i\.e\.|thus|some|about)|;\s*(?:that\s+is|this|or)|\(|—|–|\bor\b|\bi\.e\.|\bthis\b|\bequal\s+to\b|\brepresenting\b)[\s,(]*(?:only|just|some|about|almost|nearly|over|more\s+than|exactly|barely|a|thus|this|the)?\s*$",
    re.IGNORECASE,
)


def shares_of(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """A share that is given beside its part and its whole: "45 of the 180, or a third".

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "Of the 180 apprentices 45 came back; this third found work."
    >>> [(text[one.start : one.end], one.answer) for one in shares_of(text, amounts(text))]
    [('this third', Answer.NO)]
    """
    told = [(share, share.text) for share in shares(text)]
    for part, whole in _parts(text, found):
        behind = max(part.end, whole.end)
        for share, _ in told:
            if share.start >= behind and _belongs(text, behind, share) and not _new_whole(text, share):
                yield _reckoned(share, part, whole)
                break


def _parts(text: str, found: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Each part with its whole."""
    for one, other in pairwise(found):
        between, lead = text[one.end : other.start], text[max(0, one.start - 24) : one.start]
        own = _unit_gap(text, one)
        if not alike_or_bare(one, other):
            continue
        if _OF.fullmatch(text[own : other.start]) or _OF.fullmatch(between):
            if one.value <= other.value:
                yield one, other
        elif (
            (_OF_THE.search(lead) or _OF_WHOM.search(between))
            and other.value < one.value
            and len(between) < 90
        ) and "." not in between.strip(" ."):
            yield other, one


def _unit_gap(text: str, amount: Amount) -> int:
    return amount.number_start + len(re.match(r"[\w.,-]*", text[amount.number_start :]).group())  # type: ignore[union-attr]


def alike_or_bare(one: Amount, other: Amount) -> bool:
    """Whether two amounts may be part and whole: neither is a percentage, and no two currencies differ."""
    if {one.unit, other.unit} & {PERCENT, POINTS}:
        return False
    money = {a.unit for a in (one, other) if a.unit in lists("numbers")["currencies"]}
    return len(money) <= 1 and not ({one.unit.split(" ")[0], other.unit.split(" ")[0]} & TIMELY)


YEARS = re.compile(r"\b(?:18|19|20)\d\d\b")
TIMELY = {
    "year",
    "years",
    "month",
    "months",
    "day",
    "days",
    "week",
    "weeks",
    "times",
    "hours",
    "years'",
    "centuries",
    "decades",
    "decade",
}


def _belongs(text: str, behind: int, share: Share) -> bool:
    """Whether a share stands near enough behind part and whole, with words that tie it to them."""
    between = YEARS.sub("", text[behind : share.start])
    demonstrative = re.match(r"(?:this|that)\s", share.text, re.IGNORECASE)
    tied = demonstrative or _SHARE_AFTER.fullmatch(between)
    return bool(tied) and len(between) < 110 and not re.search(r"\d|\.\s", between)


def _new_whole(text: str, share: Share) -> bool:
    """Whether another whole follows: "a third of the cost"."""
    after = re.match(r"\s+of\s+(?:the\s+|its\s+|all\s+)?(?P<word>[a-z]+)", text[share.end :])
    return after is not None and after["word"] not in (
        "total",
        "them",
        "whom",
        "these",
        "those",
        "whole",
        "number",
        "intake",
        "sum",
    )


def _reckoned(share: Share, part: Amount, whole: Amount) -> Reckoned:
    low, high = ratio(part, whole)
    rate = (low + high) / 2
    why = f"{part.value:,.10g} of {whole.value:,.10g} is {rate:.1%}"
    return Reckoned(start=share.start, end=share.end, answer=share.extent.allows(low, high), why=why)


_TOTAL_BEFORE = re.compile(
    r"\b(?:a\s+total\s+of|in\s+all|all\s+told|altogether|together|totall?ing|making|makes?|giving|gives?|add(?:s|ed)?\s+up\s+to|sum\s+of|for\s+a\s+total\s+of"
    r"|come\s+to|comes\s+to|came\s+to|amount(?:s|ed|ing)?\s+to)\s*,?\s*(?:only\s+|some\s+|just\s+)?$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:in\s+all|altogether|in\s+total|together|all\s+told|all\s+in\s+all)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:[^.;:()]{0,60}?(?:,|\band\b|\bplus\b|\bas\s+well\s+as\b)[^.;:()]{0,60}?)$", re.IGNORECASE
)


def sums(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """A total that is given behind its parts: "12 ships and 8 tugs, 20 in all".

    It is wrong only where the parts are listed one after another and no run of them comes to it.

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "They sent 12 doctors, 8 nurses and 5 engineers, a total of 35 specialists."
    >>> [(text[one.start : one.end], one.answer) for one in sums(text, amounts(text))]
    [('35 specialists', Answer.NO)]
    """
    for at, total in enumerate(found):
        before, behind = text[: total.start], text[total.end :]
        if (
            at < 2
            or total.unit in (PERCENT, POINTS)
            or not (_TOTAL_BEFORE.search(before) or _TOTAL_AFTER.match(behind_number(text, total)))
        ):
            continue
        parts = run_before(text, found[:at], total)
        if len(parts) > 1 and "per" not in behind[:6]:
            yield from _of_sum(parts, total)


def behind_number(text: str, amount: Amount) -> str:
    """What follows a number itself, its unit with it.

    >>> from amity.examine.figures.amounts import amounts
    >>> behind_number("gave 25 vehicles in all", *amounts("gave 25 vehicles in all"))
    'vehicles in all'
    """
    return text[
        amount.end - len(amount.unit) if amount.text.endswith(amount.unit) and amount.unit else amount.end :
    ]


def run_before(text: str, found: Sequence[Amount], total: Amount) -> list[Amount]:
    """The parts in front of a total that are listed one after another, in one unit.

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "They sent 12 doctors, 8 nurses and 5 engineers, a total of 25."
    >>> found = amounts(text)
    >>> [part.value for part in run_before(text, found[:-1], found[-1])]
    [12.0, 8.0, 5.0]
    """
    parts: list[Amount] = []
    after = total.start
    for amount in reversed(found):
        between = text[amount.end : after]
        near = _JOINED.fullmatch(between) or len(parts) == 0
        if (
            not near
            or len(between) > 90
            or re.search(r"[.;]\s|\b(?:of\s+whom|of\s+which|from|than|out\s+of)\b", between)
        ):
            break
        if (
            amount.unit in (PERCENT, POINTS)
            or amount.lead in ("over", "below")
            or amount.unit.split(" ")[0] in TIMELY
        ):
            break
        if _money(amount) != _money(total) and _money(total) and _money(amount):
            break
        parts.insert(0, amount)
        after = amount.start
    listed = len(parts) > 1 and re.search(r"\b(?:and|plus)\b|,", text[parts[-2].end : parts[-1].start])
    return parts if listed else []


def _money(amount: Amount) -> str:
    return amount.unit if amount.unit in lists("numbers")["currencies"] else ""


def _of_sum(parts: Sequence[Amount], total: Amount) -> Iterator[Reckoned]:
    scaled = [_scaled(part, total) for part in parts]
    runs = [scaled[at:] for at in range(len(scaled) - 1)]
    answers = [_adds(run, total) for run in runs]
    if Answer.YES in answers:
        run, answer = runs[answers.index(Answer.YES)], Answer.YES
    elif Answer.UNKNOWN in answers:
        return
    else:
        run, answer = scaled, Answer.NO
    shown = " + ".join(f"{part.value:,.10g}" for part in run)
    why = f"{shown} is {sum(part.value for part in run):,.10g}"
    yield Reckoned(start=total.start, end=total.end, answer=answer, why=why)


def _scaled(part: Amount, total: Amount) -> Amount:
    factor = total.worth if total.worth >= 1000 and part.worth == 1 and part.value < 1000 else 1.0
    return replace(part, value=part.value * factor, worth=part.worth * factor) if factor > 1 else part


def _adds(parts: Sequence[Amount], total: Amount) -> Answer:
    low, high = sum(span(part)[0] for part in parts), sum(span(part)[1] for part in parts)
    if all(part.worth == 1 for part in (*parts, total)) and not any(part.lead for part in parts):
        low = high = sum(part.value for part in parts)
    return total.extent.allows(low, high)


_DIVIDES = re.compile(
    r"\b(?:of\s+which|of\s+whom|of\s+these|of\s+this|of\s+the\s+(?:total|sum|whole|amount|rest)|the\s+(?:rest|remainder|remaining)|accounted\s+for|consisted\s+of|made\s+up|composed\s+of|shared|divided|split)\b",
    re.IGNORECASE,
)
_REMAINDER = re.compile(r"\b(?:rest|remainder|remaining|other)\b[^.;%]{0,30}$", re.IGNORECASE)


def wholes(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """Shares of one whole that come to more than it, or with "the remaining 20%" not to it.

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "Of the total 60% went to Egypt, 30% to Syria and the remaining 20% to Yemen."
    >>> [one.answer for one in wholes(text, amounts(text))]
    [Answer.NO]
    """
    parts = [amount for amount in found if amount.unit == PERCENT]
    divided = _DIVIDES.search(text) or _one_by_one(text, parts)
    if len(parts) < 2 or not divided or not _listed(text, parts):
        return
    total = sum(part.value for part in parts)
    rest = _REMAINDER.search(text[: parts[-1].start]) is not None
    room = max(1.0, sum(part.worth for part in parts) / 2)
    exact = not any(part.lead for part in parts)
    shown = " + ".join(f"{part.value:g}" for part in parts)
    if (total > 100 + room and exact) or (rest and exact and abs(total - 100) > room):
        yield Reckoned(
            start=parts[0].start, end=parts[-1].end, answer=Answer.NO, why=f"{shown} is {total:g} per cent"
        )
    elif rest and abs(total - 100) <= room:
        yield Reckoned(
            start=parts[0].start, end=parts[-1].end, answer=Answer.YES, why=f"{shown} is {total:g} per cent"
        )


def _one_by_one(text: str, parts: Sequence[Amount]) -> bool:
    """Whether percentages of one whole go different ways: "of these 40% went to A, 35% to B and 30% to C"."""
    if not parts or not re.search(
        r"\bOf\s+(?:the|these|those|its|their|all|this)\b[^.;]{0,60}$", text[: parts[0].start]
    ):
        return False
    tails = [
        re.match(r"\s+(to|by|from|into|for|in|with|through|on)\b", text[part.end :]) for part in parts[1:]
    ]
    ways = {tail[1] for tail in tails if tail}
    own = text[parts[0].end : parts[1].start] if len(parts) > 1 else ""
    return all(tails) and len(ways) == 1 and re.search(rf"\b{min(ways)}\b", own) is not None


def _listed(text: str, parts: Sequence[Amount]) -> bool:
    """Whether percentages divide one thing: side by side, with no rise, fall or year between them."""
    between = text[parts[0].start : parts[-1].end]
    moves = re.search(
        r"\b(?:rose|fell|grew|from|increase\w*|decrease\w*|declin\w+|compared|than|while|whereas|in\s+(?:18|19|20)\d\d|up|down|also|both|against)\b",
        between,
        re.IGNORECASE,
    )
    near = all(one.end + 90 > other.start for one, other in pairwise(parts))
    joined = bool(re.search(r",|\band\b", between))
    return not moves and near and joined


_TIMES_AS = re.compile(
    r"\s*(?:,|—|–|\()?\s*(?:or\s+|thus\s+|that\s+is,?\s+|which\s+(?:is|was)\s+)?(?:(?P<lead>about|nearly|almost|more\s+than|over|roughly|some|exactly|just|only|less\s+than)\s+)?(?P<times>twice|thrice|(?P<number>\d{1,2}(?:\.\d)?|NUMBER)\s+times)\s+(?:as\s+(?:many|much|large|big|high)(?:\s+as)?|the(?:\s+(?:figure|number|sum|amount|level))?|that|those)\s+(?:(?:of|for|in|the|its|as|those|by)\s+){0,3}(?:[a-z]+\s+){0,2}?$".replace(
        "NUMBER", "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    ),
    re.IGNORECASE,
)


def multiples(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """A number that is said to be so many times another: "180 lorries, three times the 60 of 1961".

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "Hanoi sent 180 men, twice as many as the 60 of 1961."
    >>> [one.answer for one in multiples(text, amounts(text))]
    [Answer.NO]
    """
    plain = [a for a in found if not re.match(r"times\b", a.unit)]
    for one, other in pairwise(plain):
        gap = _TIMES_AS.search(
            text[
                one.end - len(one.unit) if one.unit and one.text.endswith(one.unit) else one.end : other.start
            ]
        )
        if not gap or not alike_or_bare(one, other) or re.search(r"[.;]\s", gap.string):
            continue
        number = gap["number"]
        factor = 2.0 if gap["times"].casefold() == "twice" else 3.0 if number is None else factor_of(number)
        low, high = ratio(one, other)
        room = around(factor, gap["lead"] or "rough")
        why = f"{one.value:,.10g} is {(low + high) / 2:.3g} times {other.value:,.10g}"
        yield Reckoned(start=one.start, end=other.end, answer=room.allows(low, high), why=why)


def factor_of(words: str) -> float:
    """The number that words or digits give.

    >>> factor_of("2.5"), factor_of("seven")
    (2.5, 7.0)
    """
    return float(words) if words[0].isdigit() else cardinal(words.casefold())


_VOTES = re.compile(
    r"\bby\s+(?P<yes>\d{1,3}(?:,\d{3})*)\s+(?:votes\s+)?(?:to|against|-|–)\s+(?P<no>\d{1,3}(?:,\d{3})*)(?:\s+votes)?[^.;]{0,30}?,\s*(?:with\s+)?a\s+(?:clear\s+|narrow\s+|large\s+)?(?:majority|margin|lead)\s+of\s+(?P<margin>\d{1,3}(?:,\d{3})*)",
    re.IGNORECASE,
)


def votes(text: str) -> Iterator[Reckoned]:
    """The majority that is given beside a vote.

    >>> [one.answer for one in votes("It was carried by 372 votes to 62, a majority of 330.")]
    [Answer.NO]
    """
    for found in _VOTES.finditer(text):
        yes, no, margin = (int(found[name].replace(",", "")) for name in ("yes", "no", "margin"))
        answer = Answer.YES if yes - no == margin else Answer.NO
        yield Reckoned(
            start=found.start("yes"), end=found.end(), answer=answer, why=f"{yes} - {no} is {yes - no}"
        )
