"""Which claims are about the same happening.

Claims are put in blocks of the same kind and states, and taken there the most precise first: what happened or
did not, then what was meant to, then what is only remembered. So the order in which they come has no say, and
the work grows with their number, not with its square. Claims that say the same go together. A claim joins a
happening whose core date (that of its most precise claim, or the span of days' reports) shares a day with its
own, where persons, ranks, quantities, towns and other states do not speak against it. Where several would do,
the one with a person in common has it; where none or more than one has, the claim is left outside: it does
not say which it means. A claim whose date is unknown or wider than two years joins only on the strength of a
person, where the days or the number are the same, or where such a thing is rare and only one lies in that
time.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amity.model.claims import Shape
from amity.model.decisions import Settled
from amity.model.reviewed import ReviewedClaim
from amity.reconcile.blocks import Block, Placing
from amity.reconcile.matching import FACTS, Happening, Matching
from amity.reconcile.sides import Sides
from amity.reconcile.tellings import Key, Telling, content, telling
from amity.reference import Reference, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Happenings, and the claims that are part of none, by id, with the reason."""

    happenings: tuple[Happening, ...]
    outside: dict[str, str]


def group(
    claims: Iterable[ReviewedClaim], settled: Settled | None = None, reference: Reference | None = None
) -> Grouping:
    """Put claims about the same happening together.

    Each claim is in exactly one happening or outside: rejected ones, counts, states and silences, memories of
    what nothing else tells, and those that could be about any of several happenings. What analysts have
    `settled` comes first: claims that they hold to be of one happening begin it, and those that they hold
    apart never meet. Persons, ranks and places are those of `reference`, by default of the data that ship.
    """
    known, settled = reference or load(), settled or Settled()
    matching = Matching(known)
    outside: dict[str, str] = {}
    tellings: list[Telling] = []
    for reviewed in claims:
        if not reviewed.standing.carries:
            outside[reviewed.id] = "rejected"
        elif reviewed.claim.shape is not Shape.EVENT:
            outside[reviewed.id] = f"{reviewed.claim.shape}, not an event"
        else:
            tellings.append(telling(reviewed, matching.people, known))
    blocks = _begun(tellings, settled, matching)
    sides = Sides(blocks)
    for key, placings in sorted(_by_key(tellings, settled).items(), key=lambda item: _last(item[0])):
        outside |= _placed(placings, blocks[key], sides)
    happenings = tuple(h for key in sorted(blocks, key=repr) for h in blocks[key].happenings)
    return Grouping(happenings=happenings, outside=dict(sorted(outside.items())))


def _last(key: Key) -> tuple[bool, str]:
    """Claims that leave a side out come last: the other claims may fill it."""
    return not (key[1] and key[2]), repr(key)


def _begun(tellings: Sequence[Telling], settled: Settled, matching: Matching) -> dict[Key, Block]:
    """The blocks, each with the happenings that analysts settled."""
    apart = _partners(settled)
    blocks = {one.key: Block(matching, apart) for one in tellings}
    of = {name: i for i, held in enumerate(settled.together) for name in held}
    seeds: dict[int, list[Telling]] = defaultdict(list)
    for one in tellings:
        if one.reviewed.id in of:
            seeds[of[one.reviewed.id]].append(one)
    for _, members in sorted(seeds.items()):
        members.sort(key=_order)
        blocks[members[0].key].begin([Placing(one) for one in members])
    return blocks


def _order(one: Telling) -> tuple[object, ...]:
    return (*content(one), one.reviewed.id)


def _partners(settled: Settled) -> dict[str, set[str]]:
    """The claims that each claim must not meet."""
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in settled.apart:
        one, other = sorted(pair)
        partners[one].add(other)
        partners[other].add(one)
    return partners


def _by_key(tellings: Iterable[Telling], settled: Settled) -> dict[Key, list[Placing]]:
    """The claims that are still to be placed, by block and in order; those that say the same as one.

    What an analyst has held apart from anything is placed by itself.
    """
    seeded = {name for held in settled.together for name in held}
    alone = {name for pair in settled.apart for name in pair}
    alike: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        if one.reviewed.id not in seeded:
            own = one.reviewed.id if one.reviewed.id in alone else ""
            alike[repr((*content(one), own))].append(one)
    placings: dict[Key, list[Placing]] = defaultdict(list)
    for members in alike.values():
        first, *copies = sorted(members, key=lambda one: one.reviewed.id)
        placings[first.key].append(Placing(first, tuple(copy.reviewed for copy in copies)))
    return {key: sorted(held, key=lambda placing: _order(placing.one)) for key, held in placings.items()}


def _placed(placings: Sequence[Placing], block: Block, sides: Sides) -> dict[str, str]:
    """Place claims of one block; those that are left outside, with the reason."""
    outside: dict[str, str] = {}
    told = [placing for placing in placings if placing.one.memory is None]
    reports = [
        p for p in told if p.one.row and p.one.claim.kind == "visit" and p.one.claim.factuality in FACTS
    ]
    reports = [p for p in reports if not any(block.apart.get(name) for name in p.ids)]
    single = block.travel(reports)
    moved = {id(placing) for placing in reports} - {id(placing) for placing in single}
    facts = [p for p in told if p.one.claim.factuality in FACTS and id(p) not in moved]
    meant = [p for p in told if p.one.claim.factuality not in FACTS]
    for placing in (*facts, *meant, *(p for p in placings if p.one.memory is not None)):
        if sides.filled(placing):
            continue
        reason = block.remember(placing) if placing.one.memory else block.place(placing)
        if reason:
            outside |= dict.fromkeys(placing.ids, reason)
    return outside
