import json
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]


def test_code_keeps_ids_and_order(run: Run) -> None:
    lines = [
        {"id": "a", "text": "Kim Il-sung visited Mongolia in July 1956."},
        {"id": "b", "text": "The weather was fine."},
        {"id": "c", "text": "France recognised Mongolia on April 27, 1965."},
    ]
    done = run("code", "--jsonl", feed="\n".join(map(json.dumps, lines)))
    coded = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in coded] == ["a", "b", "c"]
    assert coded[1]["events"] == []
    assert {(e["source"], e["target"], e["date"]) for e in coded[2]["events"]} == {
        ("FRA", "MNG", "1965-04-27")
    }


def test_resolve_by_date(run: Run) -> None:
    lines = [{"id": 1, "text": "Moscow", "date": "1960"}, {"id": 2, "text": "Moscow", "date": "2019-05-01"}]
    done = run("resolve", "--jsonl", feed="\n".join(map(json.dumps, lines)))
    assert [json.loads(line)["country"] for line in done.stdout.splitlines()] == ["SUN", "RUS"]


def test_a_line_that_is_no_json_is_named(run: Run) -> None:
    done = run("code", feed='{"id": 1, "text": "x"}\nnonsense\n')
    assert "line 2" in str(done.exception)


def test_a_date_that_is_none_is_named_with_its_line(run: Run) -> None:
    lines = [{"id": 1, "text": "x", "date": "12 April 2022"}, {"id": 2, "text": "x", "date": "nope"}]
    done = run("code", feed="\n".join(map(json.dumps, lines)))
    assert "line 2" in str(done.exception)
    assert "nope" in str(done.exception)
