"""Whom a passage names as its source. Only what the words say: none is invented.

Four ways are read: "according to X", "as X notes", a reporting verb with its speaker ("X argues that"), and
the outlet with its date in brackets. Footnotes are no attribution; they become the claim's note.
"""

import re

from amity.extract.clauses import Clause, Parse
from amity.extract.tagging import Tag

_ACCORDING = re.compile(
    r"\b[Aa]ccording to (?:the )?(?P<who>[^\W\d_][^\s,;]*(?: [^\s,;]+){0,7}?)"
    r"(?=,|;|[.”\"]*$|\s(?:who|which|in \d|on \d|published|dated)\b)"
)
_REPORTED = re.compile(
    r",? (?P<who>(?:the |[A-Z])[\w.’' -]{1,60}?) (?:said|reported|told \w+|announced|noted|wrote)"
    r"(?: (?:on|in|late|early|yesterday|today|last|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[\w ]*)?"
    r"(?:, [a-z]+ing\b[^,;]*)?[.”\"]*$"
)
_AS = re.compile(
    r"(?:^|[,;] )[Aa]s (?P<who>[A-Z][\w.’' -]{1,60}?) (?:(?:has|have|had) )?"
    r"(?:notes?d?|writes?|wrote|written|argues?d?|reports?|reported|observes?d?|points? out|pointed out"
    r"|recalls?|recalled|shows?|shown|puts? it|remarks?|remarked|says?|said)(?=[,.;]| (?:in|on|it)\b)"
)
_OUTLET = re.compile(
    r"\((?P<what>(?:[A-Z][\w.’'-]+|the)(?: (?:[A-Z&][\w.’'-]*|of|and|the|in|for)){0,5},? "
    r"(?:[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+(?: \d{4})?|\d{4}))\)"
)
REPORTING = frozenset(
    "argue point_out note report say tell state claim suggest write contend maintain explain observe recall "
    "remark mention assert add believe conclude describe stress emphasize quote cite reveal inform "
    "believe recount relate declare announce affirm".split()
)
_IMPERSONAL = frozenset("it this that these there which he she they we i figures data evidence".split())


def of_sentence(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The speakers and the outlets that a sentence names outside its clauses.

    >>> of_sentence("According to J. Lombo, Mongolia sent aid (Mongol Messenger, November 16).")
    (('J. Lombo',), ('Mongol Messenger, November 16',))
    """
    speakers = [match["who"].strip(" .”\"'") for match in _ACCORDING.finditer(text)]
    speakers += [match["who"].strip() for match in _AS.finditer(text)]
    if not speakers and (match := _REPORTED.search(text)):
        speakers = [match["who"].strip()]
    outlets = [match["what"] for match in _OUTLET.finditer(text)]
    return tuple(dict.fromkeys(speakers)), tuple(dict.fromkeys(outlets))


def of_clause(parse: Parse, index: int) -> tuple[str, ...]:
    """The speaker of the reporting verb that a clause depends on, however far out."""
    clause, steps = parse.clauses[index], 0
    while clause.governor >= 0 and steps < 5:
        governor = parse.clauses[clause.governor]
        if clause.relation == "that" and _reports(parse, governor):
            speaker = _speaker(parse, governor)
            if speaker:
                return (speaker,)
        clause, steps = governor, steps + 1
    return ()


def _reports(parse: Parse, governor: Clause) -> bool:
    """Whether a verb reports: affirmed and active, with one who speaks or a writing that shows."""
    group = governor.group
    if group.lemma == "point":
        return group.end < len(parse.tokens) and parse.tokens[group.end].low == "out"
    reports = group.lemma in REPORTING or group.lemma in _SHOWING
    return reports and not group.passive and not group.negated


def _speaker(parse: Parse, governor: Clause) -> str:
    """The speaker's words: the subject, if it is a person, a body that can speak, or a written source."""
    if not governor.subject:
        return ""
    phrase = governor.subject[0]
    head = parse.tokens[phrase.head]
    if head.tag is Tag.NOUN and head.low in _WRITINGS:
        return words_of(parse, phrase.start, min(governor.subject[-1].end, phrase.start + LONGEST))
    if governor.group.lemma in _SHOWING or head.low in _IMPERSONAL:
        return ""
    if head.tag not in (Tag.PERSON, Tag.NAME, Tag.ACTOR, Tag.NOUN):
        return ""
    if head.tag is Tag.NOUN and not head.text[0].isupper() and head.low not in _SPEAKERS:
        return ""
    return words_of(parse, phrase.start, phrase.end)


LONGEST = 24
"""How many words of a written source's description are kept."""
_SHOWING = frozenset("show indicate confirm record list document".split())
_WRITINGS = frozenset(
    "list book document documents archives archive record records cables memoirs diary minutes report "
    "reports "
    "study article letter telegram statistics yearbook transcript".split()
)
_SPEAKERS = frozenset(
    "newspaper agency media ministry spokesman spokeswoman spokesperson official officials analyst analysts "
    "observers sources source commentators scholars government author authors historian statement bulletin "
    "minister president ambassador diplomat diplomats press paper magazine researcher some many "
    "side sides delegation".split()
)


def words_of(parse: Parse, start: int, end: int) -> str:
    """The words between two tokens as written, without an article before them."""
    tokens = parse.tokens
    while start < end - 1 and tokens[start].low in ("the", "a", "an"):
        start += 1
    words = [t.text for t in tokens[start:end] if t.tag is not Tag.QUOTE]
    return " ".join(words).replace(" 's", "'s").replace(" ,", ",")
