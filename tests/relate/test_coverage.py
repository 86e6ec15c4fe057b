from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.model.claims import Claim, Shape
from amity.model.coverage import Coverage, Depth, Telling
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.model.witnesses import Bond, SourceEdge, SourceGraph, SourceNode, SourceSort
from amity.reference import load
from amity.relate.coverage import coverage
from amity.relate.coverage_exposure import heeded
from amity.relate.record import Entry, Record

REFERENCE = load()
Said = tuple[str, str]
"""The date of a thing told, and the document that tells it."""


def claim(date: str, doc: str, at: int, kind: str = "visit", states: str = "FIN SUN") -> Claim:
    source, target = states.split()
    return Claim(
        passage=Passage(doc=doc, start=at * 10, end=at * 10 + 4, quote="told"),
        kind=kind,
        source=source,
        target=target,
        date=When(edtf=date),
        factuality=Factuality.HAPPENED,
    )


def record(
    told: Sequence[Said], *, kind: str = "visit", states: str = "FIN SUN", graph: SourceGraph | None = None
) -> Record:
    claims = {f"c{at}": claim(date, doc, at, kind, states) for at, (date, doc) in enumerate(told)}
    entries = [
        Entry(
            event=Event(
                id=f"e{name}", kind=one.kind, source=one.source, target=one.target, date=one.date,
                factuality=Factuality.HAPPENED, claims_for=(name,),
            ),
            credence=0.9,
            witnesses=(f"doc:{one.passage.doc}",),
        )
        for name, one in claims.items()
    ]  # fmt: skip
    docs = sorted({doc for _, doc in told})
    return Record(
        states=("FIN", "SUN"),
        reference=REFERENCE,
        entries=tuple(entries),
        claims=claims,
        sources=graph or SourceGraph(nodes=tuple(node(doc) for doc in docs)),
    )


def node(doc: str, issued: str = "", *keys: str) -> SourceNode:
    return SourceNode(id=f"doc:{doc}", sort=SourceSort.DOCUMENT, label=doc, issued=issued, keys=keys)


def diary(years: range, doc: str = "diary") -> list[Said]:
    return [(f"{year}-{month:02d}-10", doc) for year in years for month in (2, 9)]


def figures(found: Coverage) -> dict[str, dict[int, float]]:
    return {stream.source: dict(stream.exposure) for stream in found.streams}


def test_a_list_in_order_of_time_speaks_fully_of_its_span_and_of_nothing_else() -> None:
    [stream] = coverage(record(diary(range(1950, 1960)))).streams
    assert stream.telling is Telling.SERIAL
    assert all(stream.exposure[year] == 1.0 for year in range(1951, 1959))
    assert stream.exposure[1950] == pytest.approx(325 / 365)
    assert stream.exposure[1959] == pytest.approx(253 / 365)
    assert not stream.speaks_of(1949)
    assert not stream.speaks_of(1960)


def test_a_list_that_skips_years_still_speaks_of_them() -> None:
    told = [*diary(range(1950, 1955)), *diary(range(1965, 1970))]
    found = coverage(record(told))
    assert found.exposure(1960) == 1.0
    assert found.streams[0].told.get(1960, 0) == 0
    assert found.depth(1960) is Depth.WELL


def test_a_narrative_speaks_thinly_of_what_it_passes_over() -> None:
    told = [("1956", "essay"), ("1956-07", "essay"), ("1986-11-21", "essay"), ("1957", "essay")]
    [stream] = coverage(record(told)).streams
    assert stream.telling is Telling.NARRATIVE
    assert stream.exposure[1956] > 2 * stream.exposure[1971] > 0
    assert min(stream.exposure) == 1956
    assert max(stream.exposure) == 1986


def test_a_narrative_heeds_years_alike_of_which_it_tells_much_and_little() -> None:
    busy = [(f"{year}-{month:02d}", "essay") for year in range(1950, 1970) for month in (2, 5, 9)]
    told = [*busy[::-1], *((str(year), "essay") for year in range(1970, 1990))]
    [stream] = heeded(coverage(record(told))).streams
    assert stream.telling is Telling.NARRATIVE
    assert 0.9 < stream.exposure[1980] / stream.exposure[1960] <= 1


