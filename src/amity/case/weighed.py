"""What a case says of its sources: who has it from whom, and how far each event is to be believed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from amity.model.events import Event

if TYPE_CHECKING:
    from amity.case.case import Case
    from amity.case.credence import CaseCredence
    from amity.model.credence import Credence
    from amity.model.witnesses import SourceGraph


class Weighed:
    """A case as far as it weighs its sources; what was weighed is kept until claims or events change."""

    _weighed: "CaseCredence | None" = None

    @property
    def _credence(self) -> "CaseCredence":
        from amity.case.credence import CaseCredence

        case = cast("Case", self)
        if self._weighed is None or self._weighed.events is not case.events():
            self._weighed = CaseCredence(case)
        return self._weighed

    def witnesses(self) -> "SourceGraph":
        """The sources and what binds them: who cites, names or copies whom, and who belongs together."""
        return self._credence.graph

    def credence(self, name: str | Event) -> "Credence":
        """What speaks for and against an event, given itself, by its id, or by that of one of its claims.

        Raises NotFound for an id of neither, or of a claim that is part of no event.
        """
        return self.credence_of(name.id if isinstance(name, Event) else name)[1]

    def credence_of(self, name: str) -> "tuple[Event, Credence]":
        """The event of that id, or that the claim of that id is part of, with what speaks for and against it.

        Raises NotFound for an id of neither, or of a claim that is part of no event.
        """
        return self._credence.of(name)

    def credences(self) -> "Iterator[tuple[Event, Credence]]":
        """Every event with what speaks for and against it, in order of time."""
        return self._credence.all()
