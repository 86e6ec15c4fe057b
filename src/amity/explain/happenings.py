"""Whether events happened, or none did: with the strength of the argument from silence."""

import math
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amity.explain.ground import Ground, witnesses_of, years_of
from amity.explain.odds import at_least
from amity.model.answers import Answer
from amity.model.claims import Shape
from amity.model.competing import NO_UPTO, YES_FROM, Outcome
from amity.model.factuality import Factuality
from amity.model.queries import Happened, Selection, Silent
from amity.model.when import When
from amity.relate.record import Entry

SURE = 1e-6
EVER = When.parse("../..")
DENIED = 1.7
"""The odds with which one witness, who says that there was none, is believed (as docs/credence.md has it)."""


@dataclass(frozen=True, slots=True)
class Silence:
    """How far it is to be believed that nothing of a sort happened, with who says so.

    `heard` is the probability that one act in the period would have been told.
    """

    odds: float
    heard: float
    claims: tuple[str, ...]
    events: tuple[str, ...]
    witnesses: tuple[str, ...]


def happened(query: Happened, ground: Ground) -> Outcome:
    """Whether such events happened, so many times at least.

    Events whose date leaves open whether they lie within the period count in one of two reckonings only; if
    these differ, the answer is unknown. Where too few are told, the answer is as strong as the silence.
    """
    told = ground.events(query.which)
    sure = [entry for entry, within in told if within is Answer.YES]
    low = at_least(query.at_least, (entry.credence for entry in sure))
    high = at_least(query.at_least, (entry.credence for entry, _ in told))
    margin = f"{len(sure)} told, {query.at_least} asked for"
    if low >= YES_FROM:
        return _resting(low, margin, sure, ground)
    if high > NO_UPTO:
        loose = len(told) - len(sure)
        words = f"{margin}; {f'{loose} of uncertain date' if loose else 'too weakly attested'}"
        return _resting(0.5, words, [entry for entry, _ in told], ground)
    return _absent(query.which, ground, high, margin)


def silent(query: Silent, ground: Ground) -> Outcome:
    """Whether no such event happened: yes is as strong as the coverage, and those who say so.

    >>> from amity.reference import load
    >>> from amity.relate.record import Record
    >>> which = Selection(kinds=("criticism",), between=("GHA", "TGO"), period=When.parse("1960/1965"))
    >>> silent(Silent(which=which), Ground(Record(states=("GHA", "TGO"), reference=load()))).answer
    Answer.UNKNOWN
    """
    other = happened(Happened(which=query.which), ground)
    return Outcome.of(
        1 - other.probability, margin=other.margin.replace(", 1 asked for", ""), events=other.events,
        claims=other.claims, witnesses=other.witnesses,
    )  # fmt: skip


def silence(which: Selection, ground: Ground) -> Silence:
    """How far sources bear out that nothing of a sort happened.

    Even odds beforehand; how many times likelier the silence is if there was none than if there was one, by
    the coverage of the period and the share of what happens that sources are measured to tell
    (`amity.relate.silence`); and for each independent witness who says that there was none the odds with
    which such a witness is believed, in proportion to the share of the period that is spoken of.
    """
    heard = ground.heard(which.states, years_of(which.period, ground.coverage(which.states).years))
    denials = [(e, share) for e in _denied(which, ground) if (share := _share(e.event.date, which.period))]
    stated = list(_stated(which, ground))
    denying: set[str] = set()
    factors = [*_of_entries(denials, denying), *_of_claims(stated, which, ground, denying)]
    odds = math.prod((factor**share for factor, share in factors), start=1 / max(1 - heard, SURE))
    against = [name for entry, _ in denials for name in entry.event.claims_against or entry.event.claims_for]
    return Silence(
        odds=odds, heard=heard, claims=tuple(dict.fromkeys([*against, *(name for name, _ in stated)])),
        events=tuple(entry.event.id for entry, _ in denials), witnesses=tuple(sorted(denying)),
    )  # fmt: skip


def _of_entries(denials: Sequence[tuple[Entry, float]], denying: set[str]) -> Iterable[tuple[float, float]]:
    """The odds that each denial lends, with its share of the period; each witness counts once."""
    for entry, share in sorted(denials, key=lambda one: (-one[1], one[0].event.id)):
        # a denial without a witness of its own is nobody's
        new = set(entry.opposed) - denying
        if new:
            denying |= new
            odds = (1 - entry.credence) / max(entry.credence, SURE)
            yield odds, share * len(new) / len(set(entry.opposed))


