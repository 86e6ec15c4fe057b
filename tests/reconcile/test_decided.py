"""What decisions come to does not depend on the order in which they are met, and contradicts nothing."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from amity.model.claims import Claim
from amity.model.decisions import Anchor, Decision, Ruling, Subject
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.reconcile.decided import decide, differing, holding, last_words
from amity.reconcile.happenings import group


def claim(number: int) -> ReviewedClaim:
    said = Passage(doc=f"doc{number}", start=0, end=9, quote="the visit")
    read = Claim(
        passage=said, kind="visit", source="FIN", target="SUN", date=When.parse(f"196{number}-05"),
        factuality=Factuality.HAPPENED,
    )  # fmt: skip
    return ReviewedClaim(id=read.id, claim=read)


CLAIMS = [claim(number) for number in range(5)]
RULED = st.sampled_from([Ruling.SAME, Ruling.DIFFERENT])
DAYS = st.integers(min_value=1, max_value=28)


@st.composite
def identities(draw: st.DrawFn) -> list[Decision]:
    pairs = st.lists(st.sampled_from(list(combinations(CLAIMS, 2))), max_size=9)
    return [
        Decision(
            id=f"d-{i}", about=Subject.IDENTITY, ruling=draw(RULED),
            anchors=tuple(Anchor(passage=c.claim.passage, doc_sha256="", claim=c.id) for c in pair),
            by=draw(st.sampled_from("AB")), at=f"2024-03-{draw(DAYS):02d}T09:30:00Z",
        )
        for i, pair in enumerate(draw(pairs))
    ]  # fmt: skip


@given(identities(), st.randoms())
def test_the_order_has_no_say(decisions: list[Decision], chance: object) -> None:
    shuffled, others = list(decisions), list(CLAIMS)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(others)  # type: ignore[attr-defined]
    assert decide(shuffled, others) == decide(decisions, CLAIMS)


@given(identities())
def test_what_is_settled_contradicts_nothing_and_the_rest_is_told(decisions: list[Decision]) -> None:
    decided = decide(decisions, CLAIMS)
    for held in decided.settled.together:
        assert not any(pair <= held for pair in decided.settled.apart)
    told = {decision.id for decision in decided.contradicted}
    for decision in last_words(decisions).values():
        pair = frozenset(anchor.claim for anchor in decision.anchors)
        together = any(pair <= held for held in decided.settled.together)
        met = together if decision.ruling is Ruling.SAME else pair in decided.settled.apart
        assert met or decision.id in told


@given(identities())
def test_events_keep_to_what_is_settled(decisions: list[Decision]) -> None:
    settled = decide(decisions, CLAIMS).settled
    grouped = [{member.id for member in h.members} for h in group(CLAIMS, settled).happenings]
    assert sorted(name for held in grouped for name in held) == sorted(c.id for c in CLAIMS)
    assert all(any(held <= names for names in grouped) for held in settled.together)
    assert not any(pair <= names for pair in settled.apart for names in grouped)


@given(identities())
def test_analysts_differ_where_their_last_words_do(decisions: list[Decision]) -> None:
    said: dict[tuple[str, ...], set[str]] = {}
    for decision in holding(decisions):
        said.setdefault(decision.subject, set()).add(str(decision.ruling))
    assert {held[0].subject for held in differing(decisions)} == {s for s, r in said.items() if len(r) > 1}
