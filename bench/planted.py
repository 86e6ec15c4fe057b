"""Texts with a planted fault, and sound ones: what the cross-examination finds in them, by check and half.

The texts are `tests/gold/findings.jsonl`; what its fields mean stands beside it. A text alone goes through
`amity.case.proof`, a pile of sources through a case: made, filled, read and examined.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amity.case import Case
from amity.case.proof import piped
from amity.model.findings import Finding
from amity.model.passages import Passage

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "findings.jsonl"
Item = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was found in an item: its findings of fault, those that meet the planted one, and the rest."""

    item: Item
    hits: tuple[Finding, ...] = ()
    strays: tuple[Finding, ...] = ()

    @property
    def faulty(self) -> bool:
        return self.item["verdict"] != "sound"

    @property
    def right(self) -> bool:
        return bool(self.hits) if self.faulty else not self.strays

    @property
    def named(self) -> bool:
        """Whether a finding that meets the fault has the check's name."""
        return any(finding.check == self.item["check"] for finding in self.hits)


def items(half: int | None = None, check: str | None = None) -> list[Item]:
    """The items of a half and a check, or all."""
    found = (json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip())
    return [i for i in found if half in (None, i["half"]) and check in (None, i["check"])]


def examined(item: Item) -> Outcome:
    """What examination finds in an item."""
    findings = [f for f in findings_of(item) if f.verdict.fault]
    meant = list(_meant(item)) if item["fault"] else []
    hits = [f for f in findings if any(meets(said, *place) for said in f.passages for place in meant)]
    return Outcome(item=item, hits=tuple(hits), strays=tuple(f for f in findings if f not in hits))


def findings_of(item: Item) -> tuple[Finding, ...]:
    """What examination says of an item: of its text alone, or of a case made of its sources."""
    if item.get("sources"):
        with tempfile.TemporaryDirectory() as folder:
            return of_pile(item, Path(folder))
    name = f"{item['id']}.md"
    return piped(item["text"].encode(), name, issued=item.get("issued") or "").findings


def of_pile(item: Item, folder: Path) -> tuple[Finding, ...]:
    """The findings of a case that is made of the sources of an item."""
    files = folder / "files"
    files.mkdir()
    for source in item["sources"]:
        (files / _file(source)).write_text(source["text"], encoding="utf-8")
    entries = [_entry(source) for source in item["sources"] if not source["name"].endswith(".csv")]
    (files / "bibliography.json").write_text(json.dumps(entries), encoding="utf-8")
    with Case.new(folder / "case", dyads=[item["dyad"]]) as case:
        left_out = case.add([files]).left_out
        left_out += case.read(workers=1).failed
        if left_out:
            raise ValueError(f"{item['id']}: {'; '.join(left_out)}")
        return case.findings()


def _file(source: Item) -> str:
    name = str(source["name"])
    return name if Path(name).suffix else f"{name}.md"


def _entry(source: Item) -> dict[str, Any]:
    entry = {"id": Path(source["name"]).stem, "type": "article", "title": source.get("title")}
    if source.get("issued"):
        entry["issued"] = {"raw": source["issued"]}
    if source.get("outlet"):
        entry["container-title"] = source["outlet"]
    return {key: value for key, value in entry.items() if value}


def _meant(item: Item) -> Iterator[tuple[str, int, int]]:
    """The places that a finding of the fault may have: document, start and end."""
    texts = {Path(s["name"]).stem: s["text"] for s in item.get("sources") or ()} or {item["id"]: item["text"]}
    first = {"doc": item.get("doc") or next(iter(texts)), "quote": item["fault"]}
    also = [
        quote if isinstance(quote, dict) else {"doc": item["id"], "quote": quote} for quote in item["also"]
    ]
    for said in (first, *also):
        doc = Path(said["doc"]).stem
        start = texts[doc].find(said["quote"])
        if start < 0:
            raise ValueError(f"{item['id']}: the words {said['quote']!r} are not in {doc}")
        yield doc, start, start + len(said["quote"])


def meets(said: Passage, doc: str, start: int, end: int) -> bool:
    """Whether a passage and a place in a document have a letter in common."""
    return said.doc == doc and said.start < end and start < said.end


def figures(outcomes: Iterable[Outcome]) -> dict[str, float | int | None]:
    """Recall over the faulty, false alarms over the sound, and how many there are of each."""
    every = list(outcomes)
    faulty, sound = [o for o in every if o.faulty], [o for o in every if not o.faulty]
    return {
        "faulty": len(faulty),
        "sound": len(sound),
        "recall": _share(o.right for o in faulty),
        "named": _share(o.named for o in faulty),
        "false_alarm": _share(not o.right for o in sound),
        "strays": sum(bool(o.strays) for o in faulty),
    }


def _share(answers: Iterable[bool]) -> float | None:
    told = list(answers)
    return round(sum(told) / len(told), 3) if told else None
