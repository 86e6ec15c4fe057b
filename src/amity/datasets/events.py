"""Coded events of a published dataset as claims.

A row says when, what by a kind of ours, a CAMEO code or a PLOVER type, and between whom; the claim quotes the
row. A row whose code or states are not known makes no claim and stands in the document for whoever looks.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amity.errors import InvalidDate
from amity.model.claims import Claim, Tier
from amity.model.documents import BlockKind, Document
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference
from amity.reference.kinds import kinds

READER = "events"
"""The reader whose documents are lists of coded events."""
ENGINE = "rules"
_CELL = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What a code of another scheme means: a kind, whether it came about, and whether the target acts."""

    kind: str
    factuality: Factuality
    swapped: bool
    source: str


@cache
def codes() -> Mapping[str, Code]:
    """The codes of CAMEO, by their first digits, and the types of PLOVER.

    >>> codes()["043"].kind, codes()["043"].swapped
    ('visit', True)
    """
    text = (files("amity.datasets") / "data" / "codes.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Code(
            kind=row["kind"], factuality=Factuality(row["factuality"]), swapped=row["reversed"] == "yes",
            source=row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    }  # fmt: skip


def meaning(said: str) -> Code | None:
    """What a cell says happened: a kind by its name, a CAMEO code by how it begins, a PLOVER type.

    A nought that a spreadsheet has taken from the head of a code is put back (42 is 042).

    >>> meaning("Visit").kind, meaning("421").kind, meaning("CONSULT").kind, meaning("none")
    ('visit', 'visit', 'meeting', None)
    """
    name = "_".join(said.strip().split()).replace("-", "_").casefold()
    if name in kinds():
        return Code(kind=name, factuality=Factuality.HAPPENED, swapped=False, source="our own kinds")
    code = said.strip().upper()
    if code.isdecimal():
        code = code if len(code) > 1 and (code.startswith(("0", "1")) or code[:2] == "20") else f"0{code}"
        return next((codes()[code[:n]] for n in range(len(code), 1, -1) if code[:n] in codes()), None)
    return codes().get(code)


def read_events(document: Document, reference: Reference) -> Iterator[Claim]:
    """The claims of a list of coded events, in the order of its rows.

    >>> from amity.model.documents import Block, Source
    >>> from amity.reference import load
    >>> text = "1975-06-02 | kind: 042 | source: Poland | target: FIN"
    >>> row = Block(kind=BlockKind.ROW, start=0, end=len(text))
    >>> document = Document(name="a", path="", text=text, sha256="", language="en", reader=READER,
    ...     source=Source(id="a"), blocks=(row,))
    >>> [(claim.kind, claim.source, claim.target, str(claim.date)) for claim in read_events(document, load())]
    [('visit', 'POL', 'FIN', '1975-06-02')]
    """
    for block in document.blocks:
        if block.kind is BlockKind.ROW and (claim := _claim(document, block.start, block.end, reference)):
            yield claim


def _claim(document: Document, start: int, end: int, reference: Reference) -> Claim | None:
    day, *rest = document.text[start:end].split(_CELL)
    cells = dict(cell.partition(": ")[::2] for cell in rest)
    code = meaning(cells.get("kind", ""))
    try:
        when = When.parse(day, words=day)
    except InvalidDate:
        return None
    ends = [_state(cells.get(role, ""), when, reference) for role in ("source", "target")]
    if code is None or not any(ends):
        return None
    if code.swapped or (not kinds()[code.kind].directed and all(ends) and sorted(map(str, ends)) != ends):
        ends.reverse()
    return Claim(
        passage=Passage.of(document.name, document.text, start, end),
        kind=code.kind, source=ends[0], target=ends[1], date=when, factuality=code.factuality,
        persons=_names(cells.get("persons", "")), place=cells.get("place") or None,
        tier=Tier.MEDIUM if all(ends) else Tier.LOW, engine=ENGINE, doc_sha256=document.sha256,
        rules=(f"kind:{code.kind}/coded", "source:named", "target:named", "date:clause", "factuality:plain"),
    )  # fmt: skip


def _state(said: str, when: When, reference: Reference) -> str | None:
    """The state of a cell: its code, its name then, or the head of an actor's code (POLGOV)."""
    said = said.strip()
    for code in (said.upper(), said.upper()[:3] if said.isupper() else ""):
        if code in reference.states:
            return code
    found = reference.resolve(said, when) if said else ()
    return found[0] if len(found) == 1 else None


def _names(said: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in said.split(";") if name.strip())
