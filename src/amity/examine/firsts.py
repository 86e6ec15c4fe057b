"""Statements that something happened for the first time in so many years, or since a year or an event."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from amity.examine.actors import ActorClass, Title, titles
from amity.examine.numerals import cardinal, cardinal_pattern, statement_words
from amity.model.when import When
from amity.reference import Reference

_ROUGH = {
    "more than": "over", "over": "over", "at least": "over", "just over": "over", "well over": "over",
    "nearly": "under", "almost": "under", "close to": "under", "just under": "under",
    "about": "about", "around": "about", "some": "about", "roughly": "about", "approximately": "about",
}  # fmt: skip
_NO_FIRST = re.compile(
    r"first[\s-]+(?:secretary|deputy|vice|lady|half|quarter|phase|place|world|class|name|hand|of\s+all|and\s+foremost"
    r"|minister\s+of\s+(?:scotland|wales)|\w+ed\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """A statement in a sentence: its span there, and from what it counts.

    `words` are those of the statement and `what` those between "first" and the distance; `years` is the
    length that was stated, nought for "since 1956". `event` is what the words count from where they name
    no year ("since he took office").
    """

    start: int
    end: int
    what: str
    words: str = ""
    years: int = 0
    rough: str = ""
    since: int = 0
    event: str = ""

    def window(self, year: int) -> tuple[int, int] | None:
        """The first and last year in which the happening before lay, counted back from a year.

        >>> First(start=0, end=1, what="time", years=32).window(1988)
        (1955, 1957)
        """
        if self.since:
            return self.since, self.since
        if not self.years:
            return None
        back, n = year - self.years, self.years
        slack = {"over": (max(2, n // 3), 0), "under": (0, max(2, n // 4)), "about": (max(2, n // 5),) * 2}
        before, after = slack.get(self.rough, (1, 1))
        return back - before, back + after


@cache
def _pattern() -> re.Pattern[str]:
    rough = "|".join(sorted(_ROUGH, key=len, reverse=True))
    return re.compile(
        rf"\bfirst\b(?P<what>(?:(?!\bfirst\b)[^.;:()]){{0,140}}?)[\s,]+"
        rf"(?:(?:in|for|after)\s+(?:the\s+(?:last|past)\s+)?(?:(?P<rough>{rough})\s+)?"
        rf"(?P<number>half\s+a|a\s+quarter\s+of\s+a|{cardinal_pattern()})\s+(?P<unit>year|decade|century|centurie)s?\b"
        r"|since\s+(?:(?P<month>[A-Z][a-z]+\s+)?(?P<since>1[5-9]\d\d|20\d\d)\b"
        r"|(?P<event>[^.;:()]{5,110})))",
        re.IGNORECASE,
    )


@cache
def _absence() -> re.Pattern[str]:
    rough = "|".join(sorted(_ROUGH, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<no>no|not|never)\b(?P<what>[^.;:()]{{0,110}}?)\s+(?:for|in)\s+(?:(?P<rough>{rough})\s+)?"
        rf"(?P<number>half\s+a|a\s+quarter\s+of\s+a|{cardinal_pattern()})\s+(?P<unit>year|decade|centur(?=y|ies))(?:s|y|ies)?"
        r"(?=[,;]?\s+when\b|\s+before\b)"
        r"|\b(?:no|not|never)\b(?P<what3>[^.;:()]{3,110}?)\s+since\s+(?P<since>1[5-9]\d\d|20\d\d)\b"
        r"|\bafter\s+an?\s+(?:absence|break|interval|pause|interruption|gap)\s+of\s+"
        rf"(?:(?P<rough2>{rough})\s+)?(?P<number2>{cardinal_pattern()})\s+(?P<unit2>year|decade)s?\b",
        re.IGNORECASE,
    )


def absences(text: str) -> Iterator[First]:
    """Statements that something had not been for so many years when it came: the same put the other way.

    >>> [(one.years, one.what) for one in absences("No Greek premier had come for forty-nine years when he")]
    [(49, 'Greek premier had come')]
    """
    for found in _absence().finditer(text):
        if found["since"]:
            what = " ".join(found["what3"].split())
            yield First(
                start=found.start(),
                end=found.end(),
                words=found.group(),
                what=what,
                since=int(found["since"]),
            )
            continue
        side = "" if found["number"] else "2"
        words = " ".join(found[f"number{side}"].casefold().split())
        unit = {"year": 1, "decade": 10}.get(found[f"unit{side}"].casefold(), 100)
        years = unit // 2 if words.startswith("half") else (cardinal(words) or 0) * unit
        if years and not words.startswith("a quarter"):
            rough = _ROUGH.get(" ".join((found[f"rough{side}"] or "").casefold().split()), "")
            yield First(
                start=found.start(), end=found.end(), words=found.group(), years=years,
                what=" ".join((found["what"] or "").split()), rough=rough or ("about" if unit > 1 else ""),
            )  # fmt: skip


def firsts(text: str) -> Iterator[First]:
    """The statements in a sentence.

    >>> [(one.what, one.years, one.since) for one in firsts("Came for the first time in thirty-two years.")]
    [('time', 32, 0)]
    >>> [(one.what, one.since) for one in firsts("It was the first visit by a Polish premier since 1967.")]
    [('visit by a Polish premier', 1967)]
    """
    for found in _pattern().finditer(text):
        if _NO_FIRST.match(text, found.start()):
            continue
        years = _years(found)
        if found["number"] and not years:
            continue
        tail = re.match(r"\s+that\b[^.;:()]{0,90}", text[found.end() :]) if found["since"] else None
        what = found["what"] + (tail.group() if tail else "")
        end = found.start("event") + _event_end(found["event"]) if found["event"] else found.end()
        yield First(
            start=found.start(), end=end, words=text[found.start() : end],
            what=" ".join(what.split()), years=years,
            rough=_ROUGH.get(" ".join((found["rough"] or "").casefold().split()), "")
            or ("about" if found["unit"] and found["unit"].casefold() != "year" else ""),
            since=int(found["since"] or 0), event=text[found.start("event") : end] if found["event"] else "",
        )  # fmt: skip


def _event_end(words: str) -> int:
    """Where the clause of an event ends: at the comma behind its verb, else at the first one."""
    verb = re.search(r"\b(?:became|took|assumed|came|was|were|began|ended|broke|had|succeeded)\b", words)
    comma = words.find(",", verb.end() if verb else 0)
    return comma if comma >= 0 else len(words.rstrip())


def _years(found: re.Match[str]) -> int:
    if not found["number"]:
        return 0
    unit = {"year": 1, "decade": 10}.get(found["unit"].casefold(), 100)
    words = " ".join(found["number"].casefold().split())
    if words.startswith("half"):
        return unit // 2
    if words.startswith("a quarter"):
        return unit // 4
    return (cardinal(words) or 0) * unit


def family_named(text: str) -> str:
    """The family of happenings whose word comes first in a text; empty where none does.

    >>> family_named("visit by a king"), family_named("time")
    ('visit', '')
    """
    found = [
        (match.start(), -len(word), family)
        for family, row in statement_words()["families"].items()
        for word in row["words"]
        if (match := re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))
    ]
    return min(found)[2] if found else ""


def class_named(text: str, reference: Reference, when: When | None) -> ActorClass | None:
    """Whom the words of a statement count: "foreign head of state to", "visit by a Soviet premier".

    None where they name nobody, so that the subject of the sentence is meant.

    >>> from amity.reference import load
    >>> found = class_named("visit by a Soviet premier", load(), None)
    >>> sorted(found.roles), found.state
    (['head_of_government'], 'SUN')
    """
    by = re.search(r"\bby\s+(?:an?|any|the)?\s*", text)
    words = text[by.end() :] if by else re.split(r"\b(?:to|that|who)\b", text)[0]
    title = next(titles(words), None)
    if title is None:
        return None
    ahead = words[: title.start]
    foreign = bool(re.search(r"\bforeign\s*$", ahead)) or bool(re.search(r"\bforeign\b", ahead))
    state = None if foreign else _state(words, title, reference, when)
    if not foreign and state is None:
        return None if _qualified(ahead) else ActorClass(roles=title.roles)
    return ActorClass(roles=title.roles, state=state, foreign=foreign)


def _qualified(ahead: str) -> bool:
    """Whether words before a title narrow it in a way that is not read ("Western", "black")."""
    plain = {"sitting", "serving", "incumbent", "ruling", "a", "an", "the", "reigning"}
    return any(word.casefold() not in plain for word in re.findall(r"[\w’'-]+", ahead))


def _state(words: str, title: Title, reference: Reference, when: When | None) -> str | None:
    """The state named right before the title or right behind it with "of"."""
    for mention in reference.mentions(words):
        between = words[mention.end : title.start]
        behind = words[title.end : mention.start] if mention.start >= title.end else "-"
        ahead = mention.end <= title.start and re.fullmatch(r"(?:['’]s)?\s+(?:\w+\s+)?", between)
        if ahead or re.fullmatch(r"\s+(?:of|from)\s+(?:the\s+)?", behind):
            codes = mention.resolve(when)
            return codes[0] if len(codes) == 1 else None
    return None
