"""What the parties of a trigger add up to: pairs, kind, tier, and the claims of a sentence, each once."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from amity.extract.languages.clauses import Trigger
from amity.extract.languages.marks import Name
from amity.extract.languages.parties import Ends
from amity.model.claims import Claim, Tier
from amity.model.factuality import Factuality


def ends_of(claim: Claim) -> Ends:
    """The parties of a claim made before, as those of a trigger that means it."""
    one, other = (
        (Name(start=0, end=0, states=(state,), how="the same"),) if state else ()
        for state in (claim.source, claim.target)
    )
    return one, other


def pairs(
    trigger: Trigger, ends: Ends
) -> Iterator[tuple[tuple[Name, ...], tuple[Name, ...], tuple[str, ...]]]:
    """Source, target and others of each claim that the parties make."""
    sources, targets = ([replace(n, states=(s,)) for n in names for s in n.states] for names in ends)
    if trigger.frame.parties:
        once = {n.states[0]: n for n in reversed((*sources, *targets))}
        names = [once[s] for s in dict.fromkeys(n.states[0] for n in (*sources, *targets))]
        if len(names) > 1:
            yield (names[0],), (names[1],), tuple(sorted(n.states[0] for n in names[2:]))
            if trigger.frame.mutual:
                yield (names[1],), (names[0],), ()
        return
    froms = list({n.states[0]: n for n in reversed(sources)}.values())[::-1]
    tos = list({n.states[0]: n for n in reversed(targets)}.values())[::-1]
    single = trigger.frame.alone or trigger.frame.single or trigger.frame.kind in SINGLE
    if not (froms and tos):
        yield from (((n,), (), ()) for n in froms if single)
        yield from (((), (n,), ()) for n in tos if single)
    for source, target in product(froms, tos):
        if source.states != target.states:
            yield (source,), (target,), ()


SINGLE = frozenset(
    "mediation_offer talks_hosted embassy_closed embassy_opened exercise threat criticism".split()
)
"""Kinds that name one state alone often enough."""


MUTUAL = frozenset("condolence support embassy_opened embassy_reopened embassy_closed".split())
"""Kinds that one sentence often tells of both sides."""


def add(found: list[Claim], claim: Claim) -> None:
    """Take a claim in, unless the sentence has made it already; the one with a date of its own stays."""
    for i, other in enumerate(found):
        same = (other.kind, other.states, other.factuality) == (claim.kind, claim.states, claim.factuality)
        same = same and (claim.kind not in MUTUAL or other.source == claim.source)
        if same and (other.date.edtf == claim.date.edtf or "date:clause" not in "".join(claim.rules)):
            return
        if same and "date:clause" not in "".join(other.rules):
            found[i] = claim
            return
    found.append(claim)


def hosted(found: list[Claim]) -> list[Claim]:
    """The claims, with the talks that a third state hosts told by its claim alone, which has who talked.

    One who talks is no third, wherever the talks are.
    """
    hosts = {c.passage.start: c for c in found if c.kind == "talks_hosted"}
    if not hosts:
        return found
    talks = [c for c in found if c.kind == "meeting" and c.passage.start in hosts]
    two = [c for c in talks if len(c.states) == 2]
    own = [hosts[c.passage.start] for c in two if hosts[c.passage.start].source in c.states]
    talks = [c for c in talks if hosts[c.passage.start] not in own]
    kept = [c for c in found if c not in talks and c not in own]
    for talk in talks:
        host = hosts[talk.passage.start]
        others = tuple(sorted({*host.others, *talk.states} - {host.source or ""}))
        kept = [replace(c, others=others) if c is host else c for c in kept]
    return kept


def third(found: list[Claim]) -> list[Claim]:
    """The claims without those of a host who talks himself: at home with another one is no third."""
    talks = [c for c in found if c.kind == "meeting"]
    return [
        c
        for c in found
        if c.kind != "talks_hosted"
        or not any(c.source in t.states and t.passage.start == c.passage.start for t in talks)
    ]


def kind_of(trigger: Trigger) -> str:
    """The kind of a finding; a treaty, mediation or venue that is only proposed is the proposal or offer."""
    kind, factuality = trigger.frame.kind, trigger.verdict[0]
    if kind == "treaty_signed" and factuality is Factuality.PROPOSED:
        return "treaty_proposed"
    offered = kind in ("mediation", "talks_hosted") and factuality is Factuality.PROPOSED
    return "mediation_offer" if offered else kind


_INFERRED = frozenset(("focus", "near", "pronoun", "the same", "home"))


def tier_of(trigger: Trigger, ends: Ends, rule: str) -> Tier:
    """HIGH where all is in the words of the clause, LOW where two things or more are not."""
    sides = [names for names in ends if names]
    doubts = sum(n.how in _INFERRED for names in sides for n in names[:1])
    doubts += rule != "clause"
    doubts += len(sides) < 2 and not trigger.frame.alone
    return (Tier.HIGH, Tier.MEDIUM)[doubts] if doubts < 2 else Tier.LOW
