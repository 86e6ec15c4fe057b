"""Claims as they stand after the judgements.

A judgement finds its claim in this order:

1. by the claim's id;
2. among claims of the same text, by the passage: claims of the same kind (as it was read or corrected),
   whose passage shares at least half of the shorter of the two, which involve one of the same states (for a
   rejection: all of them), and which did not stand beside the judged claim when it was judged; the one that
   agrees in most fields. Where the file has another text by now, the quote must be the same, to the letter;
3. not at all: then an accepted, corrected or added claim is kept as a claim of the engine "analyst", and a
   rejected one as rejected.

What stands is what the analyst saw, with the corrections; another version of a reader changes nothing of it.
Judgements rank by time, and by id where the time is the same, so that the order of lines has no say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from amity.model.claims import Claim
from amity.model.interchange import claim_from_line, claim_line, passage_line
from amity.model.judgements import Judgement, Verdict
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim, Standing

ANALYST = "analyst"
AGREEING = ("source", "target", "others", "date", "modality", "persons", "quantity", "attribution", "place")

Chain = tuple[Judgement, ...]


def in_force(judgements: Iterable[Judgement]) -> Chain:
    """The judgements that no later one takes back, the earliest first, without the UNDOs themselves.

    An UNDO can be undone too. Lines that came in twice, by a merge, count once.
    """
    ordered = sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.at, j.id))
    undone: set[str] = set()
    kept = []
    for judgement in reversed(ordered):
        if judgement.id in undone:
            continue
        if judgement.verdict is Verdict.UNDO:
            undone.add(judgement.undoes)
        else:
            kept.append(judgement)
    return tuple(reversed(kept))


def corrected(claim: Claim, changes: Mapping[str, Any]) -> Claim:
    """The claim with the changed fields, which are named as in interchange.

    A new date stands for itself: words, anchor and inferred parts of the old one go unless they are given.
    Raises InvalidValue or InvalidDate where a value cannot be.
    """
    line = claim_line(claim)
    if changes.get("date", line["date"]) != line["date"]:
        line |= {"date_words": "", "inferred": [], "anchor": ""}
    return claim_from_line(line | {name: changes[name] for name in changes if name != "read"})


def apply(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> tuple[ReviewedClaim, ...]:
    """The claims as they now stand, in the order of documents and passages.

    Each claim is there once, rejected ones too; added claims and those that no reader finds any more are
    among them. The result does not depend on the order of either input.

    >>> from amity.model.factuality import Factuality
    >>> from amity.model.when import When
    >>> said = Passage(doc="000", start=0, end=11, quote="Kim visited")
    >>> claim = Claim(passage=said, kind="visit", source="PRK", target="MNG", date=When.parse("1956"),
    ...     factuality=Factuality.HAPPENED)
    >>> better = Judgement(id="j1", verdict=Verdict.CORRECT, claim=claim.id, passage=said, doc_sha256="",
    ...     by="S. Bat", at="2024-03-01T09:30:00Z", changes={"date": "1956-07"})
    >>> [stands] = apply([claim], [better])
    >>> str(stands.claim.date), stands.standing.value, stands.id == claim.id
    ('1956-07', 'corrected', True)
    """
    read = {claim.id: claim for claim in claims}
    chains: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in in_force(judgements):
        chains[judgement.claim].append(judgement)
    found = locate(read, {name: tuple(chain) for name, chain in chains.items()})
    judged = {claim for claim in found.values() if claim is not None}
    standing = [ReviewedClaim(id=name, claim=c, read=c) for name, c in read.items() if name not in judged]
    for name, chain in chains.items():
        claim_id = found[name]
        reviewed = _reviewed(name, tuple(chain), read[claim_id] if claim_id else None)
        standing += [reviewed] if reviewed else []
    return tuple(sorted(standing, key=_place))


def _place(reviewed: ReviewedClaim) -> tuple[str, int, int, str, str]:
    passage = reviewed.claim.passage
    return passage.doc, passage.start, passage.end, reviewed.claim.kind, reviewed.id


def locate(read: Mapping[str, Claim], chains: Mapping[str, Chain]) -> dict[str, str | None]:
    """The id of the read claim that each chain of judgements is about, by the chain's own claim id.

    None where no claim of `read` (claims by id) is the one that was judged.
    """
    found: dict[str, str | None] = {name: name if name in read else None for name in chains}
    free = _by_text(claim for name, claim in read.items() if name not in chains)
    pairs = sorted(
        (-_agreement(judged, claim), name, claim.id)
        for name, chain in chains.items()
        if found[name] is None
        for judged in _versions(chain)
        for claim in (free[judged.doc_sha256] | free[judged.passage.doc]).values()
        if _same_assertion(judged, claim, chain)
    )
    taken: set[str] = set()
    for _, name, claim_id in pairs:
        if found[name] is None and claim_id not in taken:
            found[name] = claim_id
            taken.add(claim_id)
    return found


def _by_text(claims: Iterable[Claim]) -> dict[str, dict[str, Claim]]:
    """Claims by their document's hash and by its name, since a file can be renamed or changed."""
    by_text: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        for name in {claim.doc_sha256, claim.passage.doc} - {""}:
            by_text[name][claim.id] = claim
    return by_text


