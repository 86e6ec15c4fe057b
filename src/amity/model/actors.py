"""Who acts in a claim."""

from dataclasses import dataclass
from enum import StrEnum

from amity.errors import InvalidValue
from amity.model.when import When


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    PERSON = "person"
    PARTY = "party"
    AGENCY = "agency"
    FIRM = "firm"
    FORUM = "forum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, as the text has it, resolved to a state at a date where it has one.

    `words` are those of the text, `id` that of the reference data (a state's code, "kim-il-sung"), empty
    where it is in none. `states` are the codes of the states that it can stand for at `at`: several where the
    name leaves it open, none for a forum or for what could not be resolved.

    >>> Actor(words="Pyongyang", kind=ActorKind.STATE, id="PRK", states=("PRK",), at=When.parse("1956")).state
    'PRK'
    """

    words: str
    kind: ActorKind
    id: str = ""
    states: tuple[str, ...] = ()
    at: When | None = None

    def __post_init__(self) -> None:
        if not self.words:
            raise InvalidValue("Actor", "words", self.words, "the words of the text")
        if self.kind is ActorKind.FORUM and self.states:
            raise InvalidValue("Actor", "states", self.states, "empty for a forum, which is no state's")

    @property
    def state(self) -> str | None:
        """The code of the one state that it stands for; None where there is none or more than one."""
        return self.states[0] if len(self.states) == 1 else None
