"""The happenings of one kind between the same states, as claims are placed among them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from amity.model.answers import Answer
from amity.model.factuality import Factuality
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.reconcile.days import VAGUE_DAYS, exact, gap, shared_part, vague, width
from amity.reconcile.journeys import journeys
from amity.reconcile.matching import Happening, Matching, same_number
from amity.reconcile.register import Register
from amity.reconcile.tellings import Telling, on

ENOUGH = 8
"""Happenings that a claim may mean; where there are as many, more of them change nothing."""
REMEMBERED = "a memory of an earlier happening"
INTENDED = frozenset((Factuality.PLANNED, Factuality.PROPOSED, Factuality.INVITED))
PLAN_DAYS, NAMED_PLAN_DAYS = 62, 183
"""A plan is carried out within two months, that of a named person within half a year."""


@dataclass(frozen=True, slots=True)
class Placing:
    """A claim to be placed, with the copies that say the same."""

    one: Telling
    copies: tuple[ReviewedClaim, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the claim and its copies."""
        return frozenset((self.one.reviewed.id, *(copy.id for copy in self.copies)))


class Block:
    """The happenings of one kind between the same states."""

    def __init__(self, matching: Matching, apart: Mapping[str, set[str]]) -> None:
        self.matching = matching
        self.apart = apart
        self.register = Register(matching.people)

    @property
    def happenings(self) -> list[Happening]:
        """All of them, in the order in which they began."""
        return self.register.all

    def begin(self, members: Sequence[Placing], span: When | None = None) -> None:
        """Begin a happening with claims that are known to be about it."""
        happening = Happening(span=span)
        for placing in members:
            happening.take(placing.one, placing.copies)
        self.register.add(happening)

    def travel(self, reports: Sequence[Placing]) -> list[Placing]:
        """Begin the journeys that days' reports tell piece by piece; the reports that are part of none."""
        of = {placing.one.reviewed.id: placing for placing in reports}
        for journey in journeys((placing.one for placing in reports), self.matching):
            self.begin([of.pop(report.reviewed.id) for report in journey.reports], journey.span)
        return list(of.values())

    def place(self, placing: Placing) -> str:
        """Put a claim where it belongs; the reason where it is left outside."""
        one = placing.one
        fitting = self._narrowed(one, self.choices(placing))
        if len(fitting) == 1:
            self.join(fitting[0], placing)
        elif len(fitting) > 1 and not one.reviewed.standing.reviewed:
            return f"could be any of {len(fitting)} happenings" + (
                " or more" if len(fitting) == ENOUGH else ""
            )
        elif not fitting and (later := self._carried_out(placing)):
            self.join(later, placing)
        else:
            self.begin([placing])
        return ""

    def remember(self, placing: Placing) -> str:
        """Put a claim that looks back with what it means; it begins nothing. The reason if that fails."""
        memory = placing.one.memory
        for when in (memory.dates if memory else ()) or (When.unknown(),):
            meant = placing.one.on(when)
            fitting = self._narrowed(meant, self.choices(Placing(meant, placing.copies)))
            if len(fitting) == 1:
                copies = tuple(on(copy, when) for copy in placing.copies)
                self.join(fitting[0], Placing(meant, copies))
                return ""
        return REMEMBERED

    def allows(self, placing: Placing, happening: Happening) -> bool:
        """Whether no analyst holds the claim apart from one of the happening."""
        barred = set().union(*(self.apart.get(name, ()) for name in placing.ids))
        return not barred or not any(member.id in barred for member in happening.members)

    def join(self, happening: Happening, placing: Placing) -> None:
        """Add a claim to a happening that is here."""
        known = happening.persons
        happening.take(placing.one, placing.copies)
        if happening.persons != known:
            self.register.name(happening, happening.persons - known)

    def choices(self, placing: Placing) -> list[Happening]:
        """The happenings that a claim may tell of, up to so many as change nothing."""
        fitting = (h for h in self._fitting(placing.one) if self.allows(placing, h))
        return list(islice(fitting, ENOUGH))

    def _fitting(self, one: Telling) -> Iterator[Happening]:
        """The happenings that a claim may tell of."""
        if one.same.once:
            yield from self._nearest(one.when)
        elif not vague(one.when):
            yield from (h for h in self.register.near(one) if self.matching.fits(one, h))
        elif not self._of_any_time(one):
            yield from (h for h in self._somewhere(one) if self.matching.fits(one, h))

    @staticmethod
    def _of_any_time(one: Telling) -> bool:
        """Whether a claim is of no one happening: a plan without a term, a denial for years on end."""
        if one.claim.factuality in INTENDED:
            return _open_ended(one.when)
        return one.claim.factuality is Factuality.DID_NOT_HAPPEN and not (one.same.rare or one.same.lasting)

    def _somewhere(self, one: Telling) -> Iterator[Happening]:
        """Where a vague date may lead: to persons, to what is rare, to the same number or period."""
        if one.same.rare:
            yield from self.register.around(one.when, 0)
        elif one.persons:
            yield from (h for h in self.register.naming(one) if self.matching.alike(one, h))
        elif one.same.lasting or one.claim.quantity is not None:
            wide = (h for h in self.register.around(one.when, 0, one.units) if vague(h.when))
            yield from (h for h in wide if one.same.lasting or same_number(one.claim, h))

    def _nearest(self, when: When) -> list[Happening]:
        """Of what happens once, the dating nearest in time, within two years; all where nothing is said."""
        around = self.register.around(when, VAGUE_DAYS)
        if width(when) is None:
            return list(islice(around, ENOUGH))
        near = min(
            ((gap(when, h.when), i, h) for i, h in enumerate(around)), default=None, key=lambda n: n[:2]
        )
        return [near[2]] if near and near[0] <= VAGUE_DAYS else []

    def _narrowed(self, one: Telling, fitting: list[Happening]) -> list[Happening]:
        """Of several happenings the one with a person in common, with the rank, or on the very same days."""
        people = self.matching.people
        if len(fitting) < 2:
            return fitting
        if one.same.lasting and vague(one.when):
            return [max(fitting, key=lambda h: shared_part(one.when, h.when))]
        named = [h for h in fitting if people.share(one.persons, h.persons, one.when)]
        ranked = [h for h in fitting if one.ranks & h.ranks]
        dated = [h for h in fitting if exact(one.when) and one.when.same_time(h.when) is Answer.YES]
        agreed = [h for h in fitting if h.core.factuality is one.claim.factuality]
        return next((told for told in (named, ranked, dated, agreed) if len(told) == 1), fitting)

    def _carried_out(self, placing: Placing) -> Happening | None:
        """The first happening after a plan that may be what was planned, if it is not too late for that."""
        one = placing.one
        if not (one.persons or one.same.rare or one.claim.kind == "visit"):
            return None
        day = one.when.earliest if _open_ended(one.when) else one.when.latest
        if one.claim.factuality not in INTENDED or day is None:
            return None
        days = VAGUE_DAYS if one.same.rare else NAMED_PLAN_DAYS if one.persons else PLAN_DAYS
        later = (h for h in self.register.after(day - 1, days, one) if h.settled and self.allows(placing, h))
        fitting = list(islice((h for h in later if self._may_be_planned(one, h, day)), ENOUGH))
        if len(fitting) > 1 and not one.same.rare and not one.persons:
            return None
        return min(fitting, key=lambda h: h.when.sort_key, default=None)

    def _may_be_planned(self, one: Telling, happening: Happening, day: int) -> bool:
        alike = self.matching.alike(one, happening)
        soon = (happening.when.earliest or 0) - day <= PLAN_DAYS
        return (alike is True or (alike is None and (soon or one.same.rare))) and self.matching.agrees(
            one, happening, alike
        )


def _open_ended(when: When) -> bool:
    return when.latest is None and when.earliest is not None
