"""What is left of a whole when a part or a share of it has gone, in a sentence or two before.

Beside these: a fraction that takes a sum to another ("cut by a third, to 60"), a fraction with its number
("half of the 60, 25 men") and the sum of a vote ("52 to 31 with 10 abstentions, so that all 90 had voted").
"""

import re
from collections.abc import Iterator, Sequence

from amity.examine.figures.amounts import PERCENT, POINTS, Amount
from amity.examine.figures.lists import lists
from amity.examine.figures.parts import TIMELY, alike_or_bare
from amity.examine.figures.reckoning import Reckoned, span
from amity.examine.figures.shares import Share, shares
from amity.model.answers import Answer

SMALL = 200
"""A number so many times smaller than the rest is of something else ("within six years, in two lots")."""
LONGEST = 400
"""Letters from the whole to the rest at most."""
_REST_AHEAD = re.compile(
    r"\b(?:the\s+(?:remaining|outstanding|rest\b,?|remainder\b,?|balance\b,?|residue\b,?)(?:\s+of)?|leaving|its\s+remaining)"
    r"\s+(?:only\s+|just\s+|a\s+balance\s+of\s+)?(?:sum\s+of\s+|amount\s+of\s+)?$",
    re.IGNORECASE,
)
_REST_BEHIND = re.compile(
    r"[^.;:,\d]{0,40}?\b(?:remained|(?:was|were)\s+left|(?:was|were)\s+still\s+(?:owed|due|outstanding|unpaid|to\s+come)"
    r"|(?:was|were)\s+outstanding|was\s+still\s+to\s+be\s+paid)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:(?:re)?paid|delivered|forgiven|written\s+off|wrote\s+off|cancel(?:l)?ed|waived|remitted|spent|drawn|used|sold"
    r"|shipped|returned|redeemed|settled|disbursed|handed\s+over|struck\s+off|lost|sunk|scrapped|sent\s+back)\b",
    re.IGNORECASE,
)
_NEW_WHOLE = re.compile(
    r"\b(?:another|a\s+second|a\s+new|further|interest|besides|plus|added|rose|grew|in\s+addition|more\s+was)\b",
    re.IGNORECASE,
)
_CHANGED_BY = re.compile(
    r"\b(?P<verb>cut|reduced|lowered|trimmed|slashed|shortened|fell|dropped|shrank|raised|increased|rose|grew)\s+by\s+(?:about\s+)?$"
)
_FEWER = frozenset("cut reduced lowered trimmed slashed shortened fell dropped shrank".split())
_TO = re.compile(
    r",?\s+(?:and\s+thus\s+|that\s+is,?\s+|i\.e\.\s+)?(?:from\s+[^,;.]{1,40}\s+)?to\s+(?:only\s+|just\s+)?$"
)
_HALF_OF = re.compile(r"\b(?P<share>[Hh]alf)(?:\s+of)?\s+(?:the|its|their|these|those)\s+$")
_APPOSED = re.compile(r"(?:\s+[\w-]+){0,2}?\s*,\s+(?:or\s+|that\s+is,?\s+|some\s+)?$")
_CLOSED = re.compile(r"\s*[\w-]*\s*[,.;)]")
_VOTE = re.compile(
    r"\b(?:by|with)\s+(?P<yes>\d{1,3})\s+(?:votes\s+)?(?:to|against|–|-)\s+(?P<no>\d{1,3})(?:\s+votes)?,?\s+"
    r"(?:(?:with|and)\s+)?(?P<none>\d{1,3})\s+(?:abstentions?|abstaining|members?\s+abstaining|blank\b)"
    r"[^.;\d]{0,30}?\ball\s+(?:of\s+)?(?:the\s+)?(?P<all>\d{1,3})\s+(?:members?|delegates|deputies|senators|states|countries|present|votes|of\s+them|who)\b",
    re.IGNORECASE,
)  # fmt: skip


