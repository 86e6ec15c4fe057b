"""Dates of a sentence that are not its happenings': of a report, a term of office, another date's anchor."""

import re

from amity.extract.clauses import Parse
from amity.extract.finding import Finding
from amity.extract.tagging import Tag

_PRINTED = re.compile(
    r"\b(?:published|printed|written|writing|interviewed|released|reporting)"
    r" (?:in|on) (?:late |early |mid-)?$"
)
_ARTICLE = re.compile(r"\b(?:in|during|according to|to) (?:a|an|the|his|her|their|its) (?:late |early )?$")
_TEXTS = re.compile(
    r"[ -](?:\w+ )?(?:interview|speech|article|report|book|memoirs?|essay|study|lecture|paper|biography"
    r"|history|edition|broadcast|documentary|letter|autobiography|monograph|novel|film)\b"
)
_ANCHORED = re.compile(
    r"\b(?:days?|weeks?|months?|years?|decades?) (?:after|before|since|following) "
    r"(?:[^\s,;.]+ ){1,6}?(?:in|on|of) (?:late |early )?$"
)
REACH = 90
"""How many characters before a date are read."""


def foreign(parse: Parse, finding: Finding, text: str) -> frozenset[int]:
    """Where the dates begin that cannot be the finding's; `text` is what the tokens point into."""
    times = [i for i, token in enumerate(parse.tokens) if token.tag is Tag.TIME]
    return frozenset(parse.tokens[i].start for i in times if _foreign(parse, finding, text, i))


def _foreign(parse: Parse, finding: Finding, text: str, i: int) -> bool:
    token = parse.tokens[i]
    before = text[max(parse.tokens[0].start, token.start - REACH) : token.start].lower()
    anchored = _ANCHORED.search(before)
    own = anchored and parse.tokens[finding.trigger].start >= token.start - len(before) + anchored.start()
    if _PRINTED.search(before) or (anchored and not (own and finding.trigger < i)) or _in_office(parse, i):
        return True
    told = _told(parse, finding)
    titled = _ARTICLE.search(before) and _TEXTS.match(text[token.end : token.end + 40].lower())
    return told > i or bool(titled and told >= 0) or bool(titled and finding.perfect)


def _told(parse: Parse, finding: Finding) -> int:
    """The token of "that" where a past perfect stands behind a verb of telling; -1 where none does."""
    if not finding.perfect or not 0 <= finding.clause < len(parse.clauses):
        return -1
    clause = parse.clauses[finding.clause]
    return clause.marker_at if clause.relation == "that" and clause.governor >= 0 else -1


def _in_office(parse: Parse, i: int) -> bool:
    """Whether a date stands alone in brackets behind a person, or a span of years behind any name.

    Such dates are those of a life or a term of office.
    """
    tokens = parse.tokens
    if not (2 <= i < len(tokens) - 1 and tokens[i - 1].low in ("(", "[") and tokens[i + 1].low in (")", "]")):
        return False
    spanning = "/" in tokens[i].mention.edtf and tokens[i - 2].tag is Tag.NAME
    return spanning or tokens[i - 2].tag is Tag.PERSON
