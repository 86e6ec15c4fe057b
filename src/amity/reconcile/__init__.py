"""Claims and judgements to events."""

from amity.reconcile.events import events, reconcile
from amity.reconcile.happenings import Grouping, Happening, group
from amity.reconcile.judged import ANALYST, apply, corrected, in_force, note_of

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
]
