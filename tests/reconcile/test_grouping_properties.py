"""What holds of any claims: where they are put does not hang on order, copies or what is unrelated."""

from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from amity.model.claims import Claim, Quantity
from amity.model.decisions import Settled
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.reconcile import Grouping, events, group
from amity.reconcile.days import exact

DATES = [
    "", "196X", "1961", "1961-05", "1961-05-03", "1961-05-03/1961-05-09", "1961-05-08", "1961-05-20",
    "1961-06", "1961-06-20", "1961-07-15", "1961-09-28/1961-10-02", "../1961", "1962-05-03", "2011",
    "1961~", "1961/..",
]  # fmt: skip
SAID = [
    "the visit", "President Kekkonen came", "a youth delegation was there", "the delegation here",
    "the 50th anniversary of the visit", "he recalled the visit", "the premier left for home",
    "since the signing of the treaty",
]  # fmt: skip
PERSONS: list[tuple[str, ...]] = [
    (), (), ("Urho Kekkonen",), ("Kekkonen",), ("U. Kekkonen", "Brezhnev"), ("Leonid Brezhnev",),
    ("Kekonen",),
]  # fmt: skip
Sets = set[frozenset[str]]


@st.composite
def one_claim(draw: st.DrawFn, doc: str = "") -> Claim:
    """A claim on a few states in a few years."""
    said = draw(st.sampled_from(SAID))
    start = draw(st.integers(0, 400))
    row = draw(st.integers(0, 4)) == 0
    quantity = draw(
        st.sampled_from([None, None, Quantity(value=5, unit="horses"), Quantity(value=9, unit="tons")])
    )
    kinds = ["visit", "visit", "meeting", "aid", "treaty_signed", "relations_established", "cooling", "other"]
    return Claim(
        passage=Passage(
            doc=doc or draw(st.sampled_from("abc")), start=start, end=start + len(said), quote=said
        ),
        kind=draw(st.sampled_from(kinds)),
        source=draw(st.sampled_from(["FIN", "FIN", "SUN", None])),
        target=draw(st.sampled_from(["SUN", "SUN", "FIN", None])),
        date=When.parse(day) if (day := draw(st.sampled_from(DATES))) else When.unknown(),
        factuality=draw(st.sampled_from([*[Factuality.HAPPENED] * 5, *Factuality])),
        persons=draw(st.sampled_from(PERSONS)),
        place=draw(st.sampled_from([None, None, "Helsinki", "Moscow"])),
        quantity=quantity,
        rules=("date:report",) if row else (),
        doc_sha256="x",
    )


def reviewed(claims: list[Claim]) -> list[ReviewedClaim]:
    """The claims, each once."""
    return [ReviewedClaim(id=name, claim=claim) for name, claim in {c.id: c for c in claims}.items()]


def sets(grouping: Grouping) -> Sets:
    """The ids of the claims of each happening."""
    return {frozenset(member.id for member in happening.members) for happening in grouping.happenings}


some = st.lists(one_claim(), max_size=14)


@st.composite
def settled_claims(draw: st.DrawFn) -> tuple[list[ReviewedClaim], Settled]:
    """Claims, two of which analysts hold to be one, and two others not to be."""
    claims = reviewed(draw(some))
    names = draw(st.permutations([c.id for c in claims]))
    if len(names) < 4:
        return claims, Settled()
    pairs: dict[str, Any] = {"together": (frozenset(names[:2]),), "apart": frozenset({frozenset(names[2:4])})}
    return claims, Settled(**pairs)


@given(settled_claims(), st.randoms(use_true_random=False))
def test_the_order_changes_nothing(given_claims: tuple[list[ReviewedClaim], Settled], chance: Random) -> None:
    claims, settled = given_claims
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert sets(group(shuffled, settled)) == sets(group(claims, settled))
    assert group(shuffled, settled).outside == group(claims, settled).outside
    assert events(shuffled, settled) == events(claims, settled)


@given(settled_claims())
def test_each_claim_is_in_one_happening_or_outside(given_claims: tuple[list[ReviewedClaim], Settled]) -> None:
    claims, settled = given_claims
    grouping = group(claims, settled)
    placed = [member.id for happening in grouping.happenings for member in happening.members]
    assert sorted([*placed, *grouping.outside]) == sorted(c.id for c in claims)
    assert sorted(name for e in events(claims, settled) for name in e.claims) == sorted(placed)
    for pair in settled.apart:
        assert not any(pair <= held for held in sets(grouping))
    for held in settled.together:
        assert any(held <= names for names in sets(grouping))


@given(some, st.data())
@settings(max_examples=200)
def test_a_copy_from_another_document_splits_no_event(claims: list[Claim], data: st.DataObject) -> None:
    if not claims:
        return
    chosen = data.draw(st.sampled_from(claims))
    copy = replace(chosen, passage=replace(chosen.passage, doc="copy"), doc_sha256="copy")
    before, after = (sets(group(reviewed(given))) for given in (claims, [*claims, copy]))
    assert all(any(held <= more for more in after) for held in before)
    if not chosen.rules:
        [held] = [names for names in after if copy.id in names] or [frozenset()]
        own = {c.id for c in claims if c.id == chosen.id}
        assert not held or own <= held


@given(some)
def test_exact_visits_more_than_a_long_stay_apart_are_never_one(claims: list[Claim]) -> None:
    for happening in group(reviewed(claims)).happenings:
        # of those that took place: one that was planned for May and made in July was put off
        made = [m.claim for m in happening.members if m.claim.factuality.realised]
        days = [claim.date for claim in made if claim.kind == "visit" and exact(claim.date)]
        firsts = [when.earliest or 0 for when in days]
        assert not firsts or max(firsts) - min(firsts) <= 45


@given(some, one_claim(doc="far"))
def test_what_is_unrelated_moves_nothing(claims: list[Claim], other: Claim) -> None:
    unrelated = replace(other, source="PER", target="CHL", others=())
    before, after = (group(reviewed(given)) for given in (claims, [*claims, unrelated]))
    assert sets(before) <= sets(after)
    assert all(after.outside[name] == why for name, why in before.outside.items())


@given(some)
def test_a_memory_founds_no_event(claims: list[Claim]) -> None:
    remembered = [c for c in claims if "anniversary" in c.passage.quote and c.kind == "visit"]
    assert not group(reviewed(remembered)).happenings
