import csv
from importlib.resources import files
from pathlib import Path

import pytest

from amity.examine.credence.tables import rules, term
from amity.model.credence import Attestation

DATA = files("amity.examine.credence") / "data"
PAGE = (Path(__file__).parents[3] / "docs" / "credence.md").read_text(encoding="utf-8")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", rows("weights"), ids=lambda row: f"{row['factor']} {row['level']}")
def test_every_weight_stands_in_the_documentation(row: dict[str, str]) -> None:
    found = term(row["factor"], row["level"])
    assert f"| {found.factor} | {found.level} | {found.log_odds:+.2f} | {found.why} |" in PAGE


def test_every_rule_stands_in_the_documentation_in_its_order() -> None:
    table = PAGE[PAGE.index("| | attestation |") :].split("\n")[2:]
    told = [line.split("|")[2].strip() for line in table[: len(rules())]]
    assert told == [str(rule.attestation) for rule in rules()]
    assert {str(attestation) for attestation in Attestation} == set(told)


def test_better_letters_weigh_more_and_none_weighs_against() -> None:
    weights = [term("reliability", letter).log_odds for letter in "ABCDE"]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] == 0
