"""Treaties and agreements through their life, with what each statement on them rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from amity.errors import InvalidValue
from amity.model.when import When


class Stage(StrEnum):
    """What may happen in the life of a treaty, after the Vienna Convention on the Law of Treaties (1969).

    ENDED is an end by the act of a party or of all; EXPIRED one by its term.

    >>> Stage("in force")
    <Stage.IN_FORCE: 'in force'>
    """

    PROPOSED = "proposed"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in force"
    RENEWED = "renewed"
    ENDED = "ended"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A passage: the id of the claim read from it, or DOC:START-END where none was, and its words."""

    evidence: str
    quote: str


def distinct(said: Iterable[Said]) -> tuple[Said, ...]:
    """Passages, each once, by their evidence.

    >>> len(distinct([Said(evidence="c", quote="a treaty"), Said(evidence="c", quote="On Monday a treaty")]))
    1
    """
    found: dict[str, Said] = {}
    for passage in said:
        found.setdefault(passage.evidence, passage)
    return tuple(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step in the life of a treaty, with the passages for it and those that have it otherwise.

    `date` is the narrowest that the passages agree on, `dates` all that they give where not all can be right.
    `years` is the term that a renewal gives.
    Of an end that is only told to have been tried, `said` is empty and `against` has the passages.
    `before_term` says that it ended the treaty before its term ran out; None where that is not known.
    """

    stage: Stage
    date: When
    said: tuple[Said, ...]
    against: tuple[Said, ...] = ()
    dates: tuple[When, ...] = ()
    by: str | None = None
    events: tuple[str, ...] = ()
    credence: float | None = None
    years: float | None = None
    before_term: bool | None = None

    @property
    def contested(self) -> bool:
        """Whether passages have it otherwise, or date it so that not all can be right."""
        return bool(self.against or self.dates)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """For how many years a treaty was concluded, and whether it goes on by itself unless it is denounced.

    `expiry` follows from signing (or entry into force, where it is told) and term, after a renewal from its
    date and term; None where that is not told. `others` are terms that other passages give.
    """

    years: float | None
    automatic: bool
    expiry: When | None
    said: tuple[Said, ...]
    others: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.years is not None and self.years <= 0:
            raise InvalidValue("Term", "years", self.years, "more than nought")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a treaty speaks of, or, where `present` is False, what a text says that it lacks.

    `against` are the passages that have it otherwise.
    """

    name: str
    present: bool
    said: tuple[Said, ...]
    against: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signed, for which state, in which offices at that date by the rosters.

    `offices` is empty where the rosters have none; `person` is the id in the rosters, empty for one unknown.
    """

    name: str
    person: str
    state: str | None
    offices: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty:
    """A treaty, or a lesser agreement, of two states.

    `id` is that of the event of its signing, or of its proposal where none is told. `signed` is None where no
    signing is told. `superseded` says whether a later one took its place: None where no text says. Steps
    stand in order of time.
    """

    id: str
    title: str
    formal: bool
    parties: tuple[str, ...]
    signed: When | None
    steps: tuple[Step, ...]
    place: str | None = None
    signatories: tuple[Signatory, ...] = ()
    term: Term | None = None
    themes: tuple[Theme, ...] = ()
    superseded: bool | None = None
    superseded_by: str = ""
    succession: tuple[Said, ...] = ()

    @property
    def end(self) -> Step | None:
        """The step by which it is told to have ended, contested or not; None where no end is told."""
        last = (Stage.ENDED, Stage.EXPIRED, Stage.SUPERSEDED)
        ends = [step for step in self.steps if step.stage in last and step.said]
        return ends[0] if ends else None

    def of(self, stage: Stage) -> tuple[Step, ...]:
        """Its steps of a stage."""
        return tuple(step for step in self.steps if step.stage is stage)

    def theme(self, name: str) -> Theme | None:
        """The theme of that name; None where nothing is told of it, which does not say that it lacks it."""
        return next((theme for theme in self.themes if theme.name == name), None)

    @property
    def said(self) -> tuple[Said, ...]:
        """All passages that it rests on, each once."""
        parts = [*self.steps, *self.signatories, *self.themes, *((self.term,) if self.term else ())]
        found = [said for part in parts for said in part.said]
        found += [said for step in self.steps for said in step.against]
        return distinct([*found, *self.succession])


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One aspect of two treaties side by side; None where nothing is told."""

    name: str
    one: str | None
    other: str | None
    said: tuple[Said, ...] = ()

    @property
    def differs(self) -> bool | None:
        """Whether they differ in it; None where one of them is not told of."""
        return None if self.one is None or self.other is None else self.one != self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two treaties side by side."""

    one: Treaty
    other: Treaty
    aspects: tuple[Aspect, ...]

    @property
    def differences(self) -> tuple[Aspect, ...]:
        """The aspects in which the two are told to differ."""
        return tuple(aspect for aspect in self.aspects if aspect.differs)
