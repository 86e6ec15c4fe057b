"""What sentences say of rows of a table in plain words: "bought more than it sold", "ever larger lots"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amity.examine.evidence import Evidence
from amity.examine.figures.amounts import PERCENT, POINTS, amounts
from amity.examine.figures.lists import lists
from amity.examine.figures.measures import carried_on, states_in, stems
from amity.examine.figures.movements import Outcome
from amity.examine.figures.stating import value_in
from amity.examine.figures.tables import Point, Series, series_of
from amity.examine.interval import sentences
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.passages import Passage
from amity.reference import Reference

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """The words of a statement, the series that it is of, and what these say of it."""

    passage: Passage
    series: tuple[Series, ...]
    outcome: Outcome


def plainly(evidence: Evidence) -> Iterator[Plain]:
    """The statements in plain words that the one table of a document, or the one right above, can settle."""
    tables: dict[str, list[Series]] = {}
    for one in series_of(evidence):
        if one.doc:
            tables.setdefault(one.doc, []).append(one)
    for document in evidence.documents:
        for start, end in sentences(document) if document.name in tables else ():
            table = _above(tables[document.name], start)
            text = _ASIDE.sub(lambda aside: " " * len(aside.group()), document.text[start:end])
            if table and not _MOODS.search(text) and "|" not in text:
                yield from _told(document, (start, text), table, evidence.reference)


_ASIDE = re.compile(r",\s+(?:too|also|however|by\s+contrast|in\s+turn|likewise),(?=\s)", re.IGNORECASE)
_MOODS = re.compile(
    r"\b(?:would|will|could|might|should|if|whether|expect\w*|plan\w*|hop\w+|claim\w*|according|say|said|allege\w*|wrongly|per\s+cent|%|share|promis\w+|want\w*)(?:\b|(?<=%))|\?",
    re.IGNORECASE,
)


def _above(series: Sequence[Series], start: int) -> list[Series]:
    """The rows of the nearest table above, or of the one that there is."""
    names = {one.table for one in series}
    before = [one for one in series if one.start <= start]
    last = max(before, key=lambda one: one.start).table if before else None
    name = next(iter(names)) if len(names) == 1 else last
    return [one for one in series if one.table == name and not one.total]


def _told(
    document: Document, sentence: tuple[int, str], table: Sequence[Series], reference: Reference
) -> Iterator[Plain]:
    start, text = sentence
    for found, series, outcome in (
        *_traded(text, table, reference), *_never(text, table, reference), *_ever(text, table)
    ):  # fmt: skip
        said = Passage.of(document.name, document.text, start + found[0], start + found[1])
        yield Plain(passage=said, series=series, outcome=outcome)


Said = tuple[tuple[int, int], tuple[Series, ...], Outcome]
_DID = (
    r"(?:sold|bought|purchased|imported|exported|arrived|came|entered|left|departed|gave|received|sell|buy)"
)
_TRADED = re.compile(
    rf"\b(?:(?P<one>{_DID})\s+(?:\w+\s+)?(?P<more>more|less)\b(?P<gap>[^.;,]{{0,40}}?)\s+than\s+(?:(?:it|she|he|they)\s+)?(?:had\s+|were\s+)?(?P<other>{_DID})"
    rf"|(?P<fewer>more|fewer)\s+(?:[\w-]+\s+){{0,3}}?(?P<first>{_DID})\s+than\s+(?P<second>{_DID}))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_CROSSING = re.compile(
    r"\b(?:not|only|first)\s+(?:until|till|before|in|by)\s+(?P<year>(?:18|19|20)\d\d)\b", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?<!not\s)(?:until|till|up\s+to)\s+(?P<year>(?:18|19|20)\d\d)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:in\s+(?:every|each)\s+(?:single\s+)?(?:year|season)|throughout|always|at\s+all\s+times|in\s+all\s+(?:\w+\s+)?years|in\s+all\s+(?:the\s+)?years|year\s+after\s+year|without\s+exception)\b",
    re.IGNORECASE,
)


def _meanings(text: str) -> frozenset[str]:
    words = stems(text) | frozenset(re.findall(r"[a-z]+", text.casefold()))
    return frozenset(name for name, forms in lists("measures")["meaning"].items() if words & set(forms))


def _traded(text: str, table: Sequence[Series], reference: Reference) -> Iterator[Said]:
    """ "A bought more from B than it sold": the two rows of these meanings, year by year."""
    for found in _TRADED.finditer(text):
        verbs = (found["one"], found["other"]) if found["one"] else (found["first"], found["second"])
        rows = [[s for s in table if _meanings(s.label) == _meanings(verb)] for verb in verbs]
        if any(len(row) != 1 for row in rows) or not _own_books(text, found, rows[0][0], reference):
            continue
        one, other = rows[0][0], rows[1][0]
        less = (found["more"] or found["fewer"]).casefold() != "more"
        outcome = _sided(text, (other, one) if less else (one, other))
        if outcome:
            yield _clause(text, found), (one, other), outcome


def _clause(text: str, found: re.Match[str]) -> tuple[int, int]:
    start = max(
        text.rfind(sign, 0, found.start()) + len(sign) if sign in text[: found.start()] else 0
        for sign in (", ", "; ")
    )
    stop = re.compile(r"[;]|,(?!\d)|[.!]?\s*$").search(text, found.end())
    return start, stop.start() if stop else len(text)


def _own_books(text: str, found: re.Match[str], series: Series, reference: Reference) -> bool:
    """Whether the states of the sentence are those of the table, and it is not the partner that bought."""
    named = states_in(text[: found.end()], reference)
    partners = [*series.own]
    if not named or not partners or not found["one"]:
        return not named or not found["one"]
    before = states_in(text[: found.start()], reference)
    subject = before[-1] if before else frozenset[str]()
    objects = [state for state in named if state != subject]
    known = [carried_on(frozenset(state)) for state in (*partners, *series.shared)]
    return not any(subject & p for p in partners) and all(any(o & p for p in known) for o in objects)


def _sided(text: str, pair: tuple[Series, Series]) -> Outcome | None:
    """Whether the first is the greater in the years that a sentence names."""
    theirs = {point.first: point for point in pair[1].known()}
    both = [(p, theirs[p.first]) for p in pair[0].known() if p.first in theirs]
    years = [int(year.group()) for year in _YEAR.finditer(text)]
    crossing, until = _CROSSING.search(text), _UNTIL.search(text)
    if not both or (len(years) > 1 and (crossing or until)):
        return None
    if crossing:
        return _crossed(both, int(crossing["year"]))
    if until:
        return _all([(p, q) for p, q in both if p.last < int(until["year"])])
    if years:
        return None
    return _all(both) if _EACH.search(text) else None


def _crossed(both: Sequence[tuple[Point, Point]], year: int) -> Outcome:
    """Whether the first is greater in a year, and was not before."""
    here = next(((p, q) for p, q in both if p.first == year), None)
    earlier = [(p, q) for p, q in both if p.first < year]
    if here is None or not earlier:
        return Outcome(answer=UNKNOWN)
    already = [pair for pair in earlier if _value(pair[0]) > _value(pair[1])]
    wrong = already[:1] or ([here] if _value(here[0]) < _value(here[1]) else [])
    return Outcome(answer=NO if wrong else YES, points=(wrong or [here])[0])


def _all(both: Sequence[tuple[Point, Point]]) -> Outcome:
    wrong = [pair for pair in both if _value(pair[0]) < _value(pair[1])]
    if not both:
        return Outcome(answer=UNKNOWN)
    return Outcome(answer=NO if wrong else YES, points=(wrong or both)[0])


def _value(point: Point) -> float:
    return point.value if point.value is not None else 0.0


_NEVER = re.compile(
    r"\b(?:never|at\s+no\s+time|in\s+no\s+(?:single\s+)?(?:year|season)|in\s+none\s+of\s+the(?:se)?\s+(?:\w+\s+)?years)\b(?!\s+(?:before|again|since|after))"
    r"(?P<gap>[^.;,]{0,80}?)\b(?P<side>more|fewer|less)\s+than\s+",
    re.IGNORECASE,
)
_SHORTER = re.compile(
    r"\b(?:a|per|each|every)\s+(?:day|week|month|visit|head|person|time)\b|\bat\s+(?:once|a\s+time)\b|\bdaily\b",
    re.IGNORECASE,
)


def _never(text: str, table: Sequence[Series], reference: Reference) -> Iterator[Said]:
    """ "Never did more than 60,000 Finns a year come": the highest value of the row, or the lowest."""
    for found in _NEVER.finditer(text):
        limit = next((a for a in amounts(text) if a.start >= found.end() - 11 and a.end > found.end()), None)
        if limit is None or limit.unit in (PERCENT, POINTS) or _YEAR.search(text) or _SHORTER.search(text):
            continue
        start, end = _clause(text, found)
        series = _meant(text[start:end], table, reference)
        value = value_in(limit, series) if series else None
        if series is None or value is None or len(series.known()) < 2:
            continue
        if "thousand" not in series.unit and not _of_size(value, series):
            continue
        sign = 1 if found["side"].casefold() == "more" else -1
        top = max(series.known(), key=lambda point: sign * _value(point))
        edge = top.low if sign > 0 else top.high
        answer = NO if sign * edge > sign * value else YES if sign * _value(top) <= sign * value else UNKNOWN
        yield (start, end), (series,), Outcome(answer=answer, points=(top,))


def _of_size(value: float, series: Series) -> bool:
    """Whether a limit is of the size of the values, so that it can be meant of them."""
    top = max(_value(point) for point in series.known())
    return top / 5 <= value <= top * 5


def _meant(clause: str, table: Sequence[Series], reference: Reference) -> Series | None:
    """The one row whose head has the states of the clause, in their order, or its words."""
    named = states_in(clause, reference)
    words = stems(clause)
    if any(series.own for series in table):
        fits = [s for s in table if s.own and named and _in_order(named, states_in(s.label, reference))]
    else:
        fits = [s for s in table if words & stems(s.label) or _meanings(clause) & _meanings(s.label)]
    return fits[0] if len(fits) == 1 else None


def _in_order(named: Sequence[frozenset[str]], heads: Sequence[frozenset[str]]) -> bool:
    return len(named) <= len(heads) and all(a & b for a, b in zip(named, heads, strict=False))


_UP = r"(?:larger|greater|bigger|growing|increasing|rising|higher)"
_DOWN = r"(?:smaller|lesser|shrinking|decreasing|falling|dwindling|lower)"
_LOTS = re.compile(
    rf"\bin\s+(?P<ever>ever|constantly|steadily|always|continually)?[\s-]*(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:quantities|numbers|amounts|volumes|lots)\b"
    r"|\b(?:(?P<gain>gained\s+ground)|(?P<lose>lost\s+ground))\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\bboth\s+(?:(?P<up>grew|rose|increased|expanded|climbed)|(?P<down>fell|declined|decreased|shrank|dropped|dwindled))\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:(?P<up>ever\s+more|more\s+and\s+more)|(?P<down>ever\s+(?:less|fewer)|less\s+and\s+less|fewer\s+and\s+fewer))\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:]|,\s+(?!too\b|also\b|however\b|by\s+contrast\b)(?=\w)|\b(?:while|whereas|but)\b")


def _ever(text: str, table: Sequence[Series]) -> Iterator[Said]:
    """ "In ever larger quantities", "ever more", "both grew throughout": how the rows named moved."""
    if _YEAR.search(text):
        return
    for pattern in (_LOTS, _BOTH, _MORE):
        for found in pattern.finditer(text):
            said = found.groupdict()
            sign = 1 if said.get("up") or said.get("gain") else -1
            start, end = _stretch(text, found, ahead=pattern is not _MORE)
            rows = _named(text[start:end], table)
            each = pattern is _MORE or bool(said.get("ever")) or bool(_EACH.search(text[start:]))
            if rows and len(rows) <= (2 if re.search(r"\band\b|\bboth\b", text[start:end]) else 1):
                yield (start, end), tuple(rows), _moved(rows, sign, each=each)


def _stretch(text: str, found: re.Match[str], *, ahead: bool) -> tuple[int, int]:
    """The clause of a phrase; of "ever more" from there on."""
    breaks = [
        one.end()
        for one in _BREAK.finditer(text, 0, found.start())
        if text[one.start()] != "," or not text[one.end() :].startswith("too")
    ]
    start = (breaks or [0])[-1] if ahead else found.start()
    after = _BREAK.search(text, found.end())
    end = after.start() if after else len(text.rstrip(" .!\n"))
    start += len(text[start:]) - len(text[start:].lstrip())
    return (start + 4 if text[start : start + 4].casefold() == "and " else start), end


def _named(clause: str, table: Sequence[Series]) -> list[Series]:
    """The rows whose heads the clause names in full, by their words or by a word of that meaning."""
    words = stems(clause)
    apart = len({s.own for s in table}) > 1
    return [
        s
        for s in table
        if not (s.own and apart)
        and ((stems(s.label) and stems(s.label) <= words) or (_meanings(s.label) & _meanings(clause)))
    ]


def _moved(rows: Sequence[Series], sign: int, *, each: bool) -> Outcome:
    """Whether all rows moved that way; NO where one went the other way, or of "ever" turned back."""
    answers = []
    for row in rows:
        points = row.known()
        steps = [(_value(q) - _value(p)) * sign for p, q in pairwise(points)]
        if not steps:
            return Outcome(answer=UNKNOWN)
        against = min(steps) < 0 if each else sum(steps) < 0 and max(steps) <= 0
        answer = NO if against else YES if sum(steps) > 0 else UNKNOWN
        answers.append((answer, (points[0], points[-1])))
    found = next((one for one in answers if one[0] is NO), None) or next(
        (one for one in answers if one[0] is UNKNOWN), answers[0]
    )
    return Outcome(answer=found[0], points=found[1])
