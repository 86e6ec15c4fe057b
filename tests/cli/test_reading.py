"""`amity read --engine llm` says what it will take, where text goes, and what was refused."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from amity.case import Case
from amity.cli.main import amity

Serve = Callable[[Callable[[Mapping[str, Any], int], Any]], Any]
CLAIM = {"quote": "Kim Il-sung visited Mongolia", "kind": "visit", "source": "Kim Il-sung",
         "target": "Mongolia", "date": "1956-07", "modality": "happened"}  # fmt: skip
ANSWER = json.dumps({"claims": [CLAIM, {**CLAIM, "date": "1957"}]})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Kim Il-sung visited Mongolia in July 1956.\n", encoding="utf-8")
    with Case.new(tmp_path / "case", dyads=[("MNG", "PRK")]) as case:
        case.add([tmp_path / "a.txt"])
    return tmp_path / "case"


def run(*words: object, **environment: str) -> Result:
    return CliRunner().invoke(amity, [str(word) for word in words], env=environment)


def test_reading_by_a_model_and_what_was_refused(folder: Path, endpoint: Serve, said: Any) -> None:
    with endpoint(lambda body, number: said(ANSWER)) as served:
        done = run("read", folder, "--engine", "llm", "--model", "m", AMITY_LLM_URL=served.url)
        assert done.exit_code == 0, done.output
        assert "1 passages of 1 documents to ask m about: 1 calls, about " in done.output
        assert "1 answered, 1 calls, 100 tokens" in done.output
        assert "NOTICE" not in done.output
        run("read", folder, "--engine", "llm", AMITY_LLM_URL=served.url)
        assert len(served.asked) == 1
    listed = run("claims", folder, "--engine", "llm", "--jsonl")
    (claim,) = (json.loads(line) for line in listed.output.splitlines())
    assert (claim["engine"], claim["date"], claim["tier"]) == ("llm", "1956-07", "low")
    (refused,) = json.loads(run("refused", folder, "--json").output)
    assert (refused["doc"], refused["check"]) == ("a", "date")
    assert json.loads(refused["proposal"])["date"] == "1957"
    assert run("refused", folder, "--check", "quote", "--jsonl").output == ""
    assert run("refused", folder, "--engine", "spacy").exit_code == 1


def test_an_estimate_asks_nothing(folder: Path, endpoint: Serve, said: Any) -> None:
    with endpoint(lambda body, number: said(ANSWER)) as served:
        done = run("read", folder, "--engine", "llm", "--model", "m", "--url", served.url, "--estimate")
    assert (done.exit_code, served.asked) == (0, [])
    assert "1 calls, about" in done.output
    assert not (folder / "readers").exists()


def test_text_that_would_leave_the_machine_stops_the_run(folder: Path) -> None:
    done = run("read", folder, "--engine", "llm", "--model", "m", "--url", "http://192.0.2.1:9/v1")
    assert done.exit_code == 1
    assert "--allow-network" in str(done.exception)
    assert not (folder / "readers").exists()


def test_a_notice_is_given_before_text_leaves_the_machine(folder: Path) -> None:
    words = ("read", folder, "--engine", "llm", "--model", "m", "--url", "http://192.0.2.1:9/v1")
    done = run(*words, "--allow-network", "--limit-calls", 0)
    assert "more than the limits of 0 calls" in str(done.exception)
    assert "NOTICE" not in done.stderr
    done = run(*words, "--allow-network", "--tries", 1, "--timeout", 1)
    assert "NOTICE: TEXT LEAVES THIS MACHINE. 1 passages of 1 documents" in done.stderr
    assert done.stderr.index("go to 192.0.2.1.") < done.stderr.index("192.0.2.1 does not answer")
    assert done.exit_code == 3


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--model", "m"), "no endpoint to ask"),
        (
            ("--url", "http://127.0.0.1:9/v1"),
            "no model to ask; name one that the endpoint serves with --model",
        ),
        (("--model", "m", "--url", "ftp://127.0.0.1"), "Endpoint.url"),
    ],
)
def test_what_is_missing_is_told(folder: Path, words: tuple[str, ...], reason: str) -> None:
    done = run("read", folder, "--engine", "llm", *words)
    assert done.exit_code == 1
    assert reason in str(done.exception)


def test_passages_without_an_answer_are_told_and_the_exit_code_says_so(
    folder: Path, endpoint: Serve, said: Any
) -> None:
    with endpoint(lambda body, number: said(body=b"?")) as served:
        done = run("read", folder, "--engine", "llm", "--model", "m", "--url", served.url)
    assert done.exit_code == 3
    assert "amity: a, characters 0 to 42: the answer has not the form of the chat interface" in done.output


def test_an_engine_that_there_is_not_is_told(folder: Path) -> None:
    done = run("read", folder, "--engine", "oracle")
    assert done.exit_code == 1
    assert "no engine 'oracle'; there is rules, llm" in str(done.exception)


def test_an_engine_without_its_model_is_told_once_and_not_taken_on(folder: Path) -> None:
    pytest.importorskip("spacy")
    done = run("read", folder, "--engine", "spacy", "--model", "no_such_model")
    assert done.exit_code == 1
    assert "'no_such_model'; it must be an installed spaCy model" in str(done.exception)
    assert not (folder / "readers").exists()


def test_a_model_that_is_gone_costs_a_line_and_not_the_rules(folder: Path) -> None:
    pytest.importorskip("spacy")
    (folder / "readers").mkdir()
    (folder / "readers" / "spacy.toml").write_text('model = "no_such_model"\n', encoding="utf-8")
    done = run("read", folder)
    assert done.exit_code == 3
    assert done.stderr.count("readers/spacy: its claims were not read (spacy.model is 'no_such_model'") == 1
    assert run("claims", folder, "--jsonl").stdout.count('"visit"') == 1
