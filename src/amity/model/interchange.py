"""The vocabulary as plain JSON objects, one a line, and back.

These lines are what commands print, what the index keeps and what other programs read; the JSON Schemas in
`amity/model/schemas` describe them. Dates are in EDTF (ISO 8601-2), null where unknown; offsets count code
points in the canonical text.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from amity.errors import InvalidValue
from amity.model.claims import Claim, Quantity, Shape, Tier
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Flow, Observation
from amity.model.judgements import Judgement, Verdict
from amity.model.mentions import DateMention, Duration, Reckoning, Relation, Role
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When

Line = dict[str, Any]
_E = TypeVar("_E", bound=StrEnum)


def claim_line(claim: Claim) -> Line:
    """The claim as a JSON object: `modality` is its factuality, `date` null where it is unknown.

    >>> from amity.model.passages import Passage
    >>> said = Passage(doc="000", start=0, end=11, quote="Kim visited")
    >>> claim = Claim(passage=said, kind="visit", source="PRK", target="MNG", date=When.parse("1956-07"),
    ...     factuality=Factuality.HAPPENED)
    >>> line = claim_line(claim)
    >>> line["kind"], line["date"], line["modality"], claim_from_line(line) == claim
    ('visit', '1956-07', 'happened', True)
    """
    quantity = claim.quantity
    return {
        "doc": claim.passage.doc,
        "id": claim.id,
        **_passage_fields(claim.passage),
        "kind": claim.kind,
        "source": claim.source,
        "target": claim.target,
        "others": list(claim.others),
        "persons": list(claim.persons),
        "place": claim.place,
        **when_fields(claim.date),
        "modality": str(claim.factuality),
        "attribution": list(claim.attribution),
        "quantity": None if quantity is None else quantity_line(quantity),
        "note": claim.note,
        "shape": str(claim.shape),
        "alternatives": list(claim.alternatives),
        "tier": str(claim.tier),
        "rules": list(claim.rules),
        "engine": claim.engine,
        "doc_sha256": claim.doc_sha256,
    }


def claim_from_line(line: Mapping[str, Any]) -> Claim:
    """The claim that `line` describes; its `id` is not read but follows from the content.

    Raises InvalidValue where a field is missing or cannot be, InvalidDate for a date that is not EDTF.
    """
    quantity = line.get("quantity")
    return Claim(
        passage=passage_from_line(line),
        kind=_needed("Claim", line, "kind"),
        source=line.get("source"),
        target=line.get("target"),
        date=when_from_line(line),
        factuality=_member(Factuality, "Claim", "modality", line.get("modality", "happened")),
        others=_texts(line, "others"),
        persons=_texts(line, "persons"),
        place=line.get("place"),
        attribution=_texts(line, "attribution"),
        quantity=None if quantity is None else quantity_from_line(quantity),
        note=line.get("note") or "",
        shape=_member(Shape, "Claim", "shape", line.get("shape", "event")),
        alternatives=_texts(line, "alternatives"),
        tier=_member(Tier, "Claim", "tier", line.get("tier", "low")),
        rules=_texts(line, "rules"),
        engine=line.get("engine") or "rules",
        doc_sha256=line.get("doc_sha256") or "",
    )


def reviewed_line(reviewed: ReviewedClaim) -> Line:
    """A claim as it now stands, as a JSON object: that of the claim, with its standing and judgements.

    `id` is the one that stays; `also` are its other ids.
    """
    return {
        **claim_line(reviewed.claim),
        "id": reviewed.id,
        "also": list(reviewed.also),
        "standing": str(reviewed.standing),
        "judgements": list(reviewed.judgements),
    }


def when_fields(when: When) -> Line:
    """A date as fields of a line: EDTF, the words in the text, what was inferred, the anchor.

    >>> when_fields(When.unknown())
    {'date': None, 'date_words': '', 'inferred': [], 'anchor': ''}
    """
    return {
        "date": str(when) or None,
        "date_words": when.words,
        "inferred": list(when.inferred),
        "anchor": when.anchor,
    }


def when_from_line(line: Mapping[str, Any]) -> When:
    """The date in the fields of `line`. Raises InvalidDate where it is not EDTF.

    >>> when_from_line({"date": "1956-07", "inferred": ["year"]}).inferred
    ('year',)
    """
    edtf = line.get("date")
    when = When.parse(edtf) if edtf else When.unknown()
    words, anchor, inferred = line.get("date_words") or "", line.get("anchor") or "", _texts(line, "inferred")
    if not (words or anchor or inferred):
        return when
    return when.replace(words=words, anchor=anchor, inferred=inferred)


def date_line(doc: str, mention: DateMention) -> Line:
    """A date expression in place: `inferred` says whether any part of it is not in its words.

    Of a length of time `date` is the duration in ISO 8601.

    >>> date_line("000", DateMention(start=3, end=12, when=When.parse("1956-07")))["date"]
    '1956-07'
    """
    when = mention.when
    return {
        "doc": doc,
        "start": mention.start,
        "end": mention.end,
        "date": mention.edtf or None,
        "words": when.words,
        "inferred": bool(when.inferred),
        "inferred_parts": list(when.inferred),
        "anchor": when.anchor,
        "relation": str(mention.relation),
        "named": mention.named,
        "reckoning": str(mention.reckoning),
        "role": str(mention.role),
    }


def date_from_line(line: Mapping[str, Any]) -> DateMention:
    """The date expression that `line` describes. Raises InvalidDate where its date is not EDTF.

    >>> mention = DateMention(start=3, end=12, when=When.parse("1956-07"))
    >>> date_from_line(date_line("000", mention)) == mention
    True
    """
    date = line.get("date") or ""
    lasting = date.startswith("P")
    fields = {"date_words": line.get("words"), "inferred": line.get("inferred_parts")}
    return DateMention(
        start=_needed("DateMention", line, "start"),
        end=_needed("DateMention", line, "end"),
        when=when_from_line({"date": "" if lasting else date, "anchor": line.get("anchor"), **fields}),
        relation=_member(Relation, "DateMention", "relation", line.get("relation", "at")),
        named=line.get("named") or "",
        reckoning=_member(Reckoning, "DateMention", "reckoning", line.get("reckoning", "stated")),
        role=_member(Role, "DateMention", "role", line.get("role", "text")),
        duration=Duration(edtf=date) if lasting else None,
    )


def quantity_line(quantity: Quantity) -> Line:
    """The number that a claim turns on, as a JSON object.

    >>> quantity_line(Quantity(value=200, unit="war orphans"))
    {'value': 200, 'unit': 'war orphans', 'approximate': False}
    """
    return {"value": quantity.value, "unit": quantity.unit, "approximate": quantity.approximate}


def quantity_from_line(line: Mapping[str, Any]) -> Quantity:
    """The quantity that `line` describes. Raises InvalidValue where its value is no number."""
    value = line.get("value")
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise InvalidValue("Quantity", "value", value, "a number")
    return Quantity(value=value, unit=line.get("unit") or "", approximate=bool(line.get("approximate")))


def passage_line(passage: Passage) -> Line:
    """A passage as a JSON object.

    >>> passage_line(Passage(doc="000", start=0, end=3, quote="Kim"))
    {'doc': '000', 'start': 0, 'end': 3, 'quote': 'Kim', 'prefix': '', 'suffix': ''}
    """
    return {"doc": passage.doc, **_passage_fields(passage)}


def passage_from_line(line: Mapping[str, Any]) -> Passage:
    """The passage in the fields of `line`. Raises InvalidValue where one is missing or cannot be."""
    return Passage(
        doc=_needed("Passage", line, "doc"),
        start=_needed("Passage", line, "start"),
        end=_needed("Passage", line, "end"),
        quote=_needed("Passage", line, "quote"),
        prefix=line.get("prefix") or "",
        suffix=line.get("suffix") or "",
    )


def judgement_line(judgement: Judgement) -> Line:
    """A judgement as a JSON object: a line of `judgements.jsonl`.

    `read` is the claim as the reader had it when it was judged, by which it is found again.

    >>> said = Passage(doc="000", start=0, end=3, quote="Kim")
    >>> judgement = Judgement(id="j1", verdict=Verdict.ACCEPT, claim="000-1", passage=said, doc_sha256="ab",
    ...     by="S. Bat", at="2024-03-01T09:30:00Z", why="read in the original")
    >>> judgement_from_line(judgement_line(judgement)) == judgement
    True
    """
    return {
        "id": judgement.id,
        "verdict": str(judgement.verdict),
        "claim": judgement.claim,
        **passage_line(judgement.passage),
        "doc_sha256": judgement.doc_sha256,
        "by": judgement.by,
        "at": judgement.at,
        "why": judgement.why,
        "changes": {name: value for name, value in judgement.changes.items() if name != "read"},
        "read": judgement.changes.get("read"),
        "undoes": judgement.undoes,
    }


def judgement_from_line(line: Mapping[str, Any]) -> Judgement:
    """The judgement that `line` describes. Raises InvalidValue where a field is missing or cannot be."""
    return Judgement(
        id=_needed("Judgement", line, "id"),
        verdict=_member(Verdict, "Judgement", "verdict", line.get("verdict")),
        claim=line.get("claim") or "",
        passage=passage_from_line(line),
        doc_sha256=line.get("doc_sha256") or "",
        by=line.get("by") or "",
        at=line.get("at") or "",
        why=line.get("why") or "",
        changes={**(line.get("changes") or {}), **({"read": line["read"]} if line.get("read") else {})},
        undoes=line.get("undoes") or "",
    )


def event_line(event: Event) -> Line:
    """An event as a JSON object, with the ids of its claims and each date that they give."""
    return {
        "id": event.id,
        "kind": event.kind,
        "source": event.source,
        "target": event.target,
        "others": list(event.others),
        "persons": list(event.persons),
        "place": event.place,
        **when_fields(event.date),
        "dates": [when_fields(date) for date in event.dates],
        "modality": str(event.factuality),
        "claims_for": list(event.claims_for),
        "claims_against": list(event.claims_against),
        "foretold": list(event.foretold),
        "witnesses": event.witnesses,
        "reviewed": event.reviewed,
        "credible": event.credible,
        "contested": list(event.contested),
    }


def event_from_line(line: Mapping[str, Any]) -> Event:
    """The event that `line` describes. Raises InvalidValue or InvalidDate where a field cannot be."""
    return Event(
        id=_needed("Event", line, "id"),
        kind=_needed("Event", line, "kind"),
        source=line.get("source"),
        target=line.get("target"),
        date=when_from_line(line),
        factuality=_member(Factuality, "Event", "modality", line.get("modality")),
        claims_for=_texts(line, "claims_for"),
        claims_against=_texts(line, "claims_against"),
        foretold=_texts(line, "foretold"),
        others=_texts(line, "others"),
        persons=_texts(line, "persons"),
        place=line.get("place"),
        dates=tuple(when_from_line(date) for date in line.get("dates") or ()),
        witnesses=line.get("witnesses", 1),
        reviewed=bool(line.get("reviewed")),
        credible=bool(line.get("credible")),
        contested=_texts(line, "contested"),
    )


def flow_line(flow: Flow) -> Line:
    """A value of a measured series as a JSON object, with the passage or the row that it stands in."""
    return {
        "series": flow.series,
        "measure": flow.measure,
        "source": flow.source,
        "target": flow.target,
        "directed": flow.directed,
        "period": str(flow.period) or None,
        "value": flow.value,
        "unit": flow.unit,
        "observation": str(flow.observation),
        "rounding": flow.rounding,
        "row_label": flow.row_label,
        "column_label": flow.column_label,
        "passage": None if flow.passage is None else passage_line(flow.passage),
        "row": flow.row,
        "origin": flow.origin,
    }


def flow_from_line(line: Mapping[str, Any]) -> Flow:
    """The value that `line` describes. Raises InvalidValue or InvalidDate where a field cannot be."""
    passage = line.get("passage")
    return Flow(
        series=_needed("Flow", line, "series"),
        measure=_needed("Flow", line, "measure"),
        source=line.get("source"),
        target=line.get("target"),
        directed=bool(line.get("directed")),
        period=When.parse(line["period"]) if line.get("period") else When.unknown(),
        value=line.get("value"),
        unit=line.get("unit") or "",
        observation=_member(Observation, "Flow", "observation", line.get("observation")),
        rounding=line.get("rounding"),
        row_label=line.get("row_label") or "",
        column_label=line.get("column_label") or "",
        passage=None if passage is None else passage_from_line(passage),
        row=line.get("row"),
        origin=line.get("origin") or "",
    )


def _passage_fields(passage: Passage) -> Line:
    return {
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
    }


def _needed(kind: str, line: Mapping[str, Any], field: str) -> Any:
    value = line.get(field)
    if value is None:
        raise InvalidValue(kind, field, value, "given")
    return value


def _texts(line: Mapping[str, Any], field: str) -> tuple[str, ...]:
    return tuple(line.get(field) or ())


def _member(members: type[_E], kind: str, field: str, value: object) -> _E:
    try:
        return members(str(value))
    except ValueError:
        raise InvalidValue(kind, field, value, f"one of {', '.join(members)}") from None
