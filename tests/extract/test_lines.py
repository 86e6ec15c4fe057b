import json
from typing import Any

import pytest

from amity.extract import coding
from amity.extract.lines import (
    CONTEXT,
    MOST_LINES,
    Discourses,
    Numbered,
    coded,
    numbered,
    resolved,
    stretches,
)
from amity.reference import load


def lines_of(*docs: str | None) -> list[Numbered]:
    return [Numbered(n, {"id": n, "text": "x", "doc": doc}) for n, doc in enumerate(docs, 1)]


def numbers(lines: list[Numbered]) -> list[list[int]]:
    return [[line.number for line in stretch.lines] for stretch in stretches(lines)]


def test_lines_of_one_doc_in_order_are_one_discourse() -> None:
    assert numbers(lines_of("a", "a", None, None, "b", "a")) == [[1, 2], [3], [4], [5], [6]]


def test_a_line_without_doc_is_complete_at_once() -> None:
    discourses = Discourses()
    (line,) = lines_of(None)
    assert [stretch.lines for stretch in discourses.take(line)] == [(line,)]


def test_a_bad_line_breaks_no_discourse() -> None:
    one, two, three = lines_of("a", "a", "a")
    assert numbers([one, Numbered(2, {}, "not JSON"), three]) == [[1, 2, 3]]
    assert numbers([one, two._replace(line={"id": 2}, error="no text"), three]) == [[1, 2, 3]]


def test_a_long_discourse_is_given_in_stretches_with_their_context() -> None:
    lines = lines_of(*["a"] * (MOST_LINES * 2 + 10))
    found = list(stretches(lines))
    assert [len(stretch.lines) for stretch in found] == [MOST_LINES, MOST_LINES, 10]
    assert [len(stretch.context) for stretch in found] == [0, CONTEXT, CONTEXT]
    assert found[1].context == tuple(lines[MOST_LINES - CONTEXT : MOST_LINES])


def test_a_stretch_leans_on_the_lines_before_it() -> None:
    visit = Numbered(1, {"id": 1, "text": "Kim Il-sung visited Mongolia in July 1956.", "doc": "d"})
    later = Numbered(2, {"id": 2, "text": "In October Mongolia recognised France.", "doc": "d"})
    (whole,) = stretches([visit, later])
    (answer,) = coded([whole._replace(context=(visit,), lines=(later,))])
    (event,) = json.loads(answer.json)["events"]
    assert (answer.number, event["date"]) == (2, "1956-10")


def test_what_breaks_the_reader_costs_its_line_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    read = coding.code

    def breaking(lines: list[dict[str, Any]], reference: Any) -> Any:
        if any("break" in line["text"] for line in lines):
            raise RecursionError("too deep")
        return read(lines, reference)

    monkeypatch.setattr(coding, "code", breaking)
    good = {"text": "Kim Il-sung visited Mongolia in July 1956.", "doc": 1}
    lines = [Numbered(n, good | {"id": n}) for n in (1, 3)]
    lines.insert(1, Numbered(2, {"id": 2, "text": "break", "doc": 1}))
    answers = coded(list(stretches(lines)))
    assert [bool(answer.error) for answer in answers] == [False, True, False]
    assert [bool(json.loads(answer.json)["events"]) for answer in answers] == [True, False, True]
    assert "RecursionError" in answers[1].error


def test_an_actor_is_resolved_at_its_date() -> None:
    lines = [
        numbered(1, b'{"id": 1, "text": "Moscow", "date": "1960"}'),
        numbered(2, b'{"id": 2, "text": "Moscow", "date": "2019"}'),
    ]
    assert [json.loads(answer.json)["country"] for answer in resolved(list(stretches(lines)))] == [
        "SUN",
        "RUS",
    ]


@pytest.mark.parametrize(
    ("text", "date", "country"),
    [
        ("Busan harbour police", None, "KOR"),
        ("State Secretary Dean Rusk of the delegation", "1963", "USA"),
        ("Lviv regional council", "1995", "UKR"),
        ("the committee", None, None),
    ],
)
def test_an_actor_is_known_by_the_first_name_in_it(text: str, date: str | None, country: str | None) -> None:
    line = {"id": 1, "text": text, "date": date}
    assert next(coding.resolve([line], load())) == {"id": 1, "country": country}
