"""How long a large published dataset takes as flows of one dyad's states, and as series; and how often copied
sessions of votes are found in simulated assemblies.

    bench/flows.py [ROWS [SEEDS]]

ROWS dyad-years of invented trade in the columns of the Correlates of War (one million by default); SEEDS
simulated assemblies, as in tests/relate/flows/test_artefacts.py, of which clean ones are judged too.
"""

import importlib.util
import random
import resource
import sys
import time
from itertools import combinations, islice, product
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from amity.datasets import read_published
from amity.reference import load
from amity.relate.flows import series
from amity.relate.record import Record

DYAD = ("FIN", "RUS")
HEAD = "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,version\n"


def write(path: Path, rows: int) -> None:
    draws = random.Random(1)  # noqa: S311 - draws, not secrets
    numbers = sorted({state.cow for state in load().states.values() if state.cow})
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        for year, (one, other) in islice(product(range(1870, 2015), combinations(numbers, 2)), rows):
            flow = -9 if draws.random() < 0.1 else round(draws.random() * 100, 5)
            file.write(f"{one},{other},{year},A,B,{flow},{draws.random() * 9:.4f},-9,-9,4\n")


def speed(rows: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "trade.csv")
        write(path, rows)
        start = time.perf_counter(), time.process_time()
        read = read_published(path, load(), DYAD)
        took = time.perf_counter() - start[0], time.process_time() - start[1]
    flows = read.flows if read else ()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{rows} rows: {took[0]:.1f} s ({took[1]:.1f} s of a core), {len(flows)} flows, {memory} MB")
    start = time.perf_counter(), time.process_time()
    made = series(Record(states=DYAD, reference=load(), flows=flows))
    took = time.perf_counter() - start[0], time.process_time() - start[1]
    print(f"{len(made)} series: {took[0]:.1f} s ({took[1]:.1f} s of a core)")


def simulation() -> ModuleType:
    """The simulated assemblies of the tests."""
    path = Path(__file__).resolve().parents[1] / "tests" / "relate" / "flows" / "test_artefacts.py"
    spec = importlib.util.spec_from_file_location("test_artefacts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def artefacts(seeds: int) -> None:
    votes = simulation()
    hits = named = beside = clean = 0
    for seed in range(2000, 2000 + seeds):
        names, told, (state, year, donor) = votes.corrupted(seed)
        seen = votes.found(names, told, votes.star(state, names))
        hits += any((one.state, one.year) == (state, year) for one in seen)
        named += any((one.state, one.year, one.copied) == (state, year, donor) for one in seen)
        beside += sum((one.state, one.year) != (state, year) for one in seen)
        names, told, _ = votes.assembly(seed + 5000)
        clean += len(votes.found(names, told, votes.star(names[0], names)))
    print(
        f"{seeds} assemblies, seven pairs each: copied session found in {hits}, its source named in {named}"
    )
    print(f"flagged besides: {beside}; in as many clean assemblies of {len(votes.YEARS)} sessions: {clean}")


if __name__ == "__main__":
    speed(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
    artefacts(int(sys.argv[2]) if len(sys.argv) > 2 else 100)
