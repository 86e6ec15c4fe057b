"""Amounts that a statement gives for years, held against the values of a series."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from amity.examine.figures.amounts import PERCENT, POINTS, Amount, amounts
from amity.examine.figures.lists import lists
from amity.examine.figures.movements import Outcome
from amity.examine.figures.readings import known_at
from amity.examine.figures.statements import Statement
from amity.examine.figures.tables import Point, Series
from amity.examine.figures.windows import Scope, of_mention
from amity.model.answers import Answer
from amity.model.mentions import DateMention, Relation

_NO_LEVEL = re.compile(r"(?:times|fold|years?|months?|weeks?|days?|decades?|percent|points?|of)\b")
_SCALE = re.compile(r"\b(hundred|thousand|million|billion|trillion)\b")
_BEHIND = re.compile(r"\s*(?:[a-z][\w-]*\s+){0,3}\(?(?:in|for|by|during)?\s*\(?$")
_BEFORE = re.compile(
    r"[\s,:(]*(?:it|they|was|were|at|stood|only|still|a|total|of|had|reached|the figure)*[\s,:]*$"
)
_MONEY = re.compile(r"US\$|[A-Z]{3}\b|[A-Z]{0,2}\$|€|£|¥")


def stated(statement: Statement, series: Series) -> Iterator[Outcome]:
    """What the values of a series say of the amounts that a statement gives with their years."""
    if statement.telling.movement in ("exceed", "below", "return") or statement.telling.denied:
        return
    for amount, mention in dated(statement):
        window = of_mention(mention)
        value = value_in(amount, series)
        if window is None or window.scope not in (Scope.YEAR, Scope.BY, Scope.UNTIL) or value is None:
            continue
        point = known_at(series, window.last)
        if point is None:
            yield Outcome(answer=Answer.UNKNOWN, missing=(window.last,))
        else:
            yield Outcome(answer=_agrees(amount, value, point), points=(point,))


def _agrees(amount: Amount, value: float, point: Point) -> Answer:
    """Whether a cell can be given as the amount."""
    share = value / amount.value if amount.value else 1.0
    room = replace(amount, value=value, worth=amount.worth * share).extent
    answer = room.allows(point.low, point.high)
    return answer if amount.lead or answer is not Answer.UNKNOWN else Answer.UNKNOWN


def dated(statement: Statement) -> Iterator[tuple[Amount, DateMention]]:
    """The amounts of a statement, each with the year that stands right beside it.

    "From 12 to 20 million between 1960 and 1970" gives two of each, in their order.
    """
    region = statement.telling.region
    start = statement.start
    barred = [(d.start - start - region[0], d.end - start - region[0]) for d in statement.mentions]
    text = statement.sentence[region[0] : region[1]]
    found = [
        a for a in amounts(text, barred) if a.unit not in (PERCENT, POINTS) and not _NO_LEVEL.match(a.unit)
    ]
    verb = statement.telling.verb[1] - region[0]
    found = _scaled([a for a in found if a.start >= verb - 8 and not _by(text, a)])
    for amount in found:
        near = [
            (span[0] < amount.number_start, d)
            for d, span in zip(statement.mentions, barred, strict=True)
            if _beside(text, amount, span)
        ]
        if near:
            yield amount, min(near, key=lambda one: one[0])[1]
    if len(found) == 1 and len(statement.mentions) == 1 and not _beside(text, found[0], barred[0]):
        yield from _alone(statement, text, found[0])


_LEVELS = ("reach", "peak", "bottom", "rise", "fall", "plunge", "soar")


def _alone(statement: Statement, text: str, amount: Amount) -> Iterator[tuple[Amount, DateMention]]:
    """The one amount of a statement with its one date, though they do not stand side by side."""
    mention = statement.mentions[0]
    dated_at = mention.relation in (Relation.AT, Relation.BY)
    if statement.telling.movement in _LEVELS and dated_at and _to(text, amount):
        yield amount, mention


def _to(text: str, amount: Amount) -> bool:
    """Whether an amount is where the movement ends, and not where it began or by how much it was."""
    return not re.search(r"\b(?:from|by|than|of)\s+(?:\w+\s+){0,2}$", text[: amount.start])


def _by(text: str, amount: Amount) -> bool:
    """Whether an amount is one of change, or a share of it."""
    return bool(re.search(r"\bby\s+(?:some\s+|about\s+)?$", text[: amount.number_start]))


def _beside(text: str, amount: Amount, date: tuple[int, int]) -> bool:
    if date[0] >= amount.number_start:
        between = text[amount.number_start : date[0]]
        return bool(
            re.fullmatch(r"[\d.,\w$%-]+(?:\s+[\w$-]+){0,4}?\s*\(?(?:in|for|by)?\s*\(?", between)
        ) and not re.search(r"\b(?:and|to|from)\b", between)
    return bool(_BEFORE.fullmatch(text[date[1] : amount.start]))


def _scaled(found: Sequence[Amount]) -> list[Amount]:
    """Amounts with the scale and currency that the next one alone has: "from 12 to 20 million"."""
    made: list[Amount] = []
    for amount, after in zip(found, [*found[1:], None], strict=False):
        scale = _SCALE.search(after.text) if after else None
        if after and scale and not _SCALE.search(amount.text) and amount.value < 1000:
            factor = lists("numbers")["scales"][scale[1]]
            made.append(
                replace(amount, value=amount.value * factor, worth=amount.worth * factor, unit=after.unit)
            )
        else:
            made.append(amount)
    return made


def _of_that_size(amount: Amount, series: Series) -> bool:
    """Whether an amount is of the size of the values of a series without unit, which then counts one by "
    "one."""
    values = [point.value for point in series.known() if point.value]
    return bool(values) and max(values) >= 1000 and min(values) / 10 <= amount.value <= max(values) * 10


def value_in(amount: Amount, series: Series) -> float | None:
    """An amount in the unit of a series; None where the two cannot be held against each other."""
    unit = series.unit.casefold()
    scale = _SCALE.search(unit)
    factor = lists("numbers")["scales"][scale[1]] if scale else 1
    money, other = _MONEY.match(amount.unit), _MONEY.search(series.unit)
    if money and (not other or money.group() != other.group()):
        return None
    scaled = bool(_SCALE.search(amount.text.casefold()))
    counted = frozenset(lists("measures")["counted"]["concepts"])
    if not unit:
        plain = series.measures & counted and not scaled
        return amount.value if not money and (plain or _of_that_size(amount, series)) else None
    if other and not money and not scaled:
        return None
    if not other and not money and not scale and not scaled:
        return amount.value
    if scale and not scaled and amount.value < factor and not money:
        return None
    return amount.value / factor
