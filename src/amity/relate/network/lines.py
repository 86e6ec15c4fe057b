"""Hosts, leads and networks as plain objects for other programs."""

from typing import Any

from amity.model.brokers import Broker, Brokerage
from amity.model.networks import Balance, Edge, Lead, Triad


def broker_line(found: Brokerage, broker: Broker) -> dict[str, Any]:
    """A host with its reasons.

    >>> from amity.model.when import When
    >>> one = Broker(state="MNG", rank=1, score=2.5, share=0.1, track="1")
    >>> line = broker_line(Brokerage(parties=("JPN", "PRK"), at=When.parse("2012-11")), one)
    >>> line["state"], line["parties"], line["at"]
    ('MNG', ['JPN', 'PRK'], '2012-11')
    """
    return {
        "rank": broker.rank,
        "state": broker.state,
        "score": round(broker.score, 4),
        "share": round(broker.share, 4),
        "track": broker.track or None,
        "parties": list(found.parties),
        "at": str(found.at),
        "reasons": [
            {
                "term": reason.term,
                "worth": round(reason.worth, 4),
                "value": round(reason.value, 4),
                "weight": reason.weight,
                "words": reason.words,
                "evidence": list(reason.evidence),
            }
            for reason in broker.reasons
        ],
    }


def lead_line(lead: Lead) -> dict[str, Any]:
    """A lead with its lags and events."""
    return {
        "first": "-".join(lead.first),
        "second": "-".join(lead.second),
        "finding": str(lead.finding),
        "why": lead.why,
        "measure": lead.measure,
        "months": lead.months,
        "lags": [{"periods": lag.periods, "correlation": round(lag.correlation, 4)} for lag in lead.lags],
        "p": lead.p,
        "holm": lead.holm,
        "detectable": lead.detectable and round(lead.detectable, 4),
        "periods": lead.periods,
        "span": str(lead.span) if lead.span else None,
        "events": [round(count, 2) for count in lead.events],
        "undated": lead.undated,
        "first_events": list(lead.first_events),
        "second_events": list(lead.second_events),
    }


def edge_line(edge: Edge) -> dict[str, Any]:
    """An edge with its evidence."""
    return {
        "what": "edge",
        "states": list(edge.states),
        "sign": str(edge.sign),
        "positive": round(edge.positive, 3),
        "negative": round(edge.negative, 3),
        "probability": round(edge.probability, 3),
        "evidence": list(edge.evidence),
        "grounds": [
            {"evidence": list(ground.evidence), "worth": round(ground.worth, 3), "words": ground.words}
            for ground in edge.grounds
        ],
    }


def triad_line(triad: Triad) -> dict[str, Any]:
    """A triad with its signs."""
    return {
        "what": "triad",
        "states": list(triad.states),
        "sign": [str(sign) for sign in triad.signs],
        "probability": round(triad.probability, 3),
        "balanced": triad.balanced,
        "weakly": triad.weakly,
    }


def balance_line(balance: Balance) -> dict[str, Any]:
    """How far a network is balanced, with its camps and the edges that stand against them."""
    return {
        "what": "balance",
        "triads": balance.triads,
        "share": _rounded(balance.share),
        "expected": _rounded(balance.expected),
        "spread": _rounded(balance.spread),
        "line_index": list(balance.line_index),
        "camps": [list(camp) for camp in balance.camps],
        "ways": balance.ways,
        "frustrated": [list(pair) for pair in balance.frustrated],
        "weak": balance.weak,
        "against_weak": [list(pair) for pair in balance.against_weak],
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
