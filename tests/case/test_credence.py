from pathlib import Path

import pytest

from amity.case import Case
from amity.errors import NotFound
from amity.model.witnesses import Bond

COPIED = "memoir"


def events(case: Case) -> dict[str, tuple[str, int, float]]:
    return {
        event.id: (str(found.attestation), found.witnesses, found.log_odds)
        for event, found in case.credences()
    }


def test_two_texts_on_one_visit_are_two_witnesses(case: Case) -> None:
    [event] = [e for e in case.events() if e.kind == "visit" and str(e.date) == "1956-07"]
    found = case.credence(event)
    assert (event.witnesses, found.witnesses, found.attestation) == (2, 2, "probable")
    assert case.credence(event.claims_for[0]) == found == case.credence(event.id)


def test_a_copy_of_a_source_changes_no_credence(case: Case, tmp_path: Path) -> None:
    before = events(case)
    text = (case.path / "sources" / f"{COPIED}.txt").read_text(encoding="utf-8")
    copy = tmp_path / "reprint.txt"
    copy.write_text(text, encoding="utf-8")
    (tmp_path / "reprint.json").write_text('{"id": "reprint", "title": "Another name"}', encoding="utf-8")
    report = case.add([copy])
    if report.left_out:
        copy.write_text(f"{text}\nPrinted again.\n", encoding="utf-8")
        assert case.add([copy]).left_out == ()
    assert case.read(workers=1).failed == ()
    assert events(case) == before
    [edge] = [edge for edge in case.witnesses().edges if edge.bond is Bond.WORDING]
    assert {edge.source, edge.target} == {"doc:memoir", "doc:reprint"}


def test_what_is_judged_is_weighed_anew(case: Case) -> None:
    [event] = [e for e in case.events() if e.kind == "visit" and str(e.date) == "1956-07"]
    case.judge(event.claims_for[0], "reject", by="S. Bat")
    assert case.credence(event.claims_for[1]).witnesses == 1


def test_a_name_that_nothing_has_is_refused(case: Case) -> None:
    with pytest.raises(NotFound, match="no event 'e-none'"):
        case.credence("e-none")


def test_an_empty_case_has_no_sources(empty: Case) -> None:
    assert (empty.witnesses().nodes, list(empty.credences())) == ((), [])
