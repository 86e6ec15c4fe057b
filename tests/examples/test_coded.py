"""The example's hand coding is the marks, and comes in row for row."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from amity.case import Case
from amity.case.coded_rows import list_cell

EXAMPLE = Path(__file__).parents[2] / "examples" / "mongolia-dprk"
MARKS = Path(__file__).parent / "claims.jsonl"
FIELDS = ("doc", "quote", "kind", "source", "target", "place", "date", "modality")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case.new(tmp_path_factory.mktemp("coded") / "case", dyads=[("MNG", "PRK")]) as case:
        case.add([EXAMPLE / "sources"])
        assert case.read().failed == ()
        yield case


def test_the_table_says_what_the_marks_say() -> None:
    with (EXAMPLE / "coded.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    marks = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    for row, mark in zip(rows, marks, strict=True):
        assert {name: row[name] for name in FIELDS} == {name: mark[name] or "" for name in FIELDS}
        for name in ("others", "persons", "attribution"):
            assert row[name] == list_cell(mark[name])
        quantity = mark["quantity"] or {"value": "", "unit": ""}
        assert (row["quantity"], row["unit"]) == (str(quantity["value"]), quantity["unit"])


def test_every_row_comes_in_and_is_compared_with_what_the_rules_read(case: Case) -> None:
    report = case.add_coded(EXAMPLE / "coded.csv", "example")
    assert (report.claims, report.documents, report.left_out) == (439, 11, ())
    compared = case.compare_readers("hand:example", "rules")
    [found] = compared.found
    assert found.both + found.only_one == 439
    assert found.both > 100
    alpha = {one.field.name: one.agreement.alpha for one in compared.fields}
    for name in ("kind", "source", "target", "year", "modality"):
        figure = alpha[name]
        assert figure is not None
        assert figure > 0.5, f"{name}: far from what chance would bring"
