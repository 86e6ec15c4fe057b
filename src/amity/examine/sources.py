"""Of sources that disagree, the one that stands alone, or that tells at second hand."""

from collections.abc import Sequence

from amity.model.claims import Claim


def odd_one_out(sides: Sequence[Sequence[Claim]]) -> str:
    """A sentence on which side of a disagreement is the weaker, with a space before it; empty if unclear.

    Where three sources or more speak, the one that stands alone; of two, the one that names somebody else as
    its source, where the other speaks for itself (on directness Howell and Prevenier 2001, ch. 3).
    """
    docs = [sorted({claim.passage.doc for claim in side}) for side in sides]
    counts = sorted(len(side) for side in docs)
    if len(sides) > 1 and sum(counts) > 2 and counts[0] == 1 < counts[1]:
        alone = min(docs, key=len)[0]
        return f" {alone} stands alone among {sum(counts)} sources."
    hearsay = [all(claim.attribution for claim in side) for side in sides]
    if hearsay.count(True) == 1:
        second = docs[hearsay.index(True)]
        return f" {second[0]} tells it at second hand."
    return ""
