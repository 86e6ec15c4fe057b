"""The files in a case: which there are, and how more come in."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile

from amity.store import texts
from amity.store.archives import is_archive, shown, unpack
from amity.store.durable import copy_file, replace_file
from amity.store.folder import Folder

BIBLIOGRAPHY = "bibliography.json"
REGISTER = "register.jsonl"
"""The register of theses, which stands beside them."""
_BIBLIOGRAPHIES = (".json", ".bib")
LONGEST = 100
"""Letters of a document's name, so that ids and the files made from it keep within what file systems take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """The names of what came in, and what was left out, a line each that says why and what to do.

    `renamed` has a line for each document that had to take another name than its file's.
    """

    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A document as it came: its file, the name that it goes by in the case, and the hash of the file."""

    path: Path
    name: str
    sha256: str


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def source_files(folder: Path) -> tuple[SourceFile, ...]:
    """The documents in `sources/`, by name.

    Of files that differ in their ending only, the first has the plain name. Files of JSON and BibTeX are
    bibliography; hidden files and folders are none of ours.
    """
    found: dict[str, SourceFile] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in _BIBLIOGRAPHIES:
            name = path.stem if _fold(path.stem) not in found else f"{path.stem}-{path.suffix[1:]}"
            found[_fold(name)] = SourceFile(path=path, name=name, sha256=file_hash(path))
    return tuple(sorted(found.values(), key=lambda source: source.name))


