"""The measured values of a case: those of its tables, and those that its documents tell."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from amity.model.flows import Flow
from amity.store.tables import Read, read_tables

if TYPE_CHECKING:
    from amity.case.case import Case
    from amity.reference import Reference

MANY = 6
"""Pairs of states from which on a table is one of a region or the world."""
ALL = "all"
"""With `datasets = "all"` in the settings all rows of large published tables are kept."""


def on_the_states(flows: Iterable[Flow], states: Iterable[str], reference: "Reference") -> tuple[Flow, ...]:
    """The flows that a reader of some states is shown: of a table on MANY pairs or more only those on them.

    A state stands for those before and after it under its number.
    """
    from amity.datasets import StateCodes

    told = tuple(flows)
    pairs: dict[str, set[frozenset[str | None]]] = {}
    for flow in told:
        pairs.setdefault(flow.series, set()).add(frozenset((flow.source, flow.target)))
    codes = StateCodes(reference)
    own = {None, *(other for state in states for other in codes.line(state))}
    return tuple(f for f in told if len(pairs[f.series]) < MANY or {f.source, f.target} <= own)


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


def is_broken(case: "Case", path: Path) -> bool:
    """Whether a table or a file of BibTeX of the case could not be read, in whole or in part."""
    if path.suffix.lower() == ".bib":
        from amity.read.bibtex_files import entries_in

        problems: list[str] = []
        entries_in(path, problems)
        return bool(problems)
    return any(line.startswith(str(path)) for line in tables_of(case)[1])


@lru_cache(maxsize=32)
def _published(
    path: Path, _stamp: tuple[int, int], reference: "Reference", states: tuple[str, ...]
) -> tuple[tuple[Flow, ...], tuple[str, ...]] | None:
    """What a file holds, read once as long as it does not change."""
    from amity.datasets import read_published

    found = read_published(path, reference, states)
    return None if found is None else (found.flows, found.problems)
