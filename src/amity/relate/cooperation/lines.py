"""Net cooperation, its components and its sensitivity as plain JSON objects, one a line."""

from collections.abc import Iterator
from typing import Any

from amity.model.cooperation import ComponentCount as Count
from amity.model.cooperation import Cooperation, NetCooperation, Sensitivity, Way

Line = dict[str, Any]


def cooperation_lines(net: NetCooperation, way: Way | None = Way.ALL) -> Iterator[Line]:
    """A line for each period of a way, or of all ways: what is estimated, or why one abstains.

    >>> from amity.model.cooperation import Every
    >>> list(cooperation_lines(NetCooperation(states=("MNG", "PRK"), every=Every.YEAR, weights="own")))
    []
    """
    for one in net.paths if way is None else (way,):
        for period in net.path(one):
            yield {"way": one.named(net.states), **_period_line(period), "weights": net.weights}


def _period_line(period: Cooperation) -> Line:
    found = period.estimate
    return {
        "period": str(period.period),
        "value": None if found is None else found.value,
        "low": None if found is None else found.low,
        "high": None if found is None else found.high,
        "coverage": None if found is None else found.coverage,
        "abstained": period.abstained or None,
        "reported": period.reported,
        "telling": period.telling,
        "streams": list(period.streams),
        "entries": list(period.entries),
    }


def component_line(count: Count, states: tuple[str, str]) -> Line:
    """A count of a component as a line; `observation` tells a nought from a time of which no source speaks.

    >>> from amity.model.cooperation import Component
    >>> from amity.model.when import When
    >>> none = Count(period=When.of_year(1970), component=Component.AID, way=Way.FORTH)
    >>> component_line(none, ("MNG", "PRK"))["observation"]
    'outside'
    """
    return {
        "period": str(count.period),
        "component": str(count.component),
        "way": count.way.named(states),
        "observation": str(count.observation),
        "deeds": count.deeds,
        "expected": count.expected,
        "promises": count.promises,
        "exposure": count.exposure,
        "streams": list(count.streams),
        "entries": list(count.entries),
    }


def sensitivity_lines(found: Sensitivity) -> Iterator[Line]:
    """A line for each alternative: how the path changes under its weights.

    >>> list(sensitivity_lines(Sensitivity(way=Way.ALL)))
    []
    """
    for one in found.alternatives:
        yield {
            "weights": one.weights,
            "periods": one.periods,
            "rank_correlation": one.rank_correlation,
            "order_flips": one.order_flips,
            "sign_flips": one.sign_flips,
        }
