"""The line index of balance: the fewest edges that stand against a division into two camps (Harary 1959).

Exact by trying all divisions where a connected part has at most 16 states; beyond that the best of many local
searches from seeded beginnings, an upper bound, beside a lower one: unbalanced triads that share no edge.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from amity.model.networks import Pair

EXACT, STARTS, SEED = 16, 20, 1946


@dataclass(frozen=True, slots=True)
class Division:
    """Two camps, the edges that stand against them, and how many at least must.

    `ways` is how many divisions have as few against them; None where not all were tried. How parts that no
    edge joins stand to each other is left out of account.
    """

    camps: tuple[tuple[str, ...], tuple[str, ...]]
    frustrated: tuple[Pair, ...]
    least: int
    ways: int | None


def camps(states: Sequence[str], signs: Mapping[Pair, bool]) -> Division:
    """The division that the fewest edges stand against; `signs` says of each known edge whether it is good.

    States without a known edge are in neither camp.

    >>> camps(("A", "B", "C"), {("A", "B"): True, ("A", "C"): True, ("B", "C"): False}).least
    1
    """
    sides: dict[str, bool] = {}
    least, ways = 0, 1
    parts = _parts(signs)
    for part in parts:
        edges = {pair: friendly for pair, friendly in signs.items() if pair[0] in part}
        if len(part) <= EXACT:
            found, number = _exact(part, edges)
            least, ways = least + _against_count(found, edges), ways * number
        else:
            found = _searched(part, edges)
            least += _disjoint(edges)
        sides.update(found)
    frustrated = tuple(sorted(p for p, good in signs.items() if good != (sides[p[0]] == sides[p[1]])))
    first = tuple(code for code in sorted(states) if sides.get(code) is True)
    second = tuple(code for code in sorted(states) if sides.get(code) is False)
    tried = all(len(part) <= EXACT for part in parts)
    return Division(
        camps=(first, second),
        frustrated=frustrated,
        least=min(least, len(frustrated)),
        ways=ways if tried else None,
    )


def _parts(signs: Mapping[Pair, bool]) -> list[list[str]]:
    """The connected parts of a network, each in alphabetical order."""
    near: dict[str, set[str]] = {}
    for one, other in signs:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    found, seen = [], set[str]()
    for start in sorted(near):
        if start not in seen:
            part, waiting = set[str](), [start]
            while waiting:
                state = waiting.pop()
                if state not in part:
                    part.add(state)
                    waiting.extend(near[state] - part)
            seen |= part
            found.append(sorted(part))
    return found


def _against_count(sides: Mapping[str, bool], signs: Mapping[Pair, bool]) -> int:
    return sum(good != (sides[one] == sides[other]) for (one, other), good in signs.items())


def _exact(part: Sequence[str], signs: Mapping[Pair, bool]) -> tuple[dict[str, bool], int]:
    """The best of all divisions, one state changing sides at a time in the order of Gray (1953).

    With how many there are that are as good.
    """
    sides = dict.fromkeys(part, True)
    near = _near(signs)
    current = _against_count(sides, signs)
    best, kept, ways = current, dict(sides), 1
    for number in range(1, 2 ** (len(part) - 1)):
        state = part[(number & -number).bit_length()]
        current += _gain(state, sides, near)
        sides[state] = not sides[state]
        if current < best:
            best, kept, ways = current, dict(sides), 1
        elif current == best:
            ways += 1
    return kept, ways


def _searched(part: Sequence[str], signs: Mapping[Pair, bool]) -> dict[str, bool]:
    """The best of local searches: states change sides as long as that helps."""
    near, random = _near(signs), Random(SEED)  # noqa: S311 - a search, no secret
    best: dict[str, bool] = {}
    fewest = len(signs) + 1
    for start in range(STARTS):
        sides = {state: start == 0 or random.random() < 0.5 for state in part}
        _descend(sides, near)
        count = _against_count(sides, signs)
        if count < fewest:
            best, fewest = sides, count
    return best if best[part[0]] else {state: not side for state, side in best.items()}


def _descend(sides: dict[str, bool], near: Mapping[str, list[tuple[str, bool]]]) -> None:
    """Let states change sides, whoever helps most first, until none helps any more."""
    gains = {state: _gain(state, sides, near) for state in sides}
    while True:
        mover = min(gains, key=lambda state: (gains[state], state))
        if gains[mover] >= 0:
            return
        sides[mover] = not sides[mover]
        gains[mover] = -gains[mover]
        for other, good in near[mover]:
            gains[other] += 2 if good == (sides[mover] == sides[other]) else -2


def _near(signs: Mapping[Pair, bool]) -> dict[str, list[tuple[str, bool]]]:
    near: dict[str, list[tuple[str, bool]]] = {}
    for (one, other), good in sorted(signs.items()):
        near.setdefault(one, []).append((other, good))
        near.setdefault(other, []).append((one, good))
    return near


def _gain(state: str, sides: Mapping[str, bool], near: Mapping[str, list[tuple[str, bool]]]) -> int:
    """By how much the number of edges against the division changes if a state changes sides."""
    return sum(1 if good == (sides[state] == sides[other]) else -1 for other, good in near[state])


def _disjoint(signs: Mapping[Pair, bool]) -> int:
    """How many unbalanced triads there are that share no edge: as many edges at least must give way."""
    used: set[Pair] = set()
    after: dict[str, list[str]] = {}
    for one, other in sorted(signs):
        after.setdefault(one, []).append(other)
    count = 0
    for one, others in after.items():
        for second, third in combinations(others, 2):
            three = {(one, second), (one, third), (second, third)}
            if (second, third) in signs and not three & used and sum(not signs[p] for p in three) % 2:
                used |= three
                count += 1
    return count
