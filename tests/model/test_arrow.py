"""Events and flows go through Arrow and come back."""

import sys
from dataclasses import replace

import pytest

from amity.model import arrow
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.when import When

pytest.importorskip("pyarrow", reason="needs the extra arrow")

EVENT = Event(
    id="e-1",
    kind="visit",
    source="PRK",
    target="MNG",
    date=When.parse("1988-06-28/1988-07-01").replace(words="from June 28", inferred=("year",)),
    factuality=Factuality.HAPPENED,
    claims_for=("000-1",),
    persons=("Kim Il-sung",),
    dates=(When.parse("1988"), When.parse("1988-06-28/1988-07-01")),
    credible=True,
)
FLOW = Flow(
    series="Table 1",
    measure="trade",
    source="MNG",
    target="PRK",
    directed=False,
    period=When.parse("1985"),
    value=10.7,
    unit="US$ million",
    observation=Observation.OBSERVED,
    rounding=0.1,
    passage=Passage(doc="000", start=3, end=7, quote="10.7"),
)


def test_events_come_back() -> None:
    events = [EVENT, replace(EVENT, id="e-2", date=When.unknown(), dates=(), place="Ulaanbaatar")]
    table = arrow.events_table(events)
    assert table.schema == arrow.event_schema()
    assert list(arrow.events_of(table)) == events


def test_the_days_of_an_event_are_dates() -> None:
    row = arrow.events_table([EVENT]).to_pylist()[0]
    assert (row["earliest"].isoformat(), row["latest"].isoformat()) == ("1988-06-28", "1988-07-01")


def test_a_date_beyond_the_calendar_has_no_day() -> None:
    row = arrow.events_table([replace(EVENT, date=When.parse("Y-170000"))]).to_pylist()[0]
    assert row["earliest"] is row["latest"] is None


def test_flows_come_back() -> None:
    flows = [FLOW, replace(FLOW, passage=None, row=4, value=None, observation=Observation.MISSING)]
    table = arrow.flows_table(flows)
    assert table.schema == arrow.flow_schema()
    assert list(arrow.flows_of(table)) == flows


def test_without_pyarrow_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(arrow.NeedsArrow, match=r"pip install 'amity\[arrow\]'"):
        arrow.event_schema()
