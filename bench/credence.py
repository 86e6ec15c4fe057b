"""How well the truth is found among sources that copy, beside four peers, and what weighing a case costs.

The simulation: sixty items with ten possible values; four independent sources with 75 per cent right, one
with 50, and five that repeat that one in 95 per cent of the items and err on their own in the rest; errors
are uniform; twenty seeds. Two more sets of sources show what finding copies costs where nobody copies, and
where the copied source is as good as the others. With the word `growth` sizes and seconds of a case's graph.

Each line is name, figure, unit and bound.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from peers import PEERS

from amity.examine.credence import Weighing, truths
from amity.examine.independence import source_graph
from amity.model.claims import Claim, Tier
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim
from amity.model.truths import Assertion
from amity.model.when import When
from amity.reconcile import events
from amity.reference import load

ITEMS, VALUES, SEEDS = 60, 10, 20
REPEATED = 0.95
SIZES = (1_000, 4_000)
CLAIMS = 10
WORDS = (
    "talks trade river envoy border harvest treaty winter railway copper delegation minister port wool "
    "season engineer school hospital camel station grain council festival bridge timber archive letter"
).split()


@dataclass(frozen=True)
class World:
    """What is true of each item, and what each source says: item -> source -> value."""

    true: dict[str, str]
    said: dict[str, dict[str, str]]


def world(seed: int, independent: Sequence[float], copied: float | None, copiers: int) -> World:
    """Sources of that accuracy, one that is copied, and those that copy it."""
    chance = random.Random(seed)  # noqa: S311 - chance that anyone can repeat
    true, said = {}, {}
    for number in range(ITEMS):
        item, right = f"item {number:03d}", str(chance.randrange(VALUES))

        def wrong(right: str = right) -> str:
            return chance.choice([str(value) for value in range(VALUES) if str(value) != right])

        given = {
            f"own {n}": right if chance.random() < share else wrong() for n, share in enumerate(independent)
        }
        if copied is not None:
            model = given["model"] = right if chance.random() < copied else wrong()
            for n in range(copiers):
                given[f"copy {n}"] = model if chance.random() < REPEATED else wrong()
        true[item], said[item] = right, given
    return World(true, said)


def ours(said: dict[str, dict[str, str]]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """The values that we choose, and the pairs that we say are dependent."""
    found = truths(
        Assertion(source=source, item=item, value=value)
        for item, given in said.items()
        for source, value in given.items()
    )
    chosen = {item: ranked[0].value for item, ranked in found.ranking.items()}
    return chosen, {(pair.one, pair.other) for pair in found.copying}


def accuracy(chosen: dict[str, str], one: World) -> float:
    return sum(chosen[item] == value for item, value in one.true.items()) / len(one.true)


def simulate(name: str, make: Callable[[int], World], bound: str) -> None:
    worlds = [make(seed) for seed in range(SEEDS)]
    results = [ours(one.said) for one in worlds]
    shares = [accuracy(chosen, one) for (chosen, _), one in zip(results, worlds, strict=True)]
    report(f"{name}: Amity", sum(shares) / SEEDS, "accuracy", bound)
    for peer, choose in PEERS.items():
        share = sum(accuracy(choose(one.said), one) for one in worlds) / SEEDS
        report(f"{name}: {peer}", share, "accuracy", "")
    pairs: Counter[str] = Counter()
    for (_, found), one in zip(results, worlds, strict=True):
        group = sorted(source for source in one.said["item 000"] if not source.startswith("own"))
        real = {(a, b) for i, a in enumerate(group) for b in group[i + 1 :]}
        pairs += Counter(right=len(found & real), found=len(found), real=len(real))
    if pairs["real"]:
        report(f"{name}: copies found", pairs["right"] / pairs["real"], "recall", ">=0.9")
        report(
            f"{name}: of the pairs called copies",
            pairs["right"] / max(1, pairs["found"]),
            "precision",
            ">=0.9",
        )
    else:
        report(f"{name}: pairs called copies", pairs["found"] / SEEDS, "pairs", "<=1")


def report(name: str, figure: float, unit: str, bound: str) -> None:
    print(f"{name}\t{figure:.4f}\t{unit}\t{bound}", flush=True)


def library(count: int) -> tuple[list[Document], dict[str, ReviewedClaim]]:
    """Documents of ten claims each, every tenth of which reprints another; all claims fall on few days."""
    chance = random.Random(count)  # noqa: S311 - as above
    documents, claims = [], {}
    texts: list[str] = []
    for number in range(count):
        reprint = number % 10 == 9
        text = texts[chance.randrange(len(texts))] if reprint else story(chance)
        texts.append(text)
        document = printed(f"d{number:06d}", text, 1950 + number % 70)
        documents.append(document)
        for claim in told(document):
            claims[claim.id] = ReviewedClaim(id=claim.id, claim=claim)
    return documents, claims


def story(chance: random.Random) -> str:
    """Ten sentences of words drawn anew."""
    sentences = (" ".join(chance.choices(WORDS, k=25)).capitalize() + "." for _ in range(CLAIMS))
    return " ".join(sentences)


def printed(name: str, text: str, year: int) -> Document:
    csl = {"type": "article-newspaper", "title": name, "issued": {"date-parts": [[year]]},
           "container-title": f"Paper {int(name[1:]) % 500}"}  # fmt: skip
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    return Document(name=name, path="", text=text, sha256=name, language="en", reader="bench",
                    source=Source(id=name, csl=csl), blocks=(block,))  # fmt: skip


def told(document: Document) -> list[Claim]:
    """A claim for each sentence; the day is one of a hundred."""
    found, start = [], 0
    for number, sentence in enumerate(document.text.split(". ")):
        quote = document.text[start : start + len(sentence)]
        day = (len(quote) * 7 + number * 13) % 100
        found.append(
            Claim(passage=Passage(doc=document.name, start=start, end=start + len(sentence), quote=quote),
                  kind="meeting", source="MNG", target="PRK", factuality=Factuality.HAPPENED, tier=Tier.HIGH,
                  date=When.parse(f"1949-{1 + day // 28:02d}-{1 + day % 28:02d}"),
                  doc_sha256=document.sha256)
        )  # fmt: skip
        start += len(sentence) + 2
    return found


def weighing(count: int) -> float:
    """Seconds of the processor to make the graph of that many documents and to weigh all their events."""
    documents, claims = library(count)
    happened = events(claims.values())
    reference = load()
    start = time.process_time()
    graph = source_graph(documents, {name: told.claim for name, told in claims.items()}, reference)
    weighed = Weighing(happened, claims, graph, reference)
    for event in happened:
        weighed.credence(event)
    return time.process_time() - start


def main() -> None:
    copied = [0.75] * 4
    simulate("four at 75%, one at 50% and five copies of it", lambda s: world(s, copied, 0.5, 5), ">=0.9")
    simulate("four at 75%, one at 75% and five copies of it", lambda s: world(s, copied, 0.75, 5), "")
    simulate("eight independent ones at 75%", lambda s: world(s, [0.75] * 8, None, 0), "")
    simulate("eight independent ones at 95%", lambda s: world(s, [0.95] * 8, None, 0), "")
    seconds = {}
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        seconds[size] = min(weighing(size) for _ in range(2))
        report(f"sources and credence of {size * CLAIMS:,} claims in {size:,} texts", seconds[size], "s", "")
    if set(SIZES) <= set(seconds):
        report("growth for four times the texts", seconds[SIZES[1]] / seconds[SIZES[0]], "times", "<=5")


if __name__ == "__main__":
    main()
