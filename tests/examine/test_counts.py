"""Statements of our own that count what they list, or fail to."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, counts

TEXTS: list[tuple[str, str | None]] = [
    # lists in a sentence
    ("The other three countries are Chile, Peru and Bolivia.", "consistent"),
    ("The other four countries are Chile, Peru and Bolivia.", "inconsistent"),
    ("Three states abstained: Ghana, Mali and Guinea.", "consistent"),
    ("Four states abstained: Ghana, Mali and Guinea.", "inconsistent"),
    ("He called at five ports (Aden, Bombay, Colombo and Rangoon).", "inconsistent"),
    ("He called at four ports (Aden, Bombay, Colombo and Rangoon).", "consistent"),
    ("The other five, the two Koreas, Japan, Russia and China, were placed by the alphabet.", "consistent"),
    ("The other four participants were North and South Korea, Japan, Russia and China.", "inconsistent"),
    ("Two agreements, namely on fishing, on air traffic and on loans, were initialled.", "inconsistent"),
    # dates
    ("Kaunda came to Belgrade twice, in 1970 and 1983.", "consistent"),
    ("Kaunda came to Belgrade twice, in 1970, 1979 and 1983.", "inconsistent"),
    ("Nasser met Tito three times (in 1956, 1961 and 1964).", "consistent"),
    ("Nasser met Tito three times (in 1956 and 1961).", "inconsistent"),
    ("There were two rounds of talks (in May, July and September 1963).", "inconsistent"),
    # lists in lines
    (
        "The note made three demands:\n\n1. the release of the crew,\n2. an apology,\n3. damages.\n",
        "consistent",
    ),
    ("The note made three demands:\n\n1. the release of the crew,\n2. an apology.\n", "inconsistent"),
    ("They signed five agreements:\n\n- on trade\n- on fish\n- on air\n- on visas\n", "inconsistent"),
    ("On August 8 the ministers signed:\n\n- a treaty,\n- a protocol.\n", None),
    ("They signed two agreements:\n\n- on trade\n  - in goods\n  - in services\n- on fish\n", "consistent"),
    # counted off
    (
        "There were three reasons. First, rice was dear. Second, ships were few. Third, it rained.",
        "consistent",
    ),
    (
        "There were two reasons. First, rice was dear. Second, ships were few. Third, Mali was far.",
        "inconsistent",
    ),
    ("The pact had four aims: (i) peace, (ii) trade, (iii) transit.", "inconsistent"),
    ("The pact had three aims: (i) peace, (ii) trade, (iii) transit.", "consistent"),
    # the rest
    ("Laos was one of the four states that stayed. The other three states left in May.", "consistent"),
    ("Laos was one of the four states that stayed. The other two states left in May.", "inconsistent"),
    ("Seven delegates came, three of whom were women; the other four were priests.", "consistent"),
    ("Seven delegates came, three of whom were women; the other five were priests.", "inconsistent"),
    # rows of a table
    (
        "| date | subject |\n|---|---|\n| May | fish |\n| July | air |\n\nThe two accords in the table held.",
        "consistent",
    ),
    (
        "| date | subject |\n|---|---|\n| May | fish |\n| July | air |\n\nThe three pacts in the table held.",
        "inconsistent",
    ),
    ("Six other African states - Mali, Togo, Benin, Niger, Chad and Gabon - withdrew in 1974.", "consistent"),
    (
        "They met three times in all: in Geneva in 1985, Reykjavik in 1986 and Washington in 1987.",
        "consistent",
    ),
    (
        "They met four times in all: in Geneva in 1985, Reykjavik in 1986 and Washington in 1987.",
        "inconsistent",
    ),
    (
        "Three conditions were set: that the crew be freed; that the ship be returned; that Manila pay.",
        "consistent",
    ),
    (
        "Four conditions were set: that the crew be freed; that the ship be returned; that Manila pay.",
        "inconsistent",
    ),
    ("Trilateral talks between Japan, China and South Korea began in 2008.", "consistent"),
    ("The four-power talks between Egypt, Syria and Jordan failed.", "inconsistent"),
    ("The three envoys were Ramel (1951-54), Sohlman (1955-61) and Jarring (1964-73).", "consistent"),
    ("Both neighbours, Mali, Niger and Chad, closed the border.", "inconsistent"),
    # no list, or not of all
    ("The three islands of Samos, Chios and Lesbos were shelled.", None),
    ("Four states abstained, among them Ghana, Mali and Guinea.", None),
    ("Four states abstained, including Ghana, Mali and Guinea.", None),
    ("Kaunda came to Belgrade five times, most recently in 1983.", None),
    ("Kaunda came to Belgrade twice between 1970 and 1983.", None),
    ("At least three countries, Chile, Peru, Bolivia and Brazil, sent troops.", None),
    ("The two countries agreed on trade, fishing and air traffic.", None),
    ("In three years, Chile, Peru, Bolivia and Brazil had all recognised it.", None),
    ("The Group of 77 met in Havana; Angola, Benin and Chad spoke.", None),
    ("The six days' war changed Egypt, Syria and Jordan.", None),
    ("Three agreements were signed on trade and investment, fishing and visas.", None),
    ("Two envoys, a Pole and a Czech, came with four trunks, three dogs and a cook.", "consistent"),
    ("There are two reasons. First, rice was dear. Besides, Mali was far.", None),
]


@pytest.mark.parametrize(("text", "verdict"), TEXTS)
def test_as_many_are_listed_as_are_counted(
    tabled: Callable[..., Evidence], text: str, verdict: str | None
) -> None:
    found = {str(one.verdict) for one in counts.check(tabled(text))}
    assert found == ({verdict} if verdict else set())


def test_the_reason_names_what_is_listed(tabled: Callable[..., Evidence]) -> None:
    [found] = counts.check(tabled("Four states abstained: Ghana, Mali and Guinea."))
    assert found.explanation == "“Four states abstained” is followed by 3: Ghana; Mali; Guinea."
    assert [said.quote for said in found.passages] == ["Four states abstained", "Ghana, Mali and Guinea"]
