"""What was known of states before a day: reference data cut off there, and indexed by state.

A row counts where its first day, as stated, is over before the day in question. Whether it still held on that
day is no later knowledge; what began afterwards is left out, and so is that of which nobody says since when:
it may have begun afterwards.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from amity.model.when import When
from amity.reference import Reference
from amity.reference.alignments import Alignment
from amity.reference.hostings import Hosting
from amity.reference.missions import EVERYONE, Mission

DATED, UNDATED = 1.0, 0.5
"""Whether a span's beginning is known to lie before a day, or nobody says since when."""
_MISSIONS = {"embassy": 1.0, "interests": 0.3, "liaison": 0.3, "most": 0.5, "none": -0.5}


def standing(held: When, day: int) -> float:
    """How far a span is known to hold on a day, by what was known before it.

    1 where it had begun, 0.5 where nobody says since when, 0 where it had not, or was over.

    >>> from datetime import date
    >>> day = date(2012, 11, 1).toordinal()
    >>> [standing(When.parse(text), day) for text in ("1975/..", "2012/..", "../2015", "1990/2001")]
    [1.0, 0.0, 0.5, 0.0]
    >>> standing(When.unknown(), day)
    0.5
    """
    begun = beginning(held)
    if begun is None:
        return UNDATED if held.latest is None or held.latest >= day else 0.0
    if begun.latest is None or begun.latest >= day:
        return 0.0
    if held.latest is not None and held.latest < day:
        return 0.0
    return DATED if begun.start_max is not None else UNDATED


def beginning(held: When) -> When | None:
    """When a span began; None where nobody says.

    >>> str(beginning(When.parse("1975/2001"))), beginning(When.parse("../2001")), beginning(When.unknown())
    ('1975', None, None)
    """
    first, _, _ = held.edtf.partition("/")
    return None if first in ("", "..") else When.parse(first)


def begun_before(held: When, day: int) -> int | None:
    """The last day on which something dated may have begun, where that is before a day; else None."""
    begun = beginning(held) or held
    return begun.latest if begun.latest is not None and begun.latest < day else None


