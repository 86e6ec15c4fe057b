"""What the words around a clause take back: "nearly", "is said to have", "it is a myth that".

Where a shallow parse sees a plain statement, these turns settle factuality, after Saurí and Pustejovsky
(2009): the innermost verdict is known, and each turn maps it on another. `data/hedges.csv` has a line
per turn: where it stands (right before the verb or the noun, at the head of the clause or sentence,
anywhere before the verb, or on both sides of it, parted by "~"), its pattern, and what it makes of what is
affirmed or negated.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache

from amity.extract.clauses import Parse
from amity.extract.factuality import Verdict
from amity.extract.finding import Finding
from amity.extract.tagging import Tag
from amity.extract.words import DATA
from amity.model.factuality import Factuality

REACH = 100
"""How far before a verb, in characters, a turn right before it is looked for."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A turn of phrase: where it stands, its patterns, and what it makes of a statement and its denial."""

    place: str
    before: re.Pattern[str]
    after: re.Pattern[str] | None
    affirmed: Factuality
    negated: Factuality | None


@cache
def hedges() -> tuple[Hedge, ...]:
    """The turns of `data/hedges.csv`, in order."""
    with (DATA / "hedges.csv").open(encoding="utf-8") as file:
        return tuple(_hedge(row) for row in csv.DictReader(file))


_FRAMES = {
    "verb": r"\b{}\s*$",
    "noun": r"\b{}\s*$",
    "clause": r"(?:^|[.;:,(]\s*|\b(?:and|but|that|who|which)\s+){}",
    "before": "{}",
    "around": "{}",
}


def _hedge(row: dict[str, str]) -> Hedge:
    before, _, after = row["pattern"].partition("~")
    negated = None if row["negated"] == "same" else Factuality(row["negated"])
    pattern = re.compile(_FRAMES[row["place"]].format(before))
    return Hedge(
        row["place"], pattern, re.compile(after) if after else None, Factuality(row["affirmed"]), negated
    )


def apply(parse: Parse, finding: Finding, text: str) -> None:
    """Let the turns around a finding settle whether it came about; `text` is what the tokens point into.

    A denial across a date ("never, in 1965, left") is read here too; a verdict of an open matter (planned,
    proposed ...) stays, but for what is denied outright.
    """
    if finding.pos == "v" and finding.factuality is Factuality.HAPPENED and _never(parse, finding):
        finding.verdict = Factuality.DID_NOT_HAPPEN, "negation"
    behind, ahead = _sides(parse, finding, text)
    for hedge in hedges():
        if (hedge.place == "verb") <= (finding.pos == "v") and _found(hedge, behind, ahead):
            turned = _turned(hedge, finding.verdict)
            if turned != finding.verdict:
                finding.verdict, finding.hedge = turned, _words(hedge, behind)
            return


def _sides(parse: Parse, finding: Finding, text: str) -> tuple[str, str]:
    """The words of the sentence before and behind the verb or noun, in lower case."""
    tokens = parse.tokens
    at = finding.trigger
    if finding.pos == "n":
        phrase = next((p for p in parse.phrases if p.start <= at < p.end), None)
        at = phrase.head if phrase is not None else at
    start, end = tokens[at].start, tokens[-1].end
    behind = " ".join(text[tokens[0].start : start].lower().split())
    return behind, " ".join(text[start:end].lower().split())


def _words(hedge: Hedge, behind: str) -> str:
    """The words of the last turn of a sort before a verb or noun."""
    found = list(hedge.before.finditer(behind[-REACH:] if hedge.place in ("verb", "noun") else behind))
    return found[-1][0].strip(" .;:,(")


def _found(hedge: Hedge, behind: str, ahead: str) -> bool:
    if hedge.place in ("verb", "noun"):
        return hedge.before.search(behind[-REACH:]) is not None
    matches = list(hedge.before.finditer(behind))
    if not matches or _parted(behind[matches[-1].end() :]):
        return False
    return hedge.after is None or hedge.after.search(ahead) is not None


def _parted(between: str) -> bool:
    """Whether a new statement begins between a turn and the verb."""
    return ";" in between or ", but " in between or ", and " in between or " although " in between


_CERTAIN = (Factuality.HAPPENED, Factuality.DID_NOT_HAPPEN)


def _turned(hedge: Hedge, verdict: Verdict) -> Verdict:
    rule = f"hedge-{hedge.place}"
    if verdict[0] is Factuality.DID_NOT_HAPPEN and not verdict[1].startswith("under-"):
        return verdict if hedge.negated is None else (hedge.negated, rule)
    settles = verdict[0] in _CERTAIN or hedge.place == "verb" or hedge.affirmed is Factuality.DID_NOT_HAPPEN
    return (hedge.affirmed, rule) if settles else verdict


_BETWEEN = frozenset({Tag.TIME, Tag.PREP, Tag.COMMA, Tag.ADV, Tag.NUM})


def _never(parse: Parse, finding: Finding) -> bool:
    """Whether "never" stands before the verb with nothing but a date or adverb between."""
    if not 0 <= finding.clause < len(parse.clauses):
        return False
    at = parse.clauses[finding.clause].group.start - 1
    while at >= 0 and parse.tokens[at].tag in _BETWEEN and parse.tokens[at].low != "never":
        at -= 1
    return at >= 0 and parse.tokens[at].low == "never"
