"""Reference data: states, names, offices, persons, landmarks and forums, each at its time, with its source.

>>> from amity.reference import load
>>> load().states["PRK"].exists
When('1948-09-09/..')
"""

from amity.reference.loading import load
from amity.reference.reference import Reference

__all__ = ["Reference", "load"]
