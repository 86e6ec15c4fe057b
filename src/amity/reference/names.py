"""Names of states, what each can mean at a date, and what is not one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeVar

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.when import When
from amity.reference.tables import Row, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A text that leads to a state for a time: the text, the state's code, what sort of name it is.

    `validity` is the span, in EDTF, in which it does. Raises InvalidValue for a sort that there is not, or
    a text that is no name.
    """

    SORTS: ClassVar[frozenset[str]] = frozenset()

    text: str
    state: str
    sort: str
    validity: str
    source: str

    def __post_init__(self) -> None:
        if self.sort not in self.SORTS:
            raise InvalidValue(
                type(self).__name__, "sort", self.sort, "one of " + ", ".join(sorted(self.SORTS))
            )
        _check_text(type(self).__name__, self.text)

    @property
    def valid(self) -> When:
        """The span in which the text leads to the state."""
        return moment(self.validity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Naming):
    """A text that means a state, while it did.

    `sort` tells what kind of name it is: name (official), short, abbreviation, demonym (adjective), people,
    capital, metonym (a house or street that stands for a government).

    >>> Name(text="Moscow", state="SUN", sort="capital", validity="1918-03-12/1991-12-25", source="COW").valid
    When('1918-03-12/1991-12-25')
    """

    SORTS = frozenset(("name", "short", "abbreviation", "demonym", "people", "capital", "metonym"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Naming):
    """A body that belongs to a state: a party, legislature, ministry, agency, army, outlet, firm, movement.

    An outlet speaks of a state and is no actor. `validity` is the span in which the body had that name.
    """

    SORTS = frozenset(("party", "legislature", "ministry", "agency", "army", "outlet", "firm", "movement"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Naming):
    """A city, region, island or border, and the state that it lay in for a time; several where shared."""

    SORTS = frozenset(("city", "region", "island", "border"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """Words that hold a state's name and mean something else: a sea, a war, a treaty, a newspaper."""

    text: str
    sort: str
    source: str


def _check_text(kind: str, text: str) -> None:
    if not text.strip() or (text.isascii() and not any(letter.isupper() for letter in text)):
        raise InvalidValue(kind, "text", text, "a name with a capital letter")


class Dated(Protocol):
    """What names a state for a time."""

    @property
    def state(self) -> str:
        """The state's code."""

    @property
    def valid(self) -> When:
        """The time."""


D = TypeVar("D", bound=Dated)


def at(names: Sequence[D], when: When | None) -> tuple[D, ...]:
    """Those of the meanings of a text that hold at a date; without a date all of them.

    Where none holds, those nearest in time: what is written of the Soviet Union after its end, or of North
    Korea before its founding, still means that state.
    """
    if when is None or not when.edtf:
        return tuple(names)
    valid = tuple(name for name in names if name.valid.overlaps(when) is not Answer.NO)
    if valid or not names:
        return valid
    nearest = min(_distance(name.valid, when) for name in names)
    return tuple(name for name in names if _distance(name.valid, when) == nearest)


def codes(names: Iterable[Dated]) -> tuple[str, ...]:
    """The states named, each once: those whose name is in use longest first, then by code."""
    last: dict[str, float] = {}
    for name in names:
        end = name.valid.latest
        last[name.state] = max(last.get(name.state, 0), float("inf") if end is None else end)
    return tuple(sorted(last, key=lambda code: (-last[code], code)))


def _distance(one: When, other: When) -> int:
    """The days between two dates that do not overlap."""
    return max((one.earliest or 0) - (other.latest or 0), (other.earliest or 0) - (one.latest or 0))


def name_of(row: Row) -> Name:
    """The name that a row of names.csv states; its date is read when it is first asked for."""
    text, state, sort, validity, source = row.cells
    return Name(text=text, state=state, sort=sort, validity=validity or "../..", source=source)


def organisation_of(row: Row) -> Organisation:
    """The organisation that a row of organisations.csv states; its date is read when first asked for."""
    text, state, sort, validity, source = row.cells
    return Organisation(text=text, state=state, sort=sort, validity=validity or "../..", source=source)


def place_of(row: Row) -> Place:
    """The place that a row of places.csv states."""
    text, state, sort, validity, source = row.cells
    return Place(text=text, state=state, sort=sort, validity=validity or "../..", source=source)


def namesake_of(row: Row) -> Namesake:
    """The namesake that a row of namesakes.csv states."""
    _check_text("Namesake", row["text"])
    return Namesake(text=row["text"], sort=row["sort"], source=row["source"])
