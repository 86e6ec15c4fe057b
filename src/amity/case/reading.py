"""Reading the documents of a case: only what changed, each in a process of its own.

The engine `rules` always reads; beside it each engine that has read the case before (`amity.store.readers`).
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amity.case import hand_coded
from amity.case.deriving import RULES, Derived, Job, derive, load_reference, within
from amity.case.versions import version_of
from amity.errors import InvalidCase, NotFound
from amity.model.documents import Source
from amity.store import readers, texts
from amity.store.folder import Folder
from amity.store.sources import SourceFile, source_files
from amity.store.texts import Summary

if TYPE_CHECKING:
    from amity.store.index import Index

Progress = Callable[[int, int], None]
ROW_BYTES = 50_000
"""Bytes of a list of rows that a slow machine reads in a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """The names of the documents that were read and of those that had not changed, and what failed.

    `failed` has a line for each file that could not be read: which it is, what is wrong and what to do.
    `warnings` are lines on what was set aside without a loss, such as a torn line of the log of judgements.
    `vanished` has a line for each document whose file is gone from `sources/`: its text and claims stand.
    `unread` has a line for each document and language whose sentences no reader reads.
    """

    read: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def read_case(
    folder: Folder,
    index: "Index",
    *,
    workers: int | None,
    again: Sequence[str],
    progress: Progress | None,
) -> ReadReport:
    """Read what is new or changed, or `again` alone, and take it into the index.

    The rules read first, then each engine that has read the case before. Raises NotFound for a name in
    `again` that no document has.
    """
    plan = Plan(folder)
    jobs = plan.jobs()
    if unknown := sorted({*again} - {job.name for job in jobs}):
        raise NotFound("document", unknown[0], "see `amity sources` and the folder sources/ for the names")
    if again:
        wanted = [replace(job, reading=job.file is not None) for job in jobs if job.name in again]
    else:
        known = index.keys()
        wanted = [job for job in jobs if job.reading or known.get(job.name) != plan.key_of(job)]
    names = {job.name for job in wanted}
    failed = [] if again else list(plan.problems)
    taken = take_in(index, wanted, workers=workers, progress=progress)
    if not again:
        for name in index.keys().keys() - {job.name for job in jobs}:
            index.drop(name)
    others = _read_by_others(folder, index, workers=workers, again=again)
    return ReadReport(
        read=tuple(sorted(taken.read)),
        unchanged=tuple(job.name for job in jobs if job.name not in names),
        failed=tuple(dict.fromkeys([*failed, *taken.failed, *others])),
        vanished=tuple(_vanished(job.name) for job in jobs if job.file is None),
        unread=tuple(taken.unread),
    )


def _vanished(name: str) -> str:
    """That a document's file is gone, and what that means."""
    remedy = f"put the file back, or delete text/{name}.txt and .json if it is to go"
    return f"sources/{name}.*: is gone, while its text and claims stand; {remedy}"


def _read_by_others(
    folder: Folder, index: "Index", *, workers: int | None, again: Sequence[str]
) -> Iterator[str]:
    """Read by the engines that have read the case before; a line for each document or engine that fails."""
    from amity.case.engines import missing

    engines = readers.names(folder.readers)
    for engine in {*index.engines()} - {RULES, *engines}:
        index.drop(engine=engine)
    for engine in engines:
        plan, known = Plan(folder, engine), index.keys(engine)
        jobs = [
            job for job in plan.stored_jobs() if job.name in again or known.get(job.name) != plan.key_of(job)
        ]
        if jobs and (reason := missing(engine, folder.readers)):
            yield reason
            continue
        yield from take_in(index, jobs, workers=workers).failed
        if hand_coded.is_hand(engine):
            yield from hand_coded.left_out(folder, index, engine, [job.name for job in plan.stored_jobs()])


def fill(folder: Folder, index: "Index") -> None:
    """Take the stored texts into the index that it lacks, without a look at the files."""
    from amity.case.engines import missing

    names = {*texts.names(folder.texts)}
    for engine in (RULES, *readers.names(folder.readers)):
        absent = names - index.keys(engine).keys()
        if absent and not missing(engine, folder.readers):
            jobs = [job for job in Plan(folder, engine).stored_jobs() if job.name in absent]
            take_in(index, jobs, workers=None)


class Taken(NamedTuple):
    """The names of what was read, a line for each that was not, and for what of those read nobody reads."""

    read: list[str]
    failed: list[str]
    unread: list[str]


def take_in(
    index: "Index", jobs: Sequence[Job], *, workers: int | None, progress: Progress | None = None
) -> Taken:
    """Do the jobs in worker processes, and put each result into the index as it comes."""
    from amity.store.index import Entry

    taken = Taken([], [], [])
    if progress:
        progress(0, len(jobs))
    for done, (job, derived, error) in enumerate(_outcomes(jobs, workers), 1):
        if derived is None:
            taken.failed.append(error)
        else:
            key = _with_text(job.key, derived.sha256)
            index.put(Entry(doc=job.name, engine=job.engine, key=key, **derived.lines))
            taken.read.append(job.name)
            taken.unread.extend(derived.unread)
        if progress:
            progress(done, len(jobs))
    return taken


