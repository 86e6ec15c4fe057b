"""A case: the stages wired to the store.

>>> from amity.case import Case, open_case
"""

from amity.case.case import Case, open_case
from amity.case.reading import ReadReport
from amity.store.sources import AddReport

__all__ = ["AddReport", "Case", "ReadReport", "open_case"]
