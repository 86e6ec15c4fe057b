"""An endpoint that speaks the OpenAI chat interface, asked over HTTP by the standard library alone."""

import http.client
import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from amity.errors import AmityError, InvalidValue
from amity.extract.llm.instruction import schema
from amity.extract.llm.questions import Asking, Question

BIGGEST = 1 << 20
"""An answer of more bytes is not read to its end."""
LONGEST_PAUSE = 60.0
TRY_AGAIN = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
HOPELESS = frozenset((301, 302, 303, 307, 308, 401, 403, 404, 405))
FORMATS: tuple[str, ...] = ("json_schema", "json_object", "")
"""How the form of the answer is asked for, the strictest first; "" is by the instruction alone."""


class Unanswered(AmityError, RuntimeError):
    """A question that an endpoint did not answer. Carries the reason.

    `hopeless` says that it will answer no other question either, such as for want of a key.
    """

    def __init__(self, reason: str, *, hopeless: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.hopeless = reason, hopeless


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a model said, why it stopped, and how many tokens question and answer took; 0 where not told."""

    text: str
    finish: str
    tokens: int


@dataclass(slots=True, kw_only=True)
class Endpoint:
    """Where to ask. `url` is the base that `/chat/completions` is put behind; the key is never shown.

    `timeout` is how many seconds a whole answer may take, `tries` how often a question is put at most,
    `pause` the seconds before the second try, doubled for each further one. `calls` counts the requests that
    went out, of which there are never more than `most`. Raises InvalidValue for a URL that cannot be, or that
    would send the key in the clear.

    >>> Endpoint(url="http://127.0.0.1:8080/v1").local, Endpoint(url="https://example.org/v1").local
    (True, False)
    """

    url: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    tries: int = 5
    pause: float = 1.0
    wait: Callable[[float], None] = time.sleep
    most: int | None = None
    calls: int = 0
    _format: int = 0
    _unlike: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            good = bool(parts.hostname) and parts.scheme in ("http", "https") and parts.port != 0
        except ValueError:
            good = False
        if (
            not good
            or not self.url.isascii()
            or " " in self.url
            or parts.username
            or parts.password
            or parts.query
            or parts.fragment
        ):
            shown = self.url.rpartition("@")[2]
            wanted = "a URL such as http://127.0.0.1:8080/v1, without name, password or query"
            raise InvalidValue("Endpoint", "url", shown, wanted)
        if self.key and parts.scheme == "http" and not self.local:
            raise InvalidValue("Endpoint", "url", self.url, "https, since the key would go out in the clear")
        if not self.key.isascii() or not self.key.isprintable():
            raise InvalidValue("Endpoint", "key", "(not shown)", "of plain letters, without a line end")

    @property
    def host(self) -> str:
        """The name or address of the machine that is asked."""
        return urlsplit(self.url).hostname or ""

    @property
    def local(self) -> bool:
        """Whether it is this machine itself, by a loopback address or the name localhost."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def ask(self, question: Question, asking: Asking) -> Reply:
        """Put a question, again where the endpoint is busy or does not answer. Raises Unanswered."""
        fault, told = "", 0.0
        for attempt in range(self.tries):
            if attempt:
                self.wait(max(told, min(LONGEST_PAUSE, self.pause * 2 ** (attempt - 1))))
            try:
                status, headers, body = self._shaped(question, asking)
            except (OSError, http.client.HTTPException) as error:
                fault, told = f"{self.host} does not answer ({_reason(error)})", 0.0
                continue
            if status == 200:
                return _reply(headers, body)
            fault, told = self._fault(status, body), _asked_to_wait(headers)
            if status not in TRY_AGAIN:
                raise Unanswered(fault, hopeless=status in HOPELESS)
        raise Unanswered(f"{fault}; {self.tries} tries")

    def _shaped(self, question: Question, asking: Asking) -> tuple[int, Mapping[str, str], bytes]:
        """The response, with the parameters and the strictest form of answer that the endpoint takes."""
        while True:
            said = _payload(question, asking, FORMATS[self._format], self._unlike)
            status, headers, body = self._post(json.dumps(said).encode())
            if status not in (400, 415, 422, 501) or not self._yields(body):
                return status, headers, body

    def _yields(self, body: bytes) -> bool:
        """Whether there is another way to ask an endpoint that refuses this one: it is taken from now on."""
        for parameter in ("max_completion_tokens", "temperature"):
            if parameter.encode() in body and parameter not in self._unlike:
                self._unlike |= {parameter}
                return True
        if self._format == len(FORMATS) - 1:
            return False
        self._format += 1
        return True

    def _post(self, content: bytes) -> tuple[int, Mapping[str, str], bytes]:
        if self.most is not None and self.calls >= self.most:
            raise Unanswered(f"the limit of {self.most} calls is reached", hopeless=True)
        self.calls += 1
        deadline = time.monotonic() + self.timeout
        connection = self._connection()
        try:
            connection.connect()
            path = urlsplit(self.url).path.rstrip("/") + "/chat/completions"
            headers = {"Content-Type": "application/json", "Accept": "application/json"}
            if self.key:
                headers["Authorization"] = f"Bearer {self.key}"
            connection.request("POST", path, content, headers)
            response = connection.getresponse()
            return response.status, _headers(response), _body(response, connection.sock, deadline)
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        """A connection to the endpoint itself: no proxy, and no redirect is followed."""
        parts = urlsplit(self.url)
        if parts.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(self.host, parts.port, timeout=self.timeout, context=context)
        return http.client.HTTPConnection(self.host, parts.port, timeout=self.timeout)

    def _fault(self, status: int, body: bytes) -> str:
        """What an endpoint says is wrong, in a line, without the key should it repeat it."""
        said = " ".join(body[:2000].decode("utf-8", "replace").split())
        said = said.replace(self.key, "(key)") if self.key else said
        words = "".join(letter if letter.isprintable() else "\ufffd" for letter in said[:200])
        return f"{self.host} answers {status} {http.client.responses.get(status, '')}: {words}".rstrip(": ")


def _payload(question: Question, asking: Asking, form: str, unlike: frozenset[str]) -> dict[str, Any]:
    """The body of a request; `unlike` are parameters that the endpoint has otherwise than most."""
    said: dict[str, Any] = {**asking.options, "messages": question.messages, "stream": False}
    if "max_completion_tokens" in unlike:
        said["max_completion_tokens"] = said.pop("max_tokens")
    if "temperature" in unlike:
        del said["temperature"]
    if form == "json_schema":
        named = {"name": "claims", "strict": True, "schema": schema()}
        said["response_format"] = {"type": form, "json_schema": named}
    elif form:
        said["response_format"] = {"type": form}
    return said


def _headers(response: http.client.HTTPResponse) -> Mapping[str, str]:
    return {name.lower(): value for name, value in response.getheaders()}


def _body(response: http.client.HTTPResponse, sock: socket.socket | None, deadline: float) -> bytes:
    """The body, as far as it comes in time and is not too big."""
    found = b""
    while len(found) <= BIGGEST:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer takes too long")
        if sock is not None and sock.fileno() >= 0:
            sock.settimeout(left)
        piece = response.read1(1 << 16)
        if not piece:
            if response.length:
                raise http.client.IncompleteRead(found, response.length)
            return found
        found += piece
    raise Unanswered(f"the answer has more than {BIGGEST} bytes; it was not read to its end")


def _reply(headers: Mapping[str, str], body: bytes) -> Reply:
    """The model's words in a response. Raises Unanswered where it has not the form of the chat interface."""
    sort = headers.get("content-type", "").partition(";")[0].strip().lower()
    if sort != "application/json":
        raise Unanswered(f"the answer is {sort or 'of no type'}, not application/json")
    try:
        said = json.loads(body)
        choice = said["choices"][0]
        text = choice["message"].get("content") or ""
        usage = said.get("usage") or {}
        tokens = usage.get("total_tokens") or 0
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unanswered("the answer has not the form of the chat interface") from None
    if not isinstance(text, str) or not isinstance(tokens, int):
        raise Unanswered("the answer has not the form of the chat interface")
    return Reply(text=text, finish=str(choice.get("finish_reason") or ""), tokens=max(0, tokens))


def _asked_to_wait(headers: Mapping[str, str]) -> float:
    """The seconds that an endpoint asks to wait, at most a minute; a date or a joke is none."""
    try:
        told = float(headers.get("retry-after", "0"))
    except ValueError:
        return 0.0
    return min(LONGEST_PAUSE, told) if told > 0 else 0.0


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
