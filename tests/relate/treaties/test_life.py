from collections.abc import Callable
from types import SimpleNamespace

import pytest

from amity.errors import InvalidValue
from amity.model.treaties import Stage, Treaty
from amity.relate.treaties import compare, treaties
from amity.relate.treaties.lines import comparison_text, text, treaty_line

Reading = Callable[..., SimpleNamespace]
FINNISH = (
    "Finland and the Soviet Union\n\n"
    "In January 1932 Finland and the Soviet Union signed a non-aggression pact. The pact was to "
    "remain in force for three years. On 28 November 1939 the Soviet Union denounced the "
    "non-aggression pact with Finland.\n\n"
    "The Treaty of Friendship between Finland and the Soviet Union was signed by Mauno Pekkala and "
    "Vyacheslav Molotov in Moscow on 6 April 1948. Finland ratified the treaty on 28 April 1948, and "
    "the treaty entered into force on 31 May 1948. The treaty of 1948 was concluded for a term of ten "
    "years. It obliged Finland to resist an armed attack by Germany. On 19 September 1955 Finland and "
    "the Soviet Union renewed the treaty for twenty years.\n\n"
)
CHILEAN = (
    "Argentina and Chile\n\n"
    "In 1902 the two countries concluded a Treaty of Arbitration. The treaty of 1902 was valid for "
    "ten years and would be renewed automatically unless denounced. In 1972 Argentina denounced the "
    "Treaty of Arbitration of 1902. In April 1972 Argentina and Chile signed a new Treaty of "
    "Arbitration, which replaced the treaty of 1902.\n\n"
    "Chile proposed a treaty of peace in 1983. On 29 November 1984 Argentina and Chile signed the "
    "Treaty of Peace and Friendship in Rome. The new treaty rests on the Charter of the United "
    "Nations, but contains no provision on mutual assistance. It entered into force on 2 May 1985.\n\n"
)
TOGOLESE = (
    "Ghana and Togo\n\n"
    "On 5 May 1970 Ghana and Togo signed a treaty of friendship. The treaty was concluded for twenty "
    "years. In 1975 Ghana abrogated the treaty of friendship with Togo.\n\n"
)
DOUBTING = (
    "Ghana and Togo again\n\n"
    "On 5 May 1970 Ghana and Togo signed a treaty of friendship. In 1975 Ghana tried to abrogate the "
    "treaty of 1970 with Togo. Togo refused its consent.\n\n"
)


def told(read: SimpleNamespace) -> tuple[Treaty, ...]:
    found = treaties(read.record, texts=read.texts, dates=read.dates)
    return tuple(treaty for treaty in found if treaty.formal)


@pytest.fixture(scope="module")
def finnish(reading: Reading) -> tuple[Treaty, ...]:
    return told(reading(("FIN", "SUN"), a=FINNISH))


@pytest.fixture(scope="module")
def chilean(reading: Reading) -> tuple[Treaty, ...]:
    return told(reading(("ARG", "CHL"), a=CHILEAN))


def step(treaty: Treaty, stage: Stage) -> str:
    (found,) = treaty.of(stage)
    return str(found.date)


def test_the_steps_of_a_treaty_with_their_dates(finnish: tuple[Treaty, ...]) -> None:
    pact, treaty = finnish
    assert (str(pact.signed), step(pact, Stage.ENDED)) == ("1932-01", "1939-11-28")
    assert pact.of(Stage.ENDED)[0].by == "SUN"
    stages = (Stage.SIGNED, Stage.RATIFIED, Stage.IN_FORCE, Stage.RENEWED)
    assert [step(treaty, s) for s in stages] == ["1948-04-06", "1948-04-28", "1948-05-31", "1955-09-19"]


def test_the_expiry_follows_from_date_and_term_and_a_renewal_begins_anew(finnish: tuple[Treaty, ...]) -> None:
    pact, treaty = finnish
    assert pact.term
    assert (pact.term.years, str(pact.term.expiry)) == (3, "1935-01")
    assert treaty.term
    assert (treaty.term.years, str(treaty.term.expiry)) == (10, "1975-09-19")
    assert pact.of(Stage.ENDED)[0].before_term is False


def test_signatories_with_their_offices_at_that_date(finnish: tuple[Treaty, ...]) -> None:
    hands = {hand.name: hand for hand in finnish[1].signatories}
    assert {hand.state for hand in hands.values()} == {"FIN", "SUN"}
    assert any("Foreign" in office for hand in hands.values() for office in hand.offices)
    assert all(hand.said for hand in hands.values())


def test_a_treaty_is_meant_by_its_year_or_as_the_new_one(chilean: tuple[Treaty, ...]) -> None:
    first, second, third = chilean
    assert [str(treaty.signed) for treaty in chilean] == ["1902", "1972-04", "1984-11-29"]
    assert step(first, Stage.ENDED) == "1972"
    assert not second.end
    assert step(third, Stage.PROPOSED) == "1983"
    assert third.of(Stage.PROPOSED)[0].by == "CHL"
    assert step(third, Stage.IN_FORCE) == "1985-05-02"


