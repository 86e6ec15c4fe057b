"""Which claims are about the same happening.

Claims are taken the most precise first, each in its place among those of the same kind and states; so the
order in which they come has no say, and the work grows with their number, not with its square. A claim joins
a happening whose core date (that of its most precise claim) shares a day with its own, where persons,
quantities and other states do not speak against it. Where several would do, the one with a person in common
has it; where none or more than one has, the claim is left outside: it does not say which it means. A claim
whose date is unknown or wider than two years joins only on the strength of a person, where the days are the
same, or where such a thing is rare and only one lies in that time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from amity.model.answers import Answer
from amity.model.claims import Claim, Shape
from amity.model.decisions import Settled
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.reconcile.identity import Identity, identity
from amity.reconcile.names import parts, share

VAGUE_DAYS = 731
"""A date wider than two years does not say which of several happenings is meant."""
VISIT_DAYS = 45
"""Up to this length a stretch known to the day is one happening, and days within it are its parts."""
SLIP_DAYS = 3
"""Texts that name the same person date a happening by its begin, its end or the day of the report."""
MONTH = 31
UNITS_SAY_NOTHING = frozenset(("of", "the", "a", "an", "and", "in", "for"))

Key = tuple[str, str | None, str | None]


@dataclass(slots=True)
class Happening:
    """Claims that are taken to be about one happening; the first is the most precise."""

    members: list[ReviewedClaim] = field(default_factory=list)
    persons: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()

    @property
    def core(self) -> Claim:
        """The most precise of the claims."""
        return self.members[0].claim

    def take(self, reviewed: ReviewedClaim) -> None:
        """Add a claim."""
        self.members.append(reviewed)
        self.persons |= frozenset(reviewed.claim.persons)
        self.others |= frozenset(reviewed.claim.others)
        self.units |= _unit(reviewed.claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Happenings, and the claims that are part of none, by id, with the reason."""

    happenings: tuple[Happening, ...]
    outside: dict[str, str]


def group(claims: Iterable[ReviewedClaim], settled: Settled | None = None) -> Grouping:
    """Put claims about the same happening together.

    Each claim is in exactly one happening or outside: rejected ones, counts, states and silences, and those
    that could be about any of several happenings. What analysts have `settled` comes first: claims that they
    hold to be of one happening begin it, and those that they hold apart never meet.
    """
    outside: dict[str, str] = {}
    blocks: dict[Key, list[ReviewedClaim]] = defaultdict(list)
    settled = settled or Settled()
    for reviewed in claims:
        if not reviewed.standing.carries:
            outside[reviewed.id] = "rejected"
        elif reviewed.claim.shape is not Shape.EVENT:
            outside[reviewed.id] = f"{reviewed.claim.shape}, not an event"
        else:
            blocks[_key(reviewed.claim)].append(reviewed)
    happenings: list[Happening] = []
    seeds = _seeds((one for members in blocks.values() for one in members), settled)
    seeded = {one.id for members in seeds for one in members}
    for key in sorted(blocks, key=repr):
        block = Block(identity(blocks[key][0].claim.kind), _partners(settled))
        for members in seeds:
            if _key(members[0].claim) == key:
                block.begin(members)
        for reviewed in sorted((one for one in blocks[key] if one.id not in seeded), key=_precision):
            if reason := block.place(reviewed):
                outside[reviewed.id] = reason
        happenings += block.happenings
    return Grouping(happenings=tuple(happenings), outside=dict(sorted(outside.items())))


def _seeds(claims: Iterable[ReviewedClaim], settled: Settled) -> list[list[ReviewedClaim]]:
    """The claims that analysts hold to be of one happening, the most precise first."""
    of = {name: i for i, held in enumerate(settled.together) for name in held}
    seeds: dict[int, list[ReviewedClaim]] = defaultdict(list)
    for reviewed in claims:
        if reviewed.id in of:
            seeds[of[reviewed.id]].append(reviewed)
    return [sorted(seeds[i], key=_precision) for i in sorted(seeds)]


def _partners(settled: Settled) -> dict[str, set[str]]:
    """The claims that each claim must not meet."""
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in settled.apart:
        one, other = sorted(pair)
        partners[one].add(other)
        partners[other].add(one)
    return partners


def _key(claim: Claim) -> Key:
    same = identity(claim.kind)
    if same.directed:
        return same.family, claim.source, claim.target
    first, second = sorted((claim.source or "", claim.target or ""))
    return same.family, first, second


def width(when: When) -> int | None:
    """The days from the earliest to the latest as stated; None where a side is open or nothing is known.

    >>> width(When.parse("1956-07")), width(When.parse("1956/.."))
    (31, None)
    """
    if when.earliest is None or when.latest is None:
        return None
    return when.latest - when.earliest + 1


def exact(when: When) -> bool:
    """Whether the first and the last day are known.

    >>> exact(When.parse("1988-06-28/1988-07-01")), exact(When.parse("1988-06"))
    (True, False)
    """
    return None not in (when.start_min, when.end_min) and (
        when.start_min == when.start_max and when.end_min == when.end_max
    )


def _precision(reviewed: ReviewedClaim) -> tuple[int, int, tuple[int, int, str], str]:
    """Stretches known to the day come first, the longest before its parts; then the narrowest first."""
    when = reviewed.claim.date
    days = width(when)
    if days is None:
        return 2, 0, when.sort_key, reviewed.id
    if exact(when) and days <= VISIT_DAYS:
        return 0, -days, when.sort_key, reviewed.id
    return 1, days, when.sort_key, reviewed.id


