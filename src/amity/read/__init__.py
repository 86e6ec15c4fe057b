"""From files to documents: text, blocks, notes, tables, language, source; every file in a process of its own.

>>> from amity.read import Limits
>>> Limits().seconds
60.0
"""

from amity.read.documents import read_document
from amity.read.limits import Limits

__all__ = ["Limits", "read_document"]
