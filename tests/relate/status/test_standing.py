from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from amity.errors import InvalidValue
from amity.model.factuality import Factuality
from amity.model.representation import Direction, Level, Seat, Verdict, ordered
from amity.model.when import When
from amity.relate.record import Record
from amity.relate.status import status

Make = Callable[..., Record]
Told = tuple[str, str, str, str, str]
PAIR = ("ARG", "GBR")
COURSE: tuple[Told, ...] = (
    ("relations_established", "ARG", "GBR", "1825", "Argentina and Britain established diplomatic relations"),
    ("embassy_opened", "GBR", "ARG", "1826", "Britain opened a legation in Buenos Aires"),
    ("ambassador_exchange", "ARG", "GBR", "1979-11", "Britain and Argentina exchanged ambassadors"),
    ("relations_severed", "GBR", "ARG", "1982-04-02", "Britain broke off relations with Argentina"),
    ("relations_established", "ARG", "GBR", "1990-02-15", "full relations were restored"),
    ("embassy_reopened", "GBR", "ARG", "1990-06", "the British embassy in Buenos Aires was reopened"),
)


def levels(direction: Direction) -> list[tuple[str, str]]:
    return [(str(s.start), str(s.level)) for s in direction.stretches]


def test_each_direction_has_its_own_course(record: Make) -> None:
    found = status(record(PAIR, *COURSE))
    assert levels(found.of("GBR"))[1:] == [
        ("1825", "relations"), ("1826", "envoy"), ("1979-11", "ambassador"),
        ("1982-04-02", "severed"), ("1990-02-15", "relations"), ("1990-06", "ambassador"),
    ]  # fmt: skip
    assert levels(found.of("ARG"))[1:] == [
        ("1825", "relations"), ("1979-11", "ambassador"), ("1982-04-02", "severed"),
        ("1990-02-15", "relations"),
    ]  # fmt: skip


def test_what_has_no_reported_end_is_open_and_says_how_long_anything_is_told(record: Make) -> None:
    direction = status(record(PAIR, *COURSE)).of("ARG")
    assert direction.stretches[-1].open_ended
    assert (direction.told_until, direction.last_event) == (1990, "e005")


def test_a_stretch_names_the_events_and_claims_that_open_and_close_it(record: Make) -> None:
    made_of = record(PAIR, *COURSE)
    severed = status(made_of).of("GBR").stretches[4]
    assert severed.opened
    assert severed.closed
    assert (severed.opened.event, severed.closed.event, severed.opened.by) == ("e003", "e004", "GBR")
    assert set(severed.claims) <= set(made_of.claims)


def test_only_what_happened_counts(record: Make, making: SimpleNamespace) -> None:
    told = ("embassy_closed", "GBR", "ARG", "1980-05", "Britain would close its embassy in Buenos Aires")
    planned = making.entry(told, 50, factuality=Factuality.PLANNED)
    plain = record(PAIR, *COURSE)
    more = replace(plain, entries=(*plain.entries, planned[0]), claims={**plain.claims, **planned[1]})
    assert making.shape(more) == making.shape(plain)
    assert [turn.event for turn in status(more).of("GBR").foretold] == ["e050"]


def test_an_agreement_to_reopen_stands_beside_the_mission_that_was_closed(record: Make) -> None:
    found = status(record(
        ("GHA", "TGO"),
        ("ambassador_exchange", "GHA", "TGO", "1961", "ambassadors were sent to each other"),
        ("embassy_closed", "TGO", "GHA", "1970-03", "Togo closed its embassy in Accra"),
        ("agreement_reached", "GHA", "TGO", "1974-05", "the two sides agreed to reopen the embassy"),
        ("embassy_reopened", "TGO", "GHA", "1975-01", "Togo reopened its embassy in Accra"),
    ))  # fmt: skip
    assert levels(found.of("TGO")) == [
        ("1961", "ambassador"),
        ("1970-03", "relations"),
        ("1975-01", "ambassador"),
    ]
    assert [str(turn.date) for turn in found.of("TGO").foretold] == ["1974-05"]
    assert levels(found.of("GHA")) == [("1961", "ambassador")]
    assert not found.of("GHA").foretold
    assert found.of("TGO").stretches[1].seat is Seat.ABSENT


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("India opened a legation in Ulaanbaatar", "embassy_opened",
         (Level.ENVOY, Seat.RESIDENT, None)),
        ("India's chargé d'affaires in Mongolia was appointed", "ambassador_exchange",
         (Level.CHARGE, Seat.UNTOLD, None)),
        ("the Indian ambassador to Mongolia, resident in Beijing, handed over his letters", "credentials",
         (Level.AMBASSADOR, Seat.ELSEWHERE, "CHN")),
        ("the Indian non-resident ambassador presented credentials", "credentials",
         (Level.AMBASSADOR, Seat.ELSEWHERE, None)),
        ("India opened a resident mission in Ulaanbaatar", "embassy_opened",
         (Level.MISSION, Seat.RESIDENT, None)),
    ],
)  # fmt: skip
def test_the_words_of_the_passage_say_rank_and_residence(
    record: Make, words: str, kind: str, expected: tuple[Level, Seat, str | None]
) -> None:
    found = status(record(("IND", "MNG"), (kind, "IND", "MNG", "1956", words)))
    last = found.of("IND").stretches[-1]
    assert (last.level, last.seat, last.via) == expected
    assert not found.of("MNG").stretches


