"""What analysts decide on findings, identities and conflicts holds through rereading, merging and mending."""

import json
from pathlib import Path

import pytest

from amity.case import Case
from amity.errors import InvalidValue, NotFound, UnreadableDocument
from amity.model.reviewed import ReviewedClaim

EAST = (
    "Kim Il-sung visited Mongolia in July 1956. North Korea reopened its embassy in Mongolia in August 2004."
)
WEST = (
    "Kim Il-sung visited Mongolia on 5 July 1956. "
    "He also came in 1988: Kim Il-sung visited Mongolia in June 1988."
)
FAULT = "Soviet Foreign Minister Nikita Khrushchev visited Finland on 3 September 1960."


def made(folder: Path, **texts: str) -> Case:
    """A case of the given texts, read."""
    case = Case.new(folder, dyads=[("MNG", "PRK")])
    for name, text in texts.items():
        path = folder.parent / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        case.add([path])
    case.read(workers=1)
    return case


def visits(case: Case) -> list[ReviewedClaim]:
    return [reviewed for reviewed in case.claims() if reviewed.claim.kind == "visit"]


def grouped(case: Case) -> list[set[str]]:
    return sorted((set(e.claims) for e in case.events() if e.kind == "visit"), key=sorted)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return made(tmp_path / "case", east=EAST, west=WEST)


def test_claims_that_are_different_are_two_events(case: Case) -> None:
    july, fifth, _ = (reviewed.id for reviewed in visits(case))
    assert {july, fifth} in grouped(case)
    case.decisions.identify(july, fifth, "different", by="A")
    assert {july} in grouped(case)
    assert {fifth} in grouped(case)


def test_claims_that_are_the_same_are_one_event(case: Case) -> None:
    july, fifth, june = (reviewed.id for reviewed in visits(case))
    case.decisions.identify(july, june, "same", by="A", why="one text has the wrong year")
    assert any({july, june} <= held for held in grouped(case))
    case.decisions.identify(june, july, "unsure", by="A")
    assert {july, fifth} in grouped(case)


def test_the_preferred_claim_dates_the_event(case: Case) -> None:
    july, fifth, _ = (reviewed.id for reviewed in visits(case))
    dates = {str(event.date) for event in case.events() if july in event.claims}
    assert dates == {"1956-07-05"}
    decision = case.decisions.prefer(july, fifth, by="A", why="the fifth is the day of the report")
    assert {str(event.date) for event in case.events() if fifth in event.claims} == {"1956-07"}
    case.decisions.retract(decision.id, by="A")
    assert {str(event.date) for event in case.events() if fifth in event.claims} == {"1956-07-05"}


def test_what_contradicts_later_identities_is_told(case: Case) -> None:
    one, two, three = (reviewed.id for reviewed in visits(case))
    first = case.decisions.identify(one, two, "different", by="A")
    case.decisions.identify(one, three, "same", by="A")
    case.decisions.identify(three, two, "same", by="A")
    assert [d.id for d in case.decisions.decided.contradicted] == [first.id]
    assert any({one, two, three} <= held for held in grouped(case))


def test_a_decision_is_kept_when_its_text_is_read_again_and_orphaned_when_its_words_are_gone(
    case: Case, tmp_path: Path
) -> None:
    july, fifth, _ = (reviewed.id for reviewed in visits(case))
    decision = case.decisions.identify(july, fifth, "different", by="A")
    source = tmp_path / "case" / "sources" / "east.txt"
    source.write_text("A note of the editor. " + EAST, encoding="utf-8")
    case.read(workers=1)
    assert not case.decisions.decided.orphans
    assert [str(s) for entry, s in case.decisions.states() if entry.id == decision.id] == ["()"]
    source.write_text("Nothing is told here of anybody.", encoding="utf-8")
    case.read(workers=1)
    assert [d.id for d in case.decisions.decided.orphans] == [decision.id]
    assert (decision.id, ("orphan",)) in [(entry.id, state) for entry, state in case.decisions.states()]


