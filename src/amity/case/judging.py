"""Making judgements: what may be said, and what is kept so that it holds when documents are read again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue, NotFound
from amity.model.claims import Claim
from amity.model.interchange import claim_from_line, judgement_line, passage_line
from amity.model.judgements import Judgement, Verdict
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim
from amity.reconcile import ANALYST, corrected, in_force, note_of

if TYPE_CHECKING:
    from amity.reference import Reference

TEXTS = ("kind", "source", "target", "place", "date", "date_words", "modality", "note", "shape", "anchor")
LISTS = ("others", "persons", "attribution", "inferred", "alternatives")
NEEDED = ("kind", "modality", "shape")
STATES = ("source", "target", "others")


def check_fields(fields: Mapping[str, Any], reference: "Reference", kinds: Iterable[str]) -> None:
    """Raise InvalidValue for a field that a claim has not, or whose value cannot be."""
    for name, value in fields.items():
        if name not in (*TEXTS, *LISTS, "quantity"):
            raise InvalidValue(
                "Judgement", "changes", name, f"one of {', '.join((*TEXTS, *LISTS))}, quantity"
            )
        texts = value if name in LISTS else [value]
        if name in LISTS and (isinstance(value, str) or not isinstance(value, Sequence)):
            raise InvalidValue("Claim", name, value, "a list of texts")
        if name in TEXTS and value is None and name in NEEDED:
            raise InvalidValue("Claim", name, value, "given")
        if name != "quantity" and not all(isinstance(text, str) or text is None for text in texts):
            raise InvalidValue("Claim", name, value, "text")
        if name in STATES and (strange := [code for code in texts if code and code not in reference.states]):
            raise InvalidValue("Claim", name, strange[0], "the code of a state, such as MNG or PRK")
    if "kind" in fields and fields["kind"] not in set(kinds):
        raise InvalidValue("Claim", "kind", fields["kind"], "a kind of `amity kinds`")


def verdict_of(text: Verdict | str) -> Verdict:
    """The verdict of that name. Raises InvalidValue where there is none."""
    try:
        return Verdict(text)
    except ValueError:
        raise InvalidValue("Judgement", "verdict", text, f"one of {', '.join(Verdict)}") from None


def judge(
    reviewed: ReviewedClaim,
    verdict: Verdict,
    *,
    changes: Mapping[str, Any],
    log: Sequence[Judgement],
    document: Iterable[Claim],
) -> Judgement:
    """A judgement on a claim, still without author and date.

    `document` are the claims of its document. Raises InvalidValue where a correction changes nothing or
    another verdict has changes, InvalidDate for a date that is none.
    """
    if verdict not in (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT):
        raise InvalidValue("Judgement", "verdict", str(verdict), "accept, reject or correct")
    if bool(changes) != (verdict is Verdict.CORRECT):
        raise InvalidValue("Judgement", "changes", dict(changes), "given with correct, and only with it")
    if verdict is Verdict.CORRECT and corrected(reviewed.claim, changes) == reviewed.claim:
        raise InvalidValue("Judgement", "changes", dict(changes), "other than what the claim says already")
    first = next((j for j in in_force(log) if j.claim == reviewed.id), None)
    note = _note(first) if first else note_of(reviewed.claim, document)
    anchor = first.passage if first else reviewed.claim.passage
    digest = first.doc_sha256 if first else reviewed.claim.doc_sha256
    return _judgement(verdict, reviewed.id, anchor, digest, changes={**changes, "read": note})


def _note(first: Judgement) -> Mapping[str, Any]:
    """The claim as it was when first judged, which all judgements on it keep."""
    note: Mapping[str, Any] = first.changes if first.verdict is Verdict.ADD else first.changes.get("read", {})
    return note


def add(passage: Passage, doc_sha256: str, fields: Mapping[str, Any], document: Iterable[Claim]) -> Judgement:
    """A judgement that adds a claim which the reader missed, still without author and date.

    Raises InvalidValue where the document has that very claim already.
    """
    line = {**fields, **passage_line(passage), "doc_sha256": doc_sha256, "engine": ANALYST}
    claim, claims = claim_from_line(line), list(document)
    if any(other.id == claim.id for other in claims):
        raise InvalidValue(
            "Claim", "quote", passage.quote, f"of a claim that was missed; this one is {claim.id}"
        )
    return _judgement(Verdict.ADD, claim.id, passage, doc_sha256, changes=note_of(claim, claims))


def undo(log: Sequence[Judgement], claim: str | None, name: str = "") -> Judgement:
    """A judgement that takes back the last one in force, on a claim or any, or the one that is named.

    Raises NotFound without one.
    """
    held = [j for j in in_force(log) if claim in (None, j.claim) and name in ("", j.id)]
    if not held:
        raise NotFound("judgement on", claim or "any claim", "there is nothing to undo")
    last = held[-1]
    return replace(
        _judgement(Verdict.UNDO, last.claim, last.passage, last.doc_sha256, changes={}), undoes=last.id
    )


def _judgement(
    verdict: Verdict, claim: str, passage: Passage, digest: str, *, changes: Mapping[str, Any]
) -> Judgement:
    return Judgement(
        id="", verdict=verdict, claim=claim, passage=passage, doc_sha256=digest, by="", at="", changes=changes
    )  # fmt: skip


def signed(judgement: Judgement, *, by: str, why: str, log: Sequence[Judgement]) -> Judgement:
    """The judgement with its author, reason, date and id; later than all others, whatever the clock says."""
    said = replace(judgement, by=by, why=why, at=stamp(j.at for j in log))
    line = json.dumps(judgement_line(said), ensure_ascii=False, sort_keys=True)
    return replace(said, id=f"j-{sha256(line.encode()).hexdigest()[:10]}")


def stamp(earlier: Iterable[str]) -> str:
    """The time now, in UTC to the microsecond; later than all `earlier` ones, whatever the clock says."""
    now = datetime.now(UTC)
    last = max((moment for at in earlier if (moment := _moment(at))), default=now - timedelta(days=1))
    at = max(now, last + timedelta(microseconds=1))
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
