"""Texts of our own on the days of treaties, resolutions and conferences, and on foundings."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, beginnings

Case = tuple[str, str, str, str | None]
CASES: list[Case] = [
    ("The Treaty of Versailles was signed on 28 June 1919.", "28 June 1919", "1919-06-28", "consistent"),
    ("The Treaty of Versailles was signed in June 1921.", "June 1921", "1921-06", "inconsistent"),
    ("Resolution 1718 was adopted in October 2006.", "October 2006", "2006-10", "consistent"),
    ("UN Security Council Resolution 1874 was adopted in 2008.", "2008", "2008", "inconsistent"),
    ("In September 2017 the council passed Resolution 2375.", "September 2017", "2017-09", "consistent"),
    ("The Helsinki Final Act was signed in August 1977.", "August 1977", "1977-08", "inconsistent"),
    ("The third round of the Six-Party Talks took place in 2004.", "2004", "2004", "consistent"),
    ("The third round of the Six-Party Talks took place in 2005.", "2005", "2005", "inconsistent"),
    ("The Cairo Conference met in November 1943.", "November 1943", "1943-11", "consistent"),
    ("The Cairo Conference met in November 1944.", "November 1944", "1944-11", "inconsistent"),
    # foundings and ends
    ("SEATO was founded in September 1954.", "September 1954", "1954-09", "consistent"),
    ("SEATO was founded in 1961.", "1961", "1961", "inconsistent"),
    ("USAID was set up in 1961.", "1961", "1961", "consistent"),
    ("The Millennium Challenge Corporation was set up in 1985.", "1985", "1985", "inconsistent"),
    ("The Warsaw Pact was dissolved in July 1991.", "July 1991", "1991-07", "consistent"),
    ("Comecon was dissolved in 1985.", "1985", "1985", "inconsistent"),
    # the stages of one act, what came before, and what was founded anew
    ("The Treaty of Versailles was signed in July 1919.", "July 1919", "1919-07", None),
    ("The African Union was founded in 1963.", "1963", "1963", None),
    ("JICA was established in October 2003.", "October 2003", "2003-10", None),
    # no such thing is told
    ("The Treaty of Versailles was broken in 1936.", "1936", "1936", None),
    ("The Korean War was fought over in 1985.", "1985", "1985", None),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_days_of_texts_and_foundings_are_held_against_the_lists(
    evidence: Callable[..., Evidence], case: Case
) -> None:
    text, words, date, verdict = case
    found = list(beginnings.check(evidence(text, dates={words: date})))
    assert {str(one.verdict) for one in found} == ({verdict} if verdict else set())
    assert all(one.check == "temporal_impossibility" and one.explanation.endswith(".") for one in found)


def test_the_list_and_its_source_are_named(evidence: Callable[..., Evidence]) -> None:
    text = "UN Security Council Resolution 1874 was adopted on 12 June 2008."
    [found] = beginnings.check(evidence(text, dates={"12 June 2008": "2008-06-12"}))
    assert "2009-06-12" in found.explanation
    assert "S/RES/1874" in found.explanation
