import pytest

from amity.model.contacts import Channel, Rank
from amity.reference import load
from amity.relate.contacts_words import Wording, numbers, offices

WORDING = Wording("CHL", "ARG", load())


def said(text: str) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(one.channel.name, one.rank.name, one.sides) for one in WORDING.read(text).said}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Chilean foreign minister", ("FOREIGN_MINISTRY", "MINISTER", ("CHL",))),
        ("Chile's deputy foreign minister", ("FOREIGN_MINISTRY", "DEPUTY", ("CHL",))),
        ("the President of Argentina", ("HEAD_OF_STATE", "HEAD", ("ARG",))),
        ("the Vice President of Argentina", ("HEAD_OF_STATE", "DEPUTY", ("ARG",))),
        ("an adviser to the Chilean president", ("HEAD_OF_STATE", "DEPUTY", ("CHL",))),
        ("the speaker of the Chilean Senate", ("PARLIAMENT", "MINISTER", ("CHL",))),
        ("Argentine senators", ("PARLIAMENT", "OFFICIAL", ("ARG",))),
        ("Chilean naval officers and the Chilean defence minister", ("ARMY", "MINISTER", ("CHL",))),
        ("Argentine writers", ("PEOPLE", "PRIVATE", ("ARG",))),
        ("the Chilean minister of mining", ("MINISTRY", "MINISTER", ("CHL",))),
        ("the Argentine ambassador", ("EMBASSY", "DEPUTY", ("ARG",))),
        ("the Chilean and Argentine presidents", ("HEAD_OF_STATE", "HEAD", ("ARG", "CHL"))),
        ("a high-level delegation", ("UNKNOWN", "HIGH", ())),
    ],
)
def test_titles_and_their_sides(text: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "the statue of President Bernardo O'Higgins",
        "the former president came",
        "the president of the Chilean bank",
        "they talked about the weather",
    ],
)
def test_words_that_name_no_head_of_state_who_takes_part(text: str) -> None:
    assert not [one for one in WORDING.read(text).said if one.rank is Rank.HEAD]


@pytest.mark.parametrize(
    ("text", "guest", "sure"),
    [
        ("Premier meets Chilean delegation", "CHL", True),
        ("Argentine guests here", "ARG", True),
        ("Banquet for Chilean president", "CHL", True),
        ("The Argentine president met the Chilean president", "CHL", False),
        ("The Chilean president was received by his colleague", "CHL", False),
        ("Talks held", None, False),
    ],
)
def test_who_is_said_to_be_guest(text: str, guest: str | None, sure: bool) -> None:
    heard = WORDING.read(text)
    assert (heard.guest, heard.sure) == (guest, sure)


def test_titles_in_other_scripts_are_read() -> None:
    wording = Wording("MNG", "SUN", load())
    found = {(one.channel, one.rank) for one in wording.read("визит министра иностранных дел").said}
    assert (Channel.FOREIGN_MINISTRY, Rank.MINISTER) in found


def test_the_tables_name_only_known_roles_and_numbers() -> None:
    roles = {office.role for office in load().offices.values()}
    assert {role for role in offices() if role != "ambassador"} <= roles
    assert numbers()["twice"] == 2