@pytest.mark.parametrize(
    "words",
    ["Britain opened a consulate general in Rosario", "Britain opened a trade mission in Buenos Aires"],
)
def test_a_consulate_or_trade_office_is_no_embassy(record: Make, words: str) -> None:
    assert not status(record(PAIR, ("embassy_opened", "GBR", "ARG", "1950", words))).of("GBR").stretches


def test_the_words_tell_whose_house_it_is_where_the_claim_has_it_the_other_way(record: Make) -> None:
    words = "the North's embassy in Ulaanbaatar had been closed"
    found = status(record(("MNG", "PRK"), ("embassy_closed", "MNG", "PRK", "1999-08/..", words)))
    assert not found.of("MNG").stretches
    before, after = found.of("PRK").stretches
    assert (before.level, before.implied != "", after.level) == (Level.AMBASSADOR, True, Level.RELATIONS)


def test_who_receives_credentials_is_not_who_sends(record: Make) -> None:
    found = status(
        record(("MNG", "PRK"), ("credentials", "PRK", "MNG", "2024-01", "receiving his credentials"))
    )
    assert [d.sender for d in found.directions if d.stretches] == ["MNG"]


def test_an_expelled_ambassador_leaves_a_charge_d_affaires(record: Make) -> None:
    found = status(record(
        ("MYS", "PRK"),
        ("ambassador_exchange", "MYS", "PRK", "1974", "they exchanged ambassadors"),
        ("expulsion", "MYS", "PRK", "2017-03-04", "Malaysia expelled the North Korean ambassador"),
        ("expulsion", "MYS", "PRK", "2018", "Malaysia expelled a third secretary of the embassy"),
    ))  # fmt: skip
    assert levels(found.of("PRK"))[1:] == [("2017-03-04", "chargé d'affaires")]
    assert len(found.of("MYS").stretches) == 1


def test_recall_downgrading_and_suspension_are_no_break(record: Make) -> None:
    def after(kind: str, words: str) -> Level:
        ambassadors = ("ambassador_exchange", "GHA", "TGO", "1961", "they exchanged ambassadors")
        return (
            status(record(("GHA", "TGO"), ambassadors, (kind, "GHA", "TGO", "1970", words)))
            .of("GHA")
            .stretches[-1]
            .level
        )

    assert (
        after("relations_severed", "Ghana recalled its ambassador from Lomé for consultations")
        is Level.CHARGE
    )
    assert (
        after("relations_severed", "relations were downgraded to the level of chargé d'affaires")
        is Level.CHARGE
    )
    assert after("relations_severed", "the two suspended relations") is Level.SUSPENDED
    assert after("relations_severed", "Ghana broke off relations") is Level.SEVERED


def test_dates_that_cannot_both_be_right_make_the_time_between_them_contested(
    record: Make, making: SimpleNamespace
) -> None:
    plain = record(PAIR, *COURSE)
    other = making.claim(
        ("embassy_reopened", "GBR", "ARG", "1991-02", "the British embassy was reopened"), "b", 0
    )
    reopened = plain.entries[5]
    event = replace(reopened.event, claims_for=(*reopened.event.claims_for, other.id))
    entries = (*plain.entries[:5], replace(reopened, event=event))
    found = status(replace(plain, entries=entries, claims={**plain.claims, other.id: other})).of("GBR")
    between, last = found.stretches[-2:]
    assert (str(between.start), str(between.end), between.contested) == ("1990-06", "1991-02", True)
    assert between.disputes[0].otherwise is Level.AMBASSADOR
    assert set(between.disputes[0].claims) == set(event.claims_for)
    assert (last.level, last.contested) == (Level.AMBASSADOR, False)
    assert ordered(found.stretches)


