"""A case that may not be written can be read in full; what would write says so in one line."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from amity.case import Case

ASK = """
import sys
from amity.case import open_case
from amity.errors import InvalidCase
with open_case(sys.argv[1]) as case:
    for act in (
        lambda: case.read(),
        lambda: case.add(["x.txt"]),
        lambda: case.judge(case.claims()[0].id, "accept"),
        lambda: case.add_claim(doc="memoir", quote="Kim", fields={"kind": "other"}),
        lambda: case.undo(),
        lambda: case.decisions.identify(case.claims()[0].id, case.claims()[1].id, "same"),
        lambda: case.decisions.weigh("f-1", "upheld"),
        lambda: case.decisions.retract("j-1"),
        lambda: case.decisions.merge("judgements.jsonl"),
    ):
        try:
            act()
        except InvalidCase as error:
            assert str(error) == f"{sys.argv[1]}: is read-only; copy the case to where you may write", error
        else:
            raise AssertionError("it was written")
    sys.stdout.buffer.write("\\n".join(case.export()).encode() + case.dossier().encode())
"""


def without_powers() -> list[str]:
    """The words before a command that make the system hold root to the rights on files too."""
    if os.getuid():
        return []
    words = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if shutil.which(words[0]) is None or subprocess.run([*words, "true"], check=False).returncode:
        pytest.skip("root may write everywhere, and setpriv is not there to change that")
    return words


@pytest.fixture
def closed(case: Case) -> Iterator[Path]:
    """The folder of a case that may be read and not be written."""
    case.judge(case.claims()[0].id, "accept")
    case.close()
    yield case.path
    for path in (case.path, *case.path.rglob("*")):
        path.chmod(0o755)


@pytest.mark.parametrize("indexed", [True, False])
def test_a_read_only_case_is_asked_as_any_other(case: Case, closed: Path, indexed: bool) -> None:
    expected = "\n".join(case.export()) + case.dossier()
    case.close()
    if not indexed:
        for path in closed.glob("index.db*"):
            path.unlink()
    for path in (*closed.rglob("*"), closed):
        path.chmod(0o555 if path.is_dir() else 0o444)
    words = [*without_powers(), sys.executable, "-c", ASK, str(closed)]
    done = subprocess.run(words, capture_output=True, check=False)
    assert done.stderr.decode() == ""
    assert done.stdout.decode() == expected
