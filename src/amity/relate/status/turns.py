"""What the entries of a record do to representation: a turn for each direction that an event bears on."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from amity.collecting import uncollected
from amity.model.claims import Claim
from amity.model.factuality import Factuality
from amity.model.representation import Level, Seat, Telling, Turn
from amity.relate.record import Entry, Record
from amity.relate.status import rules
from amity.relate.status.heads import directed
from amity.relate.status.rules import Rule
from amity.relate.status.wording import Way, Wording
from amity.relate.tellings import agreed, beginning_of, window

PROMISES = frozenset(("agreement_reached", "agreement_signed", "invitation", "request"))
"""Kinds by which a mission or relations are foretold where their words name one."""
_SENT = frozenset(("send", "open", "sign"))


@dataclass(slots=True)
class Turns:
    """The turns between two states: those that moved something, and those that did not, and why not."""

    moved: list[Turn] = field(default_factory=list)
    disputed: list[Turn] = field(default_factory=list)
    foretold: list[Turn] = field(default_factory=list)
    undirected: list[Turn] = field(default_factory=list)


@uncollected()
def turns(record: Record, pair: tuple[str, str], texts: Mapping[str, str] | None = None) -> Turns:
    """What the entries between two states did to how each was represented with the other.

    An event that happened moves something; one that is denied by as good witnesses is disputed; one that
    was only planned, offered, agreed on or rumoured is foretold. With `texts`, the texts of documents by
    name, the whole sentence around each passage is heard.
    """
    found, telling = Turns(), _Telling(record, pair, texts or {})
    told = [(entry, turn) for entry in record.between(*pair) for turn in _of_entry(telling, entry)]
    known = [turn for entry, turn in told if turn.sender and entry.happened]
    loose = [(entry, turn) for entry, turn in told if not turn.sender]
    for entry, turn in told:
        if turn.sender:
            _sort_in(found, entry, turn)
    for (entry, _), turn in zip(
        loose, directed(record, pair, (turn for _, turn in loose), known), strict=True
    ):
        _sort_in(found, entry, turn)
    return found


def _sort_in(found: Turns, entry: Entry, turn: Turn) -> None:
    factuality = entry.event.factuality
    if entry.event.kind in PROMISES or turn.note:
        if factuality is not Factuality.DID_NOT_HAPPEN:
            found.foretold.append(turn)
    elif not turn.sender:
        found.undirected.append(turn)
    elif entry.happened:
        found.moved.append(turn)
    elif factuality is Factuality.HAPPENED or entry.event.claims_against:
        found.disputed.append(turn)


class _Telling(NamedTuple):
    """What passages are understood by: the record, the pair of states in question, texts of documents."""

    record: Record
    pair: tuple[str, str]
    texts: Mapping[str, str]

    def wording(self, claim: Claim) -> Wording:
        text = self.texts.get(claim.passage.doc, "")
        return Wording.of(claim, self.pair, self.record.reference, text)


def _of_entry(telling: _Telling, entry: Entry) -> Iterator[Turn]:
    event, pair = entry.event, telling.pair
    if event.kind not in rules.rules() and event.kind not in PROMISES:
        return
    if {event.source, event.target} != set(pair):
        return
    told = event.claims_for or event.claims_against
    plain = event.factuality in (Factuality.HAPPENED, Factuality.DID_NOT_HAPPEN)
    if told or not event.foretold:
        yield from _told(telling, entry, told, "" if plain else str(event.factuality))
    for name in event.foretold:
        yield from _told(telling, entry, (name,), "foretold")


def _told(telling: _Telling, entry: Entry, claims: Sequence[str], note: str) -> Iterator[Turn]:
    """The turns that some claims on an event tell of; `note` says of those that moved nothing why."""
    known = telling.record.claims
    said = [(name, known[name]) for name in claims if name in known]
    wordings = [telling.wording(claim) for _, claim in said]
    rule = _rule(entry.event.kind, wordings)
    if rule is None or (wordings and all(wording.aside for wording in wordings)):
        return
    heard = [(name, claim, wording) for (name, claim), wording in zip(said, wordings, strict=True)]
    ways = _ways(entry, rule, wordings, telling.pair)
    for way in ways:
        yield _turn(entry, rule, way, [one for one in heard if _speaks_of(one[2], way, ways)], note)


def _speaks_of(wording: Wording, way: Way, ways: Sequence[Way]) -> bool:
    """Whether a passage speaks of a direction, and not of the other one alone that the event bears on too."""
    told = wording.ways()
    return way in told or told.isdisjoint(ways)


def _rule(kind: str, wordings: Sequence[Wording]) -> Rule | None:
    """The first rule of the kind whose sense most of the passages have; of a promise, what it promises."""
    if kind in PROMISES:
        return _promise(kind, wordings)
    for rule in rules.rules()[kind]:
        if not rule.sense or 2 * sum(w.has(rule.sense) for w in wordings) > len(wordings):
            return rule
    return None


def _promise(kind: str, wordings: Sequence[Wording]) -> Rule | None:
    for wording in wordings:
        if wording.promises(beyond=kind != "agreement_signed"):
            return Rule(kind="", sense="", way="words", effect="foretold", level=None, rank=0, source="")
    return None


def _ways(entry: Entry, rule: Rule, wordings: Sequence[Wording], pair: tuple[str, str]) -> tuple[Way, ...]:
    """Which directions an event bears on; ("", "") where it is told of a mission, and not of whose."""
    one, other = pair
    event = entry.event
    acting = (event.source or one, event.target or other)
    if rule.way == "both":
        return (one, other), (other, one)
    if rule.way == "source":
        return (acting,)
    if told := _majority(wordings):
        return told
    if rule.way == "expelled":
        return ((acting[1], acting[0]),)
    if event.kind in ("ambassador_exchange", *PROMISES):
        plural = any("ambassadors" in wording.plain or "relations" in wording.plain for wording in wordings)
        return ((one, other), (other, one)) if plural else (("", ""),)
    received = any(_received(wording.plain) for wording in wordings)
    return ((acting[1], acting[0]) if received else acting,)


def _received(text: str) -> bool:
    """Whether the one who acts receives credentials, and it is not said from whom."""
    return rules.said("way", "received", text) and " from " not in text and " of " not in text


def _majority(wordings: Sequence[Wording]) -> tuple[Way, ...]:
    """The directions that most passages speak of; a passage that another repeats counts once.

    Where as many speak of one as of the other, both: each side may have recalled its ambassador.
    """
    distinct = {wording.quote: wording for wording in wordings}
    votes = Counter(ways for wording in distinct.values() if (ways := wording.ways()))
    best = max(votes.values(), default=0)
    return tuple(sorted({way for ways, number in votes.items() if number == best for way in ways}))


def _turn(entry: Entry, rule: Rule, way: Way, told: Sequence[tuple[str, Claim, Wording]], note: str) -> Turn:
    event, wordings = entry.event, [wording for *_, wording in told]
    tellings = tuple(
        Telling(claim=name, date=claim.date, quote=claim.passage.quote, announced=wording.announced)
        for name, claim, wording in told
    )
    date, dates = agreed(tellings[0].date if note == "foretold" and tellings else event.date, tellings)
    date = beginning_of(date)
    first, last = window(dates or (date,))
    seat, via = _seat(rule, way, wordings)
    return Turn(
        sender=way[0], receiver=way[1], effect=rule.effect, level=_level(rule, wordings), seat=seat, via=via,
        date=date, first=first, last=last, event=event.id, credence=entry.credence,
        by=event.source if event.kind == "relations_severed" and not _mutual(told) else None,
        claims=tuple(sorted(name for name, *_ in told)), against=tuple(sorted(event.claims_against)),
        dates=dates, tellings=tuple(sorted(tellings, key=lambda t: (t.date.sort_key, t.claim))),
        note=note or ("agreed" if not rule.kind else ""),
    )  # fmt: skip


def _mutual(told: Sequence[tuple[str, Claim, Wording]]) -> bool:
    """Whether passages have both sides do it, so that the order of source and target says nothing."""
    return any("parties:mutual" in claim.rules for _, claim, _ in told)


def _level(rule: Rule, wordings: Sequence[Wording]) -> Level:
    """The level by the rule, else by the words of most passages; of a mission without words, MISSION."""
    if rule.level is not None and not (rule.sense == "lower" and wordings):
        return rule.level
    default = rule.level or (Level.MISSION if rule.effect in _SENT else Level.UNKNOWN)
    named = Counter(level for wording in wordings if (level := wording.level(Level.UNKNOWN)).mission)
    if not named:
        return default
    return max(named.items(), key=lambda item: (item[1], item[0].rank))[0]


def _seat(rule: Rule, way: Way, wordings: Sequence[Wording]) -> tuple[Seat, str | None]:
    if rule.effect in ("close", "sever"):
        return Seat.ABSENT, None
    told = [seat for wording in wordings if (seat := wording.seat(way[1]))[0] is not Seat.UNTOLD]
    if told:
        return max(told, key=lambda seat: (seat[1] is not None, seat[0], seat[1] or ""))
    return (Seat.RESIDENT if rule.effect == "open" else Seat.UNTOLD), None