def test_what_is_told_and_denied_is_contested_and_moves_nothing(
    record: Make, making: SimpleNamespace
) -> None:
    told = ("relations_severed", "ARG", "GBR", "1985", "Argentina broke off relations")
    doubtful, claims = making.entry(told, 60, credence=0.5)
    denial = making.claim(("relations_severed", "ARG", "GBR", "1985", "no break took place"), "b", 0,
                   Factuality.DID_NOT_HAPPEN)  # fmt: skip
    doubtful = replace(
        doubtful, event=replace(doubtful.event, claims_against=(denial.id,)), opposed=("doc:b",)
    )
    start = making.entry(COURSE[2], 1)
    found = status(making.made(start, (doubtful, {**claims, denial.id: denial}), pair=PAIR)).of("ARG")
    (only,) = found.stretches
    assert (only.level, only.contested, only.disputes[0].otherwise) == (Level.AMBASSADOR, True, Level.SEVERED)
    assert only.disputes[0].against == (denial.id,)


def test_an_envoy_after_a_closing_implies_a_reopening_that_nobody_tells(record: Make) -> None:
    found = status(record(
        ("GHA", "TGO"),
        ("embassy_opened", "TGO", "GHA", "1961", "Togo opened an embassy in Accra"),
        ("embassy_closed", "TGO", "GHA", "1970", "Togo closed its embassy in Accra"),
        ("credentials", "TGO", "GHA", "1985", "the Togolese ambassador presented his credentials"),
    )).of("TGO")  # fmt: skip
    assert "implies" in found.stretches[-1].implied


def test_what_falls_in_one_year_is_taken_in_the_order_of_the_last_possible_day(record: Make) -> None:
    found = status(record(
        ("GHA", "TGO"),
        ("embassy_closed", "TGO", "GHA", "1970", "Togo closed its embassy in Accra"),
        ("credentials", "TGO", "GHA", "1970-03-05", "the Togolese ambassador presented his credentials"),
    )).of("TGO")  # fmt: skip
    assert [str(s.level) for s in found.stretches] == ["ambassador", "relations"]


def test_a_state_that_ends_is_represented_no_longer(record: Make) -> None:
    found = status(
        record(("FIN", "SUN"), ("ambassador_exchange", "FIN", "SUN", "1954", "they exchanged ambassadors"))
    )
    last = found.of("FIN").stretches[-1]
    assert (last.level, str(last.start)[:4]) == (Level.NONE, "1991")


def test_a_dyad_of_which_nothing_is_told_says_so(record: Make) -> None:
    found = status(record(("GHA", "TGO"), ("visit", "GHA", "TGO", "1961", "Nkrumah visited Lomé")))
    assert not found.told
    with pytest.raises(InvalidValue):
        status(record(("GHA", "TGO")), "GHA", "GHA")


def test_datasets_stand_beside_with_each_disagreement(record: Make, making: SimpleNamespace) -> None:
    flows = tuple(
        making.coded("GBR", "ARG", year, value, row)
        for row, (year, value) in enumerate([(1950, 2), (1960, 0), (1980, 3), (1985, 3), (1970, 7)], 11)
    )
    found = status(record(PAIR, *COURSE, flows=flows))
    verdicts = {c.period.first_year: c.verdict for c in found.coded}
    assert verdicts == {1950: Verdict.AGREES, 1960: Verdict.GAP, 1980: Verdict.AGREES, 1985: Verdict.DIFFERS}
    gap, differs = found.disagreements
    assert (gap.row, differs.row, differs.series) == (12, 14, "diplomatic_exchange")
    assert "directories" in gap.remark
    assert "severed" in differs.remark
    assert differs.told[0].events[0] == "e003"


def test_relations_before_a_state_was_founded_are_told_as_they_are(record: Make) -> None:
    established = ("relations_established", "IND", "MNG", "1940-05", "they established relations")
    found = status(record(("IND", "MNG"), established)).of("IND")
    assert (found.stretches[0].start, str(found.stretches[0].level)) == (None, "none")
    assert ordered(found.stretches)


def test_copies_change_nothing(record: Make, making: SimpleNamespace) -> None:
    plain = record(PAIR, *COURSE)
    assert making.shape(making.copied(plain)) == making.shape(plain)


def test_the_status_at_a_date_is_all_that_may_have_held(record: Make) -> None:
    found = status(record(PAIR, *COURSE)).of("GBR")
    assert [s.level for s in found.at(When.parse("1985"))] == [Level.SEVERED]
    assert [s.level for s in found.at(When.parse("1982"))] == [Level.AMBASSADOR, Level.SEVERED]
