"""The sources of a case as a graph, and its events weighed by independent witnesses."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from amity.errors import NotFound
from amity.examine.credence import Weighing
from amity.examine.independence import source_graph
from amity.model.credence import Credence
from amity.model.events import Event
from amity.model.reviewed import ReviewedClaim
from amity.model.witnesses import SourceGraph

if TYPE_CHECKING:
    from amity.case.case import Case


class CaseCredence:
    """What a case's sources are worth, as its claims and events stood when this was made.

    The events are weighed together once; each is then looked up.
    """

    def __init__(self, case: "Case") -> None:
        self._case = case
        self.events = case.events()
        self._claims = {reviewed.id: reviewed for reviewed in case.claims() if reviewed.standing.carries}

    @cached_property
    def _weighing(self) -> Weighing:
        documents = self._case.documents()
        known = {document.name for document in documents}
        claims: dict[str, ReviewedClaim] = {
            name: reviewed for name, reviewed in self._claims.items() if reviewed.claim.passage.doc in known
        }
        told = {name: reviewed.claim for name, reviewed in claims.items()}
        graph = source_graph(documents, told, self._case.reference)
        return Weighing(self.events, claims, graph, self._case.reference)

    @cached_property
    def _by_claim(self) -> dict[str, Event]:
        found = {event.id: event for event in self.events}
        for event in self.events:
            found.update(dict.fromkeys(event.claims, event))
        return found

    @property
    def graph(self) -> SourceGraph:
        """The sources and what binds them."""
        return self._weighing.graph

    def of(self, name: str) -> tuple[Event, Credence]:
        """The event of that id, or that the claim of that id is part of, with what speaks for and against it.

        Raises NotFound for an id of neither, or of a claim that is part of no event.
        """
        event = self._by_claim.get(name)
        if event is None:
            raise NotFound(
                "event", name, "see `amity events` for the ids, or `amity claims` for those of its claims"
            )
        return event, self._weighing.credence(event)

    def all(self) -> Iterator[tuple[Event, Credence]]:
        """Every event with what speaks for and against it, in order of time."""
        return ((event, self._weighing.credence(event)) for event in self.events)
