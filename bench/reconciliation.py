"""Reconciliation measured: how long it takes (`speed`), and how right it is (`gold`).

    reconciliation.py speed [CLAIMS ...]
    reconciliation.py gold [--misses]

Claims are made up: happenings between thirty states, each told by one to nine claims by day, month, year or
decade, by names in full, short or not at all, in articles and in lists of headlines; a tenth of all happens
on one day, a tenth between one pair of states. `gold` holds events against lists made by hand of which claims
belong together, by pairs of claims. Without a word both are measured, a line each for `bench/run.py`.
"""

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from together import LISTS, figures, missed

from amity.model.claims import Claim, Quantity
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.reconcile import events
from amity.reference import load

SIZES = (1_000, 10_000, 100_000)
GIBIBYTES, GROWTH, RIGHT = 2, 1.1, 0.90
"""Bounds: of memory at any size, of growth against n log n (a tenth is the clock's scatter), of F1."""
THE_DAY, FIRST, LAST = date(1968, 8, 21), date(1948, 1, 1).toordinal(), date(2020, 12, 31).toordinal()
STATES = (
    "MNG PRK CHN SUN USA IND FIN YUG EGY CUB VNM POL CSK HUN ROU BGR DDR DEU FRA GBR JPN KOR IDN GHA ETH DZA "
    "SYR IRQ IRN TUR"
).split()
KINDS = (
    "visit visit visit meeting meeting agreement_signed treaty_signed aid trade criticism support condolence "
    "relations_established embassy_closed invitation cooling other"
).split()
GOODS = "horses,tons of wheat,tons of coal,rubles,dollars,tractors,orphans,workers,tents,wagons".split(",")
SAID = (
    "the president came on {day}", "a delegation of youth was there on {day}", "it was agreed on {day}",
    "the prime minister went on {day}", "the talks of {day}", "the 20th anniversary of the visit, on {day}",
)  # fmt: skip


def claims(count: int) -> Iterator[ReviewedClaim]:
    """So many claims, the same in every run."""
    choice = random.Random(count)  # noqa: S311 - claims, not secrets
    people: dict[str, list[str]] = {}
    for person in load().persons.values():
        people.setdefault(person.state, []).append(person.name)
    made = 0
    while made < count:
        source, target = choice.sample(STATES, 2) if choice.random() > 0.1 else STATES[:2]
        kind = choice.choice(KINDS)
        day = THE_DAY if choice.random() < 0.1 else date.fromordinal(choice.randint(FIRST, LAST))
        name = choice.choice(people.get(source) or ["N. N."])
        for _ in range(min(choice.choice((1, 1, 2, 3, 5, 9)), count - made)):
            claim = _claim(choice, made, (kind, source, target), day, name)
            yield ReviewedClaim(id=claim.id, claim=claim)
            made += 1


def _claim(choice: random.Random, number: int, what: tuple[str, str, str], day: date, name: str) -> Claim:
    kind, source, target = what
    row = choice.random() < 0.2
    said = choice.choice(SAID).format(day=day)
    sides = (source, target) if kind in ("visit", "aid", "criticism") else tuple(sorted((source, target)))
    words = name.split()
    names = choice.choice(((), (name,), (words[-1],), (f"{words[0][0]}. {words[-1]}",)))
    goods = (
        Quantity(value=choice.randint(2, 900), unit=choice.choice(GOODS))
        if kind in ("aid", "trade")
        else None
    )
    return Claim(
        passage=Passage(doc=f"v{number // 90:05}", start=number, end=number + len(said), quote=said),
        kind=kind, source=sides[0], target=sides[1] if choice.random() > 0.03 else None, quantity=goods,
        date=_when(choice, day, row=row), factuality=_factuality(choice), persons=names,
        rules=("date:report",) if row else (),
    )  # fmt: skip


def _factuality(choice: random.Random) -> Factuality:
    others = (Factuality.PLANNED, Factuality.DID_NOT_HAPPEN, Factuality.RUMOURED)
    return choice.choice(others) if choice.random() < 0.15 else Factuality.HAPPENED


