"""Endpoints that answer, are busy, broken, slow or false, over real HTTP."""

import socket
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from amity.errors import InvalidValue
from amity.extract.llm import Asking, Question, questions
from amity.extract.llm.endpoint import BIGGEST, Endpoint, Unanswered
from amity.extract.llm.instruction import instruction, schema
from amity.model.documents import Document
from amity.reference import Reference

ASKING = Asking(model="scripted", max_tokens=99)
Serve = Callable[[Callable[[Mapping[str, Any], int], Any]], Any]


@pytest.fixture
def question(made_of: Callable[..., Document], reference: Reference) -> Question:
    return questions(made_of("Kim Il-sung visited Mongolia in July 1956."), reference, ASKING)[0]


def asked(url: str, **how: Any) -> tuple[Endpoint, list[float]]:
    """An endpoint, and the pauses that it makes, none of which is waited for."""
    pauses: list[float] = []
    return Endpoint(url=url, wait=pauses.append, **{"timeout": 10.0, **how}), pauses


def test_the_request_is_that_of_the_chat_interface(endpoint: Serve, said: Any, question: Question) -> None:
    with endpoint(lambda body, number: said('{"claims": []}')) as served:
        there, _ = asked(served.url, key="secret-1")
        reply = there.ask(question, ASKING)
    assert (reply.text, reply.finish, reply.tokens, there.calls) == ('{"claims": []}', "stop", 100, 1)
    (body,) = served.asked
    assert body["path"] == "/v1/chat/completions"
    assert (body["model"], body["temperature"], body["max_tokens"], body["stream"]) == (
        "scripted",
        0.0,
        99,
        False,
    )
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["messages"][0]["content"] == instruction()
    form = body["response_format"]
    assert (form["type"], form["json_schema"]["schema"], form["json_schema"]["strict"]) == (
        "json_schema", schema(), True,
    )  # fmt: skip
    assert served.headers[0]["Authorization"] == "Bearer secret-1"


def test_without_a_key_none_is_sent(endpoint: Serve, said: Any, question: Question) -> None:
    with endpoint(lambda body, number: said()) as served:
        asked(served.url)[0].ask(question, ASKING)
    assert "Authorization" not in served.headers[0]


@pytest.mark.parametrize(("taken", "calls"), [("json_object", 2), (None, 3)])
def test_where_a_schema_is_not_taken_a_looser_form_is_asked_for_from_then_on(
    endpoint: Serve, said: Any, question: Question, taken: str | None, calls: int
) -> None:
    def script(body: Mapping[str, Any], number: int) -> Any:
        form = body.get("response_format", {}).get("type")
        return said() if form == taken else said(status=400, body=b'{"error": "response_format"}')

    with endpoint(script) as served:
        there, _ = asked(served.url)
        there.ask(question, ASKING)
        there.ask(question, ASKING)
    assert there.calls == len(served.asked) == calls + 1


def test_parameters_that_an_endpoint_has_otherwise_are_sent_as_it_wants_them(
    endpoint: Serve, said: Any, question: Question
) -> None:
    def script(body: Mapping[str, Any], number: int) -> Any:
        if "max_tokens" in body:
            return said(status=400, body=b"'max_tokens' is not supported: use 'max_completion_tokens'")
        return said(status=400, body=b"unsupported value: 'temperature'") if "temperature" in body else said()

    with endpoint(script) as served:
        there, _ = asked(served.url)
        there.ask(question, ASKING)
        there.ask(question, ASKING)
    assert there.calls == 4
    last = served.asked[-1]
    assert (last["max_completion_tokens"], last["response_format"]["type"]) == (99, "json_schema")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_endpoint_is_asked_again_after_ever_longer_pauses(
    endpoint: Serve, said: Any, question: Question, status: int
) -> None:
    with endpoint(lambda body, number: said(status=status) if number < 3 else said()) as served:
        there, pauses = asked(served.url)
        assert there.ask(question, ASKING).finish == "stop"
    assert (len(served.asked), pauses) == (4, [1.0, 2.0, 4.0])


def test_an_endpoint_that_says_how_long_to_wait_is_heeded_within_reason(
    endpoint: Serve, said: Any, question: Question
) -> None:
    waits = ["7", "100000", "tomorrow", "-5", "nan"]

    def script(body: Mapping[str, Any], number: int) -> Any:
        return said(status=429, headers={"Retry-After": waits[number]}) if number < len(waits) else said()

    with endpoint(script) as served:
        there, pauses = asked(served.url, tries=6)
        there.ask(question, ASKING)
    assert pauses == [7.0, 60.0, 4.0, 8.0, 16.0]


def test_an_endpoint_that_stays_broken_is_given_up(endpoint: Serve, said: Any, question: Question) -> None:
    with endpoint(lambda body, number: said(status=500, body=b"out of memory")) as served:
        there, pauses = asked(served.url, tries=3)
        with pytest.raises(Unanswered, match=r"answers 500 .*: out of memory; 3 tries") as caught:
            there.ask(question, ASKING)
    assert (len(served.asked), len(pauses), caught.value.hopeless) == (3, 2, False)


