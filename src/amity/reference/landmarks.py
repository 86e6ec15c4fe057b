"""Dated things that texts lean on: listed ones, and those that follow from states' and persons' dates."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from amity.model.states import Landmark, Person, State
from amity.model.when import When
from amity.reference.matching import Phrases
from amity.reference.names import Name
from amity.reference.persons import PersonIndex
from amity.reference.spelling import WORD
from amity.reference.tables import Row, moment

_FOUNDING = "founding|foundation|establishment|creation|proclamation|formation|inception|birth|independence"
_ENDING = "collapse|dissolution|disintegration|demise|break-?up|fall|end"
_OF = re.compile(rf"\b(?:({_FOUNDING})|({_ENDING})|(death|passing|demise))\s+of\s+(?:the\s+)?", re.IGNORECASE)
_LATER = re.compile(
    rf"(?<=[\w.])(?:['’]s?)?\s+(?:({_FOUNDING})|({_ENDING})|(death|passing|demise))\b", re.IGNORECASE
)
_REACH = 90  # letters before "founding" in which the name of the state can begin


@dataclass(frozen=True, slots=True, kw_only=True)
class LandmarkMention:
    """A landmark named in a text: where it stands, its words, and which it can be."""

    start: int
    end: int
    text: str
    landmarks: tuple[Landmark, ...]


def landmark_of(rows: tuple[Row, ...]) -> Landmark:
    """The landmark that rows of landmarks.csv describe: one for each dating, the usual first."""
    names = tuple(name for row in rows for name in row.parts("names"))
    if not names:
        raise rows[0].fault("no name; write in `names` how texts call it")
    return Landmark(
        id=rows[0]["id"],
        names=names,
        dates=tuple(_dated(row) for row in rows),
        sources=tuple(row["source"] for row in rows),
        states=tuple(state for row in rows for state in row.parts("states")),
    )


def _dated(row: Row) -> When:
    if not row["date"]:
        raise row.fault("no date; write it in EDTF, like 1950-06-25/1953-07-27")
    try:
        return moment(row["date"])
    except ValueError as error:
        raise row.fault(str(error)) from error


class LandmarkIndex:
    """Landmarks by name, and those that follow from the names of states and persons.

    A state is founded on the day from which one of its names is in use (the DPRK: 1948-09-09) and ends with
    it; a person dies when the data say so.
    """

    def __init__(
        self,
        landmarks: Iterable[Landmark],
        names: Phrases[Name],
        states: Mapping[str, State],
        persons: PersonIndex,
    ) -> None:
        self._listed = Phrases(
            ((name, landmark) for landmark in landmarks for name in landmark.names), any_case=True
        )
        self._names, self._states, self._persons = names, states, persons

    def named(self, text: str) -> tuple[Landmark, ...]:
        """The landmarks that a text names, such as "the founding of the DPRK"; empty for anything else."""
        text = re.sub(r"^the\s+", "", text.strip(), flags=re.IGNORECASE)
        listed = self._listed.look_up(text)
        if listed:
            return listed
        return next((found.landmarks for found in self._derived(text) if _whole(found, text)), ())

    def find(self, text: str) -> tuple[LandmarkMention, ...]:
        """All landmarks in a text, from left to right, without overlaps; listed ones come first."""
        found = [
            LandmarkMention(start=start, end=end, text=text[start:end], landmarks=landmarks)
            for start, end, landmarks in self._listed.find(text)
        ]
        for mention in self._derived(text):
            if all(mention.end <= other.start or other.end <= mention.start for other in found):
                found.append(mention)
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _derived(self, text: str) -> Iterator[LandmarkMention]:
        for match in _OF.finditer(text):
            yield from self._after(text, match)
        for match in _LATER.finditer(text):
            yield from self._before(text, match)

    def _before(self, text: str, match: re.Match[str]) -> Iterator[LandmarkMention]:
        """What stands before "founding" or "death": the DPRK's founding, Stalin's death."""
        for word in WORD.finditer(text, max(0, match.start() - _REACH), match.start()):
            at = word.start()
            if at and text[at - 1].isalnum():
                continue
            name = None if match[3] else self._names.match(text, at)
            if name and name[1] == match.start():
                yield from _mention(text, at, match.end(), self._of_states(name[2], match))
                return
            person = self._persons.match(text, at) if match[3] else None
            if person and person.end == match.start():
                yield from _mention(text, at, match.end(), _deaths(person.persons))
                return

    def _after(self, text: str, match: re.Match[str]) -> Iterator[LandmarkMention]:
        """What follows "founding of" or "death of"."""
        start, at = match.start(), match.end()
        name = None if match[3] else self._names.match(text, at)
        if name:
            yield from _mention(text, start, name[1], self._of_states(name[2], match))
        person = self._persons.match(text, at) if match[3] else None
        if person:
            yield from _mention(text, start, person.end, _deaths(person.persons))

    def _of_states(self, names: Iterable[Name], match: re.Match[str]) -> tuple[Landmark, ...]:
        """The founding or the end of the states named; none where no day is known."""
        found: dict[str, Landmark] = {}
        for name in names:
            date, what = (_founded(name, self._states), "founding") if match[1] else (_ended(name), "end")
            if date and name.sort in ("name", "short", "abbreviation"):
                landmark = Landmark(
                    id=f"{what}.{name.state}.{date}",
                    names=(f"{what} of {name.text}",),
                    dates=(moment(date),),
                    sources=(name.source,),
                    states=(name.state,),
                )
                found.setdefault(landmark.id, landmark)
        return tuple(found.values())


def _founded(name: Name, states: Mapping[str, State]) -> str:
    """The day from which the name was in use; of a short name older than its state, the state's first day."""
    date, born = (text.partition("/")[0] for text in (name.validity, states[name.state].exists.edtf))
    if name.sort == "short" and (date == ".." or date < born):
        date = born
    return date if len(date) == len("1948-09-09") else ""


def _ended(name: Name) -> str:
    """The day until which a name was in use."""
    date = name.validity.partition("/")[2]
    return date if len(date) == len("1991-12-26") else ""


def _whole(mention: LandmarkMention, text: str) -> bool:
    return mention.start == 0 and mention.end == len(text)


def _mention(text: str, start: int, end: int, landmarks: tuple[Landmark, ...]) -> Iterator[LandmarkMention]:
    if landmarks:
        yield LandmarkMention(start=start, end=end, text=text[start:end], landmarks=landmarks)


def _deaths(persons: Iterable[Person]) -> tuple[Landmark, ...]:
    return tuple(
        Landmark(
            id=f"death.{person.id}",
            names=(f"death of {person.name}",),
            dates=(person.died,),
            sources=(person.source,),
            states=(person.state,),
        )
        for person in persons
        if person.died
    )


def by_id(landmarks: Iterable[Landmark]) -> Mapping[str, Landmark]:
    """The landmarks by their ids."""
    return {landmark.id: landmark for landmark in landmarks}
