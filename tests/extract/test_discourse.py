"""What a sentence takes from those before it, and from the document."""

from collections.abc import Callable

from amity.model.claims import Claim, Shape, Tier
from amity.model.documents import BlockKind, Document, NoteMark
from amity.reference import Reference

Read = Callable[..., tuple[Claim, ...]]


def kinds_of(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.kind for claim in claims]


def test_both_countries_are_those_spoken_of(read: Read) -> None:
    claims = read(
        "India attacked Pakistan in 1965. The two countries signed a cease-fire on 23 September 1965."
    )
    ceasefire = next(c for c in claims if c.kind == "ceasefire")
    assert ceasefire.states == {"IND", "PAK"}


def test_each_other_makes_both_act(read: Read) -> None:
    (claim,) = read("Egypt and Libya criticized each other in 1977.")
    assert (claim.source, claim.target) == ("EGY", "LBY")


def test_he_is_the_person_named_last(read: Read) -> None:
    claims = read(
        "Zambia's President Kenneth Kaunda visited Tanzania in 1967. He criticized Portugal in 1968."
    )
    assert [(c.kind, c.source, c.target) for c in claims] == [
        ("visit", "ZMB", "TZA"),
        ("criticism", "ZMB", "PRT"),
    ]


def test_it_is_the_subject_before(read: Read) -> None:
    claims = read("Sweden opened an embassy in Vietnam in 1970. It sent aid to Vietnam in 1972.")
    assert ("aid", "SWE", "VNM") in [(c.kind, c.source, c.target) for c in claims]


def test_an_attack_on_nobody_named_falls_on_the_opponent(read: Read) -> None:
    claims = read("Iraq invaded Iran in September 1980. On 23 July 1983 Iran launched another offensive.")
    last = claims[-1]
    assert (last.kind, last.source, last.target) == ("attack", "IRN", "IRQ")
    assert "target:focus" in last.rules
    assert last.tier is not Tier.HIGH


def test_a_date_is_carried_over_and_marked(read: Read) -> None:
    claims = read("In 1956 Poland opened an embassy in Mongolia. Hungary condemned Poland.")
    criticism = next(c for c in claims if c.kind == "criticism")
    assert str(criticism.date) == "1956"
    assert "year" in criticism.date.inferred
    assert "date:discourse" in criticism.rules


def test_relations_with_two_states_are_two_claims(read: Read) -> None:
    claims = read("Chile established diplomatic relations with China and Cuba in 1970.")
    pairs = {(c.source, c.target) for c in claims if c.kind == "relations_established"}
    assert pairs == {("CHL", "CHN"), ("CHL", "CUB")}


def test_each_counted_good_is_a_claim(read: Read) -> None:
    claims = read(
        "In 1953 Hungary sent 500 tons of wheat, 30 tons of medicine and 200 horses to North Korea."
    )
    quantities = [c.quantity for c in claims if c.kind == "aid"]
    assert [(q.value, q.unit) for q in quantities if q] == [
        (500, "tons of wheat"), (30, "tons of medicine"), (200, "horses"),
    ]  # fmt: skip


def test_names_mean_what_they_meant_then(read: Read) -> None:
    (early,) = read("Moscow criticized China in 1963.")
    (late,) = read("Moscow criticized Georgia in 2008.")
    assert (early.source, late.source) == ("SUN", "RUS")


def test_republic_of_korea_is_never_the_north(read: Read) -> None:
    (claim,) = read("The Republic of Korea recognized Mongolia in 1990.")
    assert claim.source == "KOR"


def test_ambassador_acts_for_the_state_that_sent_him(read: Read) -> None:
    (claim,) = read("Mongolia's ambassador to North Korea criticized Japan in 1998.")
    assert (claim.source, claim.target) == ("MNG", "JPN")


def test_attribution_is_the_speaker_and_the_outlet(read: Read) -> None:
    (claim,) = read(
        "According to J. Lombo, Mongolia sent aid to Vietnam in 1966 (Mongol Messenger, November 16)."
    )
    assert claim.attribution == ("J. Lombo", "Mongol Messenger, November 16")


