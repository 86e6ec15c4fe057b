"""What comes out of a contest, as lines for other programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from amity.explain.contest import compatible
from amity.explain.drafts import Explanation
from amity.model.competing import Account, Contest, Pair, Row, Search, Unit
from amity.model.flows import Flow
from amity.model.interchange import passage_line
from amity.model.theses import Registration, Thesis, Weight


def account_line(
    account: Account, thesis: Thesis, registration: Registration, rank: int, beside: Sequence[str] = ()
) -> dict[str, Any]:
    """How a thesis fares: its score and support with their ranges, its failures, its registration.

    `beside` are the ids of theses that may hold together with it.
    """
    return {
        "rank": rank,
        "thesis": account.thesis,
        "title": account.title,
        "score_db": weight_line(account.score),
        "support": weight_line(account.support),
        "alone": weight_line(account.alone),
        "may_hold_with": list(beside),
        "failed": list(account.failed),
        "unknown": list(account.unknown),
        "events": account.events,
        "untouched": list(account.untouched),
        "registration": registration.says,
        "sha256": registration.sha256,
        "holders": [
            {
                "name": holder.name,
                "citation": holder.citation or None,
                "passage": passage_line(holder.passage) if holder.passage else None,
            }
            for holder in thesis.holders
        ],
    }


def row_line(row: Row) -> dict[str, Any]:
    """A piece of evidence: its question, answer, what it rests on, and what it says on each thesis."""
    outcome = row.outcome
    return {
        "evidence": row.id,
        "says": row.says,
        "answer": outcome.answer.value,
        "probability": round(outcome.probability, 4),
        "strength": round(outcome.strength, 4),
        "margin": outcome.margin,
        "diagnosticity_db": round(row.diagnosticity, 3),
        "theses": {
            name: {
                "prediction": cell.prediction,
                "forbidden": cell.forbidden,
                "sort": str(cell.sort),
                "weight_db": weight_line(cell.weight),
            }
            for name, cell in sorted(row.cells.items())
        },
        "events": list(outcome.events),
        "claims": list(outcome.claims),
        "flows": [flow_place(flow) for flow in outcome.flows],
        "witnesses": list(outcome.witnesses),
    }


def pair_line(pair: Pair) -> dict[str, Any]:
    """Two theses: by how much the first leads, and whether that stands over the range of the ratios."""
    return {
        "first": pair.first,
        "second": pair.second,
        "lead_db": weight_line(pair.lead),
        "robust": pair.robust,
        "may_hold_together": pair.compatible,
        "turning": list(pair.turning),
    }


def contest_lines(
    contest: Contest, theses: Sequence[Thesis], registered: dict[str, Registration]
) -> Iterator[dict[str, Any]]:
    """The verdict, then each thesis from the best on, then each pair."""
    by_id = {thesis.id: thesis for thesis in theses}
    beside = compatible(theses)
    yield {
        "record": "verdict",
        "front": list(contest.front),
        "leader": contest.leader,
        "robust": contest.robust,
        "may_hold_together": contest.united,
        "none_does_as_well": contest.bare,
        "fronts_by_discount": {
            f"{share:g}": list(front) for share, front in contest.fronts_by_discount.items()
        },
    }
    for rank, account in enumerate(contest.accounts, 1):
        name = account.thesis
        line = account_line(account, by_id[name], registered[name], rank, sorted(beside[name]))
        yield {"record": "thesis", **line}
    for pair in contest.pairs:
        yield {"record": "pair", **pair_line(pair)}


def search_line(search: Search) -> dict[str, Any]:
    """What the search for decisive passages found, and how far it went."""
    return {
        "front": list(search.front),
        "flips": [
            {"front": list(flip.front), "lost": [unit_line(unit) for unit in flip.units]}
            for flip in search.flips
        ],
        "units": search.units,
        "evaluations": search.evaluations,
        "largest": search.largest,
        "complete": search.complete,
        "distance_db": round(search.distance, 3),
        "draws": search.draws,
        "flipped": search.flipped,
        "drawn_of_all": search.drawn_of_all,
        "flipped_of_all": search.flipped_of_all,
    }


def unit_line(unit: Unit) -> dict[str, Any]:
    """A passage with its copies, or a figure with its own."""
    flows = [flow_place(flow) for flow in unit.flows]
    return {"id": unit.id, "label": unit.label, "claims": list(unit.claims), "flows": flows}


def draft_line(found: Explanation) -> dict[str, Any]:
    """An explanatory sentence."""
    return {
        **passage_line(found.passage),
        "explained": found.explained,
        "factor": found.factor,
        "holder": found.holder or None,
        "states": list(found.states),
        "mark": found.mark,
    }


def flow_place(flow: Flow) -> dict[str, Any]:
    """Where a measured value stands."""
    return {"series": flow.series, "period": flow.period.edtf, "value": flow.value, "row": flow.row}


def weight_line(weight: Weight) -> list[float]:
    """Lowest, middle and highest value."""
    return [round(value, 4) for value in (weight.low, weight.middle, weight.high)]
