from dataclasses import replace

from amity.present.glance import Topic, at_a_glance
from amity.present.material import Material
from amity.present.notes import Citation, Notes, Statement


def plain(statement: Statement) -> str:
    return "".join(f"[{piece.label}]" if isinstance(piece, Citation) else piece for piece in statement)


def told(material: Material) -> dict[str, list[str]]:
    topics: tuple[Topic, ...] = at_a_glance(material, Notes(material))
    return {topic.heading: [plain(statement) for statement in topic.statements] for topic in topics}


def test_the_beginning_is_told_with_both_dates(material: Material) -> None:
    assert told(material)["When relations began"] == [
        "Mongolia and North Korea established diplomatic relations; the sources differ on the date: "
        "15 October 1948[1]; 8 October 1948[2]."
    ]


def test_the_two_directions_of_the_embassies_are_told_apart(material: Material) -> None:
    assert told(material)["Level"] == [
        "Mongolia and North Korea exchanged, sent or recalled ambassadors in 1951[3].",
        "Of an embassy of Mongolia in North Korea no opening or closing is reported.",
        "North Korea closed its embassy in Mongolia in August 1999[4].",
        "North Korea reopened its embassy in Mongolia in August 2004[5].",
        "Diplomatic representation (level, 0 to 3): Mongolia → North Korea 3 in 2005[T1], "
        "North Korea → Mongolia 3 in 2005[T1].",
    ]


def test_treaties_are_told_with_their_end(material: Material) -> None:
    assert told(material)["Treaties"] == [
        "Mongolia and North Korea signed a treaty on 18–21 November 1986[6].",
        "Mongolia ended a treaty with North Korea in 1995[7].",
        "Mongolia and North Korea signed a treaty (in Ulaanbaatar) on 8 August 2002[8].",
        "Agreements below a treaty: 1, the last in about October 2013 (year and month inferred)[9].",
    ]


def test_the_last_contacts_are_told_by_direction(material: Material) -> None:
    assert told(material)["Last contacts"] == [
        "The last visit from Mongolia to North Korea: 28–31 October 2013 (Elbegdorj)[10]; "
        "the chronology has 7.",
        "The last visit from North Korea to Mongolia: 2008[11]; the chronology has 5.",
        "The last meeting of Mongolia and North Korea: 19 November 1986 (Batmunkh, Kim Il-sung)[12]; "
        "the chronology has no other.",
    ]


def test_trade_is_told_from_its_figures(material: Material) -> None:
    assert told(material)["Trade"] == [
        "Trade of the two countries (US$ million): first 10.7 in 1985[T2], highest 18.7 in 1986[T2], "
        "last 0 in 1992[T2]; largest change: from 13.3 in 1990[T2] to 2.3 in 1991[T2]."
    ]


def test_what_is_not_known_is_said_to_be_so(material: Material) -> None:
    assert told(replace(material, events=(), claims=(), flows=())) == {
        "When relations began": ["When relations began is not known from these documents."],
        "Level": [
            "Nothing is known of ambassadors.",
            "Of an embassy of Mongolia in North Korea no opening or closing is reported.",
            "Of an embassy of North Korea in Mongolia no opening or closing is reported.",
        ],
        "Treaties": ["No treaty is known to have been signed."],
        "Last contacts": [
            "No dated visit from Mongolia to North Korea is reported.",
            "No dated visit from North Korea to Mongolia is reported.",
            "No dated meeting of Mongolia and North Korea is reported.",
        ],
        "Trade": ["No measured series of trade between them is known."],
    }


def test_taking_a_passage_away_moves_the_answer(material: Material) -> None:
    [notes] = [claim for claim in material.claims if claim.claim.date.edtf == "1948-10-08"]
    events = tuple(
        replace(event, claims_for=tuple(c for c in event.claims_for if c != notes.id), contested=())
        for event in material.events
    )
    claims = tuple(claim for claim in material.claims if claim is not notes)
    left = replace(material, events=events, claims=claims, credences={})
    assert told(left)["When relations began"] == [
        "Mongolia and North Korea established diplomatic relations on 15 October 1948[1]."
    ]


def test_no_citation_is_counted_that_does_not_stand_in_a_sentence(material: Material) -> None:
    notes = Notes(material)
    topics = at_a_glance(material, notes)
    shown = {p.id for t in topics for s in t.statements for p in s if isinstance(p, Citation)}
    assert {place for note in notes.passages for place in note.cited} <= shown


def test_what_nobody_has_reviewed_is_neither_told_as_known_nor_denied(material: Material) -> None:
    doubted = replace(material, events=tuple(replace(event, credible=False) for event in material.events))
    glance = told(doubted)
    begun = glance["When relations began"][0]
    assert begun.startswith("Not settled; of claims that nobody has reviewed: ")
    assert "15 October 1948[" in begun
    assert not any(".." in statement for statements in glance.values() for statement in statements)
    silence = "Of an embassy of {} in {} no opening or closing is reported."
    assert silence.format("North Korea", "Mongolia") not in glance["Level"]
    assert silence.format("Mongolia", "North Korea") in glance["Level"]
