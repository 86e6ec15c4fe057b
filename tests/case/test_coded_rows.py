"""A claim goes out as a row and comes back the same; a row that is no claim says which cell is wrong."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.case.coded_rows import Coding, RowFault, claim_of, list_cell, list_of
from amity.case.coded_table import _bare
from amity.case.hand_coded import csv_of
from amity.model.claims import Claim, Quantity, Shape, Tier
from amity.model.documents import Document, Source
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import load
from amity.reference.kinds import kinds

TEXT = """Kim Il-sung visited Mongolia in July 1956. “The visit,” he said,
“was a success.” Kim Il-sung visited Mongolia again; = 200 war orphans went home.
"""
DOCUMENT = Document(
    name="000", path="000.txt", text=TEXT, sha256="ab" * 32, language="en", reader="text",
    source=Source(id="000"), blocks=(),
)  # fmt: skip
CODING = Coding(reference=load(), kinds=tuple(kinds()), engine="hand:anna")
ROW = {"doc": "000", "quote": "in July 1956", "kind": "visit"}

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
stripped = words.map(str.strip)
named = st.lists(words, max_size=3).map(tuple)
dates = st.builds(
    lambda edtf, words, inferred: When(edtf=edtf, words=words, inferred=inferred),
    st.sampled_from(
        ["", "1956", "1956-07", "1956-07-03", "195X", "1956~", "../1956", "[1951,1953]", "-0044"]
    ),
    words,
    st.sampled_from([(), ("year",), ("year", "month")]),
)
numbers = st.one_of(st.integers(-(10**9), 10**12), st.floats(allow_nan=False, allow_infinity=False))
quantities = st.builds(Quantity, value=numbers, unit=stripped, approximate=st.booleans())
states = st.sampled_from(["MNG", "PRK", "SUN", "DDR"])


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    start = draw(st.integers(0, len(TEXT) - 2))
    return Claim(
        passage=Passage.of("000", TEXT, start, draw(st.integers(start + 1, len(TEXT)))),
        kind=draw(st.sampled_from(sorted(kinds()))),
        source=draw(st.none() | states),
        target=draw(st.none() | states),
        date=draw(dates),
        factuality=draw(st.sampled_from(Factuality)),
        others=draw(st.lists(states, max_size=2).map(tuple)),
        persons=draw(named),
        place=draw(stripped) or None,
        attribution=draw(named),
        quantity=draw(st.none() | quantities),
        note=draw(stripped),
        shape=draw(st.sampled_from(Shape)),
        alternatives=draw(named),
        tier=draw(st.sampled_from(Tier)),
        engine="hand:anna",
        doc_sha256=DOCUMENT.sha256,
    )


def through_csv(told: str) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(told, newline=""))
    return [{name: _bare(cell) for name, cell in row.items()} for row in rows]


@settings(deadline=None)
@given(st.lists(claims(), max_size=4))
def test_what_goes_out_comes_back_the_same(said: list[Claim]) -> None:
    told = csv_of(said)
    rows = through_csv(told)
    assert [claim_of(row, DOCUMENT, CODING) for row in rows] == said


@settings(deadline=None)
@given(named)
def test_lists_come_back_the_same(parts: tuple[str, ...]) -> None:
    assert list_of(list_cell(parts)) == parts


@settings(deadline=None)
@given(st.lists(claims(), min_size=1, max_size=3))
def test_no_cell_begins_like_a_formula(said: list[Claim]) -> None:
    numeric = ("start", "end", "quantity")
    for row in csv.DictReader(io.StringIO(csv_of(said), newline="")):
        texts = [cell for name, cell in row.items() if name not in numeric]
        assert not [cell for cell in texts if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def made(**cells: str) -> Claim:
    return claim_of({**ROW, **cells}, DOCUMENT, CODING)


def test_a_quote_finds_its_place_whatever_the_spaces() -> None:
    claim = made(quote="“The visit,” he said, “was\na success.”")
    assert claim.passage.stands_in(TEXT)
    assert claim.passage.quote == "“The visit,” he said,\n“was a success.”"


def test_what_is_not_said_has_its_default() -> None:
    claim = made()
    assert (claim.factuality, claim.shape, claim.tier) == (Factuality.HAPPENED, Shape.EVENT, Tier.HIGH)
    assert (claim.source, claim.target, claim.date, claim.quantity) == (None, None, When.unknown(), None)
    assert (claim.engine, claim.doc_sha256) == ("hand:anna", DOCUMENT.sha256)


@pytest.mark.parametrize(
    ("cell", "date", "code"),
    [
        ("Mongolia", "1956", "MNG"),
        ("prk", "1956", "PRK"),
        ("Moscow", "1956", "SUN"),
        ("Moscow", "2019", "RUS"),
        ("the Soviet Union", "", "SUN"),
    ],
)
def test_states_go_by_code_or_name_of_their_time(cell: str, date: str, code: str) -> None:
    assert made(source=cell, date=date).source == code
    assert made(others=f"CHN; {cell}", date=date).others == ("CHN", code)


def test_other_states_may_stand_between_commas() -> None:
    assert made(others="CHN, SUN").others == ("CHN", "SUN")


@pytest.mark.parametrize(
    ("cells", "start"),
    [
        ({"start": "0", "end": "19", "quote": ""}, 0),
        ({"start": "0", "quote": "Kim Il-sung visited Mongolia"}, 0),
        ({"quote": "Kim Il-sung visited Mongolia", "occurrence": "2"}, TEXT.rindex("Kim")),
        ({"quote": "Kim Il-sung  visited", "start": "82", "end": "101"}, 82),
    ],
)
def test_offsets_and_numbers_say_which_words_are_meant(cells: dict[str, str], start: int) -> None:
    assert made(**cells).passage.start == start


def test_columns_may_be_missing() -> None:
    assert claim_of({"doc": "000", "kind": "visit", "quote": "he said"}, DOCUMENT, CODING).persons == ()


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"quote": ""}, "quote", "is empty"),
        ({"quote": "Kim visited China"}, "quote", "does not stand in 000"),
        (
            {"quote": '"the visit," he said'},
            "quote",
            "something like it stands at 43: '“The visit,” he said'",
        ),
        ({"quote": "Kim Il-sung"}, "quote", "stands in 000 2 times; say which: give start and end"),
        ({"quote": "Kim Il-sung", "occurrence": "3"}, "occurrence", "a number from 1 to 2"),
        ({"quote": "Kim Il-sung", "occurrence": "second"}, "occurrence", "a number from 1 to 2"),
        ({"start": "7", "end": "19"}, "quote", "at 7 stands"),
        ({"start": "900", "end": "912"}, "start", "no span"),
        ({"start": "5", "end": "5", "quote": ""}, "start", "no span"),
        ({"end": "12"}, "start", "give both, or neither"),
        ({"start": "first"}, "start", "no whole number"),
        ({"start": "9" * 5000, "end": "9"}, "start", "no whole number"),
        ({"start": "-3", "end": "9"}, "start", "no whole number"),
        ({"kind": ""}, "kind", "is empty"),
        ({"kind": "visits"}, "kind", "did you mean visit?"),
        ({"source": "Atlantis"}, "source", "no state 'Atlantis'"),
        ({"target": "Korea", "date": "1990"}, "target", "may be"),
        ({"others": "CHN; Atlantis"}, "others", "no state 'Atlantis'"),
        ({"date": "Jul 56"}, "date", "format the column as text"),
        ({"date": "03.07.1956"}, "date", "is not a date in EDTF"),
        ({"modality": "likely"}, "modality", "one of happened, did_not_happen"),
        ({"shape": "round"}, "shape", "one of event"),
        ({"tier": "top"}, "tier", "one of high"),
        ({"quantity": "10,000"}, "quantity", "write it like 10000"),
        ({"quantity": "nan"}, "quantity", "no plain number"),
        ({"quantity": "9" * 500}, "quantity", "no plain number"),
        ({"unit": "tons"}, "quantity", "there is a unit"),
        ({"quantity": "3", "approximate": "perhaps"}, "approximate", "neither yes nor no"),
    ],
)
def test_a_row_that_is_no_claim_names_the_cell(cells: dict[str, str], column: str, said: str) -> None:
    with pytest.raises(RowFault) as caught:
        made(**cells)
    assert caught.value.column == column
    assert said in str(caught.value)
    assert "; " in str(caught.value)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from([*ROW, "start", "end", "source", "others", "date", "quantity"]), words)
)
def test_whatever_stands_in_a_row_it_is_a_claim_or_told(cells: dict[str, Any]) -> None:
    try:
        claim = made(**cells)
    except RowFault:
        return
    assert claim.passage.stands_in(TEXT)
