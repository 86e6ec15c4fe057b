"""A claim with all that says which happening it tells of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from amity.model.claims import Claim, Quantity
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.reconcile.days import VISIT_DAYS, exact, vague, width
from amity.reconcile.identity import Identity, identity
from amity.reconcile.memories import Memory, memory
from amity.reconcile.names import SPELT, People, parts
from amity.reconcile.ranks import phase_of, ranks_in, ranks_of
from amity.reference import Reference

UNITS_SAY_NOTHING = frozenset(("of", "the", "a", "an", "and", "in", "for"))
REPORT = "date:report"
"""The rule that fired where a claim has the day of the report for its date."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5

Key = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A reviewed claim, and what tells its happening from others of its kind.

    `row` says that it is a day's report in a list of them, `phase` where in a journey that stands; `ranks`
    are those of its words and of its persons by the rosters; `memory` says that it only looks back.
    """

    reviewed: ReviewedClaim
    same: Identity
    persons: frozenset[str]
    others: frozenset[str]
    units: frozenset[str]
    ranks: frozenset[str]
    memory: Memory | None
    row: bool
    phase: str

    @property
    def claim(self) -> Claim:
        """The claim as it stands."""
        return self.reviewed.claim

    @property
    def when(self) -> When:
        """The day of the happening, as far as the claim tells it."""
        return self.claim.date

    @property
    def key(self) -> Key:
        """The kinds and states among whose happenings it belongs."""
        if self.same.directed:
            return self.same.family, self.claim.source, self.claim.target
        first, second = sorted((self.claim.source or "", self.claim.target or ""))
        return self.same.family, first, second

    @property
    def words(self) -> frozenset[str]:
        """The beginnings of the words of its passage."""
        return frozenset(word[:_STEM].casefold() for word in _WORD.findall(self.claim.passage.quote))

    def on(self, when: When) -> "Telling":
        """The same, dated otherwise: what was remembered of that day."""
        return replace(self, reviewed=on(self.reviewed, when))


def on(reviewed: ReviewedClaim, when: When) -> ReviewedClaim:
    """A claim under another date; its id stays that under which it was read."""
    return replace(reviewed, claim=replace(reviewed.claim, date=when))


def telling(reviewed: ReviewedClaim, people: People, reference: Reference) -> Telling:
    """What says of a claim which happening it tells of."""
    claim = reviewed.claim
    same = identity(claim.kind)
    row = REPORT in claim.rules
    contact = claim.kind in ("visit", "invitation")
    held = [person for name in claim.persons for person in sorted(people.known(name, claim.date))]
    known = (
        ranks_of(held, claim.date, reference) if contact and held and not vague(claim.date) else frozenset()
    )
    return Telling(
        reviewed=reviewed,
        same=same,
        persons=frozenset(name for name in claim.persons if parts(name)),
        others=frozenset(claim.others),
        units=units_of(claim.quantity) if same.counted else frozenset(),
        ranks=(ranks_in(claim.passage.quote) | known) if contact else frozenset(),
        memory=memory(claim),
        row=row,
        phase=phase_of(claim.passage.quote) if row and claim.kind == "visit" else "",
    )


def units_of(quantity: Quantity | None) -> frozenset[str]:
    """The words for what a quantity counts, singular; those of its measure only where nothing else is said.

    >>> sorted(units_of(Quantity(value=10, unit="tons of wheat")))
    ['wheat']
    >>> sorted(units_of(Quantity(value=10, unit="tons")))
    ['ton']
    """
    if quantity is None:
        return frozenset()
    words = quantity.unit.casefold().split()
    said = frozenset(word.rstrip("s") for word in words if word not in UNITS_SAY_NOTHING)
    return said - _measures() or said


@cache
def _measures() -> frozenset[str]:
    text = (files("amity.reconcile") / "data" / "measures.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def precision(when: When) -> tuple[int, int, tuple[int, int, str]]:
    """Stretches known to the day come first, the longest before its parts; then the narrowest first."""
    days = width(when)
    if days is None:
        return 2, 0, when.sort_key
    if exact(when) and days <= VISIT_DAYS:
        return 0, -days, when.sort_key
    return 1, days, when.sort_key


def content(one: Telling) -> tuple[object, ...]:
    """What two claims have in common that say the same: where they do, they are of one happening.

    Of what is too vague to tell, only the same words say the same.
    """
    claim, quantity = one.claim, one.claim.quantity
    quoted = " ".join(claim.passage.quote.split()).casefold() if _says_little(one) else ""
    sort, days, when = precision(claim.date)
    return (
        sort, days, *_silence(one), when, claim.kind, claim.source or "", claim.target or "",
        sorted(one.others), str(claim.factuality), sorted(one.persons), claim.place or "",
        (quantity.value, quantity.unit) if quantity else (), one.reviewed.standing.reviewed,
        sorted(one.ranks), "" if one.memory is None else repr(one.memory),
        claim.passage.doc if one.row else "", one.phase, quoted,
    )  # fmt: skip


def _silence(one: Telling) -> tuple[bool, ...]:
    """What a claim leaves unsaid; of equally precise ones the one that says most comes first."""
    return not one.persons, not one.ranks, not one.units, not one.claim.place


def _says_little(one: Telling) -> bool:
    return vague(one.when) or one.same.unspecific or one.row


def stored_under(persons: Iterable[str], people: People, when: When) -> Iterator[str]:
    """The keys under which a happening is found by its persons."""
    for name in sorted(persons):
        yield from _of_whole(name, people, when)
        whole = [part for part in parts(name) if not part.endswith(".")]
        yield from (f"part {part}" for part in whole)
        if whole:
            yield f"head {_head(whole)}"


def sought_under(persons: Iterable[str], people: People, when: When) -> Iterator[str]:
    """The keys under which to look for a happening with any of these persons.

    A longer name is found by the telling part of the name sought, a shorter one by its own telling part.
    """
    for name in sorted(persons):
        yield from _of_whole(name, people, when)
        whole = [part for part in parts(name) if not part.endswith(".")]
        yield from (f"head {part}" for part in whole)
        if whole:
            yield f"part {_head(whole)}"


def _of_whole(name: str, people: People, when: When) -> Iterator[str]:
    yield from (f"person {known}" for known in sorted(people.known(name) | people.known(name, when)))
    yield f"name {''.join(parts(name))}"
    yield from (f"like {part[:4]}" for part in parts(name) if len(part) >= SPELT)


def _head(whole: list[str]) -> str:
    """The part of a name that tells most: the longest, the first in the alphabet of several."""
    return min(whole, key=lambda part: (-len(part), part))
