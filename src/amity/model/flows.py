"""Measured quantities over time."""

from dataclasses import dataclass
from enum import StrEnum

from amity.model.passages import Passage
from amity.model.when import When


class Observation(StrEnum):
    """What a value is: a figure, an observed nought, a missing figure, or a time that nobody counted."""

    OBSERVED = "observed"
    ZERO = "zero"
    MISSING = "missing"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One value of a quantity between two states in one period, with where it stands.

    `measure` names the series ("trade", "aid", "headlines"), `series` the table or file it is from,
    `source` and `target` are state codes (alphabetical where the flow has no direction, None where the
    table does not say), `rounding` is the last digit's worth (0.1 for 13.3), `value` None where missing.
    Either `passage` (a table in a document) or `row` (line of a file in `tables/`, from 1) is given.
    """

    series: str
    measure: str
    source: str | None
    target: str | None
    directed: bool
    period: When
    value: float | None
    unit: str
    observation: Observation
    rounding: float | None = None
    row_label: str = ""
    column_label: str = ""
    passage: Passage | None = None
    row: int | None = None
    origin: str = ""
    """The source as the table or file names it."""
