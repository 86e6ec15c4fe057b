"""Whether a person was in office at a date, as far as the rosters reach."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

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
    NEVER = "never"
    BESIDE = "beside"
    """Within BOUNDARY_DAYS of a tenure."""
    NOT_YET = "not yet"
    NO_MORE = "no more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What the rosters say: the standing, the person's own tenure nearest to the date, and who served."""

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

    That somebody was not in office is said only where the rosters have somebody else in each of the offices.
    """
    ids = {person.id for person in persons}
    own = [t for office in offices for t in reference.holders(office.id) if t.person.id in ids]
    answers = [serving(tenure, when) for tenure in own]
    if Answer.YES in answers:
        return Service(standing=Standing.IN_OFFICE, own=own[answers.index(Answer.YES)])
    others = [[t for t in reference.holders(o.id, when) if t.person.id not in ids] for o in offices]
    sure = [[t for t in holders if serving(t, when) is Answer.YES] for holders in others]
    if Answer.UNKNOWN in answers or not all(sure):
        return Service(standing=Standing.OPEN, own=_nearest(own, when))
    served = tuple(dict.fromkeys(tenure for holders in sure for tenure in holders))
    near = _nearest(own, when)
    return Service(standing=_beside(own, near, when), own=near, others=served)


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
