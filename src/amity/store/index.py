"""The index of a case: all that is derived from its documents, in SQLite. It can be thrown away at any time.

Each document goes in once for each engine that read it, with its claims, dates and flows in one transaction,
under a key that says what it was read from and by which versions: as long as the key is the same there is
nothing to read again. The engine `rules` also brings dates and flows; the claims of several engines lie side
by side, and two that agree in all that a claim's id follows from are two lines.
"""

import fcntl
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from amity.errors import InvalidCase

SCHEMA = 2
RULES = "rules"
BUSY_SECONDS = 60

_tables = sa.MetaData()
_about = sa.Table(
    "about",
    _tables,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
_documents = sa.Table(
    "documents",
    _tables,
    sa.Column("doc", sa.Text, primary_key=True),
    sa.Column("engine", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
)
_lines = sa.Table(
    "lines",
    _tables,
    sa.Column("doc", sa.Text, primary_key=True),
    sa.Column("engine", sa.Text, primary_key=True),
    sa.Column("sort", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("line", sa.Text, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """All that an engine derived from a document, as lines of JSON in their order.

    `refused` are the proposals that did not pass the checks, with the reason.
    """

    doc: str
    key: str
    engine: str = RULES
    claims: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[tuple[str, int, str]]:
        """The sort, number and text of each line."""
        for sort in ("claims", "dates", "flows", "refused"):
            for number, line in enumerate(getattr(self, sort)):
                yield sort, number, line


class Index:
    """The index in the file `path`; made anew where it is missing, damaged or of another schema.

    An index in a folder that may not be written is copied to a temporary place,
    so that a read-only case can be asked all that a writable one can. Close it, or use it in a `with`.

    Raises InvalidCase where another program holds the index for a minute.
    """

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self._temporary = None if writable else tempfile.TemporaryDirectory(prefix="amity-")
        self.path = path
        if self._temporary:
            self.path = Path(self._temporary.name) / path.name
            _copy(path, self.path)
        with _alone_in(self.path.parent):
            usable = self._usable()
            if not usable:
                self._discard()
            self._engine = _engine(self.path)
            if not usable:
                self._create()

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        if self._temporary:
            self._temporary.cleanup()

    def _usable(self) -> bool:
        if not self.path.is_file():
            return False
        engine = _engine(self.path)
        try:
            with engine.connect() as connection:
                schema = sa.select(_about.c.value).where(_about.c.name == "schema")
                whole = connection.exec_driver_sql("pragma quick_check(1)").scalar()
                return connection.execute(schema).scalar() == str(SCHEMA) and whole == "ok"
        except sa.exc.DatabaseError as error:
            if "locked" in str(error.orig):
                raise _unwritable(self.path, error) from error
            return False
        finally:
            engine.dispose()

    def _discard(self) -> None:
        for path in self.path.parent.glob(f"{self.path.name}*"):
            path.unlink()

    def _create(self) -> None:
        with self._transaction() as connection:
            _tables.create_all(connection)
            connection.execute(sa.insert(_about).values(name="schema", value=str(SCHEMA)))

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except sa.exc.OperationalError as error:
            raise _unwritable(self.path, error) from error

    def keys(self, engine: str = RULES) -> dict[str, str]:
        """The key under which an engine read each document, by the document's name."""
        with self._engine.connect() as connection:
            query = sa.select(_documents).where(_documents.c.engine == engine)
            return {row.doc: row.key for row in connection.execute(query)}

    def engines(self) -> tuple[str, ...]:
        """The engines that read any document, in alphabetical order."""
        with self._engine.connect() as connection:
            return tuple(sorted(connection.execute(sa.select(_documents.c.engine).distinct()).scalars()))

    def put(self, entry: Entry) -> None:
        """Take in what an engine derived from a document in place of what was there, in one transaction.

        Raises InvalidCase where the index cannot be written.
        """
        of = {"doc": entry.doc, "engine": entry.engine}
        rows = [{**of, "sort": sort, "number": number, "line": line} for sort, number, line in entry.lines]
        with self._transaction() as connection:
            _delete(connection, **of)
            connection.execute(sa.insert(_documents).values(**of, key=entry.key))
            if rows:
                connection.execute(sa.insert(_lines), rows)

    def drop(self, doc: str | None = None, *, engine: str | None = None) -> None:
        """Forget a document, an engine, or what an engine derived from a document.

        Raises InvalidCase where the index cannot be written.
        """
        with self._transaction() as connection:
            _delete(connection, doc, engine)

    def lines(
        self, sort: str, docs: Sequence[str] | None = None, *, engine: str = RULES
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """The lines of one sort and engine with their documents, in the order of documents and text.

        The sorts are "claims", "dates", "flows" and "refused".
        """
        query = sa.select(_lines.c.doc, _lines.c.line).where(_lines.c.sort == sort, _lines.c.engine == engine)
        if docs is not None:
            query = query.where(_lines.c.doc.in_(docs))
        with self._engine.connect() as connection:
            for row in connection.execute(query.order_by(_lines.c.doc, _lines.c.number)):
                yield row.doc, json.loads(row.line)


def _delete(connection: sa.Connection, doc: str | None, engine: str | None) -> None:
    for table in (_lines, _documents):
        query = sa.delete(table)
        if doc is not None:
            query = query.where(table.c.doc == doc)
        if engine is not None:
            query = query.where(table.c.engine == engine)
        connection.execute(query)


def _unwritable(path: Path, error: sa.exc.DBAPIError) -> InvalidCase:
    remedy = "close other programs that use the case, make room on the disk, and try again"
    return InvalidCase(str(path), f"cannot be used ({error.orig})", remedy)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other processes from making the same index at the same time."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _engine(path: Path) -> sa.Engine:
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, poolclass=sa.pool.StaticPool, connect_args={"timeout": BUSY_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        # A killed writer leaves whole transactions; only a power cut can cost the last ones
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")

    return engine


def _copy(path: Path, to: Path) -> None:
    """Copy an index with what it has not taken in yet from its log of transactions."""
    for ending in ("", "-wal"):
        source = path.with_name(path.name + ending)
        if source.is_file():
            to.with_name(to.name + ending).write_bytes(source.read_bytes())
