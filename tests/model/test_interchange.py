"""What goes out as a line comes back whole, is JSON, and is what the schema says."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from amity.errors import InvalidDate, InvalidValue
from amity.model import interchange as lines
from amity.model.claims import Claim, Quantity, Shape, Tier
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Flow, Observation
from amity.model.judgements import Judgement, Verdict
from amity.model.mentions import DateMention, Duration, Reckoning, Relation
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim, Standing
from amity.model.schemas import schema
from amity.model.when import When

words = st.text(st.characters(codec="utf-8"), max_size=12)
some_words = st.lists(words, max_size=3).map(tuple)
codes = st.sampled_from(["MNG", "PRK", "SUN", "CHN"])
other_codes = st.lists(codes, max_size=2).map(tuple)
maybe_code = st.none() | codes
hashes = st.sampled_from(["", "ab" * 32])
dates = st.builds(
    lambda edtf, said, anchor, inferred: When(edtf=edtf, words=said, anchor=anchor, inferred=inferred),
    st.sampled_from(["", "1956", "1956-07~", "1961/1975", "198X", "[1951,1953]", "1990-03-26", "../1948"]),
    words,
    words,
    st.sampled_from([(), ("year",), ("year", "month")]),
)
numbers = st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    quote = draw(words.filter(bool))
    start = draw(st.integers(0, 10**6))
    return Passage(
        doc=draw(words.filter(bool)),
        start=start,
        end=start + len(quote),
        quote=quote,
        prefix=draw(words),
        suffix=draw(words),
    )


claims = st.builds(
    Claim,
    passage=passages(),
    kind=st.sampled_from(["visit", "aid"]),
    source=maybe_code,
    target=maybe_code,
    date=dates,
    factuality=st.sampled_from(Factuality),
    others=other_codes,
    persons=some_words,
    place=st.none() | words,
    attribution=some_words,
    quantity=st.none() | st.builds(Quantity, value=numbers, unit=words, approximate=st.booleans()),
    note=words,
    shape=st.sampled_from(Shape),
    alternatives=some_words,
    tier=st.sampled_from(Tier),
    rules=some_words,
    engine=words.filter(bool),
    doc_sha256=hashes,
)


def through_json(line: dict[str, Any], name: str) -> dict[str, Any]:
    """The line as another program gets it, once the schema has passed it."""
    back: dict[str, Any] = json.loads(json.dumps(line, ensure_ascii=False, allow_nan=False))
    Draft202012Validator(schema(name)).validate(back)
    return back


@given(claims)
def test_claims_round_trip(claim: Claim) -> None:
    back = lines.claim_from_line(through_json(lines.claim_line(claim), "claim"))
    assert back == claim
    assert back.id == claim.id


@given(claims, st.sampled_from(["accepted", "rejected", "added"]))
def test_reviewed_claims_are_lines_of_claims(claim: Claim, standing: str) -> None:
    reviewed = ReviewedClaim(id="000-1", claim=claim, standing=Standing(standing), judgements=("j1",))
    line = through_json(lines.reviewed_line(reviewed), "claim")
    assert (line["id"], line["standing"], line["judgements"]) == ("000-1", standing, ["j1"])


@given(passages(), hashes, claims)
def test_judgements_round_trip_with_the_claim_as_it_was_read(
    passage: Passage, digest: str, claim: Claim
) -> None:
    note = {name: lines.claim_line(claim)[name] for name in ("kind", "source", "date", "quantity")}
    judgement = Judgement(
        id="j1",
        verdict=Verdict.CORRECT,
        claim="000-1",
        passage=passage,
        doc_sha256=digest,
        by="S. Bat",
        at="2024-03-01T09:30:00.000001Z",
        why="as the minutes have it",
        changes={"date": "1956-07", "persons": ["Kim Il-sung"], "read": {**note, "beside": ["000-2"]}},
    )
    line = through_json(lines.judgement_line(judgement), "judgement")
    assert "read" not in line["changes"]
    assert lines.judgement_from_line(line) == judgement


@given(st.lists(dates, max_size=3).map(tuple), dates, st.sampled_from(Factuality), some_words)
def test_events_round_trip(given_dates: tuple[When, ...], date: When, how: Factuality, persons: Any) -> None:
    event = Event(
        id="e-1",
        kind="visit",
        source="PRK",
        target=None,
        date=date,
        factuality=how,
        claims_for=("000-1", "001-2"),
        claims_against=("003-1",),
        foretold=("004-1",) if how.realised else (),
        others=("SUN",),
        persons=persons,
        place="Ulaanbaatar",
        dates=given_dates,
        witnesses=2,
        reviewed=True,
        credible=how.realised,
        contested=("date",),
    )
    assert lines.event_from_line(through_json(lines.event_line(event), "event")) == event


periods = st.sampled_from(["", "1985", "1961/1975"]).map(lambda edtf: When(edtf=edtf))


@given(periods, st.none() | numbers, st.sampled_from(Observation), st.none() | passages())
def test_flows_round_trip(
    period: When, value: float | None, observation: Observation, passage: Passage | None
) -> None:
    flow = Flow(
        series="Table 1",
        measure="trade",
        source="MNG",
        target="PRK",
        directed=False,
        period=period,
        value=value,
        unit="US$ million",
        observation=observation,
        rounding=0.1,
        row_label="North Korea",
        column_label="1985",
        passage=passage,
        row=None if passage else 3,
        origin="National Statistics Office",
    )
    assert lines.flow_from_line(through_json(lines.flow_line(flow), "flow")) == flow


@given(dates)
def test_dates_round_trip(date: When) -> None:
    mention = DateMention(start=3, end=12, when=date, relation=Relation.BY)
    line = through_json(lines.date_line("000", mention), "date")
    assert lines.date_from_line(line) == mention
    assert line["inferred"] == bool(date.inferred)


def test_a_length_of_time_keeps_its_duration() -> None:
    lasting = Duration(edtf="P7Y")
    mention = DateMention(
        start=3, end=12, when=When.unknown("for seven years"), reckoning=Reckoning.DURATION, duration=lasting
    )
    line = through_json(lines.date_line("000", mention), "date")
    assert line["date"] == "P7Y"
    assert lines.date_from_line(line) == mention


def a_line(**fields: Any) -> dict[str, Any]:
    return {"doc": "000", "start": 0, "end": 3, "quote": "Kim", "kind": "visit", **fields}


@pytest.mark.parametrize("missing", ["doc", "start", "end", "quote", "kind"])
def test_what_a_claim_cannot_be_without_is_named(missing: str) -> None:
    with pytest.raises(InvalidValue, match=missing):
        lines.claim_from_line({name: value for name, value in a_line().items() if name != missing})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("modality", "certain"),
        ("tier", "top"),
        ("shape", "round"),
        ("quantity", {"value": "200", "unit": "orphans"}),
        ("quantity", {"value": True, "unit": "orphans"}),
        ("end", 4),
    ],
)
def test_values_that_cannot_be_are_refused(field: str, value: object) -> None:
    with pytest.raises(InvalidValue):
        lines.claim_from_line(a_line(**{field: value}))


def test_a_date_that_is_no_edtf_is_refused() -> None:
    with pytest.raises(InvalidDate):
        lines.claim_from_line(a_line(date="July 1956"))


def test_a_line_with_the_least_is_a_claim() -> None:
    claim = lines.claim_from_line(a_line())
    assert (claim.factuality, str(claim.date), claim.tier) == (Factuality.HAPPENED, "", Tier.LOW)
