"""The cross-examination measured: what it finds (`gold`) and how long it takes (`speed`).

    examination.py gold [--half 0|1|2|3] [--check NAME] [--misses]
    examination.py speed [CLAIMS ...]

`gold` prints recall and false alarms by check and half. `--misses` shows what was missed and what is wrong:
of lots 0 to 2 in full, of lot 3, which is held out, only the item's number and check. Without a word both are
measured, a line each as `bench/run.py` wants them.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from crowd import evidence
from planted import Outcome, examined, figures, items

from amity.examine import CHECKS, examine

SIZES = (1_000, 10_000, 100_000)
SECONDS, GIBIBYTES, GROWTH = 30, 2, 1.1
"""Bounds: of ten thousand claims, of memory at any size, and growth; a tenth is the clock's own scatter."""
NAMES = ("faulty", "recall", "named", "sound", "false_alarm", "strays")


def gold(half: int | None, check: str | None, *, misses: bool) -> None:
    """Print the figures by check and half, then what was missed."""
    outcomes = [examined(item) for item in items(half, check)]
    print("\t".join(("half", f"{'check':24}", *NAMES)))
    for side in sorted({o.item["half"] for o in outcomes}):
        of_half = [o for o in outcomes if o.item["half"] == side]
        for name in sorted({o.item["check"] for o in of_half}):
            _row(side, name, [o for o in of_half if o.item["check"] == name])
        _row(side, "all", of_half)
    if misses:
        for outcome in outcomes:
            if not outcome.right or outcome.strays:
                _tell(outcome)


def _row(half: int, name: str, outcomes: Sequence[Outcome]) -> None:
    told = figures(outcomes)
    print("\t".join((str(half), f"{name:24}", *("" if told[n] is None else str(told[n]) for n in NAMES))))


def _tell(outcome: Outcome) -> None:
    """What was missed or is too much in an item; of lot 3, held out, no more than that it is so."""
    item = outcome.item
    what = "stray" if outcome.right else "missed" if outcome.faulty else "false alarm"
    print(f"\n{item['id']} half {item['half']} {item['check']}: {what}")
    if item["half"] != 3:
        print(f"  fault: {item['fault']} ({item['why']})")
        for finding in outcome.strays:
            print(f"  {finding.verdict} [{finding.check}] {finding.explanation}")


def timed(claims: int) -> dict[str, Any]:
    """Seconds of the processor for each check and for all, most memory in bytes, claims and findings."""
    given = evidence(claims)
    begun = time.process_time()
    found = examine(given)
    seconds = time.process_time() - begun
    checks = {}
    for check in CHECKS:
        begun = time.process_time()
        told = sum(1 for _ in check(given))
        checks[check.__module__.removeprefix("amity.examine.")] = (time.process_time() - begun, told)
    # in kibibytes on Linux, in bytes on macOS
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {
        "claims": len(given.claims),
        "findings": len(found),
        "seconds": seconds,
        "peak": peak,
        "checks": checks,
    }


def apart(claims: int) -> dict[str, Any]:
    """The same, in a process of its own, so that the memory is its own."""
    command = [sys.executable, __file__, "timed", str(claims)]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    measured: dict[str, Any] = json.loads(out)
    return measured


def speed(sizes: Sequence[int]) -> None:
    """Print how long each number of claims takes, by check, and how much memory."""
    for size in sizes:
        told = apart(size)
        print(f"{told['claims']} claims, {told['findings']} findings: {told['seconds']:.2f} s, "
              f"{told['peak'] / 2**30:.3f} GiB")  # fmt: skip
        for check, (seconds, found) in sorted(told["checks"].items(), key=lambda one: -one[1][0]):
            print(f"  {check:32} {seconds:8.3f} s {found:8} findings")


def lines() -> None:
    """The figures as `bench/run.py` reads them; the growth is that of seconds against that of n log n."""
    measured = [apart(size) for size in SIZES]
    for told in measured:
        size, seconds, peak = told["claims"], told["seconds"], told["peak"] / 2**30
        whole = told is measured[1]
        print(f"examination of {size} claims\t{seconds:.2f}\ts\t{f'<={SECONDS}' if whole else ''}")
        print(f"examination of {size} claims, peak memory\t{peak:.3f}\tGiB\t<={GIBIBYTES}")
    for less, more in pairwise(measured):
        n, m = less["claims"], more["claims"]
        growth = more["seconds"] / less["seconds"] / (m * math.log(m) / (n * math.log(n)))
        print(f"examination, growth from {n} to {m} claims\t{growth:.3f}\tof n log n\t<={GROWTH}")
    told = figures([examined(item) for item in items()])
    print(f"faults planted and found\t{told['recall']}\tshare\t>=0.80")
    print(f"sound texts with a false alarm\t{told['false_alarm']}\tshare\t<=0.05")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts = parser.add_subparsers(dest="part")
    told = parts.add_parser("gold")
    told.add_argument("--half", type=int, choices=(0, 1, 2, 3))
    told.add_argument("--check")
    told.add_argument("--misses", action="store_true")
    parts.add_parser("speed").add_argument("sizes", nargs="*", type=int, metavar="CLAIMS")
    parts.add_parser("timed").add_argument("claims", type=int)
    chosen = parser.parse_args()
    if chosen.part == "speed":
        speed(chosen.sizes or SIZES)
    elif chosen.part == "timed":
        print(json.dumps(timed(chosen.claims)))
    elif chosen.part == "gold":
        gold(chosen.half, chosen.check, misses=chosen.misses)
    else:
        lines()


if __name__ == "__main__":
    sys.exit(main())
