"""Persons to whom a text gives a title: "Foreign Minister Lester Pearson", "Lula, President of Brazil"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from amity.examine.words import words
from amity.model.answers import Answer
from amity.model.states import Office, Person
from amity.model.when import When
from amity.reference import Reference
from amity.reference.matching import Phrases
from amity.reference.mentions import NameMention
from amity.reference.offices import OfficeTitle
from amity.reference.persons import PersonMention

_LAST_WORD = re.compile(r"(?:[^\W_]|[-’'.])+(?=[\s-]*$)")
_STATE_BEFORE = re.compile(r"(?:['’]s|s['’])?\s+(?:then[\s-])?$")
_HONORIFIC = r"(?:(?:Comrade|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Marshal|General|Colonel|H\.E\.)\s+)?"
_LINK = re.compile(rf"(?:\s+of\s+(?:the\s+)?@)?\s*,?\s+{_HONORIFIC}")
_APPOSED = re.compile(
    r"\s*[,(]\s*(?P<then>(?:(?:who\s+was|the)\s+)?(?:then[\s-]+|at\s+(?:the|that)\s+time\s+|at\s+the\s+time\s+))?"
    r"(?:the\s+)?(?:@(?:['’]s|['’])?\s+)?"
)
_OF_STATE = re.compile(r"\s+of\s+(?:the\s+)?@")
_GOES_ON = re.compile(
    r"\s+of\b|\s+(?:from|since|until|between|for|in)\s+(?:the\s+|late\s+|early\s+|mid-)?(?:@?\s*)?\d"
    r"|\s*,\s+(?:[^\W\d_]+\.\s*)?[^\W\d_a-z]|\s*-\s*(?:elect|designate)|\s+(?:elect|designate)\b|\s+[^\W\d_a-z]|['’]s\b"
)
_COMMA = re.compile(r"\s*,\s*")
_NAME_GOES_ON = re.compile(r"[\s-]+[^\W\d_a-z]|['’]s?\b|\s+(?:and|or)\s+(?:his|her)\s")
_OWNED = re.compile(r"['’]s?\s+(?:[^\W\d_]+[\s-]+){0,3}?(?P<act>[^\W\d_]+)\b")
_THEN = re.compile(r"\bthen[\s-]+(?:the\s+)?$|\bthen[\s-]", re.IGNORECASE)
_PLACE = re.compile(r"\b(?i:from|in|at|via|near|outside|through)\s+[^\W\d_a-z]\S*\s+$")
_CHAIRS = ("Chair", "Chairwoman", "Chairperson")
MARK = "@"
"""Stands for the name of a state in the patterns above."""

Span = tuple[int, int]
Place = tuple[int, int, NameMention | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A person with a title in a text: the span of both, and the offices that the words can mean.

    `formal` says whether it is the title of a post (not "leader"), in use at that time: only then is it wrong
    to give it to somebody else. `named_state` says whether the words name the state ("the Brazilian
    President"); where they do not, the offices are those of the person's own state. `surname` says that the
    name is a surname alone, so that `persons` are those who bear it and ever held one of the offices;
    `sole` that nobody else in the data bears it.
    """

    start: int
    end: int
    text: str
    name_start: int
    persons: tuple[Person, ...]
    offices: tuple[Office, ...]
    title: str
    formal: bool
    named_state: bool
    surname: bool = False
    sole: bool = True


