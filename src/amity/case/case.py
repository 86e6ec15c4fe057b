"""A case: the stages wired to the folder that keeps it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amity.case import deriving, hand_coded, reading
from amity.case.dyads import group_of
from amity.case.hand_coded import CodedReport
from amity.case.judgements import Judgements
from amity.case.measured import is_broken, tables_of
from amity.case.quotes import context
from amity.case.readers import Readers
from amity.case.reading import Progress, ReadReport
from amity.case.weighed import Weighed
from amity.errors import InvalidCase, NotFound
from amity.model.documents import Cell, Document
from amity.model.events import Event
from amity.model.flows import Flow
from amity.model.interchange import flow_from_line
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim
from amity.store import texts
from amity.store.durable import sweep
from amity.store.folder import Folder, make_folder, open_folder
from amity.store.sources import AddReport, add

if TYPE_CHECKING:
    from amity.case.relation import CaseRelation
    from amity.model.findings import Finding
    from amity.model.inferred import InferredDate
    from amity.model.mentions import DateMention
    from amity.reconcile.comparison import Comparison
    from amity.reference import Reference
    from amity.relate.record import Record
    from amity.store.index import Index


class Case(Judgements, Weighed):
    """A folder of documents, what was read from them, and what analysts made of it.

    What is derived is kept in an index that is made again when it is gone. Nothing here changes a document,
    its text or a judgement once they are in.

    >>> import tempfile
    >>> home = tempfile.TemporaryDirectory()
    >>> case = Case.new(Path(home.name) / "case", dyads=[("Mongolia", "PRK")], title="Two neighbours")
    >>> case.title, case.dyads
    ('Two neighbours', (('MNG', 'PRK'),))
    >>> case.close(); home.cleanup()
    """

    def __init__(self, folder: Folder) -> None:
        super().__init__(folder)
        self._open: Index | None = None
        self._filled = False
        self._claims: tuple[object, tuple[ReviewedClaim, ...]] | None = None
        self._events: tuple[object, tuple[Event, ...]] | None = None

    @classmethod
    def new(cls, path: Path | str, dyads: Iterable[Sequence[str]] = (), title: str = "") -> "Case":
        """Make an empty case in the folder `path`. The states of each dyad are given by code or name.

        Raises InvalidCase where the folder has files in it, NotFound for a name that no state has,
        InvalidValue where a state is named twice.
        """
        groups = [group_of(dyad) for dyad in dyads]
        return cls(make_folder(Path(path), title=title, dyads=groups))

    def __enter__(self) -> "Case":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index; it opens again when it is needed."""
        if self._open:
            self._open.close()
        self._open, self._filled = None, False

    @property
    def path(self) -> Path:
        """The case's folder."""
        return self.folder.path

    @property
    def title(self) -> str:
        """The dossier's title."""
        return self.folder.title

    @property
    def dyads(self) -> tuple[tuple[str, ...], ...]:
        """The states whose relations the case is about, by code."""
        return self.folder.dyads

    @cached_property
    def reference(self) -> "Reference":
        """The reference data, with those in the case's folder `reference/` where there are any."""
        return deriving.load_reference(self.folder.reference if self.folder.reference.is_dir() else None)

    def add(self, paths: Iterable[Path | str]) -> AddReport:
        """Copy documents, tables and bibliographies into the case; a folder stands for the files in it.

        What cannot come in, or is in already under another name, is told in a line of the report; a mended
        file takes the place of one that could not be read. Raises InvalidCase where the case is read-only.
        """
        from amity.read.dataset import form_of

        files = [Path(path) for path in paths]
        return add(
            self.folder,
            files,
            is_dataset=lambda path: bool(form_of(path)),
            is_broken=lambda path: is_broken(self, path),
        )

    def read(
        self,
        progress: Progress | None = None,
        workers: int | None = None,
        again: Sequence[str] = (),
        engine: str = "rules",
        options: Mapping[str, Any] | None = None,
    ) -> ReadReport:
        """Read the documents that are new or changed, or whose reading failed; with `again`, these alone.

        A document that cannot be read costs itself alone. `progress` is told how many are done, of how many;
        `workers` is the number of processes (by default one a core). The engine `rules` always reads;
        another `engine` with its `options` reads too, from now on. Raises InvalidCase where the case is
        read-only, NotFound for a document in `again`, or an engine, that there is not, MissingExtra for an
        engine that is not installed.
        """
        self.folder.check_writable()
        if engine != deriving.RULES:
            self.readers.take_on(engine, options)
        report = reading.read_case(self.folder, self._opened, workers=workers, again=again, progress=progress)
        for folder in (self.folder.texts, self.folder.sources, self.folder.tables):
            sweep(folder)
        self._claims = self._events = None
        problems = () if again else tables_of(self)[1]
        lines = tuple(deriving.within(self.path, line) for line in problems)
        return replace(report, failed=report.failed + lines, warnings=self.problems)

    @property
    def _opened(self) -> "Index":
        """The index, as far as it is filled."""
        from amity.store.index import Index

        if self._open is None:
            self._open = Index(self.folder.index, writable=self.folder.writable)
        return self._open

    @property
    def _index(self) -> "Index":
        """The index with all stored texts in it, whether it was made anew or its making was cut short."""
        if not self._filled:
            reading.fill(self.folder, self._opened)
            self._filled = True
        return self._opened

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong in the log of judgements, a line each; the lines that it is about are set aside."""
        return tuple(deriving.within(self.path, line) for line in self.log.problems)

    @cached_property
    def readers(self) -> Readers:
        """The engines that have read the case, each with its own claims."""
        return Readers(self.folder, lambda: self._index)

    def add_coded(self, path: Path | str, coder: str, *, replace: bool = False) -> CodedReport:
        """Take in a coder's table of claims (CSV) as the engine "hand:CODER"; what is wrong is told by row.

        With `replace` in place of what the coder had handed in before. Raises InvalidValue for the name of a
        coder that cannot be, UnreadableDocument for what is no table of claims, InvalidCase where there is
        one of that coder already, or the case is read-only.
        """
        self.folder.check_writable()
        report = hand_coded.take_in(Path(path), self.folder, self.reference, coder, replace=replace)
        self._opened.drop(engine=report.engine)
        self._filled, self._claims, self._events = False, None, None
        return report

    def compare_readers(self, *engines: str) -> "Comparison":
        """How far two or more engines or coders agree, claim by claim, and where they do not.

        Raises NotFound for one that has not read the case, InvalidValue for fewer than two.
        """
        return self.readers.compare(engines, self.reference)

    def claims(self) -> tuple[ReviewedClaim, ...]:
        """The claims as they stand after the judgements, rejected ones too, in the order of the documents.

        Of the engines that have read the case, only those that its settings name have a say; what an analyst
        has accepted, corrected or added always has.
        """
        return tuple(reviewed for reviewed in self.all_claims() if self.readers.heard(reviewed))

    def all_claims(self) -> tuple[ReviewedClaim, ...]:
        """The claims of all engines as they stand; one that several read alike is there once."""
        from amity.reconcile import apply

        state = self.state()
        if self._claims is None or self._claims[0] != state:
            self._claims = state, apply(self.readers.merged(), self.log.judgements)
        return self._claims[1]

    def events(self) -> tuple[Event, ...]:
        """What the claims add up to, in order of time."""
        from amity.reconcile import events

        claims, state = self.claims(), self.state()
        if self._events is None or self._events[0] != state:
            self._events = state, events(claims, self.decisions.decided.settled, self.reference)
        return self._events[1]

    def flows(self) -> tuple[Flow, ...]:
        """The measured values: those of `tables/`, then those of the tables in documents."""
        told = (flow_from_line(line) for _, line in self._index.lines("flows"))
        return (*tables_of(self)[0], *told)

    def dates(self) -> Iterator[tuple[str, "DateMention"]]:
        """The date expressions in the documents, each with its document's name."""
        from amity.model.interchange import date_from_line

        for doc, line in self._index.lines("dates"):
            yield doc, date_from_line(line)

    def inferred_dates(self) -> tuple["InferredDate", ...]:
        """What follows for the dates of events from several passages together, where none states as much."""
        from amity.case.findings import inferred_dates

        return inferred_dates(self)

    def findings(self) -> tuple["Finding", ...]:
        """What cross-examination says of the documents: by calendar, rosters, landmarks and each other."""
        from amity.case.findings import findings

        return findings(self)

    def documents(self) -> tuple[Document, ...]:
        """The documents that were read, as their text was first read, by name."""
        found = (texts.load(self.folder.texts, name) for name in texts.names(self.folder.texts))
        return tuple(stored.document for stored in found if stored)

    def document(self, name: str) -> Document:
        """The document of that name. Raises NotFound where none of that name was read."""
        stored = texts.load(self.folder.texts, name)
        if stored is None:
            raise NotFound("document", name, "see `amity sources` for the names")
        return stored.document

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """The figures in the tables of the documents, each with its document's name."""
        for document in self.documents():
            for cell in document.cells:
                yield document.name, cell

    def record(self, *states: str) -> "Record":
        """What is known of some states, given by code or name; by default of those of the first dyad.

        Raises NotFound for what no state is called, InvalidValue where no two states are given.
        """
        from amity.case.record import record_of

        return record_of(self, states)

    def relation(self, *states: str) -> "CaseRelation":
        """How two states stood, to be narrowed and asked of; given by code or name, else the first dyad.

        Raises NotFound for what no state is called, InvalidValue where there are not two.
        """
        from amity.case.relation import relation_of

        return relation_of(self, states)

    def find(self, name: str) -> ReviewedClaim | Event:
        """The claim or event of that id. Raises NotFound."""
        claim = self.claim(name)
        if claim is not None:
            return claim
        for event in self.events():
            if event.id == name:
                return event
        raise NotFound("claim or event", name, "see `amity claims` and `amity events` for the ids")

    def context(self, passage: Passage) -> tuple[str, str, str]:
        """What stands before a passage, the passage, and what stands after it in its paragraph."""
        stored = texts.load(self.folder.texts, passage.doc)
        return context(stored.document if stored else None, passage)

    def export(self) -> Iterator[str]:
        """All that the case holds, a JSON object a line: documents, claims, events, flows, judgements.

        The same files and judgements give the same lines, wherever and however often they are read.
        """
        from amity.case.export import export

        return export(self)

    def dossier(self, *, form: str = "html", full_text: bool = False, made: str | None = None) -> str:
        """How the states of the case got along, with each statement's passage: as HTML, or as JSON.

        `full_text` carries whole documents; `made` is a day to print. Raises InvalidValue for another form.
        """
        from amity.case.dossier import dossier

        return dossier(self, form=form, full_text=full_text, made=made)


def open_case(path: Path | str) -> Case:
    """The case in the folder `path`.

    Raises InvalidCase where there is none, NewerCase where it needs a later version of Amity.
    """
    return Case(open_folder(Path(path)))


__all__ = ["Case", "InvalidCase", "open_case"]
