"""Measure what Amity reads against ../shared; quality.tsv has a line for each measure and commit.

The program is used as anybody uses it: a case is made of the corpus on the command line, and what the
commands print goes to the scripts in ../shared/score. Run it on a commit, not on a changed tree:
figures of a changed tree are printed but not kept.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from planted import examined, figures, items

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TABLE = ROOT / "quality.tsv"
HEADER = "commit\tscore\tmeasure\tfigure\n"
HEADLINES = SHARED / "data" / "dyads" / "kcna_headlines_mongolia_1997_2014.csv"
SENTENCES = ("crises", "triples", "types")


def amity(*words: str, feed: str | None = None) -> str:
    """What a command of ours prints."""
    command = [sys.executable, "-m", "amity", *words]
    return subprocess.run(command, check=True, input=feed, stdout=subprocess.PIPE, text=True).stdout


def score(script: str, *words: str) -> dict[str, float | None]:
    """The measures that a score script prints."""
    command = [sys.executable, str(SHARED / "score" / script), *words]
    environment = {**os.environ, "PYTHONPATH": str(SHARED / "score"), "PYTHONDONTWRITEBYTECODE": "1"}
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout
    measured: dict[str, float | None] = json.loads(out.splitlines()[0])
    return measured


def filled(folder: Path, *paths: str | Path) -> str:
    """A case on Mongolia and North Korea with documents in it, read."""
    amity("new", str(folder), "--dyad", "MNG", "PRK")
    amity("add", str(folder), *map(str, paths))
    amity("read", str(folder))
    return str(folder)


def of_documents(work: Path) -> dict[str, dict[str, float | None]]:
    """Claims, dates and tables of a case made of the corpus; findings of one with dated headlines too."""
    corpus, gold = str(SHARED / "corpus"), SHARED / "gold"
    case, wider = filled(work / "case", corpus), filled(work / "wider", corpus, HEADLINES)
    files = {}
    for what in ("claims", "dates", "tables", "findings"):
        files[what] = str(work / f"{what}.jsonl")
        printed = amity(what, wider if what == "findings" else case, "--jsonl")
        Path(files[what]).write_text(printed, encoding="utf-8")
    return {
        "documents": score("documents.py", str(gold / "claims.jsonl"), files["claims"], corpus),
        "dates": score("dates.py", str(gold / "dates.jsonl"), files["dates"]),
        "tables": score("tables.py", str(gold / "tables.jsonl"), files["tables"]),
        "findings": score("findings.py", str(gold / "findings.jsonl"), files["findings"], corpus),
    }


def lines_for(gold: Path) -> list[dict[str, str]]:
    """The sentences of a gold file as `amity code` reads them; those of one crisis are one discourse."""
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return [
        {"id": r["id"], "text": r["text"], "date": r.get("date") or "", "doc": r.get("crisis") or r["id"]}
        for r in records
    ]


def of_sentences(work: Path) -> dict[str, dict[str, float | None]]:
    """Coded sentences, and actors resolved to states."""
    measured = {}
    for name in (*SENTENCES, "actors"):
        gold = SHARED / "gold" / f"{name}.jsonl"
        feed = "\n".join(json.dumps(line) for line in lines_for(gold))
        coded = work / f"{name}.jsonl"
        coded.write_text(
            amity("resolve" if name == "actors" else "code", "--jsonl", feed=feed), encoding="utf-8"
        )
        measured[name] = score("sentences.py", name, str(gold), str(coded))
    return measured


def of_languages() -> dict[str, dict[str, float | None]]:
    """Sentences in other languages against our own gold, by language: all, and the half held out."""
    command = [sys.executable, str(ROOT / "bench" / "languages.py")]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    rows = [line.split("\t") for line in out.splitlines()[1:]]
    names = {"all": "f1", "1": "f1_held_out"}
    measured: dict[str, dict[str, float | None]] = {f"languages {row[0]}": {} for row in rows}
    for row in rows:
        if row[1] in names:
            measured[f"languages {row[0]}"][names[row[1]]] = float(row[-1])
    return measured


def of_planted() -> dict[str, dict[str, float | None]]:
    """Planted faults found and false alarms, in all of our own texts and in the lot that is held out."""
    told, held_out = (figures([examined(item) for item in items(half)]) for half in (None, 3))
    names = ("recall", "false_alarm")
    measured = {name: told[name] for name in names} | {f"{n}_held_out": held_out[n] for n in names}
    return {"examination gold": measured}


def commit() -> str:
    """The commit that is checked out; with a + where files of the program differ from it."""
    head = subprocess.run(
        ["git", "rev-parse", "--short=10", "HEAD"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    changed = subprocess.run(
        ["git", "diff", "--quiet", "HEAD", "--", "src"], cwd=ROOT, check=False
    ).returncode
    return head.stdout.strip() + ("+" if changed else "")


def keep(name: str, rows: list[str]) -> None:
    """Write the figures of this commit; those of earlier commits stay."""
    old = TABLE.read_text(encoding="utf-8") if TABLE.exists() else HEADER
    earlier = [line for line in old.splitlines(keepends=True)[1:] if not line.startswith(f"{name}\t")]
    TABLE.write_text(HEADER + "".join(earlier) + "".join(rows), encoding="utf-8")


def main() -> int:
    """Print the figures, and keep them where the tree is that of a commit."""
    if not SHARED.is_dir():
        print(f"{SHARED} is missing: there is nothing to measure against", file=sys.stderr)
        return 1
    name = commit()
    with tempfile.TemporaryDirectory() as folder:
        measured = of_documents(Path(folder)) | of_sentences(Path(folder)) | of_languages()
    measured |= of_planted()
    rows = [f"{name}\t{s}\t{m}\t{f}\n" for s, figures in measured.items() for m, f in figures.items()]
    print(HEADER + "".join(rows), end="")
    if not name.endswith("+"):
        keep(name, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
