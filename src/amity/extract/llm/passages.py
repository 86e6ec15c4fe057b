"""The passages that a language model is asked about, each with its context."""

from collections.abc import Iterator
from dataclasses import dataclass

from amity.extract.languages.splitting import spans
from amity.extract.llm.addressed import speaks_to_a_model
from amity.extract.llm.shown import Shown
from amity.extract.sentences import stretches
from amity.model.documents import Document
from amity.reference import Reference

LONGEST = 500
"""Short sentences are asked about together, up to so many characters."""
BEFORE, AFTER = 400, 200
"""How much of the text around a passage is shown, in characters, as whole sentences."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A passage: its sentences as spans of the document, what is shown of it, and the text around it.

    `reach` is the document's offset at which the text before it begins.
    """

    sentences: tuple[Span, ...]
    shown: Shown
    before: str
    after: str
    reach: int

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.sentences[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.sentences[-1][1]


def passages(document: Document, reference: Reference) -> Iterator[Asked]:
    """The passages of a document in the order of its text.

    One that names no state and nobody, and neither do the sentences before it nor the title, is left out:
    no claim from it could pass the checks.
    """
    found = list(_sentences(document))
    title = _names(title_of(document), reference)
    at = 0
    for group in _groups(found):
        asked = _asked(document, found, at, at + len(group))
        at += len(group)
        if asked.shown.text and (title or _names(f"{asked.before} {asked.shown.text}", reference)):
            yield asked


def title_of(document: Document) -> str:
    """The title as it is shown; none where it speaks to a model."""
    title = document.source.title
    return "" if speaks_to_a_model(title) else Shown.of(title, 0, len(title)).text


def withheld(document: Document) -> Iterator[Span]:
    """The sentences that are not shown to a model, since they speak to it."""
    for span, _ in _all_sentences(document):
        if speaks_to_a_model(document.text[slice(*span)]):
            yield span


def _names(text: str, reference: Reference) -> bool:
    return bool(reference.mentions(text) or reference.person_mentions(text))


def _sentences(document: Document) -> Iterator[tuple[Span, int]]:
    """The sentences that are shown, each with a number that those share which stand together."""
    gaps = 0
    for span, number in _all_sentences(document):
        if speaks_to_a_model(document.text[slice(*span)]):
            gaps += 1
        else:
            yield span, number + gaps


def _all_sentences(document: Document) -> Iterator[tuple[Span, int]]:
    for number, stretch in enumerate(stretches(document)):
        for start, end, _ in spans(stretch.text):
            yield stretch.span(start, end), number


def _groups(sentences: list[tuple[Span, int]]) -> Iterator[list[tuple[Span, int]]]:
    """Sentences that stand together in a stretch, as many as fit."""
    group: list[tuple[Span, int]] = []
    for sentence in sentences:
        (_, end), number = sentence
        if group and (number != group[-1][1] or end - group[0][0][0] > LONGEST):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _asked(document: Document, sentences: list[tuple[Span, int]], first: int, last: int) -> Asked:
    own = tuple(span for span, _ in sentences[first:last])
    left, right = first, last
    while left > 0 and own[0][0] - sentences[left - 1][0][0] <= BEFORE:
        left -= 1
    while right < len(sentences) and sentences[right][0][1] - own[-1][1] <= AFTER:
        right += 1
    return Asked(
        sentences=own,
        shown=Shown.of(document.text, own[0][0], own[-1][1]),
        before=_text(document, sentences[left:first]),
        after=_text(document, sentences[last:right]),
        reach=sentences[left][0][0],
    )


def _text(document: Document, sentences: list[tuple[Span, int]]) -> str:
    return " ".join(Shown.of(document.text, *span).text for span, _ in sentences)
