"""Claims of several readers are paired one to one, in no order but the text's."""

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from amity.model.claims import Claim
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.reconcile.units import SHARED, Unit, units

Readings = dict[str, list[Claim]]


def claim(start: int, end: int, kind: str = "visit", date: str = "1956-07", **fields: Any) -> Claim:
    passage = Passage(doc=fields.pop("doc", "000"), start=start, end=end, quote="x" * (end - start))
    how = Factuality(fields.pop("how", "happened"))
    fields = {"source": "PRK", "target": "MNG", **fields}
    return Claim(passage=passage, kind=kind, date=When.parse(date), factuality=how, **fields)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    start = draw(st.integers(0, 60))
    return claim(
        start,
        start + draw(st.integers(1, 30)),
        draw(st.sampled_from(["visit", "meeting", "aid"])),
        draw(st.sampled_from(["1956", "1956-07", "1988-06-24"])),
        doc=draw(st.sampled_from(["000", "001"])),
        source=draw(st.sampled_from(["PRK", "CHN", None])),
        target=draw(st.sampled_from(["MNG", "SUN"])),
    )


readings = st.dictionaries(st.sampled_from(["rules", "llm", "hand:anna"]), st.lists(claims(), max_size=12))


def kinds(found: tuple[Unit, ...]) -> list[dict[str, str]]:
    return [{reader: said.kind for reader, said in unit.claims.items()} for unit in found]


@settings(deadline=None)
@given(readings)
def test_every_claim_is_in_one_unit(said: Readings) -> None:
    found = units(said)
    for reader, mine in said.items():
        placed = [unit.claims[reader] for unit in found if reader in unit.claims]
        assert sorted(c.id for c in placed) == sorted(c.id for c in mine)


@settings(deadline=None)
@given(readings)
def test_members_of_a_unit_are_of_one_document_and_hang_together(said: Readings) -> None:
    for unit in units(said):
        members = [c.passage for c in unit.claims.values()]
        assert len({passage.doc for passage in members}) == 1
        for one in members:
            if len(members) > 1:
                shares = [
                    (min(one.end, other.end) - max(one.start, other.start))
                    / min(len(one.quote), len(other.quote))
                    for other in members
                    if other is not one
                ]
                assert max(shares) >= SHARED


@settings(deadline=None)
@given(readings, st.randoms(use_true_random=False))
def test_order_of_readers_and_claims_has_no_say(said: Readings, random: Random) -> None:
    readers = list(said)
    random.shuffle(readers)
    shuffled = {reader: random.sample(said[reader], len(said[reader])) for reader in readers}

    def ids(found: tuple[Unit, ...]) -> list[list[tuple[str, str]]]:
        return sorted(sorted((reader, c.id) for reader, c in unit.claims.items()) for unit in found)

    assert ids(units(shuffled)) == ids(units(said))


@settings(deadline=None)
@given(st.lists(claims(), max_size=15, unique_by=lambda c: c.id))
def test_a_reader_agrees_with_itself(said: list[Claim]) -> None:
    found = units({"once": said, "again": said})
    assert all(unit.claims["once"].id == unit.claims["again"].id for unit in found)


def test_of_several_claims_on_one_sentence_those_of_one_date_are_paired() -> None:
    years = ("1956", "1988", "2013")
    found = units(
        {
            "rules": [claim(0, 50, date=year) for year in years],
            "llm": [claim(0, 50, date=year) for year in reversed(years)],
        }
    )
    assert [str(u.claims["rules"].date) for u in found] == [str(u.claims["llm"].date) for u in found]
    assert len(found) == 3


def test_kind_weighs_more_than_the_passage() -> None:
    found = units({"rules": [claim(0, 50, "meeting"), claim(10, 40)], "llm": [claim(0, 50)]})
    assert sorted(kinds(found), key=len) == [{"rules": "meeting"}, {"rules": "visit", "llm": "visit"}]


def test_neighbouring_clauses_are_two_units() -> None:
    assert kinds(units({"rules": [claim(0, 30)], "llm": [claim(20, 50)]})) == [
        {"rules": "visit"},
        {"llm": "visit"},
    ]


def test_claims_with_neither_kind_nor_state_in_common_are_two_units() -> None:
    aid = claim(0, 30, "aid", source="SUN", target="VNM")
    assert len(units({"rules": [claim(0, 30)], "llm": [aid]})) == 2


def test_three_readers_make_one_unit_though_two_of_them_hardly_meet() -> None:
    found = units({"a": [claim(0, 20)], "b": [claim(0, 60)], "c": [claim(40, 60)]})
    assert kinds(found) == [{"a": "visit", "b": "visit", "c": "visit"}]


def test_the_passage_of_a_unit_is_the_longest() -> None:
    [unit] = units({"a": [claim(5, 20)], "b": [claim(0, 30)]})
    assert (unit.passage.start, unit.passage.end) == (0, 30)
