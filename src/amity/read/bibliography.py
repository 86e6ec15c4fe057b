"""Bibliographies in CSL-JSON or BibTeX: beside a document, or for a folder."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from amity.model.documents import Source
from amity.read.bibtex import Entry
from amity.read.bibtex_csl import csl_of
from amity.read.bibtex_files import doubles, entries_in, named_by
from amity.read.call_numbers import with_call_number
from amity.read.csl import checked
from amity.read.facts import facts

FOLDER_FILE = "bibliography.json"
_LARGEST = 32 * 1024 * 1024
_FILE_FIELDS = ("file", "filename")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of a folder's documents, by the file's name without its ending, and what is wrong there.

    `problems` are lines for the user, each naming a file: broken JSON, entries of files that are not there,
    fields that are not as CSL-JSON has them. What is wrong costs itself alone.

    >>> Bibliography({"a": Source(id="a", csl={"title": "On A."})}).source_of(Path("a.pdf")).title
    'On A.'
    """

    entries: Mapping[str, Source] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def source_of(self, path: Path) -> Source:
        """The entry for a document; without one, a source of which nothing is known but its id.

        >>> Bibliography().source_of(Path("sources/000.txt"))
        Source(id='000', csl={}, origin='none')
        """
        return self.entries.get(path.stem) or Source(id=path.stem)


def load(folder: Path) -> Bibliography:
    """The bibliography of a folder.

    `bibliography.json` is a list of entries (or one); an entry belongs to the document whose name without
    ending is its `id`, or that its `file` (or `custom.file`) names. Files of BibTeX are read likewise, by
    key or `file`; they may hold more than the folder does, and what `bibliography.json` has goes before them.
    `NAME.json`, and then `NAME.bib`, beside `NAME.pdf` goes before all. A folder that is not there has none.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     _ = Path(name, "a.txt").write_text("They met.")
    ...     _ = Path(name, "bibliography.json").write_text('[{"id": "a", "title": "On A."}, {"id": "b"}]')
    ...     found = load(Path(name))
    >>> found.source_of(Path("a.txt")).title, len(found.problems)
    ('On A.', 1)
    """
    problems: list[str] = []
    stems = _stems(folder) if folder.is_dir() else frozenset()
    entries: dict[str, Source] = {}
    for_all = folder / FOLDER_FILE
    if for_all.is_file():
        entries |= _of_folder(for_all, stems, problems)
    libraries = sorted(folder.glob("*.bib"))
    beside = {path.stem for ending in ("*.bib", "*.json") for path in folder.glob(ending)}
    shared = [path for path in libraries if path.stem not in stems]
    entries = _of_libraries(shared, stems, {*entries, *beside}, problems) | entries
    for path in libraries:
        if path.stem in stems:
            _enter_library(path, entries, problems)
    for path in sorted(folder.glob("*.json")):
        if path.name != FOLDER_FILE:
            _enter_beside(path, stems, entries, problems)
    return Bibliography(entries, tuple(problems))


def _stems(folder: Path) -> frozenset[str]:
    """The names of the documents in a folder, without their endings."""
    apart = {
        ending
        for form in facts("formats")["format"]
        if ".json" in form["endings"]
        for ending in form["endings"]
    }
    return frozenset(p.stem for p in folder.iterdir() if p.is_file() and p.suffix.lower() not in apart)


def _of_folder(path: Path, stems: frozenset[str], problems: list[str]) -> dict[str, Source]:
    entries: dict[str, Source] = {}
    for at, entry in enumerate(_entries(path, problems), start=1):
        name = _document(entry, stems)
        if name is None:
            label = entry.get("id") or entry.get("title") or f"number {at}"
            problems.append(
                f"{path}: entry {str(label)!r} names no file of the folder; correct its id or add the file"
            )
        elif name in entries:
            problems.append(f"{path}: two entries for {name!r}; the first is used, remove the other")
        else:
            entries[name] = _source(name, entry, "folder", path, problems)
    return entries


def _enter_beside(path: Path, stems: frozenset[str], entries: dict[str, Source], problems: list[str]) -> None:
    if path.stem not in stems:
        problems.append(
            f"{path}: there is no document {path.stem!r} beside it; rename it or add the document"
        )
        return
    found = _entries(path, problems)
    if len(found) > 1:
        problems.append(f"{path}: has {len(found)} entries for one document; the first is used")
    if found:
        entries[path.stem] = _source(path.stem, found[0], "beside", path, problems)


