"""Dated headlines as claims: each row by itself, under the day on which it was reported.

What a headline tells happened on the day of the report or the day before, which is inferred and said to be;
what it announces is still to come. Whose press it is, which a state's own agency leaves unsaid, follows from
the work's entry or the name of the file, else from who arrives in the headlines; claims that rest on it
say so (`source:agency`, `target:agency`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from amity.errors import InvalidDate
from amity.extract import dates
from amity.extract.dates import DateMention
from amity.extract.engine import read_claims
from amity.extract.headline_grammar import Headline, Press, Report, says_nothing, stays
from amity.extract.participants import directed
from amity.extract.words import verb_forms
from amity.model.claims import Claim, Tier
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.factuality import Factuality
from amity.model.mentions import Role
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference
from amity.reference.agencies import press_of

READER = "headlines"
"""The reader whose documents are lists of headlines."""
PARTS = ("year", "month", "day")
SHOWING = 5
"""Arrivals without a host that tell whose press it is, at least; one in ten may be of the other state."""
_ROW = re.compile(r"(?P<day>\d{4}(?:-\d\d){0,2}): (?P<title>.*\S)", re.DOTALL)
_PLAIN = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_WORD = re.compile(r"[^\W\d_]+")
_DATING = re.compile(
    r"\d|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|[Yy]esterday|[Tt]oday|[Tt]omorrow)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A headline with its day, and where both stand in the document."""

    start: int
    title_start: int
    title: str
    day: When


def is_list(document: Document) -> bool:
    """Whether a document is a list of dated headlines."""
    return document.reader == READER


def rows(document: Document) -> Iterator[Row]:
    """The headlines of a document that have a day, in order."""
    for block in document.blocks:
        match = _ROW.fullmatch(document.text, block.start, block.end) if block.kind is BlockKind.ROW else None
        if match:
            day = When.parse(match["day"], words=match["day"])
            yield Row(start=block.start, title_start=match.start("title"), title=match["title"], day=day)


def read_headlines(document: Document, reference: Reference, dyad: tuple[str, ...] = ()) -> Iterator[Claim]:
    """The claims of a list of headlines, in the order of its rows.

    `dyad` is the pair of states that is studied.
    """
    found = list(rows(document))
    press = _press(document, found, reference, dyad)
    for row in found:
        headline = Headline(row.title, replace(press, when=row.day), reference)
        told = [_claim(document, row, report) for report in headline.reports()]
        yield from told or _by_engine(document, row, headline, reference)


def read_headline_dates(document: Document, reference: Reference) -> Iterator[DateMention]:
    """The day of each headline, as that of the report, and the dates that its words give."""
    for row in rows(document):
        end = row.start + len(row.day.words)
        yield DateMention(start=row.start, end=end, when=row.day, role=Role.CITATION)
        if _DATING.search(row.title):
            for mention in dates.find(row.title, document=row.day, reference=reference):
                start, end = mention.start + row.title_start, mention.end + row.title_start
                yield replace(mention, start=start, end=end, when=_nearest(mention.when, row.day))


def _nearest(when: When, day: When) -> When:
    """A date without its year as that which is nearest to the day of the report, before it or after it.

    >>> str(_nearest(When(edtf="1974-06-04", inferred=("year",)), When.parse("1975-06-02")))
    '1975-06-04'
    """
    if "year" not in when.inferred or not _PLAIN.fullmatch(when.edtf) or day.first_year is None:
        return when
    years = range(day.first_year - 1, day.first_year + 2)
    found = [_in_year(when, year) for year in years]
    return min((w for w in found if w is not None), key=lambda w: _apart(w, day), default=when)


def _in_year(when: When, year: int) -> When | None:
    """A date in another year; None where that year does not have it."""
    try:
        return When.parse(f"{year:04d}{when.edtf[4:]}", words=when.words, inferred=when.inferred)
    except InvalidDate:
        return None


def _apart(when: When, day: When) -> int:
    return abs((when.earliest or 0) - (day.earliest or 0))


def _press(document: Document, found: Sequence[Row], reference: Reference, dyad: tuple[str, ...]) -> Press:
    when = When.parse(f"{found[0].day}/{found[-1].day}") if _ordered(found) else None
    own = press_of(document.name, document.source.csl, reference, when)[0]
    return Press(own=own or _host(found, reference, dyad), dyad=dyad)


def _ordered(found: Sequence[Row]) -> bool:
    return bool(found) and found[0].day.sort_key < found[-1].day.sort_key