def balances(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """The rest of a whole of which another part, or a share, is said to have gone before.

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "Of the 80 million marks 50 million were paid; the remaining 40 million were waived."
    >>> [(text[one.start : one.end], one.answer) for one in balances(text, amounts(text))]
    [('40 million', Answer.NO)]
    >>> text = "Two thirds of the debt of 600 million were written off, so that 200 million remained."
    >>> [one.answer for one in balances(text, amounts(text))]
    [Answer.YES]
    """
    told = shares(text)
    for at, rest in enumerate(found):
        if not _is_rest(text, rest):
            continue
        before = [one for one in found[:at] if _of_a_kind(one, rest) and not _in_share(one, told)]
        yield from _less_part(text, before, rest, told) or _less_share(text, before, rest, told)


def _is_rest(text: str, rest: Amount) -> bool:
    ahead = _REST_AHEAD.search(text[max(0, rest.start - 60) : rest.start])
    return not rest.lead and bool(ahead or _REST_BEHIND.match(text, _number_end(text, rest)))


def _number_end(text: str, amount: Amount) -> int:
    return amount.number_start + len(re.match(r"[\w.,-]*", text[amount.number_start :]).group())  # type: ignore[union-attr]


def _of_a_kind(one: Amount, rest: Amount) -> bool:
    """Whether an amount can be the whole or a part: neither a share nor a time, and of its order of size."""
    alike = alike_or_bare(one, rest) and not one.lead
    unlike = one.worth >= 1000 > rest.worth and rest.value < 1000
    return alike and not unlike and one.value * SMALL >= rest.value and one.unit.split(" ")[0] not in TIMELY


def _in_share(one: Amount, told: Sequence[Share]) -> bool:
    return any(share.start < one.end and one.start < share.end for share in told)


def _less_part(text: str, before: Sequence[Amount], rest: Amount, told: Sequence[Share]) -> list[Reckoned]:
    """The whole and the part that stand last before the rest, if it is all that stands before."""
    if len(before) != 2 or any(before[0].start < share.start < rest.start for share in told):
        return []
    whole, part = before
    between = text[whole.end : rest.start]
    if part.value >= whole.value or not _GONE.search(between) or _barred(text, whole, rest):
        return []
    low, high = span(whole)[0] - span(part)[1], span(whole)[1] - span(part)[0]
    left = whole.value - part.value
    finest = min(part.worth, rest.worth)
    exact = abs(left - rest.value) < finest / 2 or rest.extent.allows(low, high) is Answer.YES
    apart = abs(left - rest.value) >= finest
    answer = Answer.YES if exact and not apart else Answer.NO if apart else Answer.UNKNOWN
    why = f"{whole.value:,.10g} less {part.value:,.10g} is {left:,.10g}"
    return [Reckoned(start=rest.start, end=rest.end, answer=answer, why=why)]


def _less_share(text: str, before: Sequence[Amount], rest: Amount, told: Sequence[Share]) -> list[Reckoned]:
    """The whole before the rest, and the one share of it that has gone between or ahead."""
    if not before or len({one.value for one in before}) != 1:
        return []
    whole = before[-1]
    gone = [share for share in told if share.end <= rest.start and rest.start - share.start < LONGEST]
    if len(gone) != 1 or rest.value > whole.value or _barred(text, whole, rest):
        return []
    if not _GONE.search(text[gone[0].end : rest.start]) or _rest_of_share(text, gone[0]):
        return []
    part = 1 - rest.value / whole.value
    why = f"{whole.value:,.10g} less {rest.value:,.10g} is {part:.1%} of the whole"
    return [Reckoned(start=rest.start, end=rest.end, answer=gone[0].extent.allows(part, part), why=why)]


def _rest_of_share(text: str, share: Share) -> bool:
    """Whether a share is of something new: "a third of the interest"."""
    return bool(re.match(r"\s+of\s+(?:the\s+)?(?:interest|costs?|rest|remainder)\b", text[share.end :]))


def _barred(text: str, whole: Amount, rest: Amount) -> bool:
    between = text[whole.end : rest.start]
    return len(between) > LONGEST or "\n\n" in between or bool(_NEW_WHOLE.search(between))


def fractions(text: str, found: Sequence[Amount]) -> Iterator[Reckoned]:
    """A sum cut or raised by a fraction with what it came to, and a half with its number.

    >>> from amity.examine.figures.amounts import amounts
    >>> text = "The loan of 90 million marks was cut by a third, to 70 million."
    >>> [one.answer for one in fractions(text, amounts(text))]
    [Answer.NO]
    >>> text = "Half of the 60 engineers, 25 men, left in spring."
    >>> [one.answer for one in fractions(text, amounts(text))]
    [Answer.NO]
    """
    told = shares(text)
    for at, last in enumerate(found[1:], 1):
        for share in told:
            if verb := _CHANGED_BY.search(text[: share.start]):
                before = [a for a in found[:at] if a.end <= share.start and _of_a_kind(a, last)]
                if len(before) == 1 and _TO.fullmatch(text[share.end : last.start]) and not last.lead:
                    yield _changed(before[0], last, share, fewer=verb["verb"] in _FEWER)
        whole = found[at - 1]
        half = _HALF_OF.search(text[: whole.start])
        behind = text[_number_end(text, whole) : last.start]
        if (
            half
            and _APPOSED.fullmatch(behind)
            and _CLOSED.match(text, _number_end(text, last))
            and _counts(whole, last)
        ):
            answer = Answer.YES if abs(whole.value - 2 * last.value) <= 1 else Answer.NO
            why = f"half of {whole.value:,.10g} is {whole.value / 2:,.10g}"
            yield Reckoned(start=half.start("share"), end=last.end, answer=answer, why=why)


def _counts(*found: Amount) -> bool:
    """Whether amounts are plain counts, of no money and no time."""
    money = lists("numbers")["currencies"]
    odd = {PERCENT, POINTS} | TIMELY
    return all(
        not one.lead and one.worth == 1 and one.unit.split(" ")[0] not in odd and one.unit not in money
        for one in found
    )


def _changed(first: Amount, last: Amount, share: Share, *, fewer: bool) -> Reckoned:
    part = 1 - last.value / first.value if fewer else last.value / first.value - 1
    why = f"from {first.value:,.10g} to {last.value:,.10g} is {part:.1%}"
    return Reckoned(start=share.start, end=last.end, answer=share.extent.allows(part, part), why=why)


def turnout(text: str) -> Iterator[Reckoned]:
    """The number of all that voted beside a vote with its abstentions.

    >>> [one.answer for one in turnout("By 52 votes to 31 with 10 abstentions: all 90 members voted.")]
    [Answer.NO]
    """
    for found in _VOTE.finditer(text):
        yes, no, none, every = (int(found[name]) for name in ("yes", "no", "none", "all"))
        answer = Answer.YES if yes + no + none == every else Answer.NO
        why = f"{yes} + {no} + {none} is {yes + no + none}"
        yield Reckoned(start=found.start("yes"), end=found.end("all"), answer=answer, why=why)
