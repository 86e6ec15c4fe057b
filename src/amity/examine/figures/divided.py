"""A whole that a sentence divides: "twelve men, seven from Oslo and five from Bergen", "of 180, 45 left, "
"135 stayed"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from amity.examine.figures.amounts import PERCENT, POINTS, Amount
from amity.examine.figures.parts import TIMELY, alike_or_bare
from amity.examine.figures.reckoning import Reckoned, ratio, span
from amity.examine.figures.shares import shares
from amity.model.answers import Answer

_OPENS = re.compile(r"[^,:;—(.]{0,45}?\s*(?P<sign>[,:—(])\s*$")
_GAP = re.compile(r"[^.;:()]{0,45}?(?:,\s*(?:and\s+)?|\s+and\s+)(?:another\s+|the\s+other\s+)?$")
_PART_TAIL = re.compile(
    r"\s*(?:from|for|of\s+them|in|by|to|with|were|was|men|women|on|at|[a-z]+)\b", re.IGNORECASE
)
_LOOSE = re.compile(
    r"\b(?:including|among|of\s+whom|of\s+which|than|after|before|together\s+with|along\s+with|against|plus|besides|most|then|later|per|a\s+year|each)\b",
    re.IGNORECASE,
)


def divided(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """A number of things with its parts right behind it; all of them where a colon or a bracket opens.

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "A jury of twelve men, seven from Oslo and six from Bergen, met."
    >>> [one.answer for one in divided(text, amounts(text))]
    [Answer.NO]
    """
    done = 0
    for at, total in enumerate(found):
        parts = _parts(text, total, found[at + 1 :]) if total.start >= done else []
        if (
            len(parts) < 2
            or _odd(total)
            or any(_odd(part) for part in parts)
            or _first_of_row(text, total, parts)
        ):
            continue
        done = parts[-1].end
        come = sum(part.value for part in parts)
        sign = text[: parts[0].start].rstrip()[-1:]
        why = f"{' + '.join(f'{part.value:,.10g}' for part in parts)} is {come:,.10g}"
        place = total.start, parts[-1].end
        if come == total.value:
            yield Reckoned(start=place[0], end=place[1], answer=Answer.YES, why=why)
        elif come > total.value or (sign in ":(" and come < total.value):
            yield Reckoned(start=place[0], end=place[1], answer=Answer.NO, why=why)


_PLACED = re.compile(r"\b(from|for|in|by|to|with|on|at|of)\b")


def _first_of_row(text: str, total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether a number is the first of the row itself: "12 men in Baku, 8 in Tbilisi and 5 in Erivan"."""
    own = _PLACED.search(text[total.number_start : parts[0].start])
    theirs = _PLACED.search(text, parts[0].number_start)
    comma = text[: parts[0].start].rstrip().endswith(",")
    return bool(comma and own and theirs and own[1] == theirs[1])


def _odd(amount: Amount) -> bool:
    """Whether an amount is no plain count."""
    return (
        amount.unit in (PERCENT, POINTS) or bool(amount.lead) or amount.value != int(amount.value)
        or amount.unit.split(" ")[0] in TIMELY or amount.value > 10_000
    )  # fmt: skip


def _parts(text: str, total: Amount, behind: Sequence[Amount]) -> list[Amount]:
    """The numbers that are listed right behind another, each smaller than it, the last with an "and"."""
    parts: list[Amount] = []
    before = total
    for amount in behind:
        between = (
            text[before.number_start : amount.start] if before is total else text[before.end : amount.start]
        )
        sign = _OPENS if before is total else _GAP
        if (
            not sign.search(between)
            or _LOOSE.search(between)
            or amount.value >= total.value
            or re.search(r"\d{4}", between)
        ):
            break
        tail = text[amount.number_start + len(amount.text.split(" ")[0]) :]
        if not (_PART_TAIL if _announced(text, total) else _GROUP_TAIL).match(tail):
            break
        parts.append(amount)
        before = amount
    joined = len(parts) > 1 and re.search(r"\band\b", text[parts[-2].end : parts[-1].start])
    return parts if joined else []


_GROUP_TAIL = re.compile(
    r"\s*(?:from|for|of\s+them|in|by|to|with|on|at|were|was|of\s+each|each)\b", re.IGNORECASE
)


def _announced(text: str, total: Amount) -> bool:
    """Whether a colon, a dash or a bracket opens the parts; behind a comma other things may be listed."""
    found = re.search(r"[,:;—(.]", text[total.number_start :])
    return found is not None and found.group() in ":—("


