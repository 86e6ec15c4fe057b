"""Finding names in Cyrillic: Russian in each case, Mongolian with its suffixes.

Russian forms are made from the names by rule when the index is built; Mongolian suffixes are taken off the
words of the text. A name that is written with a capital is found only with one.
"""

import re
from collections.abc import Iterable, Iterator

from amity.reference import mongolian, russian
from amity.reference.languages import Meant, Vocable
from amity.reference.names import Namesake
from amity.reference.unspaced import Hit

CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑–'’ʼ][^\W_]+)*")
_GAP = re.compile(r"\.?[^\S\n]*\n?[^\S\n]+|\.?\n|\.")
_PART = re.compile(r"[^\W_]+")
_HYPHEN = re.compile(r"[‐‑–]")
_APOSTROPHE = re.compile(r"[’ʼ]")
_INITIAL = 2  # letters of an initial
_SPLIT = 2
_GIVEN_FIRST = ("given_first", "either")

Form = tuple[Vocable, str]


class Inflected:
    """Names of one or more languages in Cyrillic, found in one pass over a text."""

    def __init__(self, vocables: Iterable[Vocable]) -> None:
        self._forms: dict[str, list[Form]] = {}
        self._surnames: dict[str, list[Form]] = {}
        self._beginnings: set[str] = set()
        self._suffixed: set[str] = set()
        for vocable in vocables:
            for form, case in _forms(vocable):
                self._put(self._forms, form, vocable, case)
            for form, case in _surnames(vocable):
                self._put(self._surnames, form, vocable, case)

    def _put(self, index: dict[str, list[Form]], form: str, vocable: Vocable, case: str) -> None:
        name = _key(form)
        index.setdefault(name, []).append((vocable, case))
        if vocable.language == "mn":
            self._suffixed.add(name)
        space = name.find(" ")
        while space > 0:
            self._beginnings.add(name[:space])
            space = name.find(" ", space + 1)

    def look_up(self, text: str) -> tuple[Meant, ...]:
        """What a name means, in any of its forms; empty for what is no name."""
        tokens = [found.group() for found in _TOKEN.finditer(text)]
        forms = self._named(_key(" ".join(tokens[:-1])), tokens[-1], self._forms) if tokens else []
        meanings = (meaning for vocable, _ in forms for meaning in vocable.meanings)
        return tuple(dict.fromkeys(m for m in meanings if not isinstance(m, Namesake)))

    def find(self, text: str, *, surnames: bool = False) -> Iterator[Hit]:
        """All names in a text, from left to right, without overlaps; on demand surnames alone too."""
        free = 0
        for head in _TOKEN.finditer(text):
            if head.start() < free:
                continue
            hit = self._longest(text, head) or (self._surname(head) if surnames else None)
            for found in (hit,) if hit else self._compound(head):
                yield found
                free = found.end

    def _longest(self, text: str, head: re.Match[str]) -> Hit | None:
        best: Hit | None = None
        prefix, token = "", head
        while True:
            forms = [
                form
                for form in self._named(prefix, token.group(), self._forms)
                if _spelt(form[0], head.group())
            ]
            if forms:
                best = _hit(head.start(), token.end(), forms)
            prefix = f"{prefix} {_key(token.group())}" if prefix else _key(token.group())
            if prefix not in self._beginnings:
                return best
            gap = _GAP.match(text, token.end())
            following = _TOKEN.match(text, gap.end()) if gap else None
            if not gap or not following or ("." in gap.group() and len(token.group()) > _INITIAL):
                return best
            token = following

    def _named(self, prefix: str, last: str, index: dict[str, list[Form]]) -> list[Form]:
        """The names that end in this word; in Mongolian with a suffix to it."""
        before = f"{prefix} " if prefix else ""
        word = _key(last)
        exact = index.get(before + word)
        if exact:
            return exact
        for stem, case in mongolian.stems(word):
            if before + stem in self._suffixed and before + stem in index:
                return [(v, case) for v, _ in index[before + stem] if v.language == "mn"]
        return []

    def _surname(self, head: re.Match[str]) -> Hit | None:
        forms = [f for f in self._named("", head.group(), self._surnames) if _spelt(f[0], head.group())]
        return _hit(head.start(), head.end(), forms) if forms else None

    def _compound(self, head: re.Match[str]) -> Iterator[Hit]:
        """The states of a compound with hyphens: советско-монгольский, Монгол-Хятадын."""
        parts = list(_PART.finditer(head.group()))
        if len(parts) < _SPLIT:
            return
        for part in parts:
            combining = [] if part is parts[-1] else self._forms.get(_key(part.group()) + "-", [])
            forms = combining or self._named("", part.group(), self._forms)
            forms = [form for form in forms if _spelt(form[0], part.group()) or combining]
            if forms:
                yield _hit(head.start() + part.start(), head.start() + part.end(), forms)


def _hit(start: int, end: int, forms: list[Form]) -> Hit:
    meanings = dict.fromkeys(meaning for vocable, _ in forms for meaning in vocable.meanings)
    cases = dict.fromkeys(case for _, case in forms if case)
    first = forms[0][0]
    return Hit(start, end, first.text, first.sort, tuple(meanings), tuple(cases))


def _key(text: str) -> str:
    plain = _APOSTROPHE.sub("'", _HYPHEN.sub("-", text)) if not text.isalnum() else text
    return plain.casefold().replace("ё", "е")


def _spelt(vocable: Vocable, word: str) -> bool:
    """Whether a name that has a capital stands with one."""
    return word[0].isupper() or not vocable.text[0].isupper()


def _forms(vocable: Vocable) -> Iterable[tuple[str, str]]:
    """The forms of a name that are looked up as they stand."""
    name = vocable.text
    if vocable.sort == "person":
        return _of_person(vocable)
    if vocable.language == "mn" or vocable.sort == "namesake":
        return ((_spaced(name), "nominative" if vocable.language == "mn" else ""),)
    if vocable.sort == "demonym":
        return russian.adjectives(name) if russian.is_adjective(name) else ((name, ""),)
    return russian.declined(_spaced(name))


def _of_person(vocable: Vocable) -> Iterator[tuple[str, str]]:
    for name in _initialled(vocable):
        if vocable.language == "mn":
            yield name, "nominative"
        else:
            yield from russian.declined_person(name, throughout=vocable.order in _GIVEN_FIRST)


def _initialled(vocable: Vocable) -> Iterator[str]:
    """A name in full, with initials, and without a patronymic: Леонид Ильич Брежнев, Л Брежнев."""
    words = _spaced(vocable.text).split()
    yield " ".join(words)
    given = words[:-1]
    if not given or len(given[0]) <= _INITIAL or vocable.order not in (*_GIVEN_FIRST, "patronymic"):
        return
    forms = ([word[0] for word in given], [given[0][0]], [given[0]])
    yield from dict.fromkeys(" ".join((*form, words[-1])) for form in forms if form != given)


def _surnames(vocable: Vocable) -> Iterable[tuple[str, str]]:
    words = vocable.text.split()
    if len(words) < _SPLIT or vocable.order not in (*_GIVEN_FIRST, "patronymic"):
        return ()
    if vocable.language == "mn":
        return ((words[-1], "nominative"),)
    return russian.declined_person(words[-1], throughout=True)


def _spaced(name: str) -> str:
    """A name as its words are found: the dot of an initial is none of them."""
    return " ".join(found.group() for found in _TOKEN.finditer(name))
