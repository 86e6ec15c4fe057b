"""How well and how fast the engine `rules` reads: scores on marked texts, precision by tier, and speed.

    extraction.py documents SHARED [--misses]     claims of SHARED/corpus against SHARED/gold/claims.jsonl
    extraction.py sentences SHARED crises|triples|types [--half 0|1]
    extraction.py tiers SHARED                    precision of each tier on the marked documents
    extraction.py speed SHARED                    sentences a second on one core

Half 0 of the crises (every second by name) is what the lexicon was developed on, half 1 what is reported;
of the triples and types the records are halved by number.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from amity.extract import extract
from amity.extract.coding import code
from amity.model.documents import Document, Source
from amity.model.interchange import claim_line
from amity.read import read_document
from amity.reference import Reference, load

Record = dict[str, Any]


def lines(path: Path) -> list[Record]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def scorer(shared: Path, name: str) -> ModuleType:
    """A script of SHARED/score as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "score" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def coded(records: Iterable[Record], reference: Reference) -> dict[str, list[Record]]:
    """The events of each record; records of one `crisis`, in order, are one discourse."""
    found = [{"id": r["id"], "text": r["text"], "doc": r.get("crisis")} for r in records]
    return {line["id"]: line["events"] for line in code(found, reference)}


def half_of(records: list[Record], half: int | None) -> list[Record]:
    if half is None:
        return records
    if "crisis" in records[0]:
        names = sorted({r["crisis"] for r in records})
        chosen = set(names[half::2])
        return [r for r in records if r["crisis"] in chosen]
    return records[half::2]


def corpus(shared: Path, reference: Reference) -> list[Document]:
    """The documents of SHARED/corpus, read as the program reads them."""
    found = []
    for path in sorted((shared / "corpus").glob("*.txt")):
        csl = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))[0]
        found.append(read_document(path, Source(id=path.stem, csl=csl, origin="beside")))
    return found


def read_corpus(shared: Path, reference: Reference) -> list[Record]:
    return [claim_line(c) for d in corpus(shared, reference) for c in extract(d, reference).claims]


def tiers(shared: Path, claims: list[Record]) -> dict[str, Any]:
    """Of each tier: how many claims, and the share that is right in family, states, year, factuality."""
    score = scorer(shared, "documents")
    texts = {p.stem[:3]: p.read_text(encoding="utf-8") for p in (shared / "corpus").glob("*.txt")}
    gold = [g for g in lines(shared / "gold" / "claims.jsonl") if g["doc"] in texts]
    for g in gold:
        g["spans"] = score.spans(g["quote"], texts[g["doc"]])
    right = {
        j for i, j in score.pair(gold, claims)
        if score.states(gold[i]) == score.states(claims[j]) and gold[i]["modality"] == claims[j]["modality"]
        and score.same_year(gold[i]["date"], claims[j].get("date"))
    }  # fmt: skip
    report: dict[str, Any] = {}
    for tier in ("high", "medium", "low"):
        of_tier = [j for j, c in enumerate(claims) if c["tier"] == tier]
        hits = len(right.intersection(of_tier))
        report[tier] = {
            "claims": len(of_tier),
            "right": hits,
            "precision": round(hits / max(1, len(of_tier)), 3),
        }
    return report


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=("documents", "sentences", "tiers", "speed"))
    parser.add_argument("shared", type=Path)
    parser.add_argument("gold", nargs="?", default="crises")
    parser.add_argument("--half", type=int)
    parser.add_argument("--out", type=Path, help="where to write the claims or events, a line each")
    options = parser.parse_args()
    reference = load()
    match options.task:
        case "sentences":
            records = half_of(lines(options.shared / "gold" / f"{options.gold}.jsonl"), options.half)
            found = coded(records, reference)
            score = getattr(scorer(options.shared, "sentences"), options.gold)
            report, written = score(records, found), [{"id": k, "events": v} for k, v in found.items()]
        case "speed":
            report, written = speed(options.shared, reference), []
        case _:
            written = read_corpus(options.shared, reference)
            report = tiers(options.shared, written)
    if options.out:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in written)
        options.out.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(json.dumps(report) + "\n")


def speed(shared: Path, reference: Reference) -> dict[str, float]:
    """Sentences a second over all crises, each read once, dates and actors included."""
    records = lines(shared / "gold" / "crises.jsonl")
    coded(records[:50], reference)
    start = time.perf_counter()
    coded(records, reference)
    seconds = time.perf_counter() - start
    return {
        "sentences": len(records),
        "seconds": round(seconds, 2),
        "a_second": round(len(records) / seconds),
    }


if __name__ == "__main__":
    main()
