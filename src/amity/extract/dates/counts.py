"""Numbers of units: "two", "about a month", "a few days", "two or three", "twenty-three"."""

from dataclasses import dataclass

from amity.extract.dates.lexicon import DASHES, HEDGES, NUMBERS, VAGUE
from amity.extract.dates.tokens import Tokens

MOST = 9999
HEDGES_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Count:
    """At least and at most so many, on tokens from `first`; `rough` where the text hedges."""

    low: int
    high: int
    first: int
    rough: bool = False


def count_before(tokens: Tokens, i: int, floor: int) -> Count | None:
    """The count that ends right before token `i`; None where there is none."""
    count = _vague(tokens, i) or _exact(tokens, i)
    if count is None or count.first < floor:
        return None
    return _hedged(tokens, _range(tokens, count), floor)


def _exact(tokens: Tokens, i: int) -> Count | None:
    number = _number(tokens, i - 1)
    if number is None:
        return None
    words = tokens.words
    tens = NUMBERS.get(words[i - 3], 0) if words[i - 2] in DASHES else 0
    if 20 <= tens <= 90 and number < 10:
        return Count(tens + number, tens + number, i - 3)
    if words[i - 1] == "hundred" and words[i - 2] in NUMBERS:
        return Count(NUMBERS[words[i - 2]] * 100, NUMBERS[words[i - 2]] * 100, i - 2)
    return Count(number, number, i - 1)


def _number(tokens: Tokens, k: int) -> int | None:
    word = tokens.words[k]
    if word in NUMBERS:
        return NUMBERS[word]
    whole = tokens.number(k, 1, MOST)
    return (
        None if tokens.words[k - 1] in (".", ",") and tokens.glued(k - 1) and tokens.glued(k - 2) else whole
    )


def _vague(tokens: Tokens, i: int) -> Count | None:
    words, k = tokens.words, i - 1
    k -= words[k] == "of" and words[k - 1] == "couple"
    if words[k] not in VAGUE:
        return None
    low, high = VAGUE[words[k]]
    return Count(low, high, k - (words[k - 1] == "a"), rough=True)


def _range(tokens: Tokens, count: Count) -> Count:
    """Take the lower number of "two or three", "10 to 15", "10-15"."""
    joint, k = tokens.words[count.first - 1], count.first - 2
    if joint not in ("or", "to") and joint not in DASHES:
        return count
    lower = _number(tokens, k)
    if lower is None or lower >= count.low or tokens.words[k] in ("a", "an"):
        return count
    return Count(lower, count.high, k, rough=True)


def _hedged(tokens: Tokens, count: Count, floor: int) -> Count:
    """Take words like "about", "more than", "exactly" in front of the number."""
    first, rough = count.first, count.rough
    for _ in range(HEDGES_IN_A_ROW):
        word = tokens.words[first - 1]
        if word not in HEDGES or first - 1 < floor:
            break
        first, rough = first - 1, rough or HEDGES[word]
    if tokens.words[first] in ("at", "over", "than") and not rough:
        first = count.first
    return Count(count.low, count.high, first, rough)
