"""What is made anew in part is what would be made of all claims at once."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from amity.case import Case, open_case
from amity.case.losses import Losses, parts
from amity.case.record import record_without
from amity.examine.credence import Weighing
from amity.model.decisions import Settled
from amity.reconcile import events
from amity.relate.record import Entry, Record

TEXTS = {
    "diary": """In May 1962 the Togolese president visited Ghana. In July 1964 the Ghanaian foreign
minister visited Togo. In August 1966 Ghana and Togo signed a treaty of friendship in Accra. On 3 June 1967
the foreign minister visited Ghana.""",
    "annals": """In May 1962 the Togolese president visited Ghana. On 5 July 1964 the Ghanaian foreign
minister visited Togo. In August 1965 Ghana and Togo signed a treaty of friendship in Accra. In June 1967
the Togolese foreign minister visited Ghana. In 1963 Ghana condemned Togo.""",
    "letters": """In May 1961 the Togolese president visited Ghana. In 1963 Ghana did not condemn Togo. In
March 1963 the Togolese president visited Benin. In August 1966 Ghana and Togo signed a treaty of friendship
in Lome.""",
}


@pytest.fixture(scope="module")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("losses")
    for name, text in TEXTS.items():
        (home / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    with Case.new(home / "case", dyads=[("GHA", "TGO")]) as case:
        case.add([home / f"{name}.txt" for name in TEXTS])
        assert case.read(workers=1).failed == ()
    return home / "case"


def at_once(case: Case, record: Record, gone: set[str]) -> tuple[Entry, ...]:
    """The entries that all claims that are left make when put together and weighed at once."""
    kept = [said for said in case.claims() if said.id not in gone]
    told = {said.id: said for said in kept if said.standing.carries}
    made = events(kept, case.decisions.decided.settled, case.reference)
    weighing = Weighing(made, told, record.sources, case.reference)
    entries = tuple(Entry.of(event, weighing.credence(event)) for event in made)
    return replace(record, entries=entries).entries


def test_it_is_what_all_claims_at_once_make(case_path: Path) -> None:
    with open_case(case_path) as case:
        record = case.record()
        losses, ids = Losses(case, record), sorted(record.claims)
        assert len(losses.parts) > 1
        assert losses.without().entries == record.entries
        rng = random.Random(1962)  # noqa: S311 - a draw for a test, no secret
        for name in ids:
            assert losses.without({name}).entries == at_once(case, record, {name})
        for _ in range(20):
            gone = set(rng.sample(ids, rng.randint(2, len(ids))))
            left = losses.without(gone)
            assert left.entries == at_once(case, record, gone)
            assert left.claims.keys() == record.claims.keys() - gone
            assert record_without(case, record, gone).entries == left.entries


def test_claims_held_together_stay_together(case_path: Path) -> None:
    with open_case(case_path) as case:
        said = [one for one in case.claims() if one.standing.carries and one.claim.shape == "event"]
        free = parts(said, Settled(), case.reference)
        first, second = free[0][0].id, free[-1][0].id
        bound = parts(said, Settled(together=(frozenset((first, second)),)), case.reference)
        assert len(bound) == len(free) - 1
        assert any({first, second} <= {one.id for one in part} for part in bound)
        assert sorted(one.id for part in bound for one in part) == sorted(one.id for one in said)


def test_a_lost_figure_leaves_events_and_judgements_alone(case_path: Path) -> None:
    with open_case(case_path) as case:
        record = case.record()
        assert Losses(case, record).without((), record.flows) == replace(
            record, entries=(*record.entries, *record.judged), flows=()
        )
