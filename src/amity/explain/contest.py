"""The analysis of competing hypotheses: the matrix, the scores, and whether the ranking stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from amity.explain.asking import ask
from amity.explain.ground import Ground
from amity.explain.scores import DISCOUNT, against_negation, score, support
from amity.model.answers import Answer
from amity.model.competing import Account, Cell, Contest, Outcome, Pair, Row
from amity.model.queries import Query
from amity.model.theses import Prediction, Thesis, Weight
from amity.relate.record import Record

LEAST = 3.0
"""The decibels (odds of two to one) by which a thesis has to lead another to be set apart from it."""
DISCOUNTS = (0.0, DISCOUNT, 1.0)


def contest(theses: Sequence[Thesis], record: Record, *, discount: float = DISCOUNT) -> Contest:
    """Rival theses against one record: every prediction asked, weighed, and the theses ranked.

    The same question asked by several theses is one piece of evidence. The order of the theses has no say.

    >>> from amity.reference import load
    >>> contest((), Record(states=("GHA", "TGO"), reference=load())).front
    ()
    """
    theses = sorted(theses, key=lambda thesis: thesis.id)
    rows = matrix(theses, Ground(record))
    scores = {thesis.id: score(thesis.id, rows, discount) for thesis in theses}
    accounts = _accounts(theses, rows, scores, record)
    beside = compatible(theses)
    pairs = tuple(
        _pair(one.thesis, other.thesis, rows, discount, compatible=other.thesis in beside[one.thesis])
        for one, other in combinations(accounts, 2)
    )
    return Contest(
        rows=rows,
        accounts=accounts,
        pairs=pairs,
        front=front({account.thesis: account.score.middle for account in accounts}),
        fronts_by_discount={
            share: front({thesis.id: score(thesis.id, rows, share).middle for thesis in theses})
            for share in DISCOUNTS
        },
    )


def matrix(
    theses: Sequence[Thesis], ground: Ground, known: Mapping[Query, Outcome] | None = None
) -> tuple[Row, ...]:
    """One row for each question that a thesis asks, the most diagnostic first.

    `known` are the outcomes of questions whose answer is known not to have changed.
    """
    known = known or {}
    asked: dict[Query, list[tuple[Thesis, Prediction]]] = {}
    for thesis in theses:
        for prediction in thesis.predictions:
            asked.setdefault(prediction.query, []).append((thesis, prediction))
    names = tuple(thesis.id for thesis in theses)
    rows = [_row(query, said, known.get(query) or ask(query, ground), names) for query, said in asked.items()]
    return tuple(sorted(rows, key=lambda row: (-row.diagnosticity, row.id)))


def front(scores: Mapping[str, float]) -> tuple[str, ...]:
    """The theses that are less than the least margin behind the best, which comes first.

    >>> front({"a": 5.0, "b": 1.0}), front({"a": 4.0, "b": 5.0}), front({})
    (('a',), ('b', 'a'), ())
    """
    ranked = sorted(scores, key=lambda name: (-scores[name], name))
    return tuple(name for name in ranked if scores[ranked[0]] - scores[name] < LEAST)


def compatible(theses: Iterable[Thesis]) -> dict[str, set[str]]:
    """For each thesis those that may hold together with it: it is enough that one of the two says so.

    >>> compatible(())
    {}
    """
    told = {thesis.id: set(thesis.compatible) for thesis in theses}
    return {
        name: {other for other in told if other != name and (other in own or name in told[other])}
        for name, own in told.items()
    }


def _row(
    query: Query, said: Sequence[tuple[Thesis, Prediction]], outcome: Outcome, names: tuple[str, ...]
) -> Row:
    # a question is named after the thesis that asks it, not after one that takes it over
    thesis, first = min(said, key=lambda one: (bool(one[1].taken), one[0].id, one[1].id))
    return Row(
        id=f"{thesis.id}.{first.id}",
        says=first.says,
        query=query,
        outcome=outcome,
        cells={holder.id: _cell(holder, prediction, outcome) for holder, prediction in said},
        theses=names,
    )


def _cell(thesis: Thesis, prediction: Prediction, outcome: Outcome) -> Cell:
    ratio = prediction.if_false if outcome.answer is Answer.NO else prediction.if_true
    return Cell(
        thesis=thesis.id,
        prediction=prediction.id,
        weight=ratio.decibels.times(outcome.strength).within(outcome.odds),
        sort=prediction.sort,
        forbidden=prediction.forbidden,
    )


def _accounts(
    theses: Sequence[Thesis], rows: Sequence[Row], scores: Mapping[str, Weight], record: Record
) -> tuple[Account, ...]:
    scopes = {(thesis.states, thesis.period): thesis for thesis in theses}
    events = {scope: _within(thesis, record) for scope, thesis in scopes.items()}
    beside = compatible(theses)
    accounts = []
    for thesis in theses:
        rivals = [scores[one] for one in scores if one != thesis.id and one not in beside[thesis.id]]
        accounts.append(
            _account(thesis, rows, scores[thesis.id], rivals, events[thesis.states, thesis.period])
        )
    return tuple(sorted(accounts, key=lambda account: (-account.score.middle, account.thesis)))


def _within(thesis: Thesis, record: Record) -> list[str]:
    """The events of a thesis's scope."""
    period = thesis.period.period
    return [
        entry.event.id for entry in record.between(*thesis.states[:2])
        if entry.happened and entry.event.date.during(period) is Answer.YES
    ]  # fmt: skip


def _account(
    thesis: Thesis, rows: Sequence[Row], own: Weight, rivals: Sequence[Weight], within: Sequence[str]
) -> Account:
    mine = [row for row in rows if thesis.id in row.cells]
    touched = {e for row in mine if row.outcome.answer is not Answer.UNKNOWN for e in row.outcome.events}
    return Account(
        thesis=thesis.id,
        title=thesis.title,
        score=own,
        support=support(own, rivals),
        alone=against_negation(own, rivals),
        failed=tuple(row.id for row in mine if row.cells[thesis.id].against),
        unknown=tuple(row.id for row in mine if row.outcome.answer is Answer.UNKNOWN),
        untouched=tuple(event for event in within if event not in touched),
        events=len(within),
    )


def _pair(first: str, second: str, rows: Sequence[Row], discount: float, *, compatible: bool) -> Pair:
    """By how much one thesis leads another: lowest where its ratios are low and the other's high."""
    one, other = score(first, rows, discount), score(second, rows, discount)
    lead = Weight(one.low - other.high, one.middle - other.middle, one.high - other.low)
    own = {first, second}
    turning = [
        row.id for row in rows if own & row.cells.keys() and _turns(first, second, row, rows, discount)
    ]
    if lead.middle <= 0:
        turning = []
    return Pair(first=first, second=second, lead=lead, turning=tuple(turning), compatible=compatible)


def _turns(first: str, second: str, row: Row, rows: Sequence[Row], discount: float) -> bool:
    """Whether a row alone, with its ratios at the ends that are worst for the first, ends its lead."""
    worst = [_at_ends(other, first, second) if other is row else other for other in rows]
    turned = score(first, worst, discount).middle - score(second, worst, discount).middle
    return turned <= 0


def _at_ends(row: Row, low: str, high: str) -> Row:
    ends = {low: "low", high: "high"}
    cells = {name: _moved(cell, ends[name]) if name in ends else cell for name, cell in row.cells.items()}
    return replace(row, cells=cells)


def _moved(cell: Cell, end: str) -> Cell:
    at = getattr(cell.weight, end)
    return replace(cell, weight=Weight(at, at, at))
