"""One thing told by two texts, in the words themselves; all texts are our own."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.examine import Evidence
from amity.examine.alignment import aligned, stem, told
from amity.examine.same_telling import check
from amity.extract.dates import find
from amity.model.documents import Source
from amity.model.findings import Soundness
from amity.model.when import When
from amity.read.documents import document_of
from amity.reference import Reference

Read = Callable[..., Evidence]


@pytest.fixture
def read(reference: Reference) -> Read:
    def build(*texts: str, issued: str = "") -> Evidence:
        csl: dict[str, Any] = {"issued": issued} if issued else {}
        documents = tuple(
            document_of(name, text, Source(id=name, csl=csl))
            for name, text in zip("abcdef", texts, strict=False)
        )
        day = When.parse(issued) if issued else None
        dates = ((d.name, m) for d in documents for m in find(d.text, document=day, reference=reference))
        return Evidence(reference=reference, documents=documents, dates=tuple(dates))

    return build


FAULTS = [
    (
        "The protocol on salmon in the Torne was signed at Haparanda on 3 May 1957 by two foresters.",
        "At Haparanda, on 11 May 1957, the protocol on salmon was signed by the foresters of both sides.",
    ),
    (
        "The tunnel under the Karakum bypass was opened by two ministers on 1 June 1979, with music.",
        "On 21 June 1979 the tunnel of the Karakum bypass opened to lorries.",
    ),
    (
        "The regatta off Piraeus was held on 9 July 1994 before a thousand spectators.",
        "Because of the quarantine the regatta did not take place on 9 July 1994.",
    ),
    (
        "A brigade of bricklayers from Matanzas landed at Luanda in April 1977. It was led by Pedro Ocampo.",
        "In April 1977 the bricklayers of Matanzas landed at Luanda; at their head stood Julio Cabrera.",
    ),
    (
        "The mission from Izmir reached Volos in May 1933, led by Colonel Kemal Aydin, who spoke Greek.",
        "In May 1933 a mission from Izmir came to Volos, headed by the consul Kemal Aydin.",
    ),
    (
        "The wheat convoy of 40 lorries from Varna reached Galati on 3 May 1957.",
        "On 3 May 1957 the convoy from Varna came to Galati with 65 lorries of wheat.",
    ),
    (
        "The chapel at Hanko was opened by Bishop Lehto on 3 May 1957.",
        "On 3 May 1957 the chapel at Hanko was opened by Pastor Aalto.",
    ),
    (
        "The fisheries protocol on Lake Inari was signed in Helsinki on 3 May 1957.",
        "On 3 May 1957 the fisheries protocol on Lake Inari was signed in Warsaw.",
    ),
    (
        "The icebreaker Otso sailed from Kotka for Riga on 3 May 1957.",
        "The icebreaker Otso never sailed from Kotka for Riga on 3 May 1957.",
    ),
    (
        "The bridge at Svir was completed in June 1957 by Polish engineers.",
        "Polish engineers completed the bridge at Svir in October 1957.",
    ),
]
SOUND = [
    (  # one act and its announcement
        "The protocol on salmon in the Torne was announced at Haparanda on 3 May 1957.",
        "At Haparanda, on 11 May 1957, the protocol on salmon was signed by the foresters of both sides.",
    ),
    (  # the text knows both days
        "The tunnel of the Karakum bypass opened to guests on 1 June 1979, to lorries on 21 June 1979.",
        "On 21 June 1979 the tunnel of the Karakum bypass opened to lorries.",
    ),
    (  # less precise
        "The protocol on salmon in the Torne was signed at Haparanda in May 1957 by two foresters.",
        "At Haparanda, on 11 May 1957, the protocol on salmon was signed by the foresters of both sides.",
    ),
    (  # two bridges
        "The bridge over the Narva was opened on 3 May 1957.",
        "The bridge over the Luga was opened on 11 May 1957.",
    ),
    (  # another year's regatta
        "The regatta off Piraeus was held on 9 July 1994 before a thousand spectators.",
        "Because of the quarantine the regatta did not take place on 9 July 1995.",
    ),
    (  # what did not take place is something else
        "The regatta off Piraeus was held on 9 July 1994 before a thousand spectators.",
        "The dinner after the regatta aside, on 9 July 1994 the fireworks were cancelled.",
    ),
    (  # one name in two spellings
        "A brigade of bricklayers from Shantung landed at Tanga in April 1967. It was led by Liu Shao-hua.",
        "In April 1967 the bricklayers of Shantung landed at Tanga; at their head stood Liu Shaohua.",
    ),
    (  # the next year's brigade
        "A brigade of bricklayers from Matanzas landed at Luanda in April 1977. It was led by Pedro Ocampo.",
        "In April 1978 bricklayers of Matanzas landed at Luanda; at their head stood Julio Cabrera.",
    ),
    (
        'The wheat convoy of 40 lorries from Varna reached Galati on 3 May 1957.',
        'On 3 May 1957 the convoy from Varna came to Galati; some 38 lorries of wheat were counted.',
    ),
    (
        'The wheat convoy of 40 lorries from Varna reached Galati on 3 May 1957.',
        'On 3 May 1957 the first 12 lorries of the convoy of wheat from Varna came to Galati.',
    ),
    (
        'Forty guests from Varna saw the fair at Galati in May 1957.',
        'In May 1957 the fair at Galati drew guests from Varna, 65 guests from Burgas among others.',
    ),
    (
        'The chapel at Hanko was opened by Bishop Lehto on 3 May 1957.',
        'On 3 May 1957 the chapel at Hanko was opened by the bishop, Lehto.',
    ),
    (
        'The protocol on Lake Inari was signed in Helsinki on 3 May 1957.',
        'In May 1957 the talks on Lake Inari were held in Warsaw; the protocol was signed later.',
    ),
    (
        'The icebreaker Otso sailed from Kotka for Riga on 3 May 1957.',
        'The icebreaker Otso did not sail back from Riga until June 1957, and never sailed there again.',
    ),
    (
        'The team of doctors from Varna opened a clinic at Galati in May 1957 with 12 beds.',
        'In May 1957 the doctors from Varna opened a second clinic near Galati with 30 beds.',
    ),
    (
        'The exhibition of icons from Varna opened at Galati on 3 May 1957.',
        'The exhibition of icons from Varna opened at Braila on 20 May 1957.',
    ),
    (
        'The protocol on salmon was signed by Lehto for Finland at Tornio on 3 May 1957.',
        'On 3 May 1957 the protocol on salmon was signed at Tornio by Berg for Sweden.',
    ),
    (
        'Two delegations from Varna, of 12 teachers and 8 nurses, came to Galati in May 1957.',
        'In May 1957 a delegation of 20 teachers and nurses came from Varna to Galati.',
    ),
]  # fmt: skip


@pytest.mark.parametrize("texts", FAULTS)
def test_what_cannot_both_be_is_suspicious(texts: tuple[str, str], read: Read) -> None:
    found = list(check(read(*texts)))
    assert {str(finding.verdict) for finding in found} == {str(Soundness.SUSPICIOUS)}
    assert {said.doc for said in found[0].passages} == {"a", "b"}
    turned = list(check(read(*texts[::-1])))
    assert len(turned) == len(found)


@pytest.mark.parametrize("texts", SOUND)
def test_what_differs_for_a_reason_is_not(texts: tuple[str, str], read: Read) -> None:
    assert list(check(read(*texts))) == []


def test_one_text_alone_is_held_against_nothing(read: Read) -> None:
    assert list(check(read(" ".join(FAULTS[0])))) == []


def test_what_stands_in_many_sentences_brings_none_together(read: Read) -> None:
    lines = [f"The protocol on salmon was signed at Haparanda on {day} May 1957." for day in range(1, 9)]
    sentences = told(read(*lines[:6], " ".join(lines[6:])))
    assert len(list(aligned(sentences, 1.0))) <= 15
    assert list(aligned(told(read("\n\n".join(lines), "\n\n".join(lines))), 1.0)) == []


@given(st.from_regex(r"[a-z]{1,14}", fullmatch=True))
def test_a_stem_begins_its_word_and_is_its_own(word: str) -> None:
    assert word.startswith(stem(word))
    assert stem(word.upper()) == stem(word)
