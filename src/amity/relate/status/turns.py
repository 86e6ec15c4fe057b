"""What the entries of a record do to representation: a turn for each direction that an event bears on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from amity.collecting import uncollected
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.factuality import Factuality
from amity.model.representation import Level, Seat, Telling, Turn
from amity.model.when import When
from amity.relate.record import Entry, Record
from amity.relate.status import rules
from amity.relate.status.rules import Rule
from amity.relate.status.wording import Way, Wording

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
    found = Turns()
    for entry in record.between(*pair):
        for turn in _of_entry(_Telling(record, pair, texts or {}), entry):
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
    for way in _ways(entry, rule, wordings, telling.pair):
        told = [(name, claim, wording) for (name, claim), wording in zip(said, wordings, strict=True)]
        yield _turn(entry, rule, way, told, note)


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
    directed = (event.source or one, event.target or other)
    if rule.way == "both":
        return (one, other), (other, one)
    if rule.way == "source":
        return (directed,)
    if told := _majority(wordings):
        return told
    if rule.way == "expelled":
        return ((directed[1], directed[0]),)
    if event.kind in ("ambassador_exchange", *PROMISES):
        plural = any("ambassadors" in wording.plain or "relations" in wording.plain for wording in wordings)
        return ((one, other), (other, one)) if plural else (("", ""),)
    received = any(_received(wording.plain) for wording in wordings)
    return ((directed[1], directed[0]) if received else directed,)


def _received(text: str) -> bool:
    """Whether the one who acts receives credentials, and it is not said from whom."""
    return rules.said("way", "received", text) and " from " not in text and " of " not in text


def _majority(wordings: Sequence[Wording]) -> tuple[Way, ...]:
    """The directions that most passages speak of; a passage that another repeats counts once."""
    distinct = {wording.quote: wording for wording in wordings}
    votes = Counter(ways for wording in distinct.values() if (ways := wording.ways()))
    if not votes:
        return ()
    best = max(votes.items(), key=lambda item: (item[1], sorted(item[0])))
    return tuple(sorted(best[0]))


def _turn(entry: Entry, rule: Rule, way: Way, told: Sequence[tuple[str, Claim, Wording]], note: str) -> Turn:
    event, wordings = entry.event, [wording for *_, wording in told]
    tellings = tuple(
        Telling(claim=name, date=claim.date, quote=claim.passage.quote, announced=wording.announced)
        for name, claim, wording in told
    )
    date, dates = agreed(tellings[0].date if note == "foretold" and tellings else event.date, tellings)
    first, last = _window(dates or (date,))
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


def agreed(date: When, tellings: Iterable[Telling]) -> tuple[When, tuple[When, ...]]:
    """The narrowest date that all tellings agree on; where two cannot both be right, the event's, and all.

    What only tells of an announcement has no say where others tell of the act; a day that was reckoned ("the
    next day") gives way to one that is stated.

    >>> told = [Telling(claim="c", date=When.parse(day), quote="") for day in ("199X", "1999-08")]
    >>> agreed(When.parse("1999"), told)
    (When('1999-08'), ())
    """
    listed = list(tellings)
    acts = [telling.date for telling in listed if not telling.announced] or [t.date for t in listed]
    dated = sorted({when.edtf: when for when in acts if when.edtf}.values(), key=_width)
    if not dated:
        return date, ()
    narrow = dated[0]
    apart = [when for when in dated if narrow.overlaps(when) is Answer.NO]
    stated = [telling for telling in listed if "day" not in telling.date.inferred]
    if apart and 0 < len(stated) < len(listed):
        return agreed(date, stated)
    if apart:
        return date, tuple(sorted(dated, key=lambda when: when.sort_key))
    announced = (t.date for t in listed if t.announced and t.date.edtf and _within(t.date, narrow))
    return min((narrow, *announced), key=_width), ()


def _within(one: When, other: When) -> bool:
    """Whether a date is as narrow a one of the same time."""
    return one.overlaps(other) is Answer.YES or (
        one.overlaps(other) is not Answer.NO and _width(one) < _width(other)
    )


def _width(when: When) -> tuple[int, tuple[int, int, str]]:
    first, last = bounds(when)
    size = last - first if first is not None and last is not None else 10**7
    return size, when.sort_key


def bounds(when: When) -> tuple[int | None, int | None]:
    """The days between which a turn of that date lies; of an open stretch ("since 1948") its beginning.

    >>> from datetime import date
    >>> bounds(When.parse("1948/..")) == (date(1948, 1, 1).toordinal(), date(1948, 12, 31).toordinal())
    True
    """
    if when.latest is None and when.earliest is not None:
        return when.start_min, when.start_max
    return when.earliest, when.latest


def _window(dates: Sequence[When]) -> tuple[int | None, int | None]:
    """The days from the first to the last of several dates."""
    found = [bounds(when) for when in dates]
    firsts = [first for first, _ in found if first is not None]
    lasts = [last for _, last in found if last is not None]
    return min(firsts, default=None), max(lasts, default=None)
