import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.errors import InvalidReference, InvalidValue, NotFound
from amity.model.brokers import Brokerage
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Flow, Observation
from amity.model.when import When
from amity.reference import Reference, load
from amity.relate.brokers import brokers, weights
from amity.relate.brokers.known import Known
from amity.relate.brokers.weights import OURS
from amity.relate.record import Entry, Record

AT = When.parse("2012-11")


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


@pytest.fixture(scope="module")
def found(reference: Reference) -> Brokerage:
    return brokers(reference, "JPN", "PRK", AT)


def entry(name: str, date: str, kind: str, source: str, *others: str, credence: float = 0.9) -> Entry:
    event = Event(
        id=name, kind=kind, source=source, target=others[0], others=others[1:], date=When.parse(date),
        factuality=Factuality.HAPPENED, claims_for=("c",),
    )  # fmt: skip
    return Entry(event=event, credence=credence, witnesses=("doc:a",))


def score(found: Brokerage, state: str) -> float:
    broker = found.of(state)
    assert broker is not None
    return broker.score


def test_all_states_of_the_time_but_the_parties_are_ranked(found: Brokerage) -> None:
    states = [broker.state for broker in found.brokers]
    assert 180 < len(states) == len(set(states)) < 205
    assert {"JPN", "PRK"}.isdisjoint(states)
    assert {"MNG", "CHE", "SSD"} <= set(states)
    assert {"SUN", "YUG", "DDR"}.isdisjoint(states)
    assert [broker.rank for broker in found.brokers] == list(range(1, len(states) + 1))
    assert sum(broker.share for broker in found.brokers) == pytest.approx(1)


def test_scores_are_the_sum_of_reasons_and_each_leads_to_rows(found: Brokerage) -> None:
    for broker in found.brokers:
        assert broker.score == pytest.approx(sum(reason.worth for reason in broker.reasons))
        assert all(reason.evidence for reason in broker.reasons)
        assert all(reason.term in weights() for reason in broker.reasons)


def test_the_order_of_the_parties_and_spelling_of_the_date_do_not_matter(reference: Reference) -> None:
    assert brokers(reference, "PRK", "JPN", AT).brokers == brokers(reference, "JPN", "PRK", AT).brokers


def test_an_ally_of_one_and_a_rival_are_told(found: Brokerage) -> None:
    usa = found.of("USA")
    assert usa is not None
    assert {"ally_one", "rival"} <= {reason.term for reason in usa.reasons}


def test_a_talk_hosted_once_counts_afterwards_only(reference: Reference) -> None:
    before, after = (brokers(reference, "JPN", "PRK", When.parse(day)) for day in ("2012-11-15", "2012-12"))
    terms = [
        sorted(row for reason in broker.reasons for row in reason.evidence if "2012-11-15" in row)
        for broker in (before.of("MNG"), after.of("MNG"))
        if broker is not None
    ]
    assert terms[0] == []
    assert terms[1]


def copied(folder: Path, cut: str) -> Reference:
    """Our reference data with all rows of hostings replaced: those from a date on are moved to GHA."""
    rows = []
    data = Path(OURS).parents[2] / "reference" / "data" / "hostings.csv"
    with data.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["held"] >= cut:
                rows.append(row)
    text = "host,parties,held,track,role,name,source\n"
    text += "".join(
        f'MHL,{row["parties"]},{row["held"]},1,mediator,"moved {number}",me\n'
        for number, row in enumerate(rows)
        if "MHL" not in row["parties"]
    )
    folder.joinpath("hostings.csv").write_text(text, encoding="utf-8")
    return load(folder)


def test_what_came_later_moves_nothing(tmp_path: Path, reference: Reference) -> None:
    later = copied(tmp_path, "2012-11")
    assert len(later.hostings) > len(reference.hostings)
    assert brokers(later, "JPN", "PRK", AT).brokers == brokers(reference, "JPN", "PRK", AT).brokers
    moved = brokers(later, "JPN", "PRK", When.parse("2024"))
    assert score(moved, "MHL") > score(brokers(reference, "JPN", "PRK", When.parse("2024")), "MHL")


def with_missions(folder: Path, *rows: str) -> Reference:
    lines = ["sender,receiver,sort,held,source", *rows]
    folder.joinpath("missions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize(
    ("held", "value"),
    [("2012-10/..", 1.0), ("2012-11/..", -0.5), ("2012/..", -0.5), ("2013/..", -0.5), ("", 0.0),
     ("../2015", 0.0), ("../2011", -0.5), ("2005/2011", -0.5), ("2005/2020", 1.0)],
)  # fmt: skip
def test_an_embassy_counts_from_when_it_is_known_to_have_been_open(
    tmp_path: Path, held: str, value: float
) -> None:
    data = with_missions(tmp_path, f"PRY,PRK,embassy,{held},me")
    known = Known(data, AT.earliest or 0)
    found, row = known.mission("PRY", "PRK")
    assert (found, row is not None) == (value, True)
    if not value:
        broker = brokers(data, "JPN", "PRK", AT).of("PRY")
        assert broker is not None
        assert [r.worth for r in broker.reasons if "unknown time, which does not count" in r.words] == [0.0]


