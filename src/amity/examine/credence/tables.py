"""The tables by which witnesses are weighed and attestations given; conventions, not measurements.

They stand in `data/weights.csv` and `data/attestation.csv` and are explained in docs/credence.md.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amity.model.credence import Attestation, Term, WeighedWitness


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A row of the table of attestations: which numbers of witnesses it is for. None bounds nothing.

    `close` and `vouched` ask for one witness for it that is so, `sound` for all.
    """

    attestation: Attestation
    least_for: int
    most_for: int | None
    least_against: int
    least_margin: int | None
    most_margin: int | None
    close: bool
    vouched: bool
    sound: bool
    rule: str

    def holds(
        self, supporting: Iterable[WeighedWitness], opposing: Iterable[WeighedWitness], vouched: bool
    ) -> bool:
        """Whether the row is for these witnesses."""
        mine, against = list(supporting), len(list(opposing))
        margin = len(mine) - against
        return (
            _between(len(mine), self.least_for, self.most_for)
            and against >= self.least_against
            and (self.least_against > 0 or against == 0)
            and _between(margin, self.least_margin, self.most_margin)
            and (not self.close or any(witness.close for witness in mine))
            and (not self.vouched or vouched)
            and (not self.sound or all(witness.sound for witness in mine))
        )


def _between(number: int, least: int | None, most: int | None) -> bool:
    return (least is None or number >= least) and (most is None or number <= most)


def term(factor: str, level: str) -> Term:
    """What a level of a factor adds to the log-odds. Raises KeyError for one that the table does not have.

    >>> term("reliability", "B").log_odds, term("removes", "0").log_odds
    (1.61, 0.0)
    """
    return _weights()[factor, level]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in their order: the first that holds gives the attestation.

    >>> str(rules()[0].attestation)
    'refuted'
    """
    return tuple(
        Rule(
            attestation=Attestation(row["attestation"]),
            least_for=int(row["least_for"]),
            most_for=_number(row["most_for"]),
            least_against=int(row["least_against"]),
            least_margin=_number(row["least_margin"]),
            most_margin=_number(row["most_margin"]),
            close=row["close"] == "yes",
            vouched=row["vouched"] == "yes",
            sound=row["sound"] == "yes",
            rule=row["rule"],
        )
        for row in _rows("attestation")
    )


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


@cache
def _weights() -> Mapping[tuple[str, str], Term]:
    return {
        (row["factor"], row["level"]): Term(
            factor=row["factor"], level=row["level"], log_odds=float(row["log_odds"]), why=row["why"]
        )
        for row in _rows("weights")
    }


def _rows(name: str) -> list[dict[str, str]]:
    path = files("amity.examine.credence") / "data" / f"{name}.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