def test_prolongation_unless_denounced_is_no_renewal(chilean: tuple[Treaty, ...]) -> None:
    first = chilean[0]
    assert first.term
    assert (first.term.years, first.term.automatic, str(first.term.expiry)) == (10, True, "1912")
    assert not first.of(Stage.RENEWED)


def test_succession_is_unknown_unless_it_is_said(chilean: tuple[Treaty, ...]) -> None:
    first, second, third = chilean
    assert (first.superseded, first.superseded_by) == (True, second.id)
    assert first.succession
    assert second.superseded is None
    assert third.superseded is None


def test_what_a_treaty_lacks_is_only_what_a_text_says_that_it_lacks(chilean: tuple[Treaty, ...]) -> None:
    third = chilean[2]
    charter, defence = third.theme("UN Charter"), third.theme("defence")
    assert charter
    assert defence
    assert (charter.present, defence.present) == (True, False)
    assert "no provision on mutual assistance" in defence.said[0].quote
    assert third.theme("disarmament") is None


def test_two_treaties_side_by_side(finnish: tuple[Treaty, ...]) -> None:
    pair = compare(*finnish)
    aspects = {aspect.name: aspect for aspect in pair.aspects}
    assert aspects["signed"].differs is True
    assert aspects["in force"].differs is None
    assert aspects["in force"].other == "1948-05-31"
    assert {aspect.name for aspect in pair.differences} >= {"signed", "term"}
    assert all(line for line in comparison_text(pair))


def test_an_end_before_its_term_is_marked(reading: Reading) -> None:
    (treaty,) = told(reading(("GHA", "TGO"), a=TOGOLESE))
    assert treaty.term
    assert str(treaty.term.expiry) == "1990-05-05"
    assert treaty.end
    assert (str(treaty.end.date), treaty.end.before_term, treaty.end.contested) == ("1975", True, False)


def test_an_end_that_others_say_was_only_tried_is_contested_with_both_passages(reading: Reading) -> None:
    read = reading(("GHA", "TGO"), a=TOGOLESE, b=DOUBTING)
    (treaty,) = told(read)
    assert treaty.end
    assert treaty.end.contested
    against = " ".join(said.quote for said in treaty.end.against)
    assert "tried to abrogate" in against
    assert "refused its consent" in against
    assert all(said.evidence.startswith("a") for said in treaty.end.said)


def test_an_end_that_was_only_tried_is_none(reading: Reading) -> None:
    (treaty,) = told(reading(("GHA", "TGO"), b=DOUBTING))
    assert treaty.end is None


def test_the_year_of_signing_moves_the_expiry(reading: Reading) -> None:
    (treaty,) = told(reading(("GHA", "TGO"), a=TOGOLESE.replace("1970", "1960")))
    assert treaty.term
    assert str(treaty.term.expiry) == "1980-05-05"
    assert treaty.end
    assert treaty.end.before_term is True


def test_a_copy_changes_nothing(reading: Reading) -> None:
    def shape(found: tuple[Treaty, ...]) -> list[object]:
        return [
            (str(t.signed), [(s.stage, str(s.date), s.contested) for s in t.steps],
             [(theme.name, theme.present) for theme in t.themes], t.term and str(t.term.expiry))
            for t in found
        ]  # fmt: skip

    one = reading(("GHA", "TGO"), a=TOGOLESE)
    two = reading(("GHA", "TGO"), a=TOGOLESE, copy=TOGOLESE)
    assert shape(told(two)) == shape(told(one))


def test_without_texts_the_passages_of_claims_are_all_there_is(reading: Reading) -> None:
    read = reading(("GHA", "TGO"), a=TOGOLESE)
    (treaty,) = treaties(read.record)
    assert str(treaty.signed) == "1970-05-05"
    assert treaty.end
    assert treaty.term is None or treaty.term.years == 20


def test_every_line_names_a_passage(finnish: tuple[Treaty, ...], chilean: tuple[Treaty, ...]) -> None:
    for treaty in (*finnish, *chilean):
        assert all("a-" in line or "a:" in line for line in list(text(treaty))[1:])
        assert treaty_line(treaty)["id"] == treaty.id


def test_where_none_is_told_there_are_none(reading: Reading) -> None:
    read = reading(("GHA", "TGO"), a="Kwame Nkrumah visited Togo in June 1960.")
    assert treaties(read.record) == ()
    with pytest.raises(InvalidValue):
        treaties(read.record, "GHA", "GHA")


def test_a_third_state_s_treaty_is_not_of_the_two(reading: Reading) -> None:
    french = "In 1963 Togo and France signed a treaty on defence. The treaty of 1963 with France had no term."
    more = f"{TOGOLESE}\n{french}\n"
    (treaty,) = told(reading(("GHA", "TGO"), a=more))
    assert treaty.theme("defence") is None
