"""Outcomes that exclude each other, told in one text."""

import pytest

from amity.case.proof import piped

CONTRARY = [
    "The senate turned down the loan in a night session. Two landowners had asked for it. When the "
    "senate approved "
    "the loan, fires were lit.",
    "The court dismissed the claim of the fishermen. They had sought damages for three nets. Since "
    "the court had "
    "upheld the claim, the skipper paid.",
    "The council approved the plan for a water works. Engineers drew the maps. The rejection of the "
    "plan by the "
    "council pleased the millers.",
]
SOUND = [
    "The senate turned down the loan in 1911. When the senate approved the loan in 1913, fires were lit.",
    "The council approved the plan. The rejection of the plan by the ministry ended the matter.",
    "The motion on schools was rejected. After the committee had adopted the motion on roads, the "
    "members left.",
    "The proposal was rejected by the delegates. They would have adopted the proposal if Oslo had "
    "kept quiet.",
]


def _faults(text: str) -> list[str]:
    found = piped(text.encode(), "told.md", issued="").findings
    return [f.check for f in found if f.verdict.fault]


@pytest.mark.parametrize("text", CONTRARY)
def test_an_outcome_taken_as_known_against_the_contrary_is_found(text: str) -> None:
    assert _faults(text) == ["internal_contradiction"]


@pytest.mark.parametrize("text", SOUND)
def test_another_time_body_or_thing_is_no_contradiction(text: str) -> None:
    assert _faults(text) == []
