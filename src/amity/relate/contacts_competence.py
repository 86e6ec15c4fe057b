"""Whether those who met represented their states in law, by the constitutions of that date."""

from collections.abc import Iterable
from functools import lru_cache

from amity.model.answers import Answer
from amity.model.contacts import Capacity, Channel, Rank
from amity.model.states import Competence
from amity.model.when import When
from amity.reference import Reference

ACT = "represents"


def competence(
    capacities: Iterable[Capacity], pair: tuple[str, str], when: When, reference: Reference
) -> tuple[Answer, str]:
    """Whether those at the top of both sides represented their states, and by which articles.

    Asked of meetings at the top alone: yes where both did, no where one surely did not, unknown where the
    rosters or the constitutions on record do not say. A minister needs no such right.

    >>> from amity.reference import load
    >>> competence((), ("MNG", "PRK"), When.parse("2004-12-21"), load())
    (Answer.UNKNOWN, '')
    """
    told = list(capacities)
    found = [_of_side(told, side, when, reference) for side in pair]
    if not any(tops for _, _, tops in found):
        return Answer.UNKNOWN, ""
    answers = [answer for answer, _, _ in found]
    why = "; ".join(article for _, article, _ in found if article)
    if all(answer is Answer.YES for answer in answers):
        return Answer.YES, why
    return (Answer.NO if Answer.NO in answers else Answer.UNKNOWN), why


def _of_side(
    told: Iterable[Capacity], side: str, when: When, reference: Reference
) -> tuple[Answer, str, bool]:
    """Whether one side was represented by one entitled to it, the article, and whether its top is told of."""
    tops = [one for one in told if one.state == side and one.rank is Rank.HEAD]
    known = (right for right in _rights(reference, side) if when.edtf)
    rights = [right for right in known if right.valid.overlaps(when) is not Answer.NO]
    held = {_office(one, side): one for one in tops if _office(one, side)}
    for right in rights:
        if right.office in held:
            name = held[right.office].name
            return Answer.YES, f"{name or side} by {right.article} ({right.valid})", True
    offices = {right.office for right in rights if right.office in reference.offices}
    if offices and tops and held:
        named = ", ".join(sorted({one.name for one in tops if one.name}))
        articles = "; ".join(sorted({right.article for right in rights}))
        return Answer.NO, f"{named} held no office that represents {side} ({articles})", True
    return Answer.UNKNOWN, "", bool(tops)


@lru_cache(maxsize=512)
def _rights(reference: Reference, state: str) -> tuple[Competence, ...]:
    return reference.competent(state, ACT)


def _office(one: Capacity, side: str) -> str:
    """The office by the roster; of one whom the words alone call head of state, that of a head of state."""
    return one.office or (f"{side}.head_of_state" if one.channel is Channel.HEAD_OF_STATE else "")
