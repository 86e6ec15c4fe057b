"""An endpoint on this machine that says what it is told to, over real HTTP."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Script = Callable[[Mapping[str, Any], int], "Said"]


@dataclass(frozen=True)
class Said:
    """A response: the content of the message, or the bytes of the whole body where they are given."""

    content: Any = '{"claims": []}'
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    pieces: tuple[bytes, float] | None = None

    @property
    def raw(self) -> bytes:
        if self.body is not None:
            return self.body
        choice = {"message": {"role": "assistant", "content": self.content}, "finish_reason": "stop"}
        return json.dumps({"choices": [choice], "usage": {"total_tokens": 100}}).encode()


class Served:
    """A server on this machine, and what it was asked: bodies and headers, in order."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.closing = threading.Event()
        self.lock = threading.Lock()
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.respond(self)

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def respond(self, request: BaseHTTPRequestHandler) -> None:
        body = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        with self.lock:
            number = len(self.asked)
            self.asked.append({"path": request.path, **body})
            self.headers.append(dict(request.headers.items()))
        said = self.script(body, number)
        headers = {"Content-Type": "application/json", "Content-Length": str(len(said.raw)), **said.headers}
        try:
            request.send_response(said.status)
            for name, value in headers.items():
                request.send_header(name, value)
            request.end_headers()
            self.send(request, said)
        except OSError:
            request.close_connection = True

    def send(self, request: BaseHTTPRequestHandler, said: Said) -> None:
        if said.pieces is None:
            request.wfile.write(said.raw)
            return
        piece, seconds = said.pieces
        while not self.closing.wait(seconds):
            request.wfile.write(piece)
            request.wfile.flush()


@contextmanager
def serving(script: Script) -> Iterator[Served]:
    """A server that says what the script says to each question (its body and number)."""
    served = Served(script)
    thread = threading.Thread(target=served.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        served.closing.set()
        served.server.shutdown()
        served.server.server_close()
        thread.join()


@pytest.fixture
def endpoint() -> Callable[[Script], Any]:
    """Start a server that follows a script, in a `with`."""
    return serving


@pytest.fixture
def said() -> type[Said]:
    return Said
