"""What the claims in hand tell of, sorted so that a statement on firsts and ranks can be held against it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from amity.examine.actors import ActorClass, person_key, roles_held, same_person, titles
from amity.examine.evidence import Evidence
from amity.examine.numerals import statement_words
from amity.examine.readings import ENGINE, readings
from amity.examine.stated import at_fault
from amity.model.answers import Answer
from amity.model.claims import Claim, Shape, Tier
from amity.model.passages import Passage
from amity.model.when import When

MOST = 500
"""Tellings of one kind on one state that a statement is held against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One telling of one happening: its family ("visit"), who acted on whom, in what roles, and when.

    `sure` says whether it may contradict a statement: happened, its year stated, read at least as MEDIUM.
    """

    claim: Claim
    sentence: Passage
    family: str
    persons: frozenset[str]
    roles: frozenset[str]
    sure: bool

    @property
    def when(self) -> When:
        """The date as stated."""
        return self.claim.date

    @property
    def claims(self) -> tuple[str, ...]:
        """The id of its claim, if it is one of the case."""
        return () if self.claim.engine == ENGINE else (self.claim.id,)

    def on(self, target: str | None) -> bool:
        """Whether a state is the one acted on; either side where the family has no direction."""
        if directed(self.family):
            return target is not None and self.claim.target == target
        return target is not None and target in self.claim.states

    def by(self, actor: ActorClass) -> Answer:
        """Whether the actor is one of a class; UNKNOWN where the roles are not known."""
        if actor.state and not self._from(actor.state):
            return Answer.NO
        if actor.foreign and self.claim.source == self.claim.target:
            return Answer.NO
        if actor.persons:
            return _same(actor.persons, self.persons, every=not directed(self.family))
        if actor.roles:
            return Answer.YES if actor.roles & self.roles else Answer.NO if self.roles else Answer.UNKNOWN
        return Answer.YES

    def _from(self, state: str) -> bool:
        return self.claim.source == state or (not directed(self.family) and state in self.claim.states)


def _same(ours: Iterable[str], theirs: Iterable[str], *, every: bool) -> Answer:
    """Whether one of ours is among theirs; for a meeting, whether every one is."""
    theirs = list(theirs)
    if not theirs:
        return Answer.UNKNOWN
    among = [any(same_person(one, two) for two in theirs) for one in ours]
    return Answer.YES if (all(among) if every else any(among)) else Answer.NO


def _begins(told: Occurrence) -> int:
    return told.when.first_year or 0


@cache
def families() -> dict[str, str]:
    """The family of each kind of claim that is counted.

    >>> families()["visit"]
    'visit'
    """
    table = statement_words()["families"]
    return {kind: family for family, row in table.items() for kind in row["kinds"]}


def directed(family: str) -> bool:
    """Whether a family tells who acts from who is acted on.

    >>> directed("visit"), directed("meeting")
    (True, False)
    """
    return bool(statement_words()["families"][family]["directed"])


class Occurrences:
    """All tellings of counted kinds by family and state, in the order of their dates."""

    def __init__(self, evidence: Evidence) -> None:
        self._by_side: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        self._by_sentence: dict[tuple[str, int], list[Occurrence]] = defaultdict(list)
        told = [*evidence.claims, *readings(evidence)]
        for claim in sorted(told, key=lambda claim: (claim.date.sort_key, claim.id)):
            family = families().get(claim.kind)
            if family and claim.factuality.realised and claim.shape is Shape.EVENT:
                self._add(_occurrence(claim, family, evidence))

    def _add(self, told: Occurrence) -> None:
        self._by_sentence[told.sentence.doc, told.sentence.start].append(told)
        if told.when.earliest is not None:
            for side in told.claim.states if not directed(told.family) else filter(None, [told.claim.target]):
                self._by_side[told.family, side].append(told)

    def at(self, sentence: Passage) -> Sequence[Occurrence]:
        """Those that a sentence tells of."""
        return self._by_sentence.get((sentence.doc, sentence.start), ())

    def of(
        self, family: str, target: str | None, actor: ActorClass, years: tuple[int, int] = (-9999, 9999)
    ) -> Iterator[tuple[Occurrence, Answer]]:
        """Those of a family on a state that may be by an actor of the class, with whether they are.

        `years` are the first and last in which they begin. Of very many the last MOST are looked at.
        """
        told_of = self._by_side.get((family, target or ""), [])
        first = bisect_left(told_of, years[0], key=_begins)
        last = bisect_left(told_of, years[1] + 1, key=_begins)
        for told in told_of[max(first, last - MOST) : last]:
            answer = told.by(actor)
            if answer is not Answer.NO:
                yield told, answer


def _occurrence(claim: Claim, family: str, evidence: Evidence) -> Occurrence:
    reference = evidence.reference
    keys = frozenset(person_key(name, reference, claim.date) for name in claim.persons)
    told = Occurrence(
        claim=claim, sentence=evidence.sentence(claim.passage), family=family, persons=keys,
        roles=_titled(claim),
        sure=claim.tier is not Tier.LOW and at_fault(claim, evidence) and claim.date.earliest is not None,
    )  # fmt: skip
    held = roles_held(sorted(keys), claim.date, reference) if claim.date.edtf else frozenset()
    return replace(told, roles=told.roles | held)


def _titled(claim: Claim) -> frozenset[str]:
    """The roles of the first title in the words, where it stands with the first person or at the head.

    Whom a traveller calls on is named later ("Premier Ames visited President Bell").
    """
    quote = claim.passage.quote
    first = next(titles(quote), None)
    if first is None:
        return frozenset()
    names = [at for name in claim.persons if (at := quote.find(name)) >= 0]
    near = not names or abs(min(names) - first.end) < 60 or first.end <= min(names)
    return first.roles if near else frozenset()
