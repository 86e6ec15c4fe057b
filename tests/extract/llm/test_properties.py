"""Whatever a model says, reading does not fail, and what is kept is borne out by the words."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amity.extract import dates, llm
from amity.extract.llm import Answer, Answers, Asking
from amity.extract.llm.shown import Shown
from amity.model.documents import Block, BlockKind, Document, Source
from amity.reference import load
from amity.reference.kinds import kinds

TEXT = (
    "Mongolia and North Korea established diplomatic relations on October 15, 1948. Kim Il-sung visited\n"
    "Mongolia in July 1956, according to the Mongol Messenger. In 1952, Mongolia took in about 200 war "
    "orphans from North Korea. It was the first such step. Mongolia took in 300 more a year later."
)
BLOCK = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(TEXT))
DOCUMENT = Document(name="doc", path="doc.txt", text=TEXT, sha256="0" * 64, language="en", reader="test",
                    source=Source(id="doc"), blocks=(BLOCK,))  # fmt: skip
REFERENCE = load()
QUESTIONS = llm.questions(DOCUMENT, REFERENCE, Asking(model="m"))
DATES = {found.when.edtf for found in dates.find(TEXT, reference=REFERENCE)}
TRUE: list[dict[str, Any]] = [
    {"quote": "Kim Il-sung visited Mongolia", "kind": "visit", "source": "Kim Il-sung", "target": "Mongolia",
     "date": "1956-07", "modality": "happened", "attribution": ["Mongol Messenger"]},
    {"quote": "Mongolia took in", "occurrence": 1, "kind": "refugees_or_orphans", "source": "North Korea",
     "target": "Mongolia", "date": "1952", "modality": "happened",
     "quantity": {"value": 200, "unit": "war orphans"}},
    {"quote": "It was the first such step", "kind": "aid", "source": "Mongolia", "date": "1952",
     "modality": "happened"},
]  # fmt: skip

pieces = st.builds(
    lambda a, b: TEXT[min(a, b) : max(a, b)], st.integers(0, len(TEXT)), st.integers(0, len(TEXT))
)
words = st.one_of(
    pieces, st.text(max_size=20), st.sampled_from(["Mongolia", "PRK", "China", "1953", "aid", "he"])
)
values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=3)),
    max_leaves=6,
)
FIELDS = st.sampled_from(["quote", "kind", "source", "target", "others", "persons", "place", "date", "shape",
                          "modality", "attribution", "occurrence", "quantity", "note"])  # fmt: skip
claims = st.builds(
    lambda true, changes: true | changes,
    st.sampled_from(TRUE),
    st.dictionaries(FIELDS, st.one_of(words, values, st.lists(words, max_size=2)), max_size=2),
)
answers = st.one_of(
    st.text(),
    st.lists(st.one_of(claims, values), max_size=4).map(lambda items: json.dumps({"claims": items})),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answers)
def test_what_is_kept_is_borne_out(answer: str) -> None:
    kept = Answers(
        Answer(key=q.key, doc="doc", passage_key=q.passage_key, model="m", text=answer) for q in QUESTIONS
    )
    found = llm.read(DOCUMENT, REFERENCE, answers=kept, model="m")
    for claim in found.claims:
        assert claim.passage.stands_in(TEXT)
        assert len(claim.passage.quote) >= 3
        assert claim.kind in kinds()
        assert claim.states
        assert claim.states <= {"MNG", "PRK"}
        assert not claim.date.edtf or claim.date.edtf in DATES
        assert claim.quantity is None or claim.quantity.value in (200, 300)
        for name in (*claim.persons, *claim.attribution, claim.place or ""):
            assert " ".join(name.split()) in " ".join(TEXT.split())
    for refused in found.refused:
        json.dumps(dict(refused.line), ensure_ascii=False).encode()
        assert refused.check in llm.CHECKS


@given(st.text())
def test_what_is_shown_stands_in_the_text(text: str) -> None:
    shown = Shown.of(text, 0, len(text))
    assert len(shown.text) == len(shown.offsets)
    assert list(shown.offsets) == sorted(set(shown.offsets))
    for letter, offset in zip(shown.text, shown.offsets, strict=True):
        assert letter == text[offset] or (letter == " " and text[offset].isspace())
    assert shown.text == shown.text.strip()
    assert shown.text.isprintable()