def _of_claims(
    stated: Sequence[tuple[str, float]], which: Selection, ground: Ground, denying: set[str]
) -> Iterable[tuple[float, float]]:
    """The same for statements of silence that are no event's."""
    roots = ground.coverage(which.states).by_witness
    for name, share in stated:
        doc = f"doc:{ground.record.claims[name].passage.doc}"
        if (witness := roots.get(doc, doc)) not in denying:
            denying.add(witness)
            yield DENIED, share


def _denied(which: Selection, ground: Ground) -> list[Entry]:
    """Entries that are told as not having happened, at any time: a denial may be of more than the period."""
    anytime = Selection(kinds=which.kinds, period=EVER, between=which.states, words=which.words)
    return [
        entry for entry, _ in ground.entries(anytime)
        if entry.event.factuality is Factuality.DID_NOT_HAPPEN
        and (_directed(which, entry.event.source, entry.event.target)
             or ground.worded(entry.event.claims, mutual()))
    ]  # fmt: skip


def _directed(which: Selection, source: str | None, target: str | None) -> bool:
    return which.source in (None, source) and which.target in (None, target)


@cache
def mutual() -> tuple[str, ...]:
    """The words by which a denial is of both sides.

    >>> "neither" in mutual()
    True
    """
    path = files("amity.explain") / "data" / "mutual.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["words"])


def _stated(which: Selection, ground: Ground) -> Iterable[tuple[str, float]]:
    """Claims of silence that are no event's, with the share of the period of which they speak."""
    states = which.states
    for name, claim in sorted(ground.record.claims.items()):
        fits = claim.shape is Shape.SILENCE and claim.kind in which.kinds and claim.states.issuperset(states)
        if not fits or claim.factuality is not Factuality.DID_NOT_HAPPEN:
            continue
        directed = _directed(which, claim.source, claim.target) or ground.worded((name,), mutual())
        share = _share(claim.date, which.period)
        if directed and share > 0 and (not which.words or ground.worded((name,), which.words)):
            yield name, share


def _share(said: When, period: When) -> float:
    """Which share of a period a statement on some time speaks of; none where its time is unknown.

    >>> _share(When.parse("1960/1969"), When.parse("1965/1974")), _share(When.unknown(), When.parse("1965"))
    (0.5, 0.0)
    """
    if not said.edtf or (said.earliest is None and said.latest is None):
        return 0.0
    first, last = period.first_year, period.last_year
    if first is None or last is None:
        return 0.0
    begin = said.first_year if said.first_year is not None else first
    end = said.last_year if said.last_year is not None else last
    shared = min(end, last) - max(begin, first) + 1
    return max(0, shared) / (last - first + 1)


def _absent(which: Selection, ground: Ground, high: float, margin: str) -> Outcome:
    """The outcome where too few events are told: no, as strongly as the silence speaks.

    Where nobody says so, the silence of the same sources on two states is one witness, of whatever they are
    silent: who overlooks one sort of thing may overlook another.
    """
    found = silence(which, ground)
    none = found.odds / (1 + found.odds)
    words = f"{margin}; one would have been told with {found.heard:.0%}"
    if found.witnesses:
        words += f", {len(found.witnesses)} say that there was none"
    return Outcome.of(
        1 - none * (1 - high), margin=words, events=found.events, claims=found.claims,
        witnesses=found.witnesses or (f"silence:{'-'.join(ground.pair(which.states))}",),
    )  # fmt: skip


def _resting(probability: float, margin: str, entries: Sequence[Entry], ground: Ground) -> Outcome:
    return Outcome.of(
        probability,
        margin=margin,
        events=tuple(entry.event.id for entry in entries),
        claims=claims_of(entries, ground),
        witnesses=witnesses_of(entries),
    )


def claims_of(entries: Iterable[Entry], ground: Ground) -> tuple[str, ...]:
    """The claims that say that events happened, as far as they are on record."""
    named = (name for entry in entries for name in entry.event.claims_for)
    return tuple(dict.fromkeys(name for name in named if name in ground.record.claims))
