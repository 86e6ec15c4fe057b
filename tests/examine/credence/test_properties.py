"""What must hold of credence whatever the sources are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amity.model.credence import Credence

Weigh = Callable[[Sequence[Any]], dict[int, Credence]]

many = partial(
    settings, max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FACTUALITIES = ("happened", "happened", "happened", "did_not_happen", "denied", "planned", "rumoured")
DATES = ("1975-05-03", "1975-05", "1976-02-11", "")
OUTLETS = ("", "Granma", "Le Monde", "KCNA", "Rodong Sinmun", "Reuters")


@st.composite
def parts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """What tellers are made of: a handful of sources on up to three happenings."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        happenings = draw(st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True))
        says = tuple(
            (n, draw(st.sampled_from(FACTUALITIES)), draw(st.sampled_from(DATES))) for n in sorted(happenings)
        )
        made.append(
            {
                "name": f"s{number}",
                "says": says,
                "sort": draw(st.sampled_from(("book", "article-newspaper", "speech", "manuscript"))),
                "issued": draw(st.sampled_from(("1970", "1975", "1980", "2010", ""))),
                "letter": draw(st.sampled_from(("", "A", "C", "E", "F"))),
                "outlet": draw(st.sampled_from(OUTLETS)),
                "author": draw(st.sampled_from(("", "Rojas", "Latham"))),
                "attribution": draw(st.sampled_from(((), (), ("officials",), ("Marta Rojas",)))),
                "tier": draw(st.sampled_from(("high", "medium", "low"))),
                "reviewed": draw(st.booleans()),
            }
        )
    return made


def figures(found: dict[int, Credence]) -> dict[int, tuple[Any, ...]]:
    """All that is said of a happening, but for the names of claims and what derives from whom."""
    return {
        number: (
            str(c.attestation), c.witnesses, c.log_odds, c.probability, c.interval, c.torn,
            [(w.label, w.weight, w.terms, w.days, w.side) for w in (*c.supporting, *c.opposing)],
            [(p.field, [(v.value, v.probability) for v in p.values]) for p in c.preferences],
        )
        for number, c in sorted(found.items())
    }  # fmt: skip


@many()
@given(made=parts(), data=st.data())
def test_a_copy_changes_nothing_at_all(
    made: list[dict[str, Any]], data: st.DataObject, teller: type[Any], weighed: Weigh
) -> None:
    tellers = [teller(**fields) for fields in made]
    model = data.draw(st.sampled_from(tellers))
    later = data.draw(st.sampled_from(("", "2020")))
    copies = [model.copy(f"z{n}", issued=later) for n in range(data.draw(st.integers(1, 3)))]
    if model.issued == "":
        copies = [replace(copy, issued="") for copy in copies]
    assert figures(weighed([*tellers, *copies])) == figures(weighed(tellers))


@many()
@given(made=parts(), data=st.data())
def test_an_independent_witness_never_lowers_credence(
    made: list[dict[str, Any]], data: st.DataObject, teller: type[Any], weighed: Weigh
) -> None:
    tellers = [teller(**fields) for fields in made]
    told = sorted({number for one in tellers for number, *_ in one.says})
    number = data.draw(st.sampled_from(told))
    fields = data.draw(parts())[0] | {"name": "new", "outlet": "Own Paper", "author": "Nyamdorj"}
    attribution = data.draw(st.sampled_from(((), ("officials",))))
    says = ((number, "happened", data.draw(st.sampled_from(DATES))),)
    witness = teller(**fields | {"says": says, "attribution": attribution})
    before, after = weighed(tellers)[number], weighed([*tellers, witness])[number]
    assert after.attestation.rank >= before.attestation.rank
    assert after.log_odds >= before.log_odds
    assert after.witnesses == before.witnesses + 1


@many()
@given(made=parts(), data=st.data())
def test_the_order_of_reading_changes_nothing(
    made: list[dict[str, Any]], data: st.DataObject, teller: type[Any], weighed: Weigh
) -> None:
    tellers = [teller(**fields) for fields in made]
    assert weighed(data.draw(st.permutations(tellers))) == weighed(tellers)


@many()
@given(made=parts(), data=st.data())
def test_plans_and_rumours_add_nothing(
    made: list[dict[str, Any]], data: st.DataObject, teller: type[Any], weighed: Weigh
) -> None:
    tellers = [teller(**fields) for fields in made]
    number = data.draw(st.sampled_from(sorted({n for one in tellers for n, *_ in one.says})))
    how = data.draw(st.sampled_from(("planned", "proposed", "invited", "rumoured", "hypothetical")))
    planner = teller(name="new", says=((number, how, "1975-05-03"),), letter="A")
    assert figures(weighed([*tellers, planner])) == figures(weighed(tellers))


@pytest.mark.parametrize("seed", range(5))
def test_copies_change_no_preference_over_many_happenings(
    seed: int, teller: type[Any], weighed: Weigh
) -> None:
    tellers = [
        teller(name=f"s{n}", outlet=f"Paper {n}",
               says=tuple((e, "happened", f"1975-0{1 + (e * 7 + n * (seed + e)) % 3}-03") for e in range(12)))
        for n in range(5)
    ]  # fmt: skip
    copies = [tellers[seed].copy(f"z{n}", issued="2020") for n in range(6)]
    assert figures(weighed([*tellers, *copies])) == figures(weighed(tellers))