def test_a_finding_is_weighed_and_stays_weighed_when_offsets_move(tmp_path: Path) -> None:
    case = made(tmp_path / "case", note=FAULT)
    [fault] = [finding for finding in case.findings() if finding.verdict.fault]
    case.decisions.weigh(fault.id, "dismissed", by="A", why="the roster is wrong")
    (tmp_path / "case" / "sources" / "note.txt").write_text("First of all.\n\n" + FAULT, encoding="utf-8")
    case.read(workers=1)
    [moved] = [finding for finding in case.findings() if finding.verdict.fault]
    weighed = case.decisions.weighed(case.findings())
    assert moved.id != fault.id
    assert [str(weighed.decisions[moved.id].ruling), weighed.orphans] == ["dismissed", ()]


def test_analysts_files_meet_and_their_differences_are_told(tmp_path: Path) -> None:
    ours, theirs = (made(tmp_path / name / "case", east=EAST, west=WEST) for name in _folders(tmp_path))
    july, fifth, june = (reviewed.id for reviewed in visits(ours))
    ours.decisions.identify(july, fifth, "same", by="A")
    ours.judge(june, "accept", by="A")
    theirs.decisions.identify(fifth, july, "different", by="B")
    theirs.judge(june, "reject", by="B")
    theirs.decisions.prefer(july, fifth, by="B")
    before = (tmp_path / "one" / "case" / "judgements.jsonl").read_bytes()
    new, problems = ours.decisions.merge(tmp_path / "two" / "case" / "judgements.jsonl")
    assert (len(new), problems) == (3, ())
    assert (tmp_path / "one" / "case" / "judgements.jsonl").read_bytes().startswith(before)
    assert (
        sorted(sorted(entry.by for entry in held) for held in ours.decisions.differences) == [["A", "B"]] * 2
    )
    assert ours.decisions.merge(tmp_path / "two" / "case" / "judgements.jsonl")[0] == ()
    assert {july, fifth} not in grouped(ours)


def _folders(home: Path) -> list[str]:
    for name in ("one", "two"):
        (home / name).mkdir()
    return ["one", "two"]


def test_merging_in_either_order_comes_to_the_same(tmp_path: Path) -> None:
    ours, theirs = (made(tmp_path / name / "case", east=EAST, west=WEST) for name in _folders(tmp_path))
    july, fifth, _ = (reviewed.id for reviewed in visits(ours))
    ours.decisions.identify(july, fifth, "different", by="A")
    theirs.decisions.identify(july, fifth, "same", by="B")
    ours.decisions.merge(theirs.path / "judgements.jsonl")
    theirs.decisions.merge(ours.path / "judgements.jsonl")
    assert grouped(ours) == grouped(theirs)
    told = [[(entry.id, state) for entry, state in one.decisions.states()] for one in (ours, theirs)]
    assert told[0] == told[1]


def test_what_cannot_be_decided_is_told(case: Case, tmp_path: Path) -> None:
    july, *_ = (reviewed.id for reviewed in visits(case))
    with pytest.raises(NotFound):
        case.decisions.weigh("f-nosuch", "upheld")
    with pytest.raises(NotFound):
        case.decisions.identify(july, "nosuch", "same")
    with pytest.raises(InvalidValue):
        case.decisions.identify(july, july, "same")
    with pytest.raises(InvalidValue):
        case.decisions.identify(july, visits(case)[1].id, "upheld")
    with pytest.raises(NotFound):
        case.decisions.retract("d-nosuch")
    with pytest.raises(UnreadableDocument):
        case.decisions.merge(tmp_path / "nosuch.jsonl")
    assert case.decisions.all == ()


def test_a_torn_decision_costs_itself_alone(case: Case) -> None:
    july, fifth, _ = (reviewed.id for reviewed in visits(case))
    decision = case.decisions.identify(july, fifth, "different", by="A")
    with (case.path / "judgements.jsonl").open("ab") as file:
        file.write(b'{"about": "identity", "id": "d-2", "ruling": "same", "anchors": [{"doc"')
    assert [d.id for d in case.decisions.all] == [decision.id]
    assert len(case.problems) == 1
    case.decisions.identify(july, fifth, "same", by="A")
    assert len(case.decisions.all) == 2


def test_the_export_has_the_decisions(case: Case) -> None:
    july, fifth, _ = (reviewed.id for reviewed in visits(case))
    decision = case.decisions.identify(july, fifth, "different", by="A")
    lines = [json.loads(line) for line in case.export()]
    assert [line["id"] for line in lines if line["type"] == "decision"] == [decision.id]
