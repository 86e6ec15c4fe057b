"""Claims of one happening make one event, and no event rests on less than it says."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.model.claims import Claim, Quantity, Shape, Tier
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.judgements import Judgement, Verdict
from amity.model.passages import Passage
from amity.model.when import When
from amity.reconcile import apply, events, group, note_of, reconcile

Material = tuple[list[Claim], list[Judgement]]


def claim(
    number: int = 0,
    date: str | None = "1956-07",
    how: str = "happened",
    *,
    kind: str = "visit",
    **fields: Any,
) -> Claim:
    doc = fields.pop("doc", f"d{number}")
    fields = {"source": "PRK", "target": "MNG", **fields}
    return Claim(
        passage=Passage(doc=doc, start=10 * number, end=10 * number + 9, quote="the words"),
        kind=kind,
        date=When.parse(date) if date else When.unknown(),
        factuality=Factuality(how),
        doc_sha256=doc,
        **fields,
    )


def accepted(subject: Claim, verdict: str = "accept", **changes: Any) -> Judgement:
    return Judgement(
        id=f"j-{subject.id}",
        verdict=Verdict(verdict),
        claim=subject.id,
        passage=subject.passage,
        doc_sha256=subject.doc_sha256,
        by="S. Bat",
        at="2024-03-01T09:30:00Z",
        changes={**changes, "read": note_of(subject, ())},
    )


def dates(found: Iterable[Event]) -> list[str]:
    return [str(event.date) for event in found]


def test_two_reports_of_one_visit_are_one_event_with_two_witnesses() -> None:
    [event] = reconcile([claim(1, "1988-06-28/1988-07-01"), claim(2, "1988-06"), claim(3, "1988")])
    assert (str(event.date), event.witnesses) == ("1988-06-28/1988-07-01", 3)
    assert [str(date) for date in event.dates] == ["1988", "1988-06", "1988-06-28/1988-07-01"]
    assert event.contested == ()


def test_claims_of_one_document_are_one_witness() -> None:
    [event] = reconcile([claim(1, doc="a"), claim(2, doc="a")])
    assert (len(event.claims_for), event.witnesses) == (2, 1)


def test_visits_of_one_year_by_others_in_the_other_direction_stay_two() -> None:
    there = claim(1, "1956-07", persons=("Kim Il-sung",))
    back = claim(2, "1956-10", source="MNG", target="PRK", persons=("Damba",))
    assert dates(reconcile([there, back])) == ["1956-07", "1956-10"]


def test_a_vaguer_claim_that_could_be_either_is_left_outside() -> None:
    july, october, either = claim(1, "1956-07"), claim(2, "1956-10"), claim(3, "1956")
    grouping = group(apply([july, october, either], []))
    assert len(grouping.happenings) == 2
    assert grouping.outside == {either.id: "could be any of 2 happenings"}


def test_a_person_in_common_says_which_is_meant() -> None:
    july, october = claim(1, "1956-07", persons=("Kim Il-sung",)), claim(2, "1956-10", persons=("Nam Il",))
    either = claim(3, "1956", persons=("KIM Il Sung",))
    first, second = reconcile([july, october, either])
    assert set(first.claims_for) == {july.id, either.id}
    assert second.claims_for == (october.id,)


@pytest.mark.parametrize("date", [None, "195X", "1950/1960", "../1960"])
def test_an_undated_claim_swallows_nothing(date: str | None) -> None:
    found = reconcile([claim(1, "1956-07"), claim(2, "1959-10"), claim(3, date)])
    assert len(found) == 3


def test_an_undated_claim_joins_the_one_visit_of_its_person() -> None:
    named, undated = claim(1, "1956-07", persons=("Choibalsan",)), claim(2, None, persons=("Kh. Choibalsan",))
    [event] = reconcile([named, undated])
    assert str(event.date) == "1956-07"


def test_different_persons_in_one_month_are_two_visits() -> None:
    assert len(reconcile([claim(1, persons=("Kim Il-sung",)), claim(2, persons=("Kim Jong-il",))])) == 2


def test_days_within_a_stretch_are_parts_of_it_but_not_of_a_long_one() -> None:
    stretch = [claim(1, "2013-10-28/2013-10-31"), claim(2, "2013-10-28"), claim(3, "2013-10-31")]
    assert len(reconcile(stretch)) == 1
    years = [claim(1, "2013-01-01/2013-12-31"), claim(2, "2013-10-28"), claim(3, "2013-10-31")]
    assert len(group(apply(years, [])).happenings) == 2


def test_the_same_person_a_day_later_is_one_visit_with_a_contested_date() -> None:
    day, next_day = "2013-10-28", "2013-10-29"
    said = [claim(1, day, persons=("Elbegdorj",)), claim(2, next_day, persons=("Ts. Elbegdorj",))]
    [event] = reconcile(said)
    assert "date" in event.contested
    assert event.persons == ("Ts. Elbegdorj",)
    assert len(reconcile([claim(1, day), claim(2, next_day)])) == 2


def test_what_happens_once_is_one_event_whose_date_is_contested() -> None:
    given_dates = ["1948-10-15", "1948-10-14", "1948-10-15", None]
    said = [claim(n, date, kind="relations_established") for n, date in enumerate(given_dates)]
    [event] = reconcile(said)
    assert (str(event.date), event.contested) == ("1948-10-15", ("date",))


def test_relations_taken_up_again_decades_later_are_another_event() -> None:
    said = [claim(n, date, kind="relations_established") for n, date in enumerate(["1925", "1956"])]
    assert len(reconcile(said)) == 2


def test_states_without_direction_may_stand_in_either_order() -> None:
    orders = [("MNG", "PRK"), ("PRK", "MNG")]
    said = [claim(n, kind="meeting", source=a, target=b) for n, (a, b) in enumerate(orders)]
    [event] = reconcile(said)
    assert (event.source, event.target) == ("MNG", "PRK")


def test_a_treaty_that_another_calls_an_agreement_is_one_act_only_on_the_same_day() -> None:
    def signed(date: str) -> list[Claim]:
        return [claim(n, date, kind=kind) for n, kind in enumerate(["treaty_signed", "agreement_signed"])]

    [event] = reconcile(signed("1986-11-20"))
    assert event.kind == "treaty_signed"
    assert len(reconcile(signed("1986"))) == 2


def test_horses_and_wheat_are_two_gifts_and_two_counts_of_orphans_a_contested_one() -> None:
    horses, wheat = Quantity(value=2000, unit="horses"), Quantity(value=10, unit="tons of wheat")
    assert len(reconcile([claim(1, kind="aid", quantity=horses), claim(2, kind="aid", quantity=wheat)])) == 2
    some, others = Quantity(value=200, unit="orphans"), Quantity(value=197, unit="war orphans")
    [event] = reconcile([claim(1, kind="aid", quantity=some), claim(2, kind="aid", quantity=others)])
    assert event.contested == ("quantity",)


def test_a_plan_that_was_carried_out_is_no_witness_of_the_event() -> None:
    [event] = reconcile([claim(1, how="planned", tier=Tier.HIGH), claim(2, tier=Tier.LOW)])
    assert event.factuality is Factuality.HAPPENED
    assert (len(event.claims_for), len(event.foretold), event.witnesses, event.credible) == (1, 1, 1, False)


def test_a_plan_that_failed_did_not_happen() -> None:
    [event] = reconcile([claim(1, how="planned"), claim(2, how="did_not_happen")])
    assert event.factuality is Factuality.DID_NOT_HAPPEN
    assert len(event.claims_for) == 2


def test_what_one_says_happened_and_another_did_not_is_contested() -> None:
    happened, denied = claim(1), claim(2, how="did_not_happen")
    [event] = reconcile([happened, denied])
    assert (event.claims_for, event.claims_against) == ((happened.id,), (denied.id,))
    assert (event.factuality, event.contested) == (Factuality.HAPPENED, ("factuality",))


def test_an_analysts_word_decides_between_two_claims() -> None:
    happened, denied = claim(1, tier=Tier.HIGH), claim(2, how="did_not_happen")
    [event] = reconcile([happened, denied], [accepted(denied)])
    assert (event.factuality, event.claims_against) == (Factuality.DID_NOT_HAPPEN, (happened.id,))
    assert (event.reviewed, event.credible) == (True, False)


def test_an_analysts_date_ranks_before_those_of_readers() -> None:
    read, also = claim(1, "1956-07"), claim(2, "1956-07")
    [event] = reconcile([read, also], [accepted(read, "correct", date="1956-07-14")])
    assert str(event.date) == "1956-07-14"
    two, three = claim(2, "1956-07-15"), claim(3, "1956-07-15")
    persons = ("Kim Il-sung",)
    said = [replace(c, persons=persons) for c in (claim(1, "1956-07-14"), two, three)]
    assert str(reconcile(said)[0].date) == "1956-07-15"
    assert str(reconcile(said, [accepted(said[0])])[0].date) == "1956-07-14"


def test_a_rejected_claim_carries_nothing() -> None:
    one, other = claim(1, "1956-07-14"), claim(2, "1956-07")
    [event] = reconcile([one, other], [accepted(one, "reject")])
    assert (event.claims_for, str(event.date)) == ((other.id,), "1956-07")
    assert reconcile([one], [accepted(one, "reject")]) == ()


@pytest.mark.parametrize("shape", [Shape.AGGREGATE, Shape.SILENCE, Shape.STATE])
def test_counts_states_and_silences_are_no_events(shape: Shape) -> None:
    assert reconcile([claim(1, shape=shape)]) == ()


def test_an_event_keeps_its_id_when_another_witness_comes() -> None:
    assert reconcile([claim(1)])[0].id == reconcile([claim(1), claim(2)])[0].id


claims = st.builds(
    claim,
    number=st.integers(0, 40),
    date=st.sampled_from(
        ["1956", "1956-07", "1956-07-14", "1956-07-10/1956-07-16", "1956-10", "1956-10~", "195X", None]
    ),
    how=st.sampled_from(list(Factuality)),
    kind=st.sampled_from(
        ["visit", "meeting", "aid", "relations_established", "treaty_signed", "agreement_signed"]
    ),
    source=st.sampled_from(["PRK", "MNG"]),
    target=st.sampled_from(["MNG", "PRK", None]),
    persons=st.sampled_from([(), (), ("Kim Il-sung",), ("Kim Jong-il",), ("Kim",), ("Ts. Elbegdorj",)]),
    shape=st.sampled_from([Shape.EVENT, Shape.EVENT, Shape.EVENT, Shape.AGGREGATE]),
    tier=st.sampled_from(list(Tier)),
)
some_claims = st.lists(claims, max_size=12)


@st.composite
def judged_claims(draw: st.DrawFn) -> Material:
    read = list({c.id: c for c in draw(some_claims)}.values())
    judged = draw(st.lists(st.sampled_from(read), unique_by=lambda c: c.id)) if read else []
    verdicts = st.sampled_from(["accept", "reject"])
    return read, [accepted(c, draw(verdicts)) for c in judged]


@given(judged_claims(), st.randoms(use_true_random=False))
def test_the_order_of_claims_has_no_say(material: Material, random: Random) -> None:
    read, judgements = material
    expected = reconcile(read, judgements)
    mixed = [*read, *read[:2]]
    random.shuffle(mixed)
    assert reconcile(mixed, judgements[::-1]) == expected


@given(judged_claims())
def test_each_claim_is_in_one_event_or_outside(material: Material) -> None:
    reviewed = apply(*material)
    placed = [name for e in events(reviewed) for name in e.claims]
    assert sorted([*placed, *group(reviewed).outside]) == sorted(r.id for r in reviewed)


@given(judged_claims())
def test_no_event_happened_on_the_strength_of_a_plan_or_rumour(material: Material) -> None:
    reviewed = {r.id: r for r in apply(*material)}
    for event in events(reviewed.values()):
        backing = [reviewed[name] for name in event.claims_for]
        carrying = [r for r in backing if r.claim.factuality is event.factuality]
        assert carrying
        assert not event.factuality.realised or carrying == backing
        assert all(r.standing.carries for r in backing)
        vouched = any(r.standing.reviewed or r.claim.tier is Tier.HIGH for r in carrying)
        assert event.credible == (event.factuality.realised and vouched)


@given(some_claims)
def test_accepting_adds_credence_and_moves_no_unambiguous_claim(read: list[Claim]) -> None:
    before = reconcile(read)
    after = reconcile(read, [accepted(c) for c in {c.id: c for c in read}.values()])
    sets = [frozenset(e.claims) for e in after]
    assert {frozenset(e.claims) for e in before} <= set(sets)
    assert all(e.credible == e.factuality.realised for e in after)


@given(judged_claims())
def test_a_rejected_claim_is_in_no_event(material: Material) -> None:
    rejected = {r.id for r in apply(*material) if not r.standing.carries}
    for event in reconcile(*material):
        assert not rejected & {*event.claims}


@given(judged_claims())
def test_ids_of_events_differ_and_dates_are_given_ones(material: Material) -> None:
    found = reconcile(*material)
    assert len({event.id for event in found}) == len(found)
    for event in found:
        assert str(event.date) in {str(date) for date in event.dates} | {""}


def test_a_day_within_a_stretch_is_no_disagreement() -> None:
    given = ("1986-11-18/1986-11-21", "1986-11-21", "1986-11")
    [event] = reconcile(claim(i, date, kind="treaty_signed") for i, date in enumerate(given))
    assert str(event.date) == "1986-11-21"
    assert event.contested == ()


def test_what_is_rare_takes_a_vague_date_in_and_what_is_not_does_not() -> None:
    def counted(kind: str, *given: str) -> list[int]:
        found = reconcile(claim(i, date, kind=kind) for i, date in enumerate(given))
        return [len(event.claims_for) for event in found]

    assert counted("embassy_closed", "1999-08-25", "199X") == [2]
    assert counted("visit", "1999-08-25", "199X") == [1, 1]
    assert counted("embassy_closed", "1991-01-05", "1999-08-25", "199X") == [1, 1]


def test_a_document_that_was_edited_is_still_one_witness() -> None:
    before = claim(1, doc="article")
    after = replace(claim(1, doc="article"), doc_sha256="another")
    [event] = reconcile([before, after], [accepted(before)])
    assert event.witnesses == 1
