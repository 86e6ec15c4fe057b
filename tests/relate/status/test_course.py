"""How stretches follow from turns, whatever the turns are."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

from amity.model.representation import Level, Seat
from amity.model.when import When
from amity.relate.record import Record
from amity.relate.status import beginning, status

Make = Callable[..., Record]


def test_each_side_may_have_recalled_its_ambassador(making: SimpleNamespace) -> None:
    pair = ("ARG", "CHL")
    told = [
        ("ambassador_exchange", "ARG", "CHL", "1978-12", "Argentina recalled its ambassador from Chile"),
        ("ambassador_exchange", "ARG", "CHL", "1978-12", "Chile withdrew its ambassador from Argentina"),
    ]
    first, claims = making.entry(told[0], 1)
    second = making.claim(told[1], "b", 0)
    both = replace(first, event=replace(first.event, claims_for=(*first.event.claims_for, second.id)))
    found = status(making.made((both, {**claims, second.id: second}), pair=pair))
    for sender in pair:
        last = found.of(sender).stretches[-1]
        assert last.level is Level.CHARGE
        assert last.opened is not None
        assert len(last.opened.claims) == 1


def test_relations_that_are_restored_while_they_stand_imply_a_break_that_nobody_tells_of(
    record: Make,
) -> None:
    told = (
        ("relations_established", "FIN", "SUN", "1920", "they established diplomatic relations"),
        ("embassy_opened", "SUN", "FIN", "1921", "the Soviet Union opened a legation in Helsinki"),
        ("relations_established", "FIN", "SUN", "1945-08-06", "they resumed diplomatic relations"),
    )
    legation, after = status(record(("FIN", "SUN"), *told)).of("SUN").stretches[2:4]
    assert (legation.level, str(legation.end)) == (Level.ENVOY, "1945-08-06")
    assert [dispute.otherwise for dispute in legation.disputes] == [Level.SEVERED]
    assert after.level is Level.RELATIONS


def test_what_is_restored_did_not_begin_then(record: Make) -> None:
    words = "relations were resumed"
    told = record(("GHA", "TGO"), ("relations_established", "GHA", "TGO", "1965", words))
    assert beginning(told).date is None
    before, after = status(told).of("GHA").stretches
    assert (before.level, after.level) == (Level.SEVERED, Level.RELATIONS)


def test_a_disputed_beginning_ends_with_what_shows_that_it_was_made(record: Make) -> None:
    told = record(
        ("FIN", "SUN"),
        ("relations_established", "FIN", "SUN", "1920-12-31", "they established diplomatic relations"),
        ("embassy_opened", "FIN", "SUN", "1921-02", "Finland opened a legation in Moscow"),
    )
    (name,) = told.entries[0].event.claims_for
    late = replace(
        told.claims[name], date=When.parse("1921"), passage=replace(told.claims[name].passage, doc="b")
    )
    entry = replace(told.entries[0], event=replace(told.entries[0].event, claims_for=(name, late.id)))
    disputed = replace(told, entries=(entry, *told.entries[1:]), claims={**told.claims, late.id: late})
    found = status(disputed).of("FIN").stretches
    assert [(str(s.start), str(s.end), str(s.level), s.contested) for s in found[1:3]] == [
        ("1920-12-31", "1921-02", "none", True), ("1921-02", "1991-12-26", "envoy", False),
    ]  # fmt: skip


def test_a_closing_that_is_told_to_last_closes_at_its_beginning(record: Make) -> None:
    told = record(
        ("GHA", "TGO"),
        ("embassy_opened", "GHA", "TGO", "1960", "Ghana opened an embassy in Togo"),
        ("embassy_closed", "GHA", "TGO", "1999/..", "Ghana's embassy in Togo has been closed since 1999"),
    )
    assert [s.level for s in status(told).of("GHA").at(When.parse("2010"))] == [Level.RELATIONS]


def test_a_mission_without_even_a_charge_is_none(record: Make) -> None:
    told = record(
        ("GHA", "TGO"),
        ("ambassador_exchange", "GHA", "TGO", "1994-03", "Ghana withdrew its chargé d'affaires from Togo"),
    )
    before, after = status(told).of("GHA").stretches
    assert (before.level, after.level, after.seat) == (Level.CHARGE, Level.RELATIONS, Seat.ABSENT)


def test_a_weak_report_contests_what_comes_after_it_alone(making: SimpleNamespace) -> None:
    told = [
        making.entry(("embassy_opened", "GBR", "FRA", "1900", "Britain opened an embassy in Paris"), 1),
        making.entry(("relations_severed", "GBR", "FRA", "1950", "Britain broke off relations"), 2, 0.4),
    ]
    (stretch,) = status(making.made(*told, pair=("FRA", "GBR"))).of("GBR").stretches
    (dispute,) = stretch.disputes
    assert (str(dispute.since), dispute.bears_on(When.parse("1940"))) == ("1950", False)


def test_an_ambassador_without_a_word_of_whose_is_of_whom_the_name_is_told_elsewhere(
    making: SimpleNamespace,
) -> None:
    told = [
        ("credentials", "TGO", "GHA", "2004", "Togo's ambassador Kofi Example presented his credentials"),
        ("ambassador_exchange", "GHA", "TGO", "2005", "Ambassador Kofi Example was told to wait"),
    ]
    made = [making.entry(one, n) for n, one in enumerate(told)]
    named = []
    for entry, claims in made:
        ((name, said),) = claims.items()
        known = replace(said, persons=("Kofi Example",))
        named.append((replace(entry, event=replace(entry.event, claims_for=(known.id,))), {known.id: known}))
        assert name in entry.event.claims_for
    alone = status(making.made(made[1], pair=("GHA", "TGO")))
    assert [turn.event for turn in alone.undirected] == ["e001"]
    found = status(making.made(*named, pair=("GHA", "TGO")))
    assert not found.undirected
    assert [turn.event for turn in found.of("TGO").stretches[-1].signs] == ["e001"]
