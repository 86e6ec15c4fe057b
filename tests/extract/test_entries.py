"""Chronicles in light markup, fragments, and officials whose state only the document tells."""

from collections.abc import Callable

import pytest

from amity.extract.sentences import behind_label
from amity.model.claims import Claim, Tier

Read = Callable[..., tuple[Claim, ...]]
TITLE = "Egypt and India: a chronicle"


def told(claim: Claim) -> tuple[str, str | None, str | None, str]:
    return claim.kind, claim.source, claim.target, str(claim.date)


@pytest.mark.parametrize("mark", ["**", "*", "__", "_"])
@pytest.mark.parametrize("bullet", ["", "- ", "### "])
def test_a_dated_label_dates_its_entry_and_stays_out_of_the_passage(
    mark: str, bullet: str, read: Read
) -> None:
    claim, *others = read(f"{bullet}{mark}5 May 1974.{mark} Egypt's president visits India.", title=TITLE)
    assert not others
    assert told(claim) == ("visit", "EGY", "IND", "1974-05-05")
    assert claim.passage.quote == "Egypt's president visits India"
    assert "date:label" in claim.rules
    assert claim.tier is Tier.HIGH


def test_a_date_within_the_entry_goes_before_its_label_but_for_one_around_it(read: Read) -> None:
    [claim] = read("**May 1974.** Egypt and India signed a treaty on 9 May 1974.", title=TITLE)
    assert str(claim.date) == "1974-05-09"
    [claim] = read("**1974.** Egypt's president visits India, for the first time in the 1970s.", title=TITLE)
    assert str(claim.date) == "1974"


def test_bold_words_of_a_sentence_are_no_label() -> None:
    text = "**Egypt** recognized India."
    assert behind_label(text, 0, len(text)) == 0


def test_a_fragment_with_a_date_tells_of_a_visit(read: Read) -> None:
    found = read(
        "**May 1974.** Indian delegation in Egypt. Treaty of friendship signed on 9 May.", title=TITLE
    )
    assert [told(c) for c in found] == [
        ("visit", "IND", "EGY", "1974-05"),
        ("treaty_signed", "EGY", "IND", "1974-05-09"),
    ]


def test_what_merely_stands_abroad_is_no_visit(read: Read) -> None:
    assert read("**May 1974.** Indian embassy in Egypt.", title=TITLE) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May 1974 Foreign Minister Dwivedi visited Egypt.", ("visit", "IND", "EGY", "1974-05")),
        ("In May 1974 the new ambassador handed his credentials to the president of Egypt.",
         ("credentials", "IND", "EGY", "1974-05")),
        ("Indira Gandhi travelled there in May 1974.", ("visit", "IND", "EGY", "1974-05")),
        ("India closed its embassy there in May 1974.", ("embassy_closed", "IND", "EGY", "1974-05")),
    ],
)  # fmt: skip
def test_a_document_about_two_states_tells_whom_a_party_deals_with(
    text: str, expected: tuple[str, str, str, str], read: Read
) -> None:
    assert expected in [told(c) for c in read("India knew Egypt.", text, title=TITLE)]


def test_an_official_stands_for_no_state_where_many_are_spoken_of(read: Read) -> None:
    found = read("In May 1974 Foreign Minister Dwivedi visited Egypt.", title="Peru, Chad, Egypt and India")
    assert [c for c in found if c.source] == []


def test_the_embassy_is_the_one_spoken_of_before(read: Read) -> None:
    *_, again = read("India's embassy in Egypt was closed in 1974. The embassy resumed work in 1979.")
    assert told(again) == ("embassy_reopened", "IND", "EGY", "1979")


def test_no_other_visitor_denies_nothing_of_the_one_spoken_of(read: Read) -> None:
    found = read("Indira Gandhi visited Egypt in 1974. No other leader had visited Egypt.", title=TITLE)
    assert [str(c.factuality) for c in found if c.source == "IND"] == ["happened"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Egypt **recognized India in 1947**.", "Egypt **recognized India in 1947**"),
        ("**Egypt recognized India in 1947** at last.", "**Egypt recognized India in 1947** at last"),
        ("**Egypt recognized India in 1947**.", "Egypt recognized India in 1947"),
    ],
)
def test_no_passage_holds_half_a_pair_of_marks(text: str, quote: str, read: Read) -> None:
    [claim] = read(text, title=TITLE)
    assert claim.passage.quote == quote