def _outcomes(jobs: Sequence[Job], workers: int | None) -> Iterator[tuple[Job, Derived | None, str]]:
    from amity.read.limits import Limits
    from amity.read.workers import run

    limits = Limits(seconds=_patience(jobs))
    for outcome in run(jobs, derive, limits=limits, workers=workers or _cores()):
        error = " ".join(str(outcome.error).split()) if outcome.error else ""
        yield outcome.item, outcome.result, _about(outcome.item, error)


def _patience(jobs: Sequence[Job]) -> float:
    """The seconds that a document may take: a list of rows, of which there can be very many, by its size."""
    lists = (job.file for job in jobs if job.file and job.file.suffix.lower() in (".csv", ".tsv"))
    from amity.read.limits import Limits

    return Limits().seconds + max((path.stat().st_size for path in lists), default=0) / ROW_BYTES


def _about(job: Job, error: str) -> str:
    """An error in one line that begins with the file, as the case has it."""
    shown = job.file.relative_to(job.root).as_posix() if job.file else f"text/{job.name}.txt"
    error = within(job.root, error)
    return error if error.startswith((shown, "text/")) else f"{shown}: {error}"


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Plan:
    """What there is to read in a case by an engine, and what each result depends on."""

    def __init__(self, folder: Folder, engine: str = RULES) -> None:
        self.folder, self.engine = folder, engine
        self.reference = folder.reference if folder.reference.is_dir() else None
        self.problems: list[str] = []
        self.stored = self._stored()
        self.fingerprint = load_reference(self.reference).fingerprint
        code = version_of("amity.datasets", "amity.extract", "amity.model", "amity.reference")
        dyads = [dyad for dyad in folder.dyads if len(dyad) == 2]
        self.dyad = dyads[0] if len(dyads) == len(folder.dyads) == 1 else ()
        self._derived_by = [code, engine, self.fingerprint, *self.dyad]
        if engine != RULES:
            self._derived_by += [readers.fingerprint(folder.readers, engine), version_of("amity.case")]

    def jobs(self) -> list[Job]:
        """A job for each document in `sources/`, and for those of which only the text is left, by name."""
        found = {file.name: self._of_file(file, source) for file, source in self._files()}
        for name in self.stored:
            if name not in found:
                found[name] = self._of_text(name)
        return [found[name] for name in sorted(found)]

    def stored_jobs(self) -> list[Job]:
        """A job for each stored text, without a look at the files."""
        return [self._of_text(name) for name in sorted(self.stored)]

    def key_of(self, job: Job) -> str:
        """The key that the index has for a job whose text is stored and that need not be done again."""
        return _with_text(job.key, self.stored[job.name].sha256)

    def _stored(self) -> dict[str, Summary]:
        found = {}
        for name in texts.names(self.folder.texts):
            try:
                found[name] = texts.summary(self.folder.texts, name)
            except InvalidCase as error:
                self.problems.append(within(self.folder.path, str(error)))
        return found

    def _files(self) -> Iterator[tuple[SourceFile, Source]]:
        from amity.read.bibliography import load

        bibliography = load(self.folder.sources)
        self.problems += [within(self.folder.path, line) for line in bibliography.problems]
        first: dict[str, SourceFile] = {}
        gone = {s.file_sha256: name for name, s in self.stored.items()}
        files = source_files(self.folder.sources)
        here = {file.name for file in files}
        for file in files:
            if same := first.get(file.sha256):
                twice = f"the same file as {same.path.name}, which is read; delete one of them"
                self.problems.append(f"sources/{file.path.name}: {twice}")
                continue
            first[file.sha256] = file
            earlier = gone.get(file.sha256, file.name)
            renamed = replace(file, name=earlier) if earlier not in here else file
            yield renamed, bibliography.source_of(file.path)

    def _of_file(self, file: SourceFile, source: Source) -> Job:
        entry = json.dumps([source.origin, dict(source.csl)], sort_keys=True)
        read_key = _digest(file.path.name, file.sha256, version_of("amity.read", "amity.model"), entry)
        stored = self.stored.get(file.name)
        fresh = stored is not None and stored.read_key == read_key
        return self._job(
            file.name,
            file=file.path,
            file_sha256=file.sha256,
            source=source,
            read_key=read_key,
            reading=not fresh,
        )

    def _of_text(self, name: str) -> Job:
        stored = self.stored[name]
        return self._job(
            name,
            file=None,
            file_sha256=stored.file_sha256,
            source=None,
            read_key=stored.read_key,
            reading=False,
        )

    def _job(
        self,
        name: str,
        *,
        file: Path | None,
        file_sha256: str,
        source: Source | None,
        read_key: str,
        reading: bool,
    ) -> Job:
        return Job(
            name=name,
            file=file,
            file_sha256=file_sha256,
            source=source,
            read_key=read_key,
            reading=reading,
            key=_digest(read_key, *self._derived_by),
            root=self.folder.path,
            texts=self.folder.texts,
            reference=self.reference,
            fingerprint=self.fingerprint,
            engine=self.engine,
            readers=self.folder.readers,
            dyad=self.dyad,
        )


def _with_text(key: str, text_sha256: str) -> str:
    return _digest(key, text_sha256)


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()