def test_a_narrative_heeds_what_it_leaps_over_the_less_the_longer_it_leaps() -> None:
    def passed(years: int) -> float:
        told = [(str(year), "essay") for year in (*range(1950, 1960), *range(1960 + years, 1970 + years))]
        [stream] = heeded(coverage(record(told))).streams
        assert stream.telling is Telling.NARRATIVE
        assert stream.exposure[1955] > 0.95
        return stream.exposure[1960 + years // 2]

    assert passed(3) > 0.9
    assert passed(15) < 0.6
    assert 0 < passed(35) < 0.3


def test_a_narrative_speaks_of_nothing_after_its_issue() -> None:
    told = [("1956", "essay"), ("1960", "essay"), ("1975", "essay")]
    early = record(told, graph=SourceGraph(nodes=(node("essay", "1962"),)))
    assert max(coverage(early).streams[0].exposure) == 1962
    late = record(told[:2], graph=SourceGraph(nodes=(node("essay", "1963"),)))
    assert max(coverage(late).streams[0].exposure) == 1963


def test_events_with_third_states_let_a_narrative_be_heard() -> None:
    dyad = [("1950", "essay"), ("1980", "essay")]
    alone = coverage(record(dyad)).exposure(1965)
    third = record(dyad)
    others = record([("1965", "essay"), ("1966", "essay")], states="FIN SWE")
    renamed = {f"t{name}": one for name, one in others.claims.items()}
    entries = tuple(
        replace(e, event=replace(e.event, id=f"t{e.event.id}", claims_for=(f"t{e.event.claims_for[0]}",)))
        for e in others.entries
    )
    both = replace(third, entries=(*third.entries, *entries), claims={**third.claims, **renamed})
    assert coverage(both).exposure(1965) > alone


def test_a_statement_on_a_period_raises_its_exposure() -> None:
    base = record([("1950", "essay"), ("1990", "essay")])
    said = replace(claim("1961/1975", "essay", 99), shape=Shape.AGGREGATE)
    told = replace(base, claims={**base.claims, "period": said})
    assert coverage(told).exposure(1970) > coverage(base).exposure(1970) + 0.2
    assert coverage(told).exposure(1980) == pytest.approx(coverage(base).exposure(1980))


def test_judgements_have_no_say() -> None:
    base = record([("1950", "essay"), ("1990", "essay")])
    judged = replace(claim("1961/1975", "essay", 99, kind="cooling"), shape=Shape.STATE)
    entry = replace(base.entries[0], event=replace(base.entries[0].event, id="judged", kind="warming"))
    told = replace(
        base,
        claims={**base.claims, "judged": judged},
        entries=(*base.entries, replace(entry, event=replace(entry.event, date=When(edtf="1970")))),
    )
    assert figures(coverage(told)) == figures(coverage(base))


def test_a_copy_moves_no_figure() -> None:
    told = [*diary(range(1950, 1960)), ("1957", "essay"), ("1970", "essay")]
    base = record(told)
    copies = {
        f"x{name}": replace(one, passage=replace(one.passage, doc="copy"))
        for name, one in base.claims.items()
        if one.passage.doc == "essay"
    }
    entries = tuple(
        replace(e, event=replace(e.event, claims_for=(*e.event.claims_for, f"x{e.event.claims_for[0]}")))
        if f"x{e.event.claims_for[0]}" in copies else e
        for e in base.entries
    )  # fmt: skip
    edge = SourceEdge(source="doc:copy", target="doc:essay", bond=Bond.WORDING, why="Copied.", whole=True)
    graph = SourceGraph(nodes=(*base.sources.nodes, node("copy", "1999")), edges=(edge,))
    doubled = replace(base, entries=entries, claims={**base.claims, **copies}, sources=graph)
    assert figures(coverage(doubled)) == figures(coverage(base))
    assert coverage(doubled).by_event == coverage(base).by_event


def test_a_work_is_heard_through_the_document_that_cites_it() -> None:
    base = record([("1957", "essay"), ("1970", "essay")])
    work = SourceNode(id="work:memoir", sort=SourceSort.WORK, label="A memoir")
    edge = SourceEdge(source="doc:essay", target="work:memoir", bond=Bond.CITES, why="Cited.",
                      claims=frozenset(("c0",)))  # fmt: skip
    entries = (replace(base.entries[0], witnesses=("work:memoir",)), base.entries[1])
    cited = replace(base, entries=entries, sources=SourceGraph(nodes=(node("essay"), work), edges=(edge,)))
    found = coverage(cited)
    assert figures(found) == figures(coverage(base))
    assert found.by_witness["work:memoir"] == "doc:essay"
    assert found.told_by("ec0") == ("doc:essay",)


def test_texts_of_one_outlet_are_one_stream() -> None:
    told = [("1957-03-01", "one"), ("1957-03-02", "two")]
    graph = SourceGraph(
        nodes=(node("one", "1957-03-02", "outlet:gazette"), node("two", "1957-03-03", "outlet:gazette"))
    )
    found = coverage(record(told, graph=graph))
    assert [stream.source for stream in found.streams] == ["doc:one"]
    assert found.independent(1957) == 1


def test_a_run_of_issues_is_serial() -> None:
    told = [(f"1957-{month:02d}-{day:02d}", f"n{month}-{day}") for month in range(1, 9) for day in (3, 20)]
    nodes = tuple(node(doc, date, "outlet:gazette") for date, doc in told)
    backwards = list(reversed(told))
    [stream] = coverage(record(backwards, graph=SourceGraph(nodes=nodes))).streams
    assert stream.telling is Telling.SERIAL
    assert set(stream.exposure) == {1957}


def test_a_source_that_never_speaks_of_the_other_state_has_no_stream() -> None:
    found = coverage(record(diary(range(1950, 1960)), states="FIN SWE"))
    assert found.streams == ()
    assert found.depth(1955) is Depth.SILENT


def test_a_record_without_evidence_is_silent() -> None:
    found = coverage(record([]))
    assert (found.streams, found.years, found.exposure(1990)) == ((), (), 0.0)


def test_undated_events_and_events_centuries_apart_are_borne() -> None:
    told = [("", "essay"), ("1239", "essay"), ("1950", "essay"), ("../1990", "essay"), ("0800/1900", "essay")]
    found = coverage(record(told))
    assert found.exposure(1239) > 0
    assert found.exposure(1600) == 0
    assert 0 < found.exposure(1950) <= 1


def test_the_press_of_a_one_party_state_is_known_as_its_voice() -> None:
    told = diary(range(1950, 1960), "pravda_finland_1950_1959")
    [stream] = heeded(coverage(record(told))).streams
    assert (stream.state, stream.official) == ("SUN", True)


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2020, 12, 31))
tellings = st.lists(st.tuples(days.map(str), st.sampled_from(("a", "b", "c"))), max_size=40)


