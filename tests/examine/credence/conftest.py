"""A small world of sources that tell, copy, deny or plan one happening after another."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from amity.examine.credence import Weighing
from amity.examine.independence import source_graph
from amity.model.claims import Claim, Tier
from amity.model.credence import Credence
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim, Standing
from amity.model.when import When
from amity.reference import load

WORDS = (
    "sugar cotton harbour winter envoy teacher railway copper letter festival orchard engine river clinic "
    "stamp museum library lantern carpet violin granary bicycle telegraph pavilion almanac quarry"
).split()


@dataclass(frozen=True, kw_only=True)
class Teller:
    """A source: what it is, and how it tells of happenings by number. `text` is that of what it copies."""

    name: str
    says: tuple[tuple[int, str, str], ...]
    """Number, factuality, date."""
    sort: str = "book"
    issued: str = "1999"
    letter: str = ""
    outlet: str = ""
    author: str = ""
    attribution: tuple[str, ...] = ()
    tier: str = "high"
    reviewed: bool = False
    text: str = ""

    @property
    def words(self) -> str:
        """Its text: a sentence in words of its own for each happening."""
        return self.text or "\n".join(self.sentence(number) for number, *_ in self.says)

    def sentence(self, number: int) -> str:
        chance = random.Random(f"{self.name} {number}")  # noqa: S311 - words of its own
        return " ".join(chance.choices(WORDS, k=16)) + f" {self.name}{number}."

    def copy(self, name: str, issued: str = "") -> "Teller":
        """The same text under another name, of a later date or of none."""
        return replace(self, name=name, text=self.words, issued=issued)

    def document(self) -> Document:
        csl: dict[str, Any] = {"type": self.sort, "title": f"Title {self.name}"}
        if self.issued:
            csl["issued"] = {"date-parts": [[int(self.issued)]]}
        if self.letter:
            csl["custom"] = {"reliability": self.letter}
        if self.outlet:
            csl["container-title"] = self.outlet
        if self.author:
            csl["author"] = [{"family": self.author, "given": "Ana"}]
        block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(self.words))
        return Document(
            name=self.name, path="", text=self.words, sha256=self.name, language="en", reader="test",
            source=Source(id=self.name, csl=csl), blocks=(block,),
        )  # fmt: skip

    def claims(self) -> Iterable[tuple[int, ReviewedClaim]]:
        start = 0
        for (number, factuality, date), line in zip(self.says, self.words.split("\n"), strict=True):
            claim = Claim(
                passage=Passage.of(self.name, self.words, start, start + len(line)),
                kind="visit", source="CUB", target="VNM", date=When.parse(date) if date else When.unknown(),
                factuality=Factuality(factuality), attribution=self.attribution, tier=Tier(self.tier),
                doc_sha256=self.name,
            )  # fmt: skip
            start += len(line) + 1
            if self.reviewed:
                yield (
                    number,
                    ReviewedClaim(id=claim.id, claim=claim, standing=Standing.ACCEPTED, judgements=("j",)),
                )
            else:
                yield number, ReviewedClaim(id=claim.id, claim=claim)


def weighed(tellers: Sequence[Teller], between: tuple[str, str] = ("CUB", "VNM")) -> dict[int, Credence]:
    """The credence of each happening between two states, by its number."""
    told = [pair for teller in tellers for pair in teller.claims()]
    claims = {reviewed.id: reviewed for _, reviewed in told}
    events = {
        number: Event(
            id=f"e{number}", kind="visit", source=between[0], target=between[1], date=When.unknown(),
            factuality=Factuality.HAPPENED, claims_for=tuple(r.id for n, r in told if n == number),
        )
        for number in dict.fromkeys(number for number, _ in told)
    }  # fmt: skip
    documents = [teller.document() for teller in tellers]
    graph = source_graph(documents, {name: r.claim for name, r in claims.items()}, load())
    weighing = Weighing(events.values(), claims, graph, load())
    return {number: weighing.credence(event) for number, event in events.items()}


Weigh = Callable[..., dict[int, Credence]]


@pytest.fixture(name="weighed")
def weighed_fixture() -> Weigh:
    return weighed


@pytest.fixture
def teller() -> type[Teller]:
    return Teller
