"""The terms of a host's score that rest on reference data: each gives a reason with its rows, or none."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping

from amity.model.brokers import Reason
from amity.reference.alignments import Alignment
from amity.reference.hostings import Hosting
from amity.reference.missions import Mission
from amity.relate.brokers.known import Known, beginning
from amity.relate.brokers.weights import Weight

Parties = tuple[str, str]
Weights = Mapping[str, Weight]
Term = Callable[[Known, str, Parties, Weights], Iterator[Reason]]
YEAR = 365.25


def reason(weights: Weights, term: str, value: float, words: str, evidence: Iterable[str] = ()) -> Reason:
    """A reason with the weight of its term."""
    return Reason(term=term, value=value, weight=weights[term].weight, words=words,
                  evidence=tuple(dict.fromkeys(evidence)))  # fmt: skip


def represented(known: Known, host: str, parties: Parties, weights: Weights) -> Iterator[Reason]:
    """Embassies of the host in the capitals of the parties, and theirs in its own."""
    for party in parties:
        for term, sender, receiver in (("resident", host, party), ("received", party, host)):
            value, row = known.mission(sender, receiver)
            if row is not None:
                yield reason(weights, term, value, _of_mission(sender, receiver, value, row), (cite(row),))


def recorded(known: Known, host: str, parties: Parties, weights: Weights) -> Iterator[Reason]:
    """Its record as host: of any talks, of talks with each party, of talks of the two."""
    hosted = known.hostings(host)
    if not hosted:
        return
    total = _faded(known, hosted, weights["record"].scale)
    latest = sorted(hosted, key=lambda pair: -pair[1])[:5]
    often = "once" if len(hosted) == 1 else f"{len(hosted)} times"
    words = f"hosted others {often} before, lastly in {_year(latest[0][1])}"
    yield reason(weights, "record", min(3.0, math.log2(1 + total)), words, (cite(one) for one, _ in latest))
    for party in parties:
        yield from _recorded(known, hosted, (party,), weights, "record_party")
    yield from _recorded(known, hosted, parties, weights, "record_pair")


def _recorded(
    known: Known,
    hosted: tuple[tuple[Hosting, int], ...],
    parties: tuple[str, ...],
    weights: Weights,
    term: str,
) -> Iterator[Reason]:
    """Its record with one party or with both."""
    shared = tuple((one, day) for one, day in hosted if set(parties) <= set(one.parties))
    if not shared:
        return
    total = _faded(known, shared, weights[term].scale)
    value = min(1.0, total) if len(parties) == 1 else min(2.0, math.log2(1 + total))
    years = sorted({_year(day) for _, day in shared})
    words = f"hosted {' and '.join(parties)} in {', '.join(map(str, years))}"
    yield reason(weights, term, value, words, (cite(one) for one, _ in shared))


def placed(known: Known, host: str, parties: Parties, weights: Weights) -> Iterator[Reason]:
    """Where it lies, with whom it shares a border, and how large it is."""
    capitals = known.reference.capitals
    if host not in capitals:
        return
    here = capitals[host]
    away = [here.distance(capitals[party]) for party in parties if party in capitals]
    if away:
        mean = sum(away) / len(away)
        words = f"{mean:,.0f} km from the capitals on average"
        rows = (_capital(known, code) for code in (host, *parties) if code in capitals)
        yield reason(weights, "near", math.exp(-mean / weights["near"].scale), words, rows)
    for party in parties:
        if party in here.neighbours or (party in capitals and host in capitals[party].neighbours):
            yield reason(weights, "border", 1.0, f"borders on {party}", (_capital(known, host),))
    if here.population:
        value = max(-2.0, min(1.0, math.log10(here.population) - 7))
        words = f"a population nearest to {here.population:,}"
        yield reason(weights, "size", value, words, (_capital(known, host),))


def aligned(known: Known, host: str, parties: Parties, weights: Weights) -> Iterator[Reason]:
    """Its allies and rivals among the parties, and its neutrality."""
    allies = [(party, rows) for party in parties if (rows := known.allied(host, party))]
    if len(allies) == 2:
        yield reason(
            weights, "ally_both", 1.0, "an ally of both", (cite(r) for _, rows in allies for r in rows)
        )
    elif allies:
        party, rows = allies[0]
        yield reason(weights, "ally_one", 1.0, f"an ally of {party} alone", map(cite, rows))
    for party in parties:
        if rivalry := known.rivals(host, party):
            yield reason(weights, "rival", 1.0, f"a rival of {party}", map(cite, rivalry))
    for sort, words in (
        ("neutrality", "neutral or non-aligned by law or long practice"),
        ("power", "a permanent member of the Security Council"),
        ("war", "at war on its own soil"),
    ):
        if row := known.single(sort, host):
            term = "neutral" if sort == "neutrality" else sort
            yield reason(weights, term, 1.0, words, (cite(row),))


def kindred(known: Known, host: str, parties: Parties, weights: Weights) -> Iterator[Reason]:
    """The communities that it shares with the parties, and the union or empire that they came from."""
    own = known.communities(host)
    shared = {party: [name for name in known.communities(party) if name in own] for party in parties}
    both = sorted(set(shared[parties[0]]) & set(shared[parties[1]]))
    one = sorted({name for names in shared.values() for name in names})
    if one:
        words = f"shares {', '.join(both or one)} with {'both' if both else 'one of them'}"
        held = own, *map(known.communities, parties)
        rows = (cite(of[name]) for name in both or one for of in held if name in of)
        yield reason(weights, "community", 1.0 if both else 0.25, words, rows)
    ruled = [party for party in parties if _heirs(known, host) & _forebears(known, party)]
    if ruled:
        words = f"once ruled {' and '.join(ruled)}"
        rows = (f"states.csv: {party} [{known.reference.states[party].source}]" for party in ruled)
        yield reason(weights, "heritage", 1.0 if len(ruled) == 2 else 0.4, words, rows)


TERMS: tuple[Term, ...] = (represented, recorded, placed, aligned, kindred)


def _heirs(known: Known, code: str) -> set[str]:
    """A state and the union that it was the core of: Russia for the Soviet Union."""
    states = known.reference.states
    unions = states[code].predecessors
    return {code, *(union for union in unions if code in states[union].successors[:1])}


def _forebears(known: Known, code: str) -> set[str]:
    return {former for former in known.reference.states[code].predecessors if former != code}


def _faded(known: Known, hosted: Iterable[tuple[Hosting, int]], half_life: float) -> float:
    """How many talks that is, each halved in so many years."""
    return sum(halved(known.day - day, half_life) for _, day in hosted)


def halved(days: int, half_life: float) -> float:
    """What is left of 1 after so many days, with a half-life in years.

    >>> round(halved(3652, 10), 3)
    0.5
    """
    return math.exp(-math.log(2) * days / YEAR / half_life)


def _of_mission(sender: str, receiver: str, value: float, row: Mission) -> str:
    if value < 0:
        return f"no embassy of {sender} in the capital of {receiver}"
    if row.sort == "most":
        return f"most states have an embassy in the capital of {receiver}, {sender} among them or not"
    what = "an embassy" if row.sort == "embassy" else "a lesser office"
    since = beginning(row.held)
    told = f"since {since}" if since else "since an unknown time, which does not count"
    return f"{what} of {sender} in the capital of {receiver} {told}"


def cite(row: Mission | Hosting | Alignment) -> str:
    """A row of reference data in short, with its source, so that it can be looked up.

    >>> from amity.model.when import When
    >>> cite(Alignment(id="us-japan", sort="alliance", states=("JPN", "USA"), held=When.parse("1952/.."),
    ...     source="UN Treaty Series, vol. 373"))
    'alignments.csv: us-japan 1952/.. [UN Treaty Series, vol. 373]'
    """
    match row:
        case Mission():
            told = f"missions.csv: {row.sender} {row.receiver} {row.sort} {row.held.edtf or 'undated'}"
        case Hosting():
            told = f"hostings.csv: {row.host} {row.held.edtf} {row.name} ({row.role}, track {row.track})"
        case _:
            told = f"alignments.csv: {row.id} {row.held.edtf}"
    return f"{told} [{row.source}]"


def _capital(known: Known, code: str) -> str:
    return f"capitals.csv: {code} [{known.reference.capitals[code].source}]"


def _year(day: int) -> int:
    from datetime import date

    return date.fromordinal(day).year
