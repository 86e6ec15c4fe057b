"""Institutions: what names mean, and that the rows contradict neither each other nor the rest of the data."""

from pathlib import Path

import pytest

from amity.errors import InvalidReference, NotFound
from amity.model.answers import Answer
from amity.model.forums import Forum
from amity.model.states import Institution
from amity.reference import Reference, load

HEADER = "id,state,names,generic,sort,exists,predecessors,successors,source\n"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


def test_there_are_many_states_institutions(reference: Reference) -> None:
    assert len(reference.institutions) >= 250
    assert len({one.state for one in reference.institutions.values()}) >= 40


def test_ids_begin_with_a_known_state(reference: Reference) -> None:
    for one in reference.institutions.values():
        assert one.id.startswith(one.state + ".")
        assert one.state in {*reference.states, "IGO"}, one.id


def test_kin_are_known_and_follow_each_other(reference: Reference) -> None:
    bodies: list[Institution | Forum] = [*reference.institutions.values(), *reference.forums.values()]
    for one in bodies:
        for key in one.predecessors:
            other = reference.institution(key)
            assert (other.exists.earliest or 0) <= (one.exists.earliest or 0), one.id
        for key in one.successors:
            last = reference.institution(key).exists.latest
            assert last is None or last >= (one.exists.latest or 0), one.id


def test_one_name_of_one_state_never_means_two_at_once(reference: Reference) -> None:
    by_name: dict[tuple[str, str], list[str]] = {}
    for one in reference.institutions.values():
        for name in one.names:
            by_name.setdefault((one.state, name), []).append(one.id)
    for (state, name), ids in by_name.items():
        lives = [reference.institutions[key].exists for key in ids]
        clash = any(a.overlaps(b) is Answer.YES for i, a in enumerate(lives) for b in lives[i + 1 :])
        assert not clash or state == "MNG", name  # two parties claimed one name in 2010


def test_lives_meet_the_times_in_which_organisations_have_the_name(reference: Reference) -> None:
    named = {(body.text, body.state): body for body in reference.organisations}
    for one in reference.institutions.values():
        for name in one.names:
            body = named.get((name, one.state))
            twins = [o for o in reference.institutions.values() if o.state == one.state and name in o.names]
            if body is not None and body.valid.edtf:
                assert any(twin.exists.overlaps(body.valid) is not Answer.NO for twin in twins), name


def test_generic_names_are_kept_apart(reference: Reference) -> None:
    [mention] = reference.institution_mentions("The Constituent Assembly met.")
    assert not mention.institutions
    assert {one.state for one in mention.generic} == {"IND", "PAK"}


def test_namesakes_hide_an_institution_in_a_longer_name(reference: Reference) -> None:
    assert [m.text for m in reference.institution_mentions("NATO and the UN General Assembly met")] == [
        "NATO",
        "UN General Assembly",
    ]


def test_an_unknown_id_is_told(reference: Reference) -> None:
    with pytest.raises(NotFound, match="institution"):
        reference.institution("XYZ.none")


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("X.y,X,Y Party,,club,1990/..,,,me", "sort"),
        ("X.y,X,,,party,1990/..,,,me", "names"),
        ("X.y,X,Y Party,,party,,,,me", "exists"),
        ("X.y,X,Y Party,,party,199,,,me", "199"),
        ("X.y,X,Y Party,,party,1990/..,,,", "no source"),
    ],
)
def test_bad_rows_are_told_with_their_line(tmp_path: Path, row: str, part: str) -> None:
    (tmp_path / "institutions.csv").write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(InvalidReference, match=part) as error:
        load(tmp_path)
    assert error.value.line == 2


def test_a_users_institution_is_added(tmp_path: Path) -> None:
    row = "CHL.comision,CHL,Comisión de Cobre,,agency,1955/1976,,,Biblioteca del Congreso\n"
    (tmp_path / "institutions.csv").write_text(HEADER + row, encoding="utf-8")
    [mention] = load(tmp_path).institution_mentions("The Comisión de Cobre met.")
    assert mention.institutions[0].id == "CHL.comision"
