"""Names of states, their organisations and forums in running text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amity.model.states import Landmark
from amity.model.when import When
from amity.reference.forums import Forum
from amity.reference.matching import Phrases
from amity.reference.names import Name, Namesake, Organisation, Place, at, codes

Meaning = Name | Organisation | Forum
_SMALL = frozenset(("of", "the", "and", "in", "on", "for", "to", "between", "by"))
Entry = Meaning | Namesake | Landmark


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place in a text: where it stands, its words, and the states that it can have lain in.

    Capitals are among the places: Moscow is a place where talks are held as well as a government.
    """

    start: int
    end: int
    text: str
    meanings: tuple[Place | Name, ...]
    base: str = ""
    cases: tuple[str, ...] = ()

    def resolve(self, when: When | None = None) -> tuple[str, ...]:
        """The codes of the states that the place lay in at that time."""
        return codes(at(self.meanings, when))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name in a text: where it stands, its words, and all that it can mean.

    The span leaves out the article and the possessive, and Korean particles; it holds the ending of a Russian
    or Mongolian word, whose `base` is then the name as the data have it and whose `cases` are those that
    the ending can stand for. `sort` is that of the name (short, demonym, capital ...), of the organisation
    (party, army ...), "forum", or "pair" for each half of two states in one word (中朝, 한미): their mentions
    stand side by side in the order of the word.
    """

    start: int
    end: int
    text: str
    sort: str
    meanings: tuple[Meaning, ...]
    base: str = ""
    cases: tuple[str, ...] = ()

    @property
    def candidates(self) -> tuple[str, ...]:
        """The codes of all states that the text can mean at any time; IGO for a forum."""
        return codes(self.meanings)

    def resolve(self, when: When | None = None) -> tuple[str, ...]:
        """The codes of the states that the text can mean at that time; several where it stays open."""
        return codes(at(self.meanings, when))


def phrases(
    meanings: Iterable[tuple[str, Meaning]], namesakes: Iterable[Namesake], landmarks: Iterable[Landmark]
) -> Phrases[Entry]:
    """All names, with the namesakes and landmarks whose proper name holds a state's and hides it."""

    def pairs() -> Iterator[tuple[str, Entry]]:
        yield from meanings
        yield from ((namesake.text, namesake) for namesake in namesakes)
        yield from ((name, landmark) for landmark in landmarks for name in landmark.names if _is_title(name))

    return Phrases(pairs())


def _is_title(name: str) -> bool:
    """Whether a landmark's name is a proper name (the Korean War), not words that tell what states did."""
    return all(word[0].isupper() or word in _SMALL for word in name.split())


def find(text: str, names: Phrases[Entry]) -> tuple[NameMention, ...]:
    """All names of states, organisations and forums in a text, the longest first where they overlap."""
    found = []
    for start, end, entries in names.find(text):
        meanings = tuple(entry for entry in entries if isinstance(entry, Name | Organisation | Forum))
        if meanings and len(meanings) == len(entries):
            sort = "forum" if isinstance(meanings[0], Forum) else meanings[0].sort
            found.append(
                NameMention(start=start, end=end, text=text[start:end], sort=sort, meanings=meanings)
            )
    return tuple(found)


def find_places(text: str, places: Phrases[Place | Name]) -> tuple[PlaceMention, ...]:
    """All places in a text, from left to right, the longest first where they overlap."""
    return tuple(
        PlaceMention(start=start, end=end, text=text[start:end], meanings=meanings)
        for start, end, meanings in places.find(text)
    )
