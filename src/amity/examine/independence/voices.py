"""Whom a text names as its source: a newspaper, a government, a person, or nobody in particular."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from amity.errors import InvalidDate
from amity.examine.independence.names import Parts, parts
from amity.examine.independence.words import plain, words
from amity.model.answers import Answer
from amity.model.when import When
from amity.reference import Reference
from amity.reference.names import Name, Organisation

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?"
_DAYS = (
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})"),
    re.compile(rf"(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH},? (?P<year>\d{{4}})"),
)
_ISO = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?:-\d\d){0,2}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*\.?")
LONGEST = 12
"""Words of a source's description beyond which it names nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A named source: `outlet` is a newspaper or agency, `official` speaks for `state`, `person` is a name.

    With none of these it is nobody in particular.
    """

    name: str = ""
    state: str | None = None
    official: bool = False
    outlet: bool = False
    person: Parts = ()

    @property
    def named(self) -> bool:
        """Whether it can be told from others."""
        return self.outlet or self.official or bool(self.person)


@lru_cache(maxsize=16384)
def voice_of(text: str, reference: Reference, issued: str = "") -> Voice:
    """Whom the words of an attribution name.

    >>> from amity.reference import load
    >>> told = ["North Korea's KCNA news agency", "Mongolian government", "German scholar Udo Barkmann",
    ...     "officials", "list of delegations in the book"]
    >>> [(voice.state, voice.outlet, voice.official, voice.person)
    ...     for voice in (voice_of(words, load()) for words in told)] # doctest: +NORMALIZE_WHITESPACE
    [('PRK', True, False, ()), ('MNG', False, True, ()), (None, False, False, ('udo', 'barkmann')),
     (None, False, False, ()), (None, False, False, ())]
    """
    found = _WORD.findall(text)
    if not found or len(found) > LONGEST:
        return Voice()
    if outlet := outlet_in(text, reference):
        return outlet
    when = _when(issued)
    known = reference.persons_named(text)
    if len(known) == 1:
        states = sorted({tenure.office.state for tenure in reference.tenures_of(known[0].id)})
        if len(states) == 1:
            return Voice(name=known[0].name, state=states[0], official=True)
    return _of_state(text, reference, when) or _of_person(text, found, reference)


def _of_state(text: str, reference: Reference, when: When | None) -> Voice | None:
    """A government or body of a state: its name with none but official words."""
    names = [mention for mention in reference.mentions(text) if mention.sort != "forum"]
    states = sorted({code for mention in names for code in mention.resolve(when)[:1]})
    if len(states) != 1:
        return None
    rest = text
    for mention in reversed(names):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    left = {plain(word).strip(".’'") for word in _WORD.findall(rest)} - {"s"}
    if not left <= words("official") | words("press"):
        return None
    if left & words("press") and not left & {"official", "state", "government"}:
        return Voice(name=text, state=states[0], official=one_voice(states[0], str(when or ""), reference))
    return Voice(name=text, state=states[0], official=True)


def _of_person(text: str, found: list[str], reference: Reference) -> Voice:
    """The person whose name the words end with: the last that begin with capitals and name no state."""
    adjectives = {plain(word) for mention in reference.mentions(text) for word in _WORD.findall(mention.text)}
    name: list[str] = []
    for word in reversed(found):
        low = plain(word).strip(".")
        if not word[0].isupper() or low in adjectives or low in words("official") | words("unnamed"):
            break
        name.insert(0, word.removesuffix("'s").removesuffix("’s"))
    said = parts(" ".join(name))
    if not said or set(said) & words("writings") or not any(len(part) > 2 for part in said):
        return Voice()
    return Voice(name=" ".join(name), person=said)


@lru_cache(maxsize=16384)
def outlet_in(text: str, reference: Reference) -> Voice | None:
    """The newspaper, agency or broadcaster that a text names first; None where it names none.

    >>> from amity.reference import load
    >>> outlet_in("Mainichi Shimbun, December 29, 1996", load()).name
    'Mainichi Shimbun'
    """
    for mention in reference.mentions(text):
        outlets = [m for m in mention.meanings if isinstance(m, Organisation) and m.sort == "outlet"]
        if outlets:
            return Voice(name=mention.text, state=outlets[0].state, outlet=True)
    return None


def day_in(text: str) -> str:
    """The day, month or year that a citation gives, in EDTF; empty where there is none.

    >>> day_in("Asahi Shimbun, November 2, 1999"), day_in("The Diplomat, March 2024"), day_in("n.d.")
    ('1999-11-02', '2024-03', '')
    """
    for pattern in _DAYS:
        if found := pattern.search(text):
            month = _MONTHS.index(found["month"][:3].casefold()) + 1
            day = f"-{int(found['day']):02d}" if "day" in found.groupdict() else ""
            return f"{found['year']}-{month:02d}{day}"
    found = _ISO.search(text)
    return found[0] if found else ""


def one_voice(state: str, issued: str, reference: Reference) -> bool:
    """Whether the press of a state speaks with its government's voice: one party rules there at that time.

    Without a date it does where one party rules to this day.

    >>> from amity.reference import load
    >>> [one_voice("MNG", year, load()) for year in ("1960", "2004")], one_voice("PRK", "", load())
    ([True, False], True)
    """
    when = _when(issued)
    if when is None:
        return any(rule.state == state and rule.valid.latest is None for rule in reference.one_party_rules)
    return any(
        rule.state == state and rule.valid.overlaps(when) is not Answer.NO
        for rule in reference.one_party_rules
    )


def of_bodies(bodies: Iterable[str], issued: str, reference: Reference) -> Voice:
    """The first of some bodies that belongs to a state; it is official unless it is an outlet.

    >>> from amity.reference import load
    >>> voice = of_bodies(["", "Ministry of Foreign Affairs of Mongolia"], "2002", load())
    >>> voice.state, voice.official
    ('MNG', True)
    """
    for body in filter(None, bodies):
        if outlet := outlet_in(body, reference):
            return outlet
        if voice := _of_state(body, reference, _when(issued)):
            known = reference.names_of(body)
            if not any(isinstance(entry, Name) and entry.sort == "capital" for entry in known):
                return voice
    return Voice()


def _when(issued: str) -> When | None:
    try:
        return When.parse(issued) if issued else None
    except InvalidDate:
        return None