class Block:
    """The happenings of one kind between the same states, found by month and by names of persons."""

    def __init__(self, same: Identity, apart: Mapping[str, set[str]]) -> None:
        self.same = same
        self.apart = apart
        self.happenings: list[Happening] = []
        self.by_month: dict[int, list[Happening]] = defaultdict(list)
        self.by_name: dict[str, list[Happening]] = defaultdict(list)

    def begin(self, members: Sequence[ReviewedClaim]) -> None:
        """Begin a happening with claims that are known to be about it."""
        happening = Happening()
        for reviewed in members:
            self._join(happening, reviewed)

    def place(self, reviewed: ReviewedClaim) -> str:
        """Put a claim where it belongs; the reason where it is left outside."""
        barred = self.apart.get(reviewed.id, set())
        fitting = [
            happening for happening in self._fitting(reviewed.claim)
            if not (barred and any(member.id in barred for member in happening.members))
        ]  # fmt: skip
        if len(fitting) > 1:
            named = [h for h in fitting if share(h.persons, frozenset(reviewed.claim.persons))]
            fitting = named if len(named) == 1 else fitting
        if len(fitting) > 1 and reviewed.standing.reviewed:
            self.happenings.append(_alone(reviewed))
        elif len(fitting) > 1:
            return f"could be any of {len(fitting)} happenings"
        else:
            self._join(fitting[0] if fitting else Happening(), reviewed)
        return ""

    def _join(self, happening: Happening, reviewed: ReviewedClaim) -> None:
        if not happening.members:
            self.happenings.append(happening)
        known = happening.persons
        happening.take(reviewed)
        if len(happening.members) == 1:
            for month in _months(reviewed.claim.date, 0):
                self.by_month[month].append(happening)
        for name in _name_keys(happening.persons - known):
            self.by_name[name].append(happening)

    def _fitting(self, claim: Claim) -> Iterator[Happening]:
        if self.same.once:
            yield from _nearest(claim.date, self.happenings)
        elif _vague(claim.date):
            near = self.happenings if self.same.rare else self._naming(claim)
            yield from (h for h in near if self._fits(claim, h))
        else:
            yield from (h for h in self._about(claim.date) if self._fits(claim, h))

    def _about(self, when: When) -> list[Happening]:
        found = {id(h): h for month in _months(when, SLIP_DAYS) for h in self.by_month[month]}
        return list(found.values())

    def _naming(self, claim: Claim) -> list[Happening]:
        found = {id(h): h for name in _name_keys(frozenset(claim.persons)) for h in self.by_name[name]}
        return [h for h in found.values() if share(h.persons, frozenset(claim.persons))]

    def _fits(self, claim: Claim, happening: Happening) -> bool:
        persons, others, unit = frozenset(claim.persons), frozenset(claim.others), _unit(claim)
        known = bool(persons and happening.persons)
        alike = known and share(persons, happening.persons)
        return (
            (alike or not known)
            and (not others or not happening.others or bool(others & happening.others))
            and (not unit or not happening.units or bool(unit & happening.units))
            and _same_act(claim, happening.core)
            and _same_days(claim.date, happening.core.date, SLIP_DAYS if alike else 0)
        )


def _alone(reviewed: ReviewedClaim) -> Happening:
    happening = Happening()
    happening.take(reviewed)
    return happening


def _vague(when: When) -> bool:
    days = width(when)
    return days is None or days > VAGUE_DAYS


def _same_act(claim: Claim, core: Claim) -> bool:
    """Whether two kinds are one act: the same kind, or what texts call by two names on the same day."""
    return claim.kind == core.kind or (exact(claim.date) and exact(core.date))


def _same_days(one: When, other: When, slip: int) -> bool:
    if one.overlaps(other) is Answer.NO:
        return bool(slip) and exact(one) and exact(other) and _gap(one, other) <= slip
    if _vague(one) and _vague(other):
        return one.same_time(other) is Answer.YES
    return _gap(one, other) == 0


def _gap(one: When, other: When) -> int:
    """Days between two dates as stated, nought where they meet or one is unknown."""
    bounds = (one.earliest, one.latest, other.earliest, other.latest)
    first, last, other_first, other_last = bounds
    after = first - other_last if first is not None and other_last is not None else 0
    before = other_first - last if other_first is not None and last is not None else 0
    return max(0, after, before)


def _nearest(when: When, happenings: Sequence[Happening]) -> list[Happening]:
    """Of what happens once, the dating nearest in time, up to two years away; all where nothing is said."""
    if width(when) is None:
        return list(happenings)
    gaps = [(_gap(when, h.core.date), i) for i, h in enumerate(happenings)]
    near = min(gaps, default=(VAGUE_DAYS + 1, 0))
    return [happenings[near[1]]] if near[0] <= VAGUE_DAYS else []


def _months(when: When, slip: int) -> range:
    """Numbers of the stretches of 31 days that a date touches; none for a vague one."""
    if _vague(when) or when.earliest is None or when.latest is None:
        return range(0)
    return range((when.earliest - slip) // MONTH, (when.latest + slip) // MONTH + 1)


def _name_keys(persons: frozenset[str]) -> Iterator[str]:
    """What a person's name is found by: initials can stand for many names, so they find none."""
    return (part for name in sorted(persons) for part in parts(name) if not part.endswith("."))


def _unit(claim: Claim) -> frozenset[str]:
    """The words of the unit of a claim's quantity, singular."""
    if claim.quantity is None:
        return frozenset()
    words = claim.quantity.unit.casefold().split()
    return frozenset(word.rstrip("s") for word in words if word not in UNITS_SAY_NOTHING)
