"""Naming a phase by what is seen in it: more, fewer, none, and of what."""

from collections.abc import Iterable, Sequence

from amity.model.relations import Amount, Estimate, Seen, Turn

ACTS = "acts"
"""The line of evidence of acts of cooperation, as against what is measured."""
FORMAL = "formal acts"
"""Those among them that represent or bind the states: missions, treaties, contacts of ministers and above."""
SURE = 0.8
"""A phase has little or much of something where it is below or above the mean with this probability."""


def name(
    seen: Sequence[Seen], change: Estimate | None, turned: Sequence[str] = (), *, first: bool = False
) -> str:
    """What is seen of a phase, beside the one before; of the first, what there is at all.

    `change` is that of all acts, `turned` are the lines of evidence that show the turn: where no channel is
    clear, these are told with a "probably".

    >>> from amity.model.relations import Estimate
    >>> less = Seen(channel="trade", amount=0.2, years=9, turn=Turn.FEWER, measured=True,
    ...     change=Estimate(value=0.1, low=0.05, high=0.2))
    >>> name([less], None)
    'less trade'
    """
    if first:
        there = [one for one in seen if one.amount and one.channel != FORMAL]
        most = sorted(there, key=lambda one: (one.measured, -one.amount))
        return _and(one.channel for one in most[:3]) or "nothing told"
    words = [
        f"{word} {nouns}" for turn, measured, word in WORDS
        if (nouns := _and(one.channel for one in _of(seen, turn) if one.measured is measured))
    ]  # fmt: skip
    counted = any(one.turn in (Turn.MORE, Turn.FEWER) and not one.measured for one in seen)
    if change and not counted and not change.low <= 1 <= change.high:
        words.insert(0, f"{'more' if change.value > 1 else 'fewer'} acts in all")
    return ", ".join(words) or _probably(seen, change, turned)


WORDS = (
    (Turn.MORE, False, "more"), (Turn.MORE, True, "more"),
    (Turn.FEWER, False, "fewer"), (Turn.FEWER, True, "less"), (Turn.NONE, False, "no"),
)  # fmt: skip
"""How channels are told that have turned: which way, whether measured or counted, and the word."""


def _of(seen: Iterable[Seen], turn: Turn) -> list[Seen]:
    """The channels that have turned one way; formal acts only where no channel tells of them."""
    found = sorted((one for one in seen if one.turn is turn), key=lambda one: (-one.amount, one.channel))
    told = any(one.channel != FORMAL and not one.measured for one in found)
    return [one for one in found if one.channel != FORMAL] if told else found


def _probably(seen: Iterable[Seen], change: Estimate | None, turned: Sequence[str]) -> str:
    """Where the intervals of all channels allow both more and fewer: what is likelier of those that turn."""
    moved = {one.channel: one for one in seen if one.change and (one.measured or one.channel == FORMAL)}
    words = [_moved(moved[noun]) for noun in turned if noun in moved]
    if change and (ACTS in turned or not words):
        words.insert(0, f"{'more' if change.value > 1 else 'fewer'} acts")
    return f"probably {' and '.join(words)}" if words else "a change of which nothing shows the direction"


def _moved(one: Seen) -> str:
    more = one.change is not None and one.change.value > 1
    return f"{'more' if more else 'less' if one.measured else 'fewer'} {one.channel}"


def _and(nouns: Iterable[str]) -> str:
    words = list(dict.fromkeys(nouns))
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def amount(above: Sequence[float], *, told: bool, heard: bool) -> Amount:
    """How much there is, by the probabilities that each line of evidence is above its mean.

    Each line has one vote, for little or much where it is sure; the votes add up. `told` says whether any act
    or figure is of the phase, `heard` whether sources speak of it at all.

    >>> amount([0.05, 0.5], told=True, heard=True), amount([], told=False, heard=False)
    (<Amount.LITTLE: 'little'>, <Amount.UNKNOWN: 'unknown'>)
    """
    if not told:
        return Amount.NONE if heard else Amount.UNKNOWN
    if not above:
        return Amount.UNKNOWN
    votes = sum((chance >= SURE) - (chance <= 1 - SURE) for chance in above)
    return Amount.MUCH if votes > 0 else Amount.LITTLE if votes < 0 else Amount.MIDDLING
