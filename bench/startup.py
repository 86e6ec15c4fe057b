"""How long a user waits: `amity --help`, `import amity`, and a dossier from a cold start."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "corpus"
EXAMPLE = ROOT / "examples" / "mongolia-dprk" / "sources"


def best(*words: str) -> float:
    """The shortest of several runs of a command as a whole process, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def cold_dossier(documents: Path) -> float:
    """Seconds from nothing to a dossier of the documents in a folder, in four processes in turn."""
    with tempfile.TemporaryDirectory() as folder:
        case = f"{folder}/case"
        start = time.perf_counter()
        for words in (
            ["new", case, "--dyad", "MNG", "PRK"],
            ["add", case, str(documents)],
            ["read", case],
            ["dossier", case, "-o", f"{folder}/dossier.html"],
        ):
            subprocess.run([sys.executable, "-m", "amity", *words], check=True, capture_output=True)
        return time.perf_counter() - start


def main() -> None:
    """Print a line per measure: name, figure, unit, ceiling."""
    print("amity --help", f"{best('-m', 'amity', '--help'):.3f}", "s", "<=0.3", sep="\t")
    print("import amity", f"{best('-c', 'import amity'):.3f}", "s", "<=0.3", sep="\t")
    for name, documents in (("corpus", SHARED), ("example", EXAMPLE)):
        if documents.is_dir():
            print(f"dossier of the {name}, cold", f"{cold_dossier(documents):.2f}", "s", "<=10", sep="\t")


if __name__ == "__main__":
    main()
