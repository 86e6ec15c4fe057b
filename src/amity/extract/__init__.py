"""From documents to claims, flows and dates: the engine `rules`, deterministic and offline."""

from dataclasses import dataclass

from amity.extract import engine, headlines
from amity.extract.dates import DateMention
from amity.extract.flows import flows_of
from amity.extract.languages.unread import Unread, unread
from amity.extract.scans import doubted
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.model.flows import Flow
from amity.reference import Reference

__all__ = ["Extraction", "Unread", "extract"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was read from a document: its claims and date expressions in the order of the text, its flows.

    `unread` says what of its prose is in a language that is not read.
    """

    claims: tuple[Claim, ...]
    flows: tuple[Flow, ...]
    dates: tuple[DateMention, ...]
    unread: tuple[Unread, ...] = ()


def extract(document: Document, reference: Reference, *, dyad: tuple[str, ...] = ()) -> Extraction:
    """Read a document. The same document and reference data give the same result, everywhere.

    `dyad` is the pair of states that is studied: a document that names these two most is taken to be about
    them, so that a party left out is the other of the two. Only running prose is read for claims, and notes
    as the notes of claims; table cells become flows. A list of dated headlines is read row by row.

    >>> from amity.model.documents import Block, BlockKind, Source
    >>> from amity.reference import load
    >>> text = "Kim Il-sung visited Mongolia in July 1956."
    >>> block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    >>> document = Document(name="a", path="a.txt", text=text, sha256="", language="en", reader="text",
    ...     source=Source(id="a"), blocks=(block,))
    >>> claim, = extract(document, load()).claims
    >>> claim.kind, claim.source, claim.target, str(claim.date), str(claim.factuality)
    ('visit', 'PRK', 'MNG', '1956-07', 'happened')
    """
    if headlines.is_list(document):
        return Extraction(
            claims=tuple(headlines.read_headlines(document, reference, dyad)),
            flows=(),
            dates=tuple(headlines.read_headline_dates(document, reference)),
        )
    return Extraction(
        claims=tuple(doubted(document, engine.read_claims(document, reference, dyad=dyad))),
        flows=flows_of(document, reference),
        dates=tuple(engine.read_dates(document, reference)),
        unread=unread(document),
    )
