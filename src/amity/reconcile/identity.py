"""Which kinds of happening can be the same one."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amity.reference.kinds import kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """How claims of a kind are told to be of one happening.

    `family` is shared by the kinds that texts use for the same act; `directed` says whether it matters who
    acts on whom; `once` that it happens between two states once, so that a second date is a disagreement;
    `rare` that it recurs after years, so that a vague date ("in the 1990s") means the only one in that time.
    Of the kinds of a family, that of the lowest `rank` names the event where texts are evenly split.
    `lasting` is a condition of a period rather than an act; of what is `counted` other goods are another
    happening, and of what is `placed` another city. Acts of an `unspecific` kind are one only where
    persons or words say so.
    """

    family: str
    directed: bool
    once: bool
    rare: bool
    rank: int
    lasting: bool = False
    counted: bool = False
    placed: bool = False
    unspecific: bool = False


@cache
def identity(kind: str) -> Identity:
    """How claims of `kind` are told apart; a kind that nothing is known of is directed and can recur.

    >>> identity("treaty_signed").family == identity("agreement_signed").family
    True
    >>> identity("relations_established").once, identity("visit").directed
    (True, True)
    """
    known = kinds().get(kind)
    row = _rows().get(kind, {})
    return Identity(
        family=row.get("called") or kind,
        directed=known.directed if known else True,
        once=row.get("recurs") == "never",
        rare=row.get("recurs") == "rarely",
        rank=list(_rows()).index(kind) if row else 0,
        lasting=row.get("lasts") == "yes",
        counted=row.get("counted") == "yes",
        placed=row.get("placed") == "yes",
        unspecific=row.get("unspecific") == "yes",
    )


@cache
def _rows() -> dict[str, dict[str, str]]:
    path = files("amity.reconcile") / "data" / "identity.csv"
    return {row["kind"]: row for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())}