def test_reported_speech_names_its_speaker(read: Read) -> None:
    claims = read("Balázs Szalontai argues that Bulgaria criticized Albania in 1961.")
    assert claims[0].attribution == ("Balázs Szalontai",)


def test_no_attribution_is_invented(read: Read) -> None:
    (claim,) = read("Bulgaria criticized Albania in 1961.")
    assert claim.attribution == ()


def test_silence_and_aggregate_are_shapes_of_their_own(read: Read) -> None:
    (silence,) = read("Finland never publicly criticized the Soviet Union in 1956.")
    (aggregate,) = read("North Korea sent delegations to Mongolia five times between 1961 and 1975.")
    assert silence.shape is Shape.SILENCE
    assert aggregate.shape is Shape.AGGREGATE


def test_a_negated_event_has_not_happened(read: Read) -> None:
    claims = read(
        "Turkey failed to sign a treaty with Greece in 1930 and refused to open an embassy in Greece."
    )
    assert {str(c.factuality) for c in claims} == {"did_not_happen"}


def test_notes_and_tables_are_not_read_for_claims(
    made: Callable[..., Document], reference: Reference
) -> None:
    from amity.extract import extract

    kinds = (BlockKind.NOTE, BlockKind.TABLE, BlockKind.REFERENCE, BlockKind.FURNITURE)
    text = "Bulgaria criticized Albania in 1961."
    assert extract(made(*[text] * 4, kinds=kinds), reference).claims == ()


def test_a_note_becomes_the_note_of_the_claim(made: Callable[..., Document], reference: Reference) -> None:
    from dataclasses import replace

    from amity.extract import extract

    text, note = "Bulgaria criticized Albania in 1961.¹", "¹ Rabotnichesko Delo, 3 May 1961."
    document = made(text, note, kinds=(BlockKind.PARAGRAPH, BlockKind.NOTE))
    at = text.index("¹")
    marked = replace(document, marks=(NoteMark(start=at, end=at + 1, mark="1", block=1),))
    (claim,) = extract(marked, reference).claims
    assert claim.note == note


def test_a_sentence_that_a_page_break_parts_is_one(
    made: Callable[..., Document], reference: Reference
) -> None:
    from amity.extract import extract

    kinds = (BlockKind.PARAGRAPH, BlockKind.FURNITURE, BlockKind.PARAGRAPH)
    first = "After long hesitation, and in spite of all protests, the Prime Minister of Denmark,"
    document = made(first, "Review Vol. 5  71", "visited Poland in 1970.", kinds=kinds)
    (claim,) = extract(document, reference).claims
    assert (claim.source, claim.target) == ("DNK", "POL")
    assert claim.passage.stands_in(document.text)


def test_not_until_a_date_is_two_claims(read: Read) -> None:
    before, then = read("Portugal did not open an embassy in Mongolia until 1976.")
    assert (str(before.date), str(before.factuality)) == ("../1976", "did_not_happen")
    assert (str(then.date), str(then.factuality)) == ("1976", "happened")
    assert then.tier is not Tier.HIGH


def test_each_member_of_a_list_has_its_own_date(read: Read) -> None:
    claims = read("Ghana established relations with Italy in 1964, France (1965) and Egypt in 1966.")
    assert {(c.source, c.target, str(c.date)) for c in claims} == {
        ("GHA", "ITA", "1964"), ("FRA", "GHA", "1965"), ("EGY", "GHA", "1966"),
    }  # fmt: skip


def test_a_counterpart_is_of_the_other_state(read: Read) -> None:
    (claim,) = read("The Finnish president met his Estonian counterpart in Tartu in 1999.")
    assert (claim.source, claim.target, claim.place) == ("EST", "FIN", "Tartu")


def test_an_inherited_date_is_no_more_than_its_month(read: Read) -> None:
    claims = read("On 14 July 1969 Peru attacked Chile. Chilean planes bombed a Peruvian port.")
    assert (str(claims[-1].date), claims[-1].date.inferred) == ("1969-07", ("year", "month"))
