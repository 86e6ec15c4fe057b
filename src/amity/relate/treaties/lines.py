"""Treaties as lines: JSON for other programs, and text for a scholar's eye."""

from collections.abc import Iterator, Sequence
from typing import Any

from amity.model.treaties import Comparison, Said, Stage, Step, Theme, Treaty
from amity.model.when import When

_SHOWN = 3
"""Ids of passages that a line of text names; the rest are counted."""


def treaty_line(treaty: Treaty) -> dict[str, Any]:
    """A treaty with all that is told of it, as a JSON object."""
    term = treaty.term
    return {
        "id": treaty.id, "title": treaty.title, "formal": treaty.formal, "parties": list(treaty.parties),
        "signed": _date(treaty.signed), "place": treaty.place,
        "steps": [_step(step) for step in treaty.steps],
        "signatories": [
            {"name": s.name, "person": s.person or None, "state": s.state, "offices": list(s.offices),
             "passages": _evidence(s.said)} for s in treaty.signatories
        ],
        "term": None if term is None else {
            "years": term.years, "automatic": term.automatic, "expiry": _date(term.expiry),
            "others": list(term.others), "passages": _evidence(term.said),
        },
        "themes": [
            {"theme": t.name, "present": t.present, "passages": _evidence(t.said),
             "against": _evidence(t.against)} for t in treaty.themes
        ],
        "superseded": treaty.superseded, "superseded_by": treaty.superseded_by or None,
        "succession": _evidence(treaty.succession),
    }  # fmt: skip


def comparison_lines(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """Each aspect of two treaties, as a JSON object; None where nothing is told."""
    for aspect in comparison.aspects:
        yield {
            "one": comparison.one.id, "other": comparison.other.id, "aspect": aspect.name,
            "value": aspect.one, "other_value": aspect.other, "differs": aspect.differs,
            "passages": _evidence(aspect.said),
        }  # fmt: skip


def text(treaty: Treaty) -> Iterator[str]:
    """A treaty in short lines, each with the passages that it rests on."""
    kind = "" if treaty.formal else " (agreement)"
    signed = "unsigned" if treaty.signed is None and not treaty.of(Stage.SIGNED) else _shown(treaty.signed)
    yield f"{signed} {treaty.title}{kind}, {'-'.join(treaty.parties)}  {treaty.id}"
    for step in treaty.steps:
        yield from _step_text(step)
    if treaty.term:
        yield _term_text(treaty)
    for hand in treaty.signatories:
        offices = f": {'; '.join(hand.offices)}" if hand.offices else ""
        yield f"  signed by {hand.name}{offices}  {_ids(hand.said)}"
    for theme in treaty.themes:
        yield _theme_text(theme)
    if treaty.superseded is not None:
        yield f"  superseded: {'yes' if treaty.superseded else 'no'}  {_ids(treaty.succession)}"


def comparison_text(comparison: Comparison) -> Iterator[str]:
    """Two treaties side by side, an aspect a line; "?" where nothing is told."""
    one, other = comparison.one, comparison.other
    yield f"{one.title} of {_shown(one.signed)} beside {other.title} of {_shown(other.signed)}"
    for aspect in comparison.aspects:
        mark = {True: "differs", False: "same", None: "?"}[aspect.differs]
        values = f"{aspect.one or '?'} | {aspect.other or '?'}"
        yield f"  {aspect.name:16} {mark:8} {values}  {_ids(aspect.said)}".rstrip()


def _step(step: Step) -> dict[str, Any]:
    return {
        "stage": str(step.stage), "date": _date(step.date), "dates": [str(date) for date in step.dates],
        "by": step.by, "years": step.years, "contested": step.contested, "before_term": step.before_term,
        "events": list(step.events), "passages": _evidence(step.said), "against": _evidence(step.against),
    }  # fmt: skip


def _step_text(step: Step) -> Iterator[str]:
    by = f" by {step.by}" if step.by else ""
    early = ", before its term had run out" if step.before_term and step.said else ""
    dates = f" (told: {', '.join(map(str, step.dates))})" if step.dates else ""
    only = "only tried to be " if not step.said else ""
    contested = ", contested" if step.contested and step.said else ""
    yield f"  {only}{step.stage} {_shown(step.date)}{by}{early}{contested}{dates}  {_ids(step.said)}".rstrip()
    for said in step.against:
        yield f"      against: {said.quote}  {said.evidence}"


def _term_text(treaty: Treaty) -> str:
    term = treaty.term
    assert term is not None  # noqa: S101 - asked of treaties with a term alone
    untold = "" if term.expiry else "of no stated length"
    years = f"{term.years:g} years" if term.years else untold
    until = f"{', so ' if years else ''}to {term.expiry}" if term.expiry else ""
    goes_on = ", prolonged unless denounced" if term.automatic else ""
    others = f" (told too: {', '.join(f'{n:g}' for n in term.others)})" if term.others else ""
    return f"  term {years}{until}{goes_on}{others}  {_ids(term.said)}"


def _theme_text(theme: Theme) -> str:
    against = f"; otherwise {_ids(theme.against)}" if theme.against else ""
    return f"  {theme.name}: {'yes' if theme.present else 'lacking'}  {_ids(theme.said)}{against}"


def _ids(said: Sequence[Said]) -> str:
    shown = " ".join(passage.evidence for passage in said[:_SHOWN])
    return f"{shown} and {len(said) - _SHOWN} more" if len(said) > _SHOWN else shown


def _evidence(said: Sequence[Said]) -> list[str]:
    return [passage.evidence for passage in said]


def _date(when: When | None) -> str | None:
    return when.edtf or None if when else None


def _shown(when: When | None) -> str:
    return (when.edtf if when else "") or "?"
