"""Credence as a plain JSON object, one a line."""

from typing import Any

from amity.model.credence import Credence, Preference, WeighedWitness

Line = dict[str, Any]
DIGITS = 4


def credence_line(credence: Credence) -> Line:
    """What speaks for and against an event as a JSON object, with every term of every witness.

    >>> from amity.model.credence import Attestation
    >>> line = credence_line(Credence(event="e", attestation=Attestation.DOUBTFUL, rule="Nobody says so."))
    >>> line["attestation"], line["witnesses"], line["probability"]
    ('doubtful', 0, 0.5)
    """
    low, high = credence.interval
    return {
        "event": credence.event,
        "attestation": str(credence.attestation),
        "rule": credence.rule,
        "witnesses": credence.witnesses,
        "against": len(credence.opposing),
        "probability": round(credence.probability, DIGITS),
        "low": round(low, DIGITS),
        "high": round(high, DIGITS),
        "log_odds": round(credence.log_odds, DIGITS),
        "prior": credence.prior,
        "foretold": credence.foretold,
        "torn": list(credence.torn),
        "supporting": [witness_line(witness) for witness in credence.supporting],
        "opposing": [witness_line(witness) for witness in credence.opposing],
        "preferences": [preference_line(preference) for preference in credence.preferences],
    }


def witness_line(witness: WeighedWitness) -> Line:
    """A witness as a JSON object: whose word it is, how it came to us, and the terms of its weight."""
    return {
        "roots": list(witness.witness.roots),
        "sources": list(witness.witness.sources),
        "claims": list(witness.witness.claims),
        "derived": list(witness.witness.derived),
        "claim": witness.claim,
        "label": witness.label,
        "directness": str(witness.directness),
        "removes": witness.removes,
        "unnamed": witness.unnamed,
        "days": witness.days,
        "side": witness.side or None,
        "reviewed": witness.reviewed,
        "weight": round(witness.weight, DIGITS),
        "terms": [
            {
                "factor": term.factor,
                "level": term.level,
                "log_odds": round(term.log_odds, DIGITS),
                "why": term.why,
            }
            for term in witness.terms
        ],
    }


def preference_line(preference: Preference) -> Line:
    """Which value is to be preferred, as a JSON object."""
    return {
        "field": preference.field,
        "why": preference.why,
        "values": [
            {"value": v.value, "probability": round(v.probability, DIGITS), "sources": list(v.sources)}
            for v in preference.values
        ],
    }
