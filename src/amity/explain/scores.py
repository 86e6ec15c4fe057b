"""What the pieces of evidence add up to where some have one witness in common."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from amity.model.competing import Row
from amity.model.theses import Weight

DISCOUNT = 0.5
"""What each further piece of evidence of one witness counts, of the one before it; in all, twice at most."""


def score(thesis: str, rows: Iterable[Row], discount: float = DISCOUNT) -> Weight:
    """The weight of all evidence for a thesis, in decibels, over the range of its ratios.

    Each piece is shared out evenly among its independent witnesses. Of one witness the weightiest piece
    counts in full, the next `discount` of its weight, the one after that the square of it, and so on, for
    and against apart: one witness does not count five times for telling five things. With a discount of 1
    all pieces count in full, with 0 only the weightiest. The sum grows with every ratio, so that its lowest
    and highest value over the box of ranges are those at the ends.
    """
    told = [
        (row.cells[thesis].weight, row.outcome.witnesses or (row.id,)) for row in rows if thesis in row.cells
    ]
    low, middle, high = (
        discounted([(getattr(weight, end), witnesses) for weight, witnesses in told], discount)
        for end in ("low", "middle", "high")
    )
    return Weight(low, middle, high)


def discounted(pieces: Iterable[tuple[float, Sequence[str]]], discount: float = DISCOUNT) -> float:
    """The sum of weights, each with its witnesses, where further ones of the same witness count less.

    >>> discounted([(4.0, ("a",)), (4.0, ("a",)), (4.0, ("b",))])
    10.0
    >>> discounted([(4.0, ("a", "b")), (-2.0, ("a",))])
    2.0
    """
    shares: dict[str, list[float]] = defaultdict(list)
    for weight, witnesses in pieces:
        for witness in witnesses:
            shares[witness].append(weight / len(witnesses))
    sums = []
    for _, told in sorted(shares.items()):
        for side in (sorted((w for w in told if w > 0), reverse=True), sorted(w for w in told if w < 0)):
            sums += [weight * discount**place for place, weight in enumerate(side)]
    return math.fsum(sums)


def support(own: Weight, rivals: Sequence[Weight]) -> Weight:
    """The probability of a thesis if exactly one of it and its rivals holds, over all ratios.

    All of them are equally likely beforehand.

    >>> round(support(Weight(0, 10, 20), [Weight(0, 0, 0)]).middle, 2)
    0.91
    """
    return Weight(
        _share(own.low, [other.high for other in rivals]),
        _share(own.middle, [other.middle for other in rivals]),
        _share(own.high, [other.low for other in rivals]),
    )


def against_negation(own: Weight, rivals: Sequence[Weight]) -> Weight:
    """The probability of a thesis against its negation, if it is as likely as not beforehand.

    If it does not hold, one of its rivals does or none of them, each as likely as another: what none of them
    leads one to expect is what all ratios are measured against, and has the weight nought.

    >>> round(against_negation(Weight(10, 10, 10), []).middle, 2)
    0.91
    >>> round(against_negation(Weight(10, 10, 10), [Weight(10, 10, 10)]).middle, 2)
    0.65
    """
    none, number = Weight(), len(rivals) + 1
    low, middle, high = (
        _share(weight, others, 1 / number)
        for weight, others in (
            (own.low, [other.high for other in (*rivals, none)]),
            (own.middle, [other.middle for other in (*rivals, none)]),
            (own.high, [other.low for other in (*rivals, none)]),
        )
    )
    return Weight(low, middle, high)


def _share(own: float, others: Sequence[float], each: float = 1.0) -> float:
    """The share of a weight among others, each of which counts for so much of it."""
    return 1 / (1 + each * math.fsum(10 ** ((other - own) / 10) for other in others))
