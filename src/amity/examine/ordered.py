"""Ordinal, by the text alone: numbered meetings in the order of their dates, "his third visit"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.interval import plain
from amity.examine.numerals import ordinal, ordinal_pattern, statement_words
from amity.examine.spans import sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage
from amity.model.when import When

NAME = "ordinal"
_BACK = 3
_EVENT = statement_words()["numbered"]["events"]
_NUMBERED = re.compile(
    rf"\b(?P<owner>[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]|[^\W\d_a-z][\w’'-]+['’]s)\s+(?P<rank>{ordinal_pattern()})"
    rf"(?:\s+(?:such\s+)?(?P<mid>(?:[\w-]+\s+){{0,2}}?)(?P<noun>{_EVENT}))?\b"
)
_FIRST = re.compile(
    r"\b(?:was|were|became|is|be)\s+the\s+first\s+[\w\s’'-]{3,60}?\s+(?:to|who|that|from)\b"
    r"|\bthe\s+first\s+[\w\s’'-]{3,40}?\s+to\b"
)
_PREDECESSOR = re.compile(
    r"\b(?:predecessors?|(?:uncle|father|grandfather|mother|brother))\b[^.;:]{0,60}?\b(?:had|was|went|came|visited|did)\b[^.;:]{0,60}"
)
_OTHERWISE = re.compile(
    r"\b(?:never|not|nor|private|privately|only\s+as|before\s+(?:his|her)\s+election|planned|hoped|wanted)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Numbered:
    rank: int
    key: str
    when: When
    said: Passage


def check_ordered(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """Findings on numbered events out of order, counts of journeys, and firsts whose predecessor did it."""
    dates = [
        d
        for d in evidence.dates_of[document.name]
        if plain(d) and d.relation in (Relation.AT, Relation.FROM_TO)
    ]
    spans = sentence_spans(document, evidence)
    found = list(_numbered(document, spans, dates))
    yield from _out_of_order(found)
    for at, span in enumerate(spans):
        yield from _journeys(document, spans[max(0, at - _BACK) : at], span, dates)
        yield from _predecessor(document, span, spans[at + 1 : at + 2])


def _numbered(
    document: Document, spans: Sequence[tuple[int, int]], dates: Sequence[DateMention]
) -> Iterator[_Numbered]:
    """The numbered events that have a date of their own, with the noun that they share."""
    noun = ""
    for start, end in spans:
        found = list(_NUMBERED.finditer(document.text, start, end))
        for i, match in enumerate(found):
            if match["noun"]:
                noun = f"{(match['mid'] or '').strip()} {match['noun']}"
            elif match["owner"].casefold() != "the" or not re.match(
                r"\s*(?:,|\(|in\b|on\b|was\b|followed\b|came\b)", document.text[match.end() :]
            ):
                continue
            stop = found[i + 1].start() if i + 1 < len(found) else end
            behind = list(within(dates, match.end(), stop))
            rank = ordinal(match["rank"]) or 0
            gap = document.text[match.end() : behind[0].start] if behind else ""
            if (
                noun
                and rank
                and behind
                and not re.search(r"[;:.]|\b(?:after|before|since|until|than)\b", gap)
            ):
                said = Passage.of(document.name, document.text, match.start(), behind[0].end)
                owner = match["owner"].casefold()
                yield _Numbered(
                    rank, f"{owner if owner not in ('the', 'a') else ''}|{noun.strip()}", behind[0].when, said
                )


def _out_of_order(found: Sequence[_Numbered]) -> Iterator[Finding]:
    groups: dict[str, list[_Numbered]] = defaultdict(list)
    for one in found:
        groups[one.key].append(one)
    for _, members in sorted(groups.items()):
        members.sort(key=lambda one: (one.rank, one.when.sort_key, one.said.start))
        ranks = [one.rank for one in members]
        if len(set(ranks)) != len(ranks):
            continue
        for one, two in pairwise(members):
            if one.when.after(two.when) is Answer.YES:
                why = f"“{one.said.quote}” comes after “{two.said.quote}”, though its number is lower."
                yield finding(NAME, Soundness.INCONSISTENT, why, [one.said, two.said])
                return


def _journeys(
    document: Document, before: Sequence[tuple[int, int]], span: tuple[int, int], dates: Sequence[DateMention]
) -> Iterator[Finding]:
    """ "His third visit", after a sentence that dates as many or more."""
    text = document.text[span[0] : span[1]]
    for match in _NUMBERED.finditer(text):
        if match["owner"].casefold() not in ("his", "her", "their", "its") or not match["noun"]:
            continue
        rank = ordinal(match["rank"]) or 0
        stays = r"\b(?:visit(?:s|ed)?|came|went|travell?ed|journeys?|trips?|met|meetings?|been)\b[^.;]*"
        for start, end in reversed(before):
            listed = re.search(stays, document.text[start:end])
            inside = within(dates, start + listed.start(), start + listed.end()) if listed else ()
            own = list(within(dates, *span))
            if len(inside) >= 2 and own and all(d.when.before(own[0].when) is Answer.YES for d in inside):
                if len(inside) != rank - 1 and len(inside) >= rank:
                    said = Passage.of(
                        document.name, document.text, span[0] + match.start(), span[0] + match.end()
                    )
                    why = f"“{said.quote}” leaves room for {rank - 1} before; the text dates {len(inside)}."
                    yield finding(NAME, Soundness.INCONSISTENT, why, [said])
                break


def _predecessor(
    document: Document, span: tuple[int, int], behind: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """The first to do it, whose predecessor "had been there" before."""
    found = _FIRST.search(document.text, *span)
    for start, end in (span, *behind) if found else ():
        lead = found.end() if found and start == span[0] else start
        other = _PREDECESSOR.search(document.text, lead, end)
        there = other and re.search(
            r"\b(?:been\s+there|come|gone|visited|done\s+so|met|came|went)\b", other.group()
        )
        if found and other and there and not _OTHERWISE.search(document.text, start, end):
            if re.search(
                r"\b(?:since|in\s+\w+\s+years|for\s+\w+\s+years)\b", document.text[found.start() : span[1]]
            ):
                return
            said = [Passage.of(document.name, document.text, *match.span()) for match in (found, other)]
            why = f"“{said[0].quote}”, but “{said[1].quote}”."
            yield finding(NAME, Soundness.SUSPICIOUS, why, said)
            return