def test_a_refused_connection_is_told(question: Question) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    there, pauses = asked(url, tries=2)
    with pytest.raises(Unanswered, match=r"127\.0\.0\.1 does not answer \(.*refused.*\); 2 tries"):
        there.ask(question, ASKING)
    assert len(pauses) == 1


def test_no_call_goes_out_beyond_the_limit(endpoint: Serve, said: Any, question: Question) -> None:
    with endpoint(lambda body, number: said(status=503)) as served:
        there, _ = asked(served.url, tries=9)
        there.most = 2
        with pytest.raises(Unanswered, match="limit of 2 calls") as caught:
            there.ask(question, ASKING)
    assert (len(served.asked), caught.value.hopeless) == (2, True)


@pytest.mark.parametrize("status", [301, 307, 401, 403, 404])
def test_what_no_second_try_can_mend_is_told_at_once(
    endpoint: Serve, said: Any, question: Question, status: int
) -> None:
    headers = {"Location": "http://127.0.0.1:1/elsewhere"}
    with endpoint(lambda body, number: said(status=status, headers=headers)) as served:
        there, pauses = asked(served.url)
        with pytest.raises(Unanswered) as caught:
            there.ask(question, ASKING)
    assert (len(served.asked), pauses, caught.value.hopeless) == (1, [], True)


WRONG: dict[str, dict[str, Any]] = {
    "a page": {"body": b"<html>Sign in</html>", "headers": {"Content-Type": "text/html"}},
    "no JSON": {"body": b"claims: none"},
    "cut JSON": {"body": b'{"choices": [{"mess'},
    "no choices": {"body": b'{"choices": []}'},
    "an error with a good status": {"body": b'{"error": {"message": "no"}}'},
    "a list": {"body": b"[]"},
    "words that are no text": {"content": {"claims": []}},
    "not UTF-8": {"body": b'{"choices": "\xff\xfe"}'},
    "too deep": {"body": b"[" * 100_000},
    "too big": {"body": b'{"choices": ["' + b"x" * BIGGEST + b'"]}'},
}


@pytest.mark.parametrize("name", WRONG)
def test_a_response_that_is_none_of_the_interface_is_no_answer(
    endpoint: Serve, said: Any, question: Question, name: str
) -> None:
    with endpoint(lambda body, number: said(**WRONG[name])) as served:
        there, _ = asked(served.url)
        with pytest.raises(Unanswered):
            there.ask(question, ASKING)
    assert len(served.asked) == 1


def test_a_message_without_words_is_an_empty_answer(endpoint: Serve, said: Any, question: Question) -> None:
    with endpoint(lambda body, number: said(None)) as served:
        assert asked(served.url)[0].ask(question, ASKING).text == ""


def test_an_answer_that_trickles_is_cut_off_and_asked_for_again(
    endpoint: Serve, said: Any, question: Question
) -> None:
    trickle = said(headers={"Content-Length": "100000"}, pieces=(b" ", 0.05))
    with endpoint(lambda body, number: said() if number else trickle) as served:
        there, pauses = asked(served.url, timeout=0.5)
        there.ask(question, ASKING)
    assert (len(served.asked), pauses) == (2, [1.0])


def test_an_answer_that_breaks_off_is_asked_for_again(endpoint: Serve, said: Any, question: Question) -> None:
    broken = said(headers={"Content-Length": "100000"})
    with endpoint(lambda body, number: said() if number else broken) as served:
        there, _ = asked(served.url)
        assert there.ask(question, ASKING).text == '{"claims": []}'
    assert len(served.asked) == 2


def test_the_key_is_shown_nowhere(endpoint: Serve, said: Any, question: Question) -> None:
    with endpoint(lambda body, number: said(status=401, body=b"bad key secret-1\x1b[2J")) as served:
        there, _ = asked(served.url, key="secret-1")
        with pytest.raises(Unanswered) as caught:
            there.ask(question, ASKING)
    assert "secret-1" not in str(caught.value) + repr(there)
    assert "bad key (key)" in str(caught.value)
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1:80", "ftp://127.0.0.1/", "http://", "http://a b/", "http://u:p@127.0.0.1/v1", "http://h:0/",
     "http://h:99999/", "http://h/v1?key=1", "http://h/#x", "file:///etc/passwd"],
)  # fmt: skip
def test_a_url_that_cannot_be_is_told_without_what_is_secret_in_it(url: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Endpoint(url=url)
    assert "u:p" not in str(caught.value)


def test_a_key_goes_out_in_the_clear_to_no_other_machine() -> None:
    with pytest.raises(InvalidValue, match="in the clear"):
        Endpoint(url="http://example.org/v1", key="secret-1")
    assert not Endpoint(url="https://example.org/v1", key="secret-1").local
    with pytest.raises(InvalidValue) as caught:
        Endpoint(url="https://example.org/v1", key="secret\nX-Other: 1")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("[::1]", True), ("localhost", True), ("example.org", False),
     ("10.0.0.1", False), ("localhost.example.org", False), ("127.0.0.1.example.org", False)],
)  # fmt: skip
def test_only_this_machine_is_local(host: str, local: bool) -> None:
    assert Endpoint(url=f"http://{host}:8080/v1").local is local
