"""From published datasets to claims and flows: what others have coded and counted, row by row."""

from amity.datasets.codes import StateCodes
from amity.datasets.events import READER, read_events
from amity.datasets.headlines import counts_of
from amity.datasets.published import Published, read_published
from amity.datasets.registry import Dataset, datasets

__all__ = [
    "READER",
    "Dataset",
    "Published",
    "StateCodes",
    "counts_of",
    "datasets",
    "read_events",
    "read_published",
]
