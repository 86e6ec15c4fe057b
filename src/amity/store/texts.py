"""The canonical text of each document as first read, with its structure beside it.

`NAME.txt` holds the text and is never changed; `NAME.json` what the reader found in it. A text counts as read
once its JSON is there, which is written last.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from amity.errors import InvalidCase
from amity.model.document_lines import document_from_line, document_line
from amity.model.documents import Document
from amity.store.durable import replace_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A document of the case, with the hash of the file that it was read from.

    `read_key` says what the reading depended on: the file, the reader's version, the bibliography.
    """

    document: Document
    file_sha256: str
    read_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The hashes of a document: of its text, of its file, and of what the reading depended on."""

    sha256: str
    file_sha256: str
    read_key: str


def names(folder: Path) -> tuple[str, ...]:
    """The names of the documents that were read, in alphabetical order."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name.removesuffix(".json") for path in folder.glob("*.json")))


def load(folder: Path, name: str) -> Stored | None:
    """The document of that name, None where it was not read yet.

    Raises InvalidCase where its text is gone or is not the one that was read.
    """
    beside = folder / f"{name}.json"
    if not beside.is_file():
        return None
    line = _line(beside)
    text = _text(folder / f"{name}.txt", line["sha256"])
    try:
        document = document_from_line(line, text)
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(beside, f"a field is wrong ({error})") from error
    return Stored(document=document, file_sha256=line["file_sha256"], read_key=line.get("read_key", ""))


def summary(folder: Path, name: str) -> Summary:
    """The hashes of a document. Raises InvalidCase where its JSON is damaged or its text gone."""
    line, path = _line(folder / f"{name}.json"), folder / f"{name}.txt"
    if not path.is_file():
        raise _damaged(path, "it is gone")
    return Summary(sha256=line["sha256"], file_sha256=line["file_sha256"], read_key=line.get("read_key", ""))


def file_hashes(folder: Path, some: Iterable[str]) -> dict[str, str]:
    """The names of the given documents by the hash of the file that each was read from."""
    return {_line(folder / f"{name}.json")["file_sha256"]: name for name in some}


def _line(beside: Path) -> dict[str, Any]:
    try:
        line = json.loads(beside.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _damaged(beside, "it is not whole") from error
    if not isinstance(line, dict) or not {"sha256", "file_sha256"} <= line.keys():
        raise _damaged(beside, "it says no hashes")
    return line


def _text(path: Path, digest: str) -> str:
    if not path.is_file():
        raise _damaged(path, "it is gone")
    content = path.read_bytes()
    if sha256(content).hexdigest() != digest:
        raise _damaged(path, "it is not the text that was read")
    return content.decode()


def _damaged(path: Path, reason: str) -> InvalidCase:
    remedy = f"take it from version control, or delete {path.stem}.txt and .json there to read the file anew"
    return InvalidCase(str(path), reason, remedy)


def save(folder: Path, stored: Stored) -> Stored:
    """Keep a document that was read, and give it back as it is kept.

    A text that is there stays, whatever a reader now makes of the same file: then its structure stays too,
    and a warning says so. What was read from another file of that name is put aside under its hash.
    """
    document = stored.document
    before = load(folder, document.name)
    if before and before.file_sha256 != stored.file_sha256:
        _put_aside(folder, document.name, before.file_sha256)
    elif before and before.document.sha256 != document.sha256:
        warning = f"{document.reader} reads another text in the file; that of {before.document.reader} stands"
        kept = replace(before.document, source=document.source, path=document.path)
        document = replace(kept, warnings=(*_without(kept.warnings, warning), warning))
    path = folder / f"{document.name}.txt"
    if not path.is_file() or sha256(path.read_bytes()).hexdigest() != document.sha256:
        replace_file(path, document.text.encode())
    hashes = {"file_sha256": stored.file_sha256, "read_key": stored.read_key}
    line = {**hashes, **document_line(document)}
    content = json.dumps(line, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    replace_file(folder / f"{document.name}.json", content.encode())
    return replace(stored, document=document)


def _without(warnings: tuple[str, ...], warning: str) -> tuple[str, ...]:
    return tuple(line for line in warnings if line != warning)


def _put_aside(folder: Path, name: str, file_sha256: str) -> None:
    """Move what was read from an earlier file of that name to `superseded/`; judgements may hang on it."""
    aside = folder / "superseded"
    aside.mkdir(exist_ok=True)
    for ending in ("json", "txt"):
        path = folder / f"{name}.{ending}"
        if path.is_file():
            path.replace(aside / f"{name}.{file_sha256[:12]}.{ending}")
