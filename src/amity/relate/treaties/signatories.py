"""Who signed a treaty, and in which offices at that date."""

import re
from collections.abc import Iterator, Mapping

from amity.model.answers import Answer
from amity.model.states import Office, Person
from amity.model.treaties import Said, Signatory, distinct
from amity.model.when import When
from amity.reference import Reference
from amity.relate.contacts_words import titles
from amity.relate.record import Record
from amity.relate.treaties.drafts import Draft


def signatories(
    record: Record, parties: tuple[str, ...], draft: Draft, when: When | None
) -> tuple[Signatory, ...]:
    """The signatories that claims name, and those named where sentences tell who signed, each once."""
    found: dict[str, tuple[str, list[Said]]] = {}
    rosters = _Rosters(record.reference, parties, when)
    for name, said in (*_in_claims(record, draft), *_in_sentences(record, draft)):
        person = rosters.known(name)
        key, shown = (person.id, person.name) if person else (name, name)
        found.setdefault(key, (shown, []))[1].append(said)
    for key in _short(found):
        found.pop(key)
    return tuple(
        Signatory(name=name, person=key if key in record.reference.persons else "", state=rosters.state(key),
                  offices=rosters.offices(key), said=distinct(said))
        for key, (name, said) in sorted(found.items())
    )  # fmt: skip


def _short(found: Mapping[str, tuple[str, list[Said]]]) -> list[str]:
    """The names that are part of another one's: a surname alone where one person of it is named in full."""
    names = {key: name for key, (name, _) in found.items()}
    return [
        key for key, name in names.items()
        if key == name and sum(name in other.split() for k, other in names.items() if k != key) == 1
    ]  # fmt: skip


def _in_claims(record: Record, draft: Draft) -> Iterator[tuple[str, Said]]:
    for part in draft.signings:
        for name in part.told:
            if claim := record.claims.get(name):
                for person in claim.persons:
                    yield person, Said(evidence=name, quote=" ".join(claim.passage.quote.split()))


def _in_sentences(record: Record, draft: Draft) -> Iterator[tuple[str, Said]]:
    for sentence in draft.sentences:
        start = _by_hand(sentence.text)
        if start is not None and sentence.paragraph >= 0:
            known = [m for m in record.reference.person_mentions(sentence.text, surnames=True)
                     if m.start >= start]  # fmt: skip
            for mention in known:
                yield mention.text, sentence.said
            taken = [(mention.start, mention.end) for mention in known]
            for name in _unlisted(record, sentence.text, start, taken):
                yield name, sentence.said


def _unlisted(record: Record, text: str, start: int, taken: list[tuple[int, int]]) -> Iterator[str]:
    """The names in full, of two words at least, of those who signed and stand in no roster."""
    stop = _ELSEWHERE.search(text, start)
    end = stop.start() if stop else len(text)
    aside = [*taken, *((m.start, m.end) for m in record.reference.mentions(text))]
    aside += [match.span() for match in titles().finditer(text)]
    kept = list(text)
    for first, last in aside:
        kept[first:last] = "|" * (last - first)
    yield from (match.group() for match in _NAME.finditer("".join(kept), start, end))


def _by_hand(text: str) -> int | None:
    """Where a sentence begins to say who signed; None where it does not."""
    found = [text.lower().find(words) for words in ("signed by", "signatories were", "signatories are")]
    return min((place for place in found if place >= 0), default=None)


_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+"
    r"(?:\s+(?:(?:de la|de|del|van|von|der|da|dos|al|el|bin|ibn)\s+)?[A-ZÀ-Þ][\w’'.-]*[\w’'])+"
)
_ELSEWHERE = re.compile(r"(?<!signed)\s(?:in|at|on|during|before)\s|[.;](?=\s|$)")
"""What ends the list of those who signed."""
_CALLED = frozenset(("head_of_state", "head_of_government", "party_leader", "foreign_minister"))
"""Roles whose titles changed with constitutions and party rules."""


class _Rosters:
    """Who of the parties held which office at a date."""

    def __init__(self, reference: Reference, parties: tuple[str, ...], when: When | None) -> None:
        self.reference, self.parties, self.when = reference, parties, when

    def known(self, name: str) -> Person | None:
        """The one person of the parties whom a name can mean, in office at the date if any was."""
        persons = [p for p in self.reference.persons_named(name, self.when) if p.state in self.parties]
        chosen = [person for person in persons if self.offices(person.id)] or persons
        return chosen[0] if len(chosen) == 1 else None

    def state(self, person: str) -> str | None:
        """The state of a person of the rosters."""
        found = self.reference.persons.get(person)
        return found.state if found else None

    def offices(self, person: str) -> tuple[str, ...]:
        """The offices that a person held at the date, by the titles of that time."""
        if self.when is None or person not in self.reference.persons:
            return ()
        held = [t for t in self.reference.tenures_of(person) if t.held.overlaps(self.when) is Answer.YES]
        return tuple(dict.fromkeys(self._title(tenure.office) for tenure in held))

    def _title(self, office: Office) -> str:
        """What an office was called at the date, the fullest of its titles; else its usual title."""
        dated = [
            title.text for title in self.reference.titles
            if title.office.id == office.id and title.valid.edtf not in ("", "../..")
            and self.when and title.valid.overlaps(self.when) is Answer.YES
        ]  # fmt: skip
        return max(dated, key=len, default=office.title) if office.role in _CALLED else office.title
