"""Tables between states of which the registry does not know: what their columns say of themselves."""

from collections.abc import Sequence
from itertools import islice

from amity.datasets.codes import ANY, StateCodes
from amity.datasets.figures import is_missing, number
from amity.datasets.placed import LOOK, halves, parts_of
from amity.datasets.registry import Dataset, Value, layout, spelling
from amity.datasets.sheets import Sheet
from amity.model.flows import Observation

MOST = 0.8
"""The share of them that must be states or figures for a column to be one of these."""


def guessed(sheet: Sheet, codes: StateCodes) -> Dataset | None:
    """The layout of a table with a column of years, one or two of states and others of figures; else None.

    The states and the years are known by the names of their columns, and by what stands in them. What such a
    table does not say (source, coverage) is left open: a year without a row is outside what it covers.
    """
    rows = [cells for _, cells in islice(sheet.rows(), LOOK)]
    year = sheet.at(layout("year"))
    if year is None or not rows:
        return None
    states, pair = _stated(sheet, rows, codes)
    taken = {year, *(sheet.columns.index(names[0]) for names in (*states, *([pair] if pair else [])))}
    values = tuple(_values(sheet, rows, taken, states))
    if not values or not (states or pair):
        return None
    return Dataset(
        id="", title=sheet.path.stem, citation=sheet.path.stem, licence="", note="", needs=(), values=values,
        states=states, pair=pair, year=(sheet.columns[year],), system=ANY, signed=True,
        absent=Observation.OUTSIDE, parts=parts_of(sheet, year),
    )  # fmt: skip


def _stated(
    sheet: Sheet, rows: Sequence[Sequence[str]], codes: StateCodes
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """The columns of the first and second state, or of the one; or the column that has both in one cell."""

    def states(names: Sequence[str]) -> str:
        there = [name for name in names if name in sheet.columns]
        return next((n for n in there if _is_states(rows, sheet.columns.index(n), codes)), "")

    first, second, alone = states(layout("first")), states(layout("second")), states(layout("alone"))
    if first and second:
        return ((first,), (second,)), ()
    if paired := [n for n in layout("pair") if n in sheet.columns and _is_pairs(sheet, rows, n, codes)]:
        return (), (paired[0],)
    return (((alone,),), ()) if alone else ((), ())


def _is_states(rows: Sequence[Sequence[str]], at: int, codes: StateCodes) -> bool:
    said = [cells[at] for cells in rows if cells[at].strip()]
    meant = sum(codes.state(code, ANY, 2000) is not None for code in said)
    return bool(said) and meant >= MOST * len(said)


def _is_pairs(sheet: Sheet, rows: Sequence[Sequence[str]], name: str, codes: StateCodes) -> bool:
    at = sheet.columns.index(name)
    pairs = [halves(cells[at]) for cells in rows if cells[at].strip()]
    meant = sum(all(codes.state(half, ANY, 2000) for half in pair) and len(pair) == 2 for pair in pairs)
    return bool(pairs) and meant >= MOST * len(pairs)


def _values(
    sheet: Sheet, rows: Sequence[Sequence[str]], taken: set[int], states: Sequence[Sequence[str]]
) -> list[Value]:
    """A value for each column of figures that is none of states, years and labels."""
    found = []
    ends = [names[0] for names in states]
    goes = (1, 2) if ends in [list(pair) for pair in layout("directed")] else (len(states) == 1, 0)
    for at, name in enumerate(sheet.columns):
        if at not in taken and name not in layout("labels") and _is_figures(rows, at):
            measure, unit = named(sheet.header[at])
            found.append(
                Value(columns=(name,), measure=measure, unit=unit, sender=int(goes[0]), receiver=int(goes[1]))
            )
    return found


def _is_figures(rows: Sequence[Sequence[str]], at: int) -> bool:
    said = [cells[at] for cells in rows if not is_missing(cells[at], ())]
    return bool(said) and all(number(text) is not None for text in said)


def named(title: str) -> tuple[str, str]:
    """What a column measures, and in what unit: the words at its end that are units, else none is said.

    >>> named("trade_usd_million"), named("Trade (million USD)"), named("tradeflow")
    (('trade', 'US$ million'), ('Trade', 'US$ million'), ('tradeflow', 'as the column has it'))
    """
    words = "".join(c if c.isalnum() or c in "$%" else " " for c in title).split()
    first = len(words)
    while first > 1 and words[first - 1].casefold().rstrip("$") in layout("units"):
        first -= 1
    return " ".join(words[:first]), _unit(words[first:]) or "as the column has it"


def _unit(words: Sequence[str]) -> str:
    """The words of a unit as tables in documents have them too: the currency first, in one spelling."""
    spelled = [spelling(word) for word in words]
    return " ".join(sorted(spelled, key=lambda word: word not in layout("currencies")))
