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
class Institution:
    """A body under one name: a parliament, constitutional organ, ministry, agency, commission, army or party.

    `names` are its own; `generic` those that other states have too ("Constituent Assembly"), which mean it
    only where its state stands beside. One that was renamed is another institution, and `predecessors` and
    `successors` hold the ids of what came before and after. `state` is the code of a state, or IGO.
    """

    id: str
    state: str
    names: tuple[str, ...]
    generic: tuple[str, ...]
    sort: str
    exists: When
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    source: str = ""

    @property
    def title(self) -> str:
        """The name that it is called by first."""
        return (*self.names, *self.generic)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """That an office or organ of a state might do an act for a time, by which article of which law.

    `office` is the id of an office or institution, `act` one of the acts of `competences.csv`.
    """

    state: str
    office: str
    act: str
    valid: When
    article: str
    source: str


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
