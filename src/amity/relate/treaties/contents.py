"""What passages say of a treaty's text: its title, its term, its themes and those that it lacks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from amity.model.treaties import Said, Stage, Step, Term, Theme, distinct
from amity.model.when import When
from amity.relate.treaties import words
from amity.relate.treaties.sentences import Sentence, clauses

_FORMAL = r"(?:[Tt]reaty|[Pp]act)"
_LESSER = r"(?:[Aa]greement|[Pp]rotocol|[Mm]emorandum|[Aa]ccord|[Pp]lan|MOU)s?"
_NOUNS = (
    r"friendship|trade|payments|cooperation|co-operation|alliance|peace|commerce|non-aggression|mutual|assistance"
    r"|extradition|neutrality|arbitration|boundar(?:y|ies)|borders?|defen[cs]e|legal|cultural|economic|technical"
    r"|navigation|exchange|exchanges|relations|union|foundations|principles|aid"
)
_WORD = rf"(?:[A-ZÀ-Þ][\w'’-]*|{_NOUNS})"
_OBJECT = (
    rf"\s+(?:of|on|for|concerning)\s+(?:the\s+)?{_WORD}"
    rf"(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+of\s+|\s+on\s+|\s+)(?:the\s+)?{_WORD})*"
)
_TITLES = {True: re.compile(_FORMAL + _OBJECT), False: re.compile(_LESSER + _OBJECT)}
_NAMED = re.compile(
    r"\b(?!(?:The|This|That|A|An|In|On|His|Its|Their|No|New|Old|Both|Each|Such)\b)"
    r"(?:[A-ZÀ-Þ][\w'’-]+\s+){1,4}(?:Treaty|Pact)\b(?!\s+(?:of|on|for)\s+(?!\d))"
)
"""What stands before the noun: "the Boundary Treaty"."""
_SIGNED = re.compile(r"\s+(?:Signed|Inked|Concluded)$|['’]$")
_BEFORE_LENGTH = re.compile(
    r"(?:\bfor|\bof|\banother|\bfurther|\blasting|\bnext|\bextra|\ba|\bfor a)\s+(?:a\s+)?$"
)
_WORD_LENGTH = 6
"""Characters from a number within which "years" stands in another language than English."""
_QUOTED = re.compile(
    r"[《「『«](?P<name>[^》」』»]{0,60}(?:条约|條約|条約|조약|[Гг]эрээ\w*)|(?:Договор|Пакт)[^»]{3,90})[》」』»]"
)
"""A treaty's name in marks, in other languages than English."""
_RUSSIAN = re.compile(
    r"\b(?P<name>Договор\s+об?\s+[а-яё-]+"
    r"(?:(?:,\s|\sи\s|\s)(?!(?:между|от|на|в|с|со|сроком|был\w*|и)\b)[а-яё-]+){0,6})"
)
_REACH = 45
"""Characters within which a word of negation before a theme bears on it."""


def title(sentences: Iterable[Sentence], year: str, formal: bool) -> str:
    """What a treaty is called: the longest of the names that are most often given, else by its year.

    A sentence that several texts have word for word counts once.
    """
    texts = {" ".join(sentence.text.split()) for sentence in sentences}
    found = Counter(_SIGNED.sub("", m.group()) for text in texts for m in _TITLES[formal].finditer(text))
    if formal and not found:
        found = Counter(match.group() for text in texts for match in _NAMED.finditer(text))
    if formal and not found:
        marks = (_QUOTED, _RUSSIAN)
        found = Counter(match["name"] for text in texts for mark in marks for match in mark.finditer(text))
    if not found:
        return f"{'treaty' if formal else 'agreement'} of {year}" if year else "treaty"
    name = max(found, key=lambda text: (found[text], len(text), text))
    return name[0].upper() + name[1:]


def term(
    sentences: Iterable[Sentence],
    begun: When | None,
    steps: Sequence[Step],
    until: Sequence[tuple[Said, When]] = (),
) -> Term | None:
    """How long a treaty was to last, and when that term ran out; None where neither is told.

    It runs from entry into force, or from signing (`begun`) where that is not told; a renewal begins a term
    of its own, and where that is not told, no expiry is known. `until` are the dates to which passages have
    it last: the latest of them is the expiry, where the terms in years do not lead further.
    """
    lengths: dict[float, list[Said]] = {}
    automatic: list[Said] = []
    for sentence in sentences:
        for length in _lengths(sentence.text):
            lengths.setdefault(length, []).append(sentence.said)
        if words.said("term", "automatic", sentence.text):
            automatic.append(sentence.said)
    renewals = sorted((s for s in steps if s.stage is Stage.RENEWED and s.date.edtf), key=_by_date)
    if not lengths and not automatic and not until and not any(step.years for step in renewals):
        return None
    years = max(lengths, key=lambda n: (len({s.quote for s in lengths[n]}), n), default=None)
    said = [*(lengths[years] if years else ()), *automatic, *(s for r in renewals for s in r.said)]
    reckoned = expiry(_in_force(steps) or begun, years)
    if renewals:
        reckoned = expiry(renewals[-1].date, renewals[-1].years)
    ends = [when for when in (reckoned, *(when for _, when in until)) if when]
    return Term(
        years=years, automatic=bool(automatic), said=distinct([*said, *(s for s, _ in until)]),
        expiry=max(ends, key=lambda when: when.sort_key, default=None),
        others=tuple(sorted(n for n in lengths if n != years)),
    )  # fmt: skip


