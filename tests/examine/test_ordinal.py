"""Texts of our own that give somebody or something a rank."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, ordinal, shared_statements
from amity.examine.ranks import ranks
from amity.examine.series import first_relations

Told = Callable[..., Evidence]

RANKS: list[tuple[str, str | None]] = [
    # against the events in hand
    (
        "Peru recognised Ghana in 1957. Chile was the first country to recognise Ghana, in 1960.",
        "inconsistent",
    ),
    ("Peru recognised Ghana in 1961. Chile was the first country to recognise Ghana, in 1960.", None),
    (
        "Brazil was the second country to recognise Angola, after Portugal. Portugal recognised Angola "
        "in February "
        "1976. Brazil recognised Angola in November 1975.",
        "inconsistent",
    ),
    (
        "In February 1972 Nixon was the first American president to visit China. President Eisenhower "
        "had visited "
        "China in 1955.",
        "inconsistent",
    ),
    ("In February 1972 Nixon became the first American president to visit China.", None),
    (
        "Prime Minister Macmillan visited Ghana in January 1960. In September 1961 Harold Macmillan "
        "became the first "
        "British prime minister to visit Ghana.",
        "inconsistent",
    ),
    ("Ghana was the first African state to recognise Cuba in 1960. Egypt recognised Cuba in 1959.", None),
    # against published lists
    (
        "Mongolia was the second country after the Soviet Union to establish diplomatic relations with "
        "North Korea.",
        "consistent",
    ),
    (
        "Poland was the second country to establish diplomatic relations with North Korea, in October 1948.",
        "inconsistent",
    ),
    # against what the text lists
    (
        "After Sweden, in May 1960, came Norway in June and Denmark in July. Iceland, which recognised "
        "it in August, "
        "was thus the third to do so.",
        "inconsistent",
    ),
    (
        "After Sweden, in May 1960, came Norway in June. Iceland, which recognised it in August, was "
        "thus the third "
        "to do so.",
        "consistent",
    ),
    (
        "The pact was prolonged in 1955 and again in 1970; in 1983 it was renewed for the second time.",
        "inconsistent",
    ),
    ("The pact was prolonged in 1955; in 1983 it was renewed for the second time.", "consistent"),
    ("The second summit was held in March 1972. The third summit was held in June 1971.", "inconsistent"),
    ("The first summit took place in 1966 and the second in 1972. The third followed in 1975.", None),
    ("He came in 1956, 1961 and 1970. His third visit, in 1988, lasted a week.", "inconsistent"),
    ("He came in 1956, 1961 and 1970. His fourth visit, in 1988, lasted a week.", None),
    (
        "He was the first president of Finland to visit China. His predecessor had been there in 1953.",
        "suspicious",
    ),
    ("Three rounds of talks were held in Geneva. The fourth round ended without result.", "inconsistent"),
    ("Three rounds of talks were held in Geneva. The third round ended without result.", None),
    (
        "Nixon came in February 1972. In December 1975 Ford became the first American president to visit the "
        "People's Republic.",
        "inconsistent",
    ),
    (
        "Clinton came to Ghana in March 1998. In July 2009 Obama was the first American president to "
        "visit Ghana.",
        "inconsistent",
    ),
    (
        "Clinton came to Kenya in March 1998. In July 2009 Obama was the first American president to "
        "visit Ghana.",
        None,
    ),
    (
        "The first ambassador in Accra, Pedro Ruiz, was a poet. The first ambassador in Accra, Luis "
        "Mora, was a "
        "soldier.",
        "suspicious",
    ),
]


@pytest.mark.parametrize(("text", "verdict"), RANKS)
def test_ranks_are_held_against_what_came_before(told: Told, text: str, verdict: str | None) -> None:
    found = {str(one.verdict) for one in ordinal.check(told(text))} - {"unverifiable"}
    assert found == ({verdict} if verdict else set())


def test_a_rank_that_nothing_bears_out_is_open(told: Told) -> None:
    [found] = ordinal.check(
        told("In February 1972 Nixon became the first American president to visit China.")
    )
    assert str(found.verdict) == "unverifiable"
    assert "a full list of those before" in found.explanation


def test_the_list_is_named(told: Told) -> None:
    text = (
        "Mongolia was the second country after the Soviet Union to establish diplomatic relations "
        "with North Korea."
    )
    [found] = ordinal.check(told(text))
    assert first_relations("PRK")[1].state == "MNG"
    assert first_relations("PRK")[1].source in found.explanation


def test_lists_run_in_the_order_of_their_dates() -> None:
    for target in ("PRK", "CHN", "VNM"):
        series = first_relations(target)
        days = [entry.when.sort_key for entry in series]
        assert days == sorted(days)
        assert [entry.rank for entry in series] == sorted(entry.rank for entry in series)


def test_texts_that_say_the_same_are_laid_side_by_side(told: Told) -> None:
    texts = {
        "a": "Yugoslavia was the second country to recognise Ghana, after Egypt.",
        "b": "It is well known that Yugoslavia was only the second country to recognise Ghana.",
    }
    [found] = shared_statements.check(told(texts))
    assert (found.check, str(found.verdict)) == ("cross_source", "consistent")
    assert [said.doc for said in found.passages] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "rank", "after"),
    [
        ("It was the second country after the Soviet Union to recognise it.", 2, "Soviet Union"),
        ("It became only the second country in the world to recognise Peru, after Chile.", 2, "Chile"),
        ("It was the first country to visit in ten years.", None, None),
    ],
)
def test_the_words_of_a_rank_are_read(text: str, rank: int | None, after: str | None) -> None:
    assert [(one.rank, one.after) for one in ranks(text)] == ([] if rank is None else [(rank, after)])
