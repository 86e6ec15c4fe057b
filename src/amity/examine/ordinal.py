"""Ordinal: "the second country after X to recognise Y", "the first president to visit"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.actors import ActorClass
from amity.examine.enumerated import check_enumerated, check_preceded
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.firsts import class_named
from amity.examine.journeys import check_journeys
from amity.examine.listed import check_listed
from amity.examine.occurrences import Occurrence, Occurrences
from amity.examine.ordered import check_ordered
from amity.examine.ranks import Rank, ranks
from amity.examine.series import Entry, first_relations
from amity.examine.spans import sentence_spans
from amity.examine.totals_and_ranks import check_totals_and_ranks
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage
from amity.model.when import When

NAME = "ordinal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A rank in its place: whose it is, among whom, on what state, when, and where the text says so."""

    said: Passage
    rank: Rank
    own: Occurrence
    actor: ActorClass
    when: When | None
    after: str | None


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each statement of rank that it is known whose it is.

    It fails where more came before than the rank leaves room for, or where the one named before came later.
    It holds only where a published list, or the events in hand, have each of those before; else what is
    missing is named. Who is counted must be surely one of those meant.
    """
    told = evidence.once(Occurrences)
    for document in evidence.documents:
        found = [f for place in places(document, told, evidence) for f in _judge(place, told)]
        yield from found
        faults = [one for one in found if one.verdict.fault]
        blamed = {evidence.sentence(said) for one in faults for said in one.passages}
        journeys = (one for one in check_journeys(document, evidence) if one.check == NAME)
        beside = (*check_listed(document, evidence), *check_enumerated(document, evidence))
        for one in (*beside, *check_preceded(document, evidence), *journeys):
            if not blamed & {evidence.sentence(said) for said in one.passages}:
                yield one
        yield from check_ordered(document, evidence)
        yield from check_totals_and_ranks(document, evidence)


def places(document: Document, told: Occurrences, evidence: Evidence) -> Iterator[Place]:
    """The statements of rank in a document of which it is known whose rank it is."""
    for start, end in sentence_spans(document, evidence):
        text = document.text[start:end]
        for rank in ranks(text):
            here = told.at(evidence.sentence(Passage.of(document.name, document.text, start, end)))
            own = next((one for one in here if one.family == rank.family and one.claim.source), None)
            if own is None:
                continue
            first = start + min(rank.start, max(0, own.claim.passage.start - start))
            said = Passage.of(document.name, document.text, first, start + rank.end)
            when = _dated(own, told)
            actor = _counted(rank, own, evidence)
            if actor is not None:
                yield Place(
                    said=said, rank=rank, own=own, actor=actor, when=when, after=_code(rank, evidence, when)
                )


def _counted(rank: Rank, own: Occurrence, evidence: Evidence) -> ActorClass | None:
    """Who is counted; None where the words narrow it in a way that is not read."""
    if rank.of_states:
        return None if re.sub(r"\b(?:only|other|foreign)\b", "", rank.scope).strip() else ActorClass()
    actor = class_named(rank.what, evidence.reference, own.when if own.when.edtf else None)
    return (
        actor
        if actor is not None and (actor.roles or actor.persons) and (actor.state or actor.foreign)
        else None
    )


def _dated(own: Occurrence, told: Occurrences) -> When | None:
    """The date of a happening: its own, or the first that another telling of the same gives."""
    if own.when.edtf:
        return own.when
    target = own.claim.target
    alike = [
        other.when
        for other, _ in told.of(own.family, target, ActorClass(state=own.claim.source))
        if other.sure and (not own.persons or other.persons & own.persons)
    ]
    return alike[0] if alike else None


def _code(rank: Rank, evidence: Evidence, when: When | None) -> str | None:
    """The state named as the one before."""
    mention = next(iter(evidence.reference.mentions(rank.after)), None)
    codes = mention.resolve(when) if mention else ()
    return codes[0] if codes else None


def _judge(place: Place, told: Occurrences) -> Iterator[Finding]:
    series = first_relations(place.own.claim.target or "") if place.rank.of_states else ()
    if series and place.rank.family in ("relations", "recognition"):
        yield from _by_series(place, series)
        return
    if place.when is None:
        yield _open(place, "the date of it")
        return
    before = _before(place, told)
    if len(before) >= place.rank.rank:
        yield _too_many(place, before)
    elif place.after and (late := _later(place, told)):
        dated = f"{late.sentence.doc} dates that of the one named before “{spelt(late.when)}”"
        why = f"{_said(place)}, but {dated}."
        yield finding(NAME, _verdict(place), why, [place.said, late.claim.passage], _claims(place, [late]))
    elif _dense(place, before):
        rows = "; ".join(f"{one.sentence.doc}: “{spelt(one.when)}”" for one in before)
        why = f"{_said(place)} holds by the events in hand: before it came {rows}, and none else is in hand."
        yield finding(NAME, Soundness.CONSISTENT, why, [place.said], _claims(place, before))
    else:
        yield _open(place, "a full list of those before")


def _dense(place: Place, before: Sequence[Occurrence]) -> bool:
    """Whether what is in hand bears the rank out: each of those before, as many as it leaves room for.

    Of states, of which the texts in hand name few, only where the one before is named and is the only one.
    """
    if place.rank.rank < 2 or len(before) != place.rank.rank - 1:
        return False
    return not place.rank.of_states or (len(before) == 1 and before[0].claim.source == place.after)


def _before(place: Place, told: Occurrences) -> list[Occurrence]:
    """Those surely counted that surely came before, one for each happening."""
    found: list[Occurrence] = []
    last = (place.when.last_year if place.when else None) or 9999
    for other, answer in told.of(place.own.family, place.own.claim.target, place.actor, (-9999, last)):
        if not other.sure or answer is not Answer.YES or place.when is None:
            continue
        own = other.claim.source == place.own.claim.source if place.rank.of_states else False
        if not own and other.when.before(place.when) is Answer.YES and not _told(other, found, place):
            found.append(other)
    return found


def _told(other: Occurrence, found: Sequence[Occurrence], place: Place) -> bool:
    """Whether a happening is among those found: by the same state, or, of journeys, at the same time."""
    if place.rank.of_states:
        return any(one.claim.source == other.claim.source for one in found)
    return any(one.when.overlaps(other.when) is not Answer.NO for one in found)


def _later(place: Place, told: Occurrences) -> Occurrence | None:
    """The telling that dates the one named before surely after."""
    if place.when is None:
        return None
    for other, _ in told.of(place.own.family, place.own.claim.target, ActorClass(state=place.after)):
        if other.sure and other.when.after(place.when) is Answer.YES:
            return other
    return None


def _by_series(place: Place, series: Sequence[Entry]) -> Iterator[Finding]:
    """Against a published list of the first to establish relations, which leaves out none up to its end."""
    own = next((entry for entry in series if entry.state == place.own.claim.source), None)
    ahead = [entry for entry in series if own is None or entry.rank < own.rank]
    tied = [entry for entry in series if own is not None and entry.rank == own.rank]
    rows = "; ".join(f"{entry.state} {entry.when}" for entry in series[: place.rank.rank + 1])
    said = f"{_said(place)}; a published list has {rows} [{series[0].source}]"
    fits = own is not None and own.rank <= place.rank.rank < own.rank + len(tied)
    if own is None and len(series) < place.rank.rank:
        yield _open(place, "a list that reaches so far")
    elif fits and (place.after is None or place.after in {entry.state for entry in ahead}):
        yield finding(NAME, Soundness.CONSISTENT, f"{said}, which agrees.", [place.said], _claims(place, []))
    elif place.rank.family == "relations":
        yield finding(
            NAME, _verdict(place), f"{said}, which does not agree.", [place.said], _claims(place, [])
        )
    else:
        yield _open(place, "a list of recognitions, which may come before relations")


def _too_many(place: Place, before: Sequence[Occurrence]) -> Finding:
    shown = before[: place.rank.rank]
    rows = "; ".join(f"{one.sentence.doc}: “{one.claim.passage.quote}” ({one.when})" for one in shown)
    room = "none" if place.rank.rank == 1 else f"no more than {place.rank.rank - 1}"
    why = f"{_said(place)} leaves room for {room} before {place.when}, but in hand are {rows}."
    passages = [place.said, *(one.claim.passage for one in shown[:4])]
    return finding(NAME, _verdict(place), why, passages, _claims(place, shown))


def _verdict(place: Place) -> Soundness:
    return Soundness.SUSPICIOUS if place.own.claim.attribution else Soundness.INCONSISTENT


def _open(place: Place, lack: str) -> Finding:
    why = f"{_said(place)} needs {lack}, which is not in hand."
    return finding(NAME, Soundness.UNVERIFIABLE, why, [place.said], _claims(place, []))


def _said(place: Place) -> str:
    return f"“{' '.join(place.said.quote.split())}”"


def _claims(place: Place, others: Sequence[Occurrence]) -> list[str]:
    return [name for one in (place.own, *others) for name in one.claims]
