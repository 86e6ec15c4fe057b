"""Mentions of dates: what they hold, and what they come to for a single happening."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.errors import InvalidDate, InvalidValue
from amity.model.answers import Answer
from amity.model.mentions import DateMention, Duration, Relation, within
from amity.model.when import When


@pytest.mark.parametrize("text", ["P7Y", "P3M", "P2W", "P4D", "P1Y6M", "P10Y2M3D"])
def test_durations_keep_their_text(text: str) -> None:
    assert str(Duration(edtf=text)) == text


@pytest.mark.parametrize("text", ["", "P", "7Y", "P7", "PT3H", "P7Y~", "1986", "P٧Y", "P1D1Y"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        Duration(edtf=text)
    assert caught.value.text == text


def test_a_duration_is_no_date() -> None:
    mention = DateMention(
        start=0, end=15, when=When.unknown("for seven years"), duration=Duration(edtf="P7Y")
    )
    assert mention.edtf == "P7Y"
    assert mention.when.before(When.parse("1986")) is Answer.UNKNOWN
    assert not mention.inferred


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (4, 3)])
def test_a_mention_has_words(span: tuple[int, int]) -> None:
    with pytest.raises(InvalidValue):
        DateMention(start=span[0], end=span[1], when=When.parse("1986"))


@pytest.mark.parametrize(
    ("text", "relation", "happening"),
    [
        ("../1996-12-31", Relation.BY, "[..1996-12-31]"),
        ("../1990", Relation.BEFORE, "[..1990]"),
        ("1991/..", Relation.AFTER, "[1991..]"),
        ("1961/1975", Relation.BETWEEN, "[1961..1975]"),
        ("1950-06-25/1953-07-27", Relation.DURING, "[1950-06-25..1953-07-27]"),
        ("1960/..", Relation.SINCE, "1960/.."),
        ("../1991", Relation.UNTIL, "../1991"),
        ("1960/1970", Relation.FROM_TO, "1960/1970"),
        ("1956", Relation.DURING, "1956"),
        ("", Relation.AFTER, ""),
    ],
)
def test_a_single_happening(text: str, relation: Relation, happening: str) -> None:
    when = When.parse(text, words="w", anchor="a", inferred=("year",)) if text else When.unknown("w")
    mention = DateMention(start=0, end=1, when=when, relation=relation)
    assert mention.happening.edtf == happening
    assert (mention.happening.words, mention.happening.anchor) == (when.words, when.anchor)


spans = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=12)


@given(spans, st.integers(0, 60), st.integers(0, 60))
def test_mentions_within_a_span(gaps: list[tuple[int, int]], start: int, end: int) -> None:
    mentions, at = [], 0
    for gap, length in gaps:
        mentions.append(DateMention(start=at + gap, end=at + gap + length, when=When.parse("1986")))
        at += gap + length
    slow = [m for m in mentions if start <= m.start and m.end <= end]
    assert list(within(mentions, start, end)) == slow
