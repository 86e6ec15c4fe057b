"""Persons who held offices, and the forms in which texts write their names.

The forms follow by rule from a name and its order, so that each spelling stands in the data once: with and
without hyphens, with initials, with the patronymic in full, in part or as an initial.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from amity.errors import InvalidValue
from amity.model.states import Person
from amity.reference.matching import CAPITAL
from amity.reference.spelling import GAP, WORD, bare, word
from amity.reference.tables import Row, moment

ORDERS = frozenset(("family_first", "given_first", "patronymic", "either", "single"))
_PARTICLES = frozenset(
    ("de", "del", "der", "di", "da", "dos", "du", "la", "le", "van", "von", "den", "al", "ibn", "bin")
)
_INITIAL = 2  # letters of an initial: Y., Yu., Ts.
_GENITIVES = ("giin", "giyn", "gyn", "iin", "iyn", "yn", "in", "ii", "y")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """A person's name in a text: where it stands, its words, and whom it can mean.

    `base` and `cases` are those of an inflected word, as in `NameMention`.
    """

    start: int
    end: int
    text: str
    persons: tuple[Person, ...]
    base: str = ""
    cases: tuple[str, ...] = ()


def person_of(row: Row) -> Person:
    """The person that a row of persons.csv describes."""
    if row["order"] not in ORDERS:
        raise InvalidValue("Person", "order", row["order"], "one of " + ", ".join(sorted(ORDERS)))
    return Person(
        id=row["id"],
        name=row["name"],
        state=row["state"],
        spellings=row.parts("spellings"),
        born=moment(row["born"]) if row["born"] else None,
        died=moment(row["died"]) if row["died"] else None,
        source=row["source"],
    )


_TITLES = frozenset(
    (
        "chairman",
        "president",
        "general",
        "marshal",
        "shah",
        "king",
        "emperor",
        "uncle",
        "premier",
        "comrade",
        "prince",
    )
)
"""What stands before a name in a spelling such as "Chairman Mao" is no surname."""


class PersonIndex:
    """Persons by the forms of their names."""

    def __init__(self, persons: Iterable[tuple[Person, str]]) -> None:
        self._full: dict[str, list[Person]] = {}
        self._short: dict[str, list[Person]] = {}
        self._heads: dict[str, int] = {}
        for person, order in persons:
            self._add(person, order)

    def _add(self, person: Person, order: str) -> None:
        for spelling in (person.name, *person.spellings):
            words = spelling.split()
            own = "single" if len(words) == 1 else order
            for form in full_forms(words, own):
                key = _key(form)
                _put(self._full, key, person)
                head = key.partition(" ")[0]
                self._heads[head] = max(self._heads.get(head, 0), len(form) + spelling.count("-"))
            short = short_form(words, own)
            if "of" not in words and short.casefold() not in _TITLES:
                _put(self._short, _key((short,)), person)

    def named(self, text: str) -> tuple[Person, ...]:
        """Everyone whom a name can mean; a surname alone means all who bear it."""
        words = [bare(found.group()) for found in WORD.finditer(text)]
        if not any(spelt[0].isupper() for spelt in words if spelt not in _PARTICLES):
            return ()
        form = _key(words)
        return tuple(self._full.get(form) or self._short.get(form, []))

    def match(self, text: str, position: int) -> PersonMention | None:
        """The person named exactly there, in full or by surname."""
        head = WORD.match(text, position)
        if not head:
            return None
        full = self._longest(text, head, self._heads.get(word(head.group()).casefold(), 0))
        words = bare(head.group())
        persons = () if full else self.named(words)
        if not persons:
            return full
        return PersonMention(start=position, end=position + len(words), text=words, persons=persons)

    def find(self, text: str, *, surnames: bool = False) -> Iterator[PersonMention]:
        """Each full name in a text, from left to right, without overlaps; on demand surnames too."""
        free = 0
        for head in CAPITAL.finditer(text):
            if head.start() < free:
                continue
            longest = self._heads.get(word(head.group()).casefold(), 0)
            mention = self._longest(text, head, longest) if longest else None
            if surnames and not mention:
                mention = self.match(text, head.start())
            if mention:
                yield mention
                free = mention.end

    def _longest(self, text: str, head: re.Match[str], longest: int) -> PersonMention | None:
        best: PersonMention | None = None
        form: list[str] = []
        token = head
        for count in range(longest):
            last = bare(token.group())
            found = self._full.get(_key([*form, last])) if count else None
            if found:
                end = token.start() + len(last)
                best = PersonMention(
                    start=head.start(), end=end, text=text[head.start() : end], persons=tuple(found)
                )
            form.append(token.group())
            following = _next(text, token)
            if following is None:
                break
            token = following
        return best


def _next(text: str, token: re.Match[str]) -> re.Match[str] | None:
    """The next word of a name: after a space, a hyphen, or the dot of an initial."""
    gap = GAP.match(text, token.end())
    following = gap and WORD.match(text, gap.end())
    if not gap or not following or "," in gap.group() or "&" in gap.group():
        return None
    if gap.group().startswith(".") and len(token.group()) > _INITIAL:
        return None
    capital = following.group()[0].isupper() or following.group() in _PARTICLES
    return following if capital or gap.group() in "-‐‑" else None


def _put(index: dict[str, list[Person]], form: str, person: Person) -> None:
    bearers = index.setdefault(form, [])
    if person not in bearers:
        bearers.append(person)


def _key(words: Sequence[str]) -> str:
    """The key of a form: its first word, and the rest as one, whatever hyphens and spaces divide it."""
    text = " ".join(words)
    if not (text.isascii() and text.replace(" ", "").isalnum()):
        words = [word(found.group()) for found in WORD.finditer(text)]
    elif len(words) == 1:
        words = text.split()
    rest = "".join(words[1:])
    return f"{words[0]} {rest}".casefold() if rest else words[0].casefold()


def short_form(words: list[str], order: str) -> str:
    """The part of a name that stands for it: the family name, or a Mongol's given name.

    >>> short_form("Charles de Gaulle".split(), "given_first"), short_form(["Kim", "Il-sung"], "family_first")
    ('de Gaulle', 'Kim')
    >>> short_form("Yumjaagiin Tsedenbal".split(), "patronymic")
    'Tsedenbal'
    """
    if order == "family_first":
        return words[0]
    if order == "single":
        return " ".join(words)
    return " ".join(_family(words))


def _family(words: list[str]) -> list[str]:
    """The last word with the particles before it."""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return words[start:]


def full_forms(words: list[str], order: str) -> set[tuple[str, ...]]:
    """The forms in which a text may give a name in full.

    >>> forms = full_forms("Tsakhiagiin Elbegdorj".split(), "patronymic")
    >>> sorted(" ".join(form) for form in forms if form[-1] == "Elbegdorj")[:4]
    ['T Elbegdorj', 'Ts Elbegdorj', 'Tsa Elbegdorj', 'Tsakhia Elbegdorj']
    >>> ("Abe", "Shinzo") in full_forms("Shinzo Abe".split(), "either")
    True
    >>> ("Elbegdorj", "Tsakhia") in forms  # English news often has a Mongol's father behind
    True
    """
    if order in ("family_first", "single"):
        return {tuple(words)}
    family = _family(words)
    given = words[: len(words) - len(family)]
    if order == "patronymic":
        fathers = _patronymics(given[0])
        return {(form, *family) for form in fathers} | {(*family, form) for form in fathers if len(form) > 3}
    forms = {(*form, *family) for form in _given(given)}
    if order == "either":
        forms |= {(*family, *given)}
    return forms


def _given(given: list[str]) -> set[tuple[str, ...]]:
    """Given names in full or as initials, later ones also left out: Vladimir V., V. V., V.V., Vladimir."""
    forms: set[tuple[str, ...]] = set()
    for count in range(1, len(given) + 1):
        choices = [{name, name[0]} if len(name) > 1 else {name} for name in given[:count]]
        forms |= set(product(*choices))
        forms.add(("".join(name[0] for name in given[:count]),))
    return forms


def _patronymics(name: str) -> set[str]:
    """A Mongol's patronymic: as given, its stem, other spellings of its ending, and its first letters."""
    plain = word(name)
    forms = {name, plain, *(plain[:length] for length in (1, 2, 3))}
    ending = next((ending for ending in _GENITIVES if plain.endswith(ending)), "")
    stem = plain.removesuffix(ending)
    if ending and len(stem) > 2:
        # Natsagiin may be the genitive of Natsag or of Natsa: the g belongs to the stem or to the ending
        for root in (stem, stem + "g") if ending.startswith("g") else (stem,):
            forms |= {root, *(root + other for other in _GENITIVES if _fits(root, other))}
    return forms


def _fits(stem: str, ending: str) -> bool:
    """Whether the genitive can be formed so: with g after a vowel, without it after a consonant."""
    return ending.startswith("g") == (stem[-1] in "aeiou")
