"""Numbers of one sentence that the next adds up or compares: "14 fitters, 9 cooks. These 25 people ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from amity.examine.figures.amounts import PERCENT, POINTS, Amount, amounts
from amity.examine.figures.parts import TIMELY, behind_number, run_before
from amity.examine.figures.reckoning import Reckoned, changes
from amity.model.answers import Answer

_THESE = re.compile(r"\W*(?:all\s+)?(?:of\s+)?(?:these|those)\s+$", re.IGNORECASE)
_ALL_TOLD = re.compile(
    r"\W*(?:(?:together|altogether|in\s+all|in\s+total|all\s+told|all\s+in\s+all|in\s+sum)\b(?!\s+with\b)[^.;]{0,40}?"
    r"|(?:this|that|it|they|these)\s+(?:makes?|made|gives?|gave|adds?\s+up\s+to|added\s+up\s+to|comes?\s+to|came\s+to|amount(?:s|ed)?\s+to)\s+(?:in\s+all\s+|together\s+|altogether\s+|a\s+total\s+of\s+)?"
    r"|(?:the|their|its|this)\s+(?:total|sum|whole)(?:\s+of\s+|\s+(?:was|were|is|came\s+to|amounted\s+to|stood\s+at|being)\s+)"
    r"|(?:they|these)\s+(?:were|numbered)\s+)(?:thus\s+|therefore\s+|only\s+)?$",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:in\s+all|altogether|in\s+total|together|all\s+told)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"(?:,|\band\b|\bplus\b)\s*(?:an?|one|another|several|some|a\s+few|many|others?|the\s+(?:rest|others?|remainder)|numerous|various|dozens|hundreds)\b",
    re.IGNORECASE,
)
FAR = 1.6
"""A sum that is farther off than so many times is more likely of something else."""
_COLLECTIVE = re.compile(
    r"(?:people|persons|men|women|specialists|experts|children|passengers|students|workers|guests|advis[eo]rs|vessels|vehicles|machines|items|pieces|votes|dead|wounded|casualties|victims"
    r"|prisoners|visitors|members|delegates|states|tons|tonnes|soldiers|troops|documents|treaties|agreements|cases|volumes|books|animals|head|in)?\s",
    re.IGNORECASE,
)
_GROUPS = {
    "groups",
    "categories",
    "figures",
    "numbers",
    "items",
    "sorts",
    "kinds",
    "amounts",
    "sums",
    "trades",
    "countries",
}


def carried(first: str, second: str, barred: Sequence[tuple[int, int]] = ()) -> Iterator[Reckoned]:
    """What a sentence says that follows from the numbers of the one before; spans count from its start.

    `barred` are the dates in both together.

    >>> text = "Of the crew 14 were Danes, 9 Poles and 6 Finns.", " These thirty-one men slept ashore."
    >>> [one.answer for one in carried(*text)]
    [Answer.NO]
    """
    text = first + second
    found = amounts(text, barred)
    before = [a for a in found if a.end <= len(first)]
    behind = [a for a in found if a.start >= len(first)]
    if len(before) > 1 and behind:
        yield from _total(first, second, before, behind[0])
    if len(before) > 1 and _refers().match(second):
        yield from (one for one in changes(text, found) if one.start >= len(first))


@cache
def _refers() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:this|that|it|they|these|in|within|over|the\s+(?:number|total|figure|volume|sum|value|rise|fall|increase|decline|drop|growth)s?)\b",
        re.IGNORECASE,
    )


def _total(first: str, second: str, before: Sequence[Amount], total: Amount) -> Iterator[Reckoned]:
    """The sum of the parts that the first sentence lists, where the second begins with it."""
    lead = second[: total.start - len(first)]
    these, told = _THESE.fullmatch(lead), _ALL_TOLD.fullmatch(lead)
    own = behind_number(first + second, total)
    if not (
        these
        or (
            told
            and (not re.match(r"\W*(?:they|these)\s+(?:were|numbered)", lead, re.I) or _IN_ALL.match(own))
        )
    ):
        return
    parts = run_before(first.rstrip(), before, _at(total, len(first.rstrip())))
    if len(parts) < 2 or _no_total(total, parts) or _VAGUE.search(first, parts[0].start):
        return
    come = sum(part.value for part in parts)
    sums = {
        sum(p.value for p in chosen) for n in range(1, len(parts) + 1) for chosen in combinations(parts, n)
    }
    answer = total.extent.allows(come, come)
    bare = _COLLECTIVE.match(f"{total.unit} ") or not these
    near = come / FAR <= total.value <= come * FAR
    if answer is Answer.NO and (total.value in sums or not near or not bare or (told and len(parts) < 3)):
        return
    why = f"{' + '.join(f'{part.value:,.10g}' for part in parts)} is {come:,.10g}"
    yield Reckoned(start=total.start, end=total.end, answer=answer, why=why)


def _at(total: Amount, place: int) -> Amount:
    return replace(total, start=place, end=place)


def _no_total(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether a number is no sum of parts: rough, of another kind, or that of the parts themselves."""
    odd = any(
        a.unit in (PERCENT, POINTS) or a.lead or a.unit.split(" ")[0] in TIMELY for a in (total, *parts)
    )
    noun = total.unit.split(" ")[0]
    return odd or len(parts) > 8 or noun in _GROUPS or total.value <= len(parts)
