"""Dates as a system of difference constraints: what follows is inferred, what cannot be is found."""

from amity.examine.chronology.system import ORIGIN, Bounds, Conflict, Constraint, System

__all__ = ["ORIGIN", "Bounds", "Conflict", "Constraint", "System"]