def _when(choice: random.Random, day: date, *, row: bool) -> When:
    """The day as a claim has it: on the day or about it, by month, year or decade, or not at all."""
    shifted = day + timedelta(days=choice.choice((0, 0, 0, 1, 2)))
    if row:
        return When.parse(f"[{(shifted - timedelta(days=1)).isoformat()}..{shifted.isoformat()}]")
    told = choice.random()
    if told < 0.02:
        return When.unknown()
    forms = (
        day.isoformat(),
        f"{day}/{day + timedelta(days=3)}",
        f"{day:%Y-%m}",
        f"{day:%Y}",
        f"{day:%Y}"[:3] + "X",
    )
    return When.parse(choice.choices(forms, (4, 2, 3, 2, 1))[0])


def timed(count: int) -> dict[str, Any]:
    """Seconds of the processor, the most memory in bytes, and how many claims became how many events."""
    given = list(claims(count))
    reference = load()
    reference.persons_named("Kim")  # what is loaded once is not counted
    begun = time.process_time()
    found = events(given, None, reference)
    seconds = time.process_time() - begun
    # in kibibytes on Linux, in bytes on macOS
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    placed = sum(len(event.claims) for event in found)
    return {"claims": count, "events": len(found), "placed": placed, "seconds": seconds, "peak": peak}


def apart(count: int) -> dict[str, Any]:
    """The same, in a process of its own, so that the memory is its own."""
    command = [sys.executable, __file__, "timed", str(count)]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    measured: dict[str, Any] = json.loads(out)
    return measured


def speed(sizes: Sequence[int]) -> None:
    """The figures of time and memory; the growth is that of seconds against that of n log n."""
    measured = [apart(size) for size in sizes]
    for told in measured:
        size, seconds, peak = told["claims"], told["seconds"], told["peak"] / 2**30
        print(f"reconciliation of {size} claims\t{seconds:.2f}\ts\t")
        print(f"reconciliation of {size} claims, events\t{told['events']}\tevents\t")
        print(f"reconciliation of {size} claims, in one\t{told['placed'] / size:.3f}\tshare\t")
        print(f"reconciliation of {size} claims, peak memory\t{peak:.3f}\tGiB\t<={GIBIBYTES}")
    for less, more in pairwise(measured):
        n, m = less["claims"], more["claims"]
        growth = more["seconds"] / less["seconds"] / (m * math.log(m) / (n * math.log(n)))
        print(f"reconciliation, growth from {n} to {m} claims\t{growth:.3f}\tof n log n\t<={GROWTH}")


def gold(*, misses: bool) -> None:
    """The pairwise F1 of events by each list made by hand, from marked claims and from claims as read."""
    for name, material in LISTS.items():
        for way in ("marked", "read"):
            told = figures(material(), way)
            if told is None:
                print(
                    f"{name}, claims as {way}: its material is missing, nothing is measured", file=sys.stderr
                )
                continue
            bound = f">={RIGHT}" if way == "marked" else ""
            for measure in ("precision", "recall"):
                print(f"events of {name}, claims as {way}, {measure}\t{told[measure]:.3f}\tshare\t")
            print(f"events of {name}, claims as {way}, pairwise F1\t{told['f1']:.3f}\tshare\t{bound}")
            if misses:
                print("\n".join(missed(material(), way)))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts = parser.add_subparsers(dest="part")
    parts.add_parser("speed").add_argument("sizes", nargs="*", type=int, metavar="CLAIMS")
    parts.add_parser("timed").add_argument("claims", type=int)
    parts.add_parser("gold").add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    if chosen.part == "timed":
        print(json.dumps(timed(chosen.claims)))
    elif chosen.part == "gold":
        gold(misses=chosen.misses)
    else:
        speed((chosen.sizes if chosen.part else None) or SIZES)
        if not chosen.part:
            gold(misses=False)


if __name__ == "__main__":
    main()