@dataclass(frozen=True)
class Known:
    """Reference data as they stood before a day, a day number as `datetime.date.toordinal` counts.

    >>> from amity.reference import load
    >>> known = Known(load(), When.parse("2012-11").earliest)
    >>> known.allied("JPN", "USA")[0].id, known.allied("JPN", "PRK"), known.mission("SWE", "PRK")[0]
    ('us-japan', (), 1.0)
    """

    reference: Reference = field(repr=False)
    day: int

    @cached_property
    def candidates(self) -> tuple[str, ...]:
        """All that were states then, by code: members of the state system, and others that have hosted."""
        return tuple(
            code for code, state in sorted(self.reference.states.items())
            if (state.cow is not None or code in self._hostings) and self.existed(code)
        )  # fmt: skip

    def existed(self, code: str) -> bool:
        """Whether a state existed on the day."""
        return any(standing(span, self.day) for span in self.reference.spans.get(code, ()))

    def mission(self, sender: str, receiver: str) -> tuple[float, Mission | None]:
        """How far a state is known to be represented in another's capital, and by which row.

        1 for an embassy, less for what is less, -0.5 for none; 0 with a row of which nobody says since when,
        since it may have opened later, and (0, None) where nothing is known.
        """
        own = self._best(self._missions.get((sender, receiver), ()))
        if own is not None:
            return own
        if any(standing(m.held, self.day) == 0 for m in self._missions.get((sender, receiver), ())):
            ended = [m for m in self._missions[sender, receiver] if begun_before(m.held, self.day)]
            if ended and ended[-1].sort != "none":
                return _MISSIONS["none"], ended[-1]
        return self._best(self._missions.get((EVERYONE, receiver), ())) or (0.0, None)

    def _best(self, rows: Iterable[Mission]) -> tuple[float, Mission] | None:
        """Of the rows that hold on the day the one that says most; a denial goes before what is undated."""
        held = [(standing(row.held, self.day), row) for row in rows]
        found = [(_MISSIONS[row.sort] if extent == DATED else 0.0, row) for extent, row in held if extent]
        if not found:
            return None
        return max(found, key=lambda pair: (pair[0] != 0, pair[0] == 1.0, pair[1].sort == "none", pair[0]))

    def hostings(self, host: str) -> tuple[tuple[Hosting, int], ...]:
        """What a state had hosted, each with the day on which it had begun at the latest."""
        return self._hostings.get(host, ())

    def allied(self, one: str, other: str) -> tuple[Alignment, ...]:
        """The alliance of two states on the day, if they had any, by the row of each, or of both.

        Of several that with the fewest members.
        """
        return self._pairs("alliance").get(frozenset((one, other)), ())

    def rivals(self, one: str, other: str) -> tuple[Alignment, ...]:
        """The rivalry of two states on the day, if they had any, by its row."""
        return self._pairs("rivalry").get(frozenset((one, other)), ())

    def members(self, row: Alignment) -> int:
        """How many states stood on the day in what a row is of."""
        return self._sizes[row.sort, row.id]

    @cached_property
    def _sizes(self) -> Counter[tuple[str, str]]:
        return Counter(
            (row.sort, row.id) for states in self._by_sort.values() for rows in states.values()
            for row in rows.values()
        )  # fmt: skip

    def single(self, sort: str, state: str) -> Alignment | None:
        """The row of a sort that a state stood in alone or with others: neutrality, power, war."""
        return next(iter(self._of(sort).get(state, {}).values()), None)

    def communities(self, state: str) -> Mapping[str, Alignment]:
        """The communities that a state belonged to, by id."""
        return self._of("community").get(state, {})

    @cached_property
    def _missions(self) -> dict[tuple[str, str], list[Mission]]:
        found: dict[tuple[str, str], list[Mission]] = {}
        for mission in self.reference.missions:
            found.setdefault((mission.sender, mission.receiver), []).append(mission)
        return found

    @cached_property
    def _hostings(self) -> dict[str, tuple[tuple[Hosting, int], ...]]:
        found: dict[str, tuple[tuple[Hosting, int], ...]] = {}
        for hosting in self.reference.hostings:
            if (begun := begun_before(hosting.held, self.day)) is not None:
                found[hosting.host] = (*found.get(hosting.host, ()), (hosting, begun))
        return found

    @cached_property
    def _held(self) -> tuple[Alignment, ...]:
        rows = (*self.reference.alignments, *_alliances(self.reference))
        return tuple(row for row in rows if standing(row.held, self.day) == DATED)

    def _of(self, sort: str) -> dict[str, dict[str, Alignment]]:
        return self._by_sort.get(sort, {})

    @cached_property
    def _by_sort(self) -> dict[str, dict[str, dict[str, Alignment]]]:
        """The rows that hold, by sort, state and id."""
        found: dict[str, dict[str, dict[str, Alignment]]] = {}
        for row in self._held:
            for state in row.states:
                found.setdefault(row.sort, {}).setdefault(state, {})[row.id] = row
        return found

    def _pairs(self, sort: str) -> dict[frozenset[str], tuple[Alignment, ...]]:
        return self._paired.get(sort, {})

    @cached_property
    def _paired(self) -> dict[str, dict[frozenset[str], tuple[Alignment, ...]]]:
        """Pairs of states in an alliance or rivalry, with the rows of that with the fewest members."""
        found: dict[str, dict[frozenset[str], tuple[Alignment, ...]]] = {"alliance": {}, "rivalry": {}}
        members: dict[tuple[str, str], dict[str, Alignment]] = {}
        for row in self._held:
            if row.sort in found:
                members.setdefault((row.sort, row.id), {}).update(dict.fromkeys(row.states, row))
        for (sort, _), states in sorted(members.items(), key=lambda item: (len(item[1]), item[0])):
            for one in states:
                for other in states:
                    if one < other:
                        rows = distinct(states[one], states[other])
                        found[sort].setdefault(frozenset((one, other)), rows)
        return found


def distinct(*rows: Alignment) -> tuple[Alignment, ...]:
    """Rows, each once."""
    return tuple(dict.fromkeys(rows))


def _alliances(reference: Reference) -> Iterable[Alignment]:
    """The members of alliances that memberships.csv lists, as alignments of one state each."""
    for one in reference.memberships:
        if reference.forums[one.forum].sort == "alliance" and one.role == "member":
            yield Alignment(
                id=one.forum, sort="alliance", states=(one.state,), held=one.held, source=one.source
            )
