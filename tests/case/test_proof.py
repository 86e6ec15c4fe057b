"""One text alone: examination ends, says the same again, and points at words that stand in it."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.case.proof import dated, piped, proof
from amity.errors import InvalidDate, UnreadableDocument
from amity.model.documents import Source

PIECES = (
    "In July 1947 Mongolia recognised the DPRK.",
    "Premier Kim Il Sung came in 2031.",
    "On Monday, 31 February 1950,",
    "about a month after the founding of the DPRK",
    "for the first time in 32 years",
    "the other three",
    "twice as much",
    "Table 1. Trade\n\n| Year | Trade |\n|---|---|\n| 1990 | 13.3 |\n| 1991 | 0 |\n\n",
    "¹",
    "[^1]",
    "[^1]: Diary, 1890.",
    "during the Korean War",
    "between 1961 and 1975",
    "only about 17% of that in 1990",
    "never criticised",
    "\n\n",
    "(",
    ")",
    "—",
    "…",
    "“",
    "”",
    "9999",
    "0000-00-00",
    "\u202e",
    "\x00",
    "é",
    "北朝鮮は1948年",
    ".",
    ",",
    "and",
    "its",
    "the second country to",
    "a pact for twenty years",
    "was abrogated in 1995",
    "# ",
    "- 1)",
    "a" * 300,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25), st.sampled_from([" ", "\n", ""]))
def test_any_text_can_be_examined(pieces: list[str], joint: str) -> None:
    content = joint.join(pieces).encode()
    try:
        first = piped(content, "a.md", issued="1999-05-01")
    except UnreadableDocument:
        return
    assert first.findings == piped(content, "a.md", issued="1999-05-01").findings
    for finding in first.findings:
        assert finding.explanation
        for said in finding.passages:
            assert said.stands_in(first.document.text)


def test_what_is_far_away_does_not_change_what_is_found() -> None:
    fault = "Finland and the Soviet Union signed a treaty in May 1995."
    padding = "\n\n".join("The harvest was good, and nothing else is told of it." for _ in range(50))
    alone, within = (piped(text.encode(), "a.md") for text in (fault, f"{padding}\n\n{fault}\n\n{padding}"))
    told = [(one.check, one.verdict, [said.quote for said in one.passages]) for one in alone.findings]
    assert told == [
        (one.check, one.verdict, [said.quote for said in one.passages]) for one in within.findings
    ]
    assert told


def test_the_order_of_paragraphs_adds_no_fault_to_sound_ones() -> None:
    paragraphs = (
        "Kim Il Sung died on 8 July 1994.",
        "Finland and the Soviet Union signed a treaty of friendship on 6 April 1948.",
        "Mongolia and North Korea established diplomatic relations on 15 October 1948.",
        "In July 1956 Premier Kim Il Sung visited Mongolia.",
    )
    for order in list(permutations(paragraphs))[::5]:
        found = piped("\n\n".join(order).encode(), "a.md").findings
        assert [one.explanation for one in found if one.verdict.fault] == []


def test_the_entry_beside_a_draft_is_its_own(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Last year Finland and the Soviet Union signed a treaty of trade.", encoding="utf-8")
    (tmp_path / "draft.json").write_text(
        '{"title": "T", "issued": {"date-parts": [[1996]]}}', encoding="utf-8"
    )
    assert proof(draft).document.source.issued == "1996"
    assert proof(draft, issued="1976").document.source.issued == "1976"
    (tmp_path / "draft.json").unlink()
    (tmp_path / "draft.bib").write_text("@book{a, title={On Africa}, year={1901}}", encoding="utf-8")
    assert proof(draft).document.source.issued == ""


@pytest.mark.parametrize("day", ["soon", "1996-13", "199X", "1996/1997"])
def test_a_day_of_writing_is_a_day_month_or_year(day: str) -> None:
    with pytest.raises(InvalidDate):
        dated(Source(id="a"), day)
