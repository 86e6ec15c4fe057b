"""Names in the scripts of East Asia and in Cyrillic, beside those in Latin letters.

Nothing of this is read or built before a text with such letters is asked about.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol, TypeVar

from amity.model.states import Person
from amity.reference.forums import Forum
from amity.reference.inflected import CYRILLIC, Inflected
from amity.reference.languages import Meant, Title, Vocable
from amity.reference.mentions import Meaning, NameMention, PlaceMention
from amity.reference.names import Name, Organisation, Place
from amity.reference.persons import PersonMention
from amity.reference.unspaced import UNSPACED, Hit, Unspaced

_KEPT = 8  # texts whose hits are kept, as names, persons and titles of one are asked for in turn
_MEANINGS = (Name, Organisation, Forum)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleMention:
    """A title of office in a text: where it stands, its words, and the roles that it can mean.

    `base` and `cases` are those of an inflected word, as in `NameMention`.
    """

    start: int
    end: int
    text: str
    roles: tuple[str, ...]
    base: str = ""
    cases: tuple[str, ...] = ()


class Spanned(Protocol):
    """What stands in a span of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


S = TypeVar("S", bound=Spanned)


class Scripts:
    """Names, places, persons and titles in other scripts; `vocables` gives the entries of a language."""

    def __init__(self, vocables: Callable[[str], tuple[Vocable, ...]]) -> None:
        self._vocables = vocables
        self._hits = lru_cache(maxsize=_KEPT)(self._found)

    def look_up(self, text: str) -> tuple[Meant, ...]:
        """What a name means; empty for what is no name in any of these scripts."""
        if text.isascii():
            return ()
        found: tuple[Meant, ...] = ()
        if UNSPACED.search(text):
            found = self._unspaced.look_up(text)
        return found or (self._inflected.look_up(text) if CYRILLIC.search(text) else ())

    def mentions(self, text: str) -> Iterator[NameMention]:
        """Names of states, organisations and forums."""
        for hit in self.hits(text):
            meanings: tuple[Meaning, ...] = tuple(m for m in hit.meanings if isinstance(m, _MEANINGS))
            if meanings:
                yield NameMention(
                    start=hit.start, end=hit.end, text=text[hit.start : hit.end], sort=hit.sort,
                    meanings=meanings, base=hit.base, cases=hit.cases,
                )  # fmt: skip

    def places(self, text: str) -> Iterator[PlaceMention]:
        """Cities and regions, capitals too."""
        for hit in self.hits(text):
            meanings = tuple(m for m in hit.meanings if isinstance(m, Place | Name) and _is_place(m))
            if meanings:
                yield PlaceMention(
                    start=hit.start, end=hit.end, text=text[hit.start : hit.end],
                    meanings=meanings, base=hit.base, cases=hit.cases,
                )  # fmt: skip

    def persons(self, text: str, *, surnames: bool) -> Iterator[PersonMention]:
        """Persons, on demand by surname alone too."""
        for hit in self.hits(text, surnames=surnames):
            persons = tuple(m for m in hit.meanings if isinstance(m, Person))
            if persons:
                yield PersonMention(
                    start=hit.start, end=hit.end, text=text[hit.start : hit.end],
                    persons=persons, base=hit.base, cases=hit.cases,
                )  # fmt: skip

    def titles(self, text: str) -> Iterator[TitleMention]:
        """Titles of office."""
        for hit in self.hits(text):
            roles = dict.fromkeys(r for m in hit.meanings if isinstance(m, Title) for r in m.roles)
            if roles:
                yield TitleMention(
                    start=hit.start, end=hit.end, text=text[hit.start : hit.end],
                    roles=tuple(roles), base=hit.base, cases=hit.cases,
                )  # fmt: skip

    def hits(self, text: str, *, surnames: bool = False) -> tuple[Hit, ...]:
        """All that stands in a text, in order."""
        return () if text.isascii() else self._hits(text, surnames)

    def _found(self, text: str, surnames: bool) -> tuple[Hit, ...]:
        found: list[Hit] = []
        if UNSPACED.search(text):
            found += self._unspaced.find(text)
        if CYRILLIC.search(text):
            found += self._inflected.find(text, surnames=surnames)
        return apart(found)

    @cached_property
    def _unspaced(self) -> Unspaced:
        return Unspaced(v for language in ("ko", "ja", "zh") for v in self._vocables(language))

    @cached_property
    def _inflected(self) -> Inflected:
        return Inflected(v for language in ("ru", "mn") for v in self._vocables(language))


def _is_place(meaning: Place | Name) -> bool:
    return isinstance(meaning, Place) or meaning.sort == "capital"


def apart(found: Sequence[S]) -> tuple[S, ...]:
    """What was found, in order and apart: the first wins, the longer of two that begin together."""
    kept: list[S] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)
