"""So many payments of so much, and what is left of a whole of which a share has gone."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from amity.examine.figures.amounts import PERCENT, POINTS, Amount
from amity.examine.figures.parts import TIMELY, alike_or_bare, behind_number
from amity.examine.figures.reckoning import Reckoned, span
from amity.examine.figures.shares import Share, shares

_LOTS = re.compile(
    r"(?:\s*(?:equal|annual|yearly|monthly|quarterly|half-yearly|successive|further|such|consecutive))*\s*(?:instal?lments?|payments|tranches|lots|shipments|consignments|deliveries|convoys"
    r"|batches|shiploads|trainloads|parties|contingents|parcels|portions|drafts|transports|truckloads|crates|boxes|companies|squads|groups|classes)"
    r"\s+of\s+$",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:in\s+all|altogether|in\s+total|together|all\s+told)\b", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\b(?:a\s+total\s+of|in\s+all|altogether|together|in\s+total|making|that\s+is|or|thus|totall?ing|amounting\s+to|came\s+to|comes\s+to)\s*,?\s*$",
    re.IGNORECASE,
)
_PAYABLE = re.compile(
    r"[^.;]{0,60}?\b(?:in|by|as)\s+$",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:pa(?:id|yable|y)|repa(?:id|yable|y)|deliver\w*|sent|ship\w*|came|come|arriv\w*|disbursed?|settle[d]?|spread|divided|split|advanced|reached|redeem\w*|transferred)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:interest|first|besides|plus|further|another|more|rest|remain\w*|of\s+which|of\s+whom)\b",
    re.IGNORECASE,
)


def instalments(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """So many instalments of so much, with the whole before or behind them.

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "The loan of 120 million marks was to be repaid in five yearly instalments of 20 million."
    >>> [one.answer for one in instalments(text, amounts(text))]
    [Answer.NO]
    """
    for at, (many, each) in enumerate(pairwise(found)):
        number_end = many.number_start + len(re.match(r"[\w-]*", text[many.number_start :]).group())  # type: ignore[union-attr]
        if (
            not _LOTS.fullmatch(text[number_end : each.start])
            or many.lead
            or many.value > 400
            or each.lead in ("over", "below")
        ):
            continue
        total = _whole(text, found, at)
        if total is None or total.lead in ("over", "below") or not alike_or_bare(each, total):
            continue
        low, high = (many.value * end for end in span(each))
        if not each.lead:
            low = high = many.value * each.value
        why = f"{many.value:,.10g} times {each.value:,.10g} is {many.value * each.value:,.10g}"
        yield Reckoned(
            start=min(total.start, many.start),
            end=max(total.end, each.end),
            answer=total.extent.allows(low, high),
            why=why,
        )


def _whole(text: str, found: Sequence[Amount], at: int) -> Amount | None:
    """The whole of the instalments `found[at]` and the next: behind them "in all", before them "paid in"."""
    many, each = found[at], found[at + 1]
    behind = found[at + 2] if at + 2 < len(found) else None
    if behind and behind.start - each.end < 60 and not re.search(r"[.;]\s", text[each.end : behind.start]):
        told = _IN_ALL.match(behind_number(text, behind)) or _TOTAL.search(text[each.end : behind.start])
        if told and not _MORE.search(text[each.end : behind.start]):
            return behind
    before = found[at - 1] if at else None
    if before is None or re.search(r"[.;]\s", text[before.end : many.start]):
        return None
    between = text[before.end : many.start]
    tied = _PAYABLE.fullmatch(between) and _PAID.search(between) and not _MORE.search(between)
    return before if tied and not _MORE.search(text[each.end : each.end + 60]) else None


_LEFT_BEFORE = re.compile(
    r"\b(?:leaving|the\s+remaining|the\s+other|the\s+rest,?)\s+(?:only\s+|just\s+)?$", re.IGNORECASE
)
_LEFT_BEHIND = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:remained|stayed|were\s+left|was\s+left|arrived|survived|were\s+still\s+there|stayed\s+behind)\b",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"\s+of\s+(?:the|its|their|these|those|his|all)\s+(?:\w+\s+)?$", re.IGNORECASE)
_WHOLE_OF = re.compile(r"\bof\s+(?:the|its|their|these|those|his)\s+$", re.IGNORECASE)
_GONE = re.compile(
    r"\b(?:left|lost|returned|went|died|fell|deserted|sold|spent|spoilt|spoiled|sank|sunk|killed|withdrawn|withdrew|expelled|dismissed|cancelled|repaid|paid\s+(?:back|off)|refused|emigrated|sent\s+(?:home|back|away))\b",
    re.IGNORECASE,
)


def left_over(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """What is left of a whole when a share of it has gone: "half of the 240 left; 100 stayed".

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "Half of the 240 students left; 100 stayed."
    >>> [one.answer for one in left_over(text, amounts(text))]
    [Answer.NO]
    """
    plain = [a for a in found if a.unit not in (PERCENT, POINTS) and a.unit.split(" ")[0] not in TIMELY]
    told = shares(text)
    for whole, rest in pairwise(plain):
        own = text[rest.number_start + len(rest.text.split(" ")[0]) :]
        gone = text[whole.number_start + len(whole.text.split(" ")[0]) : rest.start]
        tied = _LEFT_BEFORE.search(text[: rest.start]) or _LEFT_BEHIND.match(own)
        share = next((s for s in told if _of_whole(text, s, whole, rest)), None)
        if (
            not tied
            or share is None
            or rest.lead
            or whole.lead
            or rest.value >= whole.value
            or not _GONE.search(gone)
        ):
            continue
        if len(gone) > 100 or re.search(r"\.\s|\d", gone.replace(share.text, "")):
            continue
        part = 1 - rest.value / whole.value
        why = f"{whole.value:,.10g} less {rest.value:,.10g} is {part:.1%} of the whole"
        yield Reckoned(start=rest.start, end=rest.end, answer=share.extent.allows(part, part), why=why)


def _of_whole(text: str, share: Share, whole: Amount, rest: Amount) -> bool:
    """Whether a share is one of the whole: "a third of the 90", "of the 90 a third"."""
    if share.end <= whole.start:
        return bool(_SHARE_OF.fullmatch(text[share.end : whole.start]))
    return whole.end <= share.start < rest.start and bool(_WHOLE_OF.search(text[: whole.start]))
