"""In what capacity those who take part in a contact do so: by the rosters at that date, and by the words."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.contacts import Capacity, Channel, Rank, top
from amity.model.states import Person, Tenure
from amity.model.when import When
from amity.reference import Reference
from amity.relate.contacts_words import Heard, Said, Wording, absent, name_after, offices
from amity.relate.record import Entry

EMBASSY = "ambassador"


class Ranking:
    """Finds the capacities in which the sides of a dyad take part in events."""

    def __init__(self, one: str, other: str, reference: Reference) -> None:
        self.pair, self._reference = (one, other), reference
        self._wording = Wording(one, other, reference)
        self._known = lru_cache(maxsize=65536)(self._person)

    def heard(self, claim: Claim) -> Heard:
        """What the words of a claim tell."""
        return self._wording.read(claim.passage.quote)

    def capacities(self, entry: Entry, claims: Mapping[str, Claim], guest: str | None) -> Iterator[Capacity]:
        """Every capacity that an entry tells of; `guest` is the side that is known to come to the other."""
        event = entry.event
        told = [name for name in event.claims_for if name in claims]
        first = told[0] if told else ""
        for name in event.persons:
            if self._takes_part(name, (claims[key] for key in told)):
                yield from self._of_person(name, event.date, first)
        for name in told:
            yield from self._of_words(name, claims[name], event.date, guest)

    def _takes_part(self, name: str, claims: Iterable[Claim]) -> bool:
        """Whether somebody who is named takes part, and is not merely whose envoy or letter comes."""
        named = [claim.passage.quote for claim in claims if name in claim.passage.quote]
        principal = absent()["principal"]
        return not named or any(not principal.search(text[: text.index(name)]) for text in named)

    def person(self, name: str, when: When) -> Person | None:
        """The one person of either side whom a name can mean at that date; None for none or several."""
        return self._known(name, when.edtf)

    def _person(self, name: str, edtf: str) -> Person | None:
        when = When(edtf=edtf)
        ours = [one for one in self._reference.persons_named(name, when) if self._of_pair(one, when)]
        alive = [one for one in ours if not (one.died and one.died.before(when) is Answer.YES)]
        return alive[0] if len(alive) == 1 else None

    def _of_pair(self, person: Person, when: When) -> bool:
        code = person.state
        return code in self.pair or self._reference.contemporary(code, when) in self.pair

    def _of_person(self, name: str, when: When, claim: str) -> Iterator[Capacity]:
        person = self.person(name, when)
        if person is None:
            return
        held = self._held(person, when)
        for tenure in held:
            state = self._side(person, when)
            channel, rank = _office(tenure.office.role)
            if channel is Channel.PARTY and not self._reference.ruling_alone(tenure.office.state, when):
                continue
            yield Capacity(
                state=state, name=person.name, channel=channel, rank=rank, office=tenure.office.id,
                why=f"{tenure.office.title}, in office {tenure.held}", claim=claim,
            )  # fmt: skip
        if not held:
            yield Capacity(
                state=self._side(person, when), name=person.name, channel=Channel.UNKNOWN, rank=Rank.UNKNOWN,
                why="no office of that date in the rosters", claim=claim,
            )  # fmt: skip

    def _held(self, person: Person, when: When) -> list[Tenure]:
        """The offices that a person had at a date: those surely had, or else those perhaps had."""
        tenures = self._reference.tenures_of(person.id)
        known = [tenure for tenure in tenures if _office(tenure.office.role)[1] is not Rank.UNKNOWN]
        sure = [t for t in known if t.held.overlaps(when) is Answer.YES]
        return sure or [t for t in known if when.edtf and t.held.overlaps(when) is Answer.UNKNOWN]

    def _side(self, person: Person, when: When) -> str:
        if person.state in self.pair:
            return person.state
        return self._reference.contemporary(person.state, when)

    def _of_words(self, name: str, claim: Claim, when: When, guest: str | None) -> Iterator[Capacity]:
        heard = self.heard(claim)
        for said in heard.said:
            sides = self._sides(said, heard, claim, guest)
            beside = self._beside(said, claim) if len(sides) == 1 else ""
            unlisted = beside if beside and self.person(beside, claim.date) is None else ""
            for side in sides:
                yield Capacity(
                    state=side, channel=said.channel, rank=self._precedence(said, side, when), name=unlisted,
                    why=f"“{' '.join(said.text.split())}” in the passage", claim=name,
                )  # fmt: skip

    def _sides(self, said: Said, heard: Heard, claim: Claim, guest: str | None) -> tuple[str | None, ...]:
        """Whose a title is: as the words say; that of a person beside it; else the visitor's, or the host's.

        A visit is told of the visitor. At a meeting one title that stands twice is of either side; where one
        side is named as guest, what has no state beside it is the other's.
        """
        if said.sides:
            return said.sides
        beside = self._beside(said, claim)
        if person := self.person(beside, claim.date) if beside else None:
            return (self._side(person, claim.date),)
        if claim.kind == "visit":
            return (claim.source,)
        same = [
            one for one in heard.said if (one.channel, one.rank, one.sides) == (said.channel, said.rank, ())
        ]
        if len(same) > 1:
            return self.pair
        if heard.guest or guest:
            other = [state for state in self.pair if state != (heard.guest or guest)]
            return (other[0],)
        return (None,)

    def _beside(self, said: Said, claim: Claim) -> str:
        """The person whose name stands right before or after a title; empty where none does."""
        for name in claim.persons:
            near = claim.passage.quote.find(name)
            if near >= 0 and (0 <= near - said.end <= 2 or 0 <= said.start - near - len(name) <= 6):
                return name
        found = name_after(claim.passage.quote, said.end)
        return found if found and not self._reference.mentions(found) else ""

    def _precedence(self, said: Said, side: str | None, when: When) -> Rank:
        """The rank of a title; the leader of a party stands at the top only where it rules alone."""
        if said.channel is Channel.PARTY and said.rank is Rank.HEAD:
            rules = side is not None and self._reference.ruling_alone(side, when)
            return Rank.HEAD if rules else Rank.MINISTER
        return said.rank


def _office(role: str) -> tuple[Channel, Rank]:
    known = offices().get(EMBASSY if role.startswith("ambassador") else role)
    return known or (Channel.UNKNOWN, Rank.UNKNOWN)


def settled(capacities: Iterable[Capacity]) -> tuple[Capacity, ...]:
    """Each capacity once, by side, the highest first; what is told with a name is not told without one too.

    >>> settled([])
    ()
    """
    found: dict[tuple[object, ...], Capacity] = {}
    for one in capacities:
        key = one.state or "", one.name, one.channel, one.rank, one.office
        if key not in found or one.claim < found[key].claim:
            found[key] = one
    order = list(Rank)
    named = {(one.state, one.channel, one.rank) for one in found.values() if one.name}
    return tuple(
        sorted(
            (one for one in found.values() if one.name or (one.state, one.channel, one.rank) not in named),
            key=lambda c: (c.state or "~", order.index(c.rank), c.name, c.channel, c.office, c.why),
        )
    )


def highest(capacities: Iterable[Capacity], state: str | None) -> Rank:
    """The highest rank of a side."""
    return top(one.rank for one in capacities if one.state == state)
