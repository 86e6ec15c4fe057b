"""A case from documents to events, judgements and back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from amity.case import Case, open_case
from amity.errors import InvalidCase, InvalidDate, InvalidValue, NotFound
from amity.model.flows import Observation
from amity.model.judgements import Verdict
from amity.model.reviewed import ReviewedClaim, Standing
from amity.model.schemas import schema

Exported = Callable[[Case], list[str]]


def the(case: Case, doc: str, kind: str) -> ReviewedClaim:
    """The one claim of a kind in a document."""
    [found] = [r for r in case.claims() if (r.claim.passage.doc, r.claim.kind) == (doc, kind)]
    return found


def test_a_new_case_takes_states_by_code_or_name(tmp_path: Path) -> None:
    with Case.new(tmp_path / "a", dyads=[("Mongolia", "prk"), ("MNG", "Republic of Korea")]) as case:
        assert case.dyads == (("MNG", "PRK"), ("MNG", "KOR"))
    with pytest.raises(NotFound, match="Atlantis"):
        Case.new(tmp_path / "b", dyads=[("MNG", "Atlantis")])
    assert not (tmp_path / "b").exists()


def test_claims_stand_in_the_text_and_make_events(case: Case) -> None:
    claims = case.claims()
    assert {r.claim.kind for r in claims} >= {"relations_established", "visit", "treaty_signed"}
    for reviewed in claims:
        assert reviewed.claim.passage.stands_in(case.document(reviewed.claim.passage.doc).text)
    [visit] = [e for e in case.events() if e.kind == "visit" and str(e.date) == "1956-07"]
    assert (visit.source, visit.target, visit.witnesses) == ("PRK", "MNG", 2)


def test_dates_flows_and_documents_come_back(case: Case) -> None:
    found = {(doc, str(date.when)) for doc, date in case.dates()}
    assert {("chronicle", "1948-10-15"), ("memoir", "1956-07"), ("news", "2013-10-28")} <= found
    assert [(str(f.period), f.value, f.observation) for f in case.flows()] == [
        ("1985", 10.7, Observation.OBSERVED),
        ("1986", 0.0, Observation.ZERO),
        ("1987", None, Observation.MISSING),
    ]
    assert next((d.name, d.path) for d in case.documents()) == ("chronicle", "sources/chronicle.txt")
    assert case.document("news").source.title == "News of the day"


def test_each_line_of_the_export_is_what_its_schema_says(case: Case, exported: Exported) -> None:
    case.judge(case.claims()[0].id, "accept", by="S. Bat", why="seen")
    case.judge(case.claims()[1].id, "correct", changes={"date": "1956-07-03"}, by="S. Bat")
    sorts = []
    for text in exported(case):
        line = json.loads(text)
        sorts.append(line.pop("type"))
        Draft202012Validator(schema(sorts[-1])).validate(line)
    assert sorted(set(sorts)) == ["claim", "document", "event", "flow", "judgement"]


def test_a_judgement_stands_when_the_case_is_opened_again(case: Case) -> None:
    visit = the(case, "memoir", "visit")
    said = case.judge(visit.id, "correct", changes={"date": "1956-07-03"}, by="S. Bat", why="the diary")
    with open_case(case.path) as again:
        stands = the(again, "memoir", "visit")
        assert (stands.id, stands.standing, str(stands.claim.date)) == (
            visit.id,
            Standing.CORRECTED,
            "1956-07-03",
        )
        assert again.judgement(said.id) == said
        assert again.find(stands.claim.id) == stands
        event = next(e for e in again.events() if visit.id in e.claims_for)
        assert (str(event.date), event.reviewed, event.credible) == ("1956-07-03", True, True)


def test_accept_reject_and_undo(case: Case) -> None:
    name = the(case, "memoir", "visit").id
    case.judge(name, Verdict.ACCEPT)
    assert the(case, "memoir", "visit").standing is Standing.ACCEPTED
    case.judge(name, "reject")
    assert the(case, "memoir", "visit").standing is Standing.REJECTED
    assert all(name not in e.claims_for for e in case.events())
    undone = case.undo(name, by="S. Bat")
    assert the(case, "memoir", "visit").standing is Standing.ACCEPTED
    case.undo()
    assert the(case, "memoir", "visit").standing is Standing.UNREVIEWED
    assert len(case.judgements()) == 4
    assert undone.undoes == case.judgements()[1].id
    with pytest.raises(NotFound, match="nothing to undo"):
        case.undo(name)


def test_a_missed_claim_is_added_by_its_words(case: Case) -> None:
    quote = "Korea closed its\nembassy in Mongolia in 1999"
    fields = {"kind": "embassy_closed", "source": "PRK", "target": "CHN", "date": "1999-08", "persons": ["X"]}
    said = case.add_claim(doc="memoir", quote=quote, fields=fields, by="S. Bat", why="missed")
    stands = case.find(said.claim)
    assert isinstance(stands, ReviewedClaim)
    assert (stands.standing, stands.claim.engine, str(stands.claim.date)) == (
        Standing.ADDED,
        "analyst",
        "1999-08",
    )
    assert stands.claim.passage.stands_in(case.document("memoir").text)
    assert any(e.claims_for == (said.claim,) and e.credible for e in case.events())
    with pytest.raises(InvalidValue, match=said.claim):
        case.add_claim(doc="memoir", quote=quote, fields=fields)
    case.judge(said.claim, "correct", changes={"target": "MNG"})
    corrected = case.find(said.claim)
    assert isinstance(corrected, ReviewedClaim)
    assert (corrected.claim.target, corrected.standing) == ("MNG", Standing.ADDED)
    case.undo(said.claim)
    case.undo(said.claim)
    with pytest.raises(NotFound):
        case.find(said.claim)


def test_words_that_stand_twice_need_an_offset(case: Case) -> None:
    fields = {"kind": "other", "source": "MNG"}
    with pytest.raises(InvalidValue, match="offset near"):
        case.add_claim(doc="chronicle", quote="North Korea", fields=fields)
    text = case.document("chronicle").text
    second = text.index("North Korea", text.index("North Korea") + 1)
    said = case.add_claim(doc="chronicle", quote="North Korea", near=second, fields=fields)
    assert said.passage.start == second
    with pytest.raises(NotFound, match="South Sea"):
        case.add_claim(doc="chronicle", quote="South Sea", fields=fields)
    with pytest.raises(NotFound, match="no document 'nowhere'"):
        case.add_claim(doc="nowhere", quote="North Korea", fields=fields)


@pytest.mark.parametrize(
    ("verdict", "changes", "error"),
    [
        ("doubt", {}, InvalidValue),
        ("undo", {}, InvalidValue),
        ("correct", {}, InvalidValue),
        ("accept", {"date": "1956"}, InvalidValue),
        ("correct", {"date": "July 1956"}, InvalidDate),
        ("correct", {"kind": "picnic"}, InvalidValue),
        ("correct", {"kind": None}, InvalidValue),
        ("correct", {"source": "Mongolia"}, InvalidValue),
        ("correct", {"others": ["MNG", "ATL"]}, InvalidValue),
        ("correct", {"others": "MNG"}, InvalidValue),
        ("correct", {"persons": [1]}, InvalidValue),
        ("correct", {"place": 3}, InvalidValue),
        ("correct", {"modality": "surely"}, InvalidValue),
        ("correct", {"quantity": {"value": "many", "unit": "horses"}}, InvalidValue),
        ("correct", {"quote": "other words"}, InvalidValue),
        ("correct", {"read": {}}, InvalidValue),
        ("correct", {"source": "PRK"}, InvalidValue),
    ],
)
def test_what_cannot_be_said_of_a_claim_is_refused_and_not_kept(
    case: Case, verdict: str, changes: dict[str, object], error: type[Exception]
) -> None:
    name = the(case, "memoir", "visit").id
    with pytest.raises(error):
        case.judge(name, verdict, changes=changes)
    assert case.judgements() == ()


def test_what_is_not_there_is_named(case: Case) -> None:
    with pytest.raises(NotFound, match="000-x"):
        case.judge("000-x", "accept")
    with pytest.raises(NotFound, match="e-x"):
        case.find("e-x")
    with pytest.raises(NotFound, match="j-x"):
        case.judgement("j-x")
    with pytest.raises(NotFound, match="engine 'oracle'"):
        case.read(engine="oracle")
    with pytest.raises(NotFound, match="document 'nowhere'"):
        case.read(again=["nowhere"])


def test_later_judgements_are_later_whatever_the_clock_says(case: Case) -> None:
    name = the(case, "memoir", "visit").id
    said = [case.judge(name, verdict) for verdict in ("accept", "reject") * 5]
    stamps = [one.at for one in said]
    assert stamps == sorted(set(stamps))
    path = case.folder.judgements
    ahead = path.read_text(encoding="utf-8").replace(stamps[-1], "2199-01-01T00:00:00.000000Z")
    path.write_text(ahead, encoding="utf-8")
    assert case.judge(name, "accept").at == "2199-01-01T00:00:00.000001Z"
    assert the(case, "memoir", "visit").standing is Standing.ACCEPTED


def test_context_is_that_of_the_paragraph(case: Case) -> None:
    passage = the(case, "chronicle", "relations_established").claim.passage
    before, quote, after = case.context(passage)
    text = case.document("chronicle").text
    assert before + quote + after in text
    assert quote == passage.quote
    assert "chronicle" not in before
    assert len(after) > 40


def test_the_dossier_holds_every_event_that_happened(case: Case) -> None:
    page = case.dossier()
    assert page.startswith("<!doctype html>")
    assert "Two neighbours" in page
    material = json.loads(case.dossier(form="json"))
    happened = {e.id for e in case.events() if e.credible and e.states >= {"MNG", "PRK"}}
    assert happened
    assert {e["id"] for e in material["happened"]} == happened
    assert material["manifest"]["tables"].keys() == {"trade.csv"}
    assert material["texts"] == {}
    texts = {document.name: document.text for document in case.documents()}
    assert json.loads(case.dossier(form="json", full_text=True))["texts"] == texts
    assert case.dossier() == page
    with pytest.raises(InvalidValue, match="pdf"):
        case.dossier(form="pdf")


def test_a_case_that_names_no_states_is_about_those_that_most_claims_are(case: Case) -> None:
    text = (case.path / "case.toml").read_text(encoding="utf-8")
    text = text.replace('dyads = [["MNG", "PRK"]]', "dyads = []").replace("Two neighbours", "")
    (case.path / "case.toml").write_text(text, encoding="utf-8")
    with open_case(case.path) as nameless:
        material = json.loads(nameless.dossier(form="json"))
    assert material["dyad"] == ["MNG", "PRK"]
    assert material["title"] == "Mongolia and North Korea"


def test_an_empty_case_has_nothing_and_says_so_without_a_fault(empty: Case, exported: Exported) -> None:
    report = empty.read()
    assert (report.read, report.unchanged, report.failed) == ((), (), ())
    assert exported(empty) == []
    assert empty.events() == ()
    assert empty.dossier().startswith("<!doctype html>")


def test_a_case_of_a_newer_format_is_not_touched(case: Case) -> None:
    text = (case.path / "case.toml").read_text(encoding="utf-8").replace("format = 1", "format = 2")
    (case.path / "case.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidCase, match="format 2"):
        open_case(case.path)
