"""The registry of published datasets is whole, and each entry can be cited."""

import csv
from importlib.resources import files

import pytest

from amity.datasets.registry import Dataset, Value, datasets, known, plain, recognise
from amity.errors import InvalidValue
from amity.model.flows import Observation
from amity.reference import load


@pytest.mark.parametrize("dataset", datasets(), ids=lambda dataset: dataset.id)
def test_every_dataset_has_a_citation_terms_and_values(dataset: Dataset) -> None:
    assert dataset.citation
    assert dataset.licence
    assert dataset.note
    assert dataset.values
    assert all(value.measure and value.unit for value in dataset.values)
    assert dataset.absent in (Observation.ZERO, Observation.MISSING, Observation.OUTSIDE)
    assert all(plain(column) == column for value in dataset.values for column in value.columns)


def test_ids_are_unique() -> None:
    ids = [dataset.id for dataset in datasets()] + [table.id for table in known()]
    assert len(ids) == len(set(ids))


def test_every_code_means_a_state_of_the_reference() -> None:
    text = (files("amity.datasets") / "data" / "state_codes.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["state"] for row in rows} <= set(load().states)
    assert all(row["source"] for row in rows)
    assert len({(row["system"], row["code"]) for row in rows}) == len(rows)


def test_the_layout_that_needs_most_wins() -> None:
    found = recognise(["ccode1", "ccode2", "year", "dispnum", "hostlev1", "hostlev2", "agree"])
    assert isinstance(found, Dataset)
    assert found.id == "cow_mid"
    assert recognise(["flow1", "flow2"]) is None


def test_a_value_that_cannot_be_is_told() -> None:
    with pytest.raises(InvalidValue):
        Value(columns=("a",), measure="a", unit="a", combine="mean")
    with pytest.raises(InvalidValue):
        Value(columns=("a",), measure="a", unit="a", sender=3)