_LEFT = re.compile(
    r"(?:\b(?:leaving|left|the\s+remaining|the\s+other|the\s+rest,?|so\s+that|and|while|whereas)\s+)(?:only\s+|just\s+|the\s+)?$",
    re.IGNORECASE,
)
_STAYED = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:remained|stayed|were\s+left|was\s+left|were\s+still|did\s+not|had\s+not|were\s+not|refused)\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\bof\s+(?:the|these|those|its|their|his)\s+$", re.IGNORECASE)


def remainders(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """What is left of a whole when a part has gone: "of the 180, 45 left and 135 stayed".

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "Of the 180 apprentices 45 went home, leaving 145 in Peking."
    >>> [one.answer for one in remainders(text, amounts(text))]
    [Answer.NO]
    """
    for (whole, part), rest in zip(pairwise(found), found[2:], strict=False):
        if not _OF_THE.search(text[: whole.start]) or any(_odd(a) for a in (whole, part, rest)):
            continue
        tied = re.search(
            r"\b(?:leaving|remaining|other|rest,?)\s+(?:only\s+)?$", text[: rest.start], re.IGNORECASE
        )
        stayed = _LEFT.search(text[: rest.start]) and _STAYED.match(
            text[rest.number_start + len(rest.text.split(" ")[0]) :]
        )
        if (not tied and not stayed) or rest.end - whole.start > 160 or part.value + rest.value == 0:
            continue
        left = whole.value - part.value
        answer = Answer.YES if left == rest.value else Answer.NO
        why = f"{whole.value:,.10g} - {part.value:,.10g} is {left:,.10g}"
        yield Reckoned(start=rest.start, end=rest.end, answer=answer, why=why)


_IS = re.compile(
    r"\b(?:was|were|is|are|made\s+up|make\s+up|formed|represented|constituted|amounted\s+to|equalled|came\s+to|or)\s*$",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    r"\s+of\s+(?:(?:the|all|its|their|his|those|some|about|a\s+total\s+of)\s+)*$", re.IGNORECASE
)


def portions(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """A part that is called a share of a whole: "the 1,200 who stayed were a tenth of the 12,000".

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "The 1,200 who stayed were a quarter of the 12,000 sent."
    >>> [one.answer for one in portions(text, amounts(text))]
    [Answer.NO]
    """
    plain = [a for a in found if a.unit not in (PERCENT, POINTS)]
    for share in shares(text):
        part = next((a for a in reversed(plain) if a.end <= share.start), None)
        whole = next((a for a in plain if a.start >= share.end), None)
        if part is None or whole is None or not alike_or_bare(part, whole):
            continue
        between = text[part.end : share.start]
        if (
            not _OF_WHOLE.fullmatch(text[share.end : whole.start])
            or not _IS.search(between)
            or len(between) > 70
        ):
            continue
        if re.search(r"[.;]\s|\bof\s+(?:whom|which)\b", between) or part.value > whole.value:
            continue
        low, high = ratio(part, whole)
        why = f"{part.value:,.10g} of {whole.value:,.10g} is {(low + high) / 2:.1%}"
        yield Reckoned(start=share.start, end=share.end, answer=share.extent.allows(low, high), why=why)


_EACH = re.compile(r"\beach\s+of\s+(?:the|these|those|its|their)\s+$", re.IGNORECASE)
_IN_ALL = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:in\s+all|altogether|in\s+total|together|all\s+told)\b", re.IGNORECASE
)


def products(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """So many from each of so many: "each of the 12 provinces sent 5 men, 60 in all".

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "Each of the 12 provinces sent 5 men, 70 in all."
    >>> [one.answer for one in products(text, amounts(text))]
    [Answer.NO]
    """
    for (many, each), total in zip(pairwise(found), found[2:], strict=False):
        behind = text[total.number_start + len(total.text.split(" ")[0]) :]
        all_told = _IN_ALL.match(behind) or re.search(
            r"\b(?:a\s+total\s+of|in\s+all|together)\s*,?\s*$", text[: total.start]
        )
        if not _EACH.search(text[: many.start]) or not all_told or total.end - many.start > 140:
            continue
        low, high = (a * b for a, b in zip(span(many), span(each), strict=True))
        if not any(a.lead for a in (many, each, total)):
            low = high = many.value * each.value
        why = f"{many.value:,.10g} times {each.value:,.10g} is {many.value * each.value:,.10g}"
        yield Reckoned(start=total.start, end=total.end, answer=total.extent.allows(low, high), why=why)