def _is_document(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() not in (*_BIBLIOGRAPHIES, ".csv")


def _fold(name: str) -> str:
    """Names that some file systems cannot tell apart are the same."""
    return unicodedata.normalize("NFC", name).casefold()


def add(
    folder: Folder,
    paths: Iterable[Path],
    *,
    is_dataset: Callable[[Path], bool] = lambda _: False,
    is_broken: Callable[[Path], bool] = lambda _: False,
) -> AddReport:
    """Copy documents, tables (CSV), theses (TOML) and bibliographies (CSL-JSON, BibTeX) in.

    A folder, or an archive (ZIP), stands for what is in it. `is_dataset` says of a table whether it is a
    published dataset, which is a document; any other is a measured series. `is_broken` says of a table or a
    file of BibTeX in the case whether it could not be read: one of the same name then takes its place.

    A document that is there already, byte for byte, is kept once; one of the same name and other content gets
    another name, or takes the place of one that could not be read. Raises InvalidCase where the case is
    read-only.
    """
    folder.check_writable()
    intake = Intake(folder, is_dataset, is_broken)
    for path in paths:
        for file in _files(path):
            intake.take(file)
    return AddReport(
        added=tuple(intake.added), left_out=tuple(intake.left_out), renamed=tuple(intake.renamed)
    )


def _files(path: Path) -> Iterator[Path]:
    """The file, or the files in the folder; hidden ones and links to other folders are passed over."""
    try:
        inside = sorted(path.iterdir()) if path.is_dir() else None
    except OSError:
        inside = None
    if inside is None:
        yield path
        return
    for inner in inside:
        if not inner.name.startswith(".") and not (inner.is_symlink() and inner.is_dir()):
            yield from _files(inner)


@dataclass(slots=True)
class Intake:
    """Files on their way into a case."""

    folder: Folder
    is_dataset: Callable[[Path], bool]
    is_broken: Callable[[Path], bool]
    added: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    packed: bool = False
    """Whether the files come out of an archive: those take no other's place, since many may have its name."""
    by_hash: dict[str, Path] = field(init=False)
    names: set[str] = field(init=False)
    unread: dict[str, SourceFile] = field(init=False)
    """Documents that no text was made of, by the name of their file."""
    vanished: dict[str, str] = field(init=False)
    """Names of documents that were read and whose file is gone, by the file's hash."""

    def __post_init__(self) -> None:
        there = source_files(self.folder.sources)
        here = {source.name for source in there}
        self.by_hash = {source.sha256: source.path for source in there}
        read = texts.names(self.folder.texts)
        self.names = {_fold(name) for name in (Path(BIBLIOGRAPHY).stem, *here, *read)}
        self.unread = {source.path.name: source for source in there if source.name not in read}
        self.vanished = texts.file_hashes(self.folder.texts, [name for name in read if name not in here])

    def take(self, path: Path) -> None:
        """Copy one file to where its kind belongs, or say why not."""
        try:
            self._check(path)
            ending = path.suffix.lower()
            if is_archive(path):
                self._archive(path)
            elif ending == ".json":
                self._bibliography(path)
            elif ending == ".bib":
                self._library(path)
            elif ending in (".csv", ".tsv") and self.is_dataset(path):
                self._document(path)
            elif ending == ".csv":
                self._kept(path, self.folder.tables, "table")
            elif ending == ".toml" or path.name == REGISTER:
                self._kept(path, self.folder.theses_folder, "thesis")
            else:
                self._document(path)
        except LeftOut as reason:
            self.left_out.append(f"{path}: {reason}")
        except BadZipFile:
            self.left_out.append(f"{path}: is a damaged archive; get it again, or unpack it by hand")
        except OSError as error:
            self.left_out.append(f"{path}: cannot be read ({error.strerror}); check that you may read it")

    def _check(self, path: Path) -> None:
        if not path.exists():
            raise LeftOut("there is no such file; check the name")
        if not path.is_file():
            raise LeftOut("is no file; name documents or folders of them")

    def _archive(self, path: Path) -> None:
        """Take the files in an archive as those in a folder."""
        with TemporaryDirectory() as name:
            into, at = Path(name), (len(self.left_out), len(self.renamed))
            unpacked = unpack(path, into)
            self.packed = True
            for file in _files(into):
                self.take(file)
            self.packed = False
            self.left_out[at[0] :] = [shown(line, into, path) for line in self.left_out[at[0] :]]
            self.renamed[at[1] :] = [shown(line, into, path) for line in self.renamed[at[1] :]]
        self.left_out += unpacked.left_out
        self.renamed += [unpacked.remark] if unpacked.remark else []

    def _document(self, path: Path) -> None:
        digest = file_hash(path)
        if there := self.by_hash.get(digest):
            if there.stem != path.stem:
                raise LeftOut(f"the same file as {there.name}, which is in the case; it is kept once")
            self._entry(path, there.stem)
            return
        mended = None if self.packed else self.unread.pop(path.name, None)
        name = mended.name if mended else self.vanished.get(digest) or self._free(path.stem)
        to = mended.path if mended else self.folder.sources / f"{name}{path.suffix}"
        copy_file(path, to)
        if name != path.stem and not mended:
            self.renamed.append(f"{path}: is in the case as {name}, since it has another {path.stem}")
        self.by_hash[digest] = to
        self.names.add(_fold(name))
        self.added.append(name)
        self._entry(path, name)

    def _free(self, stem: str) -> str:
        """A name of a document that none has: the file's own, else with a number."""
        plain = "".join(c if c.isprintable() else "_" for c in stem)[:LONGEST]
        name, number = plain, 2
        while _fold(name) in self.names:
            name, number = f"{plain}-{number}", number + 1
        return name

    def _entry(self, path: Path, name: str) -> None:
        """Bring a document's entry along: that beside it, or its own where it had to change its name."""
        library = path.with_suffix(".bib")
        if library.is_file():
            self._keep(library.read_bytes(), self.folder.sources / f"{name}.bib", library)
        elif name != path.stem:
            self._mistaken(path, name)
        beside = path.with_suffix(".json")
        if beside.is_file() and beside.name != BIBLIOGRAPHY:
            self._keep(beside.read_bytes(), self.folder.sources / f"{name}.json", beside)
        elif name != path.stem:
            entries = _entries(path.with_name(BIBLIOGRAPHY))
            if found := next((e for e in entries if e.get("id") == path.stem), None):
                self._keep(_json(found | {"id": name}), self.folder.sources / f"{name}.json", path)

    def _mistaken(self, path: Path, name: str) -> None:
        """Say which files of BibTeX know a document by a name that another has in the case."""
        key = re.compile(rb"@\w+\s*[{(]\s*" + re.escape(path.stem.encode()) + rb"\s*,")
        for library in sorted(path.parent.glob("*.bib")):
            if key.search(library.read_bytes()):
                remedy = f"give its entry the key {name} in the case's sources"
                self.left_out.append(f"{library}: {path.stem} is in the case as {name}; {remedy}")

    def _keep(self, content: bytes, to: Path, path: Path) -> None:
        if not to.is_file():
            replace_file(to, content)
        elif to.read_bytes() != content:
            self.left_out.append(f"{path}: differs from {to}, which stays; change it there")

    def _bibliography(self, path: Path) -> None:
        if path.name != BIBLIOGRAPHY:
            if not any(p.stem == path.stem for p in path.parent.iterdir() if p != path and p.is_file()):
                raise LeftOut(f"no document stands beside it; name it {BIBLIOGRAPHY} or after its document")
            return
        theirs, to = _entries(path, strict=True), self.folder.sources / BIBLIOGRAPHY
        ours = _entries(to)
        known = {entry.get("id"): entry for entry in ours}
        for entry in theirs:
            if known.setdefault(entry.get("id"), entry) != entry:
                self.left_out.append(
                    f"{path}: entry {entry.get('id')!r} differs from that in {to}, which stays"
                )
        if list(known.values()) != ours:
            replace_file(to, _json(list(known.values())))

    def _library(self, path: Path) -> None:
        """Keep a file of BibTeX as it is, under a name of its own; one beside a document came with that."""
        if any(path.with_suffix(p.suffix) == p for p in path.parent.iterdir() if _is_document(p)):
            return
        content, number = path.read_bytes(), 1
        to = self.folder.sources / path.name
        while to.is_file() and to.read_bytes() != content and not self.is_broken(to):
            number += 1
            to = to.with_name(f"{path.stem}-{number}.bib")
        if not to.is_file() or to.read_bytes() != content:
            replace_file(to, content)

    def _kept(self, path: Path, folder: Path, kind: str) -> None:
        """Copy a file to the folder of its kind, under its own name."""
        to = folder / path.name
        if to.is_file() and file_hash(to) == file_hash(path):
            return
        if to.is_file() and not self.is_broken(to):
            raise LeftOut(f"another {kind} of that name is in the case; rename it, or delete {to} first")
        copy_file(path, to)
        self.added.append(path.stem)


class LeftOut(Exception):
    """Why a file does not come into the case, and what to do; it becomes a line of the report."""


def _entries(path: Path, strict: bool = False) -> list[dict[str, Any]]:
    """The entries of a bibliography; none where there is no file, or a damaged one and not `strict`."""
    if not path.is_file():
        return []
    try:
        entries = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        if strict:
            raise LeftOut(f"is not JSON ({error}); mend it and add it again") from error
        return []
    if isinstance(entries, dict):
        entries = entries.get("items", [entries])
    if isinstance(entries, Sequence) and all(isinstance(entry, dict) for entry in entries):
        return list(entries)
    if strict:
        raise LeftOut("is no list of CSL-JSON entries; export it as CSL-JSON and add it again")
    return []


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
