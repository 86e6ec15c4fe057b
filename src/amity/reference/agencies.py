"""News agencies, and whose they are: what a state's own agency leaves unsaid is its own state."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from amity.model.answers import Answer
from amity.model.when import When
from amity.reference.reference import Reference

_PUBLISHING = ("publisher", "container-title", "publisher-place", "archive", "title")
"""Fields of CSL-JSON that can name an agency or its seat, the surest first."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news agency: its name or abbreviation, whose it is, when, and where that can be checked."""

    name: str
    state: str
    valid: When
    source: str


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies of `data/agencies.csv`.

    >>> {agency.state for agency in agencies() if agency.name == "Montsame"}
    {'MNG'}
    """
    text = (files("amity.reference") / "data" / "agencies.csv").read_text(encoding="utf-8")
    return tuple(
        Agency(name=row["name"], state=row["state"], valid=When.parse(row["valid"]), source=row["source"])
        for row in csv.DictReader(text.splitlines())
    )


def agency_named(text: str, when: When | None = None) -> str:
    """The state of the one agency that a title or the name of a file names; empty where none or several.

    >>> agency_named("kcna_headlines"), agency_named("Daily"), agency_named("TASS", When.parse("1970"))
    ('PRK', '', 'SUN')
    """
    said = f" {' '.join(_WORD.findall(text.casefold()))} "
    found = {
        agency.state
        for agency in agencies()
        if f" {' '.join(_WORD.findall(agency.name.casefold()))} " in said
        and (when is None or agency.valid.overlaps(when) is not Answer.NO)
    }
    return found.pop() if len(found) == 1 else ""


def press_of(
    name: str, csl: Mapping[str, Any], reference: Reference, when: When | None = None
) -> tuple[str, str]:
    """The state whose press a document is, and what says so ("publisher"); both empty where unsaid.

    A work's own entry goes first: the agency, or the place where it sits; then the name of its file.

    >>> from amity.reference import load
    >>> press_of("rows", {"publisher-place": "Havana"}, load()), press_of("vna_1975", {}, load())
    (('CUB', 'publisher-place'), ('VNM', 'file name'))
    """
    for field, said in _said(csl):
        states = {agency_named(said, when)} - {""} or _seats(said, field, reference, when)
        if len(states) == 1:
            return states.pop(), field
    state = agency_named(name, when)
    return (state, "file name") if state else ("", "")


def _said(csl: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What an entry says of who publishes, field by field; an author who is a body is one."""
    yield from ((field, str(csl[field])) for field in _PUBLISHING[:2] if csl.get(field))
    authors = csl.get("author")
    for author in authors if isinstance(authors, list) else ():
        if isinstance(author, dict) and author.get("literal"):
            yield "author", str(author["literal"])
    yield from ((field, str(csl[field])) for field in _PUBLISHING[2:] if csl.get(field))


def _seats(said: str, field: str, reference: Reference, when: When | None) -> set[str]:
    """The states that a publisher's place or name points to; a title names those that it is about."""
    if field == "title":
        return set()
    places = [mention.resolve(when) for mention in reference.place_mentions(said)]
    names = [mention.resolve(when) for mention in reference.mentions(said)]
    return {states[0] for states in (*places, *names) if len(states) == 1}
