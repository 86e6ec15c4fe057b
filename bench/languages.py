"""How well sentences in other languages than English are read: f1 against tests/gold, by language and half.

    languages.py [ko ja zh ru mn] [--half 0|1] [--misses]

A claim is right where kind, set of states, date and modality all are those of a claim of the gold that no
other claim has taken; marks of doubt in a date do not count. The sentences are coded as `amity code` codes
them, each a story of its own with the day of its report. Half 0 is what the rules were developed on;
`--misses` shows what was missed or is too much in it, never of half 1, which is only measured.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from amity.extract.coding import code
from amity.reference import Reference, load

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
LANGUAGES = ("ko", "ja", "zh", "ru", "mn")
Record = dict[str, Any]
Key = tuple[str, tuple[str, ...], str, str]


def gold(language: str, half: int | None) -> list[Record]:
    """The marked sentences of a language; all, or those of one half."""
    text = (GOLD / f"{language}.jsonl").read_text(encoding="utf-8")
    records = [json.loads(line) for line in text.splitlines() if line.strip()]
    return [record for record in records if half is None or record["half"] == half]


def key(claim: Record) -> Key:
    """What has to be right of a claim: kind, states, date and modality."""
    states = sorted({claim["source"], claim["target"]} - {None})
    return claim["kind"], tuple(states), re.sub(r"[?~%]", "", claim["date"] or ""), claim["modality"]


def coded(records: Iterable[Record], reference: Reference) -> dict[str, list[Record]]:
    """The events of each sentence."""
    lines = [{"id": r["id"], "text": r["text"], "date": r["date"]} for r in records]
    return {line["id"]: line["events"] for line in code(lines, reference)}


def compared(records: list[Record], events: dict[str, list[Record]]) -> tuple[int, int, int]:
    """How many claims are right, how many were read, how many there are."""
    right = read = there = 0
    for record in records:
        want, got = Counter(map(key, record["claims"])), Counter(map(key, events[record["id"]]))
        right += (want & got).total()
        read += got.total()
        there += want.total()
    return right, read, there


def figures(language: str, half: int | None, reference: Reference) -> dict[str, float]:
    """Precision, recall and f1 of a language, with the number of sentences and of claims."""
    records = gold(language, half)
    right, read, there = compared(records, coded(records, reference))
    return {
        "sentences": len(records),
        "claims": there,
        "precision": round(right / max(1, read), 3),
        "recall": round(right / max(1, there), 3),
        "f1": round(2 * right / max(1, read + there), 3),
    }


def show_fields(language: str, half: int | None, reference: Reference) -> None:
    """Print f1 with each field left out of account in turn, and with the kind alone."""
    records = gold(language, half)
    events = coded(records, reference)
    parts = {
        "kind": (1, 2, 3),
        "states": (0, 2, 3),
        "date": (0, 1, 3),
        "modality": (0, 1, 2),
        "all else": (0,),
    }
    for field, kept in parts.items():
        right = read = there = 0
        for record in records:
            want = Counter(tuple(key(c)[i] for i in kept) for c in record["claims"])
            got = Counter(tuple(key(c)[i] for i in kept) for c in events[record["id"]])
            right, read, there = right + (want & got).total(), read + got.total(), there + want.total()
        print(f"{language}\t{half}\twithout {field}\t{2 * right / max(1, read + there):.3f}")


def show_misses(language: str, reference: Reference) -> None:
    """Print, for the half that rules are developed on, what was missed (-) and what is too much (+)."""
    records = gold(language, 0)
    events = coded(records, reference)
    for record in records:
        want, got = Counter(map(key, record["claims"])), Counter(map(key, events[record["id"]]))
        if want != got:
            print(f"{record['id']} {record['date'] or ''} {record['text']}")
            for sign, claims in (("-", want - got), ("+", got - want)):
                for claim in claims.elements():
                    print(f"    {sign} {' '.join(map(str, claim))}")


def main() -> int:
    """Print a line for each language and half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--misses", action="store_true", help="what half 0 lacks or has too much of")
    parser.add_argument("--fields", action="store_true", help="f1 with each field left out of account")
    options = parser.parse_args()
    reference = load()
    print("language\thalf\tsentences\tclaims\tprecision\trecall\tf1")
    for language in options.languages:
        if not (GOLD / f"{language}.jsonl").exists():
            continue
        for half in (0, 1, None) if options.half is None else (options.half,):
            found = figures(language, half, reference)
            print("\t".join(map(str, (language, "all" if half is None else half, *found.values()))))
            if options.fields:
                show_fields(language, half, reference)
        if options.misses:
            show_misses(language, reference)
    return 0


if __name__ == "__main__":
    sys.exit(main())
