"""What the claims on a happening give for its date, place and persons, with what agrees put together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from amity.examine.independence.names import fits, parts
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.truths import Assertion
from amity.model.when import When
from amity.model.witnesses import Witness
from amity.reference import Reference
from amity.reference.names import Name

FIELDS = ("date", "place", "persons")
MOST = 50
"""Values of a field that are told apart; a happening with more is no single one."""

Given = Mapping[str, str]
"""Of each claim its value, by the claim's id; one that gives none, or could mean several, is not in it."""


def values(claims: Mapping[str, Claim], field: str, reference: Reference) -> Given:
    """The value that each claim gives to a field, the same text for what can be the same.

    A date that is only less precise counts for the one date that it holds, and for none if it holds several;
    places are alike that are spelt alike or are one state's capital; persons where one may be in both lists.

    >>> from amity.model.factuality import Factuality
    >>> from amity.model.passages import Passage
    >>> from amity.reference import load
    >>> said = Passage(doc="a", start=0, end=2, quote="it")
    >>> claims = {date: Claim(passage=said, kind="visit", source=None, target=None, date=When.parse(date),
    ...     factuality=Factuality.HAPPENED) for date in ("1999", "1999-08-05", "2000-08-05")}
    >>> values(claims, "date", load())
    {'1999': '1999-08-05', '1999-08-05': '1999-08-05', '2000-08-05': '2000-08-05'}
    """
    if field == "date":
        return dict(sorted(_dates(claims)))
    return dict(sorted((_places if field == "place" else _persons)(claims, reference)))


def _dates(claims: Mapping[str, Claim]) -> Iterator[tuple[str, str]]:
    given = {str(claim.date): claim.date for claim in claims.values() if _span(claim.date) is not None}
    narrowest = sorted(given.values(), key=lambda when: (_span(when) or 0, when.sort_key))
    found: list[When] = []
    means: dict[str, str] = {}
    for when in narrowest:
        meant = [other for other in found if when.overlaps(other) is not Answer.NO]
        if not meant and len(found) < MOST:
            found.append(when)
            means[str(when)] = str(when)
        elif len(meant) == 1:
            means[str(when)] = str(meant[0])
    return ((name, means[str(c.date)]) for name, c in claims.items() if str(c.date) in means)


def _span(when: When) -> int | None:
    if when.earliest is None or when.latest is None:
        return None
    return when.latest - when.earliest


def _places(claims: Mapping[str, Claim], reference: Reference) -> Iterator[tuple[str, str]]:
    spelt: dict[str, set[str]] = defaultdict(set)
    keys = {place: _place_key(place, reference) for claim in claims.values() if (place := claim.place)}
    for place, key in keys.items():
        spelt[key].add(" ".join(place.split()))
    return ((name, min(spelt[keys[claim.place]])) for name, claim in claims.items() if claim.place)


@lru_cache(maxsize=16384)
def _place_key(place: str, reference: Reference) -> str:
    """What spellings of one place have in common."""
    plain = " ".join(place.split())
    capitals = [e for e in reference.names_of(plain) if isinstance(e, Name) and e.sort == "capital"]
    states = sorted({entry.state for entry in capitals})
    return f"capital of {' or '.join(states)}" if states else plain.casefold()


def _persons(claims: Mapping[str, Claim], reference: Reference) -> Iterator[tuple[str, str]]:
    lists = sorted({claim.persons for claim in claims.values() if claim.persons}, key=lambda p: (-len(p), p))
    found: list[tuple[str, ...]] = []
    means: dict[tuple[str, ...], str] = {}
    for persons in lists:
        meant = [other for other in found if _share(persons, other, reference)]
        if not meant and len(found) < MOST:
            found.append(persons)
            means[persons] = "; ".join(persons)
        elif len(meant) == 1:
            means[persons] = "; ".join(meant[0])
    return ((name, means[claim.persons]) for name, claim in claims.items() if claim.persons in means)


def _share(some: Sequence[str], others: Sequence[str], reference: Reference) -> bool:
    """Whether one person may be in both lists."""
    known = _known(tuple(some), reference) & _known(tuple(others), reference)
    return bool(known) or any(fits(*sorted((parts(a), parts(b)), key=len)) for a in some for b in others)


@lru_cache(maxsize=16384)
def _known(persons: tuple[str, ...], reference: Reference) -> frozenset[str]:
    """The ids of the persons whose names only one can have."""
    named = (reference.persons_named(person) for person in persons)
    return frozenset(found[0].id for found in named if len(found) == 1)


def assertions(
    event: str, claims: Mapping[str, Claim], witnesses: Iterable[Witness], reference: Reference
) -> Iterator[Assertion]:
    """What each independent witness gives for the fields of an event; it is known by its first root.

    >>> from amity.reference import load
    >>> list(assertions("e", {}, (), load()))
    []
    """
    told = list(witnesses)
    for field in FIELDS:
        given = values(claims, field, reference)
        for witness in told:
            for value in sorted({given[name] for name in witness.claims if name in given}):
                yield Assertion(source=witness.roots[0], item=f"{event}:{field}", value=value)
