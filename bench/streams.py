"""How fast streams of lines are coded and resolved, what workers bring, and what memory they take.

Lines come in through a pipe, as in a pipeline. No line stands twice. That one worker and many write the same,
byte by byte, is checked on the way.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from amity.extract.sentences import sentences
from case import document

DOCUMENTS = 120
SHORT, LONG = 20_000, 200_000
MEBIBYTE = 1024 * 1024
PLACES = ("Moscow", "Ulaanbaatar", "Pyongyang", "Seoul", "Tokyo", "Beijing", "Washington", "Paris")


def stories() -> Iterator[bytes]:
    """Sentences of documents of our own, those of one document being one discourse."""
    for number in range(DOCUMENTS):
        text = document(number)
        for count, (start, end) in enumerate(sentences(text)):
            line = {"id": f"{number}-{count}", "text": text[start:end], "date": "2019-05-01", "doc": number}
            yield json.dumps(line).encode() + b"\n"


def actors(count: int) -> Iterator[bytes]:
    """Names of actors, each at a day of its own."""
    for number in range(count):
        line = {
            "id": number,
            "text": f"{PLACES[number % 8]} office {number}",
            "date": str(1900 + number % 120),
        }
        yield json.dumps(line).encode() + b"\n"


def run(command: str, workers: int, lines: Iterator[bytes]) -> tuple[float, str, int]:
    """Seconds, a hash of what came out, and the most memory that the first process held, in bytes."""
    words = [sys.executable, "-m", "amity", command, "--workers", str(workers)]
    start = time.perf_counter()
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    if not os.fork():
        feed(process.stdin.fileno(), lines)
    process.stdin.close()
    digest, most = hashlib.sha256(), 0
    while chunk := process.stdout.read(1 << 16):
        digest.update(chunk)
        most = max(most, held(process.pid))
    if process.wait():
        raise SystemExit(f"{command} failed")
    os.wait()
    return time.perf_counter() - start, digest.hexdigest(), most


def feed(descriptor: int, lines: Iterator[bytes]) -> None:
    """Write all lines, in a process of its own."""
    with os.fdopen(descriptor, "wb") as out:
        for line in lines:
            out.write(line)
    os._exit(0)


def held(process: int) -> int:
    """The most memory that a process has held so far; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0].split()[1]) * 1024 if found else 0


def main() -> None:
    """Print a line per measure: name, figure, unit, bound."""
    cores = len(os.sched_getaffinity(0))
    count = sum(1 for _ in stories())
    alone, one, _ = run("code", 1, stories())
    shared, many, _ = run("code", cores, stories())
    print("stream coded by one process", f"{count / alone:.0f}", "lines/s", sep="\t")
    print(f"stream coded by {cores} processes", f"{count / shared:.0f}", "lines/s", sep="\t")
    print(
        "speed-up by a second core", f"{alone / shared:.2f}", "times", ">=1.5" if cores > 1 else "", sep="\t"
    )
    print("streams alike whatever the workers", int(one == many), "of 1", ">=1", sep="\t")
    seconds, _, short = run("resolve", cores, actors(SHORT))
    seconds, _, long = run("resolve", cores, actors(LONG))
    print("actors resolved", f"{LONG / seconds:.0f}", "lines/s", sep="\t")
    grown = (long - short) / MEBIBYTE
    print("memory that ten times the lines add", f"{max(grown, 0.1):.1f}", "MiB", "<=8", sep="\t")


if __name__ == "__main__":
    main()
