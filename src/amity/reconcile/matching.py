"""Whether a claim tells of a happening that other claims tell of: what speaks for it and against it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.factuality import Factuality
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.reconcile.days import SLIP_DAYS, VISIT_DAYS, exact, same_days, shared_part, vague, width
from amity.reconcile.names import People
from amity.reconcile.places import Gazetteer
from amity.reconcile.ranks import in_conflict
from amity.reconcile.tellings import Telling, units_of
from amity.reference import Reference

FACTS = frozenset((Factuality.HAPPENED, Factuality.DID_NOT_HAPPEN))
MOST_MEMBERS = 64
"""Claims of a happening that are looked at for their documents."""
HALF = 0.5
"""Judgements on two periods that share half of their days are on one period."""
COMMON_WORDS = 0.25
"""Acts of no kind are one where a quarter of the words of either are those of both."""


@dataclass(slots=True)
class Happening:
    """Claims that are taken to be about one happening; the first is the most precise.

    `span` is the time from the first to the last of several days' reports. What is only remembered stands in
    `members` under the day that it means.
    """

    members: list[ReviewedClaim] = field(default_factory=list)
    persons: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    span: When | None = None
    settled: bool = False
    days: tuple[int, int] | None = None
    rows: dict[str, set[int]] = field(default_factory=dict)

    @property
    def core(self) -> Claim:
        """The most precise of the claims."""
        return self.members[0].claim

    @property
    def when(self) -> When:
        """When it was: the span of its days' reports, or the date of its most precise claim."""
        return self.span or self.core.date

    def take(self, one: Telling, copies: Iterable[ReviewedClaim] = ()) -> None:
        """Add a claim, and those that say the same."""
        if not self.members:
            self.words = one.words if one.same.unspecific else frozenset()
        self.members += [one.reviewed, *copies]
        self.persons |= one.persons
        self.others |= one.others
        self.units |= one.units
        self.ranks |= one.ranks
        self.settled = self.settled or one.claim.factuality in FACTS
        if hull := hull_with(self.days, one.when):
            self.days = hull
        if one.row and one.when.latest is not None:
            self.rows.setdefault(one.claim.passage.doc, set()).add(one.when.latest)


def hull_with(days: tuple[int, int] | None, when: When) -> tuple[int, int] | None:
    """The first and the last day of what is known to the day, with one more date."""
    length = width(when)
    if not exact(when) or length is None or length > VISIT_DAYS:
        return days
    first, last = when.earliest or 0, when.latest or 0
    return (min(first, days[0]), max(last, days[1])) if days else (first, last)


