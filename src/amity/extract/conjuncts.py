"""What a passive says of pair after pair: "by Peru and Chile in 1971 and by Peru and Cuba in 1975"."""

from collections.abc import Iterator
from dataclasses import replace

from amity.extract.clauses import Clause, Parse
from amity.extract.discourse import Discourse
from amity.extract.finding import Finding
from amity.extract.parties import in_phrases
from amity.extract.phrases import Phrase
from amity.extract.tagging import Tag


def apart(parse: Parse, finding: Finding, discourse: Discourse) -> Iterator[Finding]:
    """The findings that a finding comes to: itself, or one for each pair that "and by" adds.

    Each has the dates of its own words alone. A pair of which one is not named is left out. Where no group
    is a pair, they are the sides of one act: "signed by Fevzi for Turkey and by Foroughi for Iran".
    """
    clause = parse.clauses[finding.clause]
    groups = _groups(parse, clause) if finding.frame.parties and clause.group.passive else []
    named = [in_phrases(parse, group, discourse) for group in groups]
    if len(groups) < 2 or all(len(parties) < 2 for parties in named):
        yield finding
        return
    for n, (group, parties) in enumerate(zip(groups, named, strict=True)):
        end = groups[n + 1][0].prep_at if n + 1 < len(groups) else clause.right
        if len(parties) > 1:
            yield replace(finding, sources=parties, targets=[], part=(group[0].prep_at, end))


def repeats(parse: Parse, finding: Finding, found: list[Finding]) -> bool:
    """Whether an infinitive is what the clause before says already: "sent an envoy to visit Peru"."""
    clause = parse.clauses[finding.clause]
    told = [f for f in found if f.clause == clause.governor and f.kind == finding.kind]
    ends = [p.state for p in finding.targets]
    return clause.group.form == "inf" and any([p.state for p in f.targets] == ends for f in told)


def _groups(parse: Parse, clause: Clause) -> list[list[Phrase]]:
    """The agents of a passive, parted where "and by" begins anew."""
    groups: list[list[Phrase]] = []
    for phrase in clause.after:
        if phrase.prep != "by" or parse.tokens[phrase.head].tag is Tag.TIME:
            continue
        if not groups or _anew(parse, phrase):
            groups.append([])
        groups[-1].append(phrase)
    return groups


def _anew(parse: Parse, phrase: Phrase) -> bool:
    before = parse.tokens[phrase.prep_at - 1]
    return not phrase.listed and before.tag in (Tag.COORD, Tag.COMMA)
