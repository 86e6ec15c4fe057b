"""Our offices and states beside published rosters and lists; each difference is known and explained.

The files lie outside the project, so these tests skip without them. `disagreements.csv` says for each
difference whom we follow, and why.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from amity.model.answers import Answer
from amity.model.states import Tenure
from amity.model.when import When
from amity.reference import Reference, load

SHARED = Path(__file__).parents[3] / "shared" / "data"
KNOWN = Path(__file__).parent / "disagreements.csv"
KIN = {"RUS": ("RUS", "SUN"), "VNM": ("VNM", "RVN"), "CHN": ("CHN", "TWN")}

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"no {SHARED}: the published rosters are not here"
)

Difference = tuple[str, str, str, str]  # list, subject, which date, their date


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


def rows(name: str) -> list[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def known(source: str) -> set[Difference]:
    with KNOWN.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert all(row["follow"] and row["why"] for row in found)
    return {
        (row["list"], row["subject"], row["which"], row["theirs"]) for row in found if row["list"] == source
    }


def agrees(tenure: Tenure, which: str, day: date) -> bool:
    """Whether a day is the first or last of a tenure, as precisely as we state it."""
    low, high = (
        (tenure.held.start_min, tenure.held.start_max)
        if which == "from"
        else (tenure.held.end_min, tenure.held.end_max)
    )
    return low is not None and high is not None and low <= day.toordinal() <= high


def same_post(tenures: Iterable[Tenure], row: dict[str, str]) -> bool:
    """Whether a row can be one of our tenures: the two share a day. Other posts are not ours to compare."""
    span = When.parse(f"{row['from']}/{row['to'] or '..'}")
    return any(tenure.held.overlaps(span) is not Answer.NO for tenure in tenures)


def by_the_month(row: dict[str, str]) -> bool:
    """Whether a row is what a monthly directory listed from 2003 on, not the days of an office."""
    first = date.fromisoformat(row["from"])
    last = date.fromisoformat(row["to"]) + timedelta(days=1) if row["to"] else None
    return first.year >= 2003 and first.day == 1 and (last is None or last.day == 1)


def differences(reference: Reference, row: dict[str, str]) -> Iterator[Difference]:
    states = KIN.get(row["state"], (row["state"],))
    persons = [person for person in reference.persons_named(row["name"]) if person.state in states]
    tenures = [tenure for person in persons for tenure in reference.tenures_of(person.id)]
    for which in ("from", "to"):
        if row[which] and same_post(tenures, row):
            day = date.fromisoformat(row[which])
            if not any(agrees(tenure, which, day) for tenure in tenures):
                yield "rosters", f"{row['state']} {row['name']}", which, row[which]


def test_rosters_differ_only_where_explained(reference: Reference) -> None:
    posts = [row for row in rows("rosters.csv") if row["role"] == "GOV" and not by_the_month(row)]
    found = {difference for row in posts for difference in differences(reference, row)}
    assert found == known("rosters")


def test_most_of_the_roster_is_checked(reference: Reference) -> None:
    posts = [row for row in rows("rosters.csv") if row["role"] == "GOV" and not by_the_month(row)]
    required = [row for row in posts if row["state"] in ("MNG", "PRK", "KOR", "CHN", "RUS", "JPN")]
    named = [row for row in required if reference.persons_named(row["name"])]
    assert len(named) >= 0.9 * len(required)


def test_ochirbat_took_office_on_the_day_of_the_roster(reference: Reference) -> None:
    posts = [
        row
        for row in rows("rosters.csv")
        if row["name"] == "Punsalmaagiyn Ochirbat" and row["to"] == "1997-06-20"
    ]
    ours = {str(tenure.held) for tenure in reference.holders("MNG.head_of_state", When.parse("1995"))}
    assert ours == {f"{posts[0]['from']}/{posts[0]['to']}"}


def test_leaders_of_archigos_differ_only_where_explained(reference: Reference) -> None:
    found = set()
    for row in rows("dyads/archigos_MNG_PRK.csv"):
        state = {"712.0": "MNG", "731.0": "PRK"}[row["gwcode"]]
        name = row["leader"].split(" ", 1)[-1] if row["leader"].startswith("Dogsomyn") else row["leader"]
        persons = [person for person in reference.persons_named(name) if person.state == state]
        tenures = [tenure for person in persons for tenure in reference.tenures_of(person.id)]
        for which, day in (("from", row["startdate"]), ("to", row["enddate"])):
            asked = "1945-09-02" <= day < "2015-12-31"
            if asked and not any(agrees(tenure, which, date.fromisoformat(day)) for tenure in tenures):
                found.add(("archigos", f"{state} {row['leader']}", which, day))
    assert found == known("archigos")


@pytest.mark.parametrize(("name", "code"), [("cow", "ccode"), ("gw", "gwcode")])
def test_state_lists_differ_only_where_explained(reference: Reference, name: str, code: str) -> None:
    found = set()
    for row in rows(f"dyads/{name}_states.csv"):
        states = [s for s in reference.states.values() if getattr(s, name) == int(float(row[code]))]
        assert states, row
        for which, day in zip(("from", "to"), spans(row), strict=True):
            ends = [
                bound
                for state in states
                for span in reference.spans[state.code]
                for bound in bounds(span, which)
            ]
            ordinal = date.fromisoformat(day).toordinal()
            censored = day < "1816-01-02" or day > "2016-12-01"
            if not censored and not any(low <= ordinal <= high for low, high in ends):
                found.add((name, row.get("statenme") or row["statename"], which, day))
    assert found == known(name)


def spans(row: dict[str, str]) -> tuple[str, str]:
    if "startdate" in row:
        return row["startdate"], row["enddate"]
    first, last = (
        "-".join(f"{int(float(row[edge + part])):02d}" for part in ("year", "month", "day"))
        for edge in ("st", "end")
    )
    return first, last


def bounds(span: When, which: str) -> list[tuple[int, int]]:
    low, high = (span.start_min, span.start_max) if which == "from" else (span.end_min, span.end_max)
    return [(low, high)] if low is not None and high is not None else []


def test_capitals_name_their_states(reference: Reference) -> None:
    for row in rows("dyads/capitals.csv"):
        middle = date.fromisoformat(max(row["stdate"], "1900-01-01"))
        if row["enddate"] < "1900-01-01":
            continue
        for day in (middle + timedelta(days=400), date.fromisoformat(row["enddate"]) - timedelta(days=400)):
            codes = reference.resolve(row["capital"], When.of_day(day))
            numbers = {reference.states[code].cow for code in codes}
            assert int(float(row["ccode"])) in numbers, (row, day, codes)


def test_constitutional_turns_of_reign(reference: Reference) -> None:
    turn = next(row for row in rows("dyads/reign_MNG_PRK.csv") if row["gwf_casename"] == "Mongolia34126")
    holders = reference.holders("MNG.head_of_state", When.parse(turn["Start"]))
    assert [tenure.person.id for tenure in holders] == ["punsalmaagiin-ochirbat"]


def test_explanations_quote_our_own_data(reference: Reference) -> None:
    ours = {str(tenure.held) for tenure in reference.tenures}
    ours |= {str(span) for spans in reference.spans.values() for span in spans}
    with KNOWN.open(encoding="utf-8", newline="") as file:
        assert [row["ours"] for row in csv.DictReader(file) if row["ours"] not in ours] == []
