"""From turns to stretches: how one state was represented in another from one turn to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from amity.model.answers import Answer
from amity.model.representation import Dispute, Level, Representation, Seat, Turn
from amity.model.when import When
from amity.relate.tellings import beginning_of, bounds

_RANK = {"recognise": 0, "relate": 1, "restore": 1, "send": 2, "sign": 3, "open": 4, "lower": 5,
         "suspend": 5, "close": 6, "sever": 7, "end": 8}  # fmt: skip
"""Of turns on one day, in which order they are taken: the natural course of relations."""
_OPENING = frozenset(("open", "relate", "restore"))
_AHEAD = 25
"""Turns within which an opening is looked for that an envoy's coming belongs to."""
_SETS = {
    "recognise": (Level.RECOGNITION, Seat.ABSENT),
    "relate": (Level.RELATIONS, Seat.UNTOLD),
    "restore": (Level.RELATIONS, Seat.UNTOLD),
    "close": (Level.RELATIONS, Seat.ABSENT),
    "sever": (Level.SEVERED, Seat.ABSENT),
    "end": (Level.NONE, Seat.ABSENT),
}
"""What a turn leads to whatever was before."""
_GONE = frozenset((Level.NONE, Level.RECOGNITION, Level.SEVERED, Level.SUSPENDED))


@dataclass(slots=True)
class _State:
    """Where the course stands: the level, and what the stretch that is being made rests on."""

    level: Level = Level.UNKNOWN
    seat: Seat = Seat.UNTOLD
    via: str | None = None
    start: When | None = None
    opened: Turn | None = None
    signs: list[Turn] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    implied: str = ""


def course(
    way: tuple[str, str], moved: Iterable[Turn], disputed: Iterable[Turn], begun: When | None
) -> tuple[Representation, ...]:
    """The stretches that turns of one direction add up to, in order, each beginning where one ends.

    Turns are taken in the order of their latest possible day, so that what is dated to a year does not come
    before what is dated to a day of it. Before a beginning there was nothing; before the end of a mission
    there was one. Of disputed turns the level is not taken over: the stretch is contested. `way` is sender
    and receiver, `begun` when the younger of them came to be.
    """
    found = list(disputed)
    return _Course(way, (*moved, *found), frozenset(turn.event for turn in found), begun).run()


