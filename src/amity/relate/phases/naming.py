"""Naming a phase by what is seen in it: more, fewer, none, and of what."""

from collections.abc import Iterable, Sequence

from amity.model.relations import Amount, Estimate, Seen, Turn

SURE = 0.8
"""A phase has little or much of something where it is below or above the mean with this probability."""


def name(seen: Sequence[Seen], change: Estimate | None, *, first: bool) -> str:
    """What is seen of a phase, beside the one before; of the first, what there is at all.

    >>> from amity.model.relations import Estimate
    >>> less = Seen(channel="trade", amount=0.2, years=9, turn=Turn.FEWER, measured=True,
    ...     change=Estimate(value=0.1, low=0.05, high=0.2))
    >>> name([less], None, first=False)
    'less trade'
    """
    if first:
        most = sorted((one for one in seen if one.amount), key=lambda one: (one.measured, -one.amount))
        return _and(one.channel for one in most[:3]) or "nothing told"
    clear = {turn: _of(seen, turn) for turn in (Turn.MORE, Turn.FEWER, Turn.NONE)}
    words = []
    for turn, more in ((Turn.MORE, ("more", "more")), (Turn.FEWER, ("fewer", "less"))):
        counted = _and(one.channel for one in clear[turn] if not one.measured)
        figures = _and(one.channel for one in clear[turn] if one.measured)
        words += [f"{more[0]} {counted}"] if counted else []
        words += [f"{more[1]} {figures}"] if figures else []
    words += [f"no {_and(one.channel for one in clear[Turn.NONE])}"] if clear[Turn.NONE] else []
    return ", ".join(words) or _in_all(change)


def _of(seen: Iterable[Seen], turn: Turn) -> list[Seen]:
    return sorted((one for one in seen if one.turn is turn), key=lambda one: (-one.amount, one.channel))


def _in_all(change: Estimate | None) -> str:
    """Where no channel by itself shows the change."""
    if change is None or change.low <= 1 <= change.high:
        return "a change of which no channel shows the direction"
    return "more acts in all" if change.value > 1 else "fewer acts in all"


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
