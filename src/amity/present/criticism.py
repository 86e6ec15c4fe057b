"""Source criticism as plain JSON objects: how well events are attested, and who depends on whom."""

from collections.abc import Sequence
from typing import Any

from amity.model.witnesses import SourceNode
from amity.present.attested import DIGITS, Attested, HeardWitness, Preferred
from amity.present.dependence import BondRow
from amity.present.notes import Citation, Statement

Line = dict[str, Any]


def credence_line(attested: Attested | None) -> Line | None:
    """How well an event is attested, with the numbers of the passages; None where not weighed.

    >>> credence_line(None) is None
    True
    """
    if attested is None:
        return None
    found = attested.credence
    low, high = found.interval
    return {
        "attestation": str(found.attestation),
        "rule": found.rule,
        "counted": attested.counted,
        "witnesses": found.witnesses,
        "supporting": [_witness(one) for one in attested.supporting],
        "opposing": [_witness(one) for one in attested.opposing],
        "torn": list(found.torn),
        "foretold": found.foretold,
        "preferences": [_preference(one) for one in attested.preferred],
        "probability": round(found.probability, DIGITS),
        "low": round(low, DIGITS),
        "high": round(high, DIGITS),
        "log_odds": round(found.log_odds, DIGITS),
        "prior": found.prior,
    }


def _witness(one: HeardWitness) -> Line:
    weighed = one.weighed
    return {
        "roots": list(weighed.witness.roots),
        "name": one.source.words,
        "circumstances": list(one.circumstances),
        "passages": numbers(one.citations),
        "derived": [_told(pieces) for pieces in one.derived],
        "steps": [_told(pieces) for pieces in one.steps],
        "claim": weighed.claim,
        "weight": round(weighed.weight, DIGITS),
        "terms": [
            {"factor": t.factor, "level": t.level, "log_odds": round(t.log_odds, DIGITS), "why": t.why}
            for t in weighed.terms
        ],
    }


def _preference(one: Preferred) -> Line:
    return {"field": one.field, "values": list(one.values), "instead": one.instead, "settled": one.settled}


def _told(pieces: Statement) -> Line:
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    return {"text": text, "passages": numbers([piece for piece in pieces if isinstance(piece, Citation)])}


def source_line(node: SourceNode) -> Line:
    """A source as a JSON object.

    >>> from amity.model.witnesses import SourceSort
    >>> source_line(SourceNode(id="doc:a", sort=SourceSort.DOCUMENT, label="A"))["sort"]
    'document'
    """
    return {
        "id": node.id,
        "sort": str(node.sort),
        "label": node.label,
        "doc": node.doc,
        "issued": node.issued or None,
        "directness": str(node.directness),
        "state": node.state,
        "reliability": node.reliability or None,
    }


def bond_line(row: BondRow) -> Line:
    """A bond between two sources as a JSON object, with the numbers of the passages that show it."""
    return {
        "source": row.edge.source,
        "target": row.edge.target,
        "bond": str(row.edge.bond),
        "directed": row.edge.bond.directed,
        "why": row.why,
        "claims": sorted(row.edge.claims),
        "passages": numbers(row.own),
        "originals": numbers(row.others),
    }


def numbers(citations: Sequence[Citation]) -> list[int]:
    """The numbers of cited passages, in their order.

    >>> numbers([Citation(label="12", id="c12-1", target="n12", name="Passage 12")])
    [12]
    """
    return [int(citation.label) for citation in citations]
