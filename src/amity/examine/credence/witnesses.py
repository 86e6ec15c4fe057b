"""Witnesses weighed: what each factor adds, from the claim by which a witness is known best."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from amity.errors import InvalidDate
from amity.examine.credence.tables import term
from amity.model.claims import Claim, Tier
from amity.model.credence import DECADE, MONTH, YEAR, Term, WeighedWitness
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.model.witnesses import Directness, SourceGraph, SourceNode, Witness

UNSOUND = frozenset("DE")
HALF = 0.5
"""A further witness of the side of one that was counted weighs half: they have the same reasons to say so."""


def weighed_witnesses(
    claims: Mapping[str, ReviewedClaim], graph: SourceGraph, parties: frozenset[str]
) -> tuple[WeighedWitness, ...]:
    """The independent witnesses that claims on one happening come down to, the weightiest first.

    `parties` are the states that it is about. The order of the claims has no say.

    >>> weighed_witnesses({}, SourceGraph(), frozenset())
    ()
    """
    witnesses = graph.witnesses({name: reviewed.claim for name, reviewed in claims.items()})
    found = [_best(witness, claims, graph, parties) for witness in witnesses]
    return _discounted(sorted(found, key=_order))


def _order(witness: WeighedWitness) -> tuple[float, str]:
    return -witness.weight, witness.witness.roots[0]


def _best(
    witness: Witness, claims: Mapping[str, ReviewedClaim], graph: SourceGraph, parties: frozenset[str]
) -> WeighedWitness:
    """A witness by that claim of it which weighs most."""
    made = (_weighed(witness, name, claims[name], graph, parties) for name in witness.claims)
    return min(made, key=lambda witness: (-witness.weight, witness.claim))


def _weighed(
    witness: Witness, name: str, reviewed: ReviewedClaim, graph: SourceGraph, parties: frozenset[str]
) -> WeighedWitness:
    claim = reviewed.claim
    teller = graph.by_id[f"doc:{claim.passage.doc}"]
    origin = _origin(witness, teller, name, graph)
    removes = 0 if origin is teller else min(2, max(1, len(claim.attribution)))
    speaks = teller.directness is Directness.OFFICIAL
    unnamed = origin is teller and bool(claim.attribution) and not speaks
    days = delay(claim.date, origin.issued)
    return WeighedWitness(
        witness=witness,
        claim=name,
        label=origin.label,
        directness=origin.directness,
        removes=removes,
        unnamed=unnamed,
        days=days,
        side=_side(origin.state, parties),
        reviewed=reviewed.standing.reviewed,
        sound=_sound(reviewed, origin, unnamed=unnamed),
        terms=(
            _reliability(origin, teller),
            term("removes", "unnamed" if unnamed else str(removes)),
            term("timeliness", _timeliness(days)),
            *_specificity(claim),
            term("reading", "reviewed" if reviewed.standing.reviewed else str(claim.tier)),
        ),
    )


def _origin(witness: Witness, teller: SourceNode, name: str, graph: SourceGraph) -> SourceNode:
    """The root that a claim leads to: its own document, or the source that this took it from."""
    if teller.id in witness.roots:
        return teller
    target = next((e.target for e in witness.edges if e.source == teller.id), witness.roots[0])
    return graph.by_id[target]


def _reliability(origin: SourceNode, teller: SourceNode) -> Term:
    """By the letter of the origin, or of the text that names it; F is as good as no letter."""
    letter = next((node.reliability for node in (origin, teller) if node.reliability not in ("", "F")), "")
    return term("reliability", letter or str(origin.directness))


def delay(happened: When, issued: str) -> int | None:
    """The days that can at most lie between what happened and its being told.

    Negative where it was told before the first day on which it can have happened; None where either is open.

    >>> delay(When.parse("1999-11-04"), "1999-11-05"), delay(When.parse("1999-11"), "1999-11-05")
    (1, 4)
    >>> delay(When.parse("2000-01-02"), "1999-12-31"), delay(When.unknown(), "1999")
    (-2, None)
    """
    try:
        told = When.parse(issued).latest if issued else None
    except InvalidDate:
        return None
    return None if told is None or happened.earliest is None else told - happened.earliest


def _timeliness(days: int | None) -> str:
    if days is None:
        return "unknown"
    bounds = ((-1, "before"), (MONTH, "month"), (YEAR, "year"), (DECADE, "decade"))
    return next((level for bound, level in bounds if days <= bound), "later")


def _specificity(claim: Claim) -> Iterable[Term]:
    """What a claim commits itself to; a day that had to be inferred is none."""
    date = claim.date
    if date.earliest is not None and date.earliest == date.latest and not date.inferred:
        yield term("specificity", "day")
    given = {"persons": claim.persons, "place": claim.place, "quantity": claim.quantity}
    yield from (term("specificity", level) for level, value in given.items() if value)


def _side(state: str | None, parties: frozenset[str]) -> str:
    if state is None:
        return ""
    return state if state in parties else "third"


def _sound(reviewed: ReviewedClaim, origin: SourceNode, *, unnamed: bool) -> bool:
    """Whether one such witness is enough for "probable"."""
    read = reviewed.standing.reviewed or reviewed.claim.tier is not Tier.LOW
    return read and not unnamed and origin.reliability not in UNSOUND


def _discounted(ordered: Iterable[WeighedWitness]) -> tuple[WeighedWitness, ...]:
    """The witnesses with those of a party's side that is heard already at half their weight."""
    heard: dict[str, int] = defaultdict(int)
    found = []
    for witness in ordered:
        party = witness.side not in ("", "third")
        heard[witness.side] += 1
        if party and heard[witness.side] > 1 and witness.weight:
            why = f"a further witness of the side of {witness.side} weighs half"
            less = Term(factor="side", level="further", log_odds=-HALF * witness.weight, why=why)
            witness = replace(witness, terms=(*witness.terms, less))  # noqa: PLW2901 - the same one, less
        found.append(witness)
    return tuple(sorted(found, key=_order))