@settings(deadline=None, max_examples=60)
@given(tellings)
def test_exposure_is_a_share_and_stays_within_what_is_told(told: list[Said]) -> None:
    for stream in coverage(record(told)).streams:
        mine = [int(date[:4]) for date, doc in told if f"doc:{doc}" == stream.source]
        assert all(0 <= share <= 1 for share in stream.exposure.values())
        assert min(stream.exposure) == min(mine)
        assert max(stream.exposure) == max(mine)


@settings(deadline=None, max_examples=40)
@given(tellings.flatmap(lambda told: st.tuples(st.just(told), st.randoms(use_true_random=False))))
def test_the_order_of_entries_has_no_say(drawn: tuple[list[Said], object]) -> None:
    told, random = drawn
    made = record(told)
    entries = list(made.entries)
    random.shuffle(entries)  # type: ignore[attr-defined]
    mixed = replace(made, entries=tuple(entries), claims=dict(reversed(list(made.claims.items()))))
    assert figures(coverage(mixed)) == figures(coverage(made))


def test_what_was_found_is_kept_as_long_as_the_record() -> None:
    made = record(diary(range(1950, 1960)))
    assert coverage(made) is coverage(made)
    assert coverage(made, ("FIN", "SWE")) is not coverage(made)
    assert coverage(replace(made, entries=made.entries[:4])) != coverage(made)


def test_rows_of_a_dataset_are_serial_in_whatever_order_they_stand() -> None:
    told = diary(range(1950, 1960))
    made = record([told[at * 7 % len(told)] for at in range(len(told))])
    assert coverage(made).streams[0].telling is Telling.NARRATIVE
    rows = {name: replace(one, rules=("kind:visit/coded",)) for name, one in made.claims.items()}
    [stream] = coverage(replace(made, claims=rows)).streams
    assert stream.telling is Telling.SERIAL
    assert stream.exposure[1955] == 1.0