def _host(found: Sequence[Row], reference: Reference, dyad: tuple[str, ...]) -> str:
    """Which of the two states studied people arrive in when no host is named; empty if unclear."""
    if len(dyad) != 2:
        return ""
    arrivals: Counter[str] = Counter()
    for row in found:
        for one, other in (dyad, dyad[::-1]):
            reports = Headline(row.title, Press(own=one, dyad=dyad, when=row.day), reference).reports()
            arrivals[one] += any(
                r.kind == "visit" and r.target.how == "agency" and r.source.state == other for r in reports
            )
    (most, many), *rest = arrivals.most_common() or [("", 0)]
    others = rest[0][1] if rest else 0
    return most if many >= SHOWING and others * 10 <= many else ""


def _claim(document: Document, row: Row, report: Report) -> Claim:
    """The claim of a report, with the words of the whole headline as its passage."""
    source, target = report.source, report.target
    if not directed(report.kind) and target.state < source.state:
        source, target = target, source
    travels = report.source.persons if report.kind == "visit" else (*source.persons, *target.persons)
    loose = "agency" in (source.how, target.how) or report.loose
    return Claim(
        passage=_passage(document, row, 0, len(row.title)),
        kind=report.kind, source=source.state, target=target.state,
        date=_date(row.day, report.factuality), factuality=report.factuality,
        persons=tuple(dict.fromkeys(travels)), place=report.place or None,
        tier=Tier.LOW if report.loose else Tier.MEDIUM, doc_sha256=document.sha256,
        rules=(
            f"kind:{report.kind}/headline", f"source:{source.how}", f"target:{target.how}", "date:report",
            "factuality:headline", "clause:main", "tier:left-out" if loose else "tier:explicit",
        ),
    )  # fmt: skip


def _passage(document: Document, row: Row, start: int, end: int) -> Passage:
    return Passage.of(document.name, document.text, row.title_start + start, row.title_start + end)


def _date(day: When, factuality: Factuality) -> When:
    """When that happened which a headline of this day tells: on the day or the one before, or later."""
    open_still = factuality in (
        Factuality.PLANNED,
        Factuality.PROPOSED,
        Factuality.INVITED,
        Factuality.HYPOTHETICAL,
    )
    if open_still:
        return When.parse(f"{day}/..", words=day.words, inferred=PARTS)
    try:
        before = date.fromisoformat(day.edtf) - timedelta(days=1)
    except (ValueError, OverflowError):
        return day.replace(inferred=PARTS)
    return When.parse(f"[{before.isoformat()}..{day}]", words=day.words, inferred=PARTS)


def _by_engine(document: Document, row: Row, headline: Headline, reference: Reference) -> Iterator[Claim]:
    """What the reader of prose makes of a headline that the grammar of headlines does not know."""
    if len({mention.states for mention in headline.mentions}) < 2 or says_nothing(row.title):
        return
    text = _lowered(row.title, [(mention.start, mention.end) for mention in headline.mentions])
    parts = [int(part) for part in row.day.edtf.split("-")]
    alone = Document(
        name=document.name, path="", text=text, sha256=document.sha256, language="en", reader="text",
        source=Source(id=document.name, csl={"issued": {"date-parts": [parts]}}),
        blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
    )  # fmt: skip
    own = headline.own_names()
    for claim in read_claims(alone, reference):
        if not (claim.kind == "visit" and stays(row.title)):
            yield _of_row(document, row, claim, own)


def _of_row(document: Document, row: Row, claim: Claim, own: Mapping[str, str]) -> Claim:
    """A claim on a headline alone as one on its row: where it stands there, and the day."""
    said = _passage(document, row, claim.passage.start, claim.passage.end)
    rules = [rule for rule in claim.rules if "@" not in rule and "^" not in rule and rule != "date:none"]
    when = claim.date if claim.date.edtf else _date(row.day, claim.factuality)
    rules += [] if claim.date.edtf else ["date:report"]
    ends = [own.get(state or "", state) for state in (claim.source, claim.target)]
    if not directed(claim.kind):
        ends.sort(key=lambda state: state or "~")
    persons = tuple(name for name in claim.persons if name in said.quote)
    return replace(
        claim, passage=said, date=when, rules=tuple(rules), persons=persons, source=ends[0], target=ends[1]
    )


def _lowered(title: str, named: Sequence[tuple[int, int]]) -> str:
    """A headline in the case of prose: verbs in small letters where all words have capitals.

    `named` are the spans of names, which keep theirs.

    >>> _lowered("Peru Lifts Ban on Wine of Chile", [(0, 4), (26, 31)])
    'Peru lifts ban on Wine of Chile'
    """
    words = [m for m in _WORD.finditer(title) if len(m[0]) > 3]
    if not words or sum(m[0][0].isupper() for m in words) < 0.8 * len(words):
        return title
    letters = list(title)
    for match in _WORD.finditer(title):
        kept = any(start <= match.start() < end for start, end in named)
        if not kept and not match[0].isupper() and match[0].casefold() in verb_forms():
            letters[match.start() : match.end()] = match[0].lower()
    return "".join(letters)
