"""Sentences of our own in which a date hangs on another date of the same text, sound and faulty."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.examine import Evidence, ages, interval, landmark_dates, separations, stretches, succession
from amity.examine.lengths import Length
from amity.examine.stretches import lasts
from amity.model.answers import Answer
from amity.model.findings import Finding
from amity.model.when import When

SOUND = [
    # a distance to a date in the same phrase
    "Norway joined in April 1949, almost three years after the conference of June 1946.",
    "Cairo sent a consul in July 1969, four years after Ulbricht had come to Egypt in February 1965.",
    "The canal was seized on 26 July 1956, a week after the American refusal of 19 July 1956.",
    "Ratification followed on 9 May 1988, within a week of the signing on 3 May 1988.",
    "A year and a half after the revolution of February 1979, in September 1980, Iraq attacked.",
    "On 6 May 1955 the Danish parliament debated it, three days after the signing of 3 May.",
    # to a happening that the text has dated
    "The pact was signed in Oslo on 4 May 1988. The day after the signing, on 5 May 1988, the Finns left.",
    "He reached Lima on 10 November 1971. Under a month after his arrival, on 4 December 1971, he left.",
    "The talks of 3-7 May 1988 went badly. During the talks, on 5 May, the Libyan delegate walked out.",
    "Tunis sent a note of 10 March 1962. The French answer to the note, dated 13 March 1962, was short.",
    "The friendship treaty of Norway and Mali was signed during the visit of J. Keita on 18-21 May 1986. "
    "The friendship treaty of Norway and Mali, signed on 21 May 1986, has nine articles.",
    "Mali took up relations with Oslo on 12 May 1961, and Niger on 15 May. A yearbook has it a week before, "
    "on 8 May.",
    # to the date before
    "The Shah left Tehran on 16 January 1979. Two weeks later, on 1 February, his rival landed.",
    "The tanks entered Prague on 21 August 1968; the next day, on 22 August, Romania protested.",
    "The ministers met on 3 June 1961 in Vienna. The following year, in 1962, they met again.",
    "In 1984 the Cuban envoy left Luanda; in 1994, ten years later, he returned.",
    "Ghana had closed the office in May 1966. Eleven months earlier, in June 1965, Mali had done so.",
    # clauses that stand for a landmark, anniversaries, eves, numbered years
    "The embassy in Accra was opened in 1959, two years after Ghana became independent.",
    "In 1987, on the fortieth anniversary of the independence of India, Gandhi went to Moscow.",
    "On the eve of the Six-Day War, on 30 May 1967, Hussein flew to Cairo.",
    "In 1952, in the third year of the Korean War, an Indian ambulance was still there.",
    "In November 1989, when the Berlin Wall fell, Sofia was silent.",
    "When the Korean War broke out in June 1950, Delhi called for talks.",
    "On 12 August 1990, a week after Iraq invaded Kuwait, Ankara closed the pipeline.",
    "The Suez Crisis of 1956 cost London the trust of Delhi.",
    "Stalin's death in March 1953 was announced in Tirana by loudspeaker.",
    "On the last day of the visit of 4-9 October 1982, 9 October 1982, Delhi and Hanoi signed.",
    "In 1959, two years after independence, Ghana opened an embassy in Belgrade.",
    "The state visit of the Danes lasted from 5 to 9 May. During the visit, on 8 May, a protocol was signed.",
    "The talks were held from 5 to 9 May 1961 in Lagos. In those days, on 7 May, Mali joined.",
    # what lies between, and ages
    "Thirty-two years passed between the visit of 1956 to Belgrade and that of 1988.",
    "It took fourteen years, from the first talks in 1951 to the treaty of 1965, to agree on Dokdo.",
    "Born in 1912, the Korean leader died in 1994 at the age of 82.",
    "In January 1963 Konrad Adenauer, by then eighty-seven, signed in Paris.",
    # lengths
    "A four-day visit to Seoul, from 3 to 6 May, was praised.",
    "The delegation arrived in Riga on 3 May 1962 and left on 7 May after a five-day stay.",
    "He governed Tunisia for thirty years, from 1957 to 1987.",
    "The three-year period 1994-1997 was calm in Angola.",
    "From 1948 to 1953, five years in all, the Yugoslav frontier was closed.",
    "The two-week tour of Burma (3-16 May 1961) was tiring.",
    "The six-month session from January to June 1973 was held in Helsinki.",
]
FAULTY = [
    "Norway joined in April 1949, almost nine years after the conference of June 1946.",
    "Cairo sent a consul in July 1969, nine years after Ulbricht had come to Egypt in February 1965.",
    "The canal was seized on 26 July 1956, three weeks after the American refusal of 19 July 1956.",
    "Ratification followed on 29 May 1988, within a week of the signing on 3 May 1988.",
    "A year and a half after the revolution of February 1979, in September 1988, Iraq attacked.",
    "The pact was signed in Oslo on 4 May 1988. The day after the signing, on 9 May 1988, the Finns left.",
    "He reached Lima on 10 November 1971. Under a month after his arrival, on 4 February 1972, he left.",
    "The talks of 3-7 May 1988 went badly. During the talks, on 15 May, the Libyan delegate walked out.",
    "Tunis sent a note of 10 March 1962. The French answer to the note, dated 3 March 1962, was short.",
    "The pact was signed on 25 November 1986 during the visit of the premier on November 18-21, 1986.",
    "The friendship treaty of Norway and Mali was signed during the visit of J. Keita on 18-21 May 1986. "
    "The friendship treaty of Norway and Mali, signed on 28 May 1986, has nine articles.",
    "The consular convention with Norway was signed before the death of Stalin. "
    "The consular convention with Norway was signed on 3 June 1958.",
    "The Shah left Tehran on 16 January 1979. Two weeks later, on 1 April 1979, his rival landed.",
    "The tanks entered Prague on 21 August 1968; the next day, on 25 August, Romania protested.",
    "The ministers met on 3 June 1961 in Vienna. The following year, in 1965, they met again.",
    "In 1984 the Cuban envoy left Luanda; in 1999, ten years later, he returned.",
    "The treaty was signed in Oslo on 3 May 1955. Before the signing, on 6 June 1955, the king had spoken.",
    "The embassy in Accra was opened in 1969, two years after Ghana became independent.",
    "In 1997, on the fortieth anniversary of the independence of India, Gujral went to Moscow.",
    "On the eve of the Six-Day War, on 30 June 1967, Hussein flew to Cairo.",
    "In October 1991, when the Berlin Wall fell, Sofia was silent.",
    "When the Korean War broke out in June 1951, Delhi called for talks.",
    "On 12 October 1990, a week after Iraq invaded Kuwait, Ankara closed the pipeline.",
    "Stalin's death in March 1955 was announced in Tirana by loudspeaker.",
    "On the second day of the visit of 4-9 October 1982, 9 October 1982, Delhi and Hanoi signed.",
    "In reply to the note of 30 October 1961, Helsinki wrote on 12 October 1961.",
    "The peace of March 1979 rests on two papers agreed in September 1980.",
    "A four-day visit to Seoul, from 3 to 9 May, was praised.",
    "The delegation arrived in Riga on 3 May 1962 and left on 12 May after a five-day stay.",
    "In the three years between 1994 and 1999 no Angolan envoy came.",
    "In 1969, two years after independence, Ghana opened an embassy in Belgrade.",
    "Belgrade wrote to Ghana on 10 February 1957, some days after the colony had become independent.",
    "The state visit of the Danes lasted from 5 to 9 May. In its course an accord was signed on 3 June.",
    "The visit of May 1972 was made possible by the secret journey of July 1973.",
    "Having heard of the fall of Saigon, Vientiane closed the border on 12 March 1975.",
    "The communiqué of 9 May 1955 reports on talks held from 12 to 15 May 1955.",
    "Nine years passed between the visit of 1956 to Belgrade and that of 1988.",
    "Six years separate the recognition of 1948 by Prague from the embassy of 1961.",
    "Born in 1912, the Korean leader died in 1994 at the age of 92.",
    "In January 1963 Konrad Adenauer, by then seventy, signed in Paris.",
    "In 1956, in the third year of the Korean War, an Indian ambulance was still there.",
    "He governed Tunisia for forty-one years, from 1957 to 1987.",
    "The three-year period 1994-1999 was calm in Angola.",
    "From 1948 to 1953, eight years in all, the Yugoslav frontier was closed.",
    "The two-week tour of Burma (3-30 May 1961) was tiring.",
    "The four-day visit to Jakarta, from 28 to 30 October 1964, was calm.",
]
SILENT = [
    "The unrest that followed the murder of the king began on 8 October and ended on 10 December 1934.",
    "At the Berlin Wall, in 1995, a museum was opened by the Poles.",
    "The agreement of Simla is not the Simla Agreement of 1914 of the Tibetans.",
    "The film on the Suez Crisis (1996) was shown in Cairo.",
    "Memorials of the Korean War of 1997 and 2003 stand in Ankara.",
    "In 1990 Poland honoured the pilots killed three years after the death of Stalin.",
    "In 1955 the orphans, who had come during the Korean War, went home.",
    "The protocol could not be signed during the visit of 4 to 9 October 1982; it was signed on 12 October.",
    "After ten years abroad, from 1994 to 1996 he served in Lagos.",
    "The ten-year plan (1960-1967) was abandoned by Accra.",
    "In the night of 28 February to 1 March 1970 the guard in Amman was doubled.",
    "The Hundred Years' War (1337-1453) is a name and no count.",
    "The visit of 3 May 1988 was short; after the visit of 1990 the Dutch wrote in 1989 of a third.",
    "He was born in 1912, and two years later than his brother, in 1931, he joined the Belgian army.",
    "The first visit lasted from 3 to 6 May 1970. During the second visit on 9 June 1971 they quarrelled.",
    "In 1990, after the end of the blockade and of the mission in 1992, Managua changed its course.",
    "The night train of 3 May 1958 was the last; the next day was a Sunday.",
    "A twenty-year treaty (1971-1975) with Cairo did not last.",
]


CHECKS = (
    interval.check, succession.check, stretches.check, landmark_dates.check, separations.check, ages.check,
)  # fmt: skip


def found(evidence: Evidence) -> Iterator[Finding]:
    for check in CHECKS:
        yield from check(evidence)


@pytest.mark.parametrize("text", SOUND)
def test_what_holds_is_said_to_hold(told: Callable[..., Evidence], text: str) -> None:
    assert {str(one.verdict) for one in found(told(text))} == {"consistent"}


@pytest.mark.parametrize("text", FAULTY)
def test_what_cannot_be_is_found(told: Callable[..., Evidence], text: str) -> None:
    assert [str(one.verdict) for one in found(told(text)) if one.verdict.fault] == ["inconsistent"]


@pytest.mark.parametrize("text", SILENT)
def test_what_does_not_hang_together_is_not_blamed(told: Callable[..., Evidence], text: str) -> None:
    assert not [one for one in found(told(text)) if one.verdict.fault]


def test_a_fault_names_both_passages(told: Callable[..., Evidence]) -> None:
    text = (
        "The pact was signed in Oslo on 4 May 1988. The day after the signing, on 9 May 1988, the Finns left."
    )
    [fault] = found(told(text))
    quotes = [passage.quote for passage in fault.passages]
    assert quotes == ["signed in Oslo on 4 May 1988", "The day after the signing, on 9 May 1988"]


@given(st.dates(date(1800, 1, 1), date(2100, 1, 1)), st.integers(1, 60), st.integers(1, 90))
def test_a_length_in_days_holds_where_counting_the_days_gives_it(first: date, more: int, said: int) -> None:
    days = [first + timedelta(days=n) for n in range(more + 1)]
    answer = lasts(When.parse(f"{days[0]}/{days[-1]}"), Length(number=said, unit="day"))
    if said in (len(days), len(days) - 1):
        assert answer is Answer.YES
    elif said % 10:
        assert answer is Answer.NO
    else:
        assert answer is not Answer.YES


@given(st.integers(1800, 2000), st.integers(0, 60), st.integers(1, 70))
def test_a_length_in_years_holds_where_counting_the_years_gives_it(first: int, more: int, said: int) -> None:
    answer = lasts(When.parse(f"{first}/{first + more}") if more else When.parse(f"{first}-01/{first}-12"),
                   Length(number=said, unit="year"))  # fmt: skip
    years = len(range(first, first + more + 1))
    if said in (years, years - 1) and more:
        assert answer is Answer.YES
    elif answer is Answer.NO:
        assert abs(said - years) > 0
