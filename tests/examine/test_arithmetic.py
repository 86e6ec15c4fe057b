"""Sentences and tables of our own whose numbers follow from each other, or do not."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, arithmetic

SENTENCES: list[tuple[str, str | None]] = [
    # changes
    (
        "Turkish exports to Israel rose from 200 million to 300 million dollars, an increase of 50%.",
        "consistent",
    ),
    (
        "Turkish exports to Israel rose from 200 million to 300 million dollars, an increase of 80%.",
        "inconsistent",
    ),
    ("The garrison fell from 12,000 to 9,000 men, that is by a quarter.", "consistent"),
    ("The garrison fell from 12,000 to 9,000 men, that is by half.", "inconsistent"),
    ("Cuban staff in Luanda doubled from 3,000 to 6,000.", "consistent"),
    ("Cuban staff in Luanda trebled from 3,000 to 6,000.", "inconsistent"),
    (
        "The number of Laotian pupils went from 40 in 1976 to 120 in 1978; in other words, it trebled.",
        "consistent",
    ),
    (
        "The number of Laotian pupils went from 40 in 1976 to 120 in 1978; in other words, it doubled.",
        "inconsistent",
    ),
    ("Fees fell by 40% from 500 to 300 crowns.", "consistent"),
    ("Fees fell by 60% from 500 to 300 crowns.", "inconsistent"),
    ("There were 90 consular staff, up from 60, an increase of about 50 per cent.", "consistent"),
    ("There were 90 consular staff, up from 60, an increase of about 20 per cent.", "inconsistent"),
    # parts of a whole
    ("Of the 240 experts whom Prague sent, 60, or a quarter, spoke French.", "consistent"),
    ("Of the 240 experts whom Prague sent, 60, or a third, spoke French.", "inconsistent"),
    ("Malawi voted with South Africa on 45 of the 60 resolutions (75%).", "consistent"),
    ("Malawi voted with South Africa on 45 of the 60 resolutions (65%).", "inconsistent"),
    ("They received 1,200 stipends, of which 300, or one in four, went to women.", "consistent"),
    ("Some 500 engineers applied, of whom 248, or about half, were taken.", "consistent"),
    ("Some 500 engineers applied, of whom 248, or about a fifth, were taken.", "inconsistent"),
    # sums
    ("Bulgaria gave 12 trucks, 8 buses and 5 cranes, 25 vehicles in all.", "consistent"),
    ("Bulgaria gave 12 trucks, 8 buses and 5 cranes, 35 vehicles in all.", "inconsistent"),
    (
        "A loan of 30 million and a grant of 15 million roubles, together 45 million, were agreed.",
        "consistent",
    ),
    (
        "A loan of 30 million and a grant of 15 million roubles, together 55 million, were agreed.",
        "inconsistent",
    ),
    ("In 1966, 14 men came, and in 1967, 11 women, a total of 25.", "consistent"),
    # shares of one whole
    ("Of the total 55% went to Egypt, 30% to Syria and the remaining 15% to Yemen.", "consistent"),
    ("Of the total 55% went to Egypt, 30% to Syria and the remaining 25% to Yemen.", "inconsistent"),
    ("Cotton accounted for 70% of the deliveries, cocoa for 25% and timber for 20%.", "inconsistent"),
    ("Cotton accounted for 60% of the deliveries and cocoa for 25%.", None),
    # multiples, votes, rates, units
    ("Hanoi sent 180 men, three times as many as the 60 of the year before.", "consistent"),
    ("Hanoi sent 180 men, twice as many as the 60 of the year before.", "inconsistent"),
    ("The treaty was approved by 259 votes to 143, a majority of 116.", "consistent"),
    ("The treaty was approved by 259 votes to 143, a majority of 96.", "inconsistent"),
    ("Ottawa promised $60 million over five years, or $12 million a year.", "consistent"),
    ("Ottawa promised $60 million over five years, or $20 million a year.", "inconsistent"),
    (
        "By 1988 there were 300 joint firms, up from 100 in 1983; the yearly average was thus 40.",
        "consistent",
    ),
    (
        "By 1988 there were 300 joint firms, up from 100 in 1983; the yearly average was thus 90.",
        "inconsistent",
    ),
    ("The railway is 1,860 km (1,156 miles) long.", "consistent"),
    ("The railway is 1,860 km (1,560 miles) long.", "inconsistent"),
    # a whole and its parts
    ("A mission of twelve men, seven from Oslo and five from Bergen, sailed to Dakar.", "consistent"),
    ("A mission of twelve men, seven from Oslo and six from Bergen, sailed to Dakar.", "inconsistent"),
    ("Nine ships came: four with rice, three with oil and two with men.", "consistent"),
    ("Nine ships came: four with rice, three with oil and five with men.", "inconsistent"),
    ("Of the 180 apprentices 45 went home, leaving 135 in Prague.", "consistent"),
    ("Of the 180 apprentices 45 went home, leaving 125 in Prague.", "inconsistent"),
    ("The 300 who stayed were a tenth of the 3,000 who had come.", "consistent"),
    ("The 300 who stayed were a third of the 3,000 who had come.", "inconsistent"),
    ("Each of the 12 provinces sent 5 men, 60 in all.", "consistent"),
    ("Each of the 12 provinces sent 5 men, 70 in all.", "inconsistent"),
    ("Twelve men came, seven of them ill, with five dogs and two cooks.", None),
    ("Ten ships, two tugs and three ferries were sold.", None),
    ("In 1962, 40 men left, and 20 more followed, while 300 stayed.", None),
    # nothing follows
    ("Exports rose from 200 to 300 million in 1970, and by 80% in the ten years after.", None),
    (
        "They grew from 100 to 150 in four years, and in the next four more than doubled, to 400.",
        "consistent",
    ),
    ("In 1970, 45 of the 60 delegates came; a third of the cost was borne by the host.", None),
    ("Article 5 and Article 12 were altered, together with 3 annexes.", None),
    ("He met 12 ministers and 8 deputies, and in all there were six meetings.", None),
    ("Support rose from 30% to 45% of those asked, and 60% had no opinion in 1968.", None),
    ("The 38th parallel was crossed by 130,000 men on 25 June 1950 with 150 tanks.", None),
    ("Between 1960 and 1970 some 400 men went, 20% of them twice.", None),
]


@pytest.mark.parametrize(("sentence", "verdict"), SENTENCES)
def test_numbers_of_a_sentence_follow_from_each_other(
    tabled: Callable[..., Evidence], sentence: str, verdict: str | None
) -> None:
    found = {str(one.verdict) for one in arithmetic.check(tabled(sentence))}
    assert found == ({verdict} if verdict else set())


TRADE = """Table 1 Trade between Finland and Hungary (million roubles)

