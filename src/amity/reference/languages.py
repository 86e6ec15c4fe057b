"""Names in Korean, Japanese, Chinese, Russian and Mongolian: one file for each, `names_ko.csv` and so on.

Each row has a text, what it means, what sort of name that is, when it is valid, and a source. What it means
is the code of a state for the sorts of names.csv, organisations.csv and places.csv, an id of forums.csv for a
`forum`, of persons.csv for a `person`, a role of offices.csv ("foreign_minister") for a `title`, and nothing
for a `namesake`, which holds a name and means something else.

Braces mark which part of a text names the state, where the rest only shows that it does: `访{朝}` is a
visit to North Korea. A `pair` names two states or more, one in each pair of braces, and gives one mention for
each: `{中}{朝}` means "CHN;PRK" in that order. The mentions of a pair have the sort "pair" and stand side by
side.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from amity.model.forums import Forum
from amity.model.states import Person
from amity.reference.names import Name, Namesake, Organisation, Place
from amity.reference.tables import Row, build

LANGUAGES = ("ja", "ko", "mn", "ru", "zh")
BRACED = re.compile(r"\{([^{}]+)\}")
_SEPARATORS = {"ko": ("", "·", "ㆍ", "・", "-"), "ja": ("", "・", "、"), "zh": ("", "、", "·")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title of office in another language: its words, and the roles that it can mean ("foreign_minister").

    Beside the roles of offices.csv there are "ambassador", "envoy" and "minister" (of what is not said).
    """

    text: str
    roles: tuple[str, ...]
    source: str


Meant = Name | Organisation | Place | Forum | Person | Namesake | Title


@dataclass(frozen=True, slots=True, eq=False)
class Vocable:
    """A text of another language and what it means: one entry for each part that `parts` marks.

    `parts` are the offsets of the parts that name something, the whole text where nothing is marked.
    `order` is that of a person's name in persons.csv.
    """

    text: str
    language: str
    sort: str
    parts: tuple[tuple[int, int], ...]
    row: Row
    vocabulary: "Vocabulary"
    order: str = ""

    @property
    def meanings(self) -> tuple[Meant, ...]:
        """What each part means. Raises InvalidReference where the row points to nothing."""
        return self.vocabulary.meanings(self.row)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What rows of other languages point to: the states, forums and persons of the reference data."""

    states: frozenset[str]
    forums: Mapping[str, Forum]
    persons: Mapping[str, Person]
    orders: Mapping[str, str]
    known: dict[tuple[str, ...], tuple[Meant, ...]] = field(default_factory=dict)

    def vocables(self, language: str, rows: tuple[Row, ...]) -> Iterator[Vocable]:
        """The entries of a language's file; what they mean is made when first asked for."""
        for row in rows:
            text, meaning, sort, _, _ = row.cells
            if "{" not in text:
                order = self.orders.get(meaning, "") if sort == "person" else ""
                yield Vocable(text, language, sort, ((0, len(text)),), row, self, order)
                continue
            for separator in _SEPARATORS[language] if "}{" in text else ("",):
                plain, parts = _marked(text.replace("}{", "}" + separator + "{"))
                yield Vocable(plain, language, sort, parts, row, self)

    def meanings(self, row: Row) -> tuple[Meant, ...]:
        """What a row means, for each of its marked parts. Raises InvalidReference."""
        found = self.known.get(row.cells)
        if found is None:
            found = self.known[row.cells] = build((row,), self._meanings)[0]
        return found

    def _meanings(self, row: Row) -> tuple[Meant, ...]:
        text, meaning = row["text"], row["meaning"]
        marked = BRACED.findall(text)
        if not marked:
            return (self._meaning(row, text, meaning),)
        codes = meaning.split(";")
        if len(codes) != len(marked):
            raise ValueError(f"{len(marked)} marked parts and {len(codes)} meanings; give one for each")
        return tuple(self._meaning(row, part, code) for part, code in zip(marked, codes, strict=True))

    def _meaning(self, row: Row, text: str, meaning: str) -> Meant:
        sort, valid, source = row["sort"], row["valid"] or "../..", row["source"]
        if sort == "forum" or meaning in self.forums:
            return self.forums[meaning]
        if sort == "person":
            return self.persons[meaning]
        if sort == "title":
            return Title(text=text, roles=tuple(meaning.split(";")), source=source)
        if sort == "namesake":
            return Namesake(text=text, sort="namesake", source=source)
        if meaning not in self.states:
            raise LookupError(f"no state {meaning!r}; add it to states.csv")
        kind = "abbreviation" if sort == "pair" else sort
        return _naming(kind)(text=text, state=meaning, sort=kind, validity=valid, source=source)


def _naming(sort: str) -> Callable[..., Name | Organisation | Place]:
    if sort in Organisation.SORTS:
        return Organisation
    return Place if sort in Place.SORTS else Name


def _marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text without its braces, and where what they marked stands in it."""
    plain, parts, end = "", [], 0
    for found in BRACED.finditer(text):
        plain += text[end : found.start()]
        parts.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        end = found.end()
    return plain + text[end:], tuple(parts)
