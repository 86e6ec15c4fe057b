"""Answer the fifteen questions of ../shared/headlines.md by computation, and hold the answers to its figures.

    python bench/headlines.py ../shared [--keep FOLDER]

A case is made of the shared documents and datasets, as anybody makes one. Each answer is a line, followed by
what it rests on: ids of claims and events, rows of series. What a careful reader answers stands in
`data/headlines.toml`; the exit code is 1 where an answer differs from it, 2 where the folder is not there.
"""

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from headline_answers import Answer, Material
from headline_questions import QUESTIONS

from amity.case import Case

EXPECTED = Path(__file__).parent / "data" / "headlines.toml"
DYAD = ("MNG", "PRK")
MOST = 6
"""So many of the ids that an answer rests on are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A figure of an answer beside what a careful reader has; `within` is how far a number may be off.

    With `among` the expected one has to be among several that were found.
    """

    number: int
    name: str
    expected: Any
    within: float = 0.0
    among: bool = False
    found: Any = field(default=None)

    @property
    def holds(self) -> bool:
        """Whether the answer has the figure."""
        if self.among:
            return any(same(one, self.expected, self.within) for one in self.found or ())
        return same(self.found, self.expected, self.within)


def same(found: Any, expected: Any, within: float) -> bool:
    """Whether a figure is the expected one: numbers within a distance, lists item by item."""
    if isinstance(expected, list):
        pairs = list(zip(found or (), expected, strict=False))
        return len(found or ()) == len(expected) and all(same(a, b, within) for a, b in pairs)
    if isinstance(expected, bool) or not isinstance(expected, (int, float)):
        return bool(found == expected)
    return isinstance(found, (int, float)) and abs(found - expected) <= within + 1e-9


def made(shared: Path, folder: Path) -> Case:
    """A case of the shared documents and datasets, read."""
    case = Case.new(folder / "case", dyads=[DYAD], title="Mongolia and North Korea")
    case.add([shared / "corpus", *sorted((shared / "data" / "dyads").glob("*.csv"))])
    case.read()
    return case


def answers(case: Case) -> list[Answer]:
    """The answers to all questions, in their order."""
    material = Material(case)
    return [question(material) for question in QUESTIONS]


def checks(found: Iterable[Answer]) -> list[Check]:
    """Each expected figure beside the one that was found."""
    by_number = {answer.number: answer.figures for answer in found}
    table = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))["figure"]
    return [
        Check(
            number=row["question"], name=row["name"], expected=row["is"], within=row.get("within", 0.0),
            among=row.get("among", False), found=by_number.get(row["question"], {}).get(row["name"]),
        )
        for row in table
    ]  # fmt: skip


def show(found: Sequence[Answer], checked: Sequence[Check]) -> None:
    """Print each answer, what it rests on, and whether its figures are those that are expected."""
    for answer in found:
        more = f" and {len(answer.rests) - MOST} more" if len(answer.rests) > MOST else ""
        print(f"{answer.number:2}. {answer.says}")
        print(f"    rests on: {', '.join(answer.rests[:MOST]) or 'nothing'}{more}")
        for check in (check for check in checked if check.number == answer.number):
            if check.holds:
                print(f"    ok: {check.name} = {check.found}")
            else:
                about = f" within {check.within:g}" if check.within else ""
                print(f"    WRONG: {check.name} = {check.found}, expected {check.expected}{about}")
    wrong = [check for check in checked if not check.holds]
    print(f"{len(found)} answers; {len(checked) - len(wrong)} of {len(checked)} figures as expected")


def main() -> int:
    """Make the case, answer, check."""
    parser = argparse.ArgumentParser(description="Answer the headline questions and check the answers.")
    parser.add_argument("shared", type=Path, nargs="?")
    parser.add_argument("--keep", type=Path, help="make the case in this folder and leave it there")
    chosen = parser.parse_args()
    if chosen.shared is None or not (chosen.shared / "corpus").is_dir():
        where = "no folder was given" if chosen.shared is None else f"there is no {chosen.shared / 'corpus'}"
        remedy = "say make headlines SHARED=FOLDER, the folder with corpus/ and data/dyads/"
        print(f"headlines: {where}; {remedy}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        found = answers(made(chosen.shared, chosen.keep or Path(temporary)))
    checked = checks(found)
    show(found, checked)
    return 0 if all(check.holds for check in checked) else 1


if __name__ == "__main__":
    sys.exit(main())
