"""The two directions of a dyad together, and the published datasets beside them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.representation import Direction, Level, Seat, Standing, Turn
from amity.model.when import When
from amity.reference import Reference
from amity.relate.record import Record
from amity.relate.status.coded import beside
from amity.relate.status.course import course, founded
from amity.relate.status.turns import Turns, turns
from amity.relate.tellings import bounds


def status(
    record: Record,
    one: str | None = None,
    other: str | None = None,
    *,
    texts: Mapping[str, str] | None = None,
) -> Standing:
    """How two states stood through time: at what level each was represented with the other.

    By default the two of the record's dyad. Only what happened moves a level; what was planned, agreed on or
    rumoured stands beside it. Judgements (relations cooled, grew warm) have no say, for the record keeps them
    apart. With `texts`, the texts of documents by name, the whole sentence around each passage is heard.
    Raises InvalidValue where the two are one, or none are given and the record is of more than two.

    >>> from amity.reference import load
    >>> status(Record(states=("MNG", "PRK"), reference=load())).told
    False
    """
    pair = pair_of(record, one, other)
    found = turns(record, pair, texts)
    told = _told_until(record, pair)
    ways = (pair, (pair[1], pair[0]))
    directions = tuple(_direction(record.reference, found, way, told) for way in ways)
    both = (_with_promises(directions[0], found), _with_promises(directions[1], found))
    loose = (turn for turn in found.foretold if not turn.sender and not any(map(_shut(turn), directions)))
    return Standing(
        states=pair, directions=both, coded=beside(record, both),
        undirected=tuple(sorted((*found.undirected, *loose), key=_by_time)),
    )  # fmt: skip


def _shut(turn: Turn) -> Callable[[Direction], bool]:
    """Whether a direction's mission was closed at the time of a turn: that which is to reopen then is it."""
    return lambda way: any(
        stretch.opened is not None and stretch.opened.effect == "close" for stretch in way.at(turn.date)
    )


def _with_promises(way: Direction, found: Turns) -> Direction:
    """The direction with what was foretold of a mission that is not named, where only this one was closed."""
    loose = [
        replace(turn, sender=way.sender, receiver=way.receiver)
        for turn in found.foretold
        if not turn.sender and turn.date.edtf and _shut(turn)(way)
    ]
    return replace(way, foretold=tuple(sorted((*way.foretold, *loose), key=_by_time)))


def pair_of(record: Record, one: str | None, other: str | None) -> tuple[str, str]:
    """The two states in question, in alphabetical order; by default those of the record.

    Raises InvalidValue where the two are one, or none are given and the record is of more than two.
    """
    if one is None or other is None:
        return record.pair
    if one == other:
        raise InvalidValue("status", "other", other, "another state than the first")
    first, second = sorted((one, other))
    return first, second


def _direction(
    reference: Reference, found: Turns, way: tuple[str, str], told: tuple[int | None, str]
) -> Direction:
    moved, undated = _dated(_of(found.moved, way))
    disputed, also = _dated(_of(found.disputed, way))
    ends = _ends(reference, way, moved)
    birth = _birth(reference, way, moved)
    return Direction(
        sender=way[0], receiver=way[1],
        stretches=course(way, (*moved, *ends), disputed, birth),
        foretold=tuple(sorted(_of(found.foretold, way), key=_by_time)),
        undated=tuple(sorted((*undated, *also), key=_by_time)), told_until=told[0], last_event=told[1],
    )  # fmt: skip


def _of(listed: Iterable[Turn], way: tuple[str, str]) -> Iterator[Turn]:
    return (turn for turn in listed if (turn.sender, turn.receiver) == way)


def _dated(listed: Iterable[Turn]) -> tuple[list[Turn], list[Turn]]:
    """Those whose place in time is known, and those of which nothing is."""
    dated: list[Turn] = []
    undated: list[Turn] = []
    for turn in listed:
        (undated if turn.first is None and turn.last is None else dated).append(turn)
    return dated, undated


def _by_time(turn: Turn) -> tuple[tuple[int, int, str], str]:
    return turn.date.sort_key, turn.event


def _birth(reference: Reference, way: tuple[str, str], moved: Sequence[Turn]) -> When | None:
    if not moved:
        return None
    first = min(moved, key=_by_time)
    begun = founded([reference.spans.get(state, ()) for state in way], first.date)
    return None if begun is None or begun.after(first.date) is Answer.YES else begun


def _ends(reference: Reference, way: tuple[str, str], moved: Sequence[Turn]) -> list[Turn]:
    """A turn where one of the two states ceased to be after the first thing that is told."""
    if not moved:
        return []
    first = min(moved, key=_by_time).date
    found = []
    for state in way:
        for span in reference.spans.get(state, ()):
            if span.overlaps(first) is not Answer.NO and span.latest is not None:
                found.append(_end(way, state, span))
    return sorted(found, key=_by_time)[:1]


def _end(way: tuple[str, str], state: str, span: When) -> Turn:
    date = When.parse(span.edtf.split("/")[-1])
    first, last = bounds(date)
    return Turn(sender=way[0], receiver=way[1], effect="end", level=Level.NONE, seat=Seat.ABSENT, date=date,
                event=f"state:{state}", first=first, last=last, note=f"end of {state}")  # fmt: skip


def _told_until(record: Record, pair: tuple[str, str]) -> tuple[int | None, str]:
    """The last year in which anything is told to have happened between the two, and the event."""
    happened = [entry for entry in record.between(*pair) if entry.happened]
    for entry in sorted(happened, key=lambda e: (e.event.date.sort_key, e.event.id), reverse=True):
        if (year := entry.year) is not None:
            return year, entry.event.id
    return None, ""
