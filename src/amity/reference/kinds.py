"""Kinds of claims and events, with the codes of other schemes that follow from them.

The repertoire is that of the codebook and what PLOVER's types need beyond it. Each kind leads, with its
factuality, to an event type of PLOVER (Open Event Data Alliance 2018), to a code of CAMEO (Schrodt 2012)
and to a weight on the scale of Goldstein (1992), "A Conflict-Cooperation Scale for WEIS Events Data".
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from amity.errors import InvalidReference, NotFound
from amity.model.factuality import Factuality

TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE YIELD COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT".split()
)
COLUMNS = tuple(
    "kind family label definition directed happened intended refused cameo goldstein source".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of claim: its family, label, one-line definition and the codes that follow from it.

    `directed` says whether source and target differ in role. `happened`, `intended` and `refused` are the
    PLOVER types of the realised, the planned and the refused act; empty where PLOVER has none.
    `goldstein` is the weight from -10 (war) to +10 (retreat), None for what is no act.
    """

    name: str
    family: str
    label: str
    definition: str
    directed: bool
    happened: str
    intended: str
    refused: str
    cameo: str
    goldstein: float | None
    source: str


@cache
def kinds(*folders: Path) -> Mapping[str, Kind]:
    """All kinds by name, in the order of the file; `kinds.csv` of a folder adds to or replaces ours.

    Raises InvalidReference where a row cannot be used.

    >>> kinds()["visit"].goldstein
    1.9
    """
    ours = Path(str(files("amity.reference") / "data" / "kinds.csv"))
    found: dict[str, Kind] = {}
    for path in (ours, *(folder / "kinds.csv" for folder in folders)):
        if path.is_file():
            found.update((kind.name, kind) for kind in _read(path))
    return MappingProxyType(found)


def kind(name: str) -> Kind:
    """The kind of that name. Raises NotFound.

    >>> kind("aid").label
    'Aid'
    """
    try:
        return kinds()[name]
    except KeyError:
        raise NotFound("kind", name, "see `amity kinds` for the names") from None


def plover_type(name: str, factuality: Factuality) -> str | None:
    """The PLOVER type of a kind in its factuality, or None where PLOVER codes nothing.

    >>> [plover_type("aid", Factuality(f)) for f in ("happened", "planned", "did_not_happen", "hypothetical")]
    ['AID', 'AGREE', 'REJECT', None]
    """
    entry = kind(name)
    match factuality:
        case Factuality.HAPPENED | Factuality.RUMOURED:
            code = entry.happened
        case Factuality.PLANNED | Factuality.PROPOSED | Factuality.INVITED:
            code = entry.intended
        case Factuality.DID_NOT_HAPPEN:
            code = entry.refused
        case _:
            code = ""
    return code or None


def _read(path: Path) -> list[Kind]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise InvalidReference(str(path), 1, f"the columns must be {', '.join(COLUMNS)}")
        return [_kind(path, line, row) for line, row in enumerate(rows, 2)]


def _kind(path: Path, line: int, row: dict[str, str]) -> Kind:
    codes = [row["happened"], row["intended"], row["refused"]]
    if unknown := [code for code in codes if code and code not in TYPES]:
        raise InvalidReference(str(path), line, f"{unknown[0]!r} is not a PLOVER type")
    try:
        weight = float(row["goldstein"]) if row["goldstein"] else None
    except ValueError:
        raise InvalidReference(str(path), line, f"{row['goldstein']!r} is not a number") from None
    return Kind(
        name=row["kind"], family=row["family"], label=row["label"], definition=row["definition"],
        directed=row["directed"] == "yes", happened=codes[0], intended=codes[1], refused=codes[2],
        cameo=row["cameo"], goldstein=weight, source=row["source"],
    )  # fmt: skip
