"""Status and beginning as lines: JSON for other programs, and text for a scholar's eye."""

from collections.abc import Iterator
from typing import Any

from amity.model.answers import Answer
from amity.model.representation import (
    Beginning,
    Coded,
    Direction,
    Level,
    Representation,
    Seat,
    Standing,
    Turn,
)
from amity.model.when import When
from amity.reference import Reference

_SHOWN = 3
"""Ids of claims that a line of text names; the rest are counted."""
_DONE = {
    "recognise": "recognition", "relate": "relations begun", "restore": "relations restored",
    "send": "{head} sent", "sign": "{head} told of", "open": "{house} opened", "lower": "lowered to {head}",
    "suspend": "relations suspended", "close": "{house} closed", "sever": "relations severed",
    "end": "end of a state",
}  # fmt: skip
"""What a turn does, by the word of its rule."""
_HOUSES = {Level.AMBASSADOR: "embassy", Level.ENVOY: "legation"}


def standing_lines(standing: Standing, at: When | None = None) -> Iterator[dict[str, Any]]:
    """Every stretch, foretold turn and dataset's value as a JSON object; with `at` those of that time.

    >>> from amity.reference import load
    >>> from amity.relate.record import Record
    >>> from amity.relate.status import status
    >>> list(standing_lines(status(Record(states=("MNG", "PRK"), reference=load()))))
    []
    """
    for direction in standing.directions:
        for stretch in direction.at(at) if at else direction.stretches:
            yield _stretch(stretch, direction)
        for turn in () if at else direction.foretold:
            yield _turn("foretold", turn)
        for turn in () if at else direction.undated:
            yield _turn("undated", turn)
    for turn in () if at else standing.undirected:
        yield _turn("undirected", turn)
    for coded in standing.coded:
        if at is None or at.period.overlaps(coded.period) is not Answer.NO:
            yield _coded(coded)


def beginning_line(begun: Beginning) -> dict[str, Any]:
    """When relations began, as a JSON object."""
    return {
        "states": list(begun.states),
        "date": _date(begun.date),
        "event": begun.event or None,
        "disputed": begun.disputed,
        "tellings": [_telling(t.claim, t.date, announced=t.announced) for t in begun.tellings],
        "foundings": [
            {"state": f.state, "date": _date(f.date), "days": list(f.days) if f.days else None}
            for f in begun.foundings
        ],
        "places": [
            {"ordinal": p.ordinal, "state": p.state, "after": list(p.after), "evidence": p.evidence}
            for p in begun.places
        ],
        "again": [{"event": turn.event, "date": _date(turn.date)} for turn in begun.again],
    }


def _telling(claim: str, date: When, *, announced: bool) -> dict[str, Any]:
    return {"claim": claim, "date": _date(date), "announced": announced}


def _stretch(stretch: Representation, direction: Direction) -> dict[str, Any]:
    return {
        "line": "stretch", "sender": stretch.sender, "receiver": stretch.receiver,
        "start": _date(stretch.start), "end": _date(stretch.end), "level": str(stretch.level),
        "seat": str(stretch.seat), "via": stretch.via, "implied": stretch.implied or None,
        "opened": stretch.opened.event if stretch.opened else None,
        "closed": stretch.closed.event if stretch.closed else None,
        "by": stretch.opened.by if stretch.opened else None,
        "signs": [{"event": turn.event, "date": _date(turn.date)} for turn in stretch.signs],
        "contested": [
            {"otherwise": str(d.otherwise), "since": _date(d.since), "event": d.event, "why": d.why,
             "claims": list(d.claims), "against": list(d.against)} for d in stretch.disputes
        ],
        "told_until": direction.told_until if stretch.open_ended else None,
        "events": list(stretch.events), "claims": list(stretch.claims),
    }  # fmt: skip


def _turn(line: str, turn: Turn) -> dict[str, Any]:
    return {
        "line": line, "sender": turn.sender or None, "receiver": turn.receiver or None,
        "date": _date(turn.date), "effect": turn.effect, "level": str(turn.level), "how": turn.note or None,
        "events": [turn.event], "claims": list(turn.claims),
    }  # fmt: skip


def _coded(coded: Coded) -> dict[str, Any]:
    return {
        "line": "dataset", "sender": coded.sender, "receiver": coded.receiver, "date": _date(coded.period),
        "level": str(coded.level), "value": coded.value, "series": coded.series, "row": coded.row,
        "passage": coded.passage or None, "verdict": str(coded.verdict), "remark": coded.remark or None,
        "told": [str(stretch.level) for stretch in coded.told],
        "events": list(dict.fromkeys(e for stretch in coded.told for e in stretch.events)),
    }  # fmt: skip


def _date(when: When | None) -> str | None:
    return when.edtf or None if when else None


def text(standing: Standing, begun: Beginning, reference: Reference, at: When | None = None) -> Iterator[str]:
    """Status and beginning in short lines, each with what it rests on.

    >>> from amity.reference import load
    >>> from amity.relate.record import Record
    >>> from amity.relate.status import beginning, status
    >>> record = Record(states=("MNG", "PRK"), reference=load())
    >>> list(text(status(record), beginning(record), record.reference))
    ['Nothing is told of how Mongolia and North Korea stood with each other.']
    """
    names = {code: reference.state(code).name for code in standing.states}
    if not standing.told:
        one, other = (names[code] for code in standing.states)
        yield f"Nothing is told of how {one} and {other} stood with each other."
        return
    if at is None:
        yield from _begun(begun, reference)
    for direction in standing.directions:
        yield f"{names[direction.sender]} at {names[direction.receiver]}"
        yield from _direction(direction, at)
    if at is None:
        for turn in standing.undirected:
            yield f"Of which of the two is not told: {_turn_text(turn)}"
    yield from _datasets(standing, at)


