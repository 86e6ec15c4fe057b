"""What engines other than the rules need to read a case again, so that the index can be made anew.

`readers/NAME.toml` has the options of the engine NAME as it was last used; files of the same name beside it
have what else it needs: `llm.jsonl` a language model's answers. In `readers/hand/` are claims coded by hand,
which nothing can rebuild: `anna.csv` is the engine "hand:anna". An engine has read the case if any file here
bears its name.
"""

import tomllib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from amity.errors import InvalidCase
from amity.store.durable import replace_file
from amity.store.toml import dumps

ENDINGS = (".toml", ".jsonl")
HAND = "hand"


def names(folder: Path) -> tuple[str, ...]:
    """The engines, besides the rules, that have read the case, in alphabetical order."""
    return tuple(sorted({_engine_of(path) for path in _files(folder)}))


def options(folder: Path, name: str) -> dict[str, Any]:
    """The options of an engine; none where none were kept. Raises InvalidCase where they are no TOML."""
    path = folder / f"{name}.toml"
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        remedy = "mend it, or take it from version control"
        raise InvalidCase(str(path), f"is not TOML ({error})", remedy) from error


def keep(folder: Path, name: str, said: Mapping[str, Any]) -> None:
    """Keep the options of an engine. Raises InvalidCase where the folder cannot be written."""
    path, content = folder / f"{name}.toml", dumps(said).encode()
    if not path.is_file() or path.read_bytes() != content:
        replace_file(path, content)


def fingerprint(folder: Path, name: str) -> str:
    """The SHA-256 over all files of an engine: what its claims depend on besides the documents."""
    digest = sha256()
    for path in _files(folder):
        if _engine_of(path) == name:
            content = path.read_bytes()
            digest.update(f"{path.name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def file_of(folder: Path, name: str) -> Path:
    """The file of a coder, such as "hand:anna".

    >>> file_of(Path("case/readers"), "hand:anna").as_posix()
    'case/readers/hand/anna.csv'
    """
    return folder / HAND / f"{name.removeprefix(f'{HAND}:')}.csv"


def _engine_of(path: Path) -> str:
    return f"{HAND}:{path.stem}" if path.parent.name == HAND else path.stem


def _files(folder: Path) -> list[Path]:
    found = [path for path in folder.glob("*") if path.suffix in ENDINGS] + [*(folder / HAND).glob("*.csv")]
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))
