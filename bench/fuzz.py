"""A million passages that nobody would write, read on all cores, and how reading time grows with length.

Every other passage is read as a document, the rest as lines of a stream. Each follows from its seed, so
whatever breaks can be had again: `python bench/fuzz.py SEED` reads one passage and shows what it is.
FUZZ_PASSAGES in the environment sets another number than a million, FUZZ_FIRST another seed to begin with,
FUZZ_SECONDS how long it may take at most.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from multiprocessing import get_context

from passages import SHAPES, long_passage, passage

from amity.extract import dates, extract
from amity.extract.lines import coded, numbered, stretches
from amity.read.documents import document_of
from amity.reference import load

PASSAGES = int(os.environ.get("FUZZ_PASSAGES", "1000000"))
FIRST = int(os.environ.get("FUZZ_FIRST", "0"))
MOST_SECONDS = float(os.environ.get("FUZZ_SECONDS", "inf"))
CHUNK = 250
SHOWN = 20
LENGTHS = (25_000, 100_000)
"""Time is measured at both; linear growth multiplies it by 4, quadratic by 16."""
MOST_GROWTH = 8.0
LEAST_SECONDS = 0.02
"""What takes less at the greater length says nothing of growth."""


def faults(seed: int) -> list[str]:
    """What is wrong with how a passage is read: an error, a quote that is not there, dates out of order."""
    text = passage(seed)
    try:
        return [*(_unanswered(seed, text) if seed % 2 else _misread(text))]
    except Exception as error:
        return [f"{type(error).__name__}: {error}"[:200]]


def _misread(text: str) -> Iterator[str]:
    reference = load()
    document = document_of("fuzz", text)
    for claim in extract(document, reference).claims:
        passage_ = claim.passage
        if document.text[passage_.start : passage_.end] != passage_.quote:
            yield f"quote not in the text: {passage_.quote!r}"
    found = dates.find(text, reference=reference)
    if any(one.end > other.start for one, other in pairwise(found)):
        yield "dates overlap"
    if any(text[date.start : date.end] != date.when.words for date in found):
        yield "words of a date not in the text"


def _unanswered(seed: int, text: str) -> Iterator[str]:
    """The passage as a line of a stream has an answer, without an error."""
    line = numbered(1, json.dumps({"id": seed, "text": text, "date": "2013-11-18"}).encode())
    (answer,) = coded(list(stretches([line])))
    if answer.error or json.loads(answer.json)["id"] != seed:
        yield f"in a stream: {answer.error or answer.json[:100]}"


def chunk(first: int) -> tuple[int, list[tuple[int, str]]]:
    """How many passages from a seed on were read, and the faults by seed."""
    seeds = range(first, min(first + CHUNK, FIRST + PASSAGES))
    return len(seeds), [(seed, fault) for seed in seeds for fault in faults(seed)]


def seconds(shape: str, length: int) -> float:
    """Processor time of reading one long passage: blocks, claims and dates."""
    text, reference = long_passage(shape, length), load()
    start = time.process_time()
    extract(document_of("long", text), reference)
    dates.find(text, reference=reference)
    return time.process_time() - start


def growth(shape: str) -> tuple[str, float, float]:
    """How time grows from the lesser to the greater length, and what the greater takes."""
    seconds(shape, 1000)
    less, more = (min(seconds(shape, length) for _ in range(2)) for length in LENGTHS)
    return shape, more / max(less, LEAST_SECONDS / 4), more


def read_all(cores: int) -> tuple[int, set[int], float]:
    """How many passages were read, the seeds of those with faults, and the seconds it took."""
    start, read, wrong, kinds = time.perf_counter(), 0, set[int](), Counter[str]()
    with get_context("spawn").Pool(cores) as pool:
        for count, found in pool.imap_unordered(chunk, range(FIRST, FIRST + PASSAGES, CHUNK)):
            read += count
            for seed, fault in found:
                wrong.add(seed)
                kinds[fault.split(":")[0]] += 1
                if sum(kinds.values()) <= SHOWN:
                    print(f"seed {seed}: {fault}", file=sys.stderr, flush=True)
            if time.perf_counter() - start > MOST_SECONDS:
                break
    for kind, count in kinds.most_common():
        print(f"{count} x {kind}", file=sys.stderr)
    return read, wrong, time.perf_counter() - start


def main() -> None:
    """Print a line per measure: name, figure, unit, bound; the faults go to standard error."""
    cores = len(os.sched_getaffinity(0))
    read, wrong, taken = read_all(cores)
    print("passages by chance, read", read, "passages", sep="\t")
    print("passages by chance, a second", f"{read / taken:.0f}", "passages/s", sep="\t")
    print("passages by chance, without a fault", 100 * (read - len(wrong)) / read, "%", ">=100", sep="\t")
    with get_context("spawn").Pool(cores) as pool:
        grown = list(pool.imap_unordered(growth, SHAPES))
    shape, worst, _ = max(grown, key=lambda one: one[1] if one[2] >= LEAST_SECONDS else 0.0)
    print(f"growth at 4 times the length, {shape}", f"{worst:.1f}", "times", f"<={MOST_GROWTH}", sep="\t")
    shape, _, slowest = max(grown, key=lambda one: one[2])
    print(f"100,000 characters, {shape}", f"{slowest:.1f}", "s", "<=30", sep="\t")


def show(seed: int) -> None:
    """One passage, and what is wrong with how it is read."""
    print(ascii(passage(seed)))
    print(*faults(seed), sep="\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        show(int(sys.argv[1]))
    else:
        main()
