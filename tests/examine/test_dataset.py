"""Journeys of prose against agencies of our own making, other dyads than any worked example."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from amity.examine import Evidence, dataset
from amity.extract import extract
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.findings import Finding, Soundness
from amity.read.documents import document_of
from amity.reference import Reference, load

Rows = Iterable[tuple[str, str]]
Examined = Callable[..., list[Finding]]


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


def listed(rows: Rows, publisher: str) -> Document:
    """A list of headlines in order of time."""
    lines = [f"{day}: {title}" for day, title in sorted(rows)]
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(kind=BlockKind.ROW, start=at, end=at + len(line)))
        at += len(line) + 2
    return Document(
        name="agency", path="", text="\n\n".join(lines), sha256="ab", language="en", reader="headlines",
        source=Source(id="agency", csl={"publisher": publisher}), blocks=tuple(blocks),
    )  # fmt: skip


def steady(state: str, first: str, last: str, every: int) -> list[tuple[str, str]]:
    """Headlines on a state every so many days."""
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    rows = []
    while day <= end:
        rows.append((day.isoformat(), f"Harvest reported good in {state}"))
        day += timedelta(days=every)
    return rows


@pytest.fixture(scope="module")
def examined(reference: Reference) -> Examined:
    """What the check says of prose and an agency's rows, read as a case reads them."""

    def run(prose: str, rows: Rows, publisher: str) -> list[Finding]:
        documents = (document_of("prose", prose), listed(rows, publisher))
        read = [extract(document, reference) for document in documents]
        evidence = Evidence(
            reference=reference,
            documents=documents,
            claims=tuple(claim for found in read for claim in found.claims),
            dates=tuple((d.name, m) for d, found in zip(documents, read, strict=True) for m in found.dates),
        )
        found = list(dataset.check(evidence))
        assert set(dataset.check(replace(evidence, claims=evidence.claims[::-1]))) == set(found)
        return found

    return run


FINNISH = steady("Poland", "1970-01-05", "1982-12-20", 20)
DENSE = steady("Poland", "1970-01-05", "1982-12-20", 5)


def only(found: list[Finding]) -> Finding:
    (finding,) = found
    return finding


@pytest.mark.parametrize(
    ("prose", "row"),
    [
        ("On 2 June 1975 the Polish Prime Minister visited Finland.", "Polish Premier Arrives"),
        (
            "In June 1975 Polish Prime Minister Piotr Jaroszewicz visited Finland.",
            "Polish PM arrives in Helsinki",
        ),
        ("The Polish foreign minister visited Finland from 1 to 3 June 1975.", "Polish FM leaves"),
    ],
)
def test_a_journey_that_is_reported_holds(prose: str, row: str, examined: Examined) -> None:
    finding = only(examined(prose, [*FINNISH, ("1975-06-02", row)], "STT, Helsinki"))
    assert (finding.verdict, finding.check) == (Soundness.CONSISTENT, "cross_source")
    assert {said.doc for said in finding.passages} == {"agency", "prose"}


@pytest.mark.parametrize("year", [1973, 1976, 1977])
def test_the_same_days_of_another_year_are_a_slip(year: int, examined: Examined) -> None:
    rows = [*FINNISH, ("1975-06-02", "Polish President Arrives"), ("1975-06-04", "Polish President leaves")]
    finding = only(
        examined(f"The Polish President visited Finland from 2 to 4 June {year}.", rows, "STT, Helsinki")
    )
    assert (finding.verdict, finding.check) == (Soundness.INCONSISTENT, "dataset")
    assert "another year" in finding.explanation
    assert "1975-06-02 “Polish President Arrives”" in finding.explanation


def test_one_who_comes_every_year_proves_no_slip(examined: Examined) -> None:
    rows = [*FINNISH, *((f"19{year}-06-02", "Polish President Arrives") for year in (71, 72, 74, 75, 76, 77))]
    finding = only(
        examined("The Polish President visited Finland from 2 to 4 June 1973.", rows, "STT, Helsinki")
    )
    assert finding.verdict is Soundness.SUSPICIOUS


def test_a_text_that_knows_both_journeys_made_no_slip(examined: Examined) -> None:
    prose = " ".join(f"The Polish President visited Finland on 2 June {year}." for year in (1973, 1975))
    found = examined(prose, [*FINNISH, ("1975-06-02", "Polish President Arrives")], "STT, Helsinki")
    assert {finding.verdict for finding in found} == {Soundness.CONSISTENT, Soundness.UNVERIFIABLE}


def test_some_weeks_off_is_suspicious(examined: Examined) -> None:
    rows = [*FINNISH, ("1975-06-02", "Polish Foreign Minister Here")]
    finding = only(
        examined("On 2 May 1975 the Polish foreign minister visited Finland.", rows, "STT, Helsinki")
    )
    assert finding.verdict is Soundness.SUSPICIOUS
    assert "nearby" in finding.explanation


def test_another_post_on_these_days(examined: Examined) -> None:
    rows = [*FINNISH, ("1975-06-02", "Polish Premier Arrives")]
    prose = "On 2 June 1975 the Polish foreign minister visited Finland."
    finding = only(examined(prose, rows, "STT, Helsinki"))
    assert finding.verdict is Soundness.SUSPICIOUS, "the foreign minister may have come along"
    named = "On 2 June 1982 Polish Foreign Minister Wojciech Jaruzelski visited Finland."
    finding = only(examined(named, [*FINNISH, ("1982-06-02", "Polish Premier Arrives")], "STT, Helsinki"))
    assert finding.verdict is Soundness.INCONSISTENT, "the rosters have him as prime minister"


