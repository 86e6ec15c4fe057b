"""Faults that need no more than the text and a row, beside texts like them that are sound; the real path."""

import pytest

from amity.case.proof import piped

ARITHMETIC = (
    (
        "Of the bill of 80 million dollars 50 million were paid; the remaining 40 million were waived.",
        "Of the bill of 80 million dollars 50 million were paid; the remaining 30 million were waived.",
    ),
    (
        "The bill was 64 million marks. By 1951 some 12 ships had come. Of it 40 million were paid. "
        "The remaining 34 million were forgiven.",
        "The bill was 64 million marks. By 1951 some 12 ships had come. Of it 40 million were paid. "
        "The remaining 24 million were forgiven.",
    ),
    (
        "Two thirds of the debt of 600 million were written off, so that 300 million remained.",
        "Two thirds of the debt of 600 million were written off, so that 200 million remained.",
    ),
    (
        "The loan of 90 million was cut by a third, to 70 million.",
        "The loan of 90 million was cut by a third, to 60 million.",
    ),
    (
        "Half of the 60 engineers, 25 men, left in spring.",
        "Half of the 60 engineers, 30 men, left in spring.",
    ),
    (
        "It was carried by 52 votes to 31 with 10 abstentions, so that all 90 members had voted.",
        "It was carried by 52 votes to 31 with 10 abstentions, so that all 93 members had voted.",
    ),
    (
        "Of the exports 40 per cent went to Italy, 35 per cent to Austria and 35 per cent to Hungary.",
        "Of the exports 40 per cent went to Italy, 35 per cent to Austria and 25 per cent to Hungary.",
    ),
)
TIME = (
    (
        "The consulate was opened in 1971. Its twentieth anniversary was kept in 1986.",
        "The consulate was opened in 1971. Its fifteenth anniversary was kept in 1986.",
    ),
    (
        "In 1988 both kept the fiftieth anniversary of the pact of 1928.",
        "In 1988 both kept the sixtieth anniversary of the pact of 1928.",
    ),
    (
        "Urho Kekkonen, who was born on 3 September 1900, was 60 when he died on 31 August 1986.",
        "Urho Kekkonen, who was born on 3 September 1900, was 85 when he died on 31 August 1986.",
    ),
    (
        "The treaty of 12 June 1965 was signed eight years after the war had ended in 1953.",
        "The treaty of 12 June 1965 was signed twelve years after the war had ended in 1953.",
    ),
    (
        "The commission met in May 1979, two years after Helsinki.",
        "The commission met in May 1979, four years after Helsinki.",
    ),
    (
        "The guns fell silent on 30 March 1975, the last day of that month.",
        "The guns fell silent on 31 March 1975, the last day of that month.",
    ),
    (
        "The last troops left Okinawa in May 1972. In 1975, when the last troops left Okinawa, it rained.",
        "The last troops left Okinawa in May 1972. In 1972, when the last troops left Okinawa, it rained.",
    ),
)
PRESENCE = (
    (
        "In 1950 the ambassador moved his office to Brasília.",
        "In 1960 the ambassador moved his office to Brasília.",
    ),
    ("They met in Islamabad in 1953.", "They met in Karachi in 1953, and not in Islamabad."),
    ("In 1985 the price was 40 million euros.", "In 1985 the price was what are today 40 million euros."),
    (
        "In 1968 Burkina Faso bought forty tractors from Italy.",
        "In 1988 Burkina Faso bought forty tractors from Italy.",
    ),
    (
        "In April 1958 the foreign ministry of Bangladesh protested.",
        "In April 1978 the foreign ministry of Bangladesh protested.",
    ),
    (
        "In 1946 the Danish envoy spoke at NATO headquarters.",
        "In 1956 the Danish envoy spoke at NATO headquarters.",
    ),
    (
        "As a member of NATO since 1955, Spain let the ships in.",
        "As a member of NATO since 1982, Spain let the ships in.",
    ),
    (
        "Austria, a member of the European Communities, vetoed the plan in 1983.",
        "Denmark, a member of the European Communities, vetoed the plan in 1983.",
    ),
    (
        "In the Security Council of 1951 the delegate of Japan voted for it.",
        "In the Security Council of 1958 the delegate of Japan voted for it.",
    ),
    (
        "Chancellor Willy Brandt met him at Bonn in March 1978.",
        "Former Chancellor Willy Brandt met him at Bonn in March 1978.",
    ),
)
UNIVERSAL = (
    (
        "Nobody was hurt in the riot. Two policemen were killed in the riot on the first evening.",
        "Nobody was hurt in the riot. Two policemen were killed in another riot.",
    ),
    (
        "Japan was the only state that sent help. Korea sent help as well, a ship with blankets.",
        "Japan was the only state that sent help by sea. Korea sent help as well, a train with blankets.",
    ),
    (
        "Peru alone abstained. Chile too abstained.",
        "Peru alone abstained. Chile too had its doubts, until 1960.",
    ),
)


@pytest.mark.parametrize(("faulty", "sound"), [*ARITHMETIC, *TIME, *PRESENCE, *UNIVERSAL])
def test_a_fault_is_found_and_what_is_like_it_is_let_alone(faulty: str, sound: str) -> None:
    told = [found for found in piped(faulty.encode(), "a.md").findings if found.verdict.fault]
    assert told
    assert all(said.stands_in(faulty) for found in told for said in found.passages)
    assert not [found.explanation for found in piped(sound.encode(), "a.md").findings if found.verdict.fault]
