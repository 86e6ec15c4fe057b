"""From published datasets to claims: what others have coded, row by row, with the row as its passage."""

from amity.datasets.events import READER, read_events

__all__ = ["READER", "read_events"]