class _Course:
    """The walk through the turns of one direction."""

    def __init__(
        self, way: tuple[str, str], turns: Iterable[Turn], disputed: frozenset[str], begun: When | None
    ) -> None:
        self.way, self.disputed = way, disputed
        self.queue = sorted(turns, key=_order)
        self.state = _State(start=begun)
        self.made: list[Representation] = []

    def run(self) -> tuple[Representation, ...]:
        while self.queue:
            turn = self._next()
            if turn.event in self.disputed:
                _contest(self.state, turn)
            else:
                self._take(turn)
        if self.made or not self._empty:
            self.made.append(self._stretch(None, None))
        return tuple(self.made)

    def _next(self) -> Turn:
        """The next turn; before a mission without relations, the opening that falls at that time."""
        turn = self.queue[0]
        wanted = self._wanted(turn)
        for place, later in enumerate(self.queue[1 : 1 + _AHEAD], 1) if wanted else ():
            if later.effect in wanted and later.first is not None and later.first <= _order(turn)[0]:
                return self.queue.pop(place)
        return self.queue.pop(0)

    def _wanted(self, turn: Turn) -> frozenset[str]:
        """What must have come before a turn, as things stand."""
        if turn.effect in ("send", "sign") and not self.state.level.mission:
            return _OPENING
        apart = self.state.level in _GONE or self.state.level is Level.UNKNOWN
        return _OPENING - {"open"} if turn.effect == "open" and apart else frozenset()

    def _take(self, turn: Turn) -> None:
        """Go on by one turn: to a new stretch where it changes something, else within the stretch."""
        state, after = self.state, _after(self.state, turn)
        broken = turn.effect == "restore" and _breaks(state, turn)
        if broken:
            state.disputes.append(_dispute(turn, Level.SEVERED, _UNTOLD_BREAK))
        if not broken and (after.level, after.seat, after.via) == (state.level, state.seat, state.via):
            state.signs.append(turn)
            return
        if state.level is Level.UNKNOWN and not self.made:
            _before_the_first(state, turn)
        if len(turn.dates) > 1:
            self._doubt(turn, after)
        else:
            self._change(turn, turn.date, after)

    def _doubt(self, turn: Turn, after: "_After") -> None:
        """A turn that tellings date differently: the time from the first to the last date is contested.

        That time begins no earlier than the stretch that it falls into, and ends no later than the turn that
        follows: what comes after it shows that it had been taken.
        """
        told = [beginning_of(when) for when in turn.dates]
        first, last, before = told[0], told[-1], self.state
        if before.start is not None and _day(before.start) > _day(first):
            first = before.start
        if self.queue and _order(self.queue[0])[0] < _day(last):
            last = max(first, self.queue[0].date, key=_day)
        why = f"dated {turn.dates[0]} and {turn.dates[-1]}"
        if last.edtf != first.edtf:
            self._change(turn, first, _After(before.level, before.seat, before.via, before.implied))
            self.state.disputes.append(_dispute(turn, after.level, why))
        self._change(turn, last, after)
        if last.edtf == first.edtf:
            self.state.disputes.append(_dispute(turn, before.level, why))

    def _change(self, turn: Turn, date: When, after: "_After") -> None:
        before = self.state.level
        if not self._empty and not self._momentary(date):
            self.made.append(self._stretch(date, turn))
        self.state = _State(
            level=after.level, seat=after.seat, via=after.via, start=date, opened=turn, implied=after.implied
        )
        if turn.against:
            self.state.disputes.append(_dispute(turn, before, "it is denied too"))

    @property
    def _empty(self) -> bool:
        """Whether nothing is to be said of the time before the first turn."""
        state = self.state
        nothing = state.level is Level.UNKNOWN and not state.signs and not state.disputes
        return state.opened is None and nothing

    def _momentary(self, date: When) -> bool:
        """Whether nothing is to be said of the time before, for it would begin and end at one time.

        What opened it is known from the stretch before; the time before a beginning has no opening.
        """
        state, made = self.state, self.made
        if state.start is None or state.start.edtf != date.edtf or state.disputes:
            return False
        one_day = state.opened is None and state.start.earliest == state.start.latest
        return one_day or bool(made and state.opened and made[-1].opened is state.opened)

    def _stretch(self, end: When | None, closed: Turn | None) -> Representation:
        state = self.state
        return Representation(
            sender=self.way[0], receiver=self.way[1], level=state.level, seat=state.seat, via=state.via,
            start=state.start, end=end, opened=state.opened, closed=closed, signs=tuple(state.signs),
            disputes=tuple(state.disputes), implied=state.implied,
        )  # fmt: skip


def _order(turn: Turn) -> tuple[int, int, int, str]:
    last = turn.last if turn.last is not None else (turn.first or 0)
    return last, _RANK[turn.effect], turn.first or 0, turn.event


_UNTOLD_BREAK = "relations are restored at its end, and no break before that is told"


def _breaks(state: _State, turn: Turn) -> bool:
    """Whether a restoring of relations implies a break that no text tells of: they stand, and not by it."""
    if state.level in _GONE or state.opened is None or state.opened.effect in ("close", "lower"):
        return False
    begun = [one for one in (state.opened, *state.signs) if one.effect in ("relate", "restore")]
    return all(one.date.overlaps(turn.date) is Answer.NO for one in begun)


def _day(when: When) -> int:
    """The last day on which a turn of that date can have been taken."""
    first, last = bounds(when)
    return last if last is not None else (first or 0)


def _contest(state: _State, turn: Turn) -> None:
    """Leave the level as it is, and say that it may have been otherwise."""
    level = _after(state, turn).level
    if level is not state.level:
        why = "it is told, and as well denied" if turn.against else "it is told, and not well enough attested"
        state.disputes.append(_dispute(turn, level, why, since=turn.date))


