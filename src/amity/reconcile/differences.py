"""On which fields the claims of one event differ, and which claim says what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.factuality import Factuality
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.reconcile.days import exact, width
from amity.reconcile.matching import Matching

PAIRS = 64
"""So many values are compared with one another; of more, the rest with the first."""

Members = Sequence[ReviewedClaim]
T = TypeVar("T")


def contested(carrying: Members, against: Members, matching: Matching) -> tuple[str, ...]:
    """The fields on which claims for an event differ, in alphabetical order.

    A date that is only less precise is no difference, nor is another spelling of a person or a place.
    """
    claims = [m.claim for m in carrying]
    differing = {
        "date": _any_pair_differs([c.date for c in claims if width(c.date) is not None]),
        "factuality": bool(against) and carrying[0].claim.factuality is Factuality.HAPPENED,
        "persons": _persons_differ(claims, matching),
        "place": _places_differ(claims, matching),
        "quantity": len({c.quantity.value for c in claims if c.quantity}) > 1,
    }
    return tuple(name for name, differs in differing.items() if differs)


def agree(one: When, other: When) -> bool:
    """Whether two dates can be of one time: the same days, or one that is no more than less precise.

    A day within a stretch is the more precise of the two ("signed during the visit of 18 to 21 November");
    two stretches known to the day differ unless they are the same.

    >>> agree(When.parse("1986-11-18/1986-11-21"), When.parse("1986-11-21"))
    True
    """
    stretches = [when for when in (one, other) if exact(when) and width(when) != 1]
    if exact(one) and exact(other) and len(stretches) != 1:
        return one.same_time(other) is Answer.YES
    return one.overlaps(other) is not Answer.NO


def _pairs(given: Sequence[T]) -> Iterator[tuple[T, T]]:
    first = given[:PAIRS]
    yield from combinations(first, 2)
    yield from ((given[0], value) for value in given[PAIRS:])


def _any_pair_differs(dates: Sequence[When]) -> bool:
    different = list({str(date): date for date in dates}.values())
    return any(not agree(a, b) for a, b in _pairs(different))


def _persons_differ(claims: Sequence[Claim], matching: Matching) -> bool:
    """Whether two claims name persons and none in common; those of two sides are no difference."""
    named = sorted({frozenset(claim.persons) for claim in claims if claim.persons}, key=sorted)
    return any(matching.strangers(one, other, claims[0].date) for one, other in _pairs(named))


def _places_differ(claims: Sequence[Claim], matching: Matching) -> bool:
    places = sorted({claim.place for claim in claims if claim.place})
    return any(matching.places.differ(one, other, claims[0].date) for one, other in _pairs(places))


def values(members: Iterable[ReviewedClaim]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Of each field that an event has, each value with the ids of the claims that give it.

    Fields on which all are silent are left out; so are claims that are silent on a field.
    """
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for member in members:
        for name, value in _said(member.claim):
            if value:
                told[name][value].append(member.id)
    return {
        name: {value: tuple(sorted(ids)) for value, ids in sorted(by.items())} for name, by in told.items()
    }


def _said(claim: Claim) -> list[tuple[str, str]]:
    quantity = claim.quantity
    return [
        ("kind", claim.kind),
        ("source", claim.source or ""),
        ("target", claim.target or ""),
        ("others", ", ".join(claim.others)),
        ("date", str(claim.date)),
        ("persons", ", ".join(claim.persons)),
        ("place", claim.place or ""),
        ("modality", str(claim.factuality)),
        ("quantity", f"{quantity.value:g} {quantity.unit}" if quantity else ""),
    ]
