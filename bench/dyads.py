"""Simulated dyads of which the truth is known: events at a rate that changes, told by sources of limits.

Cooperative events take place at 3 a year. At random times, at least eight years apart, the rate changes by
a factor of three (to 9 or to 1) or goes back. Independent sources tell of them: a survey and a memoir,
narratives that tell a part of what took place, and a bulletin, a serial that begins and ends; some tellings
are of what never took place. A serial that begins is no change of rate, and must not be taken for one. With
`items` each visit is told in several: receptions, and other headlines of the delegation, on the days that
follow; they are no further deeds. With `leaping` each narrative hardly tells of some 10 to 15 years in a row,
whatever took place in them: that is no change either. All is fixed by the seed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.random import Generator

from amity.model.claims import Claim
from amity.model.coverage import Coverage, Stream, Telling
from amity.model.credence import Attestation
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.model.witnesses import Bond, SourceEdge, SourceGraph, SourceNode, SourceSort
from amity.reference import Reference, load
from amity.relate.record import Entry, Record

BASE, FACTOR, SHORTEST = 3.0, 3.0, 8
"""Events a year, by what their rate is multiplied or divided, and the years that a rate lasts at least."""
ITEMS, STAY = 3.0, 4
"""Further items on a visit, where there are such, and the days on which they fall."""
FALSE = 0.1
"""Tellings a year, by a source that tells all, of what never took place."""
LEAP, LEFT = (10, 16), 0.05
"""Years that a narrative leaps over, up to but not with the second; and the part that it tells of them."""
PAIRS = (("ARG", "CHL"), ("FIN", "SUN"), ("GHA", "TGO"), ("IDN", "MYS"), ("BOL", "PER"))
KINDS = {
    "visit": 0.35,
    "condolence": 0.2,
    "agreement_signed": 0.15,
    "aid": 0.1,
    "support": 0.1,
    "meeting": 0.1,
}
TELLING = {"bulletin": Telling.SERIAL, "survey": Telling.NARRATIVE, "memoir": Telling.NARRATIVE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """A simulated dyad: its record, how fully each source tells of each year, and the truth.

    `rates` has the events a year that take place; `changes` the first years of a new rate, in order.
    """

    seed: int
    record: Record
    coverage: Coverage
    rates: Mapping[int, float]
    changes: tuple[int, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """The two states."""
        return self.record.pair


@cache
def reference() -> Reference:
    """The reference data, read once."""
    return load()


def simulate(
    seed: int, *, changing: bool = True, copies: bool = False, items: bool = False, leaping: bool = False
) -> Dyad:
    """A dyad over 30 to 60 years; without change where not `changing`, each source copied with `copies`.

    With `items` visits are told in several items, with `leaping` narratives leap over years, and all else is
    the same.

    >>> one, again = simulate(7), simulate(7)
    >>> one.changes == again.changes and one.record.entries == again.record.entries
    True
    >>> simulate(7, changing=False).changes
    ()
    """
    random = np.random.default_rng(seed)
    first = int(random.integers(1945, 1961))
    years = range(first, first + int(random.integers(30, 61)))
    rates = _rates(random, years, changing=changing)
    pair = PAIRS[seed % len(PAIRS)]
    streams = _streams(random, years)
    coverage = Coverage(states=pair, streams=_leaping(seed, streams) if leaping else streams)
    told = sorted(_told(random, rates, coverage))
    told = sorted(_in_items(np.random.default_rng([seed, 2]), told)) if items else told
    record = Record(
        states=pair,
        reference=reference(),
        entries=tuple(_entry(number, item, pair, copies) for number, item in enumerate(told)),
        claims=dict(c for n, item in enumerate(told) for c in _claims(n, item, pair, copies)),
        sources=_graph(copies),
    )
    changes = tuple(year for year in years if year > first and rates[year] != rates[year - 1])
    return Dyad(seed=seed, record=record, coverage=coverage, rates=rates, changes=changes)


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """What sources tell: its day, kind, who comes to whom, the sources, and how likely it is to be true."""

    day: date
    kind: str
    outward: bool
    sources: tuple[str, ...]
    credence: float
    by_year: bool
    person: str = ""


def _rates(random: Generator, years: range, *, changing: bool) -> dict[int, float]:
    """The rate in each year: 3, then 9 or 1, then 3 again, and so on."""
    rates, rate, left = {}, BASE, _length(random)
    for at, year in enumerate(years):
        if changing and left <= 0 and len(years) - at >= SHORTEST:
            rate = BASE if rate != BASE else float(random.choice((BASE * FACTOR, BASE / FACTOR)))
            left = _length(random)
        rates[year] = rate
        left -= 1
    return rates


def _length(random: Generator) -> int:
    return SHORTEST + int(random.integers(0, 13))


def _streams(random: Generator, years: range) -> tuple[Stream, ...]:
    """The survey of all years, the memoir of some, the bulletin from its first issue to its last."""
    half = len(years) // 2
    start = int(random.integers(0, half))
    issued = years[start : start + int(random.integers(half // 2, half + 8))]
    lived = years[int(random.integers(0, half)) :][: int(random.integers(half // 2, half))]
    told = {"survey": (years, 0.8), "memoir": (lived, 0.6), "bulletin": (issued, 0.9)}
    return tuple(
        Stream(
            source=f"doc:{name}", label=name, telling=TELLING[name],
            exposure=dict.fromkeys(span, share), told=dict.fromkeys(span, 0),
        )
        for name, (span, share) in told.items()
    )  # fmt: skip


def _leaping(seed: int, streams: tuple[Stream, ...]) -> tuple[Stream, ...]:
    """The same, each narrative with years that it leaps over, inside its span."""
    random, found = np.random.default_rng([seed, 3]), []
    for stream in streams:
        years, length = sorted(stream.exposure), int(random.integers(*LEAP))
        if stream.telling is Telling.NARRATIVE and len(years) > length + 2:
            start = int(random.integers(1, len(years) - length))
            over = years[start : start + length]
            thin = {year: stream.exposure[year] * LEFT for year in over}
            found.append(replace(stream, exposure={**stream.exposure, **thin}))
        else:
            found.append(stream)
    return tuple(found)


def _told(random: Generator, rates: Mapping[int, float], coverage: Coverage) -> list[Told]:
    """What is told of what took place and of what did not, by at least one source."""
    found = []
    for year, rate in rates.items():
        shares = {stream.source: stream.exposure.get(year, 0.0) for stream in coverage.streams}
        for _ in range(random.poisson(rate)):
            sources = tuple(sorted(s for s, share in shares.items() if random.random() < share))
            found.append(_item(random, year, sources, _credence(shares, len(sources))))
        for source, share in shares.items():
            for _ in range(random.poisson(FALSE * share)):
                found.append(_item(random, year, (source,), _credence(shares, 1)))
    return [item for item in found if item.sources]


def _credence(shares: Mapping[str, float], sources: int) -> float:
    """How likely it is that what so many sources tell took place, at the usual rate."""
    if sources != 1:
        return 0.98
    alone = sum(s * np.prod([1 - o for n, o in shares.items() if n != name]) for name, s in shares.items())
    true = BASE * float(alone)
    return round(true / (true + FALSE * sum(shares.values())), 3)


def _item(random: Generator, year: int, sources: tuple[str, ...], credence: float) -> Told:
    return Told(
        day=date(year, 1, 1) + timedelta(days=int(random.integers(0, 365))),
        kind=str(random.choice(list(KINDS), p=list(KINDS.values()))),
        outward=bool(random.random() < 0.5),
        sources=sources,
        credence=credence,
        by_year=bool(random.random() < 0.1),
    )


def _in_items(random: Generator, told: list[Told]) -> Iterator[Told]:
    """What is told, and of each visit further items by the same sources; half of them name the visitor."""
    for number, one in enumerate(told):
        guest = f"Guest {number}" if one.kind == "visit" else ""
        yield replace(one, person=guest)
        for _ in range(random.poisson(ITEMS) if guest else 0):
            kind = "visit" if random.random() < 1 / 3 else "meeting"
            day = one.day + timedelta(days=int(random.integers(0, STAY)))
            by = tuple(source for source in one.sources if random.random() < 0.6)
            person = guest if random.random() < 0.5 else ""
            if by:
                yield replace(one, kind=kind, day=day, sources=by, person=person, by_year=False)


def _entry(number: int, item: Told, states: tuple[str, str], copies: bool) -> Entry:
    when = When.parse(str(item.day.year) if item.by_year else item.day.isoformat())
    source, target = states if item.outward else states[::-1]
    event = Event(
        id=f"e-{number:05d}", kind=item.kind, source=source, target=target, date=when, dates=(when,),
        factuality=Factuality.HAPPENED, witnesses=len(item.sources) * (1 + copies), credible=True,
        persons=(item.person,) if item.person else (),
        claims_for=tuple(name for name, _ in _claims(number, item, states, copies)),
    )  # fmt: skip
    attestation = Attestation.ATTESTED if len(item.sources) > 1 else Attestation.PROBABLE
    return Entry(event=event, credence=item.credence, witnesses=item.sources, attestation=attestation)


def _claims(number: int, item: Told, states: tuple[str, str], copies: bool) -> list[tuple[str, Claim]]:
    """A claim by each source, and by each copy of one."""
    source, target = states if item.outward else states[::-1]
    text = f"{source} {item.kind} {target} {item.day}"
    found = []
    for told_by in item.sources:
        for doc in (told_by.removeprefix("doc:"), *([f"{told_by[4:]}-copy"] if copies else [])):
            passage = Passage(doc=doc, start=number * 100, end=number * 100 + len(text), quote=text)
            claim = Claim(
                passage=passage, kind=item.kind, source=source, target=target, doc_sha256=doc,
                date=When.parse(str(item.day.year) if item.by_year else item.day.isoformat()),
                factuality=Factuality.HAPPENED,
            )  # fmt: skip
            found.append((claim.id, claim))
    return found


def _graph(copies: bool) -> SourceGraph:
    nodes = [SourceNode(id=f"doc:{name}", sort=SourceSort.DOCUMENT, label=name) for name in TELLING]
    if not copies:
        return SourceGraph(nodes=tuple(nodes))
    twins = [replace(node, id=f"{node.id}-copy", label=f"{node.label}, copied") for node in nodes]
    edges = [
        SourceEdge(source=twin.id, target=node.id, bond=Bond.WORDING, why="Word for word.", whole=True)
        for node, twin in zip(nodes, twins, strict=True)
    ]
    return SourceGraph(nodes=(*nodes, *twins), edges=tuple(edges))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesCase:
    """A simulated yearly series: years, values, what they are rounded to, and the effect that is in it."""

    years: tuple[int, ...]
    values: tuple[float, ...]
    rounding: float
    date: int
    effect: float


def simulate_series(seed: int, *, effect: float = 0.0, rho: float | None = None) -> SeriesCase:
    """A series of 15 to 40 years about a level of 5, with an effect in standard deviations from a date on.

    Deviations are autocorrelated, AR(1), by `rho`, or by 0 or 0.5 at random; values are rounded to 0.1, to 1
    or hardly at all.

    >>> simulate_series(3).values == simulate_series(3).values
    True
    """
    random = np.random.default_rng([seed, 1])
    length = int(random.integers(15, 41))
    memory = float(random.choice((0.0, 0.5))) if rho is None else rho
    rounding = float(random.choice((0.001, 0.1, 1.0)))
    noise = [random.normal()]
    for _ in range(length - 1):
        noise.append(memory * noise[-1] + np.sqrt(1 - memory**2) * random.normal())
    onset = int(random.integers(length // 4, length - length // 4))
    values = np.array(noise) + 5 + effect * (np.arange(length) >= onset)
    years = tuple(range(1980, 1980 + length))
    rounded = tuple(float(v) for v in np.round(values / rounding) * rounding)
    return SeriesCase(years=years, values=rounded, rounding=rounding, date=years[onset], effect=effect)
