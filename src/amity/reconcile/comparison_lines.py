"""A comparison of readers as plain JSON objects, one a line: `comparison.json` among the schemas."""

from collections.abc import Iterator
from typing import Any

from amity.reconcile.comparison import Comparison, Disagreement, FieldAgreement, Found

Line = dict[str, Any]
DECIMALS = 4


def comparison_lines(comparison: Comparison) -> Iterator[Line]:
    """First how far the readers agree in each field, then who found what, then every disagreement.

    >>> from amity.reconcile.comparison import compare
    >>> lines = list(comparison_lines(compare({"rules": [], "llm": []})))
    >>> lines[0]["field"], lines[0]["alpha"], lines[0]["reason"], lines[-1]["type"]
    ('kind', None, '0 units that two or more coded; it takes 10', 'found')
    """
    yield from (field_line(field, comparison.readers) for field in comparison.fields)
    yield from (found_line(found) for found in comparison.found)
    for disagreement in comparison.disagreements:
        yield from disagreement_lines(disagreement)


def field_line(found: FieldAgreement, readers: tuple[str, ...]) -> Line:
    """How far the readers agree in a field: alpha, its interval, the units that it rests on."""
    figure = found.agreement
    return {
        "type": "field",
        "readers": list(readers),
        "field": found.field.name,
        "metric": found.field.metric,
        "alpha": _rounded(figure.alpha),
        "low": _rounded(figure.low),
        "high": _rounded(figure.high),
        "units": figure.units,
        "differ": found.differ,
        "reason": figure.reason,
    }


def found_line(found: Found) -> Line:
    """How many claims two readers both found, and each alone."""
    return {
        "type": "found",
        "readers": [found.one, found.other],
        "both": found.both,
        "only_one": found.only_one,
        "only_other": found.only_other,
        "precision": _rounded(found.precision),
        "recall": _rounded(found.recall),
        "f1": _rounded(found.f1),
    }


def disagreement_lines(disagreement: Disagreement) -> Iterator[Line]:
    """A line for each field in which readers disagree on a unit, and one where not all of them found it.

    The latter has the field "found": `says` is then whether a reader found it.
    """
    claims, passage = disagreement.unit.claims, disagreement.unit.passage
    about = {
        "type": "disagreement",
        "doc": passage.doc,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "claims": {reader: claim.id for reader, claim in claims.items()},
    }
    if disagreement.missed_by:
        missed = dict.fromkeys(disagreement.missed_by, False)
        yield {**about, "field": "found", "says": {**dict.fromkeys(claims, True), **missed}}
    for field in disagreement.fields:
        said = {reader: field.said(claim) for reader, claim in claims.items()}
        yield {**about, "field": field.name, "says": said}


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, DECIMALS)
