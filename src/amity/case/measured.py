"""The measured values of a case: those of its tables, and those that its documents tell."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from amity.model.flows import Flow
from amity.store.tables import Read, read_tables

if TYPE_CHECKING:
    from amity.case.case import Case
    from amity.reference import Reference

ALL = "all"
"""With `datasets = "all"` in the settings all rows of large published tables are kept."""


def tables_of(case: "Case") -> Read:
    """The flows of the files in `tables/`, and a line for each file that cannot be read or is left out.

    Of a large published table only rows on states of the case's dyads are kept, unless its settings have
    `datasets = "all"`.
    """
    states = tuple(sorted({code for dyad in case.dyads for code in dyad}))
    kept = () if case.folder.settings.get("datasets") == ALL else states

    def published(path: Path) -> Read | None:
        status = path.stat()
        return _published(path, (status.st_mtime_ns, status.st_size), case.reference, kept)

    return read_tables(case.folder.tables, published)


@lru_cache(maxsize=32)
def _published(
    path: Path, _stamp: tuple[int, int], reference: "Reference", states: tuple[str, ...]
) -> tuple[tuple[Flow, ...], tuple[str, ...]] | None:
    """What a file holds, read once as long as it does not change."""
    from amity.datasets import read_published

    found = read_published(path, reference, states)
    return None if found is None else (found.flows, found.problems)
