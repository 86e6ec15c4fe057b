"""What a cell of a published table says: a figure, a nought, or that there is none."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import isfinite

from amity.datasets.registry import Value, layout
from amity.model.flows import Observation

FLAG = "flag: "
"""With this a label says that the figure must not be taken at its face."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The value of a cell, what it is, and what its code means where it is a code."""

    value: float | None
    observation: Observation
    meaning: str = ""


NONE = Figure(value=None, observation=Observation.MISSING)


def number(text: str) -> float | None:
    """The number that a cell has; None where it has none.

    >>> number(" 13.30 "), number("1e3"), number("nan"), number("some")
    (13.3, 1000.0, None, None)
    """
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None


def is_missing(text: str, codes: Collection[str]) -> bool:
    """Whether a cell says that there is no figure: empty, a mark for it, or one of the dataset's codes.

    >>> is_missing("-9.0", {"-9"}), is_missing("", set()), is_missing("0", {"-9"})
    (True, True, False)
    """
    said = text.strip().casefold()
    return said in layout("missing") or said.removesuffix(".0") in codes


def figure_of(text: str, value: Value, codes: Collection[str], *, signed: bool) -> Figure:
    """What a cell of a column says. Raises ValueError for what is neither a number nor a missing value.

    A figure below nought of a quantity that has none is kept as missing, figure and all.
    """
    if is_missing(text, codes):
        return NONE
    found = number(text)
    if found is None:
        raise ValueError(f"{text.strip()!r} is no number")
    meaning = value.levels.get(str(int(found)), "") if value.levels and found == int(found) else ""
    if meaning.startswith("?"):
        return Figure(value=None, observation=Observation.MISSING, meaning=meaning[1:])
    if found < 0 and not signed:
        flag = f"{FLAG}{value.measure} cannot be below nought"
        return Figure(value=found, observation=Observation.MISSING, meaning=flag)
    seen = Observation.OBSERVED if found else Observation.ZERO
    return Figure(value=found, observation=seen, meaning=meaning)


def worth(texts: Iterable[str]) -> float | None:
    """The worth of the last digit in a column: that of its most exact figure; None where it has none.

    A nought behind the point is not counted, since programs add it to whole numbers.

    >>> worth(["8.0", "19.0"]), worth(["0.25", "0.3"]), worth([""])
    (1.0, 0.01, None)
    """
    places = [place for text in set(texts) if (place := _places(text)) is not None]
    return float(10.0 ** -max(places)) if places else None


def _places(text: str) -> int | None:
    try:
        exponent = Decimal(text.strip()).normalize().as_tuple().exponent
    except InvalidOperation:
        return None
    return max(0, -exponent) if isinstance(exponent, int) else None
