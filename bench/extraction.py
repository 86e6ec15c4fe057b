"""How well and how fast the engine `rules` reads: scores on marked texts, precision by tier, and speed.

    extraction.py documents SHARED [--misses]     claims of SHARED/corpus against SHARED/gold/claims.jsonl
    extraction.py sentences SHARED crises|triples|types [--half 0|1]
    extraction.py examples SHARED [--half 0|1]    claims of examples/ against tests/examples/claims.jsonl
    extraction.py tiers SHARED                    precision of each tier on both sets of marked documents
    extraction.py speed SHARED                    sentences a second on one core

Half 0 of the crises (every second by name) is what the lexicon was developed on, half 1 what is reported;
of the triples and types the records are halved by number. Half 0 of the example are the documents that
constructions were looked up in.
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
from amity.read.bibliography import load as bibliography_of
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


ROOT = Path(__file__).parents[1]
DEVELOPED_ON = ("survey-2024", "news-2004-12-23", "visits-1953-2018", "notes-2024", "communique-2002-08")
Marked = tuple[list[Record], list[Record]]
"""What is marked, with the spans of its quotes, and the claims that were read."""


def marked_corpus(score: ModuleType, shared: Path, reference: Reference) -> Marked:
    """The marks and claims of SHARED/corpus."""
    texts = {p.stem[:3]: p.read_text(encoding="utf-8") for p in (shared / "corpus").glob("*.txt")}
    return with_spans(score, lines(shared / "gold" / "claims.jsonl"), texts), read_corpus(shared, reference)


def marked_example(score: ModuleType, reference: Reference, half: int | None) -> Marked:
    """The marks and claims of the example, or of one half of its documents."""
    folder = ROOT / "examples" / "mongolia-dprk" / "sources"
    bibliography = bibliography_of(folder)
    paths = sorted(path for path in folder.iterdir() if path.name != "bibliography.json")
    if half is not None:
        paths = [path for path in paths if (path.stem in DEVELOPED_ON) == (half == 0)]
    read = [read_document(path, bibliography.source_of(path)) for path in paths]
    marks = with_spans(
        score, lines(ROOT / "tests" / "examples" / "claims.jsonl"), {d.name: d.text for d in read}
    )
    return marks, [claim_line(c) for d in read for c in extract(d, reference).claims]


def with_spans(score: ModuleType, marks: list[Record], texts: dict[str, str]) -> list[Record]:
    here = [mark for mark in marks if mark["doc"] in texts]
    return [mark | {"spans": score.spans(mark["quote"], texts[mark["doc"]])} for mark in here]


def agree(score: ModuleType, mark: Record, claim: Record) -> bool:
    """Whether states, year and factuality are those of the mark."""
    return bool(
        score.states(mark) == score.states(claim)
        and mark["modality"] == claim["modality"]
        and score.same_year(mark["date"], claim.get("date"))
    )


def overall(score: ModuleType, marks: list[Record], claims: list[Record]) -> dict[str, Any]:
    """Precision, recall and factuality over the core families, as SHARED/score/documents.py counts them."""
    core_marks, core_claims = (
        {n for n, r in enumerate(records) if score.FAMILY.get(r["kind"], "other") in score.CORE}
        for records in (marks, claims)
    )
    pairs = score.pair(marks, claims)
    met = [(marks[i], claims[j]) for i, j in pairs if i in core_marks]
    real = [(m, c) for m, c in met if m["modality"] == "happened"]
    unreal = [(m, c) for m, c in met if m["modality"] != "happened"]
    whole = sum(agree(score, m, c) for m, c in met)
    return {
        "marks": len(core_marks),
        "claims": len(core_claims),
        "precision": round(len({j for _, j in pairs} & core_claims) / max(1, len(core_claims)), 3),
        "recall": round(len(met) / max(1, len(core_marks)), 3),
        "strict_f1": round(2 * whole / max(1, len(core_marks) + len(core_claims)), 3),
        "unrealised_taken_for_fact": score.share(c["modality"] == "happened" for _, c in unreal),
        "fact_doubted": score.share(c["modality"] != "happened" for _, c in real),
    }


def tiers(score: ModuleType, sets: dict[str, Marked]) -> dict[str, Any]:
    """Of each tier: how many claims, and the share that is right in family, states, year, factuality."""
    report: dict[str, Any] = {}
    for name, (marks, claims) in sets.items():
        right = {j for i, j in score.pair(marks, claims) if agree(score, marks[i], claims[j])}
        for tier in ("high", "medium", "low"):
            of_tier = [j for j, c in enumerate(claims) if c["tier"] == tier]
            hits = len(right.intersection(of_tier))
            share = round(hits / max(1, len(of_tier)), 3)
            report[f"{name}_{tier}"] = {"claims": len(of_tier), "right": hits, "precision": share}
    return report


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=("documents", "sentences", "examples", "tiers", "speed"))
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
        case "examples":
            score = scorer(options.shared, "documents")
            marks, written = marked_example(score, reference, options.half)
            report = overall(score, marks, written)
        case "tiers":
            score = scorer(options.shared, "documents")
            sets = {
                "corpus": marked_corpus(score, options.shared, reference),
                "example": marked_example(score, reference, None),
            }
            report, written = tiers(score, sets), []
        case _:
            score = scorer(options.shared, "documents")
            marks, written = marked_corpus(score, options.shared, reference)
            report = overall(score, marks, written)
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
