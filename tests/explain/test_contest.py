import math
from dataclasses import replace
from itertools import product
from types import SimpleNamespace

import pytest

from amity.explain import contest
from amity.explain.contest import matrix
from amity.explain.ground import Ground
from amity.explain.scores import score
from amity.model.answers import Answer
from amity.model.queries import Happened, Silent
from amity.model.theses import Ratio, Sort, Thesis
from amity.relate.record import Entry

Visits = tuple[Entry, ...]


def rivals(made: SimpleNamespace, first: tuple[float, float] = (2.0, 8.0)) -> tuple[Thesis, Thesis]:
    """One that expects many visits in the sixties, one that expects none."""
    many = Happened(which=made.which("1960/1969"), at_least=3)
    quiet = Silent(which=made.which("1980/1990", "criticism"))
    trade = made.thesis("trade", made.predicts("many", many, first, (0.1, 0.5)))
    fear = made.thesis(
        "fear",
        made.predicts("many", many, (0.2, 0.5), (2, 4), forbidden=True),
        made.predicts("quiet", quiet, (1.5, 3), (0.05, 0.1)),
    )
    return trade, fear


def test_the_same_question_of_two_theses_is_one_piece_of_evidence(
    made: SimpleNamespace, visits: Visits
) -> None:
    found = contest(rivals(made), made.record_of(*visits))
    assert [row.id for row in found.rows] == ["fear.many", "fear.quiet"]
    many = found.rows[0]
    assert many.outcome.answer is Answer.YES
    assert many.cells["trade"].weight.middle > 0 > many.cells["fear"].weight.middle
    assert many.diagnosticity == pytest.approx(
        many.cells["trade"].weight.middle - many.cells["fear"].weight.middle
    )
    assert found.accounts[-1].failed == ("fear.many",)


def test_evidence_that_all_expect_alike_tells_nothing(made: SimpleNamespace, visits: Visits) -> None:
    many = Happened(which=made.which("1960/1969"))
    same = [made.thesis(name, made.predicts("many", many, (2, 4), (0.2, 0.5))) for name in ("a", "b")]
    found = contest(same, made.record_of(*visits))
    assert found.rows[0].diagnosticity == 0
    assert found.leader is None
    assert found.front == ("a", "b")


def test_an_unknown_answer_has_no_weight(made: SimpleNamespace, visits: Visits) -> None:
    early = Happened(which=made.which("1901/1902"))
    one = made.thesis("one", made.predicts("early", early, (2, 100), (0.01, 0.5)))
    found = contest([one, *rivals(made)], made.record_of(*visits))
    account = next(account for account in found.accounts if account.thesis == "one")
    assert account.unknown == ("one.early",)
    assert (account.score.low, account.score.middle, account.score.high) == (0, 0, 0)


def test_the_range_of_the_lead_is_that_of_the_corners_of_the_box(
    made: SimpleNamespace, visits: Visits
) -> None:
    theses, record = rivals(made), made.record_of(*visits)
    found = contest(theses, record)
    rows = matrix(theses, Ground(record))
    leads = []
    for ends in product(("low", "high"), repeat=2):
        scores = [getattr(score(name, rows), end) for name, end in zip(("trade", "fear"), ends, strict=True)]
        leads.append(scores[0] - scores[1])
    [pair] = found.pairs
    assert (pair.first, pair.second) == ("trade", "fear")
    assert (pair.lead.low, pair.lead.high) == pytest.approx((min(leads), max(leads)))


def test_a_ranking_stands_or_a_ratio_is_named_that_flips_it(made: SimpleNamespace, visits: Visits) -> None:
    record = made.record_of(*visits)
    sure = contest(rivals(made), record)
    assert sure.robust
    assert sure.pairs[0].robust
    assert sure.leader == "trade"
    many = Happened(which=made.which("1960/1969"), at_least=3)
    wide = [
        made.thesis("one", made.predicts("many", many, (1, 16), (0.1, 0.5))),
        made.thesis("two", made.predicts("many", many, (1.5, 2), (0.1, 0.5))),
    ]
    open_ = contest(wide, record)
    assert not open_.pairs[0].robust
    assert open_.pairs[0].turning == ("one.many",)


def test_what_no_question_touches_is_told(made: SimpleNamespace, visits: Visits) -> None:
    found = contest(rivals(made), made.record_of(*visits))
    trade = next(account for account in found.accounts if account.thesis == "trade")
    assert trade.events == len(visits)
    assert set(trade.untouched) == {entry.event.id for entry in visits[10:]}


def test_the_order_of_events_and_theses_has_no_say(made: SimpleNamespace, visits: Visits) -> None:
    plain, again = made.record_of(*visits), made.record_of(*reversed(visits))
    one, other = contest(rivals(made), plain), contest(tuple(reversed(rivals(made))), again)
    assert [a.score for a in one.accounts] == [a.score for a in other.accounts]


def test_a_dyad_without_evidence_is_undecided(made: SimpleNamespace) -> None:
    found = contest(rivals(made), made.record_of())
    assert all(row.outcome.answer is Answer.UNKNOWN for row in found.rows)
    assert found.front == ("fear", "trade")
    assert not found.robust


