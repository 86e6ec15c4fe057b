"""Whether a proposed quantity stands in the words of its sentence."""

import re
from collections.abc import Sequence

from amity.extract.llm.refusal import Refusal
from amity.extract.quantities import quantities
from amity.model.claims import Quantity

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NUMBER = re.compile(r"\d+(?:[,.\u00a0 ]\d{3})*(?:\.\d+)?")


def quantity_of(
    proposed: tuple[float, str] | None, sentence: str, dates: Sequence[tuple[int, int]]
) -> Quantity | None:
    """The quantity of a claim, as our own reading of the sentence has it; `dates` are spans of it.

    The number must stand in the sentence, in figures or words, and be no part of a date; its unit must share
    a word with ours, or stand behind the number. Raises Refusal for any other.
    """
    if proposed is None:
        return None
    value, unit = proposed
    value, rest = _scaled(value, unit)
    for _, found in quantities(sentence, barred=dates):
        if found.value in (value, proposed[0]) and _alike(rest or unit, found.unit):
            return found
    for match in _NUMBER.finditer(sentence):
        barred = any(start < match.end() and match.start() < end for start, end in dates)
        number = float(re.sub(r"[,\u00a0 ]", "", match.group()))
        if not barred and number == proposed[0] and sentence[match.end() :].lstrip().startswith(unit):
            return Quantity(value=number, unit=unit)
    raise Refusal("quantity", f"{proposed[0]:g} {unit} does not stand in the sentence")


def _scaled(value: float, unit: str) -> tuple[float, str]:
    """A number with the scale that a model has put into its unit: 2.5, "million dollars"."""
    scale, _, rest = unit.partition(" ")
    return (value * _SCALES[scale.lower()], rest) if scale.lower() in _SCALES else (value, unit)


def _alike(one: str, other: str) -> bool:
    """Whether two units share a word, a currency's mark among them."""
    return bool(_words(one) & _words(other))


def _words(unit: str) -> set[str]:
    marks = {"$"} if "$" in unit or "dollar" in unit.lower() else set()
    words = re.findall(r"[^\W\d_]+|[%€£¥]", unit.lower().replace("percent", "%").replace("per cent", "%"))
    return marks | {word.rstrip("s") for word in words} - {"of", "the", "us", "u", "and", "about"}
