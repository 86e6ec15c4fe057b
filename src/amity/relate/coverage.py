"""How much independent source material speaks of some states, year by year.

Each independent source is a stream (`coverage_sources`). One that tells as a matter of course, a dataset, a
list of dated headlines, a chronicle, a newspaper's run, speaks fully of every year of its span and of no
other. One that looks back, an article, a book, a bulletin, speaks of a year as far as what it tells of the
years around lets expect (`coverage_exposure`): all that it tells of any of the states counts, towards third
states too, and statements on whole periods. The numbers used stand in `data/coverage_weights.toml`.

Claims that only judge how relations stood have no say, and copies have none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from amity.collecting import uncollected
from amity.errors import InvalidDate
from amity.model.claims import Claim, Shape
from amity.model.coverage import Coverage, Stream, Telling
from amity.model.when import When
from amity.model.witnesses import SourceNode
from amity.relate.coverage_exposure import (
    Told,
    is_serial,
    narrative_exposure,
    serial_exposure,
    weights,
    year_of,
)
from amity.relate.coverage_sources import Streaming, Voice, voice
from amity.relate.record import Entry, Record, judges

CODED = "/coded"
"""The end of the rule by which a row of a dataset was read."""
Issue = tuple[int | None, int | None]
"""First and last day of issue."""


def coverage(record: Record, states: Sequence[str] | None = None) -> Coverage:
    """How much the sources of a record speak of some states; by default of those in question.

    A source that speaks of fewer than two of them has no stream: that it is silent on a dyad says nothing.
    Where one state alone is asked for, one is enough. The work grows with the number of entries and claims,
    and is done once for a record.

    >>> from amity.model.events import Event
    >>> from amity.model.factuality import Factuality
    >>> from amity.reference import load
    >>> def visit(day):
    ...     event = Event(id=day, kind="visit", source="GHA", target="TGO", date=When.parse(day),
    ...         factuality=Factuality.HAPPENED, claims_for=())
    ...     return Entry(event=event, credence=0.9, witnesses=("doc:bulletin",))
    >>> record = Record(states=("GHA", "TGO"), reference=load(), entries=(visit("1961-03-02"),))
    >>> found = coverage(record)
    >>> found.streams[0].telling, str(found.depth(1961)), str(found.depth(1971))
    (<Telling.NARRATIVE: 'narrative'>, 'thin', 'silent')
    """
    codes = tuple(sorted(set(states))) if states is not None else record.states
    return record.once("coverage", codes, lambda: _coverage(record, codes))


@uncollected()
def _coverage(record: Record, codes: tuple[str, ...]) -> Coverage:
    streaming = Streaming(record.sources, record.claims)
    by_event = {entry.event.id: streaming.of_entry(entry) for entry in record.entries}
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in record.entries:
        for source in by_event[entry.event.id]:
            entries[source].append(entry)
    stated = _statements(record.claims, streaming)
    streams = [
        _stream(
            _Stream(source, streaming, record.claims),
            entries[source],
            stated.get(source, ()),
            codes,
            voice(streaming.node(source), record.reference),
        )
        for source in sorted({*entries, *stated})
        if _speaks_of(codes, entries[source], stated.get(source, ()))
    ]
    return Coverage(
        states=codes,
        streams=tuple(streams),
        by_event=_among(by_event, {stream.source for stream in streams}),
        by_witness={
            witness: streaming.of(witness) for entry in record.entries for witness in entry.witnesses
        },
    )


def _among(by_event: Mapping[str, tuple[str, ...]], known: AbstractSet[str]) -> dict[str, tuple[str, ...]]:
    """The sources of each event that have a stream."""
    told = ((event, tuple(one for one in by if one in known)) for event, by in by_event.items())
    return {event: by for event, by in told if by}


def _statements(claims: Mapping[str, Claim], streaming: Streaming) -> dict[str, list[Claim]]:
    """The statements on periods by stream, each once however often it is told."""
    found: dict[str, dict[tuple[object, ...], Claim]] = defaultdict(dict)
    for _, claim in sorted(claims.items()):
        if claim.shape is Shape.EVENT or judges(claim.kind):
            continue
        said = claim.kind, claim.source, claim.target, claim.others, claim.date.edtf, claim.factuality
        found[streaming.of(f"doc:{claim.passage.doc}")].setdefault(said, claim)
    return {source: list(by_content.values()) for source, by_content in found.items()}


def _speaks_of(codes: Sequence[str], entries: Iterable[Entry], stated: Iterable[Claim]) -> bool:
    named: set[str] = set()
    for told in (*(entry.event.states for entry in entries), *(claim.states for claim in stated)):
        named |= told & set(codes)
        if len(named) >= min(2, len(codes)):
            return True
    return False


def _stream(
    telling: "_Stream", entries: Sequence[Entry], stated: Sequence[Claim], codes: Sequence[str], speaks: Voice
) -> Stream:
    asked = frozenset(codes)
    everything = [*telling.events(entries, asked), *telling.statements(stated, asked)]
    ours = [one for one in everything if one.about]
    serial = is_serial(everything)
    shares = serial_exposure(*telling.span(everything)) if serial else narrative_exposure(ours)
    node = telling.node
    state, official = speaks
    return Stream(
        source=telling.source,
        label=node.label if node else telling.source,
        telling=Telling.SERIAL if serial else Telling.NARRATIVE,
        exposure=shares,
        told=_counts(ours),
        state=state,
        official=official,
        why=_why(serial, everything),
    )


class _Stream:
    """What one stream tells, with the days of issue of its texts."""

    def __init__(self, source: str, streaming: Streaming, claims: Mapping[str, Claim]) -> None:
        self.source, self.node, self._claims = source, streaming.node(source), claims
        self._issues = {name: _issued(streaming.node(name)) for name in streaming.members(source)}

    def events(self, entries: Iterable[Entry], asked: frozenset[str]) -> Iterator[Told]:
        """The dated events, each with where it is first told."""
        for entry in entries:
            first, last = entry.event.date.earliest, entry.event.date.latest
            if first is None or last is None or not _tells(first, last):
                continue
            place, issued = self._place(entry)
            if issued is None or first <= issued:
                about = not asked.isdisjoint(entry.event.states)
                yield Told(first=first, last=last, place=place, issued=issued, about=about)

    def statements(self, stated: Iterable[Claim], asked: frozenset[str]) -> Iterator[Told]:
        """The statements on a dated period; one that goes on goes on to the day of issue."""
        for claim in stated:
            issued = self._issues.get(f"doc:{claim.passage.doc}", (None, None))[1]
            first, last = claim.date.earliest, claim.date.latest
            last = issued if last is None else last if issued is None else min(last, issued)
            if first is not None and last is not None and first <= last and _tells(first, last):
                place = (issued or 0, claim.passage.doc, claim.passage.start)
                about = not asked.isdisjoint(claim.states)
                yield Told(first=first, last=last, place=place, issued=issued, stated=True, about=about)

    def span(self, told: Sequence[Told]) -> tuple[int, int]:
        """The days that a serial source covers: those it declares, or from its first thing to its last."""
        first, last = self._issues.get(self.source, (None, None))
        if first is not None and last is not None and year_of(first) < year_of(last):
            return first, last
        days = [one for one in told if not one.stated]
        return min(one.first for one in days), max(one.last for one in days)

    def _place(self, entry: Entry) -> tuple[tuple[int, str, int] | None, int | None]:
        """Where a text of this stream first tells of an event, and the last day of its issue.

        Rows of a dataset stand in no order that says anything, so they have no place.
        """
        best: tuple[int, str, int] | None = None
        day: int | None = None
        for name in entry.event.claims:
            claim = self._claims.get(name)
            if claim is None or (issue := self._issues.get(f"doc:{claim.passage.doc}")) is None:
                continue
            if any(rule.endswith(CODED) for rule in claim.rules):
                continue
            place = (issue[1] or 0, claim.passage.doc, claim.passage.start)
            if best is None or place < best:
                best, day = place, issue[1]
        return best, day


def _tells(first: int, last: int) -> bool:
    """Whether a stretch of days is short enough to tell of its years."""
    return bool(year_of(last) - year_of(first) <= weights()["narrative"]["longest"])


def _issued(node: SourceNode | None) -> Issue:
    """First and last day of a source's issue, as its bibliography has it."""
    try:
        when = When.parse(node.issued) if node and node.issued else None
    except InvalidDate:
        return None, None
    return (when.earliest, when.latest) if when else (None, None)


def _counts(told: Iterable[Told]) -> dict[int, int]:
    """How many events are told of each year, of those of one year."""
    found: dict[int, int] = {}
    for one in told:
        year = year_of(one.first)
        if not one.stated and year == year_of(one.last):
            found[year] = found.get(year, 0) + 1
    return dict(sorted(found.items()))


def _why(serial: bool, everything: Sequence[Told]) -> str:
    events = [one for one in everything if not one.stated]
    if serial:
        return f"tells {len(events)} dated events as a matter of course, one after another"
    ours = sum(one.about for one in events)
    stated = sum(one.about for one in everything if one.stated)
    period = f" and {stated} statements on periods" if stated else ""
    return f"looks back: {ours} dated events{period} that involve the states"
