"""Claims and judgements to events."""

from amity.reconcile.differences import values
from amity.reconcile.events import events, reconcile
from amity.reconcile.happenings import Grouping, group
from amity.reconcile.judged import ANALYST, apply, corrected, in_force, note_of
from amity.reconcile.matching import Happening

__all__ = [
    "ANALYST",
    "Grouping",
    "Happening",
    "apply",
    "corrected",
    "events",
    "group",
    "in_force",
    "note_of",
    "reconcile",
    "values",
]
