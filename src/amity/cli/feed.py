"""Lines as they come in, in bounded memory, handed out in batches to worker processes."""

import os
import queue
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from amity.extract.lines import Answer, Numbered, Stretch, Work

CHUNK = 1 << 16
MOST_BYTES = 4 << 20
"""A longer line is not read."""
QUEUED = 64
"""So many lines are read ahead."""
PATIENCE = 0.05
"""After so many seconds without a line, what is complete is answered."""
BATCH_LINES, BATCH_CHARACTERS = 64, 50_000
SECONDS = 300.0
"""A batch that takes longer is given up."""


def chunks(source: BinaryIO) -> Iterator[bytes]:
    """Bytes as they come; of a file without buffers, so that no lock is held while nothing comes."""
    try:
        descriptor = source.fileno()
    except OSError:
        descriptor = -1
    while chunk := os.read(descriptor, CHUNK) if descriptor >= 0 else source.read(CHUNK):
        yield chunk


def raw_lines(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers, from 1; of one that is longer than 4 MiB so much that it shows.

    >>> list(raw_lines([b"a", b"b\\nc\\n", b"d"]))
    [(1, b'ab'), (2, b'c'), (3, b'd')]
    """
    number, held = 1, bytearray()
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for end in ended:
            held += end[: MOST_BYTES + 1 - len(held)]
            yield number, bytes(held)
            number, held = number + 1, bytearray()
        held += rest[: MOST_BYTES + 1 - len(held)]
    if held:
        yield number, bytes(held)


def arrivals(source: BinaryIO) -> Iterator["Numbered | None"]:
    """The lines of a stream, read by a thread; None where for a while none comes. Empty ones are left out."""
    waiting: queue.Queue[tuple[int, bytes] | Exception | None] = queue.Queue(QUEUED)

    def read() -> None:
        try:
            for line in raw_lines(chunks(source)):
                waiting.put(line)
        except OSError as error:
            waiting.put(error)
        waiting.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            item = waiting.get(timeout=PATIENCE)
        except queue.Empty:
            yield None
            continue
        if item is None:
            return
        if isinstance(item, Exception):
            raise item
        if item[1].strip():
            yield _numbered(*item)


def _numbered(number: int, raw: bytes) -> "Numbered":
    from amity.extract.lines import Numbered, numbered

    if len(raw) > MOST_BYTES:
        return Numbered(number, {}, f"longer than {MOST_BYTES >> 20} MiB; split it")
    return numbered(number, raw)


def batches(lines: Iterable["Numbered | None"]) -> Iterator[list["Stretch"]]:
    """What is complete, a batch at a time; an empty one where nothing comes, so that nothing waits for it.

    >>> from amity.extract.lines import Numbered
    >>> [len(batch) for batch in batches([Numbered(1, {"id": 1, "text": "x"}), None])]
    [1, 0]
    """
    from amity.extract.lines import Discourses

    discourses, batch, size = Discourses(), list["Stretch"](), 0
    for line in lines:
        if line is not None:
            batch += discourses.take(line)
            size += len(line.line.get("text", ""))
            if sum(len(stretch.lines) for stretch in batch) < BATCH_LINES and size < BATCH_CHARACTERS:
                continue
        yield batch
        batch, size = [], 0
    yield batch + discourses.rest()


def answers(
    source: BinaryIO, work: "Work", empty: dict[str, Any], *, workers: int
) -> Iterator[list["Answer"]]:
    """The answers to the lines of a stream, in their order, as they are ready.

    >>> import io
    >>> from amity.extract.lines import NO_COUNTRY, resolved
    >>> source = io.BytesIO(b'{"id": 1, "text": "Moscow", "date": "1960"}')
    >>> [answer.json for batch in answers(source, resolved, NO_COUNTRY, workers=1) for answer in batch]
    ['{"id": 1, "country": "SUN"}']
    """
    fed = batches(arrivals(source))
    if workers == 1:
        return (work(batch) for batch in fed if batch)
    return _shared(fed, work, empty, workers)


def _shared(
    fed: Iterable[list["Stretch"]], work: "Work", empty: dict[str, Any], workers: int
) -> Iterator[list["Answer"]]:
    """The answers of several worker processes; a batch that one fails on is done again in its parts."""
    from amity.read.limits import Limits
    from amity.read.workers import run

    outcomes = run(fed, work, limits=Limits(seconds=SECONDS), workers=workers)
    try:
        for outcome in outcomes:
            if outcome.error is None:
                yield outcome.result or []
            else:
                yield _parts(outcome.item, work, empty)
    finally:
        if isinstance(outcomes, Generator):
            outcomes.close()  # ends the workers


def _parts(batch: Sequence["Stretch"], work: "Work", empty: dict[str, Any]) -> list["Answer"]:
    """The answers to a batch that broke its worker, each stretch by itself; what breaks it again has none."""
    from amity.extract.lines import failed
    from amity.read.limits import Limits
    from amity.read.workers import run

    found: list[Answer] = []
    for outcome in run([[stretch] for stretch in batch], work, limits=Limits(seconds=SECONDS), workers=1):
        if outcome.error is None:
            found += outcome.result or []
        else:
            found += [failed(line, str(outcome.error), empty) for line in outcome.item[0].lines]
    return found


def cores() -> int:
    """How many processes can work at a time here.

    >>> cores() >= 1
    True
    """
    ask: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(ask(0)) if ask else os.cpu_count() or 1
