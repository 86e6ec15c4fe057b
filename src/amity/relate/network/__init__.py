"""The signed network of a region at a date: who stands well and ill with whom, and whether that is balanced.

Each pair's edge adds up what was known then: events of a number of years before, by credence, their weight on
the scale of Goldstein (1992) and a half-life, the treaties in force that documents tell of, and the
alliances, communities and rivalries of reference data. Triads and structural balance follow Heider (1946),
Cartwright and Harary (1956), Harary (1959) and Davis (1967). The weights stand in data/network_weights.csv.
"""

from collections.abc import Sequence

from amity.errors import InvalidValue
from amity.model.edtf_calendar import day_parts
from amity.model.networks import SignedNetwork
from amity.model.when import When
from amity.relate.brokers.known import Known
from amity.relate.network.edges import edges
from amity.relate.record import Record
from amity.relate.triads import balance, triads

__all__ = ["network"]

YEARS, HALF_LIFE = 10.0, 5.0


def network(
    record: Record,
    at: When,
    states: Sequence[str] | None = None,
    *,
    years: float = YEARS,
    half_life: float = HALF_LIFE,
) -> SignedNetwork:
    """How the states of a region stood with each other at a date, by what was over before it.

    `states` are by default those in question and all with whom the record has events of theirs in the years
    before. Only events whose last possible day lies before the first day of `at` count, and of them those of
    the last so many `years`, halved in each `half_life`. A state that did not exist then is left out. Raises
    NotFound for a state that is none, InvalidValue for fewer than two states, a date without a first day, or
    years that are not above 0.

    >>> from amity.reference import load
    >>> record = Record(states=("PRK", "USA"), reference=load())
    >>> found = network(record, When.parse("1995"), ("CHN", "JPN", "PRK", "USA"))
    >>> found.edge("PRK", "USA").sign, found.edge("CHN", "PRK").sign
    (<Sign.NEGATIVE: 'negative'>, <Sign.POSITIVE: 'positive'>)
    """
    if at.earliest is None:
        raise InvalidValue("SignedNetwork", "at", str(at), "a date with a first day, such as 1965-06")
    if min(years, half_life) <= 0:
        raise InvalidValue("SignedNetwork", "years", (years, half_life), "above 0")
    known = Known(record.reference, at.earliest)
    asked = _states(record, states, at.earliest, years)
    codes = tuple(code for code in asked if known.existed(code))
    found = edges(record, codes, known, years, half_life)
    threes = triads(found)
    return SignedNetwork(
        at=at,
        states=codes,
        years=years,
        edges=found,
        triads=threes,
        balance=balance(codes, found, threes),
        absent=tuple(code for code in sorted({*(states or record.states)}) if code not in codes),
    )


def _states(record: Record, states: Sequence[str] | None, day: int, years: float) -> tuple[str, ...]:
    """The states of the network, in alphabetical order."""
    if states is not None:
        for code in states:
            record.reference.state(code)
        if len(set(states)) < 2:
            raise InvalidValue("SignedNetwork", "states", tuple(states), "two or more different states")
        return tuple(sorted(set(states)))
    asked = set(record.states)
    first = day_parts(day)[0] - years
    met = {
        code
        for entry in record.entries
        if entry.happened and asked & entry.event.states and (entry.event.date.last_year or first) >= first
        and (entry.event.date.end_max or day) < day
        for code in entry.event.states
    }  # fmt: skip
    return tuple(sorted(asked | {code for code in met if code in record.reference.states}))
