"""Sources are named as a reader knows them, and bonds told without the names of files."""

from types import ModuleType

import pytest

from amity.model.witnesses import Bond, SourceEdge, SourceNode, SourceSort
from amity.present.material import Material
from amity.present.notes import Notes
from amity.present.sources import SourceName, SourceNames


@pytest.fixture(scope="module")
def names(copies: ModuleType) -> SourceNames:
    case: Material = copies.material()
    return SourceNames(case, Notes(case))


def test_a_document_has_its_short_reference_and_entry(names: SourceNames) -> None:
    named = names.by_id("doc:lind")
    assert named.words == "Lind 2004"
    assert named.entry.startswith("ref-")


def test_what_is_not_in_hand_keeps_the_name_that_the_texts_give_it(names: SourceNames) -> None:
    work = SourceNode(id="work:x", sort=SourceSort.WORK, label="Harbour  Post,\n1999-05-05")
    assert names.of(work) == SourceName(words="Harbour Post, 1999-05-05")
    assert names.by_id("voice:nobody") == SourceName(words="voice:nobody")


def reason(names: SourceNames, bond: Bond, why: str, claims: int = 0, *, whole: bool = False) -> str:
    told = frozenset(f"c{n}" for n in range(claims))
    edge = SourceEdge(source="doc:oyun", target="doc:lind", bond=bond, why=why, claims=told, whole=whole)
    return names.reason(edge)


def test_reasons_name_texts_and_states_as_the_dossier_does(names: SourceNames) -> None:
    shared = reason(
        names, Bond.WORDING, "40% of the words of oyun stand in lind too, a dozen or more in a row."
    )
    assert shared == "40% of the words of Oyun 2004 stand in Lind 2004 too, a dozen or more in a row."
    spoken = reason(names, Bond.VOICE, "Both speak for the government of PRK.")
    assert spoken == "Both speak for the government of North Korea."


def test_what_a_citation_bears_is_counted(names: SourceNames) -> None:
    assert reason(names, Bond.CITES, "") == "For no claim that was read."
    assert reason(names, Bond.CITES, "", claims=1) == "For 1 claim that was read."
    assert reason(names, Bond.NAMES, "", claims=3) == "For 3 claims that were read."
    assert reason(names, Bond.CITES, "", whole=True).startswith("It knew the other")
