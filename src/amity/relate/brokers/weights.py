"""What each term of the score weighs: the rows of data/broker_weights.csv, with where they come from."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from amity.errors import InvalidReference

COLUMNS = ("term", "weight", "scale", "meaning", "source")
OURS = Path(__file__).parents[1] / "data" / "broker_weights.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A term's weight in log-odds, its scale (years of half-life or kilometres, 0 for none), and its source.

    >>> weights()["near"].weight
    1.5
    """

    term: str
    weight: float
    scale: float
    meaning: str
    source: str


@cache
def weights(path: Path = OURS) -> Mapping[str, Weight]:
    """All weights by term, of our file or of one with the same columns and terms.

    They were taken from the literature, as to their direction, before any ranking was looked at, and are
    fitted to no list. Raises InvalidReference for a file that cannot be used.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise InvalidReference(str(path), 1, f"the columns must be {', '.join(COLUMNS)}")
        found = {row["term"]: _weight(path, line, row) for line, row in enumerate(rows, 2)}
    if path != OURS and (missing := sorted(set(weights()) - set(found))):
        raise InvalidReference(str(path), 1, f"no weight for {', '.join(missing)}; give 0 to leave one out")
    return MappingProxyType(found)


def _weight(path: Path, line: int, row: dict[str, str]) -> Weight:
    try:
        weight, scale = float(row["weight"]), float(row["scale"] or 0)
    except ValueError:
        raise InvalidReference(str(path), line, "weight and scale must be numbers") from None
    return Weight(term=row["term"], weight=weight, scale=scale, meaning=row["meaning"], source=row["source"])
