"""Measured series: flows put together by table and unit, and what their figures say at first sight."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from amity.model.flows import Flow, Observation
from amity.model.when import When
from amity.present.dates import in_words
from amity.present.material import Material
from amity.present.wording import figure

COUNTED = (Observation.OBSERVED, Observation.ZERO)
UNNAMED = ("quantity", "value")
"""Measures that say nothing: the line's own name stands for them."""
FLAG = "flag:"
"""How a file begins a note that sets a figure aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The values of one series that belong together, by time: one row of a table, or one direction."""

    label: str
    between: bool
    """Whether it is between the states of the dossier; other lines stand beside it for comparison."""
    flows: tuple[Flow, ...]

    @property
    def counted(self) -> tuple[Flow, ...]:
        """The flows that have a figure, an observed nought among them."""
        return tuple(f for f in self.flows if f.observation in COUNTED and f.value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A table or file of one measure and unit, with its lines; those between the states come first."""

    title: str
    measure: str
    unit: str
    origin: str
    lines: tuple[Line, ...]

    @property
    def main(self) -> Line:
        """The line to speak of: between the states if any is, with most figures, with the largest change."""
        chosen = [line for line in self.lines if line.between] or self.lines
        return max(chosen, key=lambda line: (len(line.counted), _largest_change(line)))

    @property
    def between(self) -> bool:
        """Whether any line is between the states of the dossier."""
        return any(line.between for line in self.lines)

    @property
    def largest_change(self) -> tuple[Flow, Flow] | None:
        """The two neighbouring figures of the main line that differ most in level; None where none differ."""
        pairs = [(a, b) for a, b in pairwise(self.main.counted) if _value(a) != _value(b)]
        return max(pairs, key=lambda pair: abs(_value(pair[1]) - _value(pair[0])), default=None)

    @property
    def finding(self) -> str:
        """What the main line shows, in a sentence: the largest change between neighbouring figures.

        A change is told in level, as the table has it, and not in proportion.
        """
        flows = self.main.counted
        name = self.main.label if self.measure in UNNAMED else self.measure.replace("_", " ").capitalize()
        if not flows:
            return f"{name}: no figure is known"
        if len(flows) == 1:
            return f"{name}: one figure, {figure(_value(flows[0]))} in {in_words(flows[0].period)}"
        if self.largest_change is None:
            ends = f"from {in_words(flows[0].period)} to {in_words(flows[-1].period)}"
            return f"{name} stayed at {figure(_value(flows[0]))} {ends}"
        before, after = self.largest_change
        low, high = _value(before), _value(after)
        verb = "rose" if high > low else "fell"
        years = (
            f"from {figure(low)} in {in_words(before.period)} to {figure(high)} in {in_words(after.period)}"
        )
        return f"{name} {verb} {years}" + ("" if len(flows) == 2 else ", its largest change")


def all_series(material: Material) -> tuple[Series, ...]:
    """The series of a dossier in order: those between the states first, each group as it was read."""
    by_table: dict[tuple[str, ...], list[Flow]] = {}
    for flow in material.flows:
        document = flow.passage.doc if flow.passage else ""
        by_table.setdefault((document, flow.series, flow.measure, flow.unit), []).append(flow)
    found = [_series(material, flows) for flows in by_table.values()]
    return tuple(sorted(found, key=lambda series: not series.between))


def year_of(when: When) -> float | None:
    """The date as a year with a fraction, at its first possible day; None where that is unknown.

    >>> year_of(When.parse("1990")), year_of(When.parse("1990-07-02"))
    (1990.0, 1990.5)
    """
    return as_year(when.earliest)


def as_year(day: int | None) -> float | None:
    """A day number (proleptic Gregorian, as `datetime.date.toordinal`) as a year with a fraction."""
    if day is None or not 1 <= day <= date.max.toordinal():
        return None
    found = date.fromordinal(day)
    return round(found.year + (found.timetuple().tm_yday - 1) / 365.25, 2)


def row_of(flow: Flow) -> str:
    """The head that tells what a figure is of: that of its row, or of its column where rows are years.

    Of a file there is only the row's: what stands beside its figures is a note (see `note_of`).
    """
    heads = (flow.row_label,) if flow.passage is None else (flow.row_label, flow.column_label)
    return next((head for head in heads if head and str(flow.period.first_year) not in head), "")


def note_of(flow: Flow) -> str:
    """What a file says beside a figure, without the word that sets the figure aside."""
    note = flow.column_label if flow.passage is None else ""
    return note.removeprefix(FLAG).strip()


def set_aside(flow: Flow) -> bool:
    """Whether the file has a figure but says that it must not be taken at its face."""
    return flow.observation is Observation.MISSING and flow.value is not None


def _largest_change(line: Line) -> float:
    return max((abs(_value(after) - _value(before)) for before, after in pairwise(line.counted)), default=0.0)


def _value(flow: Flow) -> float:
    return 0.0 if flow.value is None else flow.value


def _series(material: Material, flows: Sequence[Flow]) -> Series:
    by_line: dict[tuple[str, str, str], list[Flow]] = {}
    for flow in flows:
        by_line.setdefault((row_of(flow), flow.source or "", flow.target or ""), []).append(flow)
    lines = _told_apart([_line(material, line) for line in by_line.values()])
    first = flows[0]
    document = material.documents_by_name.get(first.passage.doc) if first.passage else None
    return Series(
        title=first.series,
        measure=first.measure or "value",
        unit=first.unit,
        origin=first.origin or (document.source.title if document else ""),
        lines=tuple(sorted(lines, key=lambda line: not line.between)),
    )


def _told_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines with the row's own label where the states alone do not tell them apart."""
    total = Counter(line.label for line in lines)
    return [
        replace(line, label=row_of(line.flows[0]) or line.label) if total[line.label] > 1 else line
        for line in lines
    ]


def _line(material: Material, flows: Sequence[Flow]) -> Line:
    first = flows[0]
    states = frozenset(code for code in (first.source, first.target) if code)
    joint = " → " if first.directed else " and "
    named = joint.join(material.state(code) for code in (first.source, first.target) if code)
    ordered = sorted(flows, key=lambda flow: (flow.period.earliest or 0, flow.period.latest or 0))
    head = row_of(first)
    if first.measure in UNNAMED and head not in material.names.values():
        named = head or named
    return Line(
        label=named or head or first.series,
        between=material.concerns(states),
        flows=tuple(ordered),
    )
