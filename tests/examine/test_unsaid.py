"""Subjects that one text has passed over on a visit, and of which another quotes the visitor: other dyads."""

import pytest

from amity.examine import Evidence, unsaid
from amity.extract import extract
from amity.read.documents import document_of
from amity.reference import Reference

VISIT = "Chancellor Bruno Kreisky visited Egypt on 3-5 March 1975."
SPEECH = (
    "On 4 March 1975 Chancellor Kreisky spoke to students in Cairo. He told them: “No prisoner was ever "
    "freed by silence, and freedom is the measure of a state.”"
)


def found(reference: Reference, *texts: str) -> list[str]:
    documents = tuple(document_of(f"d{at}", text) for at, text in enumerate(texts))
    read = [extract(document, reference) for document in documents]
    evidence = Evidence(
        reference=reference,
        documents=documents,
        claims=tuple(claim for one in read for claim in one.claims),
        dates=tuple((d.name, m) for d, one in zip(documents, read, strict=True) for m in one.dates),
    )
    return [one.explanation for one in unsaid.check(evidence)]


@pytest.mark.parametrize(
    "denial",
    [
        "Chancellor Kreisky did not raise human rights with his hosts.",
        "Throughout the stay Chancellor Kreisky made no mention of political prisoners.",
        "Chancellor Kreisky avoided any mention of dissent.",
        "Chancellor Kreisky left without once touching on civil liberties.",
        "Chancellor Kreisky remained silent on the rights record of his hosts.",
    ],
)
def test_a_subject_said_to_be_passed_over_and_spoken_of_elsewhere(denial: str, reference: Reference) -> None:
    (told,) = found(reference, f"{VISIT} {denial}", SPEECH)
    assert "human rights was passed over" in told
    assert "No prisoner was ever freed" in told


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{VISIT} Chancellor Kreisky did not raise the border with his hosts.", SPEECH),  # another subject
        (f"{VISIT} Chancellor Kreisky did not raise human rights.", SPEECH.replace("1975", "1977")),
        (f"{VISIT} Chancellor Kreisky did not raise human rights.", SPEECH.replace("Kreisky", "Brandt")),
        (f"{VISIT} Chancellor Kreisky raised human rights with his hosts.", SPEECH),
        (f"{VISIT} Chancellor Kreisky did not raise human rights. {SPEECH}", "Nothing else is known."),
    ],
)
def test_nothing_is_said_of_another_subject_time_or_speaker_or_of_one_text(
    first: str, second: str, reference: Reference
) -> None:
    assert found(reference, first, second) == []