def test_no_unknown_beginning_moves_a_score(reference: Reference, tmp_path: Path) -> None:
    """As if every mission of which nobody says since when had opened the year after, or never."""
    undated = [m for m in reference.missions if m.held.edtf in ("", "..")]
    assert undated
    changed = with_missions(tmp_path, *(f"{m.sender},{m.receiver},{m.sort},../2060,me" for m in undated))
    one, other = (brokers(data, "JPN", "PRK", AT) for data in (reference, changed))
    assert {b.state: b.score for b in one.brokers} == pytest.approx({b.state: b.score for b in other.brokers})


def test_a_bond_without_a_date_is_not_known_then(tmp_path: Path) -> None:
    lines = "id,sort,states,held,source\nx,rivalry,PRY;PRK,../2030,me\ny,rivalry,PRY;JPN,2012-11/..,me\n"
    tmp_path.joinpath("alignments.csv").write_text(lines, encoding="utf-8")
    known = Known(load(tmp_path), AT.earliest or 0)
    assert (known.rivals("PRY", "PRK"), known.rivals("PRY", "JPN")) == ((), ())


def test_talks_of_the_same_month_are_later(reference: Reference, tmp_path: Path) -> None:
    rows = (
        "PRY,JPN;PRK,2012-11,1,host,a,me",
        "PRY,JPN;PRK,2012,1,host,b,me",
        "PRY,JPN;PRK,2012-10,1,host,c,me",
    )
    for row, known in zip(rows, (False, False, True), strict=True):
        text = f"host,parties,held,track,role,name,source\n{row}\n"
        tmp_path.joinpath("hostings.csv").write_text(text, encoding="utf-8")
        assert bool(Known(load(tmp_path), AT.earliest or 0).hostings("PRY")) is known


def test_the_seat_of_china_is_that_of_taipei_until_1971(reference: Reference) -> None:
    day = When.parse("1965").earliest or 0
    assert Known(reference, day).single("power", "CHN") is None
    assert Known(reference, day).single("power", "TWN") is not None


def test_the_ranking_reads_nothing_of_the_bench() -> None:
    sources = Path(OURS).parents[1].rglob("*.py")
    words = [path for path in sources if "mediations" in path.read_text(encoding="utf-8")]
    assert [path for path in words if "bench" in path.read_text(encoding="utf-8")] == []


def terms_of(found: Brokerage, state: str) -> list[str]:
    broker = found.of(state)
    assert broker is not None
    return [row for reason in broker.reasons for row in reason.evidence]


def record(reference: Reference, *entries: Entry) -> Record:
    return Record(states=("JPN", "PRK"), reference=reference, entries=entries)


def test_documents_speak_for_a_state_that_deals_with_both(reference: Reference, found: Brokerage) -> None:
    told = record(
        reference,
        entry("e1", "2010-03", "visit", "LAO", "PRK"),
        entry("e2", "2011-05", "agreement_signed", "JPN", "LAO"),
    )
    heard = brokers(told, "JPN", "PRK", AT)
    assert score(heard, "LAO") > score(found, "LAO")
    assert score(heard, "NPL") == pytest.approx(score(found, "NPL"))
    laos = heard.of("LAO")
    assert laos is not None
    assert all(" [" in row for row in terms_of(found, "MNG"))
    assert {"e1", "e2"} <= {name for reason in laos.reasons for name in reason.evidence}


def test_documents_on_the_time_after_and_doubtful_events_say_nothing(
    reference: Reference, found: Brokerage
) -> None:
    told = record(
        reference,
        entry("e1", "2012-11-15", "talks_hosted", "LAO", "JPN", "PRK"),
        entry("e2", "2012", "visit", "LAO", "PRK"),
        entry("e3", "2011-05", "visit", "LAO", "JPN", credence=0.3),
        entry("e4", "2011-05", "warming", "LAO", "JPN"),
    )
    assert score(brokers(told, "JPN", "PRK", AT), "LAO") == pytest.approx(score(found, "LAO"))


def test_talks_hosted_and_offers_in_documents_count(reference: Reference, found: Brokerage) -> None:
    hosted = record(reference, entry("e1", "2009-04", "talks_hosted", "LAO", "JPN", "PRK"))
    offered = record(reference, entry("e1", "2012-04", "mediation_offer", "LAO", "JPN", "PRK"))
    hostile = record(reference, entry("e1", "2011-04", "criticism", "LAO", "JPN"))
    base = score(found, "LAO")
    assert score(brokers(hosted, "JPN", "PRK", AT), "LAO") > base + 0.5
    assert score(brokers(offered, "JPN", "PRK", AT), "LAO") > base + 0.5
    assert score(brokers(hostile, "JPN", "PRK", AT), "LAO") < base


