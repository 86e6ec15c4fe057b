"""All checks together: order, identity and the lines that other programs read."""

import json
from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from amity.examine import CHECKS, Evidence, examine, finding_lines
from amity.examine.findings import finding
from amity.examine.sentences import LONGEST, Sentences
from amity.model.claims import Claim
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage
from amity.reference import load

TEXTS = {
    "a": "In 2000 the Soviet Union and Finland made a pact. Finnish President Mauno Koivisto came in 1975",
    "b": "Egypt and Ghana established relations on 1 July 1957.",
    "c": "Egypt and Ghana established relations on 9 March 1958, a year after the independence of Ghana.",
}


def gather(claim: Callable[..., Claim]) -> list[Claim]:
    first, second = TEXTS["a"].split(". ")
    return [
        claim(TEXTS["a"], "treaty_signed", "FIN SUN", "2000", quote=first),
        claim(TEXTS["a"], "visit", "FIN SUN", "1975", quote=second, persons=("Mauno Koivisto",)),
        claim(TEXTS["b"], "relations_established", "EGY GHA", "1957-07-01", doc="b"),
        claim(TEXTS["c"], "relations_established", "EGY GHA", "1958-03-09", doc="c"),
    ]


def found_by(evidence: Callable[..., Evidence], claims: list[Claim]) -> tuple[Finding, ...]:
    return examine(evidence(TEXTS, claims, dates={"9 March 1958": "1958-03-09"}))


def test_every_check_has_its_say(evidence: Callable[..., Evidence], claim: Callable[..., Claim]) -> None:
    found = found_by(evidence, gather(claim))
    assert [(one.check, str(one.verdict)) for one in found] == [
        ("existence", "inconsistent"),
        ("office_holder", "suspicious"),
        ("cross_source", "inconsistent"),
        ("interval", "consistent"),
    ]
    assert len(CHECKS) == len(set(CHECKS))


def test_the_order_of_claims_has_no_say(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    claims = gather(claim)
    assert found_by(evidence, claims) == found_by(evidence, claims[::-1]) == found_by(evidence, claims * 2)


def test_a_finding_has_a_line_for_each_passage(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    found = found_by(evidence, gather(claim))
    lines = [line for one in found for line in finding_lines(one)]
    assert (
        len({one.id for one in found})
        == len(found)
        == len({line["finding"] for line in lines})
        == len(lines) - 1
    )
    for line in lines:
        assert json.loads(json.dumps(line)) == line
        assert {"finding", "doc", "start", "end", "check", "verdict", "explanation"} <= set(line)
        assert TEXTS[line["doc"]][line["start"] : line["end"]] == line["quote"]


def test_at_most_six_passages_are_listed() -> None:
    said = tuple(Passage(doc=f"d{at}", start=0, end=4, quote="1957") for at in range(9))
    lines = finding_lines(finding("cross_source", Soundness.INCONSISTENT, "Two dates.", said))
    assert [line["doc"] for line in lines] == [f"d{at}" for at in range(6)]


def test_nothing_is_found_in_nothing() -> None:
    assert examine(Evidence(reference=load())) == ()


@given(st.text(alphabet="aB .!?\n¹”’é", max_size=60))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = list(Sentences(text))
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    for (start, end), (following, _) in pairwise(spans):
        assert start <= end <= following
        assert not text[end:following].strip(" \n.!?¹”’")
    for place in range(len(text)):
        first, last = Sentences(text).around(place, place + 1)
        assert first <= place < last


def test_endless_sentences_are_cut_at_spaces() -> None:
    text = "on and " * 1000
    spans = list(Sentences(text))
    assert max(end - start for start, end in spans) <= LONGEST
    assert "".join(text[start:end] for start, end in spans) == text
    assert not any(text[end - 1].isalpha() and text[end : end + 1].isalpha() for _, end in spans)
