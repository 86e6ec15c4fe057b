"""How long a thousand events with ten thousand constraints between their days take: conflicts and bounds.

Events lie at known days of a century. Constraints are dates to the day, month or year, orders, distances
and containments between events near each other, all true of those days; then some passages are made false.
"""

import time
from collections.abc import Iterator
from random import Random

from amity.examine.chronology import ORIGIN, Constraint, System
from amity.model.passages import Passage

EVENTS, CONSTRAINTS = 1000, 10_000
CENTURY = 36_525


def passage(number: int) -> Passage:
    return Passage(doc=f"{number % 40:03}", start=number * 10, end=number * 10 + 1, quote="x")


def days(events: int, random: Random) -> list[tuple[int, int]]:
    """The first and the last day of each event."""
    starts = (700_000 + random.randrange(CENTURY) for _ in range(events))
    return [(start, start + random.choice((0, 0, 0, 3, 30))) for start in sorted(starts)]


def true(events: list[tuple[int, int]], count: int, random: Random) -> Iterator[Constraint]:
    """Constraints that hold: a quarter dates, the rest between events told close to each other."""
    for n in range(len(events)):
        yield Constraint(passage=None, earlier=f"{n}.start", later=f"{n}.end", lower=0)
    for number in range(count - len(events)):
        n = random.randrange(len(events))
        start, end = events[n]
        if number % 4 == 0:
            room = random.choice((0, 0, 30, 365))
            low = start - random.randint(0, room)
            bounds = {"lower": low, "upper": low + room}
            yield Constraint(passage=passage(number), earlier=ORIGIN, later=f"{n}.start", **bounds)
            continue
        m = min(len(events) - 1, n + random.randint(1, 20))
        gap, room = events[m][0] - end, random.choice((0, 1, 15, 180))
        upper = None if number % 4 == 1 else gap + room
        yield Constraint(
            passage=passage(number), earlier=f"{n}.end", later=f"{m}.start", lower=gap - room, upper=upper
        )


def false(of: list[Constraint], share: float, random: Random) -> list[Constraint]:
    """The same, some of them a year or ten out."""
    made = []
    for one in of:
        slip = random.choice((365, 3650)) if one.passage and random.random() < share else 0
        lower, upper = ((None if b is None else b + slip) for b in (one.lower, one.upper))
        made.append(
            Constraint(passage=one.passage, earlier=one.earlier, later=one.later, lower=lower, upper=upper)
        )
    return made


def seconds(of: list[Constraint]) -> tuple[float, int]:
    """How long conflicts and the bounds of all points take, and how many conflicts there are."""
    start = time.perf_counter()
    system = System(of)
    conflicts = system.conflicts()
    for point in system.points:
        system.bounds(point)
    return time.perf_counter() - start, len(conflicts)


def main() -> None:
    random = Random(1)  # noqa: S311 no secret hangs on it
    sound = list(true(days(EVENTS, random), CONSTRAINTS, random))
    size = f"{EVENTS} events, {len(sound)} constraints"
    took, conflicts = seconds(sound)
    assert conflicts == 0
    print(f"constraints: {size}, no conflict\t{took}\ts\t<=5")
    for share, name in ((0.005, "50 slips"), (0.05, "500 slips")):
        took, conflicts = seconds(false(sound, share, random))
        print(f"constraints: {size}, {name}\t{took}\ts\t<=5")
        print(f"conflicts found, {name}\t{conflicts}\tsets")
    tenfold = list(true(days(10 * EVENTS, random), 10 * CONSTRAINTS, random))
    print(f"constraints: tenfold, no conflict\t{seconds(tenfold)[0]}\ts")


if __name__ == "__main__":
    main()
