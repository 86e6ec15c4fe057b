"""Reading by other engines than the rules: with what the case keeps for them."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amity.case import hand_coded
from amity.errors import AmityError
from amity.model.documents import Document
from amity.store import answers, readers

if TYPE_CHECKING:
    from amity.extract.llm import Answers
    from amity.extract.reads import Read
    from amity.reference import Reference


def read_by(engine: str, document: Document, reference: "Reference", folder: Path) -> "Read":
    """What an engine reads in a document, with its options and files in the case's folder `readers/`.

    Nothing here asks the network: a language model's claims follow from the answers that were kept. Raises
    NotFound for an engine that there is not, MissingExtra for one that is not installed.
    """
    from amity.extract import engines

    if hand_coded.is_hand(engine):
        return hand_coded.read(document, reference, folder, engine)
    options: dict[str, Any] = readers.options(folder, engine)
    if engine == "llm":
        options["answers"] = answers_in(folder)
    return engines.read(document, reference, engine, **options)


def answers_in(folder: Path) -> "Answers":
    """The answers of language models that the case keeps in `readers/llm.jsonl`."""
    path = folder / "llm.jsonl"
    there = path.stat() if path.is_file() else None
    return _answers(path, (there.st_size, there.st_mtime_ns) if there else None)


@lru_cache(maxsize=1)
def _answers(path: Path, _state: object) -> "Answers":
    """The answers in a file of that size and time, read once in a process."""
    from amity.extract.llm import Answers, answer_from_line

    found = (answer_from_line(line) for line in answers.read(path))
    return Answers(answer for answer in found if answer is not None)


def check(engine: str, options: Mapping[str, Any]) -> None:
    """Raise NotFound, MissingExtra or InvalidValue where an engine cannot read here with these options."""
    from amity.extract import engines

    engines.check(engine)
    if engine == "spacy":
        from amity.extract.syntax.pipelines import DEFAULT, pipeline

        pipeline(options.get("model", DEFAULT))


def missing(engine: str, folder: Path) -> str:
    """Why an engine cannot read here with its options in `folder`, in a line; empty where it can."""
    if engine == "rules" or hand_coded.is_hand(engine):
        return ""
    try:
        check(engine, readers.options(folder, engine))
    except AmityError as error:
        return f"readers/{engine}: its claims were not read ({error})"
    return ""