def _lengths(text: str) -> Iterator[float]:
    """The terms that a sentence gives for a treaty as it was signed, not for its renewal."""
    if not words.said("term", "lasts", text):
        return
    renewed = words.pattern("stage", "renewed").finditer(text.lower())
    done = [match.start() for match in renewed if not words.provided(text[: match.start()])]
    for length, place in words.years_in(text):
        if place > min(done, default=place):
            continue
        elsewhere = not text[place : place + _WORD_LENGTH].isascii()
        if elsewhere or _BEFORE_LENGTH.search(text[:place]) or "-year" in text[place:][:20]:
            yield length


def _in_force(steps: Iterable[Step]) -> When | None:
    dated = [step.date for step in steps if step.stage is Stage.IN_FORCE and step.date.edtf]
    return min(dated, key=lambda when: when.sort_key, default=None)


def _by_date(step: Step) -> tuple[int, int, str]:
    return step.date.sort_key


def expiry(begun: When | None, years: float | None) -> When | None:
    """The date to which a number of whole years leads, as precise as the one that it is reckoned from.

    >>> expiry(When.parse("1986-11-21"), 20), expiry(When.parse("1986"), 20)
    (When('2006-11-21'), When('2006'))
    """
    if begun is None or years is None or years != int(years):
        return None
    match = re.fullmatch(r"(\d{4})(-\d\d)?(-\d\d)?", begun.edtf)
    if match is None:
        first, last = begun.first_year, begun.last_year
        return When.of_year(first + int(years)) if first is not None and first == last else None
    year, month, day = int(match.group(1)) + int(years), match.group(2) or "", match.group(3) or ""
    if month + day == "-02-29" and (year % 4 or (year % 100 == 0 and year % 400)):
        day = "-28"
    return When.parse(f"{year:04d}{month}{day}") if year <= 9999 else None


def themes(sentences: Iterable[Sentence]) -> tuple[Theme, ...]:
    """The themes of a treaty, and those that it is said to lack, each with its passages.

    A word of negation bears on the first theme after it in its clause, one after a theme ("was removed") on
    that theme; none on the treaty's own title. Sentences on a treaty's effects are none on its text.
    """
    present: dict[str, list[Said]] = {}
    absent: dict[str, list[Said]] = {}
    for sentence in sentences:
        for clause in clauses(sentence):
            if words.said("aside", "effects", clause.text):
                continue
            for name, there in _of_clause(clause.text):
                (present if there else absent).setdefault(name, []).append(sentence.said)
    return tuple(_theme(name, present.get(name, []), absent.get(name, [])) for name in words.themes()
                 if name in present or name in absent)  # fmt: skip


def lacking(clause: str) -> frozenset[str]:
    """The themes that a clause says a treaty lacks."""
    return frozenset(name for name, there in _of_clause(clause) if not there)


def _theme(name: str, present: list[Said], absent: list[Said]) -> Theme:
    yes, no = distinct(present), distinct(absent)
    there = len(yes) > len(no) or not no
    return Theme(name=name, present=there, said=yes if there else no, against=no if there else yes)


def _of_clause(clause: str) -> Iterator[tuple[str, bool]]:
    """The themes of a clause in the order of its words, and whether each is there or lacking."""
    text = clause.lower()
    found = sorted(
        (match.start(), match.end(), name)
        for name, pattern in words.themes().items()
        for match in pattern.finditer(text)
    )
    if not clause.isascii() and words.negation().search(_without(text, found)):
        return
    titles = [match.span() for match in _TITLES[True].finditer(clause)]
    named = {start for start, *_ in found if any(first <= start < last for first, last in titles)}
    denied = _denied(text, [start for start, *_ in found if start not in named])
    removed = words.whole("after").search(text)
    seen: set[str] = set()
    for start, end, name in found:
        lacks = start in denied or bool(removed and 0 <= removed.start() - end < _REACH)
        if name not in seen and (lacks or start in named or not denied or start < min(denied)):
            seen.add(name)
            yield name, not lacks


def _without(text: str, found: Iterable[tuple[int, int, str]]) -> str:
    """A text without the words for themes, some of which are negations by themselves (non-aggression)."""
    for start, end, _ in found:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _denied(text: str, starts: list[int]) -> set[int]:
    """Where the themes stand that a word of negation before them bears on: the first after it, and what an
    "or" joins to it.
    """
    denied: set[int] = set()
    for negation in words.whole("before").finditer(text):
        after = [
            s for s in starts if 0 <= s - negation.end() < _REACH and "," not in text[negation.end() : s]
        ]
        denied.update(after[:1])
        for one, other in pairwise(after):
            if one in denied and " or " in text[one:other]:
                denied.add(other)
    return denied
