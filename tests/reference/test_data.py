"""The data files themselves: sorted, sourced, parseable, and free of contradictions."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale

from amity.model.answers import Answer
from amity.model.when import When
from amity.reference import Reference, load
from amity.reference.tables import TABLES, read

DATA = Path(__file__).parents[2] / "src" / "amity" / "reference" / "data"
OWN_CODES = {"AUH", "RVN", "ZAN", "XKX"}  # beside those that begin with X
REQUIRED = ("MNG", "PRK", "KOR", "CHN", "SUN", "RUS", "JPN")
ROLES = ("head_of_state", "head_of_government", "foreign_minister", "head_of_legislature")


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


def test_every_row_makes_an_object(reference: Reference) -> None:
    reference.check()


@pytest.mark.parametrize("name", sorted(TABLES))
def test_rows_are_sorted_sourced_and_single(name: str) -> None:
    path = DATA / f"{name}.csv"
    rows = read(TABLES[name], path)
    assert b"\r" not in path.read_bytes()
    assert len({row.cells for row in rows}) == len(rows)
    assert all(cell == cell.strip() for row in rows for cell in row.cells)
    first = [row.cells[0] for row in rows]
    assert first in (sorted(first), sorted(first, key=str.casefold))


def test_kin_of_states_are_states(reference: Reference) -> None:
    for state in reference.states.values():
        assert set(state.predecessors) | set(state.successors) <= set(reference.states), state.code


def test_iso_numbers_and_codes_are_single(reference: Reference) -> None:
    codes = [state.iso2 for state in reference.states.values() if state.iso2]
    clash = {code for code in codes if codes.count(code) > 1}
    assert clash == {
        "CS",
        "SK",
    }  # ISO 3166 gave both twice: Czechoslovakia, Serbia and Montenegro; Sikkim, Slovakia


def test_states_of_today_are_those_of_cldr(reference: Reference) -> None:
    territories = Locale("en").territories
    ours = {
        state.iso2: state
        for state in reference.states.values()
        if state.iso2 and str(state.exists).endswith("..")
    }
    members = [code for code in ours if code in territories]
    assert len(members) >= 197
    unknown = []
    for code in members:
        resolved = reference.resolve(
            territories[code].replace(" SAR China", "").split(" (")[0], When.parse("2024")
        )
        if ours[code].code not in resolved:
            unknown.append(territories[code])
    assert unknown == []


def test_codes_of_our_own_collide_with_no_territory(reference: Reference) -> None:
    for code in reference.states:
        own = code.startswith("X") or code in OWN_CODES
        assert own == (
            reference.states[code].source.startswith(("code of ours", "COW abbrev", "World Bank"))
        ), code


def test_names_lie_in_the_life_of_a_state_that_ended(reference: Reference) -> None:
    for name in reference.names:
        exists = reference.states[name.state].exists
        if exists.latest is not None and name.valid.latest is not None:
            assert (
                name.valid.earliest is None
                or name.valid.overlaps(exists) is not Answer.NO
                or name.sort == "name"
            ), name


def test_spans_of_a_state_do_not_overlap(reference: Reference) -> None:
    for code, spans in reference.spans.items():
        for one, other in pairwise(spans):
            assert one.before(other) is not Answer.NO, code


def test_nobody_holds_office_before_birth_or_after_death(reference: Reference) -> None:
    for tenure in reference.tenures:
        born, died = tenure.person.born, tenure.person.died
        if born:
            assert tenure.held.before(born) is not Answer.YES, tenure
            assert tenure.held.overlaps(born) is not Answer.YES, tenure
        if died:
            assert tenure.held.after(died) is not Answer.YES, tenure
            assert died.before(When.parse(tenure.held.edtf.split("/")[0])) is not Answer.YES, tenure


def test_who_left_office_by_death_did_not_die_before(reference: Reference) -> None:
    for tenure in reference.tenures:
        end = tenure.held.edtf.split("/")[-1]
        if end not in ("", "..") and tenure.person.died:
            assert tenure.person.died.before(When.parse(end)) is not Answer.YES, tenure


def test_tenures_of_one_person_in_one_office_do_not_overlap(reference: Reference) -> None:
    for person in reference.persons:
        for one in reference.tenures_of(person):
            for other in reference.tenures_of(person):
                if (
                    one is not other
                    and one.office == other.office
                    and one.held.sort_key < other.held.sort_key
                ):
                    shared = min(one.held.end_max or 10**9, 10**9) - (other.held.start_min or 0)
                    assert shared <= 366, (one, other)


@pytest.mark.parametrize("state", REQUIRED)
@pytest.mark.parametrize("role", ROLES)
def test_required_offices_have_holders(reference: Reference, state: str, role: str) -> None:
    assert reference.holders(f"{state}.{role}")


@pytest.mark.parametrize(
    ("office", "years"),
    [
        ("MNG.head_of_government", (1945, 2024)),
        ("MNG.foreign_minister", (1945, 2024)),
        ("PRK.head_of_government", (1948, 2024)),
        ("PRK.foreign_minister", (1948, 2024)),
        ("PRK.head_of_state", (1948, 1993)),
        ("MNG.head_of_state", (1945, 2024)),
        ("KOR.head_of_state", (1948, 2024)),
        ("CHN.head_of_government", (1949, 2024)),
        ("SUN.party_leader", (1945, 1991)),
        ("RUS.head_of_state", (1992, 2024)),
        ("JPN.head_of_government", (1945, 2024)),
        ("USA.head_of_state", (1945, 2024)),
    ],
)
def test_somebody_holds_the_office_each_year(
    reference: Reference, office: str, years: tuple[int, int]
) -> None:
    gaps = [
        year for year in range(years[0], years[1] + 1) if not reference.holders(office, When.of_year(year))
    ]
    assert gaps == []


def test_who_is_in_office_still_has_no_later_holder(reference: Reference) -> None:
    for office in reference.offices:
        holders = reference.holders(office)
        still = [tenure for tenure in holders if tenure.held.edtf.endswith("/..")]
        assert len(still) <= 1, office
        if still:
            started = still[0].held.earliest or 0
            assert all((t.held.earliest or 0) <= started for t in holders), office


def test_landmarks_are_many_and_world_wide(reference: Reference) -> None:
    landmarks = reference.landmarks.values()
    assert len(landmarks) >= 60
    assert len({state for landmark in landmarks for state in landmark.states}) >= 40


def test_no_namesake_hides_a_name_of_a_state(reference: Reference) -> None:
    names = {name.text for name in reference.names} | {body.text for body in reference.organisations}
    assert [namesake.text for namesake in reference.namesakes if namesake.text in names] == []


def test_landmarks_csv_has_the_usual_dating_first() -> None:
    with (DATA / "landmarks.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    seen: set[str] = set()
    for row in rows:
        assert bool(row["names"]) == (row["id"] not in seen), row
        seen.add(row["id"])
