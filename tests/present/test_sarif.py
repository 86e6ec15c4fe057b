"""The SARIF log against the members that the OASIS standard (2020) requires, by section."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from amity.case.proof import piped
from amity.examine import CHECKS
from amity.examine.findings import finding
from amity.examine.rules import rules
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.findings import Proof, Soundness
from amity.model.passages import Passage
from amity.present.sarif import sarif, uri

TEXT = "Émigrés met.\nThe pact was signed in 1947.\nIt had been signed in 1949."
LEVELS = {"none", "note", "warning", "error"}
KINDS = {"pass", "open", "informational", "notApplicable", "review", "fail"}


def document(**fields: Any) -> Document:
    given = {
        "name": "a", "path": "a.txt", "text": TEXT, "sha256": "", "language": "en", "reader": "text",
        "source": Source(id="a"), **fields,
    }  # fmt: skip
    return Document(**given)


def said(quote: str) -> Passage:
    start = TEXT.index(quote)
    return Passage.of("a", TEXT, start, start + len(quote))


def proof(verdict: Soundness, *quotes: str, **fields: Any) -> Proof:
    found = finding("internal_contradiction", verdict, "It says both.", [said(quote) for quote in quotes])
    return Proof(file="drafts/two states.txt", document=document(**fields), findings=(found,))


def assert_valid(log: Any) -> None:
    """Required members and their types, after sections 3.13 to 3.49."""
    assert json.loads(json.dumps(log)) == log
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    for run in log["runs"]:
        driver = run["tool"]["driver"]
        assert driver["name"]
        assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        names = [rule["id"] for rule in driver["rules"]]
        assert len(set(names)) == len(names)
        for rule in driver["rules"]:
            assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
        for result in run["results"]:
            assert_result(result, names)


def assert_result(result: Any, names: list[str]) -> None:
    assert result["message"]["text"]
    assert names[result["ruleIndex"]] == result["ruleId"]
    assert result["level"] in LEVELS
    assert result["kind"] in KINDS
    assert result["kind"] == "fail" or result["level"] == "none"  # section 3.27.9
    assert len(result["locations"]) <= 1
    assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
    related = result.get("relatedLocations", [])
    assert len({place["id"] for place in related}) == len(related)
    for place in (*result["locations"], *related):
        physical = place["physicalLocation"]
        assert " " not in physical["artifactLocation"]["uri"]
        region = physical["region"]
        start, end = ((region[f"{side}Line"], region[f"{side}Column"]) for side in ("start", "end"))
        assert (1, 1) <= start <= end


@pytest.mark.parametrize(
    ("verdict", "kind", "level"),
    [
        (Soundness.INCONSISTENT, "fail", "error"),
        (Soundness.SUSPICIOUS, "fail", "warning"),
        (Soundness.CONSISTENT, "pass", "none"),
        (Soundness.UNVERIFIABLE, "open", "none"),
    ],
)
def test_a_verdict_has_its_level(verdict: Soundness, kind: str, level: str) -> None:
    log = sarif([proof(verdict, "signed in 1947")], {}, "1.0")
    assert_valid(log)
    [result] = log["runs"][0]["results"]
    assert (result["kind"], result["level"]) == (kind, level)


def test_places_are_lines_and_columns_of_code_points() -> None:
    log = sarif([proof(Soundness.INCONSISTENT, "signed in 1947", "signed in 1949")], {}, "1.0")
    assert_valid(log)
    [result] = log["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert [region[f"{a}{b}"] for a in ("start", "end") for b in ("Line", "Column")] == [2, 14, 2, 28]
    assert region["snippet"]["text"] == "signed in 1947"
    [other] = result["relatedLocations"]
    assert other["physicalLocation"]["region"]["startLine"] == 3
    assert other["message"]["text"] == "signed in 1949"


def test_pages_of_documents_that_have_them() -> None:
    blocks = (Block(kind=BlockKind.PARAGRAPH, start=0, end=len(TEXT), page=7),)
    log = sarif([proof(Soundness.INCONSISTENT, "1947", blocks=blocks)], {}, "1.0")
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["properties"] == {"page": 7}


def test_a_fingerprint_stays_when_the_text_around_changes() -> None:
    fault = "Finland and the Soviet Union signed a treaty in May 1995."

    def prints(text: str) -> list[Any]:
        log = sarif([piped(text.encode(), "a.md")], rules(CHECKS), "1.0")
        assert_valid(log)
        return [result["partialFingerprints"] for result in log["runs"][0]["results"]]

    assert prints(fault) == prints(f"# A heading\n\nThey had met before.\n\n{fault}\n") != []


def test_rules_are_there_without_results() -> None:
    log = sarif([Proof(file="a.txt", document=document())], rules(CHECKS), "1.0")
    assert_valid(log)
    assert {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]} == set(rules(CHECKS))
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "a.txt"


@pytest.mark.parametrize(
    ("file", "told"),
    [("a b/ü.md", "a%20b/%C3%BC.md"), ("/a#b.md", "file:///a%23b.md"), ("c:d.md", "./c:d.md")],
)
def test_names_of_files_are_references(file: str, told: str) -> None:
    assert uri(file) == told


def test_the_command_prints_it(run_proof: Callable[[str], str]) -> None:
    assert_valid(json.loads(run_proof("Finland and the Soviet Union signed a treaty in May 1995.")))


@pytest.fixture
def run_proof() -> Callable[[str], str]:
    from click.testing import CliRunner

    from amity.cli.main import amity

    return lambda text: CliRunner().invoke(amity, ["proof", "-", "--format", "sarif"], input=text).stdout
