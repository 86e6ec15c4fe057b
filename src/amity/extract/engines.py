"""The engines that read claims from a document, by name.

The contract of an engine: a module with a function `read(document, reference, **options) -> Read`. Its claims
stand in the order of the text, have its name in `engine`, quote the document to the letter
(`claim.passage.stands_in(document.text)`) and carry `document.sha256`; the same document, reference data and
options give the same claims, wherever they are read. An engine that asks for options checks them itself and
raises InvalidValue. It neither prints, nor prompts, nor opens a connection: what it needs from elsewhere is
in the options, which the case keeps in `readers/NAME.toml` so that it can read again
(`amity.store.readers`). A new engine is a row of `_ENGINES`; modules that it needs from an extra are named
there, are imported only when it reads, and are missed by MissingExtra.
"""

from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from amity.errors import MissingExtra, NotFound
from amity.extract.reads import Read, Refused
from amity.extract.scans import doubted
from amity.model.documents import Document
from amity.reference import Reference

__all__ = ["ENGINES", "MissingExtra", "Read", "Refused", "available", "check", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Engine:
    """Where an engine is; the modules that it needs, and the extra that brings them."""

    module: str
    needs: tuple[str, ...] = ()
    extra: str = ""


_ENGINES = {
    "rules": _Engine(module="amity.extract.engine"),
    "llm": _Engine(module="amity.extract.llm"),
    "spacy": _Engine(module="amity.extract.syntax", needs=("spacy",), extra="spacy"),
}
ENGINES = tuple(_ENGINES)
"""The names of all engines, whether their extras are installed or not."""


def available(engine: str) -> bool:
    """Whether an engine can read here: its extra is installed. Raises NotFound where there is no such engine.

    >>> available("rules"), available("llm")
    (True, True)
    """
    return all(find_spec(name) is not None for name in _of(engine).needs)


def check(engine: str) -> None:
    """Raise NotFound where there is no such engine, MissingExtra where it is not installed."""
    if not available(engine):
        raise MissingExtra(f"engine {engine!r}", _of(engine).extra)


def read(document: Document, reference: Reference, engine: str = "rules", **options: Any) -> Read:
    """The claims that an engine reads in a document.

    Raises NotFound where there is no such engine, MissingExtra where it is not installed, InvalidValue for an
    option that cannot be.

    >>> from amity.model.documents import Block, BlockKind, Source
    >>> from amity.reference import load
    >>> text = "Kim Il-sung visited Mongolia in July 1956."
    >>> block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    >>> document = Document(name="a", path="a.txt", text=text, sha256="", language="en", reader="text",
    ...     source=Source(id="a"), blocks=(block,))
    >>> [(claim.kind, claim.engine) for claim in read(document, load(), "rules").claims]
    [('visit', 'rules')]
    """
    check(engine)
    if engine == "rules":
        from amity.extract.engine import read_claims

        found = Read(claims=tuple(read_claims(document, reference)))
    else:
        found = import_module(_of(engine).module).read(document, reference, **options)
    return replace(found, claims=tuple(doubted(document, found.claims)))


def _of(engine: str) -> _Engine:
    if engine not in _ENGINES:
        raise NotFound("engine", engine, f"there is {', '.join(ENGINES)}")
    return _ENGINES[engine]
