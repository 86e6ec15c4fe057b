from collections.abc import Collection
from types import SimpleNamespace

import pytest

from amity.explain import contest, decisive
from amity.explain.contest import matrix
from amity.explain.ground import Ground
from amity.explain.units import units
from amity.model.competing import Search
from amity.model.flows import Flow
from amity.model.queries import Change, Changed, Happened, Measured
from amity.model.theses import Thesis
from amity.model.when import When
from amity.model.witnesses import Bond, SourceEdge, SourceGraph
from amity.relate.record import Entry, Record

Visits = tuple[Entry, ...]


def searched(made: SimpleNamespace, theses: list[Thesis], record: Record, **more: int) -> Search:
    def without(claims: Collection[str], flows: Collection[Flow]) -> Record:
        lost: Record = made.without(record, claims, flows)
        return lost

    return decisive(theses, record, without, **more)


def treaty(made: SimpleNamespace) -> list[Thesis]:
    """One that a treaty of 1965 speaks for, one that its absence speaks for."""
    asked = Happened(which=made.which("1965", "treaty_signed"))
    return [
        made.thesis("bond", made.predicts("treaty", asked, (4, 8), (0.1, 0.3))),
        made.thesis("chance", made.predicts("treaty", asked, (0.2, 0.5), (1.5, 3), forbidden=True)),
    ]


def test_the_one_passage_that_a_verdict_hangs_on_is_found(made: SimpleNamespace, visits: Visits) -> None:
    signed = made.told("1965-04-01", "north", kind="treaty_signed")
    record = made.record_of(*visits, signed)
    found = searched(made, treaty(made), record)
    assert found.front == ("bond",)
    assert [[unit.claims for unit in flip.units] for flip in found.flips] == [[signed.event.claims_for]]
    assert found.complete >= 1
    left = made.without(record, signed.event.claims_for, ())
    assert contest(treaty(made), left).front != ("bond",)


def test_of_two_witnesses_both_have_to_go(made: SimpleNamespace, visits: Visits) -> None:
    signed = made.told("1965-04-01", "north", "south", kind="treaty_signed")
    found = searched(made, treaty(made), made.record_of(*visits, signed))
    assert [len(flip.units) for flip in found.flips] == [2]
    assert {name for unit in found.flips[0].units for name in unit.claims} == set(signed.event.claims_for)


def test_a_copy_goes_with_what_it_copies(made: SimpleNamespace, visits: Visits) -> None:
    signed = made.told("1965-04-01", "north", "south", kind="treaty_signed")
    record = made.record_of(*visits, signed)
    copied = SourceEdge(source="doc:south", target="doc:north", bond=Bond.WORDING, why="Copied.", whole=True)
    graph = SourceGraph(nodes=record.sources.nodes, edges=(copied,))
    bound = Record(
        states=record.states, reference=record.reference, entries=record.entries, claims=record.claims,
        flows=record.flows, sources=graph,
    )  # fmt: skip
    found = searched(made, treaty(made), bound)
    assert [len(flip.units) for flip in found.flips] == [1]
    assert set(found.flips[0].units[0].claims) == set(signed.event.claims_for)


def test_as_many_other_passages_do_not_flip_it(made: SimpleNamespace, visits: Visits) -> None:
    signed = made.told("1965-04-01", "north", "south", kind="treaty_signed")
    many = Happened(which=made.which("1960/1979"), at_least=3)
    theses = treaty(made)
    theses.append(made.thesis("habit", made.predicts("many", many, (1.1, 1.5), (0.5, 0.9))))
    found = searched(made, theses, made.record_of(*visits, signed), draws=8)
    assert len(found.flips[0].units) == 2
    assert found.draws == 8
    assert found.flipped == 0


def test_a_figure_goes_with_its_copy_in_another_table(made: SimpleNamespace) -> None:
    values = {1970: 10.0, 1975: 2.0}
    flows = (*made.trade(values), *made.trade(values, series="Printed", row=None))
    record = made.record_of(flows=flows)
    asked = Changed(
        series=Measured(measure="trade", between=("GHA", "TGO")), before=When.parse("1970"),
        after=When.parse("1975"), change=Change.FALLS,
    )  # fmt: skip
    theses = [made.thesis(name, made.predicts("fall", asked, r, (0.1, 0.5))) for name, r in RIVALS]
    found = units(matrix(theses, Ground(record)), record)
    assert [sorted(flow.series for flow in unit.flows) for unit in found] == [["Printed", "Trade"]] * 2
    assert searched(made, theses, record).flips


RIVALS = (("want", (8, 16)), ("spite", (1, 1.5)))


def test_without_rivals_or_evidence_nothing_is_searched(made: SimpleNamespace, visits: Visits) -> None:
    found = searched(made, treaty(made)[:1], made.record_of(*visits))
    assert (found.flips, found.evaluations) == ((), 0)


def test_the_budget_bounds_the_search_and_it_says_so(made: SimpleNamespace, visits: Visits) -> None:
    signed = made.told("1965-04-01", "north", "south", kind="treaty_signed")
    many = Happened(which=made.which("1960/1979"), at_least=3)
    theses = treaty(made)
    theses.append(made.thesis("habit", made.predicts("many", many, (1.1, 1.5), (0.5, 0.9))))
    found = searched(made, theses, made.record_of(*visits, signed), budget=5)
    assert found.complete == 0
    assert found.evaluations <= 5
    assert found.flips == ()


def test_the_distance_to_another_verdict_is_not_that_of_the_best_to_itself(
    made: SimpleNamespace, visits: Visits
) -> None:
    """A leader by nine decibels has six to lose before it is no longer set apart."""
    many = Happened(which=made.which("1960/1979"), at_least=3)
    theses = [
        made.thesis("strong", made.predicts("many", many, (8, 8), (0.1, 0.2))),
        made.thesis("even", made.predicts("many", many, (1, 1), (1, 1))),
    ]
    found = searched(made, theses, made.record_of(*visits), budget=1)
    lead = contest(theses, made.record_of(*visits)).pairs[0].lead.middle
    assert lead > 6
    assert found.distance == pytest.approx(lead - 3)


def test_a_weak_verdict_is_told_from_one_that_hangs_on_few_passages(
    made: SimpleNamespace, visits: Visits
) -> None:
    """Where any one of many passages changes it, so do passages drawn from all."""
    signed = made.told("1965-04-01", "north", kind="treaty_signed")
    theses = treaty(made)
    many = Happened(which=made.which("1960/1979"), at_least=3)
    theses.append(made.thesis("habit", made.predicts("many", many, (1.1, 1.5), (0.5, 0.9))))
    firm = searched(made, theses, made.record_of(*visits, signed))
    assert len(firm.flips) == 1
    assert not firm.weak
    assert [count for _, count in firm.named] == [1]
    three = [made.told(f"196{n}-04-01", "north", kind="treaty_signed") for n in range(3)]
    all_of_them = Happened(which=made.which("1960/1962", "treaty_signed"), at_least=3)
    rivals = [
        made.thesis("bond", made.predicts("three", all_of_them, (4, 8), (0.1, 0.3))),
        made.thesis("chance", made.predicts("three", all_of_them, (0.2, 0.5), (1.5, 3), forbidden=True)),
    ]
    weak = searched(made, rivals, made.record_of(*three))
    assert len(weak.flips) == 3
    assert weak.weak
    assert (weak.draws, weak.flipped) == (0, 0)
    assert weak.drawn_of_all == weak.flipped_of_all == 3
