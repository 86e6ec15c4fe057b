"""Notes and bibliographies of our own, sound and faulty."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from amity.examine import Evidence, citation
from amity.examine.works import accessed, appeared, covered, pages, works

Tabled = Callable[..., Evidence]

NOTES: list[tuple[str, str, str | None]] = [
    # pages
    ("Trade grew.", "A. Smith, *Pacts* (London: Hurst, 1976), pp. 57-43.", "inconsistent"),
    ("Trade grew.", "A. Smith, *Pacts* (London: Hurst, 1976), pp. 157-63.", None),
    ("Trade grew.", "A. Smith, *Pacts* (London: Hurst, 1976), pp. 57-63.", None),
    # a yearbook and its years
    ("Trade grew.", "*Statistical Yearbook 1971-1975* (Lima: INEI, 1973), p. 4.", "inconsistent"),
    ("Trade grew.", "*Statistical Yearbook 1971-1975* (Lima: INEI, 1976), p. 4.", None),
    ("Trade grew.", "*Five-Year Plan 1971-1975* (Lima, 1971), p. 4.", None),
    ("Trade grew.", "B. Jones, *Ghana's Foreign Policy 1957-1966* (Oxford, 1961), p. 4.", "suspicious"),
    ("Trade grew.", "B. Jones, *Ghana's Foreign Policy 1957-1966* (Oxford, reprinted 1961), p. 4.", None),
    # a source and its fact
    ("In 1980 the two signed a pact.", "B. Jones, *Burma* (Oxford: Clarendon, 1974), p. 12.", "suspicious"),
    ("In 1972 the two signed a pact.", "B. Jones, *Burma* (Oxford: Clarendon, 1974), p. 12.", None),
    (
        "It was not until 1980 that they signed a pact.",
        "B. Jones, *Burma* (Oxford, 1974), p. 12.",
        "suspicious",
    ),
    ("The pact is valid until 1980.", "B. Jones, *Burma* (Oxford: Clarendon, 1974), p. 12.", None),
    ("In 1980 it was still the pact of 1970.", "B. Jones, *Burma* (Oxford: Clarendon, 1974), p. 12.", None),
    ("In 1980 the two signed a pact.", "Ibid., p. 12.", None),
    # a page read before it was there
    ("Trade grew.", 'C. Lee (2012), "Ties", https://example.org (accessed 4 May 2009).', "suspicious"),
]


@pytest.mark.parametrize(("sentence", "note", "verdict"), NOTES)
def test_a_note_is_held_against_itself_and_its_sentence(
    tabled: Tabled, sentence: str, note: str, verdict: str | None
) -> None:
    found = list(citation.check(tabled(f"{sentence}[^1]\n\n[^1]: {note}\n")))
    assert [str(one.verdict) for one in found] == ([verdict] if verdict else [])


def test_a_work_is_no_later_than_the_text_that_cites_it(tabled: Tabled) -> None:
    evidence = tabled('Trade grew.[^1]\n\n[^1]: C. Lee, "Late Ties", *Asia* 40, no. 2 (2000), p. 5.\n')
    [document] = evidence.documents
    issued = replace(document, source=replace(document.source, csl={"issued": {"raw": "1999"}}))
    [found] = citation.check(replace(evidence, documents=(issued,)))
    assert str(found.verdict) == "suspicious"
    later = replace(document, source=replace(document.source, csl={"issued": {"raw": "2001"}}))
    assert not list(citation.check(replace(evidence, documents=(later,))))


def test_a_mark_without_a_note_is_found(tabled: Tabled) -> None:
    text = (
        "It fell.[^1] It rose.[^3]\n\n[^1]: A. Smith, *On X* (Rome, 1990).\n[^2]: B. Jones, *On Y* "
        "(Rome, 1992).\n"
    )
    [found] = citation.check(tabled(text))
    assert [said.quote for said in found.passages] == ["[^3]"]


def test_where_many_marks_are_lost_nothing_is_said(tabled: Tabled) -> None:
    notes = "\n".join(f"[^{n}]: A. Smith, *On {n}* (Rome, 1990), p. {n}." for n in range(1, 8))
    assert not list(citation.check(tabled(f"It fell.[^1] It rose.[^2]\n\n{notes}\n")))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "The embassy's report on the session of 17 May 1978 is calm (telegram no. 6, Rome, 11 May 1978).",
            True,
        ),
        (
            "The embassy's report on the session of 11 May 1978 is calm (telegram no. 6, Rome, 17 May 1978).",
            False,
        ),
        ("The embassy prepared the session of 17 May 1978 (telegram no. 6, Rome, 11 May 1978).", False),
    ],
)
def test_a_paper_in_brackets_is_no_older_than_what_it_reports(tabled: Tabled, text: str, fault: bool) -> None:
    assert bool(list(citation.check(tabled(text)))) is fault


LISTED = """# Ghana

Nkrumah admired him (Armah 1974, 12). Aid began soon ({cited}). It was told twice (Accra 1960).

## References

Armah, Kwesi. 1974. Africa's Golden Road. London: Heinemann.

Thompson, W. Scott. 1971. Ghana's Foreign Policy. Princeton: Princeton University Press.
"""


@pytest.mark.parametrize(
    ("cited", "fault"), [("Thompson 1971", False), ("Thompson 1969", True), ("Boateng 1978", True)]
)
def test_author_and_year_stand_in_the_bibliography(tabled: Tabled, cited: str, fault: bool) -> None:
    found = list(citation.check(tabled(LISTED.format(cited=cited))))
    assert [said.quote for one in found for said in one.passages] == ([cited] if fault else [])


def test_the_parts_of_a_citation_are_read() -> None:
    note = 'A. Smith, "On X," Asia 12, no. 2 (May 1990), pp. 157-63; B, On Y 1960-1965 (Rome, 1970)'
    one, two = works(note)
    assert [work.year.year for work in (one, two) if work.year] == [1990, 1970]
    assert [(run.first, run.last, run.backwards) for run in pages(note)] == [(157, 63, False)]
    assert [year.year for year in covered(note)] == [1965]
    assert appeared("Pravda, 5 May 1976") is None
    assert accessed("Pravda, 5 May 1976") is None
