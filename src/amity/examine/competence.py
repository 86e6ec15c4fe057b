"""Competence: an act of state is done by the organ that might do it then."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as day

from amity.examine.dated import Dated, told_sentences
from amity.examine.entitled import entitled
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.organs import Organ, Organs
from amity.examine.tenures import serving
from amity.model.answers import Answer
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention
from amity.model.states import Competence, Tenure
from amity.model.when import When
from amity.reference import Reference

NAME = "competence"
_CREDENTIALS = r"(?:letters?\s+of\s+(?:credence|accreditation)|credentials|accreditation\s+letters?)"
_LETTERS = (
    r"(?:letters\s+(?:of|from)\s+(?:the\s+)?(?:[^\W\d_]+\s+){1,3}?(?:ambassador|envoy|minister)"
    r"|ambassador['’]s\s+letters)"
)
_PACT = r"(?:treaty|treaties|pact|convention|agreement|accord|protocol|alliance)"
_THE = r"(?:(?:the|a|an|this|that|its|his|her|their|both|all)\s+)?(?:[^\W\d_]+(?:['’]s)?[\s-]+){0,3}?"
_ADVERB = r"(?:(?:then|also|later|duly|formally|solemnly|unanimously|finally|promptly|[^\W\d_]+ly)\s+)?"
_WHO = r"(?:\s*,?\s*(?:who|which)\b(?:\s*,?\s*(?:under|by|according\s+to|as)\b[^.;]{0,60}?,?)?)?"
DONE_BY = {
    "receives_credentials": (
        rf"(?:received|receives|accepted|accepts|(?:was|were)\s+(?:presented|handed)\s+with|took\s+delivery\s+of|took)\s+"
        rf"{_THE}{_CREDENTIALS}|accepted\s+{_THE}{_LETTERS}"
    ),
    "ratifies_treaties": (
        rf"(?:ratified|ratifies)\s+(?!by\b){_THE}(?:{_PACT}|it\b)?|(?:gave|gives|granted)\s+(?:its|their|his)\s+advice\s+and"
        rf"\s+consent|consented\s+to\s+(?:the\s+ratification|{_THE}{_PACT})"
    ),
    "concludes_treaties": rf"concludes\s+{_THE}treaties",
    "denounces_treaties": rf"(?:denounced|denounces|abrogated|abrogates|terminated)\s+{_THE}{_PACT}",
    "declares_war": r"(?:declared|declares)\s+war\b(?!\s+(?:on|against)\s+(?-i:[a-z]))",
    "grants_pardons": r"(?:pardoned|granted\s+(?:a\s+)?(?:pardon|clemency)|grants\s+pardons?)\b",
    "appoints_ambassadors": (
        rf"(?:appointed|appoints|recalled|recalls)\s+(?:[^.;,]{{0,50}}\s)?{_THE}ambassadors?\b"
    ),
    "adopts_constitution": rf"(?:adopted|passed)\s+{_THE}constitution\b",
    "commands_forces": (
        r"(?:(?:was|is|acted)\s+)?(?:as\s+)?(?:the\s+)?(?:commander-in-chief|supreme\s+commander)\b"
    ),
    "dissolves_parliament": rf"(?:dissolved|dissolves)\s+{_THE}(?:assembly|parliament)\b",
}
"""What stands behind the organ that does an act."""
DONE_TO = {
    "receives_credentials": (
        rf"(?:presented|presents|handed(?:\s+over)?|submitted|tendered|delivered)\s+(?:(?:his|her|their|the)\s+)?"
        rf"{_CREDENTIALS}\s+(?:to|before)\s+(?:the\s+)?"
        rf"|{_CREDENTIALS}\s+(?:was|were)\s+(?:(?:received|accepted)\s+by|(?:presented|handed)\s+to)"
        r"\s+(?:the\s+)?|\baccredited\s+to\s+(?:the\s+)?"
    ),
    "ratifies_treaties": r"\b(?:ratified|ratification)\s+(?:in\s+\w+\s+)?by\s+(?:the\s+)?",
    "denounces_treaties": rf"{_PACT}\s+(?:was|were)\s+(?:denounced|abrogated)\s+by\s+(?:the\s+)?",
    "declares_war": r"\bwar\s+was\s+declared\s+by\s+(?:the\s+)?",
    "grants_pardons": r"\b(?:was|were)\s+pardoned\s+by\s+(?:the\s+)?",
    "appoints_ambassadors": r"\bappointed\s+ambassador\s+by\s+(?:the\s+)?",
    "adopts_constitution": r"\bconstitution\s+was\s+(?:adopted|passed)\s+by\s+(?:the\s+)?",
}  # fmt: skip
"""What stands before it where the act is told of the other side, or in the passive."""
_BY = {act: re.compile(rf"{_WHO}\s+{_ADVERB}{said}", re.IGNORECASE) for act, said in DONE_BY.items()}
_TO = {act: re.compile(rf"(?:{said})$", re.IGNORECASE) for act, said in DONE_TO.items()}
_GIVING = re.compile(
    r"\b(?:presented|handed|gave|submitted|delivered)\s+(?:to\s+)?(?:the\s+)?$", re.IGNORECASE
)
_GIVEN = re.compile(rf"\s*,?\s*(?:with\s+)?(?:his|her|their|the)\s+{_CREDENTIALS}", re.IGNORECASE)
_LAW_OF = re.compile(r"\b(?:constitution|law|act|charter|code)\s+of\s+$", re.IGNORECASE)
_HEAD = re.compile(
    r"\s*,?\s*(?:who\s*,?\s*)?(?:(?:was\s*,?\s*)?as\s+(?:the\s+)?|(?:was|is)\s+(?:the\s+)?|,\s*the\s+)head\s+of\s+(?:the\s+|its\s+)?(?P<of>government|state)\b"
)
_ROLES = {"government": "head_of_government", "state": "head_of_state"}
VIENNA = (
    "Vienna Convention on Diplomatic Relations (1961), Art. 14: ambassadors are accredited to heads of state"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ruling:
    """What the law says of an organ and an act at a date."""

    competent: bool
    rows: tuple[Competence, ...] = ()
    rule: str = ""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each organ of a state that does an act of state which the constitution gives to somebody.

    Consistent where it is the one, or one of those, that might do it then; suspicious where it was another's,
    or where there was no such office: writers call the organ by a later name, or by that of its chairman.
    """
    organs = Organs(evidence.reference)
    for told in told_sentences(evidence):
        if any(word in told.text for word in _STEMS):
            for organ in organs.find(told):
                yield from _judge(told, organ, evidence.reference)


