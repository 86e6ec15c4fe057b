"""Who takes part, who only stands beside, and whom a word leaning on others means."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from amity.extract import coding, extract
from amity.extract.reasons import reasons
from amity.model.claims import Claim, Tier
from amity.model.documents import Document
from amity.reference import Reference

Read = Callable[..., tuple[Claim, ...]]
Made = Callable[..., Document]

_ASIDE = (
    "Not {b} but {a} sent food aid to Laos in 1978.",
    "It was {a}, not {b}, that sent food aid to Laos in 1978.",
    "It was not {b} but {a} that sent food aid to Laos in 1978.",
    "{a}, rather than {b}, sent food aid to Laos in 1978.",
    "{a}, and not {b}, sent food aid to Laos in 1978.",
    "{a} and not {b} sent food aid to Laos in 1978.",
    "Instead of {b}, {a} sent food aid to Laos in 1978.",
    "Food aid was sent to Laos in 1978 by {a}, not by {b}.",
)


def ends(claims: tuple[Claim, ...], kind: str) -> set[tuple[str | None, str | None]]:
    return {(c.source, c.target) for c in claims if c.kind == kind and c.factuality.realised}


@pytest.mark.parametrize(
    ("text", "pair"),
    list(product(_ASIDE, [("Peru", "Chile"), ("Mongolia", "the Soviet Union"), ("Yugoslavia", "Cuba")])),
)
def test_who_is_set_aside_takes_no_part(text: str, pair: tuple[str, str], read: Read) -> None:
    codes = {"Peru": "PER", "Mongolia": "MNG", "Yugoslavia": "YUG"}
    assert ends(read(text.format(a=pair[0], b=pair[1])), "aid") == {(codes[pair[0]], "LAO")}


@pytest.mark.parametrize("text", ["Peru sent tanks not to Chile but to Egypt in 1978.",
                                  "Peru sent tanks to Egypt, not Chile, in 1978."])  # fmt: skip
def test_a_receiver_set_aside_receives_nothing(text: str, read: Read) -> None:
    assert {claim.target for claim in read(text)} == {"EGY"}


def test_not_only_sets_nobody_aside(read: Read) -> None:
    claims = read("Not only Peru but also Chile sent food aid to Laos in 1978.")
    assert {"PER", "CHL"} <= {claim.source for claim in claims}


def test_the_two_are_those_of_the_clause_before(read: Read) -> None:
    claims = read(
        "Fidel Castro met Mengistu Haile Mariam and Siad Barre in Aden on 16 March 1977. "
        "Mengistu Haile Mariam led Ethiopia. "
        "He visited Cuba on 21 April 1978, and the two governments signed an agreement on 25 April."
    )
    (signed,) = [c for c in claims if c.kind == "agreement_signed"]
    assert (signed.source, signed.target) == ("CUB", "ETH")
    assert signed.tier is not Tier.HIGH


def test_the_two_of_a_document_are_trusted(read: Read) -> None:
    said = "Peru and Chile quarrelled. The two countries signed an agreement on 25 April 1978."
    (signed,) = [c for c in read(said, title="Peru and Chile") if c.kind == "agreement_signed"]
    assert signed.tier is Tier.HIGH


_FORCES = ["{a} and {b} forces captured Jijiga on 5 March 1978.",
           "{a} and {b} troops occupied the town in May 1978.",
           "By February 1978 about 12,000 {a} soldiers were fighting in the Ogaden."]  # fmt: skip


@pytest.mark.parametrize("text", _FORCES)
@pytest.mark.parametrize("before", ["", "Cuba and Ethiopia are allies. "])
def test_who_act_together_do_not_act_on_each_other(text: str, before: str, read: Read) -> None:
    claims = read(before + text.format(a="Cuban", b="Ethiopian"))
    deeds = [c for c in claims if c.kind in ("invasion", "clash", "attack")]
    assert not [c for c in deeds if {c.source, c.target} == {"CUB", "ETH"} and " and " in text]
    assert all(c.source != c.target for c in deeds)


def test_both_who_act_together_are_sources(read: Read) -> None:
    claims = read("Cuban and Ethiopian forces captured Jijiga on 5 March 1978.")
    assert ends(claims, "invasion") == {("CUB", None), ("ETH", None)}


@pytest.mark.parametrize("text", ["half of the 12,000 Cuban troops were withdrawn",
                                  "most of the Cuban soldiers were recalled",
                                  "the Cuban missiles were removed"])  # fmt: skip
def test_whose_troops_are_withdrawn_withdraws(text: str, read: Read) -> None:
    claims = read(f"Cuba and Ethiopia were allies. In early 1984 {text}.")
    assert {c.source for c in claims if c.kind == "withdrawal"} == {"CUB"}


@pytest.mark.parametrize("noun", ["conference", "talks", "summit"])
def test_a_denial_holds_for_what_the_subject_is_said_to_have_part_in(noun: str, read: Read) -> None:
    claims = read(f"Neither Ethiopia nor Cuba sent a delegation to the {noun} in Mogadishu in 1982.")
    assert claims
    assert not [c for c in claims if c.factuality.realised]


def test_a_surname_means_who_held_office_then(reference: Reference) -> None:
    line = {"id": "1", "text": "Castro met Brezhnev yesterday.", "date": "1981-05-04"}
    (coded,) = coding.code([line], reference)
    assert {(e["kind"], e["source"], e["target"]) for e in coded["events"]} == {("meeting", "CUB", "SUN")}


def test_no_event_is_coded_twice(reference: Reference) -> None:
    (coded,) = coding.code(
        [{"id": "1", "text": "The ministers met yesterday.", "date": "1981-05-04"}], reference
    )
    told = [(e["kind"], e["source"], e["target"], e["date"]) for e in coded["events"]]
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("before", "target", "low"),
    [("Cuba and Ethiopia were allies. ", "CUB", False), ("Chile and Ethiopia were allies. ", "CHL", False),
     ("", "CHL", True)],
)  # fmt: skip
def test_a_city_of_several_states_lies_in_that_spoken_of(
    before: str, target: str, low: bool, read: Read
) -> None:
    claims = read(before + "Ethiopia opened a consulate in Santiago on 4 May 1983.")
    (opened,) = [c for c in claims if c.kind == "embassy_opened"]
    assert opened.target == target
    assert (opened.tier is Tier.LOW) == low
    assert ("CUB" in opened.alternatives) == low


@pytest.mark.parametrize("sent", ["17,000 men", "men and tanks"])
def test_men_sent_are_deployed_on_the_word_of_who_says_so(sent: str, read: Read) -> None:
    (claim,) = read(f"The United States claimed that Cuba had sent {sent} to Ethiopia in 1978.")
    assert (claim.kind, claim.source, claim.target) == ("deployment", "CUB", "ETH")
    assert claim.attribution == ("United States",)


@pytest.mark.parametrize(("who", "codes"), [("Soviet and Cuban advisers", {"SUN", "CUB"}),
                                            ("Soviet advisers", {"SUN"})])  # fmt: skip
@pytest.mark.parametrize("left", ["left Mogadishu", "left Somalia", "departed from Somalia"])
def test_advisers_who_leave_are_withdrawn(who: str, codes: set[str], left: str, read: Read) -> None:
    claims = read(f"{who} {left} in November 1977.")
    assert {(c.kind, c.source, c.target) for c in claims} == {("withdrawal", code, "SOM") for code in codes}


@pytest.mark.parametrize(
    ("year", "low"), [("1975", False), ("2005", True)]
)  # the Mongolian party ruled alone until 1990
def test_the_mission_of_a_party_is_its_states_while_it_rules_alone(year: str, low: bool, read: Read) -> None:
    claims = read(f"The Mongolian People's Revolutionary Party visited Cuba in {year}.")
    assert [c.tier is Tier.LOW for c in claims if c.kind == "visit"] == [low]


def test_the_name_of_a_slot_is_no_word_of_the_text(made: Made, reference: Reference) -> None:
    claim = extract(made("Peru attacked Chile in 1960."), reference).claims[0]
    other = replace(claim, rules=("source:named/subj", "target:named/obj-を"))
    found = {reason.field: reason.words for reason in reasons(other, "")}
    assert found == {"source": (), "target": ("を",)}


_NEVER_MADE = (
    "A visit by the president of {a} to {b} that had been planned for May 1975 did not take place.",
    "A visit by the president of {a} to {b}, which had been announced for May 1975, was not held.",
    "A visit of the president of {a} to {b} that had been scheduled for May 1975 was cancelled.",
    "A visit of the president of {a} to {b} which had been expected in May 1975 failed to materialise.",
    "The visit of the president of {a} to {b} fell through in May 1975.",
)


@pytest.mark.parametrize("text", _NEVER_MADE)
def test_a_visit_of_which_nothing_came_is_none(text: str, read: Read) -> None:
    said = [c for c in read(text.format(a="Peru", b="Chile")) if c.factuality.realised]
    assert said == []
    (visit,) = [c for c in read(text.format(a="Peru", b="Chile")) if c.kind == "visit"]
    assert str(visit.factuality) == "did_not_happen"


@pytest.mark.parametrize(
    "text",
    [
        "A visit by the president of {a} to {b} that had been planned for April took place in May 1975.",
        "A visit by the president of {a} to {b} that was made in May 1975 did not last long.",
        "A visit of the president of {a} to {b} which took place in May 1975 did not impress the public.",
    ],
)
def test_a_visit_that_was_made_is_one_whatever_came_of_it(text: str, read: Read) -> None:
    visits = [c for c in read(text.format(a="Peru", b="Chile")) if c.kind == "visit"]
    assert [str(c.factuality) for c in visits] == ["happened"]
