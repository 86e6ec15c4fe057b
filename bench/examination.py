"""The cross-examination measured: what it finds (`gold`) and how long it takes (`speed`).

    examination.py gold [--half 0|1] [--check NAME] [--misses]
    examination.py speed [CLAIMS ...]

`gold` prints recall and false alarms by check and half. `--misses` shows what was missed and what is wrong:
of half 0 in full, of half 1, which is held out, only the item's number and check. Without a word both are
measured, a line each as `bench/run.py` wants them.
"""

import argparse
import sys
from collections.abc import Sequence

from planted import Outcome, examined, figures, items

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
    """What was missed or is too much in an item; of one that is held out no more than that it is so."""
    item = outcome.item
    what = "stray" if outcome.right else "missed" if outcome.faulty else "false alarm"
    print(f"\n{item['id']} half {item['half']} {item['check']}: {what}")
    if item["half"] == 0:
        print(f"  fault: {item['fault']} ({item['why']})")
        for finding in outcome.strays:
            print(f"  {finding.verdict} [{finding.check}] {finding.explanation}")


def lines() -> None:
    """The figures as `bench/run.py` reads them."""
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
    told.add_argument("--half", type=int, choices=(0, 1))
    told.add_argument("--check")
    told.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    if chosen.part == "gold":
        gold(chosen.half, chosen.check, misses=chosen.misses)
    else:
        lines()


if __name__ == "__main__":
    sys.exit(main())
