"""Where happenings are found: by day and month, and among those of a day by persons and goods."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from amity.model.when import When
from amity.reconcile.days import MONTH, SLIP_DAYS, VAGUE_DAYS, months, vague, width
from amity.reconcile.matching import Happening
from amity.reconcile.names import People
from amity.reconcile.tellings import Telling, sought_under, stored_under

CENTURY = 36525
"""What is wider stands under no time at all."""
NARROW = 62
"""Up to this many days a date is looked up day by day."""
COMMON = 32
"""A word of more happenings of a time than these tells none of them."""
MANY = 48
"""So many happenings of one day and one person are looked at; of more, a claim hardly says which it means."""
ALL, UNNAMED, UNCOUNTED = "all", "unnamed", "uncounted"

Place = tuple[str, int, str]


class Register:
    """The happenings of one kind between the same states.

    On one day there may be thousands; so they are also kept by the keys of their persons and goods, and a
    claim that has any looks only at those that may share one.
    """

    def __init__(self, people: People) -> None:
        self.all: list[Happening] = []
        self._people = people
        self._at: dict[Place, list[Happening]] = defaultdict(list)
        self._by_person: dict[str, list[Happening]] = defaultdict(list)
        self._unbounded: list[Happening] = []

    def add(self, happening: Happening) -> None:
        """Keep a happening that has begun."""
        self.all.append(happening)
        if (days := width(happening.when)) is None or days > CENTURY:
            self._unbounded.append(happening)
        units = [f"unit {unit}" for unit in sorted(happening.units)] or [UNCOUNTED]
        words = [f"word {word}" for word in sorted(happening.words)]
        self._keep(happening, [ALL, *units, *words, *([] if happening.persons else [UNNAMED])])
        self.name(happening, happening.persons)

    def name(self, happening: Happening, persons: frozenset[str]) -> None:
        """Keep a happening under persons that have become known."""
        when = happening.when
        keys = list(dict.fromkeys(stored_under(persons, self._people, when)))
        for key in keys:
            self._by_person[key].append(happening)
        sides = [f"of {state}" for state in sorted(self._people.states(persons, when))]
        self._keep(happening, [*keys, *sides])

    def _keep(self, happening: Happening, keys: Iterable[str]) -> None:
        places = list(_stored_at(happening.when))
        for key in keys:
            for scale, number in places:
                self._at[scale, number, key].append(happening)

    def near(self, one: Telling) -> Iterator[Happening]:
        """The happenings of the days of a claim that may have its persons and goods, the rarest first."""
        places = list(_sought_at(one.when))
        at, seen = self._at, set[int]()
        found = {
            key: [bucket for place in places if (bucket := at.get((*place, key)))] for key in self._keys(one)
        }
        for key in sorted(found, key=lambda key: sum(map(len, found[key]))):
            most = COMMON if key.startswith("word ") else MANY
            for bucket in found[key]:
                yield from _new(islice(bucket, most), seen)

    def _keys(self, one: Telling) -> Iterator[str]:
        if one.same.unspecific:
            yield from (f"word {word}" for word in sorted(one.words))
            yield from dict.fromkeys(sought_under(one.persons, self._people, one.when))
        elif one.persons:
            yield from dict.fromkeys(sought_under(one.persons, self._people, one.when))
            yield UNNAMED
            states = self._people.states(one.persons, one.when)
            if states:
                sides = {one.claim.source, one.claim.target, *one.others} - states
                yield from (f"of {state}" for state in sorted(filter(None, sides)))
        elif one.units:
            yield from (f"unit {unit}" for unit in sorted(one.units))
            yield UNCOUNTED
        else:
            yield ALL

    def naming(self, one: Telling) -> Iterator[Happening]:
        """The happenings of any time that may have a person of the claim."""
        seen: set[int] = set()
        for key in dict.fromkeys(sought_under(one.persons, self._people, one.when)):
            yield from _new(self._by_person.get(key, ()), seen)

    def around(self, when: When, days: int, units: Iterable[str] = ()) -> Iterator[Happening]:
        """The happenings up to so many days before or after a date; all where it says next to nothing.

        With `units` those of the same goods alone, as far as they are dated.
        """
        keys = [f"unit {unit}" for unit in sorted(units)] or [ALL]
        stated = width(when)
        if stated is None or stated > CENTURY or when.earliest is None or when.latest is None:
            yield from self.all
            return
        seen: set[int] = set()
        yield from _new(self._unbounded, seen)
        for cell in range((when.earliest - days) // VAGUE_DAYS, (when.latest + days) // VAGUE_DAYS + 1):
            for key in keys:
                yield from _new(self._at.get(("cell", cell, key), ()), seen)

    def after(self, day: int, days: int, one: Telling) -> Iterator[Happening]:
        """The happenings that begin within so many days after a day, and may have the claim's persons."""
        seen: set[int] = set()
        for key in self._keys(one):
            for month in range(day // MONTH, (day + days) // MONTH + 1):
                for happening in _new(self._at.get(("month", month, key), ()), seen):
                    first = happening.when.earliest
                    if first is not None and day < first <= day + days:
                        yield happening


def _new(found: Iterable[Happening], seen: set[int]) -> Iterator[Happening]:
    for happening in found:
        if id(happening) not in seen:
            seen.add(id(happening))
            yield happening


def _stored_at(when: When) -> Iterator[tuple[str, int]]:
    """The days, months and two years of a date; a wide one has no days but stands apart among its months."""
    days = width(when)
    if days is None or days > CENTURY or when.earliest is None or when.latest is None:
        return
    yield from (("cell", n) for n in range(when.earliest // VAGUE_DAYS, when.latest // VAGUE_DAYS + 1))
    if vague(when):
        return
    yield from (("month", number) for number in months(when))
    if days > NARROW:
        yield from (("wide", number) for number in months(when))
    else:
        yield from (("day", number) for number in range(when.earliest, when.latest + 1))


def _sought_at(when: When) -> Iterator[tuple[str, int]]:
    days = width(when)
    if vague(when) or days is None or when.earliest is None or when.latest is None:
        return
    if days > NARROW:
        yield from (("month", number) for number in months(when, SLIP_DAYS))
        return
    yield from (("day", n) for n in range(when.earliest - SLIP_DAYS, when.latest + SLIP_DAYS + 1))
    yield from (("wide", number) for number in months(when, SLIP_DAYS))
