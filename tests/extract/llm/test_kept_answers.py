"""Which of the answers that are kept belongs to a question."""

from collections.abc import Callable
from typing import Any

import pytest

from amity.errors import InvalidValue
from amity.extract import engines
from amity.extract.llm import Answer, Answers, Asking, answer_from_line, questions
from amity.model.documents import Document
from amity.reference import Reference

TEXT = "Kim Il-sung visited Mongolia in July 1956."
SAID = (
    '{"claims": [{"quote": "Kim Il-sung visited Mongolia", "kind": "%s", "modality": "happened", '
    '"source": "Kim Il-sung", "target": "Mongolia"}]}'
)
Made = Callable[..., Document]


def kept(document: Document, reference: Reference, asking: Asking, kind: str) -> Answer:
    (question,) = questions(document, reference, asking)
    return Answer(
        key=question.key,
        doc=question.doc,
        passage_key=question.passage_key,
        model=asking.model,
        text=SAID % kind,
    )


def read(document: Document, reference: Reference, answers: Answers, **options: Any) -> list[str]:
    found = engines.read(document, reference, "llm", answers=answers, **{"model": "m", **options})
    return [claim.kind for claim in found.claims]


def test_a_later_answer_takes_the_place_of_an_earlier_one(made_of: Made, reference: Reference) -> None:
    document, asking = made_of(TEXT), Asking(model="m")
    answers = Answers(kept(document, reference, asking, kind) for kind in ("visit", "meeting"))
    assert read(document, reference, answers) == ["meeting"]


def test_an_answer_to_the_very_question_ranks_before_one_to_the_like(
    made_of: Made, reference: Reference
) -> None:
    before, after, asking = made_of(TEXT), made_of(TEXT, title="A title"), Asking(model="m")
    answers = Answers([kept(before, reference, asking, "visit")])
    (question,) = questions(after, reference, asking)
    assert question not in answers
    assert read(after, reference, answers) == ["visit"]
    answers.add(kept(after, reference, asking, "meeting"))
    assert (read(before, reference, answers), read(after, reference, answers)) == (["visit"], ["meeting"])


def test_what_another_model_said_or_of_another_passage_is_no_answer(
    made_of: Made, reference: Reference
) -> None:
    answers = Answers([kept(made_of(TEXT), reference, Asking(model="other"), "visit")])
    assert read(made_of(TEXT), reference, answers) == []
    answers = Answers([kept(made_of(TEXT), reference, Asking(model="m"), "visit")])
    assert read(made_of(f"{TEXT} He left."), reference, answers) == []
    assert read(made_of(TEXT), reference, Answers()) == []


@pytest.mark.parametrize(
    "line", [{}, {"key": 1}, {"key": "k", "doc": "d", "passage_key": "p", "model": None}]
)
def test_a_line_that_is_no_answer_is_passed_over(line: dict[str, Any]) -> None:
    assert answer_from_line(line) is None


def test_an_option_that_there_is_not_is_told(made_of: Made, reference: Reference) -> None:
    with pytest.raises(InvalidValue, match="api_key"):
        read(made_of(TEXT), reference, Answers(), api_key="secret")
