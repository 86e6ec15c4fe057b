"""A small dossier's material, made by hand: two neighbours, five documents, three series.

All texts are our own; dates and figures are chosen so that every part of a dossier has something to show.
"""

import tomllib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from amity.examine.credence import Weighing
from amity.examine.independence import source_graph
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.flows import Flow, Observation
from amity.model.interchange import claim_from_line, passage_line
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim, Standing
from amity.model.when import When
from amity.present.material import Material
from amity.reconcile.events import events
from amity.reference import load

NAMES = {"MNG": "Mongolia", "PRK": "North Korea", "SUN": "Soviet Union", "CHN": "China", "JPN": "Japan"}

HERE = Path(__file__).parent


def _document(name: str, ending: str, csl: dict[str, Any]) -> Document:
    text = (HERE / "documents" / f"{name}.txt").read_text(encoding="utf-8")
    return Document(
        name=name,
        path=f"sources/{name}.{ending}",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        language="en",
        reader=ending,
        source=Source(id=name, csl=csl, origin="folder" if csl else "none"),
        blocks=tuple(_blocks(text)),
        warnings=("page 3 has no text: it may be a scan",) if ending == "pdf" else (),
    )


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    start = 0
    for part in text.split("\n\n"):
        end = start + len(part)
        kind, mark = BlockKind.PARAGRAPH, ""
        if part.startswith("¹"):
            kind, mark = BlockKind.NOTE, "1"
        elif part.startswith("Table"):
            kind = BlockKind.TABLE
        if part:
            page = 1 + len(blocks) // 2 if "Table 1" in text else None
            blocks.append(Block(kind=kind, start=start, end=end, page=page, mark=mark))
        start = end + 2
    return blocks


def _work(
    kind: str, title: str, issued: list[int], family: str = "", given: str = "", **more: str
) -> dict[str, Any]:
    author = {"author": [{"family": family, "given": given}]} if family else {}
    return {"type": kind, "title": title, "issued": {"date-parts": [issued]}, **author, **more}


def documents() -> tuple[Document, ...]:
    """The five documents."""
    return (
        _document(
            "survey",
            "pdf",
            _work(
                "article-journal",
                "Neighbours at a distance",
                [2019],
                "Bat-Erdene",
                "Saran",
                **{
                    "container-title": "Journal of Steppe Studies",
                    "volume": "7",
                    "issue": "2",
                    "page": "11-38",
                    "DOI": "10.5555/steppe.2019.7",
                },
            ),
        ),
        _document(
            "bulletin",
            "html",
            _work(
                "report",
                "Old friends, new business",
                [2014, 2, 3],
                "Okafor",
                "Ngozi",
                publisher="Harbour Institute",
            ),
        ),
        _document(
            "agency",
            "txt",
            _work(
                "article-newspaper",
                "President returns from Pyongyang",
                [2004, 12, 23],
                **{"container-title": "Steppe News Agency"},
            ),
        ),
        _document("notes", "docx", {}),
        _document("diary", "md", _work("document", "Diary of visits", [2009], "Lindqvist", "Åsa")),
    )


def claims(found: Sequence[Document]) -> tuple[ReviewedClaim, ...]:
    """The claims of `claims.toml`, each with its passage where the quote stands in its document."""
    rows = tomllib.loads((HERE / "claims.toml").read_text(encoding="utf-8"))["claim"]
    by_name = {document.name: document for document in found}
    return tuple(_reviewed(row, by_name[row["doc"]]) for row in rows)


def _reviewed(row: dict[str, Any], document: Document) -> ReviewedClaim:
    start = document.text.index(row["quote"])
    passage = Passage.of(document.name, document.text, start, start + len(row["quote"]))
    claim = claim_from_line(
        {**row, **passage_line(passage), "doc_sha256": document.sha256, "rules": ["verb"]}
    )
    standing = Standing(row.get("standing", "unreviewed"))
    judged = () if standing is Standing.UNREVIEWED else ("j1",)
    return ReviewedClaim(id=claim.id, claim=claim, standing=standing, judgements=judged, read=claim)


