"""Readers side by side: figures over what two found, and every disagreement with its passage."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from amity.errors import InvalidValue
from amity.model.claims import Claim, Quantity
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.schemas import schema
from amity.model.when import When
from amity.reconcile.comparison import Comparison, compare
from amity.reconcile.comparison_lines import comparison_lines
from amity.reconcile.fields import FIELDS


def claim(number: int, *, doc: str = "000", **fields: Any) -> Claim:
    passage = Passage(doc=doc, start=100 * number, end=100 * number + 9, quote="the visit")
    said = {
        "kind": ("visit", "aid", "meeting")[number % 3],
        "source": ("PRK", "MNG")[number % 2],
        "target": "CHN",
        "date": When.parse(f"{1950 + number}-07"),
        "factuality": Factuality.HAPPENED if number % 4 else Factuality.PLANNED,
    }
    return Claim(passage=passage, **{**said, **fields})


CLAIMS = [claim(number) for number in range(20)]


def alpha(found: Comparison, name: str) -> float | None:
    [field] = [f for f in found.fields if f.field.name == name]
    return field.agreement.alpha


def test_a_reader_agrees_with_itself() -> None:
    found = compare({"rules": CLAIMS, "again": CLAIMS})
    for name in ("kind", "source", "date", "year", "month", "modality"):
        assert alpha(found, name) == 1
    assert [(f.both, f.only_one, f.only_other, f.f1) for f in found.found] == [(20, 0, 0, 1.0)]
    assert list(found.disagreements) == []


def test_a_field_that_never_varies_has_no_figure_and_says_so() -> None:
    [target] = [f for f in compare({"a": CLAIMS, "b": CLAIMS}).fields if f.field.name == "target"]
    assert target.agreement.alpha is None
    assert "alike" in target.agreement.reason
    assert target.agreement.units == 20


def test_each_change_shows_in_its_field_alone() -> None:
    changes: dict[str, Any] = {
        "source": {"source": "RUS"},
        "target": {"target": None},
        "others": {"others": ("SUN",)},
        "date": {"date": When.parse("1930")},
        "modality": {"factuality": Factuality.DENIED},
        "attribution": {"attribution": ("Choe",)},
        "quantity": {"quantity": Quantity(value=200, unit="war orphans")},
    }
    for name, change in changes.items():
        found = compare({"a": CLAIMS, "b": [replace(CLAIMS[0], **change), *CLAIMS[1:]]})
        [disagreement] = found.disagreements
        assert [field.name for field in disagreement.fields] == [name]
        differ = {f.field.name: f.differ for f in found.fields if not f.field.part_of}
        assert differ == {f.name: int(f.name == name) for f in FIELDS if not f.part_of}
        figure = alpha(found, name)
        assert figure is not None
        assert figure < 1


def test_too_few_units_make_no_figure() -> None:
    found = compare({"a": CLAIMS[:9], "b": CLAIMS[:9]})
    assert {f.agreement.alpha for f in found.fields} == {None}
    assert found.fields[0].agreement.reason == "9 units that two or more coded; it takes 10"
    assert alpha(compare({"a": CLAIMS[:9], "b": CLAIMS[:9]}, fewest=2), "kind") == 1


def test_what_one_found_alone_is_told_and_has_no_say_in_fields() -> None:
    found = compare({"a": CLAIMS[:15], "b": CLAIMS[3:]})
    [pair] = found.found
    assert (pair.both, pair.only_one, pair.only_other) == (12, 3, 5)
    assert (pair.recall, pair.precision) == (12 / 15, 12 / 17)
    assert {f.agreement.units for f in found.fields} == {12}
    missed = [(d.unit.passage.start, d.missed_by) for d in found.disagreements]
    assert missed == [(100 * n, ("b",)) for n in range(3)] + [(100 * n, ("a",)) for n in range(15, 20)]


def test_only_documents_that_both_have_read_count() -> None:
    elsewhere = [claim(number, doc="001") for number in range(5)]
    found = compare({"a": [*CLAIMS, *elsewhere], "b": CLAIMS}, {"a": ["000", "001"], "b": ["000", "002"]})
    assert [(f.both, f.only_one, f.only_other) for f in found.found] == [(20, 0, 0)]
    assert found.documents == {"a": frozenset({"000"}), "b": frozenset({"000"})}
    assert list(found.disagreements) == []


def test_of_three_readers_one_that_has_not_read_a_document_has_missed_nothing_in_it() -> None:
    elsewhere = [claim(number, doc="001") for number in range(5)]
    read = {"a": ["000", "001"], "b": ["000", "001"], "c": ["000"]}
    found = compare({"a": [*CLAIMS, *elsewhere], "b": [*CLAIMS, *elsewhere[1:]], "c": CLAIMS}, read)
    [disagreement] = found.disagreements
    assert (disagreement.unit.passage.doc, disagreement.missed_by) == ("001", ("b",))
    assert [(f.one, f.other, f.both, f.only_one) for f in found.found] == [
        ("a", "b", 24, 1),
        ("a", "c", 20, 0),
        ("b", "c", 20, 0),
    ]
    assert {f.agreement.units for f in found.fields} == {24}


def test_one_reader_is_none_to_compare() -> None:
    with pytest.raises(InvalidValue, match="two or more"):
        compare({"rules": CLAIMS})


odd = st.builds(
    lambda n, kind, quantity: claim(n, **({"kind": kind} if kind else {}), quantity=quantity),
    st.integers(0, 12),
    st.sampled_from(["", "aid", "talks"]),
    st.sampled_from([None, Quantity(value=10, unit="t"), Quantity(value=1.5, unit="t")]),
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["rules", "llm", "hand:anna"]), st.lists(odd), min_size=2))
def test_lines_are_what_the_schema_says(readings: dict[str, list[Claim]]) -> None:
    found = compare(readings)
    lines = list(comparison_lines(found))
    for line in lines:
        Draft202012Validator(schema("comparison")).validate(json.loads(json.dumps(line)))
    figures = [line["field"] for line in lines if line["type"] == "field"]
    assert figures == [field.name for field in FIELDS]
    differ = {line["field"]: line["differ"] for line in lines if line["type"] == "field"}
    told = [line["field"] for line in lines if line["type"] == "disagreement"]
    whole = [field.name for field in FIELDS if not field.part_of]
    assert {name: told.count(name) for name in whole} == {name: differ[name] for name in whole}


def test_a_disagreement_says_what_each_reader_says() -> None:
    other = replace(CLAIMS[1], date=When.parse("1951"))
    lines = [*comparison_lines(compare({"rules": CLAIMS[:3], "llm": [CLAIMS[0], other]}))]
    told = [(line["start"], line["field"], line["says"]) for line in lines if line["type"] == "disagreement"]
    assert told == [
        (100, "date", {"rules": "1951-07", "llm": "1951"}),
        (200, "found", {"rules": True, "llm": False}),
    ]