def _dispute(turn: Turn, otherwise: Level, why: str, since: When | None = None) -> Dispute:
    return Dispute(
        otherwise=otherwise, event=turn.event, why=why, claims=turn.claims, against=turn.against, since=since
    )


def _before_the_first(state: _State, turn: Turn) -> None:
    """What the first turn implies of the time before: nothing before a beginning, a mission before an end."""
    if turn.effect in ("relate", "recognise"):
        state.level, state.seat = Level.NONE, Seat.ABSENT
        state.implied = "no relations before they are told to begin"
        return
    state.start = None
    if turn.effect == "restore":
        state.level, state.seat = Level.SEVERED, Seat.ABSENT
        state.implied = "what is restored must have been broken off or suspended"
        return
    if turn.effect == "close":
        state.level, state.seat = (turn.level if turn.level.mission else Level.MISSION), Seat.RESIDENT
    elif turn.effect == "lower":
        state.level = Level.AMBASSADOR
    elif turn.effect in ("sever", "suspend"):
        state.level = Level.RELATIONS
    state.implied = "" if state.level is Level.UNKNOWN else "what ends must have been there"


class _After(NamedTuple):
    """How it stands after a turn, and what is implied where no text tells of it."""

    level: Level
    seat: Seat
    via: str | None = None
    implied: str = ""


def _after(state: _State, turn: Turn) -> _After:
    """How it stands after a turn; as before, where the turn only shows what is known."""
    moves = {
        "recognise": state.level in (Level.NONE, Level.UNKNOWN),
        "relate": state.level in _GONE or state.level is Level.UNKNOWN,
        "restore": state.level in _GONE or state.level is Level.UNKNOWN or _breaks(state, turn),
        "close": state.level not in _GONE,
        "suspend": state.level is not Level.SEVERED,
        "lower": not state.level.mission or state.level.rank > _lowered(turn).rank,
    }
    if not moves.get(turn.effect, True):
        return _After(state.level, state.seat, state.via, state.implied)
    match turn.effect:
        case "lower":
            return _After(_lowered(turn), state.seat, state.via)
        case "suspend":
            return _After(Level.SUSPENDED, state.seat, state.via)
        case "send" | "open" | "sign":
            return _sent(state, turn)
    return _After(*_SETS[turn.effect])


def _lowered(turn: Turn) -> Level:
    return turn.level if turn.level.mission else Level.CHARGE


def _sent(state: _State, turn: Turn) -> _After:
    """After an envoy or a house: its level, where it is told; a sign of it changes no level that is known."""
    told = turn.level if turn.level.mission else Level.MISSION
    if state.level.mission and (turn.effect == "sign" or told is Level.MISSION):
        told = state.level
    seat, via = turn.seat, turn.via
    if seat is Seat.UNTOLD and state.level.mission:
        seat, via = state.seat, state.via
    known = turn.effect == "open" or state.level.mission
    return _After(told, seat, via, "" if known else _unopened(state, turn))


def _unopened(state: _State, turn: Turn) -> str:
    if state.level in (Level.SEVERED, Level.SUSPENDED):
        return "no restoring of relations is told; that there is an envoy implies it"
    if state.seat is Seat.ABSENT and state.level is Level.RELATIONS:
        return "no reopening is told; that there is an envoy implies it"
    return "" if turn.effect == "send" else "when the mission began is not told"


def founded(spans: Sequence[tuple[When, ...]], first: When) -> When | None:
    """When the younger of two states came to be, as they stood at a date; None where it is not known.

    >>> spans = ((When.parse("1921-07-11/.."),), (When.parse("1948-09-09/.."),))
    >>> founded(spans, When.parse("1950"))
    When('1948-09-09')
    """
    begun = []
    for members in spans:
        held = [span for span in members if span.overlaps(first) is not Answer.NO] or list(members[:1])
        if not held or held[0].earliest is None:
            return None
        begun.append(When.parse(held[0].edtf.split("/")[0]))
    return max(begun, key=lambda when: when.sort_key, default=None)
