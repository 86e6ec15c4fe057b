"""Versions of the stages, told from their code and data, so that nothing stale passes for up to date."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

CODE_AND_DATA = (".py", ".csv", ".toml", ".txt", ".json", ".tsv")


@cache
def version_of(*packages: str) -> str:
    """The SHA-256 over the code and data files of packages, the same on every machine.

    >>> version_of("amity.extract") == version_of("amity.extract") != version_of("amity.read")
    True
    """
    digest = sha256()
    for package in packages:
        for name, content in sorted(_contents(files(package), package)):
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _contents(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found += _contents(entry, f"{name}/{entry.name}")
        elif entry.name.endswith(CODE_AND_DATA):
            found.append((f"{name}/{entry.name}", entry.read_bytes()))
    return found
