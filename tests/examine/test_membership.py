"""Texts of our own on who joined, left or belonged to what, and when."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, membership

Case = tuple[str, str, str, str | None]
CASES: list[Case] = [
    # accession and withdrawal
    ("Mongolia joined Comecon in June 1962.", "June 1962", "1962-06", "consistent"),
    ("In 1991 Lithuania was admitted to the United Nations.", "1991", "1991", "consistent"),
    ("Finland finally joined NATO in April 2023.", "April 2023", "2023-04", "consistent"),
    ("Vietnam became a full member of ASEAN in July 1995.", "July 1995", "1995-07", "consistent"),
    ("Spain's accession to the European Community in 1986 came late.", "1986", "1986", "consistent"),
    ("Albania left the Warsaw Pact in September 1968.", "September 1968", "1968-09", "consistent"),
    ("Japan withdrew from the League of Nations in March 1933.", "March 1933", "1933-03", "consistent"),
    ("Mongolia joined Comecon in 1958.", "1958", "1958", "inconsistent"),
    ("Poland joined NATO in May 1994.", "May 1994", "1994-05", "inconsistent"),
    ("China joined the World Trade Organization in 1996.", "1996", "1996", "inconsistent"),
    ("Cuba became a member of Comecon in 1964.", "1964", "1964", "inconsistent"),
    ("Russia joined the WTO in December 2011.", "December 2011", "2011-12", "suspicious"),
    ("Albania left the Warsaw Pact in 1956.", "1956", "1956", "inconsistent"),
    # belonging
    ("NATO member Greece closed its ports in August 1974.", "August 1974", "1974-08", "consistent"),
    ("Turkey was a member of CENTO in 1965.", "1965", "1965", "consistent"),
    ("Spain, a member of NATO, sent two ships in 1978.", "1978", "1978", "inconsistent"),
    ("As a member of ASEAN, Vietnam signed the text in 1991.", "1991", "1991", "inconsistent"),
    ("Iraq was a member of CENTO in 1965.", "1965", "1965", "inconsistent"),
    ("The DPRK voted against it in the UN General Assembly in 1985.", "1985", "1985", "inconsistent"),
    ("Mongolia took part in the Six-Party Talks in 2005.", "2005", "2005", "suspicious"),
    # in another role
    ("Mongolia became an observer in the SCO in 2004.", "2004", "2004", "consistent"),
    ("Mongolia was a member of the SCO in 2010.", "2010", "2010", None),
    # nothing done, or not known
    ("Poland applied to join NATO in 1994.", "1994", "1994", None),
    ("In 1978 Spain did not belong to NATO.", "1978", "1978", None),
    ("Sweden wished in 1994 that Norway had joined the European Union.", "1994", "1994", None),
    ("Honduras joined the IAEA in 1957.", "1957", "1957", None),
]


@pytest.mark.parametrize("case", CASES)
def test_members_are_held_against_the_lists(evidence: Callable[..., Evidence], case: Case) -> None:
    text, words, date, verdict = case
    found = list(membership.check(evidence(text, dates={words: date})))
    assert {str(one.verdict) for one in found} == ({verdict} if verdict else set())
    assert all(one.check == "temporal_impossibility" and one.explanation.endswith(".") for one in found)


def test_the_list_is_named(evidence: Callable[..., Evidence]) -> None:
    text = "Poland joined NATO in May 1994."
    [found] = membership.check(evidence(text, dates={"May 1994": "1994-05"}))
    assert "1999-03-12" in found.explanation
    assert found.passages[0].quote == "Poland joined NATO in May 1994"


def test_two_dates_leave_it_open(evidence: Callable[..., Evidence]) -> None:
    text = "Poland joined NATO in 1994, or in 1999."
    assert not list(membership.check(evidence(text, dates={"1994": "1994", "1999": "1999"})))
