"""The case forms of Russian names, by rule (A. A. Zaliznyak, *Grammaticheskii slovar russkogo iazyka*, 1977).

A name's adjectives and its first noun are declined together; what follows the noun stays as it is
(Союз Советских Социалистических Республик, Союза Советских Социалистических Республик).
"""

from collections.abc import Iterator, Sequence

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
Forms = tuple[str, ...]
"""The endings or forms in the order of CASES; several for one case are divided by a bar."""

_ADJECTIVES: dict[str, Forms] = {
    "ая": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "яя": ("яя", "ей", "ей", "юю", "ей", "ей"),
    "ое": ("ое", "ого", "ому", "ое", "ым|им", "ом"),
    "ый": ("ый", "ого", "ому", "ый|ого", "ым", "ом"),
    "ий": ("ий", "ого|его", "ому|ему", "ий|ого|его", "им", "ом|ем"),
    "ые": ("ые", "ых", "ым", "ые|ых", "ыми", "ых"),
    "ие": ("ие", "их", "им", "ие|их", "ими", "их"),
}
_NOUNS: dict[str, Forms] = {
    "ия": ("ия", "ии", "ии", "ию", "ией", "ии"),
    "я": ("я", "и", "е", "ю", "ей", "е"),
    "а": ("а", "ы|и", "е", "у", "ой|ей", "е"),
    "й": ("й", "я", "ю", "й|я", "ем", "е"),
    "ь": ("ь", "я", "ю", "ь|я", "ем|ём", "е"),
    "ы": ("ы", "ов|", "ам", "ы|ов", "ами", "ах"),
    "и": ("и", "ов|ей|", "ам|ям", "и|ов|ей", "ами|ями", "ах|ях"),
    "": ("", "а", "у", "|а", "ом|ем", "е"),
}
_FEMININE_SOFT: Forms = ("ь", "и", "и", "ь", "ью", "и")
_FEMININE_ENDINGS = ("усь", "сть", "ечь", "ирь", "вь")
_SURNAME: Forms = ("", "а", "у", "а", "ым|ом", "е")
_SURNAME_ENDINGS = ("ов", "ев", "ёв", "ин", "ын")
_UNCHANGED = ("о", "е", "у", "ю", "э", "ё", "О")
_ZERO_VOWEL = {"Египет": "Египт", "посол": "посл", "Посол": "Посл"}
_QUALITIES = ("ский", "цкий")
_ENDINGS = ("ая", "яя", "ое", "ый", "ие", "ые", *_QUALITIES, "ший", "ний", "жий")


def declined(name: str) -> Iterator[tuple[str, str]]:
    """Each form of a name with its case, the nominative first; the same form may stand for several cases.

    >>> dict((case, form) for form, case in declined("Северная Корея"))["genitive"]
    'Северной Кореи'
    >>> [form for form, case in declined("Монголия") if case in ("accusative", "instrumental")]
    ['Монголию', 'Монголией']
    """
    words = name.split(" ")
    head = next((place for place, word in enumerate(words) if not is_adjective(word)), len(words) - 1)
    tables = [forms_of(word) for word in words[: head + 1]]
    yield from _together(tables, words[head + 1 :])


def declined_person(name: str, *, throughout: bool) -> Iterator[tuple[str, str]]:
    """Each form of a person's name with its case; `throughout` declines each word, else the last alone.

    >>> [form for form, case in declined_person("Ким Ир Сен", throughout=False) if case == "instrumental"]
    ['Ким Ир Сеном', 'Ким Ир Сенем']
    """
    words = name.split(" ")
    first = 0 if throughout else len(words) - 1
    tables = [_person(word) if place >= first else _fixed(word) for place, word in enumerate(words)]
    yield from _together(tables, [])


def adjectives(base: str) -> Iterator[tuple[str, str]]:
    """All forms of an adjective of a state: советский, советская, советского ...

    >>> {"советская", "советских", "советскому"} <= {form for form, _ in adjectives("советский")}
    True
    """
    stem, ending = base[:-2], base[-2:]
    seen = dict.fromkeys([ending])
    if base.endswith(_QUALITIES):
        seen.update(dict.fromkeys(("ий", "ая", "ое", "ие")))
    elif ending == "ый":
        seen.update(dict.fromkeys(("ый", "ая", "ое", "ые")))
    for kind in seen:
        for case, endings in zip(CASES, _ADJECTIVES.get(kind, (kind,) * 6), strict=True):
            yield from ((stem + last, case) for last in endings.split("|"))


def is_adjective(word: str) -> bool:
    """Whether a word of a name is declined like an adjective: Северная, Советских is none."""
    return len(word) > 4 and word.endswith(_ENDINGS)


def forms_of(word: str) -> Forms:
    """The forms of one word in the order of CASES."""
    if is_adjective(word):
        return _joined(word[:-2], _ADJECTIVES[word[-2:]])
    if word in _ZERO_VOWEL:
        return (word, *_joined(_ZERO_VOWEL[word], _NOUNS[""])[1:])
    if word.endswith(("ец",)):
        return (word, *_joined(_without_e(word), _NOUNS[""])[1:])
    if word.endswith(_FEMININE_ENDINGS):
        return _joined(word[:-1], _FEMININE_SOFT)
    if word.endswith(_UNCHANGED) or word.isupper() or not word[-1:].isalpha():
        return _fixed(word)
    ending = next(ending for ending in _NOUNS if word.endswith(ending))
    return _joined(word[: len(word) - len(ending)], _NOUNS[ending])


def _without_e(word: str) -> str:
    """The stem of кореец (корейц-), японец (японц-)."""
    return word[:-2] + ("йц" if word[-3:-2] in "аеёиоуыэюя" else "ц")


def _person(word: str) -> Forms:
    if word.endswith(_SURNAME_ENDINGS) and len(word) > 4:
        return _joined(word, _SURNAME)
    return forms_of(word)


def _fixed(word: str) -> Forms:
    return (word,) * len(CASES)


def _joined(stem: str, endings: Sequence[str]) -> Forms:
    return tuple("|".join(stem + ending for ending in choice.split("|")) for choice in endings)


def _together(tables: Sequence[Forms], rest: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words of a name side by side in each case."""
    for place, case in enumerate(CASES):
        choices = [""]
        for table in tables:
            choices = [f"{before} {form}" for before in choices for form in table[place].split("|")]
        yield from ((" ".join([choice.strip(), *rest]), case) for choice in choices)
