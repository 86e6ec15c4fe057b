"""Dates in other scripts come to what they mean, and say what of it is not in their words."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from amity.extract.dates import find
from amity.model.mentions import Reckoning, Relation
from amity.model.when import When
from amity.reference import load

TABLES: dict[str, dict[str, Any]] = {
    name: table
    for file in ("expressions", "relative")
    for name, table in tomllib.loads(
        (Path(__file__).parent / f"{file}.toml").read_text(encoding="utf-8")
    ).items()
}
CASES = [
    pytest.param(sentence, expected, table.get("written"), id=f"{name}: {sentence}")
    for name, table in TABLES.items()
    for sentence, expected in table["cases"]
]
NOVEMBER = When.parse("2013-11-18")


@pytest.mark.parametrize(("sentence", "expected", "written"), CASES)
def test_expression(sentence: str, expected: dict[str, str], written: str | None) -> None:
    document = When.parse(written) if written else None
    found = find(sentence, document=document, reference=load())
    assert [(sentence[m.start : m.end], m.edtf) for m in found] == list(expected.items())


@pytest.mark.parametrize(
    ("text", "inferred", "reckoning"),
    [
        ("1948년 10월 15일", (), Reckoning.STATED),
        ("10月15日", ("year",), Reckoning.STATED),
        ("지난달", ("year", "month"), Reckoning.DEICTIC),
        ("вчера", ("year", "month", "day"), Reckoning.DEICTIC),
        ("60-е годы", ("century",), Reckoning.STATED),
        ("先月28日", ("year", "month"), Reckoning.STATED),
        ("3년 동안", (), Reckoning.DURATION),
        ("Солонгосын дайны үед", ("year", "month", "day"), Reckoning.LANDMARK),
    ],
)
def test_what_is_not_in_the_words_is_inferred(
    text: str, inferred: tuple[str, ...], reckoning: Reckoning
) -> None:
    (mention,) = find(text, document=NOVEMBER, reference=load())
    assert (mention.when.inferred, mention.reckoning) == (inferred, reckoning)


def test_an_inferred_year_says_what_it_hangs_on() -> None:
    _, later = find("1956년 7월에 갔고 같은 해 10월에 왔다.", reference=load())
    assert (later.edtf, later.when.anchor) == ("1956-10", "1956-07")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("1948년 이후", Relation.AFTER),
        ("1948년까지", Relation.UNTIL),
        ("自1948年以来", Relation.SINCE),
        ("1948年以前", Relation.BEFORE),
        ("с 1948 года", Relation.SINCE),
        ("к 1 мая 1948 г.", Relation.BY),
        ("1948 оноос 1950 он хүртэл", Relation.FROM_TO),
        ("между 1948 и 1950 гг.", Relation.BETWEEN),
    ],
)
def test_relation(text: str, relation: Relation) -> None:
    (mention,) = find(text, reference=load())
    assert mention.relation is relation
