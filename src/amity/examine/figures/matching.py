"""Which series a statement speaks of: by what is measured, between whom, and in which table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from amity.examine.figures.lists import lists
from amity.examine.figures.measures import States, among, concepts, named, states_in, stems
from amity.examine.figures.tables import Point, Series
from amity.reference import Reference

_SIDE = re.compile(
    r"\b(?:the\s+)?(?:two|both)\s+(?:countries|states|sides|nations|neighbou?rs|governments|partners)|\bbilateral\b|\bmutual\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a subject names: measures, states, the words of it, and the side whose books it is from.

    `reporter` is the state whose exports or imports it speaks of, `partner` the one at the other end.
    """

    measures: frozenset[str]
    states: States
    words: frozenset[str] = frozenset()
    narrow: frozenset[str] = frozenset()
    reporter: frozenset[str] = frozenset()
    partner: frozenset[str] = frozenset()
    both: bool = False


def topic_of(text: str, reference: Reference) -> Topic:
    """The topic of the words of a subject.

    >>> from amity.reference import load
    >>> topic = topic_of("Kenya's exports of coal to Uganda", load())
    >>> sorted(topic.measures), sorted(topic.reporter), sorted(topic.partner)
    (['coal', 'exports'], ['KEN'], ['UGA'])
    """
    reporter, partner = _sides(text, reference)
    return Topic(
        measures=concepts(text), states=states_in(text, reference), words=stems(text),
        narrow=frozenset(found.casefold() for found in _narrow().findall(text)),
        reporter=reporter, partner=partner, both=bool(_SIDE.search(text)),
    )  # fmt: skip


@cache
def _narrow() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lists('measures')['narrow']['words'])})\b", re.IGNORECASE)


def _sides(text: str, reference: Reference) -> tuple[frozenset[str], frozenset[str]]:
    """Whose exports, imports or trade it is, and with whom."""
    measures = list(named(text))
    reporter = partner = frozenset[str]()
    for mention in reference.mentions(text) if measures else ():
        codes = frozenset(mention.candidates) - {"IGO"}
        lead = text[: mention.start].casefold()
        behind = text[mention.end : measures[0].start] if mention.end <= measures[0].start else None
        if re.search(r"\b(?:to|from|with|into)\s+(?:the\s+)?$", lead):
            partner = partner or codes
        elif (behind is not None and re.fullmatch(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}", behind)) or re.search(
            r"\b(?:by|of)\s+(?:the\s+)?$", lead
        ):
            reporter = reporter or codes
    return reporter, partner


def fits(topic: Topic, series: Series, reference: Reference) -> bool:
    """Whether a series measures what a topic names, between the states that it names, as far as it names "
    "any."""
    if not _measures(topic, series):
        return False
    side = _sides(series.label, reference)[0] if len(series.own) > 1 else frozenset[str]()
    if side and topic.reporter:
        return bool(side & topic.reporter)
    return _between(topic, series) and _direction(topic, series, reference)


def _measures(topic: Topic, series: Series) -> bool:
    goods = frozenset(lists("measures")["narrow"]["concepts"])
    own, shared = concepts(series.label), concepts(series.table)
    title = f"{series.table} {series.label} {series.unit}".casefold()
    if (topic.measures & goods) - own - shared or any(word not in title for word in topic.narrow):
        return False
    if not topic.measures and not topic.words:
        return bool(topic.states and series.own)
    if own:
        mirrored = {lists("measures")["mirrored"].get(name, "") for name in topic.measures}
        return bool(own & topic.measures) or bool(own & mirrored and topic.reporter)
    if series.words and not series.total:
        return bool(series.words & topic.words)
    return bool(shared & topic.measures) or bool(series.title_words & topic.words and not topic.measures)


def _between(topic: Topic, series: Series) -> bool:
    """A state in the head must be named; the others named must stand in the title, if that names any."""
    if not topic.states:
        return True
    if not all(among(state, topic.states) for state in series.own):
        return False
    others = [state for state in topic.states if not among(state, series.own)]
    if not others or not series.shared:
        return bool(series.own or series.shared) or series.doc != ""
    return all(among(state, series.shared) for state in others)


