"""Texts of our own on parliaments, parties, agencies and organisations within and outside their time."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amity.examine import Evidence, institutions
from amity.model.states import Institution
from amity.model.when import When
from amity.reference import load

Case = tuple[str, str, str, str | None]
CASES: list[Case] = [
    # before it was founded; "suspicious" where another stood in its place
    ("The Lok Sabha debated the loan in August 1947.", "August 1947", "1947-08", "suspicious"),
    ("In 1957 USAID delivered wheat to Karachi.", "1957", "1957", "suspicious"),
    ("JICA built the bridge over the Mekong in 1968.", "1968", "1968", "suspicious"),
    ("The KGB had the attaché followed in March 1949.", "March 1949", "1949-03", "suspicious"),
    ("In 1975 the European Union granted Algeria a loan.", "1975", "1975", "suspicious"),
    ("The State Great Khural sent deputies to Sofia in May 1977.", "May 1977", "1977-05", "suspicious"),
    ("The House of Councillors approved the alliance in 1940.", "1940", "1940", "suspicious"),
    ("On 3 May 1932 the United Nations sent observers to Leticia.", "3 May 1932", "1932-05-03", "suspicious"),
    ("In May 1948 the Stasi arrested the two Danes.", "May 1948", "1948-05", "inconsistent"),
    ("The Communist Party of Vietnam greeted Havana in 1960.", "1960", "1960", "suspicious"),
    # after its end
    ("The Volkskammer ratified the convention in June 1993.", "June 1993", "1993-06", "inconsistent"),
    ("The OAU summit of 2005 welcomed the accord.", "2005", "2005", "suspicious"),
    ("The League of Nations sent a mission to Quito in May 1948.", "May 1948", "1948-05", "suspicious"),
    ("In June 1993 the Warsaw Pact held manoeuvres in Bohemia.", "June 1993", "1993-06", "inconsistent"),
    ("The Derg received the Cuban guests in May 1992.", "May 1992", "1992-05", "inconsistent"),
    ("In October 2017 the National Defence Commission met.", "October 2017", "2017-10", "suspicious"),
    ("SEATO held its council in Manila in 1983.", "1983", "1983", "inconsistent"),
    ("In 1951 the Constituent Assembly of India recognised the state.", "1951", "1951", "inconsistent"),
    # in its time
    ("In 1944 the NKVD deported them.", "1944", "1944", "consistent"),
    ("The Comecon session of June 1984 met in Moscow.", "June 1984", "1984-06", "consistent"),
    ("The Workers' Party of Vietnam sent greetings in 1958.", "1958", "1958", "consistent"),
    ("In 1943 the United Nations agreed on relief for refugees.", "1943", "1943", "consistent"),
    # told as past, to come, or of what came before
    ("In 1994 a former KGB officer sold his memoirs.", "1994", "1994", None),
    ("The future European Union took shape in 1957.", "1957", "1957", None),
    ("In 1951 the predecessor of the European Union was created.", "1951", "1951", None),
    ("KGB archives that were opened in 1992 show it.", "1992", "1992", None),
    ("In 1921 they joined what became the Comintern.", "1921", "1921", None),
    ("According to the World Bank, incomes in 1938 were low.", "1938", "1938", None),
    ("In 1999 the fiftieth anniversary of Comecon went unnoticed.", "1999", "1999", None),
    ("In 1954 plans for SEATO were laid.", "1954", "1954", None),
    ("Boutros-Ghali, who was born in 1922, led the United Nations.", "1922", "1922", None),
    # a name of many states, or of another one
    ("The Duma ratified the treaty in 1985.", "1985", "1985", None),
    ("The Finnish Reichstag passed the law in 1863.", "1863", "1863", None),
    ("The Supreme Soviet of Kazakhstan met in January 1993.", "January 1993", "1993-01", None),
    ("The Ukrainian Supreme Soviet voted in March 1993.", "March 1993", "1993-03", None),
    ("Peru's Constituent Assembly recognised the state in 1979.", "1979", "1979", None),
    ("The Soviet Supreme Soviet ratified the treaty in 1993.", "1993", "1993", "inconsistent"),
    ("The Mapai Seizure of May 1977 cost many lives.", "May 1977", "1977-05", None),
    # too near, or too roughly dated, to tell
    ("The Warsaw Pact met once more in July 1991.", "July 1991", "1991-07", None),
    ("The Knesset met in 1949.", "1949", "1949", None),
]


@pytest.mark.parametrize("case", CASES)
def test_an_institution_is_held_against_its_time(evidence: Callable[..., Evidence], case: Case) -> None:
    text, words, date, verdict = case
    found = list(institutions.check(evidence(text, dates={words: date})))
    assert {str(one.verdict) for one in found} == ({verdict} if verdict else set())
    assert all(one.check == "temporal_impossibility" and one.explanation.endswith(".") for one in found)


def test_the_finding_names_what_stood_in_its_place_and_the_source(evidence: Callable[..., Evidence]) -> None:
    text = "In 1957 USAID delivered wheat to Karachi."
    [found] = institutions.check(evidence(text, dates={"1957": "1957"}))
    assert [said.quote for said in found.passages] == ["1957 USAID"]
    for part in ("1961-11-03", "International Cooperation Administration", "where to check: USAID"):
        assert part in found.explanation


def test_another_date_of_the_sentence_that_would_fit_lifts_the_blame(
    evidence: Callable[..., Evidence],
) -> None:
    text = "In 1993 the Volkskammer of 1988 was remembered."
    assert list(institutions.check(evidence(text, dates={"1993": "1993"})))
    assert not list(institutions.check(evidence(text, dates={"1993": "1993", "1988": "1988"})))


def test_an_inferred_year_is_not_blamed(evidence: Callable[..., Evidence]) -> None:
    text = "In June the Volkskammer met."
    assert not list(institutions.check(evidence(text, dates={"June": "1993-06"}, inferred=["June"])))


SINGLE = sorted(
    (
        one
        for one in load().institutions.values()
        if len(load().institution_mentions(f"the {one.title} met")) == 1
    ),
    key=lambda one: one.id,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=st.sampled_from(SINGLE), year=st.integers(1850, 2030))
def test_no_year_is_called_wrong_in_which_it_stood(
    evidence: Callable[..., Evidence], one: Institution, year: int
) -> None:
    """A brute-force look at every day of a year: none may lie in the life of any of that name."""
    text = f"In {year} the {one.title} met."
    found = list(institutions.check(evidence(text, dates={str(year): str(year)})))
    first, last = When.parse(f"{year}-01-01").earliest or 0, When.parse(f"{year}-12-31").latest or 0
    [mention] = load().institution_mentions(text)
    lives = [
        (life.exists.earliest or -(10**9), life.exists.latest if life.exists.latest is not None else 10**9)
        for life in mention.institutions
    ]
    stood = [any(start <= day <= end for start, end in lives) for day in range(first, last + 1)]
    for finding in found:
        assert all(stood) if str(finding.verdict) == "consistent" else not any(stood)
