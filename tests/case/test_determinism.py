"""The same documents and judgements give the same bytes, whatever the machine is set to."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from amity.case import Case

REBUILD = """
import sys
from pathlib import Path
from amity.case import open_case
with open_case(sys.argv[1]) as case:
    assert len(case.read(workers=int(sys.argv[2])).read) == 3
    text = "\\n".join(case.export()) + case.dossier(made="2024-03-01")
    Path(sys.argv[3]).write_bytes(text.encode())
"""
SETTINGS = {
    "another seed": (1, {"PYTHONHASHSEED": "1"}),
    "yet another seed": (3, {"PYTHONHASHSEED": "4242"}),
    "plain C": (1, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "7"}),
    "a Turkish locale": (2, {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Apia"}),
    "the far west": (2, {"TZ": "UTC+12"}),
}


def rebuilt(folder: Path, workers: int, settings: dict[str, str]) -> bytes:
    """What a case gives out when it is read from its sources alone."""
    for path in folder.glob("index.db*"):
        path.unlink()
    shutil.rmtree(folder / "text")
    out = folder.parent / "export"
    words = [sys.executable, "-c", REBUILD, str(folder), str(workers), str(out)]
    subprocess.run(words, check=True, env={**os.environ, **settings})
    return out.read_bytes()


@pytest.mark.parametrize("setting", SETTINGS)
def test_rebuilt_exports_are_equal_byte_for_byte(case: Case, setting: str) -> None:
    case.judge(case.claims()[0].id, "correct", changes={"persons": ["김일성"]}, by="S. Bat")
    case.close()
    expected = ("\n".join(case.export()) + case.dossier(made="2024-03-01")).encode()
    case.close()
    assert rebuilt(case.path, *SETTINGS[setting]) == expected
