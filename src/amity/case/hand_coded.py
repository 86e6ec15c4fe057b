"""Claims coded by hand: an engine of their own for each coder, kept as they came in `readers/hand/`."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from amity.case.coded_rows import COLUMNS, Coding, RowFault, claim_of, row_of
from amity.case.coded_table import Row, Table, decodings, guarded, read_table, table_of
from amity.errors import InvalidCase, InvalidValue, UnreadableDocument
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.store import texts
from amity.store.durable import replace_file
from amity.store.folder import Folder
from amity.store.readers import HAND, file_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amity.extract.reads import Read
    from amity.reference import Reference
    from amity.store.index import Index

_CODER = re.compile(r"[^\W_][\w-]{0,39}")
SHOWN = 500
"""Letters of a row that are kept with the reason why it did not come in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """What came in of a coder's table: under which engine, how many claims, in how many documents.

    `left_out` has a line for each row that did not come in: file, row, column, what is wrong and what to do.
    """

    engine: str
    claims: int
    documents: int
    left_out: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def engine_of(coder: str) -> str:
    """The name of the engine that a coder is. Raises InvalidValue for a name that cannot be a file's.

    >>> engine_of("anna")
    'hand:anna'
    """
    if not _CODER.fullmatch(coder):
        raise InvalidValue("Coding", "coder", coder, "a word of letters, digits and hyphens, such as anna")
    return f"{HAND}:{coder}"


def is_hand(engine: str) -> bool:
    """Whether an engine is a coder."""
    return engine.startswith(f"{HAND}:")


def csv_of(claims: "Iterable[Claim]", more: "Iterable[Mapping[str, object]]" = ()) -> str:
    """Claims as a table that a coder can work on and hand in; `more` has further cells of each row.

    >>> csv_of([]).split(",")[:4]
    ['doc', 'start', 'end', 'quote']
    """
    from amity.present.cells import csv_text

    rows: list[dict[str, object]] = [row_of(claim) for claim in claims]
    for row, cells in zip(rows, more, strict=False):
        row.update(cells)
    names = list(rows[0]) if rows else COLUMNS
    return csv_text(names, ([guarded(row[name]) for name in names] for row in rows))


def read(document: Document, reference: "Reference", readers: Path, engine: str) -> "Read":
    """What a coder says of a document; the rows that are no claims are refused, each with the reason.

    A file that cannot be read at all says nothing: `left_out` tells of it.
    """
    from amity.extract.reads import Read, Refused

    try:
        table = read_table(file_of(readers, engine))
    except UnreadableDocument:
        return Read()
    claims, refused = [], []
    for row, outcome in _outcomes(document, table, coding(reference, readers.parent, engine)):
        if isinstance(outcome, Claim):
            claims.append(outcome)
        else:
            told = json.dumps({k: v for k, v in row.cells.items() if v}, ensure_ascii=False)[:SHOWN]
            reason = f"row {row.number}, {outcome}"
            refused.append(
                Refused(doc=document.name, start=0, end=0, check=outcome.column, reason=reason, proposal=told)
            )
    claims.sort(key=lambda claim: (claim.passage.start, claim.passage.end))
    return Read(claims=tuple(claims), refused=tuple(refused))


def coding(reference: "Reference", case: Path, engine: str) -> Coding:
    """What the rows of a coder are read by in the case of that folder."""
    from amity.reference.kinds import kinds

    own = case / "reference"
    known = kinds(*([own] if own.is_dir() else []))
    return Coding(reference=reference, kinds=tuple(known), engine=engine)


def _outcomes(document: Document, table: Table, by: Coding) -> Iterator[tuple[Row, Claim | RowFault]]:
    """Each row of a document with its claim, or with what is wrong in it."""
    seen: dict[str, int] = {}
    for row in table.rows:
        if row.doc != document.name or row.bare:
            continue
        try:
            claim = claim_of(row.cells, document, by)
        except RowFault as fault:
            yield row, fault
            continue
        if first := seen.get(claim.id):
            yield row, RowFault("quote", f"the row says the same as row {first}", "delete one of them")
        else:
            seen[claim.id] = row.number
            yield row, claim