def flows(found: Sequence[Document]) -> tuple[Flow, ...]:
    """A table in a document, and two files: one with noughts and gaps, one with two directions."""
    return (*_table(found[0]), *_headlines(), *_level())


def _table(document: Document) -> list[Flow]:
    years, values = ([*line.split("\t")] for line in document.text.strip().splitlines()[-2:])
    at, made = document.text.index(values[0] + "\t"), []
    for year, value in zip(years, values, strict=True):
        start = document.text.index(value, at)
        at = start + len(value)
        made.append(
            Flow(
                series="Trade of the two countries",
                measure="trade",
                source="MNG",
                target="PRK",
                directed=False,
                period=When.parse(year),
                value=float(value),
                unit="US$ million",
                rounding=0.1,
                column_label=year,
                observation=Observation.OBSERVED if float(value) else Observation.ZERO,
                passage=Passage.of(document.name, document.text, start, at),
            )
        )
    return made


def _headlines() -> list[Flow]:
    counted: dict[int, float | None] = {
        1996: None,
        1997: 24,
        1998: 11,
        1999: 0,
        2000: None,
        2001: 9,
        2002: 13,
    }
    outside = (1994, 1995)
    return [
        Flow(
            series="Headlines on Mongolia",
            measure="headlines",
            source="PRK",
            target="MNG",
            directed=True,
            period=When.parse(str(year)),
            value=counted.get(year),
            unit="headlines",
            rounding=1,
            row=n,
            observation=_reading(year in outside, counted.get(year)),
            origin="Counted by hand, 2015",
        )
        for n, year in enumerate((*outside, *counted), start=10)
    ]


def _reading(outside: bool, value: float | None) -> Observation:
    if outside:
        return Observation.OUTSIDE
    if value is None:
        return Observation.MISSING
    return Observation.OBSERVED if value else Observation.ZERO


def _level() -> list[Flow]:
    rows = [(1970, 3, 3), (1980, 3, 3), (1990, 3, 3), (2000, 3, 0), (2005, 3, 3)]
    return [
        Flow(
            series="Diplomatic representation",
            measure="representation",
            source=source,
            target=target,
            directed=True,
            period=When.parse(str(year)),
            value=value,
            unit="level, 0 to 3",
            rounding=1,
            row=10 + 2 * n + way,
            origin="Exchange of envoys, own count",
            observation=Observation.OBSERVED if value else Observation.ZERO,
        )
        for n, (year, *both) in enumerate(rows)
        for way, (value, source, target) in enumerate(zip(both, ("MNG", "PRK"), ("PRK", "MNG"), strict=True))
    ]


def material(**changes: Any) -> Material:
    """The whole material; keyword arguments replace its fields."""
    found = documents()
    reviewed = claims(found)
    happenings = events(reviewed)
    told = {one.id: one for one in reviewed if one.standing.carries}
    graph = source_graph(found, {name: one.claim for name, one in told.items()}, load())
    weighing = Weighing(happenings, told, graph, load())
    fields: dict[str, Any] = {
        "title": "Mongolia and North Korea",
        "dyad": ("MNG", "PRK"),
        "names": NAMES,
        "documents": found,
        "claims": reviewed,
        "events": happenings,
        "witnesses": weighing.graph,
        "credences": {event.id: weighing.credence(event) for event in happenings},
        "flows": flows(found),
        "settings": {"chronology holds": "reviewed claims and the highest tier"},
        "versions": {"amity": "0.1.0", "python": "3.11"},
        "reference": "a" * 64,
        "tables": {"headlines.csv": "b" * 64, "level.csv": "c" * 64},
        "command": "amity dossier CASE -o dossier.html",
    }
    return Material(**{**fields, **changes})
