"""Dated headlines as claims, of agencies and dyads of our own making."""

from collections.abc import Callable

import pytest

from amity.extract import extract
from amity.extract.headline_grammar import Headline, Press
from amity.extract.reasons import reasons
from amity.model.claims import Claim
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.when import When
from amity.reference import Reference, load

Told = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


def told(title: str, own: str, day: str, reference: Reference) -> list[Told]:
    reports = Headline(title, Press(own=own, when=When.parse(day)), reference).reports()
    return [(r.kind, r.source.state, r.target.state, str(r.factuality)) for r in reports]


@pytest.mark.parametrize(
    ("own", "title", "expected"),
    [
        ("FIN", "Polish Prime Minister Arrives", ("visit", "POL", "FIN", "happened")),
        ("FIN", "Polish Premier leaves Helsinki", ("visit", "POL", "FIN", "happened")),
        ("FIN", "Polish party delegation winds up visit", ("visit", "POL", "FIN", "happened")),
        ("CUB", "Vietnamese Foreign Minister here on official visit", ("visit", "VNM", "CUB", "happened")),
        ("CUB", "Pham Van Dong ends visit to Cuba", ("visit", "VNM", "CUB", "happened")),
        ("CUB", "Cuban delegation leaves for Hungary", ("visit", "CUB", "HUN", "happened")),
        ("CUB", "Trade mission returns from Bulgaria", ("visit", "CUB", "BGR", "happened")),
        ("IND", "Nepalese King to visit India next month", ("visit", "NPL", "IND", "planned")),
        ("IND", "Prime Minister to visit Nepal in May", ("visit", "IND", "NPL", "planned")),
        ("IND", "Nepalese King may visit India", ("visit", "NPL", "IND", "hypothetical")),
        ("IND", "Nepalese Premier cancels visit to India", ("visit", "NPL", "IND", "did_not_happen")),
        ("MNG", "Hungarian Foreign Minister arrives in Ulaanbaatar", ("visit", "HUN", "MNG", "happened")),
        ("SUN", "Finnish President visits Leningrad works", ("visit", "FIN", "SUN", "happened")),
        ("DDR", "Angolan President's visit to GDR concluded", ("visit", "AGO", "DDR", "happened")),
        ("DDR", "Talks between Angolan and GDR ministers held", ("meeting", "AGO", "DDR", "happened")),
        ("PRK", "Premier receives Maltese delegation", ("meeting", "PRK", "MLT", "happened")),
        ("CHN", "Banquet in honour of Albanian military delegation", ("meeting", "ALB", "CHN", "happened")),
        ("CHN", "Greetings to President of Malta", ("condolence", "CHN", "MLT", "happened")),
        ("CHN", "China, Albania sign protocol on trade", ("agreement_signed", "CHN", "ALB", "happened")),
        ("", "Chilean President arrives in Lima", ("visit", "CHL", "PER", "happened")),
    ],
)  # fmt: skip
def test_turns_of_phrase(own: str, title: str, expected: Told, reference: Reference) -> None:
    assert told(title, own, "1975-06-02", reference) == [expected]


@pytest.mark.parametrize(
    ("own", "title"),
    [
        ("FIN", "Tenth anniversary of Polish Premier's visit marked"),
        ("FIN", "Polish embassy officials visit school"),
        ("FIN", "Polish circus arrives"),
        ("FIN", "Gift from Polish President"),
        ("FIN", "President receives message from Polish Premier"),
        ("", "Polish Premier arrives"),
        ("FIN", "President visits Tampere"),
        ("FIN", "Grain harvest under way in Poland"),
        ("FIN", "President greets Polish Premier"),  # in person, or by a telegram: it does not say
    ],
)
def test_what_tells_of_no_journey_and_no_meeting(own: str, title: str, reference: Reference) -> None:
    assert told(title, own, "1975-06-02", reference) == []


def test_two_hosts_are_two_claims(reference: Reference) -> None:
    found = told("Finnish delegation leaves for Poland and Hungary", "FIN", "1975", reference)
    assert [target for _, _, target, _ in found] == ["POL", "HUN"]


Listed = Callable[..., Document]


@pytest.fixture
def listed() -> Listed:
    def build(rows: list[tuple[str, str]], name: str = "rows", **csl: str) -> Document:
        lines = [f"{day}: {title}" for day, title in rows]
        blocks, at = [], 0
        for line in lines:
            blocks.append(Block(kind=BlockKind.ROW, start=at, end=at + len(line)))
            at += len(line) + 2
        return Document(
            name=name, path="", text="\n\n".join(lines), sha256="ab", language="en", reader="headlines",
            source=Source(id=name, csl=csl), blocks=tuple(blocks),
        )  # fmt: skip

    return build


def claims(document: Document, reference: Reference, dyad: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    return extract(document, reference, dyad=dyad).claims


def test_a_claim_quotes_its_headline_and_is_dated_by_its_row(listed: Listed, reference: Reference) -> None:
    document = listed(
        [("1975-06-01", "Weather fair"), ("1975-06-02", "Polish Premier Arrives")], publisher="STT, Helsinki"
    )
    (claim,) = claims(document, reference)
    assert claim.passage.quote == "Polish Premier Arrives"
    assert claim.passage.stands_in(document.text)
    assert (str(claim.date), claim.date.words) == ("[1975-06-01..1975-06-02]", "1975-06-02")
    assert set(claim.date.inferred) == {"year", "month", "day"}
    assert "target:agency" in claim.rules
    assert claim.persons == ()


def test_what_is_announced_is_still_to_come(listed: Listed, reference: Reference) -> None:
    (claim,) = claims(listed([("1975-06-02", "Polish Premier to visit Finland")]), reference)
    assert str(claim.date) == "1975-06-02/.."


def test_each_rule_has_a_meaning(listed: Listed, reference: Reference) -> None:
    document = listed([("1975-06-02", "Polish Premier arrives")], name="stt_helsinki", publisher="Helsinki")
    (claim,) = claims(document, reference)
    assert all(reason.meaning for reason in reasons(claim, document.text))


def test_whose_press_it_is_shows_in_who_arrives(listed: Listed, reference: Reference) -> None:
    rows = [(f"1975-06-{day:02d}", "Polish delegation arrives") for day in range(1, 7)]
    found = claims(listed(rows), reference, dyad=("FIN", "POL"))
    assert {(claim.source, claim.target) for claim in found} == {("POL", "FIN")}
    assert claims(listed(rows[:3]), reference, dyad=("FIN", "POL")) == ()
    assert claims(listed(rows), reference) == ()


def test_a_name_of_two_states_is_the_agencys_own(listed: Listed, reference: Reference) -> None:
    document = listed([("1975-06-02", "Talks between Korean and Maltese ministers held")], name="kcna")
    (claim,) = claims(document, reference)
    assert {claim.source, claim.target} == {"PRK", "MLT"}


def test_dates_are_the_days_of_the_rows_and_those_within_them(listed: Listed, reference: Reference) -> None:
    document = listed([("1975-06-02", "Premier to arrive on 4 June")])
    dates = extract(document, reference).dates
    assert [(str(d.when), str(d.role)) for d in dates] == [("1975-06-02", "citation"), ("1975-06-04", "text")]


def test_what_prose_rules_know_is_read_too(listed: Listed, reference: Reference) -> None:
    (claim,) = claims(listed([("1984-05-03", "Peru Recalls Its Ambassador from Chile")]), reference)
    assert claim.states == frozenset({"CHL", "PER"})
    assert claim.date.words == "1984-05-03"
    assert claim.passage.quote in "Peru Recalls Its Ambassador from Chile"
