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
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from amity.extract import extract
from amity.extract.engine import read_claims
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.interchange import claim_line
from amity.reference import Reference, load
from amity.reference.kinds import plover_type

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


def prose(name: str, text: str, title: str = "", issued: str = "") -> Document:
    """A text as a document of one paragraph."""
    csl: dict[str, Any] = {"title": title}
    if issued:
        csl["issued"] = {"date-parts": [[int(p) for p in issued.split("-")]]}
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    return Document(name=name, path=name, text=text, sha256="", language="en", reader="bench",
                    source=Source(id=name, csl=csl), blocks=(block,))  # fmt: skip


def coded(records: Iterable[Record], reference: Reference) -> dict[str, list[Record]]:
    """The events of each record; records of one `crisis`, in order, are one discourse."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record.get("crisis") or record["id"]].append(record)
    found: dict[str, list[Record]] = {}
    for name, members in groups.items():
        text, starts = "", []
        for record in members:
            starts.append(len(text))
            said = record["text"].strip()
            text += said + (" " if said[-1:] in ".!?\"'”" else ". ")
        events: list[list[Record]] = [[] for _ in members]
        for claim in read_claims(prose(name, text), reference, stateless=True):
            at = bisect_right(starts, claim.passage.start) - 1
            events[at].extend(coding(claim_line(claim)))
        events = [chosen(listed) for listed in events]
        found.update((record["id"], listed) for record, listed in zip(members, events, strict=True))
    return found


def chosen(events: list[Record]) -> list[Record]:
    """The events that a sentence is coded with: all between two parties, else the first of a main clause.

    What an undated sentence says besides its main verb is background, and is left out.
    """
    found = [e for e in events if e["source"] and e["target"] and not background(e["rules"])]
    main = [e for e in events if "clause:main" in e["rules"]]
    rest = [e for e in (*main[:1], *events[:1]) if not (e["source"] and e["target"])]
    return found or rest[:1]


def background(rules: list[str]) -> bool:
    aside = "clause:dependent" in rules or "/noun:" in rules[0]
    return aside and ("date:discourse" in rules or "date:none" in rules)


def coding(line: Record) -> list[Record]:
    """The events of a claim: one, or one for each pair of the parties of an undirected kind."""
    from amity.model.factuality import Factuality

    code = plover_type(line["kind"], Factuality(line["modality"]))
    if code is None:
        return []
    parties = [line["source"], line["target"], *line["others"]]
    pairs = [(parties[0], parties[1])]
    pairs += [(a, b) for i, a in enumerate(parties[:2]) for b in parties[2:] if a and b]
    return [
        {"source": a, "target": b, "type": code, "modality": line["modality"], "date": line["date"],
         "kind": line["kind"], "rules": line["rules"], "tier": line["tier"]}
        for a, b in pairs
    ]  # fmt: skip


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
    from amity.read import read_document

    found = []
    for path in sorted((shared / "corpus").glob("*.txt")):
        csl = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))[0]
        found.append(read_document(path, Source(id=path.stem, csl=csl, origin="beside")))
    return found


def read_corpus(shared: Path, reference: Reference) -> list[Record]:
    return [claim_line(c) for d in corpus(shared, reference) for c in extract(d, reference).claims]


def tiers(shared: Path, claims: list[Record]) -> dict[str, Any]:
    """Of each tier: how many claims, and the share that is right in kind's family, states, year, factuality."""
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
        report[tier] = {"claims": len(of_tier), "right": hits, "precision": round(hits / max(1, len(of_tier)), 3)}
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
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
        case task:
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
    return {"sentences": len(records), "seconds": round(seconds, 2), "a_second": round(len(records) / seconds)}


if __name__ == "__main__":
    main()
