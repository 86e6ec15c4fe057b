"""The folder that a case is."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from amity import __version__
from amity.errors import InvalidCase, NewerCase
from amity.store.durable import explained, replace_file
from amity.store.toml import dumps

FORMAT = 1
NEEDS = "0.1.0"
"""The first version of Amity that opens this format; written into each case for older versions to name."""
IGNORED = "index.db*\n*.part\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A case on disk: what `case.toml` says, and where its parts are.

    `dyads` are the pairs (or larger groups) of states by code; `settings` is the table of that name.
    """

    path: Path
    title: str = ""
    dyads: tuple[tuple[str, ...], ...] = ()
    theses: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def sources(self) -> Path:
        """Documents as they came, each with its CSL-JSON beside it or in `bibliography.json`."""
        return self.path / "sources"

    @property
    def texts(self) -> Path:
        """The canonical text of each document as first read."""
        return self.path / "text"

    @property
    def tables(self) -> Path:
        """Measured series as CSV."""
        return self.path / "tables"

    @property
    def reference(self) -> Path:
        """The user's own states, names, rosters and landmarks, if there are any."""
        return self.path / "reference"

    @property
    def theses_folder(self) -> Path:
        """Explanations to be tested, one TOML file each, and the register of what was fixed beforehand."""
        return self.path / "theses"

    @property
    def readers(self) -> Path:
        """What engines other than the rules need to read the case again: options, answers, coded claims."""
        return self.path / "readers"

    @property
    def engines(self) -> tuple[str, ...]:
        """The engines whose claims carry events: `engine` in the settings, a name or a list of names."""
        said = self.settings.get("engine", "rules")
        return tuple(str(name) for name in said) if isinstance(said, list) else (str(said),)

    @property
    def judgements(self) -> Path:
        """What analysts decided: the one file that nothing can rebuild."""
        return self.path / "judgements.jsonl"

    @property
    def index(self) -> Path:
        """All that is derived; it can be deleted at any time."""
        return self.path / "index.db"

    @property
    def writable(self) -> bool:
        """Whether files can be made in the folder."""
        return os.access(self.path, os.W_OK | os.X_OK)

    def check_writable(self) -> None:
        """Raise InvalidCase where the case is read-only."""
        if not self.writable:
            raise InvalidCase(str(self.path), "is read-only", "copy the case to where you may write")


def make_folder(path: Path, *, title: str = "", dyads: Sequence[Sequence[str]] = ()) -> Folder:
    """An empty case in the folder `path`, which is made if need be.

    Raises InvalidCase where the folder has files in it or cannot be made.
    """
    if path.is_dir() and any(path.iterdir()):
        raise InvalidCase(str(path), "has files in it already", "name a folder that is new or empty")
    if path.exists() and not path.is_dir():
        raise InvalidCase(str(path), "is a file", "name a folder that is new or empty")
    case = {
        "format": FORMAT,
        "needs": NEEDS,
        "title": title,
        "dyads": [list(dyad) for dyad in dyads],
        "theses": [],
        "settings": {"engine": "rules"},
    }
    with explained(path):
        for name in ("sources", "text", "tables"):
            (path / name).mkdir(parents=True, exist_ok=True)
    replace_file(path / ".gitignore", IGNORED.encode())
    replace_file(path / "case.toml", dumps(case).encode())
    return open_folder(path)


def open_folder(path: Path) -> Folder:
    """The case in the folder `path`, of this format or an older one.

    Raises InvalidCase where there is none or `case.toml` cannot be used, NewerCase for a later format.
    """
    content = _content(path)
    _check_format(path, content)
    dyads = content.get("dyads", [])
    if not _is_groups(dyads):
        raise _unusable(path, "dyads is no list of lists of state codes", 'write dyads = [["MNG", "PRK"]]')
    settings = content.get("settings", {})
    if not isinstance(settings, dict):
        raise _unusable(path, "settings is no table", "write [settings] on a line and its values below")
    return Folder(
        path=path,
        title=str(content.get("title", "")),
        dyads=tuple(tuple(dyad) for dyad in dyads),
        theses=tuple(str(thesis) for thesis in content.get("theses", [])),
        settings=settings,
        format=content.get("format", FORMAT),
    )


def _content(path: Path) -> dict[str, Any]:
    file = path / "case.toml"
    if not file.is_file():
        raise InvalidCase(str(path), "is not a case: it has no case.toml", f"make one with: amity new {path}")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unusable(path, f"is not TOML: {error}", "mend it, or take it from version control") from error
    except PermissionError as error:
        raise _unusable(path, "may not be read", "ask its owner for access") from error


def _check_format(path: Path, content: Mapping[str, Any]) -> None:
    number = content.get("format", FORMAT)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise _unusable(path, f"format is {number!r}", f"write a whole number from 1 to {FORMAT}")
    if number > FORMAT:
        needed = content.get("needs", "a later version")
        reason = f"is of format {number}; this is Amity {__version__}, which opens formats up to {FORMAT}"
        raise NewerCase(str(path), reason, f"it needs Amity {needed} or later: pip install --upgrade amity")


def _is_groups(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(group, list) and all(isinstance(code, str) for code in group) for group in value
    )


def _unusable(path: Path, reason: str, remedy: str) -> InvalidCase:
    return InvalidCase(str(path / "case.toml"), reason, remedy)
