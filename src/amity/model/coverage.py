"""How much the sources speak of states and years at all, so that silence is told from absence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from amity.errors import InvalidValue


class Telling(StrEnum):
    """How a source comes to tell of a year: in its time and as a matter of course, or looking back."""

    SERIAL = "serial"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One independent source and the years of which it speaks.

    `source` is the id that witnesses go by ("doc:NAME", "work:..."); copies have no stream of their own.
    `exposure` says by year how fully it speaks of the states in question, from 0 (not at all: silence in such
    a year says nothing) to 1. `told` has the number of events, of any states, that it tells of each year.

    >>> stream = Stream(source="doc:a", label="A", telling=Telling.SERIAL, exposure={1997: 1.0})
    >>> stream.speaks_of(1997), stream.speaks_of(1996)
    (True, False)
    """

    source: str
    label: str
    telling: Telling
    exposure: Mapping[int, float] = field(default_factory=dict)
    told: Mapping[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(not 0 <= share <= 1 for share in self.exposure.values()):
            raise InvalidValue("Stream", "exposure", dict(self.exposure), "shares from 0 to 1")

    def speaks_of(self, year: int) -> bool:
        """Whether it speaks of a year at all."""
        return self.exposure.get(year, 0.0) > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much independent source material speaks of some states, year by year."""

    states: tuple[str, ...]
    streams: tuple[Stream, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which any source speaks, in order."""
        return tuple(sorted({y for stream in self.streams for y, share in stream.exposure.items() if share}))

    def of(self, year: int) -> tuple[Stream, ...]:
        """The sources that speak of a year."""
        return tuple(stream for stream in self.streams if stream.speaks_of(year))

    def exposure(self, year: int) -> float:
        """How many independent sources' worth of telling there is on a year: the sum of their shares."""
        return sum(stream.exposure.get(year, 0.0) for stream in self.streams)
