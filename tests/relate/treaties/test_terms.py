"""What a diplomatic historian finds in a treaty's passages, whichever two states they are of."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from amity.model.treaties import Stage, Treaty
from amity.relate.treaties import lines, treaties

Reading = Callable[..., SimpleNamespace]
PACT = (
    "Finland and its neighbour\n\n"
    "On 21 January 1932 Finland and the Soviet Union signed a Non-Aggression Pact in Helsinki. The pact of "
    "1932 was extended on 7 April 1934 until 1945. The Soviet Union denounced the non-aggression pact on 28 "
    "November 1939.\n\n"
    "On 6 April 1948 Finland and the Soviet Union signed the Treaty of Friendship, Cooperation and Mutual "
    "Assistance in Moscow. The treaty of 1948 entered into force on 31 May 1948. It was concluded for ten "
    "years. According to one view the treaty of 1948 lapsed in December 1991.\n\n"
    "On 20 January 1992 Finland and Russia signed a Treaty on the Foundations of Relations in Helsinki. It "
    "replaced the treaty of 1948.\n"
)
PEACE = (
    "Two Andean neighbours\n\n"
    "On 23 July 1881 Argentina and Chile signed the Boundary Treaty in Buenos Aires.\n\n"
    "On 29 November 1984 Argentina and Chile signed the Treaty of Peace and Friendship in the Vatican. The "
    "treaty was signed by Foreign Minister Dante Caputo and Foreign Minister Jaime del Valle. It was "
    "ratified by Argentina on 14 March 1985 and by Chile on 12 April 1985.\n"
)
UNION = (
    "Ghana and Togo\n\n"
    "In June 1960 Ghana proposed a union treaty to Togo.\n\n"
    "On 24 July 1984 Benin, Ghana, Nigeria and Togo signed a treaty on mutual assistance and extradition. "
    "The treaty was valid for five years and was prolonged automatically unless denounced.\n"
)


def told(read: SimpleNamespace) -> tuple[Treaty, ...]:
    found = treaties(read.record, texts=read.texts, dates=read.dates)
    return tuple(treaty for treaty in found if treaty.formal)


@pytest.fixture(scope="module")
def finnish(reading: Reading) -> tuple[Treaty, ...]:
    return told(reading(("FIN", "SUN"), a=PACT))


@pytest.fixture(scope="module")
def andean(reading: Reading) -> tuple[Treaty, ...]:
    return told(reading(("ARG", "CHL"), a=PEACE))


@pytest.fixture(scope="module")
def togolese(reading: Reading) -> tuple[Treaty, ...]:
    return told(reading(("GHA", "TGO"), a=UNION))


def test_a_treaty_is_called_by_what_stands_before_the_noun_too(
    finnish: tuple[Treaty, ...], andean: tuple[Treaty, ...], togolese: tuple[Treaty, ...]
) -> None:
    assert [treaty.title for treaty in (*finnish, *andean, togolese[-1])] == [
        "Non-Aggression Pact", "Treaty of Friendship, Cooperation and Mutual Assistance", "Boundary Treaty",
        "Treaty of Peace and Friendship", "Treaty on mutual assistance and extradition",
    ]  # fmt: skip


def test_the_date_to_which_it_is_extended_is_its_expiry(finnish: tuple[Treaty, ...]) -> None:
    pact = finnish[0]
    assert pact.term is not None
    assert str(pact.term.expiry) == "1945"
    assert pact.end is not None
    assert (str(pact.end.date), pact.end.by, pact.end.before_term) == ("1939-11-28", "SUN", True)
    assert any(line.startswith("  term to 1945") for line in lines.text(pact))


def test_it_was_concluded_for_ten_years_is_no_second_signing(finnish: tuple[Treaty, ...]) -> None:
    assert len(finnish) == 2
    (signing,) = finnish[1].of(Stage.SIGNED)
    assert (str(signing.date), signing.contested) == ("1948-04-06", False)
    assert finnish[1].term is not None
    assert (finnish[1].term.years, str(finnish[1].term.expiry)) == (10.0, "1958-05-31")


def test_what_expires_is_ended_by_nobody(finnish: tuple[Treaty, ...]) -> None:
    (expired,) = finnish[1].of(Stage.EXPIRED)
    assert expired.by is None


def test_a_treaty_with_a_successor_of_one_of_the_two_can_take_its_place(finnish: tuple[Treaty, ...]) -> None:
    assert (finnish[1].superseded, finnish[1].superseded_by) == (True, "")
    assert "replaced" in finnish[1].succession[0].quote


def test_each_party_ratifies_by_itself(andean: tuple[Treaty, ...]) -> None:
    steps = andean[1].of(Stage.RATIFIED)
    assert [(step.by, str(step.date)) for step in steps] == [("ARG", "1985-03-14"), ("CHL", "1985-04-12")]


def test_who_signed_is_named_though_no_roster_has_them(andean: tuple[Treaty, ...]) -> None:
    assert {hand.name for hand in andean[1].signatories} == {"Dante Caputo", "Jaime del Valle"}


def test_a_proposal_is_not_of_a_treaty_a_generation_later(togolese: tuple[Treaty, ...]) -> None:
    proposed, signed = togolese
    assert (proposed.signed, [str(step.date) for step in proposed.of(Stage.PROPOSED)]) == (None, ["1960-06"])
    assert not signed.of(Stage.PROPOSED)
    assert next(iter(lines.text(proposed))).startswith("unsigned treaty proposed in 1960")


def test_a_length_is_told_beside_prolongation_of_itself(togolese: tuple[Treaty, ...]) -> None:
    term = togolese[-1].term
    assert term is not None
    assert (term.years, term.automatic, str(term.expiry)) == (5.0, True, "1989-07-24")
    assert not togolese[-1].of(Stage.RENEWED)
