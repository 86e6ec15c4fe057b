from collections.abc import Callable
from math import exp, sqrt
from typing import Any

import pytest

from amity.examine.credence import credence_line
from amity.examine.credence.tables import rules, term
from amity.model.credence import Attestation, Credence
from amity.model.witnesses import Bond

Weigh = Callable[..., dict[int, Credence]]
DAY = "1975-05-03"
YES, NO = ((0, "happened", DAY),), ((0, "did_not_happen", DAY),)


def attested(weighed: Weigh, *tellers: Any) -> str:
    return str(weighed(tellers)[0].attestation)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([{"says": YES, "sort": "speech", "issued": "1975"}, {"says": YES}], "attested"),
        ([{"says": YES}, {"says": YES}, {"says": YES}], "attested"),
        ([{"says": YES}, {"says": YES}], "probable"),
        ([{"says": YES}], "probable"),
        ([{"says": YES, "attribution": ("officials",)}], "doubtful"),
        ([{"says": YES, "letter": "E"}], "doubtful"),
        ([{"says": YES, "tier": "low"}], "doubtful"),
        ([{"says": YES, "tier": "low", "reviewed": True}], "probable"),
        ([{"says": ((0, "planned", DAY),)}], "doubtful"),
        ([{"says": YES}, {"says": NO}], "contested"),
        ([{"says": YES}, {"says": NO}, {"says": NO}], "contested"),
        ([{"says": YES}, *[{"says": NO}] * 3], "doubtful"),
        ([*[{"says": YES}] * 3, {"says": NO}], "probable"),
        ([{"says": NO}], "refuted"),
        ([{"says": ((0, "denied", DAY),)}], "refuted"),
    ],
)
def test_attestation_follows_the_table(
    made: list[dict[str, Any]], expected: str, teller: type[Any], weighed: Weigh
) -> None:
    tellers = [teller(name=f"s{number}", **fields) for number, fields in enumerate(made)]
    assert attested(weighed, *tellers) == expected


def test_the_table_has_an_answer_for_every_number_of_witnesses() -> None:
    last = [rule for rule in rules() if not (rule.close or rule.vouched or rule.sound)]
    for supporting in range(6):
        for opposing in range(6):
            fitting = [
                rule for rule in last
                if rule.holds([object()] * supporting, [object()] * opposing, False)  # type: ignore[list-item]
            ]  # fmt: skip
            assert fitting, (supporting, opposing)


def test_ten_texts_that_go_back_to_one_are_one_witness(teller: type[Any], weighed: Weigh) -> None:
    first = teller(name="a", says=YES, issued="1975", sort="article-newspaper")
    alone = weighed([first])[0]
    found = weighed([first, *(first.copy(f"b{n}", issued="1976") for n in range(9))])[0]
    assert (found.witnesses, found.probability) == (1, alone.probability)
    [witness] = found.supporting
    assert len(witness.witness.derived) == 9
    assert {edge.bond for edge in witness.witness.edges} == {Bond.WORDING}


def test_the_probability_can_be_checked_by_hand(teller: type[Any], weighed: Weigh) -> None:
    found = weighed([teller(name="a", says=YES, letter="B", issued="1980", reviewed=True)])[0]
    [witness] = found.supporting
    levels = [(one.factor, one.level) for one in witness.terms]
    assert levels == [
        ("reliability", "B"), ("removes", "0"), ("timeliness", "decade"), ("specificity", "day"),
        ("reading", "reviewed"),
    ]  # fmt: skip
    weight = sum(term(*level).log_odds for level in levels)
    assert found.log_odds == pytest.approx(weight)
    assert found.probability == pytest.approx(1 / (1 + exp(-weight)))
    spread = 1.645 * sqrt(0.5**2 + (0.5 * weight) ** 2)
    bounds = [1 / (1 + exp(-(weight + sign * spread))) for sign in (-1, 1)]
    assert list(found.interval) == pytest.approx(bounds)


