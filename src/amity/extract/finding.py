"""What one trigger of a sentence asserts, before date, passage and attribution are settled."""

from dataclasses import dataclass, field

from amity.extract.factuality import Verdict
from amity.extract.lexicon import Frame
from amity.extract.parties import Party
from amity.model.factuality import Factuality

SINGLE = frozenset(
    "leader_death constitutional_change invasion embassy_closed embassy_opened embassy_reopened "
    "border_closure declaration_of_war leadership_change talks_hosted other".split()
)
"""Kinds that one state alone can be the subject of."""


@dataclass(slots=True)
class Finding:
    """What one trigger in one clause asserts, before date, passage and attribution are settled.

    `start` and `end` are tokens; `clause` is the index of the clause it stands in, -1 for none. `official` is
    the name of one with a title and no state who acts in it; `several` says that it is about more missions,
    `embeds` that what is done stands in an infinitive of its own ("refused to sign"), `hedge` the turn of
    phrase that takes it back or makes it doubtful; `within` that a state's own people act on each other, so
    that no other side is left out; `part` its own tokens, where a clause tells of several.
    """

    kind: str
    frame: Frame
    pos: str
    clause: int
    start: int
    end: int
    sources: list[Party]
    targets: list[Party]
    verdict: Verdict
    trigger: int
    rules: list[str] = field(default_factory=list)
    agent: bool = False
    main: bool = False
    perfect: bool = False
    official: str = ""
    several: bool = False
    embeds: bool = False
    hedge: str = ""
    within: bool = False
    part: tuple[int, int] = (0, 0)

    @property
    def factuality(self) -> Factuality:
        """Whether it came about."""
        return self.verdict[0]

    @property
    def parties(self) -> list[Party]:
        """All parties, sources first."""
        return [*self.sources, *self.targets]
