"""Dates of events that no passage states and that follow from several together."""

from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.passages import Passage
from amity.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class InferredDate:
    """What follows for the time of an event, all its parts marked as inferred, and from which passages.

    `event` is the id of the event; `when` a day within which it began, or a set of days of which it began
    on one. Raises InvalidValue where nothing is marked as inferred, or no passage is named.

    >>> said = Passage(doc="a", start=0, end=4, quote="then")
    >>> when = When.parse("[1948-04-06..1948-04-28]").replace(inferred=("year", "month", "day"))
    >>> InferredDate(event="e-1", when=when, passages=(said,)).when.earliest
    711223
    """

    event: str
    when: When
    passages: tuple[Passage, ...]

    def __post_init__(self) -> None:
        if not self.when.inferred:
            raise InvalidValue("InferredDate", "when", self.when, "a date whose parts are marked as inferred")
        if not self.passages:
            raise InvalidValue("InferredDate", "passages", self.passages, "the passages that it follows from")