| 1985 | 1986 | 1987 | 1988 | 1989 | 1990 | 1991 |
|---|---|---|---|---|---|---|
| 40.2 | 44.1 | 52.0 | 51.3 | 48.8 | 39.6 | 6.1 |
"""


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Trade in 1991 was only about 15% of that in 1990.", "consistent"),
        ("Trade in 1991 was only about 35% of that in 1990.", "inconsistent"),
        ("In 1991 trade fell by 85% from the year before.", "consistent"),
        ("In 1991 trade fell by 45%.", "inconsistent"),
        ("Trade rose by about a third between 1985 and 1987.", "consistent"),
        ("Trade rose by about two thirds between 1985 and 1987.", "inconsistent"),
        ("In 1987 it was more than eight times that of 1991.", None),
        ("Trade in 1987 was eight times that of 1991.", "consistent"),
        ("Trade in 1987 was three times that of 1991.", "inconsistent"),
        ("Trade in 1994 was only about 15% of that in 1990.", "unverifiable"),
    ],
)
def test_percentages_are_held_against_the_table(
    tabled: Callable[..., Evidence], sentence: str, verdict: str | None
) -> None:
    found = {str(one.verdict) for one in arithmetic.check(tabled(f"{TRADE}\n{sentence}\n"))}
    assert found == ({verdict} if verdict else set())


def _table(*rows: str) -> str:
    head, *body = rows
    rule = "|".join(["---"] * (head.count("|") + 1))
    return "Table 1: Deliveries (tonnes)\n\n" + "\n".join(f"| {row} |" for row in (head, rule, *body)) + "\n"


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        (("year | wheat | rice", "1961 | 10 | 7", "1962 | 20 | 8", "Total | 30 | 15"), []),
        (("year | wheat | rice", "1961 | 10 | 7", "1962 | 20 | 8", "Total | 40 | 15"), ["40"]),
        (("year | wheat | rice", "1961 | 10 | 7", "1962 | 20 | 8", "Total | 28 | 15"), ["28"]),
        (("year | wheat | rice", "1961 | 10 | 7", "1962 | 20 | 8", "both | 28 | 15"), []),
        (("year | wheat | rice | total", "1961 | 10 | 7 | 17", "1962 | 20 | 8 | 39"), ["39"]),
        (("year | wheat | rice | total", "1961 | 10.4 | 7.3 | 17.8", "1962 | 20 | 8 | 28"), []),
        (("partner | 1961", "Spain | 10", "Italy | 20", "Total | 45"), []),
        (("partner | 1961", "Spain | 10", "Italy | 40", "Total | 45"), ["45"]),
        (("partner | 1961", "Spain | 10", "Italy | 20", "all two | 45"), ["45"]),
        (("partner | 1961 | 1962", "EEC | 30 | 40", "of which Italy | 20 | 25", "Total | 30 | 40"), []),
        (("partner | 1961 | 1962", "Spain | .. | 4", "Italy | 20 | 25", "Total | 31 | 29"), []),
    ],
)
def test_totals_of_tables(tabled: Callable[..., Evidence], rows: tuple[str, ...], faults: list[str]) -> None:
    found = [one for one in arithmetic.check(tabled(_table(*rows))) if one.verdict.fault]
    assert [said.quote for one in found for said in one.passages] == faults


def test_the_reason_names_the_numbers(tabled: Callable[..., Evidence]) -> None:
    [found] = arithmetic.check(tabled("Of the 240 experts whom Prague sent, 60, or a third, spoke French."))
    assert "60 of 240 is 25.0%" in found.explanation
    assert [said.quote for said in found.passages] == ["a third"]
