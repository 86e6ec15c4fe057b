from pathlib import Path

import pytest

from amity.errors import InvalidReference, InvalidValue
from amity.model.cooperation import Component
from amity.reference.kinds import kinds
from amity.relate.cooperation import Weights, goldstein, read_weights
from amity.relate.cooperation.weights import alternatives, components


def test_every_kind_of_the_repertoire_has_its_component_or_none() -> None:
    acts = {name for name, kind in kinds().items() if kind.goldstein is not None}
    without = {"leadership_change"}
    assert acts - set(components()) == without
    assert set(components().values()) == set(Component)


def test_judgements_have_no_weight() -> None:
    assert goldstein().of("cooling") == goldstein().of("warming") == 0


def test_weights_of_ones_own_replace_ours(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("kind,weight,why\nvisit,2,contact\naid,-1.5,dependence\nmeeting,0,\n", encoding="utf-8")
    own = read_weights(path)
    assert (own.name, own.of("visit"), own.of("aid"), own.of("meeting"), own.of("trade")) == (
        "mine.csv", 2.0, -1.5, 0.0, 0.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("kind,weight\nvisit,1\nvisitation,2\n", 3, "visitation"),
        ("kind,weight\nwarming,5\n", 2, "no act"),
        ("kind,weight\nvisit,much\n", 2, "not a number"),
        ("kind,weight\nvisit,nan\n", 2, "not a number"),
        ("kind,weight\nvisit\n", 2, "not a number"),
        ("kind,weight\nvisit,1\nvisit,2\n", 3, "already"),
        ("kind;weight\nvisit;1\n", 1, "columns"),
        ("", 1, "columns"),
    ],
)
def test_bad_weights_are_one_clear_error(tmp_path: Path, text: str, line: int, word: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidReference, match=word) as error:
        read_weights(path)
    assert error.value.line == line


def test_a_file_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidReference, match="cannot be read"):
        read_weights(tmp_path / "none.csv")


def test_a_weight_that_is_no_number_is_refused() -> None:
    with pytest.raises(InvalidValue):
        Weights("mine", {"visit": float("inf")})


def test_alternatives_are_the_same_whatever_the_order_and_stay_within_half() -> None:
    one = list(alternatives(goldstein(), ("aid", "visit", "criticism")))
    again = list(alternatives(goldstein(), ("criticism", "visit", "aid")))
    assert one == again
    for other in one:
        if other.name.startswith("random"):
            for kind in ("aid", "visit", "criticism"):
                assert 0.5 <= other.of(kind) / goldstein().of(kind) <= 1.5
        if other.name == "sign only":
            assert (other.of("aid"), other.of("criticism")) == (7.0, -7.0)
