"""Which of the languages that are read a sentence is in, by its script and a few words."""

import re
import unicodedata

READ = ("ko", "ja", "zh", "ru", "mn")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ANY = re.compile(f"{_HANGUL.pattern}|{_KANA.pattern}|{_HAN.pattern}|{_CYRILLIC.pattern}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OWN_LETTERS = re.compile("[өүӨҮ]")
_MONGOLIAN = re.compile(
    r"[өүӨҮ]|(?i:\b(?:улс\w*|оны|сарын|нь|болон|ба|байна|байсан|гэж|гэв|тус|манай|монгол улсын|айлчл\w+"
    r"|эсрэг|шинэ|энэ|хориг\w*|сайд|хийв|болов|ирэв|очи?ж|очив|зурав|нээв|хаав|авав|тавив|\w{3,}аас|\w{2,}(?:ыг|лаад)"
    r"|хоёр|хооронд|буюу|гэсэн|байв|\w{2,}(?:ийн|жээ|чээ|лаа|лээ|лоо|ээд|сэн)|\w+-(?:ын|ийн|д|т|тай|тэй|той|аас|ээс|ыг|ийг)"
    r"|\w*(?:ээ|лцаа|уулз|аань)\w*|онд|сард|дугаар|\w{4,}ь(?:тай|тэй)|орно|хэлэлц\w*)\b)"
)
_RUSSIAN = re.compile(r"\b(?:в|во|на|с|со|и|по|из|от|для|между|года|году|при|не|к|о|об|что)\b")
FOREIGN = re.compile(r"[\u0370-\u03ff\u0530-\u10ff\u1200-\u1dff\u1f00-\u1fff]")
"""Letters of scripts that nothing here reads: Greek, Armenian, Hebrew, Arabic, the Indic ones, Thai, ..."""
OTHER_CYRILLIC = re.compile(r"[іїєґўјљњћђџәғқңұһѓќІЇЄҐЎЈЉЊЋЂЏӘҒҚҢҰҺЃЌ]")
"""Cyrillic letters that neither Russian nor Mongolian has."""


def language_of(text: str, around: str = "") -> str:
    """The code of the language of a sentence among those of `READ`; the empty string for any other.

    `around` is the language of the text that the sentence stands in: a line of Han characters alone is
    Chinese, unless it stands in Japanese or Korean.

    >>> [language_of(text) for text in ("北朝鮮は", "朝鲜", "북한은", "КНДР", "БНАСАУ нь Өвөр", "Peru")]
    ['ja', 'zh', 'ko', 'ru', 'mn', '']
    """
    if text.isascii() or not _ANY.search(text):
        return ""
    latin = len(_LATIN.findall(text))
    asian = len(_HANGUL.findall(text)), len(_KANA.findall(text)), len(_HAN.findall(text))
    cyrillic = len(_CYRILLIC.findall(text))
    if max(2 * sum(asian), cyrillic) <= latin or not (sum(asian) or cyrillic):
        return ""
    if cyrillic > sum(asian):
        if RARE * len(OTHER_CYRILLIC.findall(text)) > cyrillic:
            return ""
        return "mn" if _mongolian(text, around) else "ru"
    if asian[0]:
        return "ko"
    return "ja" if asian[1] or around in ("ja", "ko") else "zh"


def _mongolian(text: str, around: str) -> bool:
    """Whether Cyrillic is Mongolian: by its own letters, else by its words, where no Russian ones stand.

    A name alone tells nothing: Russian writes "Цахиагийн Элбэгдорж" too.
    """
    if _OWN_LETTERS.search(text):
        return True
    return not _RUSSIAN.search(text) and (bool(_MONGOLIAN.search(text)) or around == "mn")


def prevailing(text: str) -> str:
    """The language that most of a text is in, if it is one of those that are read."""
    return language_of(text[:SAMPLE])


SAMPLE = 20_000
RARE = 16
"""One letter in so many that Russian and Mongolian lack tells another language from a foreign name."""


def script_of(text: str) -> str:
    """The name of the script of the first letter that nothing here reads: "Arabic", "Greek", "Cyrillic".

    >>> script_of("η Ελλάδα"), script_of("Україна")
    ('Greek', 'Cyrillic')
    """
    match = FOREIGN.search(text) or OTHER_CYRILLIC.search(text)
    return unicodedata.name(match.group(), "unknown").split()[0].capitalize() if match else ""
