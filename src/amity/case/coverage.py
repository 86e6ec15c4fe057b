"""Which documents an engine has read to the end: who has not read something has missed nothing in it."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from amity.case import hand_coded
from amity.store import readers, texts
from amity.store.folder import Folder

if TYPE_CHECKING:
    from amity.reference import Reference


def wholly_read(folder: Folder, reference: "Reference", engine: str, read: Collection[str]) -> frozenset[str]:
    """Of the documents that the index has for an engine, those that it has read to the end.

    Of a coder those that the table names, if only to say that nothing is there; of a language model those of
    which it has answered every question.
    """
    if hand_coded.is_hand(engine):
        return hand_coded.documents(folder, engine) & frozenset(read)
    if engine == "llm":
        return frozenset(read) - frozenset(_open(folder, reference))
    return frozenset(read)


def _open(folder: Folder, reference: "Reference") -> Iterator[str]:
    """The documents of which a passage has no answer."""
    from amity.case.engines import answers_in
    from amity.extract.llm import Asking, questions

    asking = Asking(**{"model": "", **readers.options(folder.readers, "llm")})
    kept = answers_in(folder.readers)
    for name in texts.names(folder.texts):
        if stored := texts.load(folder.texts, name):
            asked = questions(stored.document, reference, asking)
            if any(kept.to(question, asking.model) is None for question in asked):
                yield name
