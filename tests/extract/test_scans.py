"""Claims from poor scans are told from the others, and never trusted."""

from amity.extract import extract
from amity.extract.engines import read
from amity.extract.reasons import reasons
from amity.extract.scans import POOR
from amity.model.claims import Claim, Tier
from amity.model.documents import Block, BlockKind, Document, Source
from amity.reference import Reference

SENTENCE = "Kim Il-sung visited Mongolia in July 1956."


def claims(reference: Reference, *confidences: float | None) -> tuple[Claim, ...]:
    """The claims of a document with the same sentence in a block for each confidence."""
    length = len(SENTENCE) + 2
    blocks = tuple(
        Block(
            kind=BlockKind.PARAGRAPH, start=length * i, end=length * i + len(SENTENCE), confidence=confidence
        )
        for i, confidence in enumerate(confidences)
    )
    text = "\n\n".join([SENTENCE] * len(confidences))
    document = Document(name="a", path="a.png", text=text, sha256="", language="en", reader="scan",
                        source=Source(id="a"), blocks=blocks)  # fmt: skip
    return extract(document, reference).claims


def test_only_the_claims_of_poor_blocks_are_low(reference: Reference) -> None:
    found = claims(reference, 0.95, 0.4, None)
    assert [POOR in claim.rules for claim in found] == [False, True, False]
    assert [claim.tier for claim in found] == [Tier.HIGH, Tier.LOW, Tier.HIGH]


def test_the_id_does_not_hang_on_the_confidence(reference: Reference) -> None:
    assert [claim.id for claim in claims(reference, 0.4)] == [claim.id for claim in claims(reference, None)]


def test_every_engine_is_doubted_and_the_reason_is_told(reference: Reference) -> None:
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(SENTENCE), page=2, confidence=0.4)
    document = Document(name="a", path="a.png", text=SENTENCE, sha256="", language="en", reader="scan",
                        source=Source(id="a"), blocks=(block,))  # fmt: skip
    (claim,) = read(document, reference, "rules").claims
    assert (claim.tier, claim.rules.count(POOR), "tier:explicit" in claim.rules) == (Tier.LOW, 1, False)
    told = [reason.meaning for reason in reasons(claim, SENTENCE) if reason.rule == "scan"]
    assert told == ["it stands on a page that text recognition could hardly make out"]
