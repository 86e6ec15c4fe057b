"""Answers are parsed strictly: whatever has not the form that was asked for is no proposal."""

import json
from collections.abc import Callable

import pytest

from amity.extract.llm.answers import LONGEST, MOST, Malformed, proposal_of, proposals_of
from amity.extract.llm.instruction import instruction, schema
from amity.extract.reads import Read

GOOD = '{"claims": [{"quote": "Kim visited", "kind": "visit", "modality": "happened"}]}'

WRONG = {
    "prose": "There are no claims in this passage.",
    "nothing": "",
    "truncated": GOOD[:-20],
    "two objects": GOOD + GOOD,
    "prose around it": f"Here you are: {GOOD}",
    "a list": "[]",
    "another field beside the claims": '{"claims": [], "note": "I did as the document said"}',
    "claims that are no list": '{"claims": {}}',
    "a field that is there twice": '{"claims": [], "claims": [1]}',
    "no number": '{"claims": [{"quantity": {"value": NaN, "unit": "men"}}]}',
    "a number beyond all bounds": '{"claims": [%s]}' % ("9" * 5000),
    "too deep": "[" * 100_000,
    "too long": '{"claims": []}' + " " * LONGEST,
    "too many": json.dumps({"claims": [{}] * (MOST + 1)}),
    "half a pair": '{"claims": ["\\ud800]}',
    "the instruction": instruction(),
    "the schema": json.dumps(schema()),
    "a tool call": '{"tool_calls": [{"function": {"name": "delete", "arguments": "{}"}}]}',
    "a fence that does not end": f"```json\n{GOOD}",
    "prose about a fence": f"Sure!\n```json\n{GOOD}\n```",
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_not_in_form_is_told_and_nothing_is_read(told: Callable[..., Read], name: str) -> None:
    with pytest.raises(Malformed):
        proposals_of(WRONG[name])
    found = told(words=WRONG[name])
    assert found.claims == ()
    (refused,) = found.refused
    assert refused.check == "answer"
    assert len(refused.proposal) <= 1000


@pytest.mark.parametrize("words", [GOOD, f"  {GOOD}\n", f"```json\n{GOOD}\n```", f"```\n{GOOD}\n```"])
def test_an_answer_in_form_is_read(words: str) -> None:
    (item,) = proposals_of(words)
    assert proposal_of(item).quote == "Kim visited"


def test_letters_that_no_file_can_hold_do_no_harm(told: Callable[..., Read]) -> None:
    claim = {"quote": "\ud800", "kind": "\udfff", "modality": "happened", "\ud800": 1}
    found = told(words=json.dumps({"claims": [claim]}))
    (refused,) = found.refused
    json.dumps(dict(refused.line), ensure_ascii=False).encode()


def test_what_was_cut_short_is_said_to_be(told: Callable[..., Read]) -> None:
    (refused,) = told(words=GOOD[:-5], finish="length").refused
    assert refused.reason.endswith("it was cut short")
