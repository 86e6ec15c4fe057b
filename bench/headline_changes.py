"""The answers that rest on phases, breaks, effects and theses; see `headlines.py`."""

from itertools import pairwise
from pathlib import Path

from headline_answers import Answer, Material, answer
from headline_measures import trade

from amity.case.theses import contest_of, decisive_of, theses_of
from amity.model.effects import Scale
from amity.model.relations import Amount, Phase
from amity.relate.breaks import breaks
from amity.relate.effects import effect
from amity.relate.phases import phases

THESES = Path(__file__).resolve().parent.parent / "examples" / "mongolia-dprk" / "theses"
TREATY = 2002


def q5(m: Material) -> Answer:
    """When was there little between them, when much?"""
    found = phases(m.record)
    says = "; ".join(
        f"{p.period}: {p.name} ({p.amount}){'; ' + p.caveat if p.caveat else ''}" for p in found.phases
    )
    rests = [event for p in found.phases for event in p.events]
    bounds = [p.years[0] for p in found.phases[1:] if p.years[0] is not None]
    return answer(
        5, says or found.why, rests, phases=[str(p.period) for p in found.phases], boundaries=bounds,
        amounts=[str(p.amount) for p in found.phases],
        warned=[str(p.period) for p in found.phases if p.caveat], **_judged(found.phases),
    )  # fmt: skip


def _judged(found: tuple[Phase, ...]) -> dict[str, object]:
    """Where the record turns to less or to more: the first years of phases with fewer or more acts."""
    order = [Amount.LITTLE, Amount.MIDDLING, Amount.MUCH]
    turns: dict[str, list[int]] = {"less_from": [], "more_from": []}
    for before, after in pairwise(found):
        year = after.years[0]
        if year is None or after.change is None:
            continue
        both = before.amount in order and after.amount in order
        step = order.index(after.amount) - order.index(before.amount) if both else 0
        less = (
            step < 0
            or (not step and after.change.high < 1)
            or "less " in after.name
            or "no acts" in after.name
        )
        more = step > 0 or (not step and after.change.low > 1) or "more " in after.name
        if more != less:
            turns["more_from" if more else "less_from"].append(year)
    return dict(turns)


def q7(m: Material) -> Answer:
    """What broke trade?"""
    ours = trade(m, *m.record.pair, 1985, 2020)
    if ours is None:
        return answer(7, "There is no series of trade.", ())
    found = breaks(ours)
    level = next((b for b in found.breaks if b.scale is Scale.LEVEL), None)
    fall = next((s for s in found.falls if s.scale is Scale.LEVEL), None)
    steepest = next((s for s in found.falls if s.scale is Scale.LOGARITHM), None)
    says = (
        f"Largest break in level: {level.years if level else 'none beyond chance'}; largest fall in level "
        f"{fall.years if fall else ''} {fall.values if fall else ''}; steepest in logarithms "
        f"{steepest.years if steepest else ''}; payment: {'; '.join(found.regimes)}"
    )
    rests = (*(level.rows if level else ()), *(steepest.rows if steepest else ()), *found.claims)
    return answer(
        7, says, rests, level_break=list(level.years) if level else None,
        fall=list(fall.values) if fall else None,
        share_left=round(fall.values[1] / fall.values[0], 2) if fall else None,
        steepest_in_logarithms=list(steepest.years) if steepest else None,
        hard_currency=any("currency" in words for words in found.regimes),
    )  # fmt: skip


def q8(m: Material) -> Answer:
    """Did the 2002 treaty raise trade?"""
    ours = trade(m, *m.record.pair, 1985, 2020)
    signed = [e.year for e in m.record.dyad if e.event.kind == "treaty_signed" and e.happened and e.year]
    if ours is None or not signed:
        return answer(8, "There is no series of trade, or no treaty.", ())
    found = effect(ours, max(signed) + 1)
    return answer(
        8, found.says, found.rows, detected=found.detected, treaty=max(signed), detectable=found.detectable,
        says_how_large_a_change_would_have_been_seen=found.detectable is not None,
    )  # fmt: skip


def q15(m: Material) -> Answer:
    """Why are they friends?"""
    m.case.add(sorted(THESES.glob("*.toml")))
    theses = theses_of(m.case).theses
    judged = contest_of(m.case, theses)
    search = decisive_of(m.case, theses)
    apart = sorted(judged.rows, key=lambda row: -_spread(row.cells.values()))[:3]
    says = (
        f"{len(theses)} theses; front: {' and '.join(judged.front)}; told apart most by "
        f"{'; '.join(row.says for row in apart)}; {sum(not p.turning for p in judged.pairs)} of "
        f"{len(judged.pairs)} orders of two hold over the whole range; "
        f"{len(search.flips)} sets of passages would flip it: "
        + " | ".join(", ".join(u.label for u in flip.units) for flip in search.flips[:2])
    )
    rests = [claim for row in apart for claim in row.outcome.claims]
    return answer(
        15, says, rests, at_least_five_theses=len(theses) >= 5, front=sorted(judged.front),
        tells_whether_the_ranking_survives=len(judged.pairs) == len(theses) * (len(theses) - 1) // 2,
        passages_that_would_flip_it=bool(search.flips), others_flip_it=search.flipped,
    )  # fmt: skip


def _spread(cells: object) -> float:
    """How far a piece of evidence tells theses apart, in decibels at the middle of its ranges."""
    middles = [(c.weight.low + c.weight.high) / 2 for c in cells] if cells else []  # type: ignore[attr-defined]
    return max(middles, default=0.0) - min(middles, default=0.0)