def _problems(table: Table, shown: str, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """What is wrong in a coder's table beside rows that are no claims: a row's number and a line for each.

    `shown` is how the file is called, `names` are the documents that there are.
    """
    for number, reason in table.torn:
        yield number, f"{shown}, row {number}: {reason}"
    for row in table.rows:
        if row.doc not in names:
            near = get_close_matches(row.doc, sorted(names), 1)
            meant = f"did you mean {near[0]}? " if near else ""
            reason = f"there is no document {row.doc!r}" if row.doc else "is empty"
            remedy = f"{meant}see `amity sources` for the names, and read it first with `amity read`"
            yield row.number, f"{shown}, row {row.number}, {RowFault('doc', reason, remedy)}"


def left_out(folder: Folder, index: "Index", engine: str, names: Collection[str]) -> Iterator[str]:
    """A line for each row of a coder's table in the case that is no claim."""
    path = file_of(folder.readers, engine)
    shown = path.relative_to(folder.path).as_posix()
    try:
        yield from (line for _, line in sorted(_problems(read_table(path), shown, names)))
    except UnreadableDocument as error:
        yield f"{shown}: {error.reason}; {error.remedy}"
    yield from (f"{shown}, {line['reason']}" for _, line in index.lines("refused", engine=engine))


def check(table: Table, path: Path, folder: Folder, by: Coding) -> CodedReport:
    """What would come in of a coder's table, which was read from the file `path`."""
    names, claims = {*texts.names(folder.texts)}, 0
    lines = [*_problems(table, str(path), names)]
    for name in sorted(table.documents & names):
        stored = texts.load(folder.texts, name)
        for row, outcome in _outcomes(stored.document, table, by) if stored else ():
            if isinstance(outcome, Claim):
                claims += 1
            else:
                lines.append((row.number, f"{path}, row {row.number}, {outcome}"))
    return CodedReport(
        engine=by.engine,
        claims=claims,
        documents=len(table.documents & names),
        left_out=tuple(line for _, line in sorted(lines)),
        warnings=tuple(f"{path}: {warning}" for warning in table.warnings),
    )


def documents(folder: Folder, engine: str) -> frozenset[str]:
    """The documents in a coder's table; none where it cannot be read."""
    try:
        return read_table(file_of(folder.readers, engine)).documents
    except UnreadableDocument:
        return frozenset()


def take_in(path: Path, folder: Folder, reference: "Reference", coder: str, *, replace: bool) -> CodedReport:
    """Keep a coder's table, and say what is in it; one without a row that comes in is not kept.

    It is kept as it came, but as UTF-8 where it was not: of the encodings that it may be in, that in which
    most quotes stand in their documents, so that no later guess can change it. Raises InvalidValue for the
    name of a coder that cannot be, UnreadableDocument for what is no table of claims, InvalidCase where the
    coder has another already, which only `replace` gives up.
    """
    engine = engine_of(coder)
    by, found = coding(reference, folder.path, engine), decodings(path)
    reports = [check(table_of(str(path), one), path, folder, by) for one in found]
    best = max(range(len(found)), key=lambda n: (reports[n].claims, -n))
    utf8 = found[best].encoding == "utf-8" and not found[best].warnings
    _keep(path.read_bytes() if utf8 else found[best].text.encode(), reports[best], folder, replace=replace)
    return reports[best]


def _keep(content: bytes, report: CodedReport, folder: Folder, *, replace: bool) -> None:
    to = file_of(folder.readers, report.engine)
    there = to.read_bytes() if to.is_file() else None
    if there not in (None, content) and not replace:
        remedy = "give the coder another name, or --replace what is there, which then is gone"
        raise InvalidCase(str(to), f"{report.engine} has coded this case already", remedy)
    if there != content and (report.claims or report.documents):
        replace_file(to, content)
