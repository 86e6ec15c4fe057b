"""The weights of kinds of events, where they come from, and other weights to hold a path against."""

import csv
import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from amity.errors import InvalidReference, InvalidValue
from amity.model.cooperation import Component
from amity.reference.kinds import kinds

GOLDSTEIN = "Goldstein 1992"


@dataclass(frozen=True, slots=True)
class Weights:
    """What an event of each kind counts for: positive for cooperation, negative for conflict.

    A kind without weight, or of weight 0, counts for nothing. Raises InvalidValue for a weight that is no
    finite number.

    >>> Weights("sign", {"visit": 1.0}).of("aid")
    0.0
    """

    name: str
    by_kind: Mapping[str, float]

    def __post_init__(self) -> None:
        for kind, weight in self.by_kind.items():
            if not math.isfinite(weight):
                raise InvalidValue("Weights", kind, weight, "a finite number")

    def of(self, kind: str) -> float:
        """The weight of a kind, 0 where it has none."""
        return self.by_kind.get(kind, 0.0)

    def changed(self, name: str, by_kind: Mapping[str, float]) -> "Weights":
        """The same weights but for some kinds."""
        return Weights(name, {**self.by_kind, **by_kind})


@cache
def conventions() -> Mapping[str, Any]:
    """The numbers of the model, from `weights_model.toml`."""
    path = files("amity.relate") / "data" / "weights_model.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def components() -> Mapping[str, Component]:
    """The component of each kind that has one; kinds that are no act between states have none.

    >>> components()["visit"], components().get("leader_death")
    (<Component.CONTACTS: 'contacts'>, None)
    """
    path = files("amity.relate") / "data" / "weights_kinds.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return MappingProxyType({row["kind"]: Component(row["component"]) for row in rows if row["component"]})


@cache
def goldstein() -> Weights:
    """The weights of Goldstein (1992), J. Conflict Resolution 36:369-385, for kinds that are acts.

    >>> goldstein().of("visit"), goldstein().of("attack"), goldstein().of("cooling")
    (1.9, -10.0, 0.0)
    """
    known = kinds()
    return Weights(GOLDSTEIN, {name: known[name].goldstein or 0.0 for name in components()})


def read_weights(path: Path) -> Weights:
    """Weights of one's own from a CSV file with the columns `kind` and `weight`; other columns are free.

    A kind that is not named has no weight. Raises InvalidReference with file and line for a kind that there
    is not, one that is named twice or judges only, and a weight that is no number.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            found = csv.DictReader(file)
            if not {"kind", "weight"} <= set(found.fieldnames or ()):
                raise InvalidReference(str(path), 1, "the columns `kind` and `weight` are needed")
            rows = [(line, row["kind"] or "", row["weight"] or "") for line, row in enumerate(found, 2)]
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidReference(str(path), 1, f"cannot be read ({error})") from error
    by_kind: dict[str, float] = {}
    for line, kind, weight in rows:
        _known(path, line, kind, by_kind)
        by_kind[kind] = _number(path, line, weight)
    return Weights(path.name, by_kind)


def _known(path: Path, line: int, kind: str, before: Mapping[str, float]) -> None:
    if kind not in kinds():
        raise InvalidReference(str(path), line, f"no kind {kind!r}; see `amity kinds` for the names")
    if kind not in components():
        raise InvalidReference(str(path), line, f"{kind!r} is no act of one state towards another")
    if kind in before:
        raise InvalidReference(str(path), line, f"{kind!r} has a weight already")


def _number(path: Path, line: int, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InvalidReference(str(path), line, f"{text!r} is not a number")
    return number


def alternatives(weights: Weights, used: tuple[str, ...]) -> Iterator[Weights]:
    """Other weights for the kinds in use: all equal, signs only, each kind left out, and random changes.

    Draws are fixed by the seed in `weights_model.toml`, and are the same whatever the order of kinds.

    >>> [one.name for one in alternatives(goldstein(), ("aid",))][:3]
    ['all equal', 'sign only', 'without aid']
    """
    import random

    rule = conventions()["sensitivity"]
    size = max((abs(weights.of(kind)) for kind in used), default=1.0) or 1.0
    heard = {kind: weights.of(kind) for kind in sorted(used)}
    yield weights.changed("all equal", {kind: size for kind, weight in heard.items() if weight})
    yield weights.changed("sign only", {k: math.copysign(size, w) for k, w in heard.items() if w})
    for kind in heard:
        yield weights.changed(f"without {kind}", {kind: 0.0})
    chance = random.Random(rule["seed"])  # noqa: S311 - chance that anyone can repeat
    for number in range(1, rule["draws"] + 1):
        span = rule["change"]
        drawn = {kind: weight * (1 + chance.uniform(-span, span)) for kind, weight in heard.items()}
        yield weights.changed(f"random {number}", drawn)