class Titles:
    """Finds titled persons with the titles and names of the reference data."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._phrases: Phrases[OfficeTitle] = Phrases(
            ((text, title) for title in reference.titles for text in _spellings(title.text)), any_case=True
        )

    def find(self, text: str, when: When | None = None) -> Iterator[Titled]:
        """Each person in a sentence who is given a title that stands beside the name.

        Who had or will have the office (former, late, -elect) or has a lesser one (deputy) is left out.
        `when` settles which state a name means.
        """
        titles = [(start, end) for start, end, _ in self._phrases.find(text)]
        if not titles:
            return
        full = self._reference.person_mentions(text)
        known = {(person.start, person.end) for person in full}
        persons = self._reference.person_mentions(text, surnames=True)
        states = self._reference.mentions(text) if persons else ()
        for person in persons:
            surname = (person.start, person.end) not in known
            near = [s for s in states if s.end <= person.start or s.start >= person.end]
            for title in titles:
                found = _before(text, title, person, near)
                found = found or (None if surname else _behind(text, title, person, near))
                titled = self._titled(text, title, person, found, when) if found else None
                if titled and surname:
                    titled = self._surnamed(titled)
                if titled:
                    yield titled
                    break

    def spans(self, text: str) -> Iterator[tuple[int, int, tuple[OfficeTitle, ...]]]:
        """Each title in a text, whoever has it, with all entries that the words can mean."""
        yield from self._phrases.find(text)

    def entries(self, title: str) -> tuple[OfficeTitle, ...]:
        """What a title can mean, of all states and times."""
        return self._phrases.look_up(title)

    def state_beside(
        self, text: str, start: int, end: int, states: Sequence[NameMention]
    ) -> NameMention | None:
        """The state right before a title, or behind it after "of"."""
        behind = (s for s in states if s.start >= end and _OF_STATE.fullmatch(text[end : s.start] + MARK))
        return _state_ahead(text, start, list(states)) or next(behind, None)

    def _titled(
        self, text: str, title: Span, person: PersonMention, found: Place, when: When | None
    ) -> Titled | None:
        start, end, state = found
        title_words = text[title[0] : title[1]]
        codes = set(state.resolve(when)) if state else {one.state for one in person.persons}
        entries = [entry for entry in self._phrases.look_up(title_words) if entry.office.state in codes]
        if not entries:
            return None
        in_use = all(when is None or entry.valid.overlaps(when) is not Answer.NO for entry in entries)
        return Titled(
            start=start, end=end, text=text[start:end], name_start=person.start, persons=person.persons,
            offices=tuple(dict.fromkeys(entry.office for entry in entries)), title=title_words,
            formal=in_use and _formal(text, start, title, state is not None), named_state=state is not None,
        )  # fmt: skip

    def _surnamed(self, titled: Titled) -> Titled | None:
        """The same of a surname alone: those who ever had the office, and the offices of their states."""
        ids = {office.id for office in titled.offices}
        held = {
            person: [t.office for t in self._reference.tenures_of(person.id) if t.office.id in ids]
            for person in titled.persons
        }
        persons = tuple(person for person, offices in held.items() if offices)
        if not persons:
            return None
        offices = tuple(dict.fromkeys(office for person in persons for office in held[person]))
        sole = len(titled.persons) == 1
        return replace(titled, persons=persons, offices=offices, surname=True, sole=sole)


@cache
def _spellings(title: str) -> tuple[str, ...]:
    """A title, and the forms of it that do not tell whether a man or a woman is in the chair."""
    if not title.startswith("Chairman"):
        return (title,)
    return (title, *(chair + title.removeprefix("Chairman") for chair in _CHAIRS))


def _formal(text: str, start: int, title: Span, named_state: bool) -> bool:
    """Whether the words are the title of a post: with a capital, or with the state or a "then" beside it."""
    said = text[title[0] : title[1]]
    if said.casefold().split()[-1] in words("no_post") or said.casefold().startswith("head of"):
        return False
    then = _THEN.search(text[start : title[0]]) or _THEN.search(text[max(0, start - 12) : start])
    return said[0].isupper() or named_state or then is not None


def _marked(text: str, start: int, end: int, states: list[NameMention]) -> tuple[str, NameMention | None]:
    """The text of a span with the one state that it names replaced by MARK."""
    inside = [state for state in states if start <= state.start and state.end <= end]
    if len(inside) != 1:
        return text[start:end], None
    state = inside[0]
    return text[start : state.start] + MARK + text[state.end : end], state


def _before(text: str, title: Span, person: PersonMention, states: list[NameMention]) -> Place | None:
    """Start, end and state where the title stands before the name: "Finnish President U. Kekkonen"."""
    if title[1] > person.start or person.start - title[1] > 60:
        return None
    gap, behind = _marked(text, title[1], person.start, states)
    if not _LINK.fullmatch(gap) or _another_name(text, person.end):
        return None
    if _PLACE.search(text, 0, title[0]) and any(s.end == len(text[: title[0]].rstrip()) for s in states):
        return title[0], person.end, behind  # "From Islamabad President Zia flew"
    ahead = _state_ahead(text, title[0], states)
    start = ahead.start if ahead else title[0]
    return None if _of_another(text, start, title) else (start, person.end, ahead or behind)


def _another_name(text: str, end: int) -> bool:
    """Whether the name goes on, or is another's: "his wife"; what somebody did is told of the person."""
    owned = _OWNED.match(text, end)
    if owned and owned["act"].casefold() in words("acts"):
        return False
    return _NAME_GOES_ON.match(text, end) is not None


def _behind(text: str, title: Span, person: PersonMention, states: list[NameMention]) -> Place | None:
    """The same where the title stands after the name: "U. Kekkonen, President of Finland,"."""
    if title[0] < person.end or title[0] - person.end > 60:
        return None
    gap, ahead = _marked(text, person.end, title[0], states)
    if not _APPOSED.fullmatch(gap):
        return None
    end, behind = title[1], None
    for state in states:
        if state.start >= end and _OF_STATE.fullmatch(text[end : state.start] + MARK):
            end, behind = state.end, state
            break
    if _GOES_ON.match(text, end) or _listed(text, person, states):
        return None
    return person.start, end, ahead or behind


def _listed(text: str, person: PersonMention, states: list[NameMention]) -> bool:
    """Whether what stands before the name is a title too ("the envoy of Chile, X, the Premier of Y").

    The words behind it may then be another's.
    """
    word = _LAST_WORD.search(text[max(0, person.start - 60) : person.start])
    apposed = any(
        _COMMA.fullmatch(text, state.end, person.start) for state in states if state.end < person.start
    )
    return apposed or bool(word and _a_name(word.group()))


def _a_name(word: str) -> bool:
    """Whether a word has a capital for its own sake."""
    return word[0].isupper() and word.casefold().strip(".-") not in words("before_title")


def _state_ahead(text: str, start: int, states: list[NameMention]) -> NameMention | None:
    """The state right before a title: "the DPRK Prime Minister", "Brazil's President"."""
    for state in states:
        if state.end <= start and _STATE_BEFORE.fullmatch(text[state.end : start]):
            return state
    return None


def _of_another(text: str, start: int, title: Span) -> bool:
    """Whether the word before makes it no title of the person at that time, or one of something else."""
    word = _LAST_WORD.search(text[max(0, start - 60) : start])
    if not word:
        return False
    plain = word.group().casefold()
    parts = set(plain.split("-")) | {plain.strip("-")}
    if parts & words("not_in_office"):
        return True
    if "under" in parts and text[title[0] : title[1]].casefold().startswith("secretary"):
        return True  # an under-secretary is none
    return _a_name(word.group())
