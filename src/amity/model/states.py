"""States, offices and those who held them."""

from dataclasses import dataclass

from amity.model.answers import Answer
from amity.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A member of the state system, with its existence and codes.

    `code` is ISO 3166-1 alpha-3, or the alpha-3 code that ISO once gave a former member (SUN, YUG, DDR),
    or one of ours where ISO never had any (it is then named so in the data). `exists` is an interval, open
    for a state of today. `cow` and `gw` are the numbers of the Correlates of War project (2017) and of
    Gleditsch and Ward (1999).
    """

    code: str
    name: str
    exists: When
    iso2: str = ""
    cow: int | None = None
    gw: int | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post of a state: its id ("PRK.head_of_government"), state, role and titles by period."""

    id: str
    state: str
    role: str
    title: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who held an office: an id ("kim-il-sung"), the name as given, its spellings, birth and death."""

    id: str
    name: str
    state: str
    spellings: tuple[str, ...] = ()
    born: When | None = None
    died: When | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Who held an office, and when.

    `held` is the span in office; an open end means still in office on the day `as_of` (EDTF).
    """

    office: Office
    person: Person
    held: When
    as_of: str
    source: str

    def covers(self, when: When) -> Answer:
        """Whether the holder was in office at `when`: yes, no or unknown."""
        return self.held.contains(when)


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A dated thing that texts lean on: a war, a founding, a period that scholars date differently.

    `dates` has one entry for each dating in the literature, each with its source in `sources`, the
    usual one first.
    """

    id: str
    names: tuple[str, ...]
    dates: tuple[When, ...]
    sources: tuple[str, ...]
    states: tuple[str, ...] = ()

    @property
    def date(self) -> When:
        """The usual dating."""
        return self.dates[0]