def _same_assertion(judged: Claim, claim: Claim, chain: Chain) -> bool:
    if judged.kind != claim.kind or claim.id in _beside(chain):
        return False
    same_text = judged.doc_sha256 == claim.doc_sha256
    if not (_overlapping(judged.passage, claim.passage) if same_text else _same_quote(judged, claim)):
        return False
    if chain[-1].verdict is Verdict.REJECT:
        return judged.states == claim.states
    return bool(judged.states & claim.states) or not (judged.states and claim.states)


def _overlapping(one: Passage, other: Passage) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)


def _same_quote(judged: Claim, claim: Claim) -> bool:
    return judged.passage.quote == claim.passage.quote


def _agreement(judged: Claim, claim: Claim) -> int:
    one, other = claim_line(judged), claim_line(claim)
    fields = sum(bool(one[name] == other[name]) for name in AGREEING)
    return fields + (judged.passage.quote == claim.passage.quote)


def _base(chain: Chain) -> Claim | None:
    """The claim as it was read (or added) when it was first judged; None where no judgement says."""
    for judgement in chain:
        fields = judgement.changes if judgement.verdict is Verdict.ADD else judgement.changes.get("read")
        if fields:
            anchor = {**passage_line(judgement.passage), "doc_sha256": judgement.doc_sha256}
            return claim_from_line({**fields, **anchor})
    return None


def _beside(chain: Chain) -> frozenset[str]:
    """Ids of the like claims that stood in the same passage when it was judged."""
    notes = (j.changes if j.verdict is Verdict.ADD else j.changes.get("read") or {} for j in chain)
    return frozenset(name for note in notes for name in note.get("beside") or ())


def _versions(chain: Chain) -> Iterator[Claim]:
    """The claim as it was read, and as corrected: a later reader may find either."""
    base = _base(chain)
    if base is not None:
        yield base
        if (after := _with_corrections(base, chain)) != base:
            yield after


def _with_corrections(claim: Claim, chain: Chain) -> Claim:
    for judgement in chain:
        if judgement.verdict is Verdict.CORRECT:
            claim = corrected(claim, judgement.changes)
    return claim


def _reviewed(name: str, chain: Chain, read: Claim | None) -> ReviewedClaim | None:
    base = _base(chain) or read
    if base is None:
        return None
    claim = _with_corrections(base, chain)
    if read is None:
        claim = replace(claim, engine=ANALYST)
    elif read.doc_sha256 != claim.doc_sha256:
        claim = replace(claim, passage=read.passage, doc_sha256=read.doc_sha256)
    elif read.passage.doc != claim.passage.doc:
        claim = replace(claim, passage=replace(claim.passage, doc=read.passage.doc))
    others = {claim.id, *([read.id] if read else [])} - {name}
    return ReviewedClaim(
        id=name,
        claim=claim,
        standing=_standing([judgement.verdict for judgement in chain]),
        judgements=tuple(judgement.id for judgement in chain),
        also=tuple(sorted(others)),
        read=read,
    )


def _standing(verdicts: Sequence[Verdict]) -> Standing:
    if verdicts[-1] is Verdict.REJECT:
        return Standing.REJECTED
    if Verdict.ADD in verdicts:
        return Standing.ADDED
    return Standing.CORRECTED if Verdict.CORRECT in verdicts else Standing.ACCEPTED


def note_of(claim: Claim, beside: Iterable[Claim]) -> dict[str, Any]:
    """What a judgement keeps of the claim as it was read (`changes["read"]`), so that it is found again.

    `beside` are the other claims of the document; the ids of those like it in the same passage are kept.
    """
    like = (
        c.id for c in beside
        if c.id != claim.id and c.kind == claim.kind and _overlapping(c.passage, claim.passage)
    )  # fmt: skip
    fields = claim_line(claim)
    for name in ("id", "doc_sha256", *passage_line(claim.passage)):
        del fields[name]
    return {**fields, "beside": sorted(like)}
