"""Versions of the stages, told from their code and data, so that nothing stale passes for up to date."""

from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from amity.errors import NotFound

CODE_AND_DATA = (".py", ".csv", ".toml", ".txt", ".json", ".tsv")


@cache
def version_of(*packages: str) -> str:
    """The SHA-256 over the code and data files of packages, the same on every machine. Imports none of them.

    Raises NotFound for a package that there is not.

    >>> version_of("amity.extract") == version_of("amity.extract") != version_of("amity.read")
    True
    """
    digest = sha256()
    for package in packages:
        folder = _folder(package)
        files = (path for path in folder.rglob("*") if path.suffix in CODE_AND_DATA and path.is_file())
        for name, path in sorted((path.relative_to(folder).as_posix(), path) for path in files):
            content = path.read_bytes()
            digest.update(f"{package}/{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise NotFound("package", package, "install Amity again")
    return Path(spec.submodule_search_locations[0])
