"""How much the sources speak of states and years at all, so that silence is told from absence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from amity.errors import InvalidValue, NotFound

WELL_COVERED, HEARD = 0.9, 0.1
"""From so many sources' worth of telling a year is well covered (one that tells of nearly all); below the
second it is silent."""


class Telling(StrEnum):
    """How a source comes to tell of a year: in its time and as a matter of course, or looking back."""

    SERIAL = "serial"
    NARRATIVE = "narrative"


class Depth(StrEnum):
    """How a year or a decade is covered. In a silent one that nothing is told says nothing.

    >>> Depth.of(1.4), Depth.of(0.4), Depth.of(0.0)
    (<Depth.WELL: 'well covered'>, <Depth.THIN: 'thin'>, <Depth.SILENT: 'silent'>)
    """

    WELL = "well covered"
    THIN = "thin"
    SILENT = "silent"

    @staticmethod
    def of(exposure: float) -> "Depth":
        """The depth of so many independent sources' worth of telling a year."""
        if exposure >= WELL_COVERED:
            return Depth.WELL
        return Depth.THIN if exposure >= HEARD else Depth.SILENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One independent source and the years of which it speaks.

    `source` is the id that witnesses go by ("doc:NAME", "work:..."); copies have no stream of their own.
    `exposure` says by year how fully it speaks of the states in question, from 0 (not at all: silence in such
    a year says nothing) to 1. `told` has the number of events that it tells of each year.
    `state` is the code of the state for which the source speaks or from which it comes, None where that is
    not known; `official` says whether it speaks for that state's government, or with its voice; `why` says
    in a line how the exposure was found.

    >>> stream = Stream(source="doc:a", label="A", telling=Telling.SERIAL, exposure={1997: 1.0})
    >>> stream.speaks_of(1997), stream.speaks_of(1996)
    (True, False)
    """

    source: str
    label: str
    telling: Telling
    exposure: Mapping[int, float] = field(default_factory=dict)
    told: Mapping[int, int] = field(default_factory=dict)
    state: str | None = None
    official: bool = False
    why: str = ""

    def __post_init__(self) -> None:
        if any(not 0 <= share <= 1 for share in self.exposure.values()):
            raise InvalidValue("Stream", "exposure", dict(self.exposure), "shares from 0 to 1")

    def speaks_of(self, year: int) -> bool:
        """Whether it speaks of a year at all."""
        return self.exposure.get(year, 0.0) > 0


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How much independent source material speaks of some states, year by year.

    `by_event` has for each event the sources, of those in `streams`, that tell of it, each once: a work or a
    voice that is known only through a document stands under that document, for what its author chose to cite
    is all that is heard of it. `by_witness` leads from each witness on record to such a source.

    >>> runs = (Stream(source="doc:a", label="A", telling=Telling.SERIAL, exposure={1997: 0.5, 1998: 1.0}),
    ...     Stream(source="doc:b", label="B", telling=Telling.NARRATIVE, exposure={1998: 0.25}))
    >>> coverage = Coverage(states=("MNG", "PRK"), streams=runs)
    >>> coverage.exposure(1998), coverage.independent(1998), str(coverage.depth(1998))
    (1.25, 2, 'well covered')
    >>> str(coverage.depth(1980))
    'silent'
    """

    states: tuple[str, ...]
    streams: tuple[Stream, ...] = ()
    by_event: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    by_witness: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which any source speaks, in order."""
        return tuple(sorted({y for stream in self.streams for y, share in stream.exposure.items() if share}))

    def of(self, year: int) -> tuple[Stream, ...]:
        """The sources that speak of a year."""
        return tuple(stream for stream in self.streams if stream.speaks_of(year))

    def exposure(self, year: int) -> float:
        """How many independent sources' worth of telling there is on a year: the sum of their shares."""
        return self._exposures.get(year, 0.0)

    def mean_exposure(self, years: Iterable[int]) -> float:
        """The mean exposure of some years; 0 for none."""
        found = [self.exposure(year) for year in years]
        return sum(found) / len(found) if found else 0.0

    def independent(self, year: int) -> int:
        """How many independent sources speak of a year with at least a tenth of their voice."""
        return sum(stream.exposure.get(year, 0.0) >= HEARD for stream in self.streams)

    def depth(self, year: int) -> Depth:
        """Whether a year is well covered, thin or silent."""
        return Depth.of(self.exposure(year))

    def depth_of(self, years: Iterable[int]) -> Depth:
        """The same of several years, such as a decade, by their mean exposure."""
        return Depth.of(self.mean_exposure(years))

    def stream(self, source: str) -> Stream:
        """The stream of a source. Raises NotFound."""
        try:
            return self._by_source[source]
        except KeyError:
            raise NotFound("stream", source, "see Coverage.streams for the sources") from None

    def told_by(self, event: str) -> tuple[str, ...]:
        """The sources, of those in `streams`, that tell of an event, by its id; each source once."""
        return self.by_event.get(event, ())

    @cached_property
    def _exposures(self) -> dict[int, float]:
        found: dict[int, float] = {}
        for stream in self.streams:
            for year, share in stream.exposure.items():
                found[year] = found.get(year, 0.0) + share
        return found

    @cached_property
    def _by_source(self) -> dict[str, Stream]:
        return {stream.source: stream for stream in self.streams}