def test_one_event_and_events_centuries_apart_are_no_trouble(made: SimpleNamespace) -> None:
    one = made.told("1962-05-01", "north", credence=0.59)
    old = made.told("1202-05-01", "north", credence=0.59)
    for record in (made.record_of(one), made.record_of(old, one)):
        found = contest(rivals(made), record)
        # one visit is not three, and a single source that looks back hardly says that there were no more
        assert abs(found.accounts[0].score.middle) < 3
    ever = Silent(which=made.which("0900/2000", "criticism"))
    wide = made.thesis("ever", made.predicts("ever", ever, (1.5, 3), (0.1, 0.5)))
    assert contest([wide], made.record_of(old, one)).rows[0].outcome.answer is not Answer.NO


def test_all_from_one_source_is_capped(made: SimpleNamespace) -> None:
    told = [
        made.told(f"196{year}-05-01", "north", kind=kind)
        for year, kind in enumerate(("visit", "aid", "trade"))
    ]
    asked = [Happened(which=made.which("1960/1969", kind)) for kind in ("visit", "aid", "trade")]
    one = made.thesis(
        "one", *(made.predicts(f"p{at}", query, (4, 4), (0.2, 0.5)) for at, query in enumerate(asked))
    )
    found = contest([one], made.record_of(*told))
    single = found.rows[0].cells["one"].weight.middle
    assert single < found.accounts[0].score.middle < 2 * single


@pytest.mark.parametrize(
    ("if_true", "if_false", "sort"),
    [
        ((1, 2), (0.02, 0.08), Sort.HOOP),
        ((10, 40), (0.4, 0.9), Sort.SMOKING_GUN),
        ((10, 40), (0.02, 0.08), Sort.DOUBLY_DECISIVE),
        ((1.5, 3), (0.3, 0.8), Sort.STRAW),
    ],
)
def test_the_sort_of_a_test_follows_from_its_ratios(
    if_true: tuple[float, float], if_false: tuple[float, float], sort: Sort
) -> None:
    true, false = (Ratio(low=low, high=high) for low, high in (if_true, if_false))
    assert Sort.of(true, false) is sort
    # of what a thesis forbids the answer no is the one that speaks for it
    assert Sort.of(false, true) is sort


def test_no_evidence_says_more_of_a_thesis_than_the_record_says_of_the_answer(made: SimpleNamespace) -> None:
    doubted = made.told("1963-03-01", "north", kind="criticism", credence=0.6)
    blame = Happened(which=made.which("1963", "criticism"))
    gun = made.thesis("gun", made.predicts("blame", blame, (50, 200), (0.8, 0.9)))
    [row] = contest([gun], made.record_of(doubted)).rows
    weight, odds = row.cells["gun"].weight, 10 * math.log10(0.6 / 0.4)
    assert weight.middle == pytest.approx(odds)
    assert weight.low <= weight.middle <= weight.high <= odds + 1e-9


def test_what_two_theses_may_hold_together_is_no_rivalry(made: SimpleNamespace, visits: Visits) -> None:
    many = Happened(which=made.which("1960/1969"))
    one, two = (made.thesis(name, made.predicts("many", many, (2, 4), (0.2, 0.5))) for name in ("a", "b"))
    apart = contest([one, two], made.record_of(*visits))
    beside = contest([one, replace(two, compatible=("a",))], made.record_of(*visits))
    assert not apart.united
    assert beside.united
    assert apart.front == beside.front == ("a", "b")
    assert [account.support.middle for account in apart.accounts] == pytest.approx([0.5, 0.5])
    assert [account.support.middle for account in beside.accounts] == [1.0, 1.0]
    assert beside.pairs[0].compatible
    # against its negation a rival that explains as much is part of what it is set against
    assert apart.accounts[0].alone.middle < beside.accounts[0].alone.middle < 1


def test_it_is_said_where_no_thesis_explains_anything(made: SimpleNamespace, visits: Visits) -> None:
    none = Happened(which=made.which("1960/1969"))
    poor = made.thesis("poor", made.predicts("none", none, (0.1, 0.4), (2, 4), forbidden=True))
    found = contest([poor], made.record_of(*visits))
    assert found.bare
    assert found.accounts[0].support.middle == 1.0
    assert found.accounts[0].alone.middle < 0.5


def test_silence_of_the_same_sources_is_one_witness(made: SimpleNamespace, visits: Visits) -> None:
    asked = [Silent(which=made.which("1960/1994", kind)) for kind in ("criticism", "diplomatic_protest")]
    quiet = made.thesis(
        "quiet", *(made.predicts(f"q{n}", q, (3, 9), (0.1, 0.4)) for n, q in enumerate(asked))
    )
    found = contest([quiet], made.record_of(*visits))
    assert {row.outcome.witnesses for row in found.rows} == {("silence:GHA-TGO",)}
    weights = [row.cells["quiet"].weight.middle for row in found.rows]
    assert found.accounts[0].score.middle == pytest.approx(max(weights) + 0.5 * min(weights))
