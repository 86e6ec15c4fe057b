"""A copy of every source, under another name and with its bibliography, moves no figure of a relation."""

import json
import shutil
from pathlib import Path
from typing import Any

from amity.case import Case

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "mongolia-dprk"
TEXTS = (".txt", ".md", ".html")


def made(folder: Path, *, doubled: bool) -> Case:
    sources = folder / "sources"
    shutil.copytree(EXAMPLE / "sources", sources)
    if doubled:
        for path in sorted(p for p in sources.iterdir() if p.suffix in TEXTS):
            text = path.read_text(encoding="utf-8")
            (sources / f"zz-{path.name}").write_text(text + "\n\n", encoding="utf-8")
        listed = json.loads((sources / "bibliography.json").read_text(encoding="utf-8"))
        listed += [dict(item, id=f"zz-{item['id']}") for item in listed]
        (sources / "bibliography.json").write_text(json.dumps(listed), encoding="utf-8")
    case = Case.new(folder / "case", dyads=[("MNG", "PRK")])
    case.add([sources, EXAMPLE / "tables"])
    case.read(workers=1)
    return case


def figures(case: Case) -> dict[str, list[Any]]:
    relation = case.relation("MNG", "PRK")
    return {
        "status": [(x.sender, x.level, str(x.start), str(x.end)) for x in relation.status()],
        "treaties": [(x.title, str(x.signed), len(x.steps)) for x in relation.treaties()],
        "contacts": sorted((str(x.date), x.rank, str(x.guest)) for x in relation.contacts()),
        "components": [
            (x.component, x.way, str(x.period), x.deeds, x.promises, x.exposure)
            for x in relation.components()
        ],
        "cooperation": [x.estimate for x in relation.cooperation()],
        "phases": [(str(x.period), x.name, x.level, x.begins) for x in relation.phases()],
    }


def test_a_copy_of_every_source_moves_no_figure(tmp_path: Path) -> None:
    once, twice = made(tmp_path / "once", doubled=False), made(tmp_path / "twice", doubled=True)
    assert len(twice.documents()) > len(once.documents()) + 5
    one, two = figures(once), figures(twice)
    assert all(one.values())
    for part, found in one.items():
        assert two[part] == found, part