def _of_libraries(
    paths: Sequence[Path], stems: frozenset[str], known: set[str], problems: list[str]
) -> dict[str, Source]:
    """The entries of all files of BibTeX for the folder; `known` are documents that have theirs elsewhere."""
    told: dict[Path, list[str]] = {path: [] for path in paths}
    shared = {path: entries_in(path, told[path]) for path in paths}
    named = {named_by(entry, stems) or "" for found in shared.values() for entry in found}
    unclear = {name: other for name, other in doubles(stems, known | named).items() if name not in known}
    entries: dict[str, Source] = {}
    for path, found in shared.items():
        problems += told[path]
        entries = _of_library(path, found, stems, unclear, problems) | entries
    return entries


def _of_library(
    path: Path,
    entries: Sequence[Entry],
    stems: frozenset[str],
    unclear: Mapping[str, str],
    problems: list[str],
) -> dict[str, Source]:
    """The entries of a file of BibTeX that name documents; a line where none does, or which is not clear."""
    found: dict[str, Source] = {}
    named = 0
    for entry in entries:
        name = named_by(entry, stems)
        if name is None:
            continue
        named += 1
        if name in found:
            problems.append(f"{path}: two entries for {name!r}; the first is used, remove the other")
        elif name in unclear:
            problems.append(_unclear(path, entry.key, name, unclear[name]))
        else:
            found[name] = _source(name, csl_of(entry), "folder", path, problems)
    if entries and stems and not named:
        keys = f"none of its {len(entries)} entries names a document, by its file or its key"
        problems.append(f"{path}: {keys}; give an entry the document's name without ending as key")
    return found


def _unclear(path: Path, key: str, name: str, other: str) -> str:
    whose = f"may be of {name!r} or of {other!r}, which bore that name, and is left out"
    remedy = f"give it the key {other}, or keep it as {name}.bib if it is of that one"
    return f"{path}: entry {key!r} {whose}; {remedy}"


def _enter_library(path: Path, entries: dict[str, Source], problems: list[str]) -> None:
    """The entry of a file of BibTeX beside a document: the one that names it, else the first."""
    found = entries_in(path, problems)
    own = [entry for entry in found if named_by(entry, (path.stem,))] or list(found)
    if len(own) > 1:
        problems.append(f"{path}: has {len(own)} entries for one document; the first is used")
    if own:
        entries[path.stem] = _source(path.stem, csl_of(own[0]), "beside", path, problems)


def _document(entry: Mapping[str, Any], stems: frozenset[str]) -> str | None:
    """The document that an entry is for: what its `file` names, else its id."""
    custom = entry.get("custom")
    for holder in (entry, custom if isinstance(custom, dict) else {}):
        for name in _FILE_FIELDS:
            if isinstance(holder.get(name), str):
                stem = Path(holder[name]).stem
                return stem if stem in stems else None
    return str(entry.get("id")) if str(entry.get("id")) in stems else None


def _source(name: str, entry: Mapping[str, Any], origin: str, path: Path, problems: list[str]) -> Source:
    csl, wrong = checked(entry)
    problems.extend(f"{path}: entry {name!r}: {words}" for words in wrong)
    return Source(id=name, csl=with_call_number(csl), origin=origin)


def _entries(path: Path, problems: list[str]) -> Sequence[Mapping[str, Any]]:
    """The entries of a file; none, and a problem, where it is no CSL-JSON."""
    try:
        if path.stat().st_size > _LARGEST:
            problems.append(f"{path}: is larger than a bibliography can be; check what it is")
            return ()
        found = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        problems.append(f"{path}: cannot be read ({type(error).__name__}); save it as CSL-JSON in UTF-8")
        return ()
    except json.JSONDecodeError as error:
        problems.append(f"{path}: is no JSON (line {error.lineno}: {error.msg}); correct it there")
        return ()
    return tuple(_objects(found, path, problems))


def _objects(found: object, path: Path, problems: list[str]) -> Iterator[Mapping[str, Any]]:
    if isinstance(found, dict) and isinstance(found.get("items"), list):
        found = found["items"]
    for at, entry in enumerate(found if isinstance(found, list) else [found], start=1):
        if isinstance(entry, dict):
            yield entry
        else:
            problems.append(f"{path}: entry {at} is no CSL-JSON object; write it as {{...}}")
