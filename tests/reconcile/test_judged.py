"""Judgements find their claims again and rank before any reader."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.errors import InvalidDate
from amity.model.claims import Claim, Tier
from amity.model.factuality import Factuality
from amity.model.interchange import claim_line
from amity.model.judgements import Judgement, Verdict
from amity.model.passages import Passage
from amity.model.reviewed import Standing
from amity.model.when import When
from amity.reconcile import ANALYST, apply, in_force, note_of

History = tuple[list[Claim], list[Judgement]]

TEXT = "Kim visited Mongolia in 1956 and Choibalsan visited Korea. A treaty was signed. Aid was given to it."


def claim(
    start: int = 0, end: int = 28, kind: str = "visit", *, date: str | None = "1956", **fields: Any
) -> Claim:
    fields = {"source": "PRK", "target": "MNG", **fields}
    return Claim(
        passage=Passage.of(fields.pop("doc", "000"), TEXT, start, end),
        kind=kind,
        date=When.parse(date) if date else When.unknown(),
        factuality=Factuality(fields.pop("how", "happened")),
        doc_sha256=fields.pop("sha", "ab12"),
        **fields,
    )


def judged(
    subject: Claim,
    verdict: str,
    number: int = 1,
    *,
    beside: Sequence[Claim] = (),
    undoes: str = "",
    **changes: Any,
) -> Judgement:
    note = {} if verdict in ("add", "undo") else {"read": note_of(subject, beside)}
    return Judgement(
        id=f"j{number}",
        verdict=Verdict(verdict),
        claim=subject.id,
        passage=subject.passage,
        doc_sha256=subject.doc_sha256,
        by="S. Bat",
        at=f"2024-03-01T09:30:{number:02d}Z",
        changes={**changes, **note},
        undoes=undoes,
    )


def test_claims_without_judgements_are_unreviewed() -> None:
    [stands] = apply([claim()], [])
    assert stands.standing is Standing.UNREVIEWED
    assert (stands.claim, stands.read, stands.id) == (claim(), claim(), claim().id)


def test_the_later_judgement_wins() -> None:
    verdicts = [judged(claim(), "accept", 1), judged(claim(), "reject", 2), judged(claim(), "accept", 3)]
    assert [apply([claim()], verdicts[:n])[0].standing.value for n in (1, 2, 3)] == [
        "accepted",
        "rejected",
        "accepted",
    ]


def test_a_correction_keeps_the_id_under_which_the_claim_was_read() -> None:
    [stands] = apply([claim()], [judged(claim(), "correct", date="1956-07", persons=["Kim Il-sung"])])
    assert stands.standing is Standing.CORRECTED
    assert stands.id == claim().id != stands.claim.id
    assert stands.known_as(stands.claim.id)
    assert (str(stands.claim.date), stands.claim.persons) == ("1956-07", ("Kim Il-sung",))
    assert stands.read == claim()


def test_corrections_add_up_and_an_accept_after_them_leaves_them() -> None:
    verdicts = [
        judged(claim(), "correct", 1, date="1956-07"),
        judged(claim(), "correct", 2, target="CHN"),
        judged(claim(), "accept", 3),
    ]
    [stands] = apply([claim()], verdicts)
    assert (str(stands.claim.date), stands.claim.target) == ("1956-07", "CHN")
    assert stands.standing is Standing.CORRECTED


def test_a_corrected_date_drops_what_was_inferred_of_the_old_one() -> None:
    then = When.parse("1956").replace(words="that year", inferred=("year",), anchor="1956-06-25")
    read = replace(claim(), date=then)
    [stands] = apply([read], [judged(read, "correct", date="1957")])
    assert (stands.claim.date.words, stands.claim.date.inferred, stands.claim.date.anchor) == ("", (), "")


def test_undo_takes_back_one_judgement_and_undo_of_undo_restores_it() -> None:
    verdicts = [
        judged(claim(), "accept", 1),
        judged(claim(), "reject", 2),
        judged(claim(), "undo", 3, undoes="j2"),
        judged(claim(), "undo", 4, undoes="j3"),
    ]
    standings = [apply([claim()], verdicts[:n])[0].standing.value for n in (1, 2, 3, 4)]
    assert standings == ["accepted", "rejected", "accepted", "rejected"]


def test_undoing_all_leaves_the_claim_as_read() -> None:
    verdicts = [judged(claim(), "correct", 1, date="1999"), judged(claim(), "undo", 2, undoes="j1")]
    [stands] = apply([claim()], verdicts)
    assert (stands.standing, stands.claim, stands.judgements) == (Standing.UNREVIEWED, claim(), ())


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(claim(date="1957"), id="another date"),
        pytest.param(claim(end=11), id="a shorter passage"),
        pytest.param(claim(how="planned"), id="another factuality"),
        pytest.param(claim(attribution=("Barkmann",)), id="an attribution"),
    ],
)
@pytest.mark.parametrize("verdict", ["accept", "correct", "reject"])
def test_a_judgement_survives_another_version_of_the_reader(again: Claim, verdict: str) -> None:
    changes: dict[str, Any] = {"date": "1956-07"} if verdict == "correct" else {}
    decision = judged(claim(), verdict, **changes)
    [before], [after] = apply([claim()], [decision]), apply([again], [decision])
    assert again.id != claim().id
    assert (after.id, after.standing, after.claim) == (before.id, before.standing, before.claim)
    assert after.known_as(again.id)
    assert after.read == again


def test_a_reader_that_comes_to_the_analysts_reading_is_recognised() -> None:
    decision = judged(claim(kind="meeting"), "correct", kind="visit", source="PRK")
    [stands] = apply([claim()], [decision])
    assert stands.claim.kind == "visit"
    assert stands.standing is Standing.CORRECTED


def test_an_accepted_claim_that_no_reader_finds_any_more_is_kept_as_an_analysts() -> None:
    [stands] = apply([], [judged(claim(persons=("Kim",), tier=Tier.HIGH), "accept")])
    assert stands.claim.engine == ANALYST
    assert stands.standing is Standing.ACCEPTED
    assert stands.read is None
    assert stands.claim == claim(persons=("Kim",), tier=Tier.HIGH, engine=ANALYST)


def test_a_rejected_claim_that_is_gone_and_comes_back_is_still_rejected() -> None:
    decision = judged(claim(), "reject")
    assert [r.standing.value for r in apply([], [decision])] == ["rejected"]
    [stands] = apply([claim(date="1956-07")], [decision])
    assert stands.standing is Standing.REJECTED


def test_a_rejection_does_not_reach_the_claim_beside_it() -> None:
    one, other = claim(date="1956"), claim(date="1988")
    decision = judged(one, "reject", beside=[one, other])
    [gone, stays] = sorted(apply([other], [decision]), key=lambda r: r.standing)
    assert (gone.claim, gone.standing) == (replace(one, engine=ANALYST), Standing.REJECTED)
    assert (stays.claim, stays.standing) == (other, Standing.UNREVIEWED)


def test_of_two_like_claims_the_one_that_agrees_in_most_is_meant() -> None:
    one, other = claim(date="1956", persons=("Kim",)), claim(date="1988", persons=("Batmönkh",))
    decision = judged(one, "reject")
    newer = [claim(end=27, date="1988", persons=("Batmönkh",)), claim(end=27, date="1956", persons=("Kim",))]
    rejected = [r.read for r in apply(newer, [decision]) if r.standing is Standing.REJECTED]
    assert rejected == [newer[1]]
    assert other.states == one.states


def test_a_claim_of_other_states_is_not_taken_for_the_rejected_one() -> None:
    [rejected, fresh] = apply([claim(source="CHN")], [judged(claim(), "reject")])
    assert {rejected.standing, fresh.standing} == {Standing.REJECTED, Standing.UNREVIEWED}


def test_a_renamed_file_keeps_its_judgements() -> None:
    [stands] = apply([claim(doc="article")], [judged(claim(), "accept")])
    assert (stands.standing, stands.claim.passage.doc) == (Standing.ACCEPTED, "article")


def test_a_changed_text_keeps_judgements_on_the_same_words_where_they_now_stand() -> None:
    moved = replace(claim(sha="cd34"), passage=replace(claim().passage, start=100, end=128))
    [stands] = apply([moved], [judged(claim(), "correct", date="1956-07")])
    assert (stands.claim.passage, stands.claim.doc_sha256) == (moved.passage, "cd34")
    assert str(stands.claim.date) == "1956-07"


def test_added_claims_stand_can_be_corrected_and_taken_back() -> None:
    missed = claim(59, 79, "treaty_signed", source="MNG", target="PRK", date="1986", engine=ANALYST)
    add = judged(missed, "add", 1, **claim_line(missed))
    fix = judged(missed, "correct", 2, date="1986-11")
    [stands] = apply([], [add, fix])
    assert (stands.standing, str(stands.claim.date)) == (Standing.ADDED, "1986-11")
    assert apply([], [add, judged(missed, "undo", 2, undoes="j1")]) == ()


def test_a_correction_to_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidDate):
        apply([claim()], [judged(claim(), "correct", date="July 1956")])


def test_a_line_that_a_merge_brought_in_twice_counts_once() -> None:
    decision = judged(claim(), "accept")
    assert in_force([decision, decision]) == (decision,)


claims = st.builds(
    lambda start, kind, date, how: claim(start, start + 20, kind, date=date, how=how),
    st.integers(0, 60),
    st.sampled_from(["visit", "meeting", "aid"]),
    st.sampled_from(["1956", "1956-07", "1988", None]),
    st.sampled_from(list(Factuality)),
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    read = draw(st.lists(claims, unique_by=lambda c: c.id, max_size=6))
    known = draw(st.lists(claims, unique_by=lambda c: c.id, max_size=4)) + read
    verdicts = []
    for number in range(draw(st.integers(0, 8))) if known else ():
        verdict = draw(st.sampled_from(["accept", "reject", "correct", "undo"]))
        subject = draw(st.sampled_from(known))
        changes: dict[str, Any] = {"date": "1957"} if verdict == "correct" else {}
        undoes = f"j{draw(st.integers(0, number))}" if verdict == "undo" else ""
        verdicts.append(judged(subject, verdict, number, undoes=undoes, **changes))
    return read, verdicts


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_lines_has_no_say(history: History, random: Random) -> None:
    read, verdicts = history
    expected = apply(read, verdicts)
    shuffled, mixed = list(read), list(verdicts)
    random.shuffle(shuffled)
    random.shuffle(mixed)
    assert apply(shuffled, mixed) == expected


@given(histories())
def test_every_read_claim_stands_once_and_no_vouched_claim_is_lost(history: History) -> None:
    read, verdicts = history
    stands = apply(read, verdicts)
    assert sorted(r.read.id for r in stands if r.read) == sorted(c.id for c in read)
    assert len({r.id for r in stands}) == len(stands)
    assert {r.id for r in stands if r.judgements} == {j.claim for j in in_force(verdicts)}


@given(histories())
def test_judging_never_changes_what_other_claims_say(history: History) -> None:
    read, verdicts = history
    before = {r.id: r for r in apply(read, [])}
    for stands in apply(read, verdicts):
        if not stands.judgements:
            assert stands == before[stands.id]
