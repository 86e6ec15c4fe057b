"""Missions, hostings, alignments and capitals: what the ranking of brokers rests on."""

from pathlib import Path

import pytest

from amity.errors import InvalidReference, InvalidValue
from amity.model.answers import Answer
from amity.model.when import When
from amity.reference import Reference, load
from amity.reference.alignments import Alignment
from amity.reference.capitals import Capital
from amity.reference.hostings import Hosting
from amity.reference.missions import EVERYONE, Mission


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


def test_missions_are_of_many_states_in_difficult_places(reference: Reference) -> None:
    senders = {mission.sender for mission in reference.missions}
    receivers = {mission.receiver for mission in reference.missions}
    assert len(senders) >= 60
    assert {"PRK", "IRN", "CUB", "SYR", "IRQ", "ERI", "ETH", "AZE", "ARM", "KOR", "JPN", "USA"} <= receivers


def test_nobody_has_an_embassy_with_itself(reference: Reference) -> None:
    assert [mission for mission in reference.missions if mission.sender == mission.receiver] == []


def test_missions_lie_in_the_life_of_both_states(reference: Reference) -> None:
    for mission in reference.missions:
        for code in {mission.sender, mission.receiver} - {EVERYONE}:
            spans = reference.spans[code]
            assert any(mission.held.overlaps(span) is not Answer.NO for span in spans), mission


def test_hostings_are_many_of_all_decades_and_name_no_party_as_host(reference: Reference) -> None:
    assert len(reference.hostings) >= 120
    decades = {(hosting.held.first_year or 0) // 10 for hosting in reference.hostings}
    assert set(range(194, 202)) <= decades
    assert len({hosting.host for hosting in reference.hostings}) >= 60


def test_hosts_and_parties_were_states_then(reference: Reference) -> None:
    movements = {
        "ZWE",
        "ERI",
        "XKX",
        "PSE",
        "ESH",
        "DZA",
        "KHM",
        "LAO",
        "VNM",
        "AUT",
        "JPN",
        "SGP",
        "DEU",
        "RUS",
    }
    for hosting in reference.hostings:
        for code in {hosting.host, *hosting.parties} - movements:
            spans = reference.spans[code]
            assert any(hosting.held.overlaps(span) is not Answer.NO for span in spans), hosting


def test_allies_of_a_row_were_states_in_its_time(reference: Reference) -> None:
    for row in reference.alignments:
        for code in row.states:
            assert any(row.held.overlaps(span) is not Answer.NO for span in reference.spans[code]), row


def test_states_of_today_have_a_capital_on_earth(reference: Reference) -> None:
    today = {
        code
        for code, state in reference.states.items()
        if state.cow is not None and str(state.exists).endswith("..")
    }
    assert today - set(reference.capitals) <= {"PLW", "SCG", "ZAN"}


def test_neighbours_of_today_border_on_each_other(reference: Reference) -> None:
    capitals = reference.capitals
    one_sided = {
        (code, other)
        for code, capital in capitals.items()
        for other in capital.neighbours
        if other in capitals and code not in capitals[other].neighbours
        and all(str(reference.states[state].exists).endswith("..") for state in (code, other))
    }  # fmt: skip
    assert one_sided <= {(a, b) for a, b in one_sided if {a, b} & {"XKX", "PSE", "ESH", "HKG", "MAC"}}


def test_a_user_adds_a_mission_and_a_hosting(tmp_path: Path) -> None:
    (tmp_path / "missions.csv").write_text(
        "sender,receiver,sort,held,source\nISL,PRK,embassy,1999/..,my notes\n", encoding="utf-8"
    )
    (tmp_path / "hostings.csv").write_text(
        "host,parties,held,track,role,name,source\nISL,GHA;TGO,1999,1,host,talks,my notes\n", encoding="utf-8"
    )
    added = load(tmp_path)
    assert [str(m.held) for m in added.missions if (m.sender, m.receiver) == ("ISL", "PRK")] == ["1999/.."]
    assert [h.parties for h in added.hostings if h.name == "talks"] == [("GHA", "TGO")]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("missions", "sender,receiver,sort,held,source\nXXX,PRK,embassy,,me\n", "no state 'XXX'"),
        ("missions", "sender,receiver,sort,held,source\nISL,PRK,palace,,me\n", "embassy"),
        ("hostings", "host,parties,held,track,role,name,source\nISL,GHA,,1,host,x,me\n", "no date"),
        ("hostings", "host,parties,held,track,role,name,source\nISL,ISL,1999,1,host,x,me\n", "beside ISL"),
        ("hostings", "host,parties,held,track,role,name,source\nISL,GHA,1999,4,host,x,me\n", "1.5"),
        ("alignments", "id,sort,states,held,source\nx,rivalry,GHA,1999,me\n", "two"),
        ("alignments", "id,sort,states,held,source\nx,love,GHA;TGO,1999,me\n", "alliance"),
        ("capitals", "state,capital,latitude,longitude,source\nGHA,Accra,95,0,me\n", "degrees"),
    ],
)
def test_a_row_that_cannot_be_is_told_with_its_line(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidReference, match=words) as raised:
        load(tmp_path)
    assert raised.value.line == 2


def test_distances_are_those_of_a_globe() -> None:
    quito = Capital(state="ECU", name="Quito", latitude=0, longitude=0)
    far = Capital(state="IDN", name="Jakarta", latitude=0, longitude=180)
    assert quito.distance(far) == pytest.approx(20015, abs=1)
    assert quito.distance(quito) == 0


def test_types_check_themselves() -> None:
    when = When.parse("1990/..")
    with pytest.raises(InvalidValue):
        Mission(sender="ISL", receiver="PRK", sort="palace", held=when)
    with pytest.raises(InvalidValue):
        Hosting(host="ISL", parties=(), held=when, track="1", role="host")
    with pytest.raises(InvalidValue):
        Hosting(host="ISL", parties=("GHA",), held=when, track="1", role="guest")
    with pytest.raises(InvalidValue):
        Alignment(id="x", sort="alliance", states=(), held=when)
