"""Whether two names of places may be of one place, by the gazetteer."""

from amity.model.when import When
from amity.reference import Reference

Known = tuple[frozenset[tuple[str, str]], frozenset[str]]


class Gazetteer:
    """Places as a set of reference data knows them.

    A capital is known in all scripts; of other towns, a name in one script can not be told from one in
    another, and then nothing is said.

    >>> from amity.reference import load
    >>> places = Gazetteer(load())
    >>> places.differ("Pyongyang", "평양"), places.differ("Pyongyang", "Hamhung")
    (False, True)
    >>> places.differ("Ulaanbaatar", "Mongolia")
    False
    """

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._known: dict[tuple[str, str], Known] = {}

    def differ(self, one: str, other: str, when: When | None = None) -> bool:
        """Whether both places are known, or both are not, and they are two."""
        a, b = " ".join(one.split()).casefold(), " ".join(other.split()).casefold()
        if a in b or b in a:
            return False
        (cities, states), (others, other_states) = self._of(one, when), self._of(other, when)
        if cities and others:
            return not cities & others and not self._scripts_apart(one, other, cities, others)
        if cities or others:
            known, of = (cities, other_states) if cities else (others, states)
            return bool(of) and not of & {state for state, _ in known}
        return not states or not other_states or not states & other_states

    def cities_differ(self, one: str | None, other: str | None, when: When | None = None) -> bool:
        """Whether two places are towns that the gazetteer knows, and not one town."""
        if not one or not other:
            return False
        return bool(self._of(one, when)[0] and self._of(other, when)[0]) and self.differ(one, other, when)

    def _scripts_apart(
        self, one: str, other: str, some: frozenset[tuple[str, str]], others: frozenset[tuple[str, str]]
    ) -> bool:
        towns = not any(name == "capital" for _, name in some | others)
        return (
            towns and one.isascii() != other.isascii() and bool({s for s, _ in some} & {s for s, _ in others})
        )

    def _of(self, name: str, when: When | None) -> Known:
        """The towns that a name can mean, as (state, name), and the states that it names itself."""
        key = name, str(when) if when else ""
        if key not in self._known:
            found = self._reference.places_of(name)
            towns = {
                (place.state, "capital" if place.sort == "capital" else place.text.casefold())
                for place in found if place.sort in ("capital", "city")
            }  # fmt: skip
            states = () if found else self._reference.resolve(name, when)
            self._known[key] = frozenset(towns), frozenset(states)
        return self._known[key]
