"""What is read from a page that text recognition could hardly make out is never trusted."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from amity.model.claims import Claim, Tier
from amity.model.documents import Block, Document

POOR = "tier:scan"
"""The rule that a claim from a poor scan names."""
_SURE = "tier:explicit"


def doubted(document: Document, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, those from blocks that are `poor` with the lowest tier and the rule that says why.

    >>> from amity.extract import extract
    >>> from amity.model.documents import BlockKind, Source
    >>> from amity.reference import load
    >>> text = "Kim Il-sung visited Mongolia in July 1956."
    >>> block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text), page=3, confidence=0.55)
    >>> scan = Document(name="a", path="a.png", text=text, sha256="", language="en", reader="scan",
    ...     source=Source(id="a"), blocks=(block,))
    >>> [(str(claim.tier), claim.rules[-1]) for claim in extract(scan, load()).claims]
    [('low', 'tier:scan')]
    """
    poor = sorted((block for block in document.blocks if block.poor), key=lambda block: block.start)
    starts = [block.start for block in poor]
    for claim in claims:
        touched = poor and _touches(poor[: bisect_right(starts, claim.passage.end - 1)], claim)
        yield _low(claim) if touched else claim


def _low(claim: Claim) -> Claim:
    rules = (rule for rule in claim.rules if rule not in (_SURE, POOR))
    return replace(claim, tier=Tier.LOW, rules=(*rules, POOR))


def _touches(blocks: list[Block], claim: Claim) -> bool:
    """Whether the last of the blocks that begin before a passage ends reaches into it."""
    return bool(blocks) and blocks[-1].end > claim.passage.start
