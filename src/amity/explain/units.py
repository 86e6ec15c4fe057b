"""What the evidence rests on, as units that are lost together: passages with their copies, and figures."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from amity.model.competing import Row, Unit
from amity.model.flows import Flow
from amity.relate.record import Record


def units(rows: Iterable[Row], record: Record) -> tuple[Unit, ...]:
    """The passages and figures that pieces of evidence with any weight rest on, in a fixed order.

    Claims from one passage, or from passages that overlap, are one unit; so are claims of several sources on
    one happening that go back to one witness; and a figure with its copies in other tables.
    """
    bearing = [row for row in rows if any(cell.weight.low or cell.weight.high for cell in row.cells.values())]
    claims = [name for row in bearing for name in row.outcome.claims if name in record.claims]
    flows = [flow for row in bearing for flow in row.outcome.flows]
    return (*_passages(list(dict.fromkeys(claims)), bearing, record), *_figures(flows))


def bears_on(unit: Unit, rows: Iterable[Row]) -> frozenset[str]:
    """The pieces of evidence, by id, that rest on a unit."""
    claims, flows = set(unit.claims), set(unit.flows)
    return frozenset(
        row.id for row in rows
        if not (claims.isdisjoint(row.outcome.claims) and flows.isdisjoint(row.outcome.flows))
    )  # fmt: skip


def _passages(claims: Sequence[str], rows: Sequence[Row], record: Record) -> Iterable[Unit]:
    lead = {name: name for name in claims}
    events = {event for row in rows for event in row.outcome.events}
    for group in (*_overlapping(claims, record), *_copies(events, record)):
        known = [name for name in group if name in lead]
        for name in known[1:]:
            _join(lead, known[0], name)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(claims):
        groups[_root(lead, name)].append(name)
    for root in sorted(groups, key=lambda name: _place(name, record)):
        names = sorted(groups[root], key=lambda name: _place(name, record))
        yield Unit(id=names[0], label=_words(names, record), claims=tuple(names))


def _place(name: str, record: Record) -> tuple[str, int, int, str]:
    passage = record.claims[name].passage
    return passage.doc, passage.start, passage.end, name


def _overlapping(claims: Sequence[str], record: Record) -> Iterable[list[str]]:
    """Claims whose passages overlap, in runs."""
    run: list[str] = []
    doc, reach = "", -1
    for name in sorted(claims, key=lambda name: _place(name, record)):
        passage = record.claims[name].passage
        if passage.doc != doc or passage.start >= reach:
            yield run
            run, doc, reach = [], passage.doc, -1
        run.append(name)
        reach = max(reach, passage.end)
    yield run


def _copies(events: set[str], record: Record) -> Iterable[list[str]]:
    """Claims of several documents on one happening that are one witness, for and against it."""
    for entry in record.entries:
        if entry.event.id in events:
            told = (*entry.event.claims_for, *entry.event.claims_against)
            known = {name: record.claims[name] for name in told if name in record.claims}
            if len({claim.passage.doc for claim in known.values()}) > 1:
                for witness in record.sources.witnesses(known):
                    names = [*witness.claims, *witness.derived]
                    if len({known[name].passage.doc for name in names}) > 1:
                        yield names


def _words(names: Sequence[str], record: Record) -> str:
    quote = " ".join(record.claims[names[0]].passage.quote.split())
    others = {record.claims[name].passage.doc for name in names} - {record.claims[names[0]].passage.doc}
    also = f" (and its copy in {', '.join(sorted(others))})" if others else ""
    return f"{record.claims[names[0]].passage.doc}: “{quote}”{also}"


def _figures(flows: Iterable[Flow]) -> Iterable[Unit]:
    """Figures, each with those of the same measure, states, time and value in other tables."""
    groups: dict[tuple[str, str, str, float], list[Flow]] = defaultdict(list)
    for flow in dict.fromkeys(flows):
        pair = "-".join(sorted(state for state in (flow.source, flow.target) if state))
        groups[flow.measure, pair, flow.period.edtf, flow.value or 0.0].append(flow)
    for (measure, pair, period, value), group in sorted(groups.items()):
        label = f"{measure} {pair} {period}: {value:g} {group[0].unit} ({_where(group)})".replace("  ", " ")
        yield Unit(id=f"{measure}:{pair}:{period}:{value:g}", label=label, flows=tuple(group))


def _where(group: Sequence[Flow]) -> str:
    places = (f"{flow.series}, row {flow.row}" if flow.row is not None else flow.series for flow in group)
    return "; ".join(dict.fromkeys(places))


def _root(lead: dict[str, str], name: str) -> str:
    while lead[name] != name:
        lead[name] = lead[lead[name]]
        name = lead[name]
    return name


def _join(lead: dict[str, str], one: str, other: str) -> None:
    first, second = _root(lead, one), _root(lead, other)
    lead[max(first, second)] = min(first, second)
