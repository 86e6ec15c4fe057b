"""Events weighed: the independent witnesses for and against each, and what follows from them."""

from collections.abc import Iterable, Mapping, Sequence
from math import exp

from amity.examine.credence.tables import rules, term
from amity.examine.credence.truths import truths
from amity.examine.credence.values import FIELDS, assertions
from amity.examine.credence.witnesses import weighed_witnesses
from amity.examine.independence import with_errors
from amity.model.claims import Tier
from amity.model.credence import Credence, Preference, WeighedWitness
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.reviewed import ReviewedClaim
from amity.model.truths import Assertion, Truths
from amity.model.witnesses import SourceGraph, SourceNode
from amity.reference import Reference

AGAINST = (Factuality.DID_NOT_HAPPEN, Factuality.DENIED)
ALIKE = 2.0
"""Two probabilities closer than by this factor settle nothing between two values."""

Told = Mapping[str, ReviewedClaim]


class Weighing:
    """The events of a case weighed against each other: who errs with whom shows only over all of them.

    >>> from amity.reference import load
    >>> Weighing((), {}, SourceGraph(), load()).graph.nodes
    ()
    """

    def __init__(
        self, events: Iterable[Event], claims: Told, graph: SourceGraph, reference: Reference
    ) -> None:
        self._claims, self._reference = claims, reference
        given = [said for event in events for said in self._assertions(event, graph)]
        expected = {node.id: _expected(node) for node in graph.nodes}
        self.truths = truths(given, expected)
        self.graph = with_errors(graph, self.truths.copying)

    def _assertions(self, event: Event, graph: SourceGraph) -> list[Assertion]:
        """What the independent witnesses say of an event that more than one of them tells."""
        told = {
            name: self._claims[name].claim for name in event.claims
            if name in self._claims and self._claims[name].claim.factuality.realised
        }  # fmt: skip
        if len(told) < 2:
            return []
        witnesses = graph.witnesses(told)
        if len(witnesses) < 2:
            return []
        return list(assertions(event.id, told, witnesses, self._reference))

    def credence(self, event: Event) -> Credence:
        """What speaks for and against an event; the order of claims and events has no say."""
        return weigh(event, self._claims, self.graph, self.truths)


def _expected(node: SourceNode) -> float:
    """The accuracy that a source's letter or sort stands for, as a share."""
    level = node.reliability if node.reliability not in ("", "F") else str(node.directness)
    return 1 / (1 + exp(-term("reliability", level).log_odds))


def weigh(event: Event, claims: Told, graph: SourceGraph, found: Truths | None = None) -> Credence:
    """What speaks for and against that an event happened.

    Of its claims, those that say so speak for it and those that deny it against it; plans, offers and rumours
    speak for nothing. Claims that are not in `claims`, or whose document the graph does not
    have, are left out. Values are preferred by `found`.

    >>> from amity.model.when import When
    >>> event = Event(id="e", kind="visit", source="PRK", target="MNG", date=When.unknown(),
    ...     factuality=Factuality.PLANNED, claims_for=("c",))
    >>> weigh(event, {}, SourceGraph()).rule
    'No witness says that it happened.'
    """
    known = {
        name: claims[name] for name in event.claims
        if name in claims and f"doc:{claims[name].claim.passage.doc}" in graph.by_id
    }  # fmt: skip
    saying = {name: told for name, told in known.items() if told.claim.factuality.realised}
    denying = {name: told for name, told in known.items() if told.claim.factuality in AGAINST}
    both = [weighed_witnesses(told, graph, event.states) for told in (saying, denying)]
    torn = _roots(both[0]) & _roots(both[1])
    supporting, opposing = (tuple(t for t in weighed if torn.isdisjoint(t.witness.roots)) for weighed in both)
    vouched = any(_vouched(claims[name]) for t in supporting for name in t.witness.claims)
    rule = next(rule for rule in rules() if rule.holds(supporting, opposing, vouched))
    return Credence(
        event=event.id,
        attestation=rule.attestation,
        rule=rule.rule,
        supporting=supporting,
        opposing=opposing,
        torn=tuple(sorted(torn)),
        foretold=len(known) - len(saying) - len(denying),
        preferences=_preferences(event, found, graph) if found else (),
    )


def _roots(weighed: Iterable[WeighedWitness]) -> frozenset[str]:
    return frozenset(root for witness in weighed for root in witness.witness.roots)


def _vouched(reviewed: ReviewedClaim) -> bool:
    return reviewed.standing.reviewed or reviewed.claim.tier is Tier.HIGH


def _preferences(event: Event, found: Truths, graph: SourceGraph) -> tuple[Preference, ...]:
    """For each field with more than one value, which is to be preferred."""
    return tuple(
        Preference(field=field, values=ranked, why=_why(ranked_sources, graph, settled=settled))
        for field in FIELDS
        if len(ranked := found.ranking.get(f"{event.id}:{field}", ())) > 1
        for ranked_sources in [[value.sources for value in ranked]]
        for settled in [ranked[0].probability >= ALIKE * ranked[1].probability]
    )


def _why(sources: Sequence[Sequence[str]], graph: SourceGraph, *, settled: bool) -> str:
    """The reason for a preference: who says so, against whom."""
    first, *others = (", ".join(graph.by_id[name].label for name in given) for given in sources)
    against = f"{len(sources[0])} independent: {first}; otherwise: {'; '.join(others)}"
    return against if settled else f"Not settled, for the values are about as well attested. {against}"
