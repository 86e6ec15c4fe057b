"""What did not happen until a date: two claims, that it had not happened by then and that it then did."""

from collections.abc import Iterator
from dataclasses import replace

from amity.extract.clauses import Parse
from amity.extract.finding import Finding
from amity.extract.tagging import Tag
from amity.model.claims import Claim, Tier
from amity.model.factuality import Factuality
from amity.model.when import When

_UNTIL = frozenset(("until", "till"))
_RENAMED = {"factuality:negation": "factuality:until", "tier:explicit": "tier:embedded"}


def parted(parse: Parse, finding: Finding, claim: Claim) -> Iterator[Claim]:
    """The claims that a claim comes to: itself, or the two that "did not ... until 1990" makes of it."""
    if finding.verdict[1] != "negation" or not _bounded(parse, finding, claim.date) or not claim.date.edtf:
        yield claim
        return
    before = When.parse(f"../{claim.date.edtf}", words=claim.date.words, inferred=claim.date.inferred)
    rules = tuple(_RENAMED.get(rule, rule) for rule in claim.rules)
    yield replace(claim, date=before)
    tier = Tier.MEDIUM if claim.tier is Tier.HIGH else claim.tier
    yield replace(claim, factuality=Factuality.HAPPENED, rules=rules, tier=tier)


def _bounded(parse: Parse, finding: Finding, when: When) -> bool:
    """Whether "until" stands before the date of a finding, and the date is a plain one."""
    tokens = parse.tokens
    if "/" in when.edtf or not 0 <= finding.clause < len(parse.clauses):
        return False
    for i in range(finding.trigger + 1, parse.clauses[finding.clause].right):
        if tokens[i].tag is Tag.TIME and tokens[i].mention is when:
            return tokens[i - 1].low in _UNTIL
    return False
