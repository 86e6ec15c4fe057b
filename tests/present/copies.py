"""A case of copies: a dispatch and two texts that reprint it, two books that cite each other, three alone.

All texts are our own.
"""

from hashlib import sha256
from typing import Any

from amity.examine.credence import Weighing
from amity.examine.independence import source_graph
from amity.model.claims import Claim, Tier
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim, Standing
from amity.model.when import When
from amity.present.material import Material
from amity.reconcile.events import events
from amity.reference import load

VISIT = "President Dorj visited North Korea"
DISPATCH = (
    f"{VISIT} on 4 May 1999, and was received at the airport by a crowd of schoolchildren who waved paper "
    "flags and sang a song about the railway. He inspected a spinning mill on the following morning."
)
Text = tuple[str, list[int] | None, str, str, str]
LIND = f"In 1999 {VISIT}.\n\n1. Oyun, Rails of the delta (2004)."
OYUN = f"In May 1999 {VISIT}.\n\n1. Lind, Roads of the steppe (2004)."
TEXTS: dict[str, Text] = {
    "dispatch": ("article-newspaper", [1999, 5, 5], "Harbour Wire", DISPATCH, "on 4 May 1999"),
    "reprint": (
        "article-newspaper",
        [1999, 5, 9],
        "Valley Courier",
        f"From abroad. {DISPATCH}",
        "on 4 May 1999",
    ),
    "digest": ("report", [1999, 6], "Digest of the week", f"{DISPATCH} So far the week.", "on 4 May 1999"),
    "lind": ("book", [2004], "Roads of the steppe", LIND, "In 1999"),
    "oyun": ("book", [2004], "Rails of the delta", OYUN, "In May 1999"),
    "letter": (
        "personal_communication",
        [1999, 5, 7],
        "Letter home",
        f"On 6 May 1999 {VISIT}, I was there.",
        "On 6 May 1999",
    ),
    "denial": (
        "article-newspaper",
        [1999, 7, 1],
        "Evening Star",
        f"It is not true that {VISIT} on 4 May 1999.",
        "on 4 May 1999",
    ),
    "apart": ("book", None, "Of beekeeping", "Bees were kept in both valleys, and nobody counted them.", ""),
}
AUTHORS = {"lind": "Lind", "oyun": "Oyun", "letter": "Moe"}


def _document(name: str) -> Document:
    sort, issued, title, text, _ = TEXTS[name]
    csl: dict[str, Any] = {"type": sort, "title": title}
    if issued:
        csl["issued"] = {"date-parts": [issued]}
    if name in AUTHORS:
        csl["author"] = [{"family": AUTHORS[name], "given": "A."}]
    blocks, start = [], 0
    for part in text.split("\n\n"):
        kind = BlockKind.NOTE if part.startswith("1. ") else BlockKind.PARAGRAPH
        blocks.append(
            Block(kind=kind, start=start, end=start + len(part), mark="1" if part[0] == "1" else "")
        )
        start += len(part) + 2
    return Document(
        name=name, path=f"{name}.txt", text=text, sha256=sha256(text.encode()).hexdigest(), language="en",
        reader="text", source=Source(id=name, csl=csl), blocks=tuple(blocks),
    )  # fmt: skip


def _claim(document: Document, words: str) -> ReviewedClaim:
    start = document.text.index(VISIT)
    said = Passage.of(document.name, document.text, start, start + len(VISIT))
    edtf = {"on 4 May 1999": "1999-05-04", "In May 1999": "1999-05", "On 6 May 1999": "1999-05-06"}.get(
        words, "1999"
    )
    denied = document.name == "denial"
    claim = Claim(
        passage=said, kind="visit", source="MNG", target="PRK", date=When.parse(edtf), persons=("Dorj",),
        factuality=Factuality.DID_NOT_HAPPEN if denied else Factuality.HAPPENED,
        tier=Tier.HIGH, doc_sha256=document.sha256,
    )  # fmt: skip
    return ReviewedClaim(id=claim.id, claim=claim, standing=Standing.UNREVIEWED, judgements=(), read=claim)


def material(**changes: Any) -> Material:
    """The case as material, weighed by the stages that weigh a real one; keyword arguments replace fields."""
    documents = tuple(_document(name) for name in sorted(TEXTS))
    claims = tuple(_claim(d, TEXTS[d.name][-1]) for d in documents if VISIT in d.text)
    happenings = events(claims)
    graph = source_graph(documents, {one.id: one.claim for one in claims}, load())
    weighing = Weighing(happenings, {one.id: one for one in claims}, graph, load())
    fields: dict[str, Any] = {
        "title": "Copies", "dyad": ("MNG", "PRK"), "names": {"MNG": "Mongolia", "PRK": "North Korea"},
        "documents": documents, "claims": claims, "events": happenings, "witnesses": weighing.graph,
        "credences": {event.id: weighing.credence(event) for event in happenings},
    }  # fmt: skip
    return Material(**{**fields, **changes})
