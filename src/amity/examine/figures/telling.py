"""What sentences tell of a series: "trade rose steadily from 1960 to 1970", "it was not until 1980 that "
"..."."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from amity.examine.caseless import Caseless
from amity.examine.figures.lists import lists
from amity.examine.figures.measures import concepts
from amity.examine.heads import Heads

MOVEMENTS = (
    "return", "vanish", "halve", "peak", "bottom", "recover", "exceed", "below", "flat", "reach", "soar",
    "rise", "plunge", "fall", "double", "treble", "quadruple", "resume", "cease", "times", "foremost",
)  # fmt: skip
"""All movements; of two that begin at one word the longer counts, then the one that stands first here."""
_SPLITS = (
    r"[;—]|\s–\s",
    r",\s+(?:and|but|while|whereas|although|though|yet|then)\b",
    r"\b(?:while|whereas|but|although|though|until(?!\s+\d)|when|before(?!\s+\d)|after(?!\s+\d))\b",
    r",",
    r"\s(?:and|then)\s",
)
"""Where one statement ends and the next begins, the surest sign first."""
_SUBJECT_ENDS = re.compile(
    r"[,;:—()]|\s–\s|\b(?:but|while|whereas|although|though|until|when|where|because|that|which|after(?!\s+\d)"
    r"|before(?!\s+\d)|as(?!\s+well)|and(?=\s+(?:it|they|by|in|from|then|this)\b))\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?\W*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One movement that a sentence tells of; spans count from the beginning of the sentence.

    `region` is the stretch that dates and amounts of this movement stand in, `subject` the words before the
    verb that say what moved, `rest` those behind it; `way` is "steady", "sharp", "slight" or "", `passing`
    says that it was not so before ("overtook"), `more` is "over" or "under" for "more than doubled" and
    "almost doubled", `named` is the subject with the words of the verb where these name things too ("the
    fewest ships came").
    """

    movement: str
    verb: tuple[int, int]
    region: tuple[int, int]
    subject: str
    rest: str
    way: str = ""
    denied: bool = False
    began: bool = False
    first: bool = False
    not_until: bool = False
    always: bool = False
    passing: bool = False
    named: str = ""
    more: str = ""


@lru_cache(maxsize=2**14)
def tellings(sentence: str) -> tuple[Telling, ...]:
    """What a sentence asserts of movements; nothing where it only wishes, plans, fears or asks.

    >>> found = tellings("In 1970 exports rose sharply, while imports fell.")
    >>> [(t.movement, t.subject, t.way) for t in found]
    [('rise', 'In 1970 exports', 'sharp'), ('fall', 'imports', '')]
    >>> [t.movement for t in tellings("They agreed that trade would be doubled by 1970.")]
    []
    """
    verbs = _verbs(sentence)
    if not verbs or _QUESTION.search(sentence):
        return ()
    starts = [0, *(_split(sentence, one[1], other[0]) for one, other in itertools.pairwise(verbs))]
    ends = [
        _end(sentence, verb[1], end) for verb, end in zip(verbs, [*starts[1:], len(sentence)], strict=True)
    ]
    found = (
        _telling(sentence, verb, (start, end)) for verb, start, end in zip(verbs, starts, ends, strict=True)
    )
    return tuple(telling for telling in found if telling)


_NEXT = re.compile(
    r"(?<=\d)(?:,?\s+(?:and|but|so\s+that)\s+(?:had|has|have|was|were|did|then|it|they|by|in|only|the|this|these|never|no|not)\b|;|:)",
    re.IGNORECASE,
)


def _end(sentence: str, start: int, end: int) -> int:
    """Where a statement ends, or another begins behind its years whose verb is of no movement."""
    found = _NEXT.search(sentence, start, end)
    return found.start() if found else end


Verb = tuple[int, int, str, str]
"""Start, end, movement and way of a verb or a noun that tells of a movement."""


def _verbs(sentence: str) -> list[Verb]:
    """The verbs and nouns of movements, none within another."""
    hits: list[tuple[int, int, int, str, str]] = []
    told = _heads().begun(sentence)
    plain = _ADVERBS not in told
    for rank, movement in enumerate(MOVEMENTS):
        if movement not in told:
            continue
        for found in _pattern(movement, plain=plain).finditer(sentence):
            if movement != "reach" or _counts(sentence, found):
                way = next((w for w in ("steady", "sharp", "slight") if _ways()[w].search(found.group())), "")
                hits.append((found.start(), found.end(), rank, movement, way))
    chosen: list[Verb] = []
    for start, end, _, movement, way in sorted(hits, key=lambda hit: (hit[0], -hit[1], hit[2])):
        if not chosen or start >= chosen[-1][1]:
            chosen.append((start, end, movement, way))
    return chosen


