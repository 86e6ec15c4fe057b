"""Findings are shown with the passages in conflict side by side, and doubts stand beside the events."""

import json
from dataclasses import replace

import pytest

from amity.model.decisions import Anchor, Decision, Ruling, Subject
from amity.model.findings import Finding, Soundness
from amity.present.dossier import render
from amity.present.examined import MOST, Doubts, examination
from amity.present.exports import render_json
from amity.present.material import Material
from amity.present.notes import Notes


@pytest.fixture
def examined(material: Material) -> Material:
    """The sample with a fault in two claims of one event, one that weighs less, and one that holds."""
    event = next(event for event in material.events if event.kind == "relations_established")
    one, other = (material.claims_by_id[name] for name in event.claims_for)
    fault = Finding(
        id="f-1", check="cross_source", verdict=Soundness.INCONSISTENT, weight=9,
        explanation="One says the 15th, the other the 8th.", claims=(one.id, other.id),
        passages=(one.claim.passage, other.claim.passage),
    )  # fmt: skip
    doubt = replace(
        fault, id="f-2", verdict=Soundness.SUSPICIOUS, weight=3, passages=(other.claim.passage,), claims=()
    )
    sound = replace(fault, id="f-3", verdict=Soundness.CONSISTENT, weight=0, explanation="It was so.")
    return replace(material, findings=(doubt, sound, fault))


def dismissed(material: Material, name: str) -> Material:
    finding = next(finding for finding in material.findings if finding.id == name)
    anchors = tuple(Anchor(passage=said, doc_sha256="") for said in finding.passages)
    decision = Decision(
        id="d-1", about=Subject.FINDING, ruling=Ruling.DISMISSED, anchors=anchors, by="S. Bat", at="2024",
        why="the 8th is of a draft", name=name,
    )  # fmt: skip
    return replace(material, decisions={name: decision})


def test_faults_come_by_weight_with_their_passages_in_context(examined: Material) -> None:
    found = examination(examined, Notes(examined))
    assert [one.finding.id for one in found.faults] == ["f-1", "f-2"]
    assert [one.finding.id for one in found.holding] == ["f-3"]
    quotes = [side.context.quote for side in found.faults[0].sides]
    assert quotes == [said.quote for said in found.faults[0].finding.passages]
    assert all(side.citation.target.startswith("n") for side in found.faults[0].sides)


def test_an_event_whose_claims_are_doubted_says_so_until_the_finding_is_dismissed(examined: Material) -> None:
    event = next(event for event in examined.events if event.kind == "relations_established")
    assert [finding.id for finding in Doubts(examined).of(event)] == ["f-1", "f-2"]
    weighed = dismissed(examined, "f-1")
    assert [finding.id for finding in Doubts(weighed).of(event)] == ["f-2"]
    [first, _] = examination(weighed, Notes(weighed)).faults
    assert first.ruling == "dismissed by S. Bat: the 8th is of a draft"
    others = [one for one in examined.events if not set(one.claims) & set(event.claims)]
    assert others
    assert not any(Doubts(examined).of(one) for one in others)


def test_the_page_leads_from_each_finding_to_its_passages(examined: Material) -> None:
    page = render(examined)
    assert page.count('id="finding-f-1"') == 1
    assert 'href="#finding-f-1"' in page
    assert "1 holds" in page
    assert "h-examined" not in render(replace(examined, findings=()))


def test_long_lists_are_cut_and_say_so(examined: Material) -> None:
    sound = next(finding for finding in examined.findings if finding.id == "f-3")
    many = tuple(replace(sound, id=f"f-{i}") for i in range(MOST + 5))
    found = examination(replace(examined, findings=many), Notes(examined))
    assert (len(found.holding), found.holds) == (MOST, MOST + 5)
    assert len(json.loads(render_json(replace(examined, findings=many)))["findings"]) == MOST + 5
