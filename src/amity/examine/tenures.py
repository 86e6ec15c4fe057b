"""Whether a person was in office at a date, as far as the rosters reach."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from amity.model.answers import Answer
from amity.model.states import Office, Person, Tenure
from amity.model.when import When
from amity.reference import Reference

BOUNDARY_DAYS = 31
"""Up to this distance from a tenure a date may be that of an election, an oath or the news of it."""


class Standing(Enum):
    """How a person stood to an office at a date."""

    IN_OFFICE = "in office"
    OPEN = "open"
    """The date is too wide, or the roster does not reach."""
    CONTESTED = "contested"
    """The roster has two others at once, so that it is itself in doubt."""
    NEVER = "never"
    BESIDE = "beside"
    """Within BOUNDARY_DAYS of a tenure."""
    NOT_YET = "not yet"
    NO_MORE = "no more"


UNSETTLED = frozenset((Standing.OPEN, Standing.CONTESTED))
"""Standings on which nothing can be founded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What the rosters say: the standing, the person's own tenure nearest to the date, and who served.

    Of one who was in office `others` are those whom the roster has beside, for longer than a change takes.
    """

    standing: Standing
    own: Tenure | None = None
    others: tuple[Tenure, ...] = ()


def serving(tenure: Tenure, when: When) -> Answer:
    """Whether the holder served at a date. A tenure without an end is known up to the day of its roster.

    YES where it surely covers the date, NO where it surely shares no day with it.
    """
    start, _, end = tenure.held.edtf.partition("/")
    known = When.parse(f"{start}/{tenure.as_of}") if end == ".." else tenure.held
    if known.contains(when) is Answer.YES:
        return Answer.YES
    return Answer.NO if tenure.held.overlaps(when) is Answer.NO else Answer.UNKNOWN


def service(
    offices: Sequence[Office], persons: Sequence[Person], when: When, reference: Reference
) -> Service:
    """How any of `persons` stood to any of `offices` at a date.

    That somebody was not in office is said only where the rosters have one other in each of the offices.
    """
    ids = {person.id for person in persons}
    own = [t for office in offices for t in reference.holders(office.id) if t.person.id in ids]
    answers = [serving(tenure, when) for tenure in own]
    others = [[t for t in reference.holders(o.id, when) if t.person.id not in ids] for o in offices]
    sure = [[t for t in holders if serving(t, when) is Answer.YES] for holders in others]
    served = tuple(dict.fromkeys(tenure for holders in sure for tenure in holders))
    if Answer.YES in answers:
        mine = own[answers.index(Answer.YES)]
        beside = tuple(t for t in served if t.office == mine.office and _side_by_side(t, mine))
        return Service(standing=Standing.IN_OFFICE, own=mine, others=beside)
    near = _nearest(own, when)
    if Answer.UNKNOWN in answers or not all(sure):
        return Service(standing=Standing.OPEN, own=near)
    if any(_side_by_side(one, other) for holders in sure for one, other in pairwise(holders)):
        return Service(standing=Standing.CONTESTED, own=near, others=served)
    return Service(standing=_beside(own, near, when), own=near, others=served)


def _side_by_side(one: Tenure, other: Tenure) -> bool:
    """Whether two persons are said to have held one office together for longer than a change takes."""
    if one.person.id == other.person.id or one.held.overlaps(other.held) is not Answer.YES:
        return False
    first = max(one.held.earliest or 0, other.held.earliest or 0)
    ends = [held.latest for held in (one.held, other.held) if held.latest is not None]
    return not ends or min(ends) - first > BOUNDARY_DAYS


def _beside(own: Sequence[Tenure], near: Tenure | None, when: When) -> Standing:
    if near is None:
        return Standing.NEVER
    if distance(near.held, when) <= BOUNDARY_DAYS:
        return Standing.BESIDE
    return Standing.NO_MORE if any(t.held.before(when) is Answer.YES for t in own) else Standing.NOT_YET


def _nearest(own: Iterable[Tenure], when: When) -> Tenure | None:
    return min(own, key=lambda tenure: distance(tenure.held, when), default=None)


def distance(one: When, other: When) -> int:
    """The days between two dates as stated; nought where they meet.

    >>> distance(When.parse("1990-09-03/1997"), When.parse("1990-09-01"))
    2
    """
    gaps = [
        first - last
        for first, last in ((one.earliest, other.latest), (other.earliest, one.latest))
        if first is not None and last is not None
    ]
    return max(0, *gaps) if gaps else 0


def named(tenure: Tenure, reference: Reference) -> str:
    """A tenure in words, with the source of its row."""
    name = reference.states[tenure.office.state].name
    state = "" if name in tenure.office.title else f" ({name})"
    held = tenure.held.edtf.replace("/..", f" (still on {tenure.as_of})").replace("/", " to ")
    return f"{tenure.person.name}: {tenure.office.title}{state}, {held} [{tenure.source}]"


def reach(office: Office, when: When, reference: Reference) -> str:
    """What the roster of an office lacks for a date: it begins later, ends before, or has a gap there.

    >>> from amity.reference import load
    >>> office = load().offices["PRK.foreign_minister"]
    >>> reach(office, When.parse("2099"), load()).startswith("the roster of PRK.foreign_minister ends with")
    True
    """
    roster = reference.holders(office.id)
    if not roster:
        return f"there is no roster of {office.id}"
    covering = reference.holders(office.id, when)
    if [t for t in covering if serving(t, when) is Answer.YES]:
        return f"the roster of {office.id} has others for that time"
    if len(covering) > 1:
        return f"that date holds a change in the roster of {office.id}"
    first, last = roster[0], max(roster, key=lambda tenure: tenure.held.latest or _known_until(tenure))
    if first.held.after(when) is Answer.YES:
        return f"the roster of {office.id} begins with {first.person.name} in {first.held.edtf.split('/')[0]}"
    if (last.held.latest or _known_until(last)) < (when.latest or 0):
        until = last.as_of or last.held.edtf.split("/")[-1]
        return f"the roster of {office.id} ends with {last.person.name} ({until})"
    return f"the roster of {office.id} has a gap there or dates too roughly"


def _known_until(tenure: Tenure) -> int:
    return When.parse(tenure.as_of).latest or 0 if tenure.as_of else 0
