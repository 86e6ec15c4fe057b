"""Claims of sentences in other languages: passages, rules, discourse, mixed text, and text of no language."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.extract import extract
from amity.extract.coding import code
from amity.extract.languages.grammar import Grammar
from amity.extract.languages.scripts import READ
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.reference import Reference

LETTERS = "북한은 몽골を訪問した。中国与蒙古、в Монголию нь-ийн1956年월日\n\x00\u202e«(「"
Read = Callable[..., tuple[Claim, ...]]


def told(claim: Claim) -> tuple[str, str | None, str | None, str, str]:
    return claim.kind, claim.source, claim.target, str(claim.date), str(claim.factuality)


def test_a_claim_quotes_its_clause_to_the_letter(made: Callable[..., Document], reference: Reference) -> None:
    document = made("1956년 7월 김일성은 몽골을 방문하였다.", "金日成は1956年7月にモンゴルを訪問した。")
    claims = extract(document, reference).claims
    assert [told(c)[:4] for c in claims] == [("visit", "PRK", "MNG", "1956-07")] * 2
    assert all(claim.passage.stands_in(document.text) for claim in claims)


def test_the_rules_name_the_words_behind_each_field(read: Read) -> None:
    (claim,) = read("1948년 10월 15일 조선과 몽골은 외교관계를 설정하였다.")
    fields = [rule.partition(":")[0] for rule in claim.rules]
    assert {"kind", "source", "target", "date", "factuality"} <= {*fields}
    assert claim.rules[0].endswith("설정")


def test_this_visit_is_the_one_spoken_of(read: Read) -> None:
    text = "흐루쇼프는 1959년 가을 평양을 방문하겠다고 약속했다. 이 방문은 이루어지지 않았다."
    told_of = [told(c) for c in read(text)]
    assert [(kind, {a, b}, f) for kind, a, b, _, f in told_of] == [
        ("visit", {"PRK", "SUN"}, "planned"),
        ("visit", {"PRK", "SUN"}, "did_not_happen"),
    ]


def test_both_are_the_two_named_before(read: Read) -> None:
    claims = read("日本とモンゴルは1972年2月24日に国交を樹立した。両国は1973年に大使館を開設した。")
    assert {"JPN", "MNG"} == claims[0].states == claims[-1].states


def test_english_and_other_sentences_of_one_paragraph_are_both_read(read: Read) -> None:
    text = "Kim Il-sung visited Mongolia in July 1956. 1957년 몽골 대표단이 평양을 방문하였다."
    assert [claim.kind for claim in read(text)] == ["visit", "visit"]


def test_a_line_of_json_is_coded_in_any_language(reference: Reference) -> None:
    lines = [
        {"id": 1, "text": "몽골은 북한에 쌀을 지원하겠다고 약속했다.", "date": "2012-05-01"},
        {"id": 2, "text": "Mongolia opened an embassy in Seoul in 1990."},
    ]
    events = [json.loads(json.dumps(line))["events"] for line in code(lines, reference)]
    assert [(e["kind"], e["modality"]) for e in events[0]] == [("aid", "planned")]
    assert events[1][0]["kind"] == "embassy_opened"


def test_what_no_reader_reads_is_listed(made: Callable[..., Document], reference: Reference) -> None:
    found = extract(made("זה משפט בעברית.", "Mongolia left the pact in 1999."), reference)
    assert [(u.language, u.sentences, u.start) for u in found.unread] == [("Hebrew script", 1, 0)]


@pytest.mark.parametrize("language", READ)
def test_the_data_of_each_language_can_be_used(language: str) -> None:
    grammar = Grammar(language)
    assert grammar.turns
    assert list(grammar.triggers("", 0, 0)) == []


LONG = ("북한은 " * 20_000, "訪問" * 30_000, "в Монголию, " * 9_000, "中国访问蒙古，" * 9_000)


@pytest.mark.parametrize("text", LONG, ids=range(4))
def test_long_text_without_sentences_is_read(text: str, reference: Reference) -> None:
    assert len(next(code([{"id": 1, "text": text}], reference))["events"]) < len(text)


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.sampled_from(LETTERS), max_size=300))
def test_no_text_is_an_error(text: str, reference: Reference) -> None:
    for line in code([{"id": 1, "text": text}], reference):
        assert isinstance(line["events"], list)
