from dataclasses import replace
from types import ModuleType

import pytest

from amity.errors import InvalidValue
from amity.model.claims import Tier
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim, Standing
from amity.present.material import Material, summarises, usable


def test_a_passage_that_is_not_in_its_document_is_refused(material: Material) -> None:
    first = material.claims[0]
    moved = replace(first.claim, passage=Passage(doc="survey", start=0, end=4, quote="none"))
    with pytest.raises(InvalidValue, match="letter for letter"):
        replace(material, claims=(replace(first, claim=moved),), events=())


def test_documents_of_one_name_are_refused(material: Material) -> None:
    with pytest.raises(InvalidValue, match="different names"):
        replace(material, documents=(*material.documents, material.documents[0]))


def test_an_event_of_claims_that_are_not_there_is_refused(material: Material) -> None:
    with pytest.raises(InvalidValue, match="id of a claim"):
        replace(material, events=(replace(material.events[0], claims_for=("nowhere-1",)),))


def test_a_claim_is_found_by_each_of_its_ids(material: Material) -> None:
    corrected = replace(material.claims[0], also=("survey-old",))
    assert replace(material, claims=(corrected,), events=()).claims_by_id["survey-old"] is corrected


@pytest.mark.parametrize(
    ("standing", "tier", "expected"),
    [
        (Standing.UNREVIEWED, Tier.HIGH, True),
        (Standing.UNREVIEWED, Tier.MEDIUM, False),
        (Standing.ACCEPTED, Tier.LOW, True),
        (Standing.CORRECTED, Tier.LOW, True),
        (Standing.REJECTED, Tier.HIGH, False),
    ],
)
def test_what_may_be_told_without_a_warning(
    material: Material, standing: Standing, tier: Tier, expected: bool
) -> None:
    judged = () if standing is Standing.UNREVIEWED else ("j",)
    claim = replace(material.claims[0].claim, tier=tier)
    assert usable(ReviewedClaim(id="c", claim=claim, standing=standing, judgements=judged)) is expected


def test_counts_states_and_silences_are_no_events(sample: ModuleType, material: Material) -> None:
    assert sum(summarises(claim) for claim in material.claims) == 3
    assert not {c.id for c in material.claims if summarises(c)} & {
        i for e in material.events for i in e.claims_for
    }


def test_what_lies_between_the_states(material: Material) -> None:
    assert material.concerns(frozenset({"MNG", "PRK", "JPN"}))
    assert not material.concerns(frozenset({"MNG", "JPN"}))
    region = replace(material, dyad=("MNG", "PRK", "JPN"))
    assert region.concerns(frozenset({"MNG", "JPN"}))
    assert replace(material, dyad=("MNG",)).concerns(frozenset({"MNG"}))
    assert replace(material, dyad=()).concerns(frozenset())
