from pathlib import Path

import pytest

from amity.errors import InvalidReference, InvalidValue, NotFound
from amity.model.answers import Answer
from amity.model.when import When
from amity.reference import load
from amity.reference.forums import Forum


def test_the_six_parties_are_six() -> None:
    talks = load().forums["six-party-talks"]
    assert talks.members == ("CHN", "JPN", "KOR", "PRK", "RUS", "USA")
    assert (talks.track, talks.state) == ("1", "IGO")
    assert str(talks.exists).startswith("2003-08-27/")


def test_the_ulaanbaatar_dialogue_is_half_official() -> None:
    assert load().forums["ulaanbaatar-dialogue"].track == "1.5"


def test_members_are_states() -> None:
    reference = load()
    assert {state for forum in reference.forums.values() for state in forum.members} <= set(reference.states)


@pytest.mark.parametrize(("field", "value"), [("sort", "club"), ("track", "3")])
def test_sorts_and_tracks_are_those_known(field: str, value: str) -> None:
    good = {"id": "x", "names": ("X",), "sort": "talks", "exists": When.parse("1990/.."), "track": "1"}
    with pytest.raises(InvalidValue, match=field):
        Forum(**{**good, field: value})  # type: ignore[arg-type]


def test_a_forum_needs_a_name() -> None:
    with pytest.raises(InvalidValue, match="name"):
        Forum(id="x", names=(), sort="talks", exists=When.unknown())


def test_memberships_lie_in_the_life_of_their_forum() -> None:
    reference = load()
    assert len(reference.memberships) >= 500
    for one in reference.memberships:
        exists = reference.forums[one.forum].exists
        assert (one.held.earliest or 0) >= (exists.earliest or 0) - 1, one
        assert exists.latest is None or one.held.latest is not None, one
        assert exists.latest is None or (one.held.latest or 0) <= exists.latest + 1, one


def test_nobody_is_a_member_twice_at_once() -> None:
    reference = load()
    for one in reference.memberships:
        for other in reference.members(one.forum, one.state):
            if other is not one and other.role == one.role:
                assert one.held.overlaps(other.held) is not Answer.YES, one


@pytest.mark.parametrize(
    ("state", "held"), [("MNG", "1961-10-27/.."), ("KOR", "1991-09-17/.."), ("DDR", "1973-09-18/1990-10-02")]
)
def test_the_united_nations_know_their_members(state: str, held: str) -> None:
    assert [str(one.held) for one in load().members("un", state)] == [held]


def test_members_of_an_unknown_forum_are_told() -> None:
    with pytest.raises(NotFound, match="forum"):
        load().members("none")


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("none,MNG,1990/..,member,me", "no forum"),
        ("un,XYZ,1990/..,member,me", "no state"),
        ("un,MNG,,member,me", "held is empty"),
        ("un,MNG,1990/..,friend,me", "role"),
    ],
)
def test_bad_memberships_are_told(tmp_path: Path, row: str, part: str) -> None:
    (tmp_path / "memberships.csv").write_text(f"forum,state,held,role,source\n{row}\n", encoding="utf-8")
    with pytest.raises(InvalidReference, match=part):
        load(tmp_path)