class Matching:
    """The rules by which claims are put together, with the reference data that they ask."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.people = People(reference)
        self.places = Gazetteer(reference)

    def alike(self, one: Telling, happening: Happening) -> bool | None:
        """Whether a person is in common; None where the persons say nothing, or are of two sides."""
        if not one.persons or not happening.persons:
            return None
        when = happening.when
        known = exact(one.when) and exact(when) and one.when.overlaps(when) is Answer.YES
        if self.people.share(one.persons, happening.persons, one.when, slips=known):
            if self._by_surname_alone(one, happening):
                return None
            return not (one.same.family == "meeting" and self._another_met(one, happening))
        return None if self._of_two_sides(one.persons, happening.persons, one.when) else False

    def _by_surname_alone(self, one: Telling, happening: Happening) -> bool:
        """Whether all that two have in common is a surname of several persons: it tells none of them."""
        common = self.people.common
        mine, theirs = one.persons, happening.persons
        told = {p for p in mine if not common(p, one.when)}, {p for p in theirs if not common(p, one.when)}
        return told != (set(mine), set(theirs)) and not self.people.share(*told, one.when, slips=True)

    def _another_met(self, one: Telling, happening: Happening) -> bool:
        """Whether one person meets one here and another there: two meetings."""
        same = self.people.same
        mine = {p for p in one.persons if not any(same(p, q, one.when) for q in happening.persons)}
        theirs = {q for q in happening.persons if not any(same(p, q, one.when) for p in one.persons)}
        if not mine or not theirs or len(one.persons) - len(mine) > 1:
            return False
        return not self._of_two_sides(mine, theirs, one.when)

    def _of_two_sides(self, some: Iterable[str], others: Iterable[str], when: When) -> bool:
        mine, theirs = self.people.states(some, when), self.people.states(others, when)
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def strangers(self, some: Iterable[str], others: Iterable[str], when: When) -> bool:
        """Whether no person is in common, and they are not of two sides."""
        return not self.people.share(some, others, when, slips=True) and not self._of_two_sides(
            some, others, when
        )

    def fits(self, one: Telling, happening: Happening) -> bool:
        """Whether the claim may tell of the happening: at that time, and nothing speaks against it."""
        alike = self.alike(one, happening)
        return (
            alike is not False
            and self.dated(one, happening, alike is True)
            and self.agrees(one, happening, alike)
        )

    def agrees(self, one: Telling, happening: Happening, alike: bool | None) -> bool:
        """Whether nothing but time speaks against it: states, goods, ranks, towns, words, reports."""
        return (
            (not one.others or not happening.others or bool(one.others & happening.others))
            and (not one.units or not happening.units or bool(one.units & happening.units))
            and (alike is True or not in_conflict(one.ranks, happening.ranks))
            and (alike is True or not (one.same.unspecific and self._other_words(one, happening)))
            and not (one.same.placed and self._elsewhere(one, happening, alike))
            and not self._told_apart(one, happening, alike)
            and not _denied_of_others(one, happening, alike)
            and _same_act(one.claim, happening)
        )

    def dated(self, one: Telling, happening: Happening, alike: bool) -> bool:
        """Whether the two may be of one time; what is known to the day is no longer than a long visit."""
        when, core = one.when, happening.when
        if (hull := hull_with(happening.days, when)) and hull[1] - hull[0] >= VISIT_DAYS:
            return False
        if same_days(when, core, SLIP_DAYS if alike else 0):
            return True
        if when.overlaps(core) is Answer.NO or not (vague(when) and vague(core)):
            return False
        return (
            one.same.rare
            or (alike and when.edtf == core.edtf)
            or (one.same.lasting and shared_part(when, core) >= HALF and _as_counted(one, happening))
            or same_number(one.claim, happening)
        )

    def _other_words(self, one: Telling, happening: Happening) -> bool:
        both = len(one.words & happening.words)
        return both < COMMON_WORDS * len(one.words | happening.words)

    def _elsewhere(self, one: Telling, happening: Happening, alike: bool | None) -> bool:
        """Whether it was in another town, which speaks against unless the same person dates it alike."""
        if alike and exact(one.when) and one.when.same_time(happening.when) is Answer.YES:
            return False
        places = sorted({m.claim.place for m in happening.members[:8] if m.claim.place})
        return any(self.places.cities_differ(one.claim.place, place, one.when) for place in places)

    @staticmethod
    def _told_apart(one: Telling, happening: Happening, alike: bool | None) -> bool:
        """Whether one list of reports has both: it tells each thing once, but a journey day by day."""
        days = happening.rows.get(one.claim.passage.doc) if one.row else None
        if not days:
            return False
        if one.claim.kind != "visit":
            return True
        return not alike and happening.span is None and one.when.latest not in days


def _as_counted(one: Telling, happening: Happening) -> bool:
    """Whether both count goods or neither does: a help in general is not the wheat in particular."""
    return bool(one.units) == bool(happening.units)


def same_number(claim: Claim, happening: Happening) -> bool:
    """Whether both turn on one number of one thing, which says more than any date."""
    mine, theirs = claim.quantity, happening.core.quantity
    if mine is None or theirs is None or mine.value != theirs.value:
        return False
    return bool(units_of(mine) & units_of(theirs))


def _denied_of_others(one: Telling, happening: Happening, alike: bool | None) -> bool:
    """Whether one says that it was so and the other that it was not, of persons who are not the same."""
    opposed = {one.claim.factuality, happening.core.factuality} == FACTS
    return opposed and alike is not True and bool(one.persons and happening.persons)


def _same_act(claim: Claim, happening: Happening) -> bool:
    """Whether two kinds are one act: the same kind, or what texts call by two names on the same day.

    A text that itself has both names tells of two acts.
    """
    core = happening.core
    if claim.kind == core.kind:
        return True
    told_here = any(m.claim.passage.doc == claim.passage.doc for m in happening.members[:MOST_MEMBERS])
    return exact(claim.date) and exact(core.date) and not told_here
