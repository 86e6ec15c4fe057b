"""Run every benchmark and set its figures beside what they must reach.

Each script in this folder prints lines of name, figure, unit and bound (`>=100000` or `<=0.3`),
separated by tabs. Figures and ratios come from one run; nothing is cached between runs.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NOT_BENCHMARKS = {
    "run.py",
    "score.py",
    "extraction.py",
    "languages.py",
    "passages.py",
    "planted.py",
    "crowd.py",
    "together.py",
    "peers.py",
}


def measures(script: Path) -> list[list[str]]:
    """The lines that a benchmark printed."""
    run = subprocess.run([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, check=True)
    return [line.split("\t") for line in run.stdout.splitlines() if line.count("\t") >= 2]


def verdict(figure: float, bound: str) -> str:
    """The ratio of a figure to its bound, 1 or more where it holds."""
    if not bound:
        return ""
    limit = float(bound.lstrip("<>="))
    ratio = limit / figure if bound.startswith("<") else figure / limit
    return f"{ratio:.2f} {'holds' if ratio >= 1 else 'SHORT'}"


def main() -> int:
    """Print the table; the exit code says whether every bound holds."""
    chosen = sys.argv[1:]
    scripts = [p for p in sorted(HERE.glob("*.py")) if p.name not in NOT_BENCHMARKS]
    short = False
    print(f"{'measure':50} {'figure':>14} {'unit':16} {'bound':>12}  ratio")
    for script in scripts:
        if chosen and script.stem not in chosen:
            continue
        for name, figure, unit, *rest in measures(script):
            bound = rest[0] if rest else ""
            said = verdict(float(figure), bound)
            short = short or said.endswith("SHORT")
            print(f"{name:50} {float(figure):14,.3f} {unit:16} {bound:>12}  {said}", flush=True)
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