def test_a_further_witness_of_one_side_weighs_half(teller: type[Any], weighed: Weigh) -> None:
    said = {"says": ((0, "happened", "2005-05-03"),), "sort": "article-newspaper", "issued": "2005"}
    papers = ("Asahi Shimbun", "Mainichi Shimbun")
    tellers = [teller(name=f"s{n}", outlet=paper, **said) for n, paper in enumerate(papers)]
    third, party = weighed(tellers)[0], weighed(tellers, ("JPN", "MNG"))[0]
    assert [witness.side for witness in third.supporting] == ["third", "third"]
    assert [witness.side for witness in party.supporting] == ["JPN", "JPN"]
    assert party.log_odds == pytest.approx(0.75 * third.log_odds)
    assert party.supporting[1].terms[-1].why == "a further witness of the side of JPN weighs half"


def test_nearer_and_clearer_sources_weigh_more(teller: type[Any], weighed: Weigh) -> None:
    def weight(**fields: Any) -> float:
        return weighed([teller(name="a", **{"says": YES} | fields)])[0].log_odds

    assert weight(issued="1975") > weight(issued="1980") > weight(issued="1999")
    assert weight(letter="A") > weight(letter="C") > weight(letter="E")
    assert weight() > weight(says=((0, "happened", "1975-05"),))
    assert weight() > weight(attribution=("Marta Rojas",)) > weight(attribution=("officials",))
    assert weight(reviewed=True) > weight() > weight(tier="low")


def test_a_source_that_says_both_counts_for_neither(teller: type[Any], weighed: Weigh) -> None:
    torn = teller(name="a", says=((0, "happened", DAY), (0, "did_not_happen", DAY)))
    found = weighed([torn, teller(name="b", says=YES)])[0]
    assert found.torn == ("doc:a",)
    assert [witness.witness.roots for witness in found.supporting] == [("doc:b",)]


def test_the_date_that_more_witnesses_give_is_preferred_whatever_is_copied(
    teller: type[Any], weighed: Weigh
) -> None:
    other = teller(name="c", says=((0, "happened", "1976-05-03"),))
    tellers = [teller(name=name, says=YES) for name in "ab"]
    copies = [other.copy(f"d{number}", issued="2010") for number in range(5)]
    [preference] = weighed([*tellers, other, *copies])[0].preferences
    assert (preference.field, preference.value) == ("date", DAY)
    assert preference.values[0].sources == ("doc:a", "doc:b")
    assert preference.why.startswith("2 independent: Title a, Title b; otherwise: Title c")


def test_less_precise_dates_are_no_conflict(teller: type[Any], weighed: Weigh) -> None:
    dates = (DAY, "1975-05", "1975")
    tellers = [teller(name=f"s{n}", says=((0, "happened", date),)) for n, date in enumerate(dates)]
    assert weighed(tellers)[0].preferences == ()


def test_two_against_two_is_not_settled(teller: type[Any], weighed: Weigh) -> None:
    dates = (DAY, DAY, "1976-05-03", "1976-05-03")
    tellers = [teller(name=f"s{n}", says=((0, "happened", date),)) for n, date in enumerate(dates)]
    [preference] = weighed(tellers)[0].preferences
    assert preference.why.startswith("Not settled")


def test_sources_that_share_errors_become_one_witness(teller: type[Any], weighed: Weigh) -> None:
    """Nothing in their words shows it: only the dates that they alone give."""
    right = [f"19{60 + n}-05-03" for n in range(12)]
    wrong = [f"19{60 + n}-0{1 + n % 4}-2{n % 8}" for n in range(12)]
    says = [right] * 4 + [wrong] * 2
    tellers = [
        teller(name=f"s{number}", says=tuple((n, "happened", date) for n, date in enumerate(dates)))
        for number, dates in enumerate(says)
    ]
    found = weighed(tellers)[0]
    assert found.witnesses == 5
    [pair] = [witness for witness in found.supporting if witness.witness.derived]
    assert (pair.witness.roots, pair.witness.edges[0].bond) == (("doc:s4",), Bond.ERRORS)


def test_the_line_has_every_term(teller: type[Any], weighed: Weigh) -> None:
    line = credence_line(weighed([teller(name="a", says=YES), teller(name="b", says=NO)])[0])
    assert (line["attestation"], line["witnesses"], line["against"]) == ("contested", 1, 1)
    [witness] = line["supporting"]
    assert sum(one["log_odds"] for one in witness["terms"]) == pytest.approx(witness["weight"])


def test_attestations_are_ranked() -> None:
    assert sorted(Attestation, key=lambda one: one.rank) == list(Attestation)
