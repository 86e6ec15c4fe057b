"""Passages that nobody would write, made by chance from a seed: for fuzzing, and to see how time grows.

`passage` makes one of any sort, `long_passage` one of a given shape and length.
"""

import random
from collections.abc import Callable

SENTENCES = (
    "Kim Il-sung visited Mongolia in July 1956.",
    "On October 15, 1948, the two countries established diplomatic relations.",
    "The Soviet Union did not recognise the government of South Korea until September 30, 1990.",
    "According to the Foreign Ministry, President Elbegdorj will visit Pyongyang next month.",
    "Japan, which had closed its embassy, offered 5.3 million dollars in aid, it was reported.",
    "“We reject these charges,” the spokesman told reporters; two days later he resigned.",
    "1948년 10월 15일 조선과 몽골은 외교관계를 설정하였다.",
    "大統領は先月28日、平壌を訪問した。",
    "1961年7月6日，两国在莫斯科签署友好合作互助条约。",
    "В октябре 1948 г. МНР установила дипломатические отношения с КНДР.",
    "1948 оны 10 дугаар сарын 15-нд БНМАУ, БНАСАУ дипломат харилцаа тогтоов.",
)
WORDS = (
    "the of and to a in that he she it they who which had has was were been will would may not never no "
    "and or but if because while after before since until by from with for on at as than "
    "visited signed said told announced denied met closed opened agreed threatened recognised refused sent "
    "visit treaty embassy relations talks agreement president minister ambassador delegation aid troops "
    "Mongolia Korea Moscow Japan China Beijing Pyongyang Soviet Kim Tsedenbal Stalin North South U.S. U.N. "
    "1948 1990 15 3.5 million percent October May Monday yesterday year two days later last next 1960s "
    "both sides countries latter former his their own first second half early late mid"
).split()
SIGNS = ".,;:!?()[]{}\"'“”‘’«»—–-…/\\|*_#@&%$€°§†‡•·"
CONTROLS = (
    "\x00\x01\x07\x08\t\n\r\x0b\x0c\x1b\x7f\x85\xa0\xad\u200b\u200d\u200e\u200f\u202a\u202e\u2028\u2029\ufeff"
)
STRANGE = "\ud800\udfff\ufffd\uffff\U0010ffff\ue000\u0301\u0308\u1ab0\U0001f1f2\U0001f468ﬁ①Ⅻ"
SCRIPTS = (
    "السلام عليكم في عام ١٩٤٨ زار الرئيس", "בשנת 1948 ביקר הנשיא", "ἐν ἔτει", "सन् १९४८ में", "พ.ศ. ๒๔๙๑",
    "ᠮᠣᠩᠭᠣᠯ", "조선은 몽골을 방문하여", "平壌で会談し、", "两国于一九四八年", "Президент посетил",
    "Ерөнхийлөгч айлчлав",
)  # fmt: skip
PAIRS = ("()", "[]", "“”", "‘’", "«»", '""', "''", "（）", "「」")
LOOKALIKES = {
    "l": "1",
    "O": "0",
    "o": "0",
    "e": "c",
    "m": "rn",
    "i": "í",
    "s": "5",
    " ": "",
    "u": "ii",
    "h": "li",
}


def _soup(chance: random.Random) -> str:
    """Words in any order, with signs between them."""
    said = []
    for _ in range(chance.randrange(1, 30)):
        said.append(chance.choice(WORDS) + (chance.choice(SIGNS) if chance.random() < 0.2 else ""))
    return " ".join(said)


def _noise(chance: random.Random) -> str:
    """Sentences as poor recognition of poor print gives them."""
    text = chance.choice(SENTENCES)
    rate = chance.random() / 3
    return "".join(LOOKALIKES.get(sign, "·") if chance.random() < rate else sign for sign in text)


def _spliced(chance: random.Random) -> str:
    """A piece of one sentence run into a piece of another."""
    one, other = chance.choice(SENTENCES), chance.choice(SENTENCES)
    return one[: chance.randrange(len(one))] + other[chance.randrange(len(other)) :]


def _strewn(chance: random.Random) -> str:
    """A sentence with control characters, lone surrogates and the like strewn in."""
    said = list(chance.choice(SENTENCES))
    for _ in range(chance.randrange(1, 12)):
        said.insert(chance.randrange(len(said)), chance.choice(CONTROLS + STRANGE))
    return "".join(said)


def _mixed(chance: random.Random) -> str:
    """Words of all scripts, right-to-left ones among them."""
    pieces = [chance.choice((*SCRIPTS, *WORDS[:60])) for _ in range(chance.randrange(1, 8))]
    return chance.choice(("", " ", "\u202e")).join(pieces)


