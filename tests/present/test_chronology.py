import csv
import io
from dataclasses import replace

from amity.model.claims import Tier
from amity.model.factuality import Factuality
from amity.model.reviewed import Standing
from amity.model.when import When
from amity.present import chronology
from amity.present.chronology import COLUMNS
from amity.present.material import Material
from amity.present.notes import Notes


def kinds(events: tuple[object, ...]) -> set[str]:
    return {event.kind for event in events}  # type: ignore[attr-defined]


def test_the_chronology_holds_only_what_happened_between_the_states(material: Material) -> None:
    events = chronology.happened(material)
    assert len(events) == 23
    for event in events:
        assert event.credible
        assert event.factuality is Factuality.HAPPENED
        assert {"MNG", "PRK"} <= event.states


def test_it_is_in_order_of_time(material: Material) -> None:
    days = [event.date.earliest or 0 for event in chronology.happened(material)]
    assert days == sorted(days)


def test_what_did_not_happen_for_sure_stands_apart(material: Material) -> None:
    found = chronology.unrealised(material)
    assert {event.factuality for event in found} == {
        Factuality.DID_NOT_HAPPEN,
        Factuality.DENIED,
        Factuality.INVITED,
        Factuality.RUMOURED,
    }
    assert not {event.id for event in found} & {event.id for event in chronology.happened(material)}


def test_a_plan_of_a_lower_tier_is_not_told_before_it_is_reviewed(material: Material) -> None:
    proposed = [c for c in material.claims if c.claim.factuality is Factuality.PROPOSED]
    assert proposed
    assert set(proposed) <= set(chronology.unreviewed(material))


def test_every_claim_between_the_states_is_somewhere_and_unreviewed_ones_in_one_place(
    material: Material,
) -> None:
    shown = (
        *chronology.happened(material), *chronology.unrealised(material), *chronology.judged(material),
        *chronology.surrounding(material),
    )  # fmt: skip
    told = {claim for event in shown for claim in event.claims}
    left = {claim.id for claim in chronology.unreviewed(material)}
    summed = {claim.id for claim in chronology.summaries(material)}
    assert not told & left
    assert not summed & left
    assert told | left | summed == {claim.id for claim in material.claims}


def test_a_rejected_claim_is_nowhere(material: Material) -> None:
    medium = next(c for c in chronology.unreviewed(material) if c.claim.kind == "aid")
    rejected = replace(medium, standing=Standing.REJECTED, judgements=("j9",))
    claims = tuple(rejected if claim is medium else claim for claim in material.claims)
    left = chronology.unreviewed(replace(material, claims=claims))
    assert rejected.id not in {claim.id for claim in left}
    assert len(left) == len(chronology.unreviewed(material)) - 1


def test_judgements_of_texts_are_not_told_as_events(material: Material) -> None:
    assert kinds(chronology.judged(material)) == {"cooling"}
    assert "cooling" not in kinds(chronology.happened(material))


def test_what_goes_on_around_them_stands_apart(material: Material) -> None:
    assert kinds(chronology.surrounding(material)) == {"recognition", "trade"}


def test_an_entry_has_the_words_of_its_best_source(material: Material) -> None:
    first = chronology.chronology(material)[0]
    assert first.date == "15 October 1948"
    assert first.quote == "Mongolia and North Korea established diplomatic relations on 15 October 1948"
    assert first.references == ("Bat-Erdene 2019, p. 1", "[notes.docx] n.d.")
    assert [dating.words for dating in first.datings] == ["15 October 1948", "8 October 1948"]


def test_a_footnote_is_named_and_so_is_whom_it_quotes(material: Material) -> None:
    treaty = next(e for e in chronology.chronology(material) if e.date == "8 August 2002")
    assert treaty.quoted == "Bat-Erdene 2019, p. 3, note 1"
    assert treaty.reported == "according to an aide, in Morning Courier, 9 August 2002"


def test_a_claim_that_says_the_same_comes_before_a_plan_of_it(material: Material) -> None:
    cancelled = next(e for e in chronology.unrealised(material) if e.factuality is Factuality.DID_NOT_HAPPEN)
    claims = chronology.claims_for(material, cancelled)
    assert [str(c.claim.factuality) for c in claims] == ["did_not_happen", "planned"]


def test_a_month_that_holds_the_day_of_another_source_does_not_contradict_it(material: Material) -> None:
    event = next(event for event in material.events if event.kind == "relations_established")
    first, second = (material.claims_by_id[name] for name in event.claims_for)

    def given(edtf: str) -> set[str]:
        other = replace(second, claim=replace(second.claim, date=When.parse(edtf)))
        claims = (first, other)
        changed = replace(material, claims=claims, events=(replace(event, contested=("date",)),))
        return {date for date, _ in chronology.dates_given(changed, changed.events[0])}

    day = first.claim.date.edtf
    assert given(day[:7]) == set()
    assert given("1949-03") == {day, "1949-03"}
    assert given("1948-10-01/1948-10-31") == {day, "1948-10-01/1948-10-31"}


def test_the_words_that_are_shown_are_those_of_the_date_that_is_shown(material: Material) -> None:
    event = next(event for event in material.events if event.kind == "embassy_closed")
    [first] = (material.claims_by_id[name] for name in event.claims_for)
    other = replace(first, id="x-1", claim=replace(first.claim, date=When.parse("1998"), tier=Tier.HIGH))
    both = replace(event, claims_for=("x-1", first.id))
    changed = replace(material, claims=(other, first), events=(both,))
    assert chronology.claims_for(changed, both) == [first, other]


def test_as_text_gives_date_sentence_words_and_reference(material: Material) -> None:
    text = chronology.as_text(chronology.chronology(material))
    assert text.startswith("15 October 1948: Mongolia and North Korea established diplomatic relations.\n")
    assert "(Bat-Erdene 2019, p. 3, note 1)" in text


def test_as_csv_has_its_columns_and_a_row_for_each_event(material: Material) -> None:
    entries = chronology.chronology(material)
    rows = list(csv.DictReader(io.StringIO(chronology.as_csv(entries))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["event"] for row in rows] == [entry.event.id for entry in entries]
    assert rows[0]["references"] == "Bat-Erdene 2019, p. 1; [notes.docx] n.d."


def test_as_markdown_escapes_what_markdown_would_act_on(material: Material) -> None:
    entry = replace(chronology.chronology(material)[0], what="A *visit* <b>", quote="a_b\nc [1](x)")
    assert "A \\*visit\\* \\<b\\>" in chronology.as_markdown([entry])
    assert "a\\_b c \\[1\\](x)" in chronology.as_markdown([entry])


def test_decades_part_the_entries(material: Material) -> None:
    decades = [(name, len(found)) for name, found in chronology.decades(chronology.chronology(material))]
    assert decades[0] == ("1940s", 1)
    assert sum(count for _, count in decades) == 23


def test_passages_are_numbered_in_the_order_in_which_they_are_met(material: Material) -> None:
    notes = Notes(material)
    entries = chronology.entries(material, chronology.happened(material), notes)
    seen = list(dict.fromkeys(int(c.label) for entry in entries for c in entry.citations))
    assert seen == sorted(seen)
    assert [note.number for note in notes.passages] == list(range(1, len(notes.passages) + 1))
