"""Reading reference data: ours, and what a user adds."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from amity.errors import InvalidReference
from amity.reference.reference import Reference
from amity.reference.tables import TABLES, Row, merge, read

_OTHERS = frozenset(("kinds",))  # files of a user's folder that other modules of this package read


def load(*folders: Path) -> Reference:
    """Our reference data, and those of a user's folders added to them or put in their place.

    A folder may hold any of states.csv, names.csv, organisations.csv, places.csv, forums.csv,
    memberships.csv, institutions.csv, competences.csv, namesakes.csv, offices.csv, titles.csv, persons.csv,
    tenures.csv, one_party.csv, landmarks.csv, missions.csv, hostings.csv, alignments.csv, capitals.csv, and
    names_ja.csv (ko, mn, ru, zh) for other languages, with the columns of ours. All its rows are checked
    at once. Raises InvalidReference with file and line for what cannot be used.

    >>> load().resolve("DPRK")
    ('PRK',)
    """
    if not folders:
        return _ours()
    chosen = tuple(Path(folder) for folder in folders)
    for folder in chosen:
        _check_folder(folder)
    reference = _read((_data(), *chosen))
    reference.check()
    return reference


def _data() -> Path:
    return Path(__file__).parent / "data"


@cache
def _ours() -> Reference:
    return _read((_data(),))


def _check_folder(folder: Path) -> None:
    """Raise InvalidReference for a folder that is none, or a file in it that nothing would read."""
    if not folder.is_dir():
        raise InvalidReference(str(folder), 0, "not a folder; give the folder that holds the CSV files")
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in TABLES and path.stem not in _OTHERS:
            known = ", ".join(sorted((*TABLES, *_OTHERS)))
            raise InvalidReference(str(path), 1, f"no reference file has that name; the names are {known}")


def _read(folders: Sequence[Path]) -> Reference:
    @cache
    def rows(name: str) -> tuple[Row, ...]:
        paths = (folder / f"{name}.csv" for folder in folders)
        return merge(read(TABLES[name], path) for path in paths if path.is_file())

    return Reference(rows, lambda: _fingerprint(folders))


def _fingerprint(folders: Sequence[Path]) -> str:
    """The SHA-256 over names and contents of all files, in the order of folders and names."""
    import hashlib  # heavy to load, and only a manifest asks for it

    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix in (".csv", ".toml"):
                content = path.read_bytes()
                digest.update(f"{path.name}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()
