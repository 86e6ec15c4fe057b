"""The case suffixes of Mongolian in Cyrillic, taken off the last word of a name.

The suffixes follow the vowels of the word (R. I. Binnick, *Modern Mongolian*, 1979); here any of them is
taken off, since a name that is left over says that it was one.
"""

from collections.abc import Iterator

_SUFFIXES = {
    "genitive": "ын ийн йн гийн ны ний ы н ынхаа ийнхээ ынх ийнх",
    "dative": "д т ад эд од өд анд энд онд өнд нд даа дээ доо дөө тад тэд",
    "accusative": "ыг ийг йг г гийг ыгаа ийгээ",
    "ablative": "аас ээс оос өөс наас нээс ноос нөөс гаас гээс иас иос",
    "instrumental": "аар ээр оор өөр гаар гээр гоор гөөр иар иор",
    "comitative": "тай тэй той тайгаа тэйгээ тойгоо",
    "plural": "ууд үүд чууд чүүд нууд нүүд",
}
_CASE_OF = {suffix: case for case, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}
_LONGEST = max(map(len, _CASE_OF))
_HYPHENS = "-‐‑–"
_DROPPED = ("а", "о", "э", "ө", "и", "у", "ь")


def stems(word: str) -> Iterator[tuple[str, str]]:
    """What a word can be the inflected form of, each with its case; the word itself in the nominative first.

    >>> [found for found in stems("Монголтой")][:2]
    [('Монголтой', 'nominative'), ('Монгол', 'comitative')]
    >>> ("ЗХУ", "genitive") in stems("ЗХУ-ын"), ("Куба", "genitive") in stems("Кубын")
    (True, True)
    """
    yield word, "nominative"
    for length in range(min(_LONGEST, len(word) - 2), 0, -1):
        case = _CASE_OF.get(word[-length:])
        if case is None:
            continue
        stem = word[:-length]
        yield stem.rstrip(_HYPHENS), case
        if stem[-1] not in _HYPHENS:
            yield from ((stem + vowel, case) for vowel in _DROPPED)