def resident(found: Brokerage, state: str) -> dict[str, float]:
    broker = found.of(state)
    assert broker is not None
    return {row.split(" [")[0]: r.value for r in broker.reasons if r.term == "resident" for row in r.evidence}


def test_a_mission_of_the_documents_goes_before_reference_data(
    reference: Reference, found: Brokerage
) -> None:
    opened = entry("e1", "1998-03", "embassy_opened", "NPL", "PRK")
    closed = entry("e2", "2005-03", "embassy_closed", "SWE", "PRK")
    later = entry("e3", "2013-03", "embassy_closed", "NPL", "PRK")
    heard = brokers(record(reference, opened, closed, later), "JPN", "PRK", AT)
    assert resident(found, "NPL") == {"missions.csv: * PRK none 1948-09-09/..": -0.5,
                                      "missions.csv: * JPN most 1952-04-28/..": 0.5}  # fmt: skip
    assert resident(heard, "NPL") == {"e1": 1.0, "missions.csv: * JPN most 1952-04-28/..": 0.5}
    assert resident(heard, "SWE")["e2"] == -0.5
    assert score(heard, "NPL") > score(found, "NPL")


def test_published_datasets_fill_what_nothing_else_tells(reference: Reference) -> None:
    flow = Flow(
        series="exchange.csv", measure="representation", source="FJI", target="TON", directed=True,
        period=When.parse("1990"), value=3, unit="COW level", observation=Observation.OBSERVED, row=7,
    )  # fmt: skip
    told = Record(states=("SLB", "TON"), reference=reference, flows=(flow,))
    heard = brokers(told, "SLB", "TON", When.parse("1995"))
    before = brokers(told, "SLB", "TON", When.parse("1989"))
    assert any("exchange.csv, row 7" in row for row in resident(heard, "FJI"))
    assert not any("exchange.csv" in row for row in resident(before, "FJI"))


@pytest.mark.parametrize(
    ("one", "other", "at", "error", "words"),
    [
        ("JPN", "JPN", "2012", InvalidValue, "two different"),
        ("JPN", "XYZ", "2012", NotFound, "XYZ"),
        ("JPN", "PRK", "1930", InvalidValue, "North Korea was a state"),
        ("JPN", "ABW", "2012", InvalidValue, "never was one"),
        ("JPN", "PRK", "../2012", InvalidValue, "first day"),
        ("JPN", "PRK", "Y20000", InvalidValue, "first day"),
    ],
)
def test_bad_input_is_told_in_one_line(
    one: str, other: str, at: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        brokers(load(), one, other, When.parse(at))


def test_of_what_nothing_is_on_record_is_said(reference: Reference) -> None:
    assert any("capital of TON" in words for words in brokers(reference, "TON", "FJI", AT).unknown)
    assert brokers(reference, "JPN", "PRK", AT).unknown == ()


def pairs() -> Iterator[str]:
    return (code for code, state in load().states.items() if state.cow and str(state.exists).endswith("/.."))


@settings(max_examples=25, deadline=None)
@given(
    both=st.lists(st.sampled_from(sorted(pairs())), min_size=2, max_size=2, unique=True),
    year=st.integers(min_value=2012, max_value=2022),
)
def test_any_two_states_get_an_order_of_finite_scores(both: list[str], year: int) -> None:
    ranked = brokers(load(), both[0], both[1], When.of_year(year))
    scores = [broker.score for broker in ranked.brokers]
    assert scores == sorted(scores, reverse=True)
    assert all(abs(score) < 30 for score in scores)
    assert len(scores) > 150


def test_other_weights_change_the_order(tmp_path: Path, reference: Reference) -> None:
    flat = {name: replace(weight, weight=0.0) for name, weight in weights().items()}
    scores = [broker.score for broker in brokers(reference, "JPN", "PRK", AT, weights=flat).brokers]
    assert set(scores) == {0.0}
    path = tmp_path / "w.csv"
    path.write_text("term,weight,scale,meaning,source\nnear,1,3000,x,me\n", encoding="utf-8")
    with pytest.raises(InvalidReference, match="no weight for"):
        weights(path)
    path.write_text("term,weight\n", encoding="utf-8")
    with pytest.raises(InvalidReference, match="columns"):
        weights(path)
    path.write_text("term,weight,scale,meaning,source\nnear,much,3000,x,me\n", encoding="utf-8")
    with pytest.raises(InvalidReference, match="numbers"):
        weights(path)
