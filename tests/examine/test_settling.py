"""Findings said once: duplicates, families of checks, opposite verdicts."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.examine.findings import finding
from amity.examine.settling import settled
from amity.examine.weight import checks
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

CONSISTENT, SUSPICIOUS, INCONSISTENT, UNVERIFIABLE = (
    Soundness.CONSISTENT, Soundness.SUSPICIOUS, Soundness.INCONSISTENT, Soundness.UNVERIFIABLE,
)  # fmt: skip


def said(start: int, end: int, doc: str = "a") -> Passage:
    return Passage(doc=doc, start=start, end=end, quote="x" * (end - start))


def of(
    check: str, verdict: Soundness, *spans: tuple[int, int], why: str = "So.", claims: str = ""
) -> Finding:
    return finding(check, verdict, why, [said(*span) for span in spans], claims.split())


def left(*findings: Finding) -> list[tuple[str, Soundness]]:
    """What is left, which is the same in any order."""
    answers = [sorted((one.check, one.verdict) for one in settled(order)) for order in permutations(findings)]
    assert all(answer == answers[0] for answer in answers)
    return answers[0]


def test_the_same_finding_is_one_with_all_reasons_and_claims() -> None:
    one = of("existence", INCONSISTENT, (0, 9), why="A had ended.", claims="c1")
    other = of("existence", INCONSISTENT, (0, 9), why="B was not there.", claims="c2")
    [found] = settled([other, one])
    assert (found.explanation, found.claims) == ("A had ended. B was not there.", ("c1", "c2"))


def test_of_two_checks_with_one_reason_the_more_specific_speaks() -> None:
    general, specific = (of(check, INCONSISTENT, (0, 9)) for check in ("temporal_impossibility", "lifetime"))
    assert left(general, specific) == [("lifetime", INCONSISTENT)]
    elsewhere = of("temporal_impossibility", INCONSISTENT, (0, 8))
    assert len(left(elsewhere, specific)) == 2
    other_reason = of("interval", INCONSISTENT, (0, 9))
    assert len(left(other_reason, specific)) == 2


def test_what_holds_by_one_check_may_fail_by_another() -> None:
    assert len(left(of("lifetime", CONSISTENT, (0, 9)), of("existence", INCONSISTENT, (0, 9)))) == 2


@pytest.mark.parametrize("weaker", [SUSPICIOUS, CONSISTENT, UNVERIFIABLE])
def test_a_fault_goes_before_what_else_a_check_says_of_its_words(weaker: Soundness) -> None:
    fault = of("interval", INCONSISTENT, (10, 20), claims="c1")
    assert left(fault, of("interval", weaker, (15, 30))) == [("interval", INCONSISTENT)]
    assert len(left(fault, of("interval", weaker, (20, 30)))) == 2
    assert len(left(fault, of("interval", weaker, (15, 30), claims="c2"))) == 2
    assert len(left(fault, of("interval", weaker, (15, 30), claims="c1 c2"))) == 1


def test_what_holds_goes_before_what_is_open() -> None:
    assert left(of("term", UNVERIFIABLE, (0, 9)), of("term", CONSISTENT, (3, 5))) == [("term", CONSISTENT)]


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))
FINDINGS = st.builds(
    lambda check, verdict, spans, claims: of(check, verdict, *spans, claims=" ".join(claims)),
    st.sampled_from(["interval", "calendar", "lifetime"]),
    st.sampled_from(list(Soundness)),
    st.lists(SPANS, min_size=1, max_size=2),
    st.lists(st.sampled_from(["c1", "c2"]), max_size=1),
)


@given(st.lists(FINDINGS, max_size=12))
def test_no_check_says_two_things_of_the_same_words(findings: list[Finding]) -> None:
    found = list(settled(findings))
    assert {one.id for one in found} <= {one.id for one in findings}
    assert len({one.id for one in found}) == len(found)
    for one in found:
        for other in found:
            if one.check == other.check and one.verdict != other.verdict:
                overlap = any(
                    a.start < b.end and b.start < a.end for a in one.passages for b in other.passages
                )
                apart = one.claims and other.claims and not {*one.claims} & {*other.claims}
                assert apart or not overlap


def test_every_check_of_the_table_has_a_ground_and_a_family() -> None:
    for row in checks().values():
        assert row["ground"] in ("calculation", "record", "testimony")
        assert row["family"]