def _nested(chance: random.Random) -> str:
    """A sentence within quotes and brackets within others, which need not close."""
    text = chance.choice(SENTENCES)
    for _ in range(chance.randrange(1, 25)):
        opens, closes = chance.choice(PAIRS)
        text = opens + text + (closes if chance.random() < 0.8 else "")
    return text


def _numbers(chance: random.Random) -> str:
    """Digits and what dates and quantities are made of."""
    parts = "0123456789.,-–/:年月日년월일%$~'" + " " * 4
    words = (
        " May ",
        " 1st ",
        " BC ",
        " million ",
        " г. ",
        " оны ",
        " since ",
        "s ",
        "th ",
        " to ",
        " century ",
    )
    return "".join(
        chance.choice(words) if chance.random() < 0.15 else chance.choice(parts)
        for _ in range(chance.randrange(1, 60))
    )


def _anything(chance: random.Random) -> str:
    """Any characters at all."""
    return "".join(chr(chance.randrange(0x110000 if chance.random() < 0.3 else 0x250)) for _ in range(40))


SORTS: tuple[Callable[[random.Random], str], ...] = (
    _soup, _noise, _spliced, _strewn, _mixed, _nested, _numbers, _anything,
)  # fmt: skip


def passage(seed: int) -> str:
    """The passage of a seed, always the same one.

    >>> passage(7) == passage(7)
    True
    """
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    return chance.choice(SORTS)(chance)


SHAPES: dict[str, str] = {
    "words without an end": "the visit to Mongolia of the president and the minister of Japan ",
    "a list of states": "Mongolia, Japan, China and the Soviet Union, ",
    "clauses": "which he said that they had told reporters, who denied that ",
    "verbs": "visited met signed denied ",
    "capitals": "Kim Il Sung Tsedenbal Choibalsan ",
    "initials": "J. B. K. ",
    "stops": "U.S. U.N. e.g. Mr. ",
    "open quotes": "“‘He said ",
    "plain quotes": "\"a\" 'b' ",
    "open brackets": "([{",
    "closed brackets": "(a) [b] ",
    "numbers": "15 3.5 1,948 ",
    "digits": "1234567890",
    "dates": "October 15, 1948, and May 3 to 5, ",
    "months": "May ",
    "days in a list": "1, 2, 3 and 4, ",
    "years": "1948-1949, 1950/51 ",
    "units": "two or three days later after ",
    "the dates before": "the end of the beginning of the ",
    "money": "$5.3 million to 6 million dollars of ",
    "negations": "not never no did not ",
    "attribution": "according to the ministry, the minister said, ",
    "letters without blanks": "abcdefghij",
    "capital letters": "MONGOLIA AND KOREA ",
    "hyphens": "a-b-c--d—",
    "apostrophes": "it's the states' o'clock 's ",
    "blanks": "   \t ",
    "lines": "a line\n",
    "empty lines": "\n \n",
    "tabs": "a\tb\t",
    "controls": "a\x00\x01\u200b",
    "marks": "e\u0301\u0301\u0301",
    "surrogates": "\ud800\udfff",
    "Korean": "조선과 몽골은 1948년 10월 15일부터 ",
    "Korean without blanks": "조선몽골방문하였다는",
    "Japanese": "大統領は先月28日から平壌を訪問し、",
    "Chinese": "两国于一九四八年十月十五日至二十日签署，",
    "Chinese numerals": "一九四八二十三",
    "Russian": "В октябре 1948 г. президент посетил и заявил, что ",
    "Mongolian": "1948 оны 10 дугаар сарын 15-нд айлчилж, ",
    "right to left": "السلام عليكم في عام ١٩٤٨ ",
    "signs": ".,;:!?",
    "points": "...",
    "dashes": "— – - ",
    "links": "https://a.b/c?d=",
    "notes": "[1] (2) ¹ ",
    "years in lines": "1990 \n\n",
    "Korean within English": "visit 조선몽골방문하였다는Mongolia sides \n",
    "Korean conditions": "몽골은 조선을 방문하면 ",
    "Russian conditions": "если Монголия посетит КНДР ",
    "Japanese clauses": "中国を訪問するが、日本は",
    "both": "both the two countries and its neighbours ",
}  # fmt: skip


def long_passage(shape: str, length: int) -> str:
    """A passage of so many characters, without the end of a sentence unless the shape has it.

    >>> long_passage("points", 5)
    '.....'
    """
    piece = SHAPES[shape]
    return (piece * (length // len(piece) + 1))[:length]
