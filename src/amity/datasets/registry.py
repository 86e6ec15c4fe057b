"""Which published dataset a table is, by the names of its columns, and what its columns mean."""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from amity.errors import InvalidValue
from amity.model.flows import Observation
from amity.model.when import When

_PART = re.compile(r"[^a-z0-9]+")
COMBINE = ("", "sum", "max", "count")
WRITTEN = "written"
"""The rounding of a column whose figures are as exact as they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A column of figures: what it measures, in what unit, and which of the row's states sends and receives.

    `columns` are its names in the editions; `sender` and `receiver` are 1 or 2 for the first and second state
    of the row, and both 0 where there is no direction. `rounding` is the worth of the last digit, 0 for an
    exact count, None for "as written". `combine` says how several rows of a year make one value. `levels` has
    the meaning of codes, with a question mark first where the level is not known.
    """

    columns: tuple[str, ...]
    measure: str
    unit: str
    sender: int = 0
    receiver: int = 0
    rounding: float | None = None
    combine: str = ""
    levels: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.combine not in COMBINE:
            raise InvalidValue("Value", "combine", self.combine, f"one of {', '.join(COMBINE[1:])}")
        if not {self.sender, self.receiver} <= {0, 1, 2}:
            raise InvalidValue("Value", "sender", self.sender, "0, 1 or 2")

    @property
    def directed(self) -> bool:
        """Whether it goes from one state to another."""
        return bool(self.sender and self.receiver)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A published dataset: how its tables are recognised and read, whose work it is, on what terms.

    `absent` is what a year without a row is, for two states within `coverage` (EDTF; empty where not known).
    `parts` says how rows tell of which part of the year they are: a column of months or quarters by its name,
    or "year" where the year's own cells do; empty for tables by year.
    `other` is the one state that all rows are on besides that of their own; `form` is "rows", "across" (a
    column for each state), "agency" or "treaties". `signed` quantities may be below nought.
    """

    id: str
    title: str
    citation: str
    licence: str
    note: str
    needs: tuple[tuple[str, ...], ...]
    values: tuple[Value, ...]
    states: tuple[tuple[str, ...], ...] = ()
    pair: tuple[str, ...] = ()
    year: tuple[str, ...] = ("year",)
    session: tuple[str, ...] = ()
    spell: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    named: tuple[str, ...] = ()
    other: str = ""
    system: str = "any"
    form: str = "rows"
    coverage: str = ""
    absent: Observation = Observation.OUTSIDE
    missing: frozenset[str] = frozenset()
    signed: bool = False
    parts: str = ""

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and last year that the makers cover; None where that is not known."""
        if not self.coverage:
            return None
        covered = When.parse(self.coverage)
        first, last = covered.first_year, covered.last_year
        return (first, last) if first is not None and last is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A published table that is no series: what it is, and what becomes of it."""

    id: str
    needs: tuple[tuple[str, ...], ...]
    says: str


def plain(name: str) -> str:
    """The name of a column as the registry has it.

    >>> plain("IdealPointAll.x"), plain(" US$ million ")
    ('idealpointall_x', 'us_million')
    """
    return _PART.sub("_", name.strip().casefold()).strip("_")


def layout(name: str) -> tuple[Any, ...]:
    """A list of `layouts.toml`."""
    return tuple(_toml("layouts")[name])


def spelling(word: str) -> str:
    """The one spelling of a word of a unit.

    >>> spelling("usd"), spelling("Mn"), spelling("tons")
    ('US$', 'million', 'tons')
    """
    return str(_toml("layouts")["spelled"].get(word.casefold().rstrip("$"), word))


@cache
def datasets() -> tuple[Dataset, ...]:
    """All datasets that are known, in the order of the registry.

    >>> {dataset.id for dataset in datasets()} >= {"cow_trade", "cow_diplomatic_exchange", "atop"}
    True
    """
    return tuple(_dataset(entry) for entry in _toml("published")["dataset"])


@cache
def known() -> tuple[Known, ...]:
    """The published tables that are recognised and left out."""
    return tuple(
        Known(id=entry["id"], needs=_lists(entry["needs"]), says=entry["says"])
        for entry in _toml("published")["known"]
    )


def recognise(columns: Sequence[str], name: str = "") -> Dataset | Known | None:
    """The dataset of a table with these columns, as `plain` writes them; None for one that is not known.

    `name` is that of the file, in which a dataset without columns of its own is named.

    >>> recognise(["ccode1", "ccode2", "year", "flow1", "flow2"]).id
    'cow_trade'
    >>> recognise(["obsid", "leader", "startdate", "enddate"]).id, recognise(["x", "y"])
    ('archigos', None)
    """
    there = frozenset(columns)
    entries: list[Dataset | Known] = [*datasets(), *known()]
    fitting = [entry for entry in entries if _fits(entry, there, name)]
    return max(fitting, key=lambda entry: len(entry.needs), default=None)


def _fits(entry: Dataset | Known, there: Collection[str], name: str) -> bool:
    if isinstance(entry, Dataset) and entry.form == "across":
        # that its columns are states is for the reader to see
        return any(word in plain(name) for word in entry.named)
    if isinstance(entry, Dataset) and entry.form == "treaties":
        return "treatyid" in there and any(c.startswith("stateforce") for c in there)
    if not all(any(column in there for column in names) for names in entry.needs):
        return False
    return isinstance(entry, Known) or _placed(entry, there)


def _placed(dataset: Dataset, there: Collection[str]) -> bool:
    """Whether a table says of what states and when its figures are."""
    paired = any(name in there for name in dataset.pair)
    stated = all(any(name in there for name in names) for names in dataset.states)
    timed = (*dataset.year, *dataset.session, *dataset.spell[0])
    return (paired or stated) and any(name in there for name in timed)


def _dataset(entry: Mapping[str, Any]) -> Dataset:
    forms = [form for form in ("across", "agency", "treaties") if entry.get(form)]
    return Dataset(
        id=entry["id"], title=entry["title"], citation=entry["citation"], licence=entry["licence"],
        note=entry["note"], needs=_lists(entry["needs"]), values=tuple(map(_value, entry["value"])),
        states=_lists(entry.get("states", ())), pair=tuple(entry.get("pair", ())), year=tuple(entry["year"]),
        session=tuple(entry.get("session", ())), named=tuple(entry.get("named", ())),
        spell=(tuple(entry.get("first", ())), tuple(entry.get("last", ()))), other=entry.get("other", ""),
        system=entry["system"], form=forms[0] if forms else "rows", coverage=entry["coverage"],
        absent=Observation(entry["absent"]), missing=frozenset(entry["missing"]),
        signed=entry.get("signed", False),
    )  # fmt: skip


def _value(entry: Mapping[str, Any]) -> Value:
    rounding = entry["rounding"]
    return Value(
        columns=tuple(entry["columns"]), measure=entry["measure"], unit=entry["unit"],
        sender=entry["from"], receiver=entry.get("to", 0), combine=entry.get("combine", ""),
        rounding=None if rounding == WRITTEN else float(rounding), levels=entry.get("levels", {}),
    )  # fmt: skip


def _lists(entries: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(names) for names in entries)


@cache
def _toml(name: str) -> Mapping[str, Any]:
    text = (files("amity.datasets") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
