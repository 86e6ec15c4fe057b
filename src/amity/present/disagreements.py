"""Where the sources differ on one happening: on its date, on who took part, or on whether it took place."""

from collections.abc import Sequence
from dataclasses import dataclass

from amity.model.claims import Claim
from amity.model.events import Event
from amity.model.reviewed import ReviewedClaim
from amity.present.chronology import by_date, claims_for, dates_given, happened, unrealised
from amity.present.dates import marked
from amity.present.material import Material
from amity.present.notes import Notes, Statement, joined
from amity.present.wording import amount, listed, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A happening and what each source has of it: "Date: 15 October 1948 [1]; 8 October 1948 [2]"."""

    event: Event
    what: str
    points: tuple[Statement, ...]


def disagreements(material: Material, notes: Notes) -> tuple[Disagreement, ...]:
    """The events between the states on which claims differ, by date."""
    events = sorted((*happened(material), *unrealised(material)), key=by_date)
    found = (_disagreement(material, event, notes) for event in events)
    return tuple(disagreement for disagreement in found if disagreement.points)


def _disagreement(material: Material, event: Event, notes: Notes) -> Disagreement:
    points = [_point(field, _given(material, event, field), notes) for field in event.contested]
    if event.claims_against:
        points.append(
            _against(material, [material.claims_by_id[name] for name in event.claims_against], notes)
        )
    return Disagreement(
        event=event,
        what=sentence(event, material.names),
        points=tuple(point for point in points if point),
    )


def _given(material: Material, event: Event, field: str) -> dict[str, list[ReviewedClaim]]:
    """What the claims have for a field, in words, each with those who give it."""
    if field == "date":
        return {marked(claims[0].claim.date): claims for _, claims in dates_given(material, event)}
    given: dict[str, list[ReviewedClaim]] = {}
    for claim in claims_for(material, event):
        value = _value(material, field, claim.claim)
        if value and claim.claim.factuality is event.factuality:
            given.setdefault(value, []).append(claim)
    return given


def _point(field: str, given: dict[str, list[ReviewedClaim]], notes: Notes) -> Statement:
    """The values of a field, each with its citations; nothing where there are not two."""
    if len(given) < 2:
        return ()
    parts: list[Statement] = [(f"{field.replace('_', ' ').capitalize()}: ",)]
    for i, (value, claims) in enumerate(given.items()):
        parts.append((f"{'; ' if i else ''}{value}", *notes.cite_all(claims)))
    return joined(parts)


def _value(material: Material, field: str, claim: Claim) -> str:
    """What a claim has for a field, in words; the empty string where it says nothing of it."""
    if field == "quantity":
        return amount(claim.quantity) if claim.quantity else ""
    value = getattr(claim, field, "") or ""
    values = value if isinstance(value, tuple) else (str(value),)
    return listed([material.names.get(part, part) for part in values])


def _against(material: Material, claims: Sequence[ReviewedClaim], notes: Notes) -> Statement:
    parts: list[Statement] = [("Against it: ",)]
    for i, claim in enumerate(claims):
        said = sentence(claim.claim, material.names)
        parts.append((f"{'; ' if i else ''}{said}, {marked(claim.claim.date)}", *notes.cite_all([claim])))
    return joined(parts)