def test_silence_is_weak_evidence(examined: Examined) -> None:
    prose = "On 2 June 1975 the Polish President visited Finland."
    rows = [("1972-03-02", "Polish President arrives")]
    assert only(examined(prose, [*FINNISH, *rows], "STT, Helsinki")).verdict is Soundness.UNVERIFIABLE
    assert only(examined(prose, [*DENSE, *rows], "STT, Helsinki")).verdict is Soundness.UNVERIFIABLE
    rows += [("1978-09-01", "Polish President arrives"), ("1980-11-20", "Polish President here")]
    assert only(examined(prose, [*DENSE, *rows], "STT, Helsinki")).verdict is Soundness.SUSPICIOUS


@pytest.mark.parametrize("when", ["2 June 1965", "2 June 1990"])
def test_outside_its_coverage_the_gap_is_named(when: str, examined: Examined) -> None:
    rows = [*FINNISH, ("1975-06-02", "Polish President Arrives")]
    finding = only(examined(f"On {when} the Polish President visited Finland.", rows, "STT, Helsinki"))
    assert finding.verdict is Soundness.UNVERIFIABLE
    assert "from 1970-01-05 to" in finding.explanation


def test_where_the_agency_writes_little_nothing_follows(examined: Examined) -> None:
    rows = [*steady("Poland", "1970-01-05", "1982-12-20", 80), ("1975-06-02", "Polish President Arrives")]
    finding = only(examined("On 2 June 1977 the Polish President visited Finland.", rows, "STT, Helsinki"))
    assert finding.verdict is Soundness.UNVERIFIABLE
    assert "too little" in finding.explanation


@pytest.mark.parametrize(
    "prose",
    [
        "On 2 June 1977 a Polish trade delegation visited Finland.",
        "The Polish President was to visit Finland on 2 June 1977.",
        "The Polish President visited Sweden on 2 June 1977.",
        "The Polish Deputy Foreign Minister visited Finland on 2 June 1977.",
        "In 1977 the Polish President visited Finland.",
        "Ten years after the Polish President visited Finland, a plaque was put up.",
    ],
)
def test_what_no_agency_need_report(prose: str, examined: Examined) -> None:
    found = examined(prose, [*FINNISH, ("1975-06-02", "Polish President Arrives")], "STT, Helsinki")
    assert not any(finding.verdict.fault for finding in found)


def test_the_guests_own_agency_serves_as_well(examined: Examined) -> None:
    rows = [
        *steady("Finland", "1970-01-05", "1982-12-20", 20),
        ("1975-06-02", "President leaves for Finland"),
    ]
    finding = only(examined("On 2 June 1973 the Polish President visited Finland.", rows, "PAP"))
    assert finding.verdict is Soundness.INCONSISTENT
    rows[-1] = ("1975-06-02", "Talks between Finnish and Polish foreign ministers in Helsinki")
    finding = only(examined("On 2 June 1975 the Polish foreign minister visited Finland.", rows, "PAP"))
    assert finding.verdict is Soundness.CONSISTENT


SWEDISH = [
    ("1975-04-18", "Finnish foresters' delegation arrives"),
    ("1975-04-25", "Finnish foresters leave"),
    ("1976-10-02", "Finnish boxers' delegation here"),
]


@pytest.mark.parametrize(
    ("prose", "verdicts"),
    [
        ("In April 1975 a delegation of Finnish foresters toured Poland.", ["consistent"]),
        ("In August 1975 a delegation of Finnish foresters toured Poland.", ["suspicious"]),
        ("In August 1975 a delegation of Finnish teachers toured Poland.", []),
        ("In August 1979 a delegation of Finnish foresters toured Poland.", []),
        ("In 1975 a delegation of Finnish foresters toured Poland.", []),
        ("In August 1975 a delegation of Polish foresters toured Finland.", []),
        (
            "In April 1975 Finnish foresters toured Poland. In August 1975 Finnish foresters toured Poland.",
            ["consistent"],
        ),
    ],
)
def test_groups_are_known_by_what_they_are(prose: str, verdicts: list[str], examined: Examined) -> None:
    rows = [*steady("Finland", "1974-01-05", "1977-12-20", 20), *SWEDISH]
    assert [str(finding.verdict) for finding in examined(prose, rows, "PAP")] == verdicts


HAVANA = [
    *steady("Bulgaria", "1981-01-05", "1984-12-20", 20),
    ("1983-05-02", "Bulgarian dancers arrive for festival"),
    ("1983-09-10", "Wrestlers leave for Bulgaria"),
    ("1984-02-02", "Bulgarian boxers here"),
]


@pytest.mark.parametrize(
    ("prose", "faults"),
    [
        ("In 1983 not a single troupe from Bulgaria came to Cuba.", 1),
        ("The year 1983 was quiet. No Bulgarian ensemble toured Cuba that year.", 1),
        ("In 1982 not a single troupe from Bulgaria came to Cuba.", 0),
        ("In 1983 no Bulgarian athletes came to Cuba.", 0),
        ("In 1983 no Bulgarian physicians came to Cuba.", 0),
        ("In 1983 a troupe from Bulgaria came to Cuba.", 0),
        ("In 1983 no wheat from Bulgaria reached Cuba.", 0),
        ("No Bulgarian troupe ever came to Cuba.", 0),
    ],
)
def test_that_nobody_came_is_refuted_by_one_report(prose: str, faults: int, examined: Examined) -> None:
    found = [finding for finding in examined(prose, HAVANA, "Prensa Latina") if finding.verdict.fault]
    assert len(found) == faults
    assert all("1983-05-02 “Bulgarian dancers arrive" in finding.explanation for finding in found)
