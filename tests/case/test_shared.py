"""On the marked documents of `../shared`: nothing unrealised stands in the chronology of what happened."""

import json
import re
from pathlib import Path

import pytest

from amity.case import Case
from amity.case.dossier import material_of
from amity.present import chronology

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared, with the marked documents, is missing"
)


def test_chronology_of_the_corpus_holds_nothing_unrealised(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", dyads=[("MNG", "PRK")])
    case.add([SHARED / "corpus"])
    case.read()
    material = material_of(case, full_text=False, made=None)
    shown = (*chronology.happened(material), *chronology.surrounding(material))
    claims = [material.claims_by_id[name].claim for event in shown for name in event.claims_for]
    assert len(claims) >= 20
    texts = {document.name: document.text for document in material.documents}
    for line in (SHARED / "gold" / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        marked = json.loads(line)
        if marked["modality"] == "happened":
            continue
        words = r"\s+".join(map(re.escape, marked["quote"].split()))
        for span in re.finditer(words, texts[marked["doc"]]):
            for claim in claims:
                passage = claim.passage
                same = passage.doc == marked["doc"] and claim.kind == marked["kind"]
                within = min(passage.end, span.end()) - max(passage.start, span.start())
                assert not (same and 2 * within > passage.end - passage.start), (marked, passage)
