"""The weight of findings: by verdict, by ground, by support."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from amity.examine import CHECKS, Evidence, examine
from amity.examine.findings import finding
from amity.examine.rules import rules
from amity.examine.weight import HEAVIEST, checks, weight
from amity.model.claims import Claim, Tier
from amity.model.findings import Soundness
from amity.model.passages import Passage

SAID = Passage(doc="a", start=0, end=4, quote="1947")


def of(check: str, verdict: str = "inconsistent", why: str = "So.", *claims: Claim) -> int:
    one = finding(check, Soundness(verdict), why, [SAID], [claim.id for claim in claims])
    return weight(one, {claim.id: claim for claim in claims})


@pytest.mark.parametrize("check", sorted(checks()))
def test_a_contradiction_outweighs_a_doubt_and_a_doubt_what_is_none(check: str) -> None:
    weights = [of(check, verdict) for verdict in ("inconsistent", "suspicious", "consistent", "unverifiable")]
    assert HEAVIEST >= weights[0] > weights[1] > weights[2] == weights[3] == 0


def test_what_can_be_calculated_outweighs_what_others_say() -> None:
    assert of("calendar") > of("lifetime") > of("cross_source")


def test_rows_that_nobody_checked_and_claims_that_are_not_explicit_weigh_less(
    claim: Callable[..., Claim],
) -> None:
    firm = claim("Egypt and Ghana met.", "meeting", "EGY GHA", "1957")
    loose = replace(firm, tier=Tier.LOW)
    assert of("lifetime") == of("lifetime", "inconsistent", "So.", replace(firm, tier=Tier.HIGH))
    assert of("lifetime") - 1 == of("lifetime", "inconsistent", "So.", loose)
    assert of("lifetime") - 1 == of("lifetime", "inconsistent", "He died in 1947 [unverified].")


def test_findings_come_with_their_weight(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    text = "Finland and the Soviet Union signed a treaty in May 1995."
    told = claim(text, "treaty_signed", "FIN SUN", "1995-05")
    [found] = examine(evidence(text, [told]))
    assert found.weight == weight(found, {told.id: told}) > 7


def test_every_registered_check_is_in_the_table_and_says_what_it_does() -> None:
    told = rules(CHECKS)
    assert told.keys() <= checks().keys()
    for rule in told.values():
        assert rule.short.endswith(".")
        assert len(rule.full) > len(rule.short)
        assert ">>>" not in rule.full
