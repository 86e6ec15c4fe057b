"""Persons named by surname alone: with a title ("President Nasser"), or as one in office then ("Castro")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from amity.extract.lexicon import classes
from amity.extract.words import closed_classes
from amity.model.answers import Answer
from amity.model.states import Person
from amity.model.when import When
from amity.reference import Reference

_TITLE = re.compile(
    r"\b(?:President|Prime Minister|Premier|Chancellor|Foreign Minister|Defen[cs]e Minister|General Secretary"
    r"|Secretary of State|Chairman|King|Queen|Emperor|Marshal|Crown Prince) $"
)
_BEFORE = re.compile(r"(?P<word>[A-ZÀ-Þ][\w’'-]*)[ -]$")
_BEHIND = re.compile(r" [A-ZÀ-Þ][^\W\d_A-Z]|[-‐]")
_SURNAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*[^\W\d_A-Z]")


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname in a text with all who bear it; `titled` says that a title stands before it."""

    start: int
    end: int
    text: str
    persons: tuple[Person, ...]
    titled: bool


def alone(text: str, reference: Reference) -> Iterator[Surname]:
    """The surnames that stand alone in a text, or behind a title: not within a longer name.

    >>> from amity.reference import load
    >>> [(m.text, m.titled) for m in alone("Castro met Ford Motor's President Nasser.", load())]
    [('Castro', False), ('Nasser', True)]
    """
    for mention in reference.person_mentions(text, surnames=True):
        if _SURNAME.fullmatch(mention.text) and not _BEHIND.match(text, mention.end):
            before = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
            if before is None or _common(before["word"].lower()):
                titled = _TITLE.search(text, max(0, mention.start - 40), mention.start) is not None
                yield Surname(mention.start, mention.end, mention.text, mention.persons, titled)


def _common(word: str) -> bool:
    """Whether a capital word is none of a name: it opens the sentence, or is a title."""
    closed = closed_classes()
    sorts = ("prepositions", "subordinators", "determiners", "adverbs", "coordinators")
    return word in classes()["human"] or any(word in closed[sort] for sort in sorts)


def states_of(mention: Surname, when: When | None, reference: Reference) -> tuple[str, ...]:
    """The states for which they stand whom a surname can mean at a date.

    That is of those in office then; behind a title, where none was, of all who bear it; else none.
    """
    holding = [p for p in mention.persons if _in_office(p.id, when, reference)]
    meant = holding or (mention.persons if mention.titled else ())
    return tuple(dict.fromkeys(person.state for person in meant))


def _in_office(person: str, when: When | None, reference: Reference) -> bool:
    """Whether a person surely held an office on a date."""
    if when is None:
        return False
    return any(tenure.held.overlaps(when) is Answer.YES for tenure in reference.tenures_of(person))
