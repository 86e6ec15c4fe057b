"""Figures of a dossier: a chart, what it says, and the table behind it with a citation for each row."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from amity.model.events import Event
from amity.model.flows import Flow, Observation
from amity.present import charts
from amity.present.cells import csv_text
from amity.present.charts import LINES, Spec
from amity.present.chronology import Entry, claims_for
from amity.present.contacts import Visits, finding, visits
from amity.present.dates import in_words, marked
from amity.present.material import Material
from amity.present.notes import Notes, Statement
from amity.present.series import COUNTED, Line, Series, all_series, note_of, set_aside
from amity.present.wording import figure, group, label, templates

SILENCE = "Where there is no bar the documents tell of no visit: that is no proof that there was none."
READINGS = {
    Observation.OBSERVED: "figure",
    Observation.ZERO: "observed nought",
    Observation.MISSING: "no figure, or one set aside",
    Observation.OUTSIDE: "outside what the source covers",
}
KEYS = {"observed": "●", "zero": "◇", "missing": "×", "outside": "▒"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An entry of a chart's key: a sign, the number of its colour (0 for none), and what it means."""

    sign: str
    colour: int
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart: what it says (`finding`), what it shows (`subject`), its specification, key, note, table.

    `spec` is None where there is nothing to draw. `rows` are cells of text with citations, `csv` the same
    table to save, `name` the name of the saved files.
    """

    name: str
    finding: str
    subject: str
    spec: Spec | None
    key: tuple[Key, ...]
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Statement, ...], ...]
    csv: str

    @property
    def alt(self) -> str:
        """What stands for the chart where it cannot be seen."""
        return f"{self.finding}. {self.subject}. The figures are in the table below the chart."


def timeline(material: Material, entries: Sequence[Entry], notes: Notes) -> Figure:
    """Events by kind over time."""
    dated = [entry for entry in entries if entry.event.date.first_year is not None]
    kinds = Counter(label(entry.event.kind) for entry in entries)
    families = list(templates()["group"].values())
    present = sorted({families.index(group(entry.event.kind)) for entry in dated})
    columns = ("date", "kind", "what")
    rows = [((marked(entry.event.date), label(entry.event.kind), entry.what), entry) for entry in entries]
    return Figure(
        name="timeline",
        finding=_timeline_finding(entries, kinds),
        subject="Events that happened, by kind and time",
        spec=charts.timeline(dated) if dated else None,
        key=tuple(Key(sign="●", colour=i + 1, meaning=families[i]) for i in present),
        note=_left_out(len(entries) - len(dated), "event", "date"),
        columns=(*columns, "passages"),
        rows=tuple(
            (*((cell,) for cell in row), notes.cite_all(claims_for(material, entry.event)))
            for row, entry in rows
        ),
        csv=csv_text((*columns, "references"), [(*row, entry.references) for row, entry in rows]),
    )


def contacts(material: Material, notes: Notes) -> tuple[Figure, ...]:
    """Visits a year by direction, a figure for each pair of the states."""
    return tuple(_visits(material, notes, found) for found in visits(material))


def measured(material: Material, notes: Notes) -> tuple[Figure, ...]:
    """A figure for each measured series."""
    return tuple(_measured(series, notes, n) for n, series in enumerate(all_series(material), start=1))


def _timeline_finding(entries: Sequence[Entry], kinds: Counter[str]) -> str:
    if not entries:
        return "No event is known to have happened"
    (most, count), *_ = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    years = [year for e in entries for year in (e.event.date.first_year, e.event.date.last_year) if year]
    span = f", {min(years)}–{max(years)}" if years else ""
    events = "event" if len(entries) == 1 else "events"
    return f"{len(entries)} {events}{span}; the most frequent kind is “{most.lower()}” ({count})"


def _left_out(count: int, what: str, lacking: str) -> str:
    if not count:
        return ""
    subject = f"1 {what} is" if count == 1 else f"{count} {what}s are"
    return f"{subject} left out, for want of a known {lacking}."


def _visits(material: Material, notes: Notes, found: Visits) -> Figure:
    names = [material.state(code) for code in found.pair]
    titles = (f"{names[0]} visits {names[1]}", f"{names[1]} visits {names[0]}")
    years = sorted(set(found.years))
    counts = found.counts
    return Figure(
        name=f"visits-{found.pair[0]}-{found.pair[1]}".lower(),
        finding=finding(found.years),
        subject=f"Visits a year between {names[0]} and {names[1]}, by direction",
        spec=charts.contacts(counts, titles, found.span) if years and found.span else None,
        key=(),
        note=f"{_left_out(found.undated, 'visit', 'year')} {SILENCE}".strip(),
        columns=("year", *titles),
        rows=tuple(
            ((str(year),), *(_counted(material, notes, found.dated.get((year, way), ())) for way in (0, 1)))
            for year in years
        ),
        csv=csv_text(("year", *titles), [(year, counts[year, 0], counts[year, 1]) for year in years]),
    )


def _counted(material: Material, notes: Notes, events: Sequence[Event]) -> Statement:
    """How many events, with the best passage of each."""
    claims = [claim for event in events for claim in claims_for(material, event)[:1]]
    return (str(len(events)), *notes.cite_all(claims))


def _measured(series: Series, notes: Notes, number: int) -> Figure:
    readings = {flow.observation for line in series.lines for flow in line.flows}
    drawn = [line for line in series.lines if line.counted]
    several, main = len(drawn) > 1, series.main.label
    flows = [(line, flow) for line in series.lines for flow in line.flows]
    more = f"The chart shows {LINES} of {len(drawn)} rows; the table has all." if len(drawn) > LINES else ""
    return Figure(
        name=f"series-{number}",
        finding=series.finding + (f" ({main})" if several and not series.finding.startswith(main) else ""),
        subject=f"{series.title}, {series.unit}" if series.unit else series.title,
        spec=charts.measured(series) if drawn else None,
        key=_reading_key(readings),
        note=" ".join(part for part in (f"Source: {series.origin}." if series.origin else "", more) if part),
        columns=("period", "of", series.unit or "value", "reading"),
        rows=tuple(_figure_row(line, flow, notes) for line, flow in flows),
        csv=csv_text(
            ("period", "of", "value", "unit", "reading", "row", "column", "line"),
            [_csv_row(line, flow) for line, flow in flows],
        ),
    )


def _reading_key(readings: set[Observation]) -> tuple[Key, ...]:
    """The key of the signs, where there is anything but figures."""
    if readings <= {Observation.OBSERVED}:
        return ()
    return tuple(
        Key(sign=KEYS[str(reading)], colour=0, meaning=meaning)
        for reading, meaning in READINGS.items()
        if reading in readings
    )


def _figure_row(line: Line, flow: Flow, notes: Notes) -> tuple[Statement, ...]:
    citation = notes.cite_figure(flow)
    value = figure(flow.value) if flow.value is not None else "–"
    cited: Statement = (value,) if citation is None else (value, citation)
    return (in_words(flow.period),), (line.label,), cited, (_reading(flow),)


def _reading(flow: Flow) -> str:
    """How a value is to be read, with what its file notes beside it."""
    note, reading = note_of(flow), READINGS[flow.observation]
    if flow.observation is Observation.OBSERVED and note:
        return note
    if flow.observation is Observation.MISSING:
        reading = "set aside" if set_aside(flow) else "no figure in the source"
    return f"{reading}: {note}" if note else reading


def _csv_row(line: Line, flow: Flow) -> tuple[object, ...]:
    value = flow.value if flow.observation in COUNTED else None
    return (
        flow.period.edtf, line.label, value, flow.unit, _reading(flow), flow.row_label, flow.column_label,
        flow.row,
    )  # fmt: skip
