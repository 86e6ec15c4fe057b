"""Denials for all time, and what the text tells of after all in other words."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, universal

Tabled = Callable[..., Evidence]

TEXTS: list[tuple[str, bool]] = [
    (
        "Not once during the war did Cairo reproach Delhi in public. Notes went to and fro. In "
        "October 1962 a leading article of al-Ahram criticised the Indian government for its "
        "stubbornness.",
        True,
    ),
    (
        "Not once during the war did Cairo reproach Delhi in public. Notes went to and fro. In "
        "October 1962 a leading article of al-Ahram praised the Indian government for its patience.",
        False,
    ),
    (
        "At no time did Ankara attack Nicosia in its press. Things were said in private. In May 1958 "
        "a commentary in the newspaper Ulus accused the leaders in Nicosia of cowardice.",
        True,
    ),
    (
        "Sadat and Begin never sat at one table. Letters passed between them through others. At "
        "Ismailia in December 1977 the two conferred for three hours, without advisers.",
        True,
    ),
    (
        "Nehru and Salazar never spoke to each other. Envoys carried what there was. In June 1953 "
        "they dined together at the coronation in London.",
        True,
    ),
    (
        "Nehru and Salazar never spoke to each other. Envoys carried what there was. In June 1953 "
        "their ministers dined together at the coronation in London.",
        False,
    ),
    (
        "Sadat and Meir never met. Letters passed between them through others. In November 1977 Sadat"
        " and Begin talked for two hours in Jerusalem.",
        False,
    ),
    (
        "The two governments never signed anything. What they agreed was oral. In March 1965 the two "
        "ministers put their names to a protocol on fishing in the lake.",
        True,
    ),
    (
        "Chile and Bolivia never concluded an agreement on the river. The waters ran on. In August "
        "1955 their foreign ministers initialled a convention on its use.",
        True,
    ),
    (
        "Chile and Bolivia never concluded an agreement on the river. The waters ran on. In August "
        "1955 their foreign ministers met in Arica without result.",
        False,
    ),
    (
        "No pope had ever set foot in Israel before Paul VI in 1964. John Paul II, who prayed in "
        "Nazareth in March 2000, did not avoid the name of the state.",
        False,
    ),
    (
        "In 1979 the advisers were withdrawn. Not one stayed on. Two of them taught at the academy "
        "until 1986 and learned the language.",
        True,
    ),
    ("All experts went home in 1960. None of them remained. Three worked in the mine until 1964.", True),
    ("All experts went home in 1960. None of them remained. Three came back to the mine in 1964.", False),
    (
        "Nobody was ever killed on this border. The villages traded. In July 1967 four soldiers died "
        "in an exchange of fire near the bridge.",
        True,
    ),
    ("No blood was ever shed on the line. In 1975 two guards were shot near the post.", True),
    (
        "Nobody was ever killed on this border. The villages traded. In July 1967 four soldiers were "
        "wounded in an exchange of fire near the bridge.",
        False,
    ),
    (
        "Hungary never received a loan from the fund. Its ministers would not ask. In 1982 Budapest "
        "was granted a credit of 500 million by the fund.",
        True,
    ),
    (
        "Tunis never broke with Paris. Angry words were frequent. In July 1961 the Tunisian "
        "government severed its relations with France over Bizerta.",
        True,
    ),
    (
        "No weapons were ever delivered to the rebels. Ministers swore to it. In May 1976 a ship with"
        " 400 rifles for the rebels unloaded in the harbour.",
        True,
    ),
    (
        "Iceland never had an ambassador in Peking. Copenhagen looked after its affairs. In 1974 an "
        "Icelandic ambassador presented his credentials in Peking.",
        True,
    ),
    (
        "Iceland never had a consul in Shanghai. Copenhagen looked after its affairs. In 1974 an "
        "Icelandic ambassador presented his credentials in Peking.",
        False,
    ),
    (
        "There was never a strike at the plant. Wages were good. In the spring of 1969 the workers "
        "downed tools for nine days.",
        True,
    ),
    (
        "The ministers of the two countries never met. Notes were passed by the Swiss. In April 1955 "
        "they had lunch at Bandung, where both stayed in one hotel.",
        True,
    ),
    (
        "Khrushchev and Salazar never shook hands. Lisbon would have none of it. In September 1960 "
        "the two had a short talk in the corridor of the General Assembly.",
        True,
    ),
    (
        "Khrushchev and Franco never met. Madrid would have none of it. In September 1960 Khrushchev "
        "and Nehru had a short talk in New York, and they lunched together.",
        False,
    ),
    ("Tito and Hoxha never met again. In July 1946 the two had talked for hours in Belgrade.", False),
    (
        "Kim and Park never met. Their envoys did. In May 1972 Park's man talked with Kim in "
        "Pyongyang, and they drank to the nation.",
        False,
    ),
    (
        "Kim and Park never met. In May 1972 Lee Hu-rak went to Pyongyang and the two talked for an "
        "hour after midnight.",
        False,
    ),
    (
        "Manila never recognised the government in Hanoi. There was no contact. In July 1976 the "
        "Philippines established diplomatic relations with Vietnam.",
        True,
    ),
    (
        "Addis Ababa never accepted Soviet arms. It had others. In April 1977 Soviet tanks for "
        "Ethiopia were unloaded at Assab.",
        True,
    ),
    (
        "Not one rouble of the debt was ever repaid. Moscow was patient. In 1991 Hanoi settled its "
        "debts with Tokyo in oil.",
        False,
    ),
    (
        "In 1962 the technicians left for home. None of them stayed behind. A few remained in the "
        "harbour until the spring of 1964.",
        True,
    ),
    (
        "Nobody ever died on the bridge. Goods crossed daily. In August 1976 two officers were killed"
        " there with axes.",
        True,
    ),
    (
        "Nobody ever died on the bridge. Goods crossed daily. In August 1976 two officers died of "
        "fever in the capital.",
        False,
    ),
    ("Nobody was ever killed on the Danish side. In May 1951 two fishermen died in a storm.", False),
    (
        "No Swedish king ever went to Riga before Carl Gustaf in 1992. Even Gustaf V, who opened an "
        "exhibition in Riga in June 1929, left the same evening.",
        True,
    ),
    (
        "No Swedish king ever went to Riga before Gustaf V in 1929. Even Carl Gustaf, who opened an "
        "exhibition in Riga in June 1992, left the same evening.",
        False,
    ),
    (
        "On no occasion did Belgrade blame Sofia in print. Diplomats did the talking. In November "
        "1968 an article in Borba accused the Bulgarian leadership of chauvinism.",
        True,
    ),
    (
        "On no occasion did Belgrade blame Sofia in print. Diplomats did the talking. In November "
        "1968 an article in Pravda accused the Yugoslav leadership of chauvinism.",
        False,
    ),
    (
        "Pretoria never sent an ambassador to Lagos. In 1975 a Nigerian ambassador took up his post "
        "in Lusaka.",
        False,
    ),
]


@pytest.mark.parametrize(("text", "fault"), TEXTS)
def test_denials_are_held_against_other_words_for_it(tabled: Tabled, text: str, fault: bool) -> None:
    assert any(found.verdict.fault for found in universal.check(tabled(text))) is fault
