"""Whole documents with several faults in each, beside sound statements: what examination makes of them.

The documents are `tests/gold/findings_documents.jsonl`, described beside `findings.jsonl`. They are held out:
only sums are told, and which of them were missed is looked at by nobody who works on the checks.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planted import findings_of, meets

from amity.model.findings import Finding

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "findings_documents.jsonl"
Place = tuple[str, int, int]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Of one document: faults, sound statements, how many of them a finding of fault meets, and all alarms.

    `stray` counts the alarms that meet no planted fault, whether or not they meet a sound statement.
    """

    faults: int
    caught: int
    sound: int
    alarmed: int
    alarms: int
    stray: int


def documents() -> list[Mapping[str, Any]]:
    """The documents, in the order of the file."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def judged(item: Mapping[str, Any]) -> Judged:
    """What was found in a document, or a pile of them, against what is marked in it."""
    texts = {Path(s["name"]).stem: s["text"] for s in item.get("sources") or ()} or {item["id"]: item["text"]}
    alarms = [finding for finding in findings_of(item) if finding.verdict.fault]
    faults = [list(_places((fault, *fault["also"]), texts)) for fault in item["faults"]]
    right = [alarm for alarm in alarms if any(_met(alarm, places) for places in faults)]
    stray = [alarm for alarm in alarms if alarm not in right]
    sound = [list(_places([quote], texts)) for quote in item["sound"]]
    return Judged(
        faults=len(faults), caught=sum(any(_met(alarm, places) for alarm in alarms) for places in faults),
        sound=len(sound), alarmed=sum(any(_met(alarm, places) for alarm in stray) for places in sound),
        alarms=len(alarms), stray=len(stray),
    )  # fmt: skip


def _places(quotes: Sequence[Any], texts: Mapping[str, str]) -> Iterator[Place]:
    for said in quotes:
        quote = said if isinstance(said, str) else said["quote"]
        named = None if isinstance(said, str) else said.get("doc")
        doc = Path(named).stem if named else next(name for name, text in texts.items() if quote in text)
        start = texts[doc].index(quote)
        yield doc, start, start + len(quote)


def _met(alarm: Finding, places: Sequence[Place]) -> bool:
    return any(meets(said, *place) for said in alarm.passages for place in places)


def sums() -> dict[str, float]:
    """Faults caught, false alarms on sound statements, the share of alarms that meet a fault."""
    told = [judged(item) for item in documents()]
    faults, sound, alarms = (
        sum(getattr(one, name) for one in told) for name in ("faults", "sound", "alarms")
    )
    return {
        "faults": faults,
        "recall": round(sum(one.caught for one in told) / faults, 3),
        "sound": sound,
        "false_alarm": round(sum(one.alarmed for one in told) / sound, 3),
        "precision": round(1 - sum(one.stray for one in told) / alarms, 3) if alarms else 1.0,
    }


if __name__ == "__main__":
    print("\t".join(f"{name} {figure}" for name, figure in sums().items()))
