"""How long a user waits before anything happens: `amity --help`, `import amity`, and a dossier from a cold start."""

import subprocess
import sys
import time

RUNS = 7


def best(*words: str) -> float:
    """The shortest of several runs of a command as a whole process, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print a line per measure: name, figure, unit, ceiling."""
    print("amity --help", f"{best('-m', 'amity', '--help'):.3f}", "s", "<=0.3", sep="\t")
    print("import amity", f"{best('-c', 'import amity'):.3f}", "s", "<=0.3", sep="\t")


if __name__ == "__main__":
    main()
