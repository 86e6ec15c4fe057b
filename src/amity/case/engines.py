"""Reading by other engines than the rules: with what the case keeps for them."""

from pathlib import Path
from typing import TYPE_CHECKING

from amity.errors import AmityError
from amity.model.documents import Document
from amity.store import readers

if TYPE_CHECKING:
    from amity.extract.reads import Read
    from amity.reference import Reference


def read_by(engine: str, document: Document, reference: "Reference", folder: Path) -> "Read":
    """What an engine reads in a document, with its options and files in the case's folder `readers/`.

    Nothing here asks the network: a language model's claims follow from the answers that were kept. Raises
    NotFound for an engine that there is not, MissingExtra for one that is not installed.
    """
    from amity.extract import engines

    return engines.read(document, reference, engine, **readers.options(folder, engine))


def missing(engine: str) -> str:
    """Why an engine cannot read here, in a line; empty where it can."""
    if engine == "rules":
        return ""
    from amity.extract import engines

    try:
        engines.check(engine)
    except AmityError as error:
        return f"readers/{engine}: its claims were not read ({error})"
    return ""
