"""What engines other than the rules need to read a case again, so that the index can be made anew.

`readers/NAME.toml` has the options of the engine NAME as it was last used; files of the same name beside it
have what else it needs: `llm.jsonl` a language model's answers, `hand.csv` claims coded by hand.
An engine has read the case if any file here bears its name.
"""

import tomllib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from amity.errors import InvalidCase
from amity.store.durable import replace_file
from amity.store.toml import dumps

ENDINGS = (".toml", ".jsonl", ".csv")


def names(folder: Path) -> tuple[str, ...]:
    """The engines, besides the rules, that have read the case, in alphabetical order."""
    return tuple(sorted({path.stem for path in _files(folder)}))


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
        if path.stem == name:
            content = path.read_bytes()
            digest.update(f"{path.name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(p for p in found if p.suffix in ENDINGS and p.is_file() and not p.name.startswith("."))