def _begun(begun: Beginning, reference: Reference) -> Iterator[str]:
    if begun.date:
        dates = " or ".join(map(str, begun.dates if begun.disputed else ())) or str(begun.date)
        disputed = ", disputed" if begun.disputed else ""
        claims = tuple(telling.claim for telling in begun.tellings if not telling.announced)
        yield f"Relations began {dates}{disputed}  {_ids(begun.event, claims)}"
    for telling in begun.announced:
        yield f"  announced {telling.date}  {telling.claim}"
    for founding in begun.foundings:
        if founding.days:
            few, many = sorted(map(abs, founding.days))
            days = f"{few}" if few == many else f"{few} to {many}"
            side = "before" if founding.days[1] < 0 else "after"
            yield f"  {days} days {side} {reference.state(founding.state).name} came to be ({founding.date})"
    for place in begun.places:
        after = f" after {', '.join(place.after)}" if place.after else ""
        whose = f", of {place.state}" if place.state else ""
        yield f"  number {place.ordinal}{after}{whose}  {place.evidence}"
    for turn in begun.again:
        how = "restored" if turn.effect == "restore" else "begun again"
        yield f"  {how} {_dated(turn.date)}  {_ids(turn.event, turn.claims)}"


def _direction(direction: Direction, at: When | None) -> Iterator[str]:
    stretches = direction.at(at) if at else direction.stretches
    if not stretches:
        yield "  nothing is told"
    for stretch in stretches:
        yield from _lines_of(stretch, direction)
    if at is None:
        for turn in direction.foretold:
            yield f"  foretold: {_turn_text(turn)}"
        for turn in direction.undated:
            yield f"  undated: {_turn_text(turn)}"


def _lines_of(stretch: Representation, direction: Direction) -> Iterator[str]:
    span = f"{_dated(stretch.start)} to {stretch.end or 'no end reported'}"
    why = f" ({stretch.implied})" if stretch.implied else ""
    by = f" by {stretch.opened.by}" if stretch.opened and stretch.opened.by else ""
    ended = f" ({stretch.opened.note})" if _ended(stretch) and stretch.opened else ""
    ids = _ids(stretch.opened.event, stretch.opened.claims) if stretch.opened else ""
    yield f"  {span:34} {_named(stretch)}{by}{ended}{why}  {ids}".rstrip()
    if stretch.opened and len({telling.date.edtf for telling in stretch.opened.tellings}) > 1:
        yield f"      as told: {_told(stretch.opened)}"
    for dispute in stretch.disputes:
        ids = _ids(dispute.event, (*dispute.claims, *dispute.against))
        since = f" from {dispute.since} on" if dispute.since and dispute.since.edtf else ""
        yield f"      contested{since}: else {dispute.otherwise}; {dispute.why}  {ids}"
    if stretch.signs:
        shown = "; ".join(f"{_dated(turn.date)} {_done(turn)} ({turn.event})" for turn in stretch.signs)
        yield f"      told too: {shown}"
    if stretch.open_ended and direction.told_until and not _ended(stretch):
        yield f"      what is told of the two runs to {direction.told_until} ({direction.last_event})"


def _told(turn: Turn) -> str:
    """The dates that claims give, each with the first claim of it, and whether it is an announcement's."""
    found: dict[tuple[str, bool], str] = {}
    for telling in turn.tellings:
        found.setdefault((telling.date.edtf or "undated", telling.announced), telling.claim)
    return "; ".join(f"{date}{' (announced)' if new else ''} {claim}" for (date, new), claim in found.items())


def _named(stretch: Representation) -> str:
    if stretch.level is Level.RELATIONS:
        return "relations, no mission" if stretch.seat is Seat.ABSENT else "relations, level not told"
    if not stretch.level.mission or stretch.seat is Seat.ABSENT:
        return str(stretch.level)
    if stretch.seat is Seat.ELSEWHERE:
        return f"{stretch.level}, accredited from {stretch.via or 'elsewhere'}"
    return f"{stretch.level}{', resident' if stretch.seat is Seat.RESIDENT else ''}"


def _datasets(standing: Standing, at: When | None) -> Iterator[str]:
    coded = [c for c in standing.coded if at is None or at.period.overlaps(c.period) is not Answer.NO]
    if coded:
        yield "Published datasets beside the claims"
    for one in coded:
        where = f"{one.series}, line {one.row}" if one.row else f"{one.series}, {one.passage}"
        remark = f": {one.remark}" if one.remark else ""
        yield f"  {one.period} {one.sender} at {one.receiver} {one.level}: {one.verdict}{remark}  ({where})"


def _ended(stretch: Representation) -> bool:
    """Whether it is the time after one of the two states came to an end."""
    return stretch.opened is not None and stretch.opened.effect == "end"


def _turn_text(turn: Turn) -> str:
    note = f" ({turn.note})" if turn.note not in ("", "foretold") else ""
    return f"{_dated(turn.date)} {_done(turn)}{note}  {_ids(turn.event, turn.claims)}"


def _done(turn: Turn) -> str:
    """What a turn did, in words, and who did it where one side broke off."""
    told = turn.level.mission and turn.level is not Level.MISSION
    head = str(turn.level) if told else "head of mission"
    what = _DONE[turn.effect].format(head=head, house=_HOUSES.get(turn.level, "mission"))
    return f"{what} by {turn.by}" if turn.by else what


def _dated(when: When | None) -> str:
    return (when.edtf if when else "") or "?"


def _ids(event: str, claims: tuple[str, ...]) -> str:
    shown = " ".join(claims[:_SHOWN])
    more = f" and {len(claims) - _SHOWN} more" if len(claims) > _SHOWN else ""
    return f"{event} {shown}{more}".strip()
