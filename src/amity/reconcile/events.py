"""Happenings as events: what the claims for them agree on, and what they differ on."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from amity.model.claims import Claim, Tier
from amity.model.decisions import Settled
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.judgements import Judgement
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.reconcile.days import exact, width
from amity.reconcile.differences import agree, contested
from amity.reconcile.happenings import group
from amity.reconcile.identity import identity
from amity.reconcile.judged import apply
from amity.reconcile.matching import Happening, Matching
from amity.reconcile.names import distinct
from amity.reconcile.tellings import REPORT, on
from amity.reference import Reference, load

REFUSED = (Factuality.DID_NOT_HAPPEN, Factuality.DENIED)
NEVER = 10**9
MOST_DATES = 256
"""Dates of one event that are weighed against each other: those that most documents give."""

Members = Sequence[ReviewedClaim]


def reconcile(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> tuple[Event, ...]:
    """What the claims, as they stand after the judgements, add up to, in order of time.

    A plan that was carried out is kept with the event that happened, as foretold; what is planned,
    rumoured or denied alone stays that. The result does not depend on the order of the inputs.

    >>> from amity.model.passages import Passage
    >>> def said(doc, date, how):
    ...     passage = Passage(doc=doc, start=0, end=9, quote="the visit")
    ...     return Claim(passage=passage, kind="visit", source="PRK", target="MNG", date=When.parse(date),
    ...         factuality=Factuality(how))
    >>> [event] = reconcile([said("000", "1956-07", "happened"), said("001", "1956", "planned")])
    >>> str(event.date), event.factuality.value, len(event.claims_for), len(event.foretold), event.witnesses
    ('1956-07', 'happened', 1, 1, 1)
    """
    return events(apply(claims, judgements))


def events(
    claims: Iterable[ReviewedClaim], settled: Settled | None = None, reference: Reference | None = None
) -> tuple[Event, ...]:
    """What reviewed claims add up to, in order of time; each id is there once.

    `settled` is what analysts decided on which claims are of one happening, and which they prefer. Persons
    and places are those of `reference`, by default of the data that ship.
    """
    return in_order(unordered(claims, settled, reference))


def unordered(
    claims: Iterable[ReviewedClaim], settled: Settled | None = None, reference: Reference | None = None
) -> list[Event]:
    """The events of some claims as `events` has them, in no order and with ids that several may share.

    >>> unordered([])
    []
    """
    over, matching = _over(settled or Settled()), Matching(reference or load())
    return [event(h, matching, over) for h in group(claims, settled, matching.reference).happenings]


def in_order(found: Iterable[Event]) -> tuple[Event, ...]:
    """Events in order of time, with a number behind the id of each that has the id of one before it.

    >>> in_order([])
    ()
    """
    seen: Counter[str] = Counter()
    named = []
    for one in sorted(found, key=_order):
        seen[one.id] += 1
        again = seen[one.id]
        named.append(one if again == 1 else replace(one, id=f"{one.id}-{again}"))
    return tuple(named)


def _order(event: Event) -> tuple[tuple[int, int, str], str, str, str, tuple[str, ...]]:
    names = event.source or "", event.target or ""
    return event.date.sort_key, event.kind, *names, event.claims_for + event.claims_against


def _over(settled: Settled) -> dict[str, set[str]]:
    """The claims that are preferred to each claim."""
    over: dict[str, set[str]] = defaultdict(set)
    for better, worse in settled.preferred:
        over[worse].add(better)
    return over


def event(happening: Happening, matching: Matching, over: Mapping[str, set[str]] | None = None) -> Event:
    """The event that a happening's claims make.

    Analysts' claims rank before those of readers in date, place and factuality, and claims of the tier with
    measured precision before others in kind and date: nothing that is shown as happened rests on a worse
    one. Claims against it are those that deny it; of what did not happen, those that say it did. `credible`
    is an event that happened on the word of an analyst, or of a claim of that tier: a plan never is.
    `over` are the claims that an analyst prefers to a claim: date and place are theirs where they are there.
    """
    members = sorted(_spanned(happening), key=lambda member: member.id)
    factuality = _factuality(members)
    opposed = (Factuality.HAPPENED,) if factuality in REFUSED else REFUSED
    against = [m for m in members if m.claim.factuality in opposed]
    backing = [m for m in members if m not in against]
    carrying = [m for m in backing if m.claim.factuality is factuality]
    foretold = [m for m in backing if factuality.realised and m not in carrying]
    backing = carrying if factuality.realised else backing
    best = _preferred(carrying, over or {})
    head, date = _head([m for m in best if _vouched(m)] or best), _date(best)
    source, target = _sides(head)
    persons = distinct(frozenset(p for m in backing for p in m.claim.persons), matching.people)
    others = tuple(sorted({state for m in backing for state in m.claim.others}))
    return Event(
        id=_id(head, date),
        kind=head.kind,
        source=source,
        target=target,
        date=date,
        factuality=factuality,
        claims_for=_ids(backing),
        claims_against=_ids(against),
        foretold=_ids(foretold),
        others=others,
        persons=persons,
        place=_place(best),
        dates=_dates([*backing, *against]),
        witnesses=len({m.claim.passage.doc for m in carrying}),
        reviewed=any(m.standing.reviewed for m in members),
        credible=factuality.realised and any(_vouched(m) for m in carrying),
        contested=contested(carrying, against, matching),
    )


def _spanned(happening: Happening) -> Members:
    """The claims; a day's report of a journey of several days stands for all of it."""
    span = happening.span
    if span is None:
        return happening.members
    return [
        on(m, span) if REPORT in m.claim.rules and not m.standing.reviewed else m for m in happening.members
    ]


