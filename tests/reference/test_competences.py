"""Competences: who might do what, and that the rows fit the institutions that they name."""

from pathlib import Path

import pytest

from amity.errors import InvalidReference
from amity.model.answers import Answer
from amity.model.when import When
from amity.reference import Reference, load
from amity.reference.competences import ACTS

CASES = [
    ("PRK", "receives_credentials", "1985", {"PRK.head_of_state"}),
    ("MNG", "ratifies_treaties", "2002", {"MNG.state-great-khural"}),
    ("MNG", "receives_credentials", "2002", {"MNG.head_of_state"}),
    ("PRK", "declares_war", "1985", {"PRK.central-peoples-committee"}),
    ("PRK", "declares_war", "2005", {"PRK.national-defence-commission", "PRK.commission_chair"}),
    ("USA", "declares_war", "1941", {"USA.congress"}),
    ("DDR", "receives_credentials", "1955", {"DDR.head_of_state", "DDR.president"}),
    ("CHN", "receives_credentials", "1976", {"CHN.npcsc", "CHN.head_of_legislature", "CHN.head_of_state"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


@pytest.mark.parametrize(("state", "act", "date", "offices"), CASES)
def test_who_was_competent(reference: Reference, state: str, act: str, date: str, offices: set[str]) -> None:
    assert {row.office for row in reference.competent(state, act, When.parse(date))} == offices


def test_rows_are_of_the_state_of_their_office(reference: Reference) -> None:
    for row in reference.competences:
        assert row.office.startswith(row.state + "."), row
        assert row.article, row
        assert row.act in ACTS


def test_institutions_were_there_when_they_were_competent(reference: Reference) -> None:
    for row in reference.competences:
        if row.office in reference.institutions:
            exists = reference.institutions[row.office].exists
            assert exists.overlaps(row.valid) is not Answer.NO, row


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("MNG,MNG.head_of_state,dances,1992/..,Art. 1,me", "dances"),
        ("MNG,MNG.shaman,represents,1992/..,Art. 1,me", "shaman"),
        ("MNG,MNG.head_of_state,represents,,Art. 1,me", "valid is empty"),
    ],
)
def test_bad_rows_are_told(tmp_path: Path, row: str, part: str) -> None:
    text = f"state,office,act,valid,article,source\n{row}\n"
    (tmp_path / "competences.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidReference, match=part):
        load(tmp_path)
