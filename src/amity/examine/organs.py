"""Organs of states as sentences name them: "the Emperor", "President Shazar", "the Presidium"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.dated import Dated
from amity.examine.institutions import named_institutions
from amity.examine.titles import Titled, Titles
from amity.model.answers import Answer
from amity.model.states import Person
from amity.model.when import When
from amity.reference import Reference
from amity.reference.mentions import NameMention
from amity.reference.offices import OfficeTitle

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An office or institution of a state in a sentence: its span, words, state and the ids that it can mean.

    `persons` are those named with the office. `titles` are the entries of the words for an office; empty for
    an institution. `state` is empty where the words do not tell whose head of government is meant.
    """

    start: int
    end: int
    text: str
    state: str
    ids: frozenset[str]
    persons: tuple[Person, ...] = ()
    titles: tuple[OfficeTitle, ...] = ()

    def in_use(self, when: When) -> bool:
        """Whether there can have been an office of that title at a date."""
        return not self.titles or any(title.valid.overlaps(when) is not Answer.NO for title in self.titles)


class Organs:
    """Finds organs with the titles, institutions and names of the reference data."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._titles = Titles(reference)

    def find(self, told: Dated) -> Iterator[Organ]:
        """Each organ whose state is clear: from its words, the person, or the one state of that title."""
        persons = list(self._titles.find(told.text))
        yield from (self._of_person(titled) for titled in persons if _one_state(titled))
        states = told.states(self._reference)
        for start, end, entries in self._titles.spans(told.text):
            if not any(titled.start <= start and end <= titled.end for titled in persons):
                organ = self._titled(told.text, start, end, entries, states)
                if organ:
                    yield organ
        for named in named_institutions(told, self._reference):
            codes = sorted({one.state for one in named.meant})
            if len(codes) == 1 and codes != ["IGO"]:
                ids = frozenset(one.id for one in named.meant)
                yield Organ(start=named.start, end=named.end, text=named.text, state=codes[0], ids=ids)

        yield from self._by_context(told)

    def _by_context(self, told: Dated) -> Iterator[Organ]:
        """A chamber without its state, where one alone fits the states and persons of the paragraph."""
        named = {one.start for one in named_institutions(told, self._reference)}
        for mention in self._reference.institution_mentions(told.text):
            houses = [one for one in mention.generic if one.sort == "legislature"]
            if mention.institutions or mention.start in named or not houses:
                continue
            around = told.so_far()
            codes = {code for state in self._reference.mentions(around) for code in state.candidates}
            persons = self._reference.person_mentions(around, surnames=True)
            codes |= {one.state for person in persons for one in person.persons}
            fitting = [one for one in houses if one.state in codes]
            if len(fitting) == 1:
                one = fitting[0]
                yield Organ(
                    start=mention.start, end=mention.end, text=mention.text, state=one.state,
                    ids=frozenset((one.id,)),
                )  # fmt: skip

    def _of_person(self, titled: Titled) -> Organ:
        ids = frozenset(office.id for office in titled.offices)
        entries = tuple(one for one in self._titles.entries(titled.title) if one.office.id in ids)
        return Organ(
            start=titled.start, end=titled.end, text=titled.text, state=titled.offices[0].state, ids=ids,
            persons=titled.persons, titles=entries,
        )  # fmt: skip

    def _titled(
        self, text: str, start: int, end: int, entries: Sequence[OfficeTitle], states: Sequence[NameMention]
    ) -> Organ | None:
        """A title alone, where the state beside it or the only fitting one in the sentence tells whose."""
        beside = self._titles.state_beside(text, start, end, states)
        codes = {code for state in states for code in state.candidates}
        if beside:
            start, end = min(start, beside.start), max(end, beside.end)
            codes = set(beside.candidates)
        meant = tuple(entry for entry in entries if entry.office.state in codes)
        own = sorted({entry.office.state for entry in meant})
        if not beside and not text[start].isupper():
            return None
        if len(own) != 1:
            heads = all(entry.office.role == "head_of_government" for entry in entries)
            return Organ(start=start, end=end, text=text[start:end], state="", ids=NOBODY) if heads else None
        ids = frozenset(entry.office.id for entry in meant)
        return Organ(start=start, end=end, text=text[start:end], state=own[0], ids=ids, titles=meant)


def _one_state(titled: Titled) -> bool:
    return len({office.state for office in titled.offices}) == 1