def _preferred(carrying: Members, over: Mapping[str, set[str]]) -> Members:
    """The claims without those to which an analyst prefers another of them; all where none would be left."""
    here = {member.id for member in carrying}
    return [m for m in carrying if not over.get(m.id, set()) & here] or carrying


def _ids(members: Members) -> tuple[str, ...]:
    return tuple(sorted(member.id for member in members))


def _vouched(member: ReviewedClaim) -> bool:
    return member.standing.reviewed or member.claim.tier is Tier.HIGH


def _factuality(members: Members) -> Factuality:
    """What the claims add up to: an analyst's word first, then what is more than a plan.

    Where some say that it happened and others that it did not, it happened with claims against it, unless
    only those against are an analyst's.
    """
    given = {m.claim.factuality for m in members}
    trusted = {m.claim.factuality for m in members if m.standing.reviewed}
    facts = (Factuality.HAPPENED, Factuality.DID_NOT_HAPPEN)
    settled = next((fact for fact in facts if fact in trusted), None)
    if settled is not None:
        return settled
    order = (
        *facts, Factuality.PLANNED, Factuality.INVITED, Factuality.PROPOSED, Factuality.RUMOURED,
        Factuality.DENIED, Factuality.HYPOTHETICAL,
    )  # fmt: skip
    return next(factuality for factuality in order if factuality in given)


def _head(carrying: Members) -> Claim:
    """The claim whose kind and states stand for the event: of the kind that most say, the first by id.

    One that leaves a side out stands for it only where all do.
    """
    kinds = Counter(m.claim.kind for m in carrying)
    best = min(kinds, key=lambda kind: (-kinds[kind], identity(kind).rank, kind))
    said = [m.claim for m in carrying if m.claim.kind == best]
    return next((claim for claim in said if claim.source and claim.target), said[0])


def _sides(head: Claim) -> tuple[str | None, str | None]:
    """Source and target, in alphabetical order where the kind has no direction."""
    if identity(head.kind).directed or not (head.source and head.target):
        return head.source, head.target
    first, second = sorted((head.source, head.target))
    return first, second


def _date(carrying: Members) -> When:
    """The narrowest date that most of those who know best agree on."""
    known = [m for m in carrying if width(m.claim.date) is not None]
    reviewed = [m for m in known if m.standing.reviewed]
    dated = reviewed or [m for m in known if _vouched(m)] or known or list(carrying)
    documents: dict[str, set[str]] = defaultdict(set)
    for member in dated:
        documents[str(member.claim.date)].add(member.claim.passage.doc)
    given = _dates(dated) or (dated[0].claim.date,)
    dates = sorted(given, key=lambda when: (-len(documents[str(when)]), when.sort_key))[:MOST_DATES]
    return min(
        dates,
        key=lambda when: (
            -len(set().union(*(documents[str(date)] for date in dates if agree(when, date)))),
            not exact(when),
            width(when) or NEVER,
            when.sort_key,
        ),
    )


def _dates(members: Members) -> tuple[When, ...]:
    """Each date that is given, once; of like ones that whose parts are all in its words."""
    known = (m.claim.date for m in members if str(m.claim.date))
    given = {
        str(d): d for d in sorted(known, key=lambda d: (len(d.inferred), d.words, d.anchor), reverse=True)
    }
    return tuple(sorted(given.values(), key=lambda when: when.sort_key))


def _place(carrying: Members) -> str | None:
    ranked = [m for m in carrying if m.standing.reviewed and m.claim.place] or carrying
    places = Counter(m.claim.place for m in ranked if m.claim.place)
    return min(places, key=lambda place: (-places[place], place), default=None)


def _id(head: Claim, date: When) -> str:
    """A name that follows from what happened between whom and when: more witnesses do not change it."""
    content = [head.kind, *_sides(head), str(date)]
    return f"e-{sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:10]}"