_STEMS = (
    "credence", "credentials", "accreditation", "ratif", "conclude", "denounc", "abrogat", "terminat", "war",
    "pardon", "clemency", "advice and consent", "consented", "letters",
    "envoys", "mbassador", "constitution", "head of", "accredited", "commander", "dissol",
)  # fmt: skip
"""What a sentence must have for any of the patterns to match: most have none."""


def _judge(told: Dated, organ: Organ, reference: Reference) -> Iterator[Finding]:
    for act in (*_BY, *(act for act in _TO if act not in _BY)):
        span = _done(told.text, organ, act)
        if span:
            yield from _ruled(told, organ, act, span, reference)
    head = _HEAD.match(told.text, organ.end)
    if head:
        yield from _headed(told, organ, head, reference)


def _done(text: str, organ: Organ, act: str) -> tuple[int, int] | None:
    """The span of organ and act where the words have the organ do it."""
    behind = _BY[act].match(text, organ.end) if act in _BY else None
    end = behind.end() if behind else entitled(text, organ.end, act)
    if end:
        return organ.start, end
    given = _GIVEN.match(text, organ.end) if act == "receives_credentials" else None
    giving = _GIVING.search(text, 0, organ.start) if given else None
    if given and giving:
        return giving.start(), given.end()
    ahead = _TO[act].search(text, 0, organ.start) if act in _TO else None
    return (ahead.start(), organ.end) if ahead else None


