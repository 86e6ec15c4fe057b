import pytest

from amity.errors import InvalidValue
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