_AMOUNT_NEXT = re.compile(
    r"\s*(?:only|just|about|some|nearly|almost|over|more than|less than|around|roughly|approximately"
    r"|a mere|an estimated"
    r"|still|already|as much as|as many as|as little as|no more than|\s)*\s*(?:US\$|\$|€|£"
    r"|[A-Z]{2,3}\$?\s?\d|\d|(?:one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|nothing|zero|nil|half|an?\s+(?:half|third|quarter|fifth|sixth|tenth|twentieth|hundredth))\b)",
    re.IGNORECASE,
)


def _counts(sentence: str, found: re.Match[str]) -> bool:
    """Whether an amount follows right behind the verb ("was 13.3 million")."""
    return bool(_AMOUNT_NEXT.match(sentence, found.end()))


_FIRST = re.compile(r"\bfor the first time\b(?! since| in)|\bfirst\b(?! time)")
_NOT_UNTIL = re.compile(r"\b(?:not|only)\s+(?:until|till|in|after|by|before)\b", re.IGNORECASE)


def _telling(sentence: str, verb: Verb, region: tuple[int, int]) -> Telling | None:
    start, end, movement, way = verb
    before, rest = sentence[region[0] : start], sentence[end : region[1]]
    if _moods().search(before[-120:]) or re.match(
        r"\s+to\s+(?!\w*\s?\d|about|some|almost|nearly|the)[a-z]+\b", rest
    ):
        return None
    words = sentence[start:end]
    subject = _subject(before)
    lead = f"{before} {words}".casefold()
    return Telling(
        movement=movement, verb=(start, end), region=region, subject=subject, rest=rest, way=way,
        denied=_denied(before[len(before) - len(subject) :] if subject else before, words),
        began=bool(re.search(r"\b(?:began|begun|started)\s+to\b", lead)),
        first=bool(_FIRST.search(f"{lead} {rest[:60]}".casefold())),
        not_until=bool(_NOT_UNTIL.search(before)),
        always=bool(re.search(rf"\b(?:{'|'.join(lists('trends')['ways']['always'])})\b", f"{lead} {rest}")),
        passing=bool(re.search(r"overt|became|passed|crossed", words)),
        named=f"{subject} {words}" if _holds_nouns(words, movement) else subject,
        more=_more(lead),
    )  # fmt: skip


def _holds_nouns(words: str, movement: str) -> bool:
    """Whether the words of a verb name what moved, too: "did exports reach", "the fewest ships came"."""
    return len(words.split()) > 3 or movement == "exceed" or words.casefold().startswith("did ")


def _more(lead: str) -> str:
    """How "doubled" is meant: "more than", "almost", or to the number."""
    if re.search(r"\b(?:more than|over|at least)\s+\w+(?:ed)?$", lead):
        return "over"
    return "under" if re.search(r"\b(?:nearly|almost|not quite)\s+\w+$", lead) else ""


_NO_DENIAL = re.compile(
    r"\bnot\s+(?:until|till|before|only|surprising\w*|yet)\b|\bwithout\s+(?:interruption|pause|exception|break|a\s+break)\b|\bno\s+doubt\b",
    re.IGNORECASE,
)


def _denied(before: str, words: str) -> bool:
    negations = "|".join(re.escape(word) for word in lists("trends")["ways"]["negations"])
    tail = _NO_DENIAL.sub(" ", f"{before[-40:]} {words}")
    return bool(re.search(rf"(?:\b|(?=n['’]t))(?:{negations})\b", tail, re.IGNORECASE))


def _subject(before: str) -> str:
    """The words before a verb that say what moves: from the last end of a clause that names a measure on."""
    cuts = [0, *(found.end() for found in _SUBJECT_ENDS.finditer(before))]
    last = before[cuts[-1] :].strip()
    if concepts(last) or (last and not _empty(last)):
        return last
    for cut in reversed(cuts[:-1]):
        words = before[cut:].strip()
        if concepts(words):
            return words
    return last


