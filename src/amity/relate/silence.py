"""The argument from silence: had such things happened, would the sources in hand have told of them?

After Lange (1966) silence counts as far as the source could be expected to know, to care and to speak; after
McGrew (2014) its weight is the likelihood ratio P(silence | it did not happen) / P(silence | it did). A
source tells of what happened in a year with a probability that is measured by recapture, times its exposure
of the year (`amity.relate.coverage`). Silence weighs less against a single act than against a habit: both
are told.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import fsum, sqrt
from typing import Any

from amity.errors import InvalidValue
from amity.model.coverage import Coverage
from amity.model.factuality import Factuality
from amity.model.silence import Denial, Detection, Silence, SilentPeriod, Span
from amity.reference.kinds import kinds as known_kinds
from amity.relate.coverage import coverage
from amity.relate.coverage_sources import Streaming
from amity.relate.record import Entry, Record, judges

Z = 1.645
"""Standard deviations to each side that hold 90 per cent of a normal distribution."""
LEAST = 5.0
"""So many chances at least to tell of the same thing; below that nothing is measured."""
DRAWN = 5.0
"""The share of a source is drawn to that of all as if it had had so many chances more."""
_ABSENT = frozenset((Factuality.DID_NOT_HAPPEN, Factuality.DENIED))


def silence(
    record: Record,
    kinds: str | Sequence[str],
    states: Sequence[str] | None = None,
    *,
    period: range | None = None,
    rate: float | None = None,
    years: int = 10,
) -> Silence:
    """What it says that nothing of some kinds is told of two states, in all and by periods of `years` years.

    `kinds` are kinds or families of kinds. `period` bounds the years, by default those of which any source
    speaks. `rate` is the habit argued against, in acts a year; by default a convention. The work grows with
    the entries.

    Raises InvalidValue for a kind that is none, a judgement, other than two states, or a rate below nought.

    >>> from amity.reference import load
    >>> record = Record(states=("MNG", "PRK"), reference=load())
    >>> found = silence(record, "criticism", period=range(1960, 1970))
    >>> str(found.whole.strength), found.detection.assumed
    ('none', True)
    """
    pair, habit = _pair(states or record.states), _habit(rate)
    names = _kinds((kinds,) if isinstance(kinds, str) else kinds)
    covered = coverage(record, pair)
    told = [entry for entry in record.between(*pair) if entry.event.kind in names]
    happened = [entry for entry in told if entry.event.factuality is Factuality.HAPPENED]
    span = period if period is not None else _span(covered)
    weighing = _Weighing(
        covered, _detection(record, pair, covered), habit, [e for e in happened if e.happened]
    )
    return Silence(
        states=pair, kinds=names, detection=weighing.detection, rate=habit, interested=weighing.interested,
        whole=weighing.period(span), periods=tuple(weighing.period(part) for part in _parts(span, years)),
        denials=tuple(_denials(record, pair, names, weighing.interested)),
        comparable=tuple(_comparable(record, pair, names)),
        doubtful=tuple(entry.event.id for entry in happened if not entry.happened),
    )  # fmt: skip


def _habit(rate: float | None) -> float:
    habit = float(_conventions()["habit"]["rate"]) if rate is None else rate
    if not habit >= 0:
        raise InvalidValue("silence", "rate", rate, "nought or more a year")
    return habit


def _pair(states: Sequence[str]) -> tuple[str, str]:
    if len(set(states)) != 2:
        raise InvalidValue("silence", "states", tuple(states), "two states; name the two that you mean")
    one, other = sorted(set(states))
    return one, other


def _kinds(names: Sequence[str]) -> tuple[str, ...]:
    """The kinds of names that may be those of families. Raises InvalidValue."""
    known = known_kinds()
    found: dict[str, None] = {}
    for name in names:
        here = [name] if name in known else [kind.name for kind in known.values() if kind.family == name]
        if not here or any(judges(one) for one in here):
            raise InvalidValue("silence", "kinds", name, "a kind or family of `amity kinds`, no judgement")
        found.update(dict.fromkeys(here))
    if not found:
        raise InvalidValue("silence", "kinds", (), "one kind at least")
    return tuple(sorted(found))


def _span(covered: Coverage) -> range:
    years = covered.years
    return range(years[0], years[-1] + 1) if years else range(0)


def _parts(span: range, years: int) -> Iterator[range]:
    if not span:
        return
    for start in range(span.start // years * years, span.stop, years):
        yield range(max(start, span.start), min(start + years, span.stop))


class _Weighing:
    """Weighs silence in periods, with what is known of the sources and assumed of a habit."""

    def __init__(self, covered: Coverage, detection: Detection, rate: float, told: Sequence[Entry]) -> None:
        self._covered, self.detection, self._rate, self._told = covered, detection, rate, told
        self.interested = tuple(
            stream.source for stream in covered.streams if stream.official and stream.state in covered.states
        )
        self._missed = self._misses()

    def period(self, period: range) -> SilentPeriod:
        """What silence in a period says."""
        own, theirs = 0.0, 0.0
        for stream in self._covered.streams:
            heard = sum(share for year, share in stream.exposure.items() if year in period)
            if stream.source in self.interested:
                theirs += heard
            else:
                own += heard
        sums = [sum(1 - self._missed.get(year, NOTHING)[at] for year in period) for at in range(3)]
        length = max(1, len(period))
        return SilentPeriod(
            period=period, exposure=own, interested=theirs, depth=self._covered.depth_of(period),
            heard=(sums[0] / length, sums[1] / length, sums[2] / length),
            expected=(self._rate * sums[0], self._rate * sums[1], self._rate * sums[2]),
            told=tuple(entry.event.id for entry in self._told if _within(entry, period)),
        )  # fmt: skip

    def _misses(self) -> dict[int, Span]:
        """By year the probability that no source tells of an act in it: low, central and high voices."""
        shares = 0.0, _conventions()["interest"]["share"], 1.0
        found: dict[int, Span] = {}
        for stream in self._covered.streams:
            weight = shares if stream.source in self.interested else (1.0, 1.0, 1.0)
            low, central, high = (
                p * w for p, w in zip(self.detection.of(stream.source), weight, strict=True)
            )
            for year, share in stream.exposure.items():
                miss = found.get(year, NOTHING)
                found[year] = (
                    miss[0] * (1 - low * share), miss[1] * (1 - central * share), miss[2] * (1 - high * share)
                )  # fmt: skip
        return found


NOTHING = (1.0, 1.0, 1.0)
"""Of a year of which no source speaks nothing is told for certain."""


def _within(entry: Entry, period: range) -> bool:
    first, last = entry.event.date.first_year, entry.event.date.last_year
    return first is not None and last is not None and first < period.stop and last >= period.start


def _detection(record: Record, pair: tuple[str, str], covered: Coverage) -> Detection:
    """How likely a source is to tell of what happened, by what two sources tell of the same years."""
    voices = {stream.source: stream.exposure for stream in covered.streams}
    alone, twice, hits = _recaptured(record.between(*pair), covered, voices)
    both = {year for year, _ in twice.values()}
    numbers = _numbers(alone, twice)
    chances = {
        source: sum(
            exposure.get(year, 0.0) * (number - alone.get((source, year), 0))
            for year, number in numbers.items()
            if year in exposure
        )
        for source, exposure in voices.items()
    }  # fmt: skip
    total = fsum(chances.values())
    if total < LEAST:
        rule = _conventions()["detection"]
        why = "a convention: no two sources speak enough of the same years"
        return Detection(value=rule["value"], low=rule["low"], high=rule["high"], assumed=True, why=why)
    low, value, high = _wilson(min(1.0, sum(hits.values()) / total), total)
    shares = {
        source: _wilson(min(1.0, (hits.get(source, 0) + DRAWN * value) / (number + DRAWN)), number + DRAWN)
        for source, number in chances.items()
    }  # fmt: skip
    told = f"{sum(hits.values())} tellings of {len(twice)} events told more than once in {len(both)} years"
    return Detection(
        value=value, low=low, high=high, assumed=False, why=f"{told}, of {total:.0f} chances",
        events=tuple(twice), chances=total, by_source=shares,
    )  # fmt: skip


def _recaptured(
    entries: Iterable[Entry], covered: Coverage, voices: Mapping[str, Mapping[int, float]]
) -> tuple[dict[tuple[str, int], int], dict[str, tuple[int, int]], dict[str, int]]:
    """What each source alone tells by year; what several tell, with year and number; how often each does."""
    alone: dict[tuple[str, int], int] = {}
    twice: dict[str, tuple[int, int]] = {}
    hits: dict[str, int] = {}
    light = _conventions()["detection"]["light"]
    for entry in entries:
        by = [source for source in covered.told_by(entry.event.id) if source in voices]
        if entry.year is None or not entry.happened or not by or entry.event.kind in light:
            continue
        if len(by) == 1:
            alone[by[0], entry.year] = alone.get((by[0], entry.year), 0) + 1
            continue
        twice[entry.event.id] = entry.year, len(by)
        for source in by:
            hits[source] = hits.get(source, 0) + 1
    return alone, twice, hits


def _numbers(alone: Mapping[tuple[str, int], int], twice: Mapping[str, tuple[int, int]]) -> dict[int, int]:
    """How many events are told of each year."""
    found: dict[int, int] = {}
    for (_, year), number in alone.items():
        found[year] = found.get(year, 0) + number
    for year, _ in twice.values():
        found[year] = found.get(year, 0) + 1
    return dict(sorted(found.items()))


def _wilson(share: float, number: float) -> Span:
    """A share with bounds that hold it with 90 per cent, after Wilson (1927).

    >>> [round(bound, 2) for bound in _wilson(0.5, 20)]
    [0.33, 0.5, 0.67]
    """
    middle = (share + Z**2 / (2 * number)) / (1 + Z**2 / number)
    half = Z / (1 + Z**2 / number) * sqrt(share * (1 - share) / number + Z**2 / (4 * number**2))
    return max(0.0, min(share, middle - half)), share, min(1.0, max(share, middle + half))


def _comparable(record: Record, pair: tuple[str, str], names: tuple[str, ...]) -> Iterator[str]:
    """What is told of the kinds between one of the states and a third one."""
    for entry in record.entries:
        states = entry.event.states
        if entry.event.kind in names and entry.happened and states & set(pair) and not states >= set(pair):
            yield entry.event.id


def _denials(
    record: Record,
    pair: tuple[str, str],
    names: tuple[str, ...],
    interested: Sequence[str],
) -> Iterator[Denial]:
    """The passages that deny it, one of each source and wording, by date."""
    streaming = Streaming(record.sources, record.claims)
    found: dict[tuple[str, str], Denial] = {}
    for name, claim in sorted(record.claims.items()):
        if claim.kind in names and claim.factuality in _ABSENT and claim.states >= set(pair):
            source = streaming.of(f"doc:{claim.passage.doc}")
            words = " ".join(claim.passage.quote.split())
            denial = Denial(
                claim=name, kind=claim.kind, date=claim.date, words=words, source=source,
                interested=source in interested,
            )  # fmt: skip
            found.setdefault((source, words), denial)
    yield from sorted(found.values(), key=lambda denial: (denial.date.sort_key, denial.claim))


@cache
def _conventions() -> dict[str, Any]:
    path = files("amity.relate") / "data" / "coverage_silence.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
