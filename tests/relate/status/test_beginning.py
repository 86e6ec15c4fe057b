from collections.abc import Callable

from amity.relate.record import Record
from amity.relate.status import beginning

Make = Callable[..., Record]
PAIR = ("FIN", "SUN")


def test_how_long_after_the_states_were_founded(record: Make) -> None:
    words = "they established diplomatic relations"
    found = beginning(record(("IND", "MNG"), ("relations_established", "IND", "MNG", "1955-12-24", words)))
    assert (str(found.date), found.event) == ("1955-12-24", "e000")
    assert {f.state: f.days for f in found.foundings}["IND"] == (3053, 3053)
    vague = beginning(record(("IND", "MNG"), ("relations_established", "IND", "MNG", "1955-12", words)))
    assert {f.state: f.days for f in vague.foundings}["IND"] == (3030, 3060)


def test_an_announcement_is_told_beside_the_act(record: Make) -> None:
    found = beginning(record(
        PAIR,
        ("relations_established", "FIN", "SUN", "1920-12-31", "they established diplomatic relations"),
        ("relations_established", "FIN", "SUN", "1990", "relations were restored"),
    ))  # fmt: skip
    assert [str(turn.date) for turn in found.again] == ["1990"]
    words = "the two announced the establishment of relations"
    only = beginning(record(PAIR, ("relations_established", "FIN", "SUN", "1920-12-20", words)))
    assert [str(telling.date) for telling in only.announced] == ["1920-12-20"]


def test_the_place_in_order_as_a_text_has_it(record: Make) -> None:
    words = "Finland was the third country after Germany to establish relations with the Soviet Union"
    (place,) = beginning(record(PAIR, ("relations_established", "FIN", "SUN", "1920", words))).places
    assert (place.ordinal, place.state, place.after) == (3, "FIN", ("DEU",))


def test_a_place_in_a_sentence_of_which_no_claim_was_read_is_found_with_the_text(record: Make) -> None:
    text = (
        "Much was said. Finland was the Soviet Union's second diplomatic partner state after Germany. Then."
    )
    made = record(PAIR, ("visit", "FIN", "SUN", "1954", "Kekkonen visited Moscow"))
    (place,) = beginning(made, texts={"b": text}).places
    start, end = map(int, place.evidence.removeprefix("b:").split("-"))
    assert place.ordinal == 2
    assert text[start:end] == place.quote


def test_where_nothing_is_told_there_is_no_date(record: Make) -> None:
    assert beginning(record(PAIR)).date is None