def _ruled(
    told: Dated, organ: Organ, act: str, span: tuple[int, int], reference: Reference
) -> Iterator[Finding]:
    whens = _times(told)
    missing = [when for when in whens if not organ.in_use(when)]
    rulings = [_ruling(organ, act, when, reference) for when in whens or (None,)]
    known = [ruling for ruling in rulings if ruling is not None]
    if not known or len(known) < len(rulings):
        return
    date = f" on the date “{spelt(whens[0])}”" if whens else ""
    said = told.passage(*span)
    if all(ruling.competent for ruling in known) and not missing and whens:
        why = f"“{said.quote}”{date}: {organ.text} was competent ({_law(known[0])})."
        yield finding(NAME, Soundness.CONSISTENT, why, [said])
    if not any(ruling.competent for ruling in known) or (whens and len(missing) == len(whens)):
        none = f"there was no office of the title {organ.text} then; " if missing else ""
        why = f"“{said.quote}”{date}, but {none}competent was {_competent(known[0], organ.state, reference)}."
        yield finding(NAME, Soundness.SUSPICIOUS, why, [said])


def _times(told: Dated) -> list[When]:
    """The dates that the act may have: all of the sentence, else that before it, else that of the writing."""
    whens = [_in_force(told, date) for date in told.dates] or [
        when for when in (told.before, told.written) if when
    ][:1]
    return [when for when in whens if when.edtf]


def _in_force(told: Dated, date: DateMention) -> When:
    """The date; of a constitution or law named by its year the end of that year, when it was surely there."""
    if _LAW_OF.search(told.text, 0, date.start - told.start) and date.point.latest is not None:
        return When.of_day(day.fromordinal(date.point.latest))
    return date.point


def _ruling(organ: Organ, act: str, when: When | None, reference: Reference) -> _Ruling | None:
    """What the law says; None where the data do not tell of that state and act at that time."""
    rows = reference.competent(organ.state, act, when)
    offices = {row.office for row in rows}
    rule = ""
    if not rows and act == "receives_credentials":
        offices, rule = {f"{organ.state}.head_of_state"}, VIENNA
    if not offices:
        return None
    also = {
        tenure.office.id
        for person in organ.persons
        for tenure in reference.tenures_of(person.id)
        if when is None or serving(tenure, when) is not Answer.NO
    }
    return _Ruling(competent=bool(offices & (organ.ids | also)), rows=rows, rule=rule)


def _law(ruling: _Ruling) -> str:
    return ruling.rule or "; ".join(dict.fromkeys(f"{row.article} [{row.source}]" for row in ruling.rows))


def _competent(ruling: _Ruling, state: str, reference: Reference) -> str:
    """Who might do it, by which article."""
    if ruling.rule:
        return f"the head of state ({ruling.rule})"
    return "; or ".join(dict.fromkeys(_row(row, reference) for row in ruling.rows))


def _row(row: Competence, reference: Reference) -> str:
    body = (
        _title(row, reference)
        if row.office in reference.offices
        else reference.institutions[row.office].title
    )
    held = row.valid.edtf.replace("/..", " until today").replace("/", " to ")
    return f"{body} ({row.article}, {held}) [{row.source}]"


def _title(row: Competence, reference: Reference) -> str:
    """What the office was called in that time: the longest title that was used then and not always."""
    then = [
        title.text
        for title in reference.titles
        if title.office.id == row.office
        and title.valid.edtf not in ("", "../..")
        and title.valid.overlaps(row.valid) is not Answer.NO
    ]
    return max(then, key=lambda text: (len(text), text), default=reference.offices[row.office].title)


def _headed(told: Dated, organ: Organ, head: re.Match[str], reference: Reference) -> Iterator[Finding]:
    """Whether "the President, as head of government" heads it where the state has another for that."""
    wanted = f"{organ.state}.{_ROLES[head['of']]}"
    other = f"{organ.state}.{_ROLES['state' if head['of'] == 'government' else 'government']}"
    held = [t.office.id for person in organ.persons for t in reference.tenures_of(person.id)]
    if wanted in organ.ids or wanted in held or other not in organ.ids:
        return
    served = [t for when in _times(told) for t in _holders(wanted, when, reference)]
    if served:
        said = told.passage(organ.start, head.end())
        why = (
            f"“{said.quote}”, but the head of {head['of']} was another: {served[0].person.name}, "
            f"{served[0].office.title} [{served[0].source}]."
        )
        yield finding(NAME, Soundness.SUSPICIOUS, why, [said])


def _holders(office: str, when: When, reference: Reference) -> Sequence[Tenure]:
    return reference.holders(office, when) if office in reference.offices else ()
