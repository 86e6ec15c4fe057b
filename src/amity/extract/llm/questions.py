"""Questions to a language model: one for each passage, with the material fenced in."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from amity.errors import InvalidValue
from amity.extract.llm.instruction import instruction, version
from amity.extract.llm.passages import Asked, passages, title_of
from amity.model.documents import Document
from amity.reference import Reference

_FENCED = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>|`"}
"""Marks by which models tell who speaks, written as JSON's escapes: the material cannot hold one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The model that is asked, and how: what an answer depends on besides the question.

    `max_tokens` is the length of the longest answer. Raises InvalidValue where a value cannot be.

    >>> Asking(model="small").temperature
    0.0
    """

    model: str
    temperature: float = 0.0
    max_tokens: int = 1024

    def __post_init__(self) -> None:
        if not self.model:
            raise InvalidValue("Asking", "model", self.model, "the name of a model that the endpoint serves")
        if not 0 <= self.temperature <= 2:
            raise InvalidValue("Asking", "temperature", self.temperature, "a number from 0 to 2")
        if not 16 <= self.max_tokens <= 32_768:
            raise InvalidValue("Asking", "max_tokens", self.max_tokens, "a whole number from 16 to 32768")

    @property
    def options(self) -> dict[str, Any]:
        """The options as the case keeps them, and as `read` takes them."""
        return {"model": self.model, "temperature": float(self.temperature), "max_tokens": self.max_tokens}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A passage, the message that asks about it, and the keys under which an answer is kept.

    `key` follows from passage, context, instruction, model and parameters; `passage_key` from the words of
    the passage alone.
    """

    doc: str
    asked: Asked
    message: str
    key: str
    passage_key: str

    @property
    def messages(self) -> list[dict[str, str]]:
        """The instruction, then the material: no word of the document stands in the former."""
        return [{"role": "system", "content": instruction()}, {"role": "user", "content": self.message}]

    @property
    def tokens(self) -> int:
        """How many tokens the question will take, about: four bytes each in ASCII, two in other scripts."""
        text = instruction() + self.message
        ascii_letters = sum(letter.isascii() for letter in text)
        return 1 + ascii_letters // 4 + (len(text.encode()) - ascii_letters) // 2


def questions(document: Document, reference: Reference, asking: Asking) -> tuple[Question, ...]:
    """What is asked about a document, passage by passage."""
    return tuple(_question(document, asked, asking) for asked in passages(document, reference))


def _question(document: Document, asked: Asked, asking: Asking) -> Question:
    material = {
        "title": title_of(document),
        "date": document.source.issued,
        "before": asked.before,
        "after": asked.after,
        "passage": asked.shown.text,
    }
    message = json.dumps(material, ensure_ascii=False).translate(_FENCED)
    key = json.dumps([version(), asking.options, message])
    return Question(
        doc=document.name,
        asked=asked,
        message=message,
        key=sha256(key.encode()).hexdigest(),
        passage_key=sha256(asked.shown.text.encode()).hexdigest(),
    )
