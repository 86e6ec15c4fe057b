"""Reading one document with all it says: what a worker process does."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from amity.errors import UnreadableDocument
from amity.model.documents import Document, Source
from amity.model.interchange import claim_line, date_line, flow_line
from amity.store import texts
from amity.store.texts import Stored

if TYPE_CHECKING:
    from amity.reference import Reference

RULES = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A document to read, with all that a process needs for it.

    `file` is None where only the stored text is there, `reading` says that the file is to be read and not its
    stored text, `key` is what the result depends on besides the text, `readers` is the folder of what other
    engines than the rules need, `dyad` the pair of states that the case is about, if it is one.
    """

    name: str
    file: Path | None
    file_sha256: str
    source: Source | None
    read_key: str
    reading: bool
    key: str
    root: Path
    texts: Path
    reference: Path | None
    fingerprint: str
    engine: str
    readers: Path
    dyad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What was read from a document, as lines of JSON by their sort, and the hash of its text.

    `unread` has a line for each language of the document that is not read.
    """

    sha256: str
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()


def load_reference(folder: Path | None) -> "Reference":
    """The reference data, with those of the case where it has any."""
    from amity.reference import load

    return load(folder) if folder else load()


@cache
def _reference(folder: Path | None, _fingerprint: str) -> "Reference":
    """The reference data of that fingerprint, loaded once in a process."""
    return load_reference(folder)


def derive(job: Job) -> Derived:
    """Read one document and all it says: this is what a worker process does.

    Raises UnreadableDocument for a file that cannot be read, InvalidCase for a stored text that is damaged.
    """
    stored = _read(job) if job.reading and job.file else texts.load(job.texts, job.name)
    if stored is None:
        raise UnreadableDocument(job.name, "neither its file nor its text is there", "add the file again")
    document, reference = stored.document, _reference(job.reference, job.fingerprint)
    by = _by_rules if job.engine == RULES else _by_engine
    return by(document, reference, job)


def _by_rules(document: Document, reference: "Reference", job: Job) -> Derived:
    from amity.datasets import READER, counts_of, read_events
    from amity.extract import extract

    found = extract(document, reference, dyad=job.dyad)
    claims = read_events(document, reference) if document.reader == READER else found.claims
    lines = {
        "claims": _lines({claim.id: claim_line(claim) for claim in claims}.values()),
        "dates": _lines(date_line(document.name, date) for date in found.dates),
        "flows": _lines(flow_line(flow) for flow in (*found.flows, *counts_of(document, reference))),
    }
    unread = tuple(f"{job.name}: {part}" for part in found.unread)
    return Derived(sha256=document.sha256, lines=lines, unread=unread)


def _by_engine(document: Document, reference: "Reference", job: Job) -> Derived:
    from amity.case.engines import read_by

    found = read_by(job.engine, document, reference, job.readers)
    claims = {claim.id: claim_line(claim) for claim in found.claims}
    refused = _lines(line.line for line in found.refused)
    return Derived(sha256=document.sha256, lines={"claims": _lines(claims.values()), "refused": refused})


def _read(job: Job) -> Stored:
    from amity.read import read_document

    assert job.file is not None  # noqa: S101 - derive has looked
    read = read_document(job.file, job.source)
    warnings = tuple(within(job.root, line) for line in read.warnings)
    path = job.file.relative_to(job.root).as_posix()
    document = replace(read, name=job.name, path=path, warnings=warnings)
    return texts.save(
        job.texts, Stored(document=document, file_sha256=job.file_sha256, read_key=job.read_key)
    )


def _lines(lines: Iterable[Mapping[str, object]]) -> tuple[str, ...]:
    return tuple(json.dumps(line, ensure_ascii=False) for line in lines)


def within(root: Path, line: str) -> str:
    """A line that begins with a file, with the file's place in the case.

    >>> within(Path("/home/b/case"), "/home/b/case/sources/a.txt: is empty")
    'sources/a.txt: is empty'
    """
    return line.removeprefix(f"{root}/")
