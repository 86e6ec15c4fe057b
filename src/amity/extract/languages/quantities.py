"""The number that a claim turns on, with its unit, in the scripts of the languages that are read."""

from collections.abc import Sequence

from amity.extract.languages.clauses import Span
from amity.extract.languages.grammar import Grammar
from amity.model.claims import Quantity
from amity.model.when import When


def first(grammar: Grammar, text: str, part: Span, dates: Sequence[tuple[int, int, When]]) -> Quantity | None:
    """The first quantity of a clause that is no part of a date; None where there is none.

    A pattern of the language's data finds it, with groups `number`, `scale` (a word that multiplies it)
    and `unit`, and `about` where it is no exact number.
    """
    scales = grammar.table.get("quantity", {}).get("scales", {})
    for match in grammar.pattern("quantity", "pattern").finditer(text, *part):
        if any(start < match.end() and match.start() < end for start, end, _ in dates):
            continue
        number = match["number"].replace(",", "").replace(" ", "").replace("\u00a0", "")
        if not number.replace(".", "", 1).isdecimal():
            continue
        value = float(number) * float(scales.get((match["scale"] or "").lower(), 1))
        return Quantity(value=value, unit=match["unit"].strip(), approximate=bool(match["about"]))
    return None