def _direction(topic: Topic, series: Series, reference: Reference) -> bool:
    """Exports of the one side are the other's imports; where a table does not say whose they are, either."""
    own = concepts(series.label) or concepts(series.table)
    mirrors = lists("measures")["mirrored"]
    if not own & set(mirrors) or not topic.measures & set(mirrors):
        return True
    reporter, partner = _sides(series.table, reference)
    turned = bool(
        (topic.reporter and partner and topic.reporter & partner)
        or (topic.partner and reporter and topic.partner & reporter)
        or (
            topic.reporter
            and reporter
            and not topic.reporter & reporter
            and not _own_is(topic.reporter, series)
        )
    )
    if not reporter and not partner:
        return bool(own & topic.measures)
    wanted = {mirrors.get(name, name) for name in topic.measures} if turned else topic.measures
    return bool(own & wanted)


def _own_is(state: frozenset[str], series: Series) -> bool:
    return among(state, series.own)


def candidates(
    topic: Topic, series: Iterable[Series], reference: Reference, *, pairs: Sequence[States] = ()
) -> tuple[Series, ...]:
    """The series that a topic can mean; a pair of states from the words before is tried where it names "
    "none."""
    pool = tuple(series)
    tries = [topic]
    if len(topic.states) < 2 and (topic.both or not topic.states):
        tries = [replace(topic, states=pair) for pair in pairs] + [topic]
    for one in tries:
        found = tuple(s for s in pool if fits(one, s, reference))
        if found:
            return tuple(s for group in _by_table(found) for s in _chosen(one, group))
    return ()


def _by_table(found: Iterable[Series]) -> list[list[Series]]:
    groups: dict[tuple[str, str], list[Series]] = {}
    for one in found:
        groups.setdefault((one.doc, one.table), []).append(one)
    return list(groups.values())


def _chosen(topic: Topic, found: Sequence[Series]) -> Sequence[Series]:
    """Of one table's: the whole before its parts, and the head of a state that is named before those of "
    "none."""
    worded = [s for s in found if s.words & topic.words]
    if worded and len(worded) < len(found):
        found = worded
    sums = [s for s in found if s.total]
    if sums and not any(s.own and all(among(state, topic.states) for state in s.own) for s in found):
        return sums
    of_states = [s for s in found if s.own]
    if topic.states and of_states:
        return of_states
    return [s for s in found if not s.own] or found


def nearest(
    found: Sequence[Series], place: int, labels: Sequence[str], first: int, last: int
) -> tuple[Series, ...]:
    """Of the series that fit, those of one table: the one cited, else one that has the years, else the "
    "nearest."""
    cited = [s for s in found if s.number and s.number in labels]
    reaching = [s for s in found if s.known(first, last)]
    pool = [s for s in cited if s in reaching] or reaching or cited or list(found)
    if not pool:
        return ()
    best = min(pool, key=lambda s: (abs(s.start - place), s.table))
    return tuple(s for s in pool if s.table == best.table and s.doc == best.doc)


def with_sums(series: Sequence[Series]) -> tuple[Series, ...]:
    """The series with the sum of exports and imports where a table has both and no whole."""
    found = list(series)
    tables: dict[tuple[str, str], list[Series]] = {}
    for one in series:
        tables.setdefault((one.doc, one.table), []).append(one)
    for members in tables.values():
        by = {next(iter(concepts(s.label)), ""): s for s in members if len(concepts(s.label)) == 1}
        if len(by) == len(members) and {"exports", "imports"} <= set(by) and "trade" not in by:
            found.append(_sum(by["exports"], by["imports"]))
    return tuple(found)


def _sum(one: Series, other: Series) -> Series:
    points = [_added(p, q) for p in one.points if (q := other.at(p.first)) is not None]
    return replace(one, label="trade, the sum of both", points=tuple(points))


def _added(one: Point, other: Point) -> Point:
    known = one.value is not None and other.value is not None
    value = round((one.value or 0.0) + (other.value or 0.0), 10) if known else None
    heads = [" + ".join(dict.fromkeys(pair)) for pair in ((one.row, other.row), (one.column, other.column))]
    return replace(
        one, value=value, worth=one.worth + other.worth, row=heads[0], column=heads[1], passage=None
    )
