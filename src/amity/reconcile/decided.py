"""Which claims analysts hold to be of one happening, or prefer: decisions as they now stand.

A decision finds its claims as a judgement does (`judged`). The last word on a subject counts; that two
analysts differ is told. Identities are taken from the latest to the earliest, and one that contradicts what
is settled by then (A is B, B is C, but A is not C) is told and set aside.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from amity.model.claims import Claim
from amity.model.decisions import Anchor, Decision, Ruling, Settled, Subject
from amity.model.judgements import Judgement, Verdict
from amity.model.reviewed import ReviewedClaim
from amity.reconcile.judged import in_force, locate

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What decisions on claims come to, and what of them cannot count.

    `orphans` are in force and name a claim that no reader finds any more; `contradicted` are identities that
    later ones rule out.
    """

    settled: Settled = field(default_factory=Settled)
    orphans: tuple[Decision, ...] = ()
    contradicted: tuple[Decision, ...] = ()


def holding(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Each analyst's last word on each subject, the earliest first, without what was withdrawn.

    Lines that came in twice, by a merge, count once.
    """
    ordered = sorted({d.id: d for d in decisions}.values(), key=lambda d: (d.at, d.id))
    undone: set[str] = set()
    last: dict[tuple[str, ...], Decision] = {}
    for decision in reversed(ordered):
        if decision.id in undone:
            continue
        if decision.ruling is Ruling.WITHDRAWN:
            undone.add(decision.undoes)
        else:
            last.setdefault((decision.by, *decision.subject), decision)
    return tuple(sorted(last.values(), key=lambda d: (d.at, d.id)))


def last_words(decisions: Iterable[Decision]) -> dict[tuple[str, ...], Decision]:
    """The decision in force on each subject: the last of all analysts'."""
    return {decision.subject: decision for decision in holding(decisions)}


def differing(decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], ...]:
    """The decisions of analysts who do not agree on a subject, together; the earliest first."""
    by_subject: dict[tuple[str, ...], list[Decision]] = defaultdict(list)
    for decision in holding(decisions):
        by_subject[decision.subject].append(decision)
    return tuple(tuple(held) for held in by_subject.values() if len({d.says for d in held}) > 1)


def judged_apart(judgements: Iterable[Judgement]) -> tuple[tuple[Judgement, ...], ...]:
    """The last judgements of analysts who do not agree on a claim, together.

    They disagree where one rejects what another accepts or corrects, and where two correct one field
    differently.

    >>> judged_apart([])
    ()
    """
    last: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for judgement in in_force(judgements):
        last[judgement.claim][judgement.by] = judgement
    held = (tuple(by_analyst.values()) for by_analyst in last.values())
    return tuple(judged for judged in held if len(judged) > 1 and _apart(judged))


def _apart(judged: Sequence[Judgement]) -> bool:
    if len({judgement.verdict is Verdict.REJECT for judgement in judged}) > 1:
        return True
    fields: dict[str, list[object]] = defaultdict(list)
    for judgement in judged:
        for name, value in judgement.changes.items():
            if judgement.verdict is Verdict.CORRECT and name not in ("read", "beside"):
                fields[name].append(value)
    return any(value != values[0] for values in fields.values() for value in values)


def decide(decisions: Iterable[Decision], claims: Iterable[ReviewedClaim]) -> Decided:
    """What the decisions on claims come to, whatever order either comes in.

    >>> decide([], []).settled.together
    ()
    """
    last = [d for d in last_words(decisions).values() if d.about is not Subject.FINDING]
    found = _claims(last, claims) if last else {}
    here, orphans = [], []
    for decision in last:
        ids = [found.get(anchor.claim) for anchor in decision.anchors]
        named = [name for name in ids if name]
        if len(set(named)) == 2:
            here.append((decision, (named[0], named[1])))
        else:
            orphans.append(decision)
    return _settled(here, orphans)


def _claims(decisions: Iterable[Decision], claims: Iterable[ReviewedClaim]) -> Mapping[str, str | None]:
    """The id that each claim of a decision now has; None where it is gone."""
    reviewed = list(claims)
    names = {also: one.id for one in reviewed for also in one.also} | {one.id: one.id for one in reviewed}
    anchors = {anchor.claim: anchor for decision in decisions for anchor in decision.anchors}
    known = {name: names[name] for name in anchors if name in names}
    chains = {name: (_judgement(anchor),) for name, anchor in anchors.items() if name not in known}
    read: dict[str, Claim] = {one.id: one.claim for one in reviewed} if chains else {}
    return {**locate(read, chains), **known}


def _judgement(anchor: Anchor) -> Judgement:
    return Judgement(
        id="", verdict=Verdict.ACCEPT, claim=anchor.claim, passage=anchor.passage,
        doc_sha256=anchor.doc_sha256, by="", at="", changes={"read": anchor.read},
    )  # fmt: skip


def _settled(here: Sequence[tuple[Decision, Pair]], orphans: Sequence[Decision]) -> Decided:
    sets, contradicted = _Sets(), []
    preferred: set[Pair] = set()
    for decision, (one, other) in sorted(here, key=lambda held: (held[0].at, held[0].id), reverse=True):
        if decision.about is Subject.PREFERENCE:
            preferred.add((one, other))
        elif decision.ruling is not Ruling.UNSURE and not sets.take(one, other, decision.ruling):
            contradicted.append(decision)
    settled = Settled(together=sets.together, apart=frozenset(sets.apart), preferred=frozenset(preferred))
    return Decided(settled=settled, orphans=tuple(orphans), contradicted=tuple(reversed(contradicted)))


class _Sets:
    """Claims that are one, and pairs that are not; nothing goes in that contradicts what is in."""

    def __init__(self) -> None:
        self.members: dict[str, set[str]] = {}
        self.apart: set[frozenset[str]] = set()

    @property
    def together(self) -> tuple[frozenset[str], ...]:
        """The sets of more than one, in a fixed order."""
        found = {frozenset(held) for held in self.members.values() if len(held) > 1}
        return tuple(sorted(found, key=sorted))

    def take(self, one: str, other: str, ruling: Ruling) -> bool:
        """Settle a pair; False where that is ruled out."""
        mine, its = (self.members.setdefault(name, {name}) for name in (one, other))
        if ruling is Ruling.DIFFERENT:
            if mine is its:
                return False
            self.apart.add(frozenset((one, other)))
            return True
        if mine is not its and any(self._crosses(pair, mine, its) for pair in self.apart):
            return False
        mine |= its
        self.members.update(dict.fromkeys(its, mine))
        return True

    @staticmethod
    def _crosses(pair: frozenset[str], mine: set[str], its: set[str]) -> bool:
        one, other = sorted(pair)
        return (one in mine and other in its) or (other in mine and one in its)
