"""Whether proposed actors resolve to states that the text names."""

from amity.extract.llm.refusal import Refusal
from amity.model.answers import Answer
from amity.model.states import Person
from amity.model.when import When
from amity.reference import Reference


class Actors:
    """The states that a sentence can speak of: those that it, the text before it and the title name.

    `words` are those of all three together; `when` is the date of the claim, at which names are resolved.
    """

    def __init__(self, words: str, when: When, reference: Reference) -> None:
        self._reference = reference
        self._when = when if when.edtf else None
        self._named = self._states_in(words)

    def state(self, role: str, name: str | None) -> str | None:
        """The code of the state that a name means; None for no name.

        Raises Refusal for a name that means no state, one that the text does not name, or several.
        """
        if name is None:
            return None
        meant = self._meant(name)
        if not meant:
            raise Refusal("actor", f"{role} {name!r} is no state, nor anyone who stands for one")
        named = sorted(meant & self._named)
        if not named:
            raise Refusal("actor", f"{role} {name!r} is not named in the passage or before it")
        if len(named) > 1:
            raise Refusal("actor", f"{role} {name!r} can be {' or '.join(named)}")
        return named[0]

    def _meant(self, name: str) -> set[str]:
        """The states that a name can mean as a whole; else those that are named in it."""
        if name in self._reference.states:
            return {self._reference.contemporary(name, self._when) if self._when else name}
        if codes := self._reference.resolve(name, self._when):
            return self._known(codes)
        if persons := self._reference.persons_named(name):
            return self._of_persons(persons)
        return self._states_in(name)

    def _states_in(self, text: str) -> set[str]:
        found = {code for m in self._reference.mentions(text) for code in m.resolve(self._when)}
        for mention in self._reference.person_mentions(text, surnames=True):
            found |= self._of_persons(mention.persons)
        return self._known(found)

    def _of_persons(self, persons: "tuple[Person, ...]") -> set[str]:
        living = {person.state for person in persons if _alive(person, self._when)}
        return self._known(living or {person.state for person in persons})

    def _known(self, codes: "set[str] | tuple[str, ...]") -> set[str]:
        """Codes of states alone: a forum is none."""
        return {code for code in codes if code in self._reference.states}


def _alive(person: Person, when: When | None) -> bool:
    if when is None:
        return True
    born = person.born is None or person.born.before(when) is not Answer.NO
    return born and (person.died is None or when.after(person.died) is not Answer.YES)