@cache
def _filler() -> re.Pattern[str]:
    ways = "|".join(w for words in lists("trends")["ways"].values() for w in words)
    return re.compile(
        rf"(?:{ways}|had|has|have|was|were|is|are|been|did|do|does|and|or|also|in|by|from|since|until|to|the|of|on|at|over|during|between"
        rf"|early|late|mid|years?|decades?|it|half|second|first|however|moreover|turn|fact|year|again|both|\W|\d)+",
        re.IGNORECASE,
    )


def _empty(words: str) -> bool:
    """Whether words before a verb say nothing of what moves: dates, adverbs, auxiliaries, "it"."""
    return bool(_filler().fullmatch(words)) or is_pronoun(words)


def is_pronoun(words: str) -> bool:
    """Whether a subject stands for what was measured before.

    >>> is_pronoun("by 2000, it had"), is_pronoun("The figures"), is_pronoun("The temperature")
    (True, True, False)
    """
    bare = re.sub(
        r"\b(?:had|has|have|was|were|been|did|not|then|again|also|already|thus|therefore|never)\b", " ", words
    )
    bare = re.sub(
        r"^\W*(?:(?:and|but|by|in|from|since|after|until|between|during|however|yet|then|the|early|late|and)\b|[\d,–\-s]+|\s)*",
        "",
        bare,
        flags=re.IGNORECASE,
    )
    pronouns = "|".join(lists("trends")["ways"]["pronouns"])
    plain = re.sub(r"^the\s+", "", bare.strip(), flags=re.IGNORECASE)
    return not bare.strip() or any(
        re.fullmatch(rf"(?:{pronouns})", text.strip(" ,"), re.IGNORECASE) for text in (bare, f"the {plain}")
    )


def _split(sentence: str, start: int, end: int) -> int:
    """Where the statement of the verb before ends, between two verbs."""
    for sign in _SPLITS:
        found = list(re.finditer(sign, sentence[start:end], re.IGNORECASE))
        if found:
            return start + found[-1].start()
    return start


@cache
def _ways() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
        for name, words in lists("trends")["ways"].items()
        if name in ("steady", "sharp", "slight", "loose")
    }


@cache
def _moods() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lists('trends')['ways']['moods'])})\b", re.IGNORECASE)


_ADVERBS = "adverbs"


@cache
def _heads() -> Heads:
    """What the forms of each movement begin with, and the adverbs that may stand around them."""
    forms = {
        name: [f for part in ("past", "base", "noun") for f in lists("trends")[name][part]]
        for name in MOVEMENTS
    }
    return Heads({**forms, _ADVERBS: _adverbs()})


def _adverbs() -> list[str]:
    ways = lists("trends")["ways"]
    return [adverb for name in ("steady", "sharp", "slight", "loose") for adverb in ways[name]]


@cache
def _pattern(movement: str, *, plain: bool) -> Caseless:
    """The forms of a movement with the adverbs around them: "gradually increased", "did not grow".

    `plain` is for sentences without such an adverb.
    """
    forms, ways = lists("trends")[movement], lists("trends")["ways"]
    around = "" if plain else rf"(?:(?:{'|'.join(_adverbs())})\s+){{0,3}}"
    behind = rf"(?:\s+(?:{'|'.join(a for n in ('steady', 'sharp', 'slight') for a in ways[n])})\b)?"
    helpers, seen = "|".join(ways["helpers"]), "|".join(ways["seen"])
    parts = [rf"{around}(?:{'|'.join(forms['past'])}){behind}"]
    if forms["base"]:
        parts.append(rf"{around}(?:{helpers})\s+{around}(?:{'|'.join(forms['base'])}){behind}")
        parts.append(rf"did\s+(?:[\w'’-]+\s+){{1,6}}?{around}(?:{'|'.join(forms['base'])})")
    if forms["noun"]:
        parts.append(
            rf"(?:{seen})\s+(?:an?|the|another|its|their)?\s*{around}(?:{'|'.join(forms['noun'])})(?:\s+(?:in|of)(?=\s+[a-z]))?"
        )
    if movement == "return":
        behind = ""
    return Caseless(rf"\b(?:{'|'.join(parts)})(?!\w)")


def merged(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches of years with those joined that touch.

    >>> list(merged([(1987, 1989), (1990, 1993), (2000, 2000)]))
    [(1987, 1993), (2000, 2000)]
    """
    current: tuple[int, int] | None = None
    for first, last in sorted(spans):
        if current and first <= current[1] + 1:
            current = (current[0], max(current[1], last))
        else:
            if current:
                yield current
            current = (first, last)
    if current:
        yield current
