"""Proof: one text alone is cross-examined, with no case and nothing written."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from amity.case.ignored import ignored
from amity.errors import InvalidDate, UnreadableDocument
from amity.examine import Evidence, examine
from amity.model.documents import Document, Source
from amity.model.findings import Proof
from amity.model.when import When

if TYPE_CHECKING:
    from amity.reference import Reference

MARKED_UP = frozenset(("html",))
"""Readers of files whose lines a reader sees though the canonical text is not the file's own."""


def proof(
    path: Path, *, reference: "Reference | None" = None, issued: str = "", dyad: Sequence[str] = ()
) -> Proof:
    """What examination says of the text in a file, of any format that Amity reads.

    Bibliography beside the file counts as in a case, but for NAME.bib, which beside a draft lists its
    literature. `issued` (EDTF) is the day of writing, in place of any other; `dyad` the codes of the two
    states that it is about. Raises UnreadableDocument, and InvalidDate for an `issued` that is none.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "draft.md")
    ...     _ = path.write_text("# Draft\\n\\nFinland and the Soviet Union signed a treaty in May 1995.\\n")
    ...     [finding] = proof(path).findings
    >>> finding.passages[0].quote.startswith("Finland")
    True
    """
    document, markup = _read(path, path)
    return _proof(document, markup, reference, issued, dyad)


def _read(path: Path, home: Path) -> tuple[Document, str]:
    """The document in a file whose bibliography is beside `home`, and the file where it is marked up."""
    from amity.read import read_document
    from amity.read.encodings import decode

    document = read_document(path, _source(home))
    markup = decode(path.read_bytes(), str(path)).text if document.reader in MARKED_UP else ""
    return document, markup


def _proof(
    document: Document, markup: str, reference: "Reference | None", issued: str, dyad: Sequence[str]
) -> Proof:
    if issued:
        document = replace(document, source=dated(document.source, issued))
    return proof_of(document, markup=markup, reference=reference, dyad=dyad)


def piped(
    content: bytes,
    name: str,
    *,
    reference: "Reference | None" = None,
    issued: str = "",
    dyad: Sequence[str] = (),
) -> Proof:
    """As `proof`, for the content of a file that has not been saved, under its name.

    >>> piped(b"Finland and the Soviet Union signed a treaty in May 1995.", "a.txt").file
    'a.txt'
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "stdin.txt")
        path.write_bytes(content)
        try:
            document, markup = _read(path, Path(name))
        except UnreadableDocument as error:
            raise UnreadableDocument(name, error.reason, error.remedy) from error
    return _proof(replace(document, path=name), markup, reference, issued, dyad)


def proof_of(
    document: Document,
    *,
    markup: str = "",
    reference: "Reference | None" = None,
    dyad: Sequence[str] = (),
) -> Proof:
    """What examination says of a document that has been read, from a file with that markup; see `proof`.

    >>> from amity.read.documents import document_of
    >>> proof_of(document_of("a", "They met in Helsinki.")).findings
    ()
    """
    from amity.extract import extract
    from amity.reconcile import reconcile
    from amity.reference import load

    known = reference or load()
    found = extract(document, known, dyad=tuple(dyad))
    evidence = Evidence(
        reference=known,
        documents=(document,),
        claims=found.claims,
        events=reconcile(found.claims),
        dates=tuple((document.name, date) for date in found.dates),
        flows=found.flows,
    )
    name, findings = document.path or document.name, examine(evidence)
    done = Proof(file=name, document=document, findings=findings, markup=markup)
    return replace(done, ignored=ignored(findings, done.places))


def dated(source: Source, issued: str) -> Source:
    """A source with another day of publication. Raises InvalidDate where that is no day, month or year.

    >>> dated(Source(id="a", csl={"title": "On T."}), "2013-11").issued
    '2013-11'
    """
    source = replace(source, csl={**source.csl, "issued": {"raw": str(When.parse(issued))}})
    if not source.issued:
        raise InvalidDate(issued, "not a day, month or year")
    return source


def _source(path: Path) -> Source:
    """The entry of the file in the bibliography of its folder."""
    from amity.read.bibliography import load

    literature = path.with_suffix(".bib").exists() and not path.with_suffix(".json").exists()
    return Source(id=path.stem) if literature else load(path.parent).source_of(path)
