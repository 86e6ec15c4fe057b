"""The example's article with errors: `amity proof` shows each at its line, and passes sound sources."""

from pathlib import Path

import pytest

from amity.case.proof import proof
from amity.model.places import Places

FOLDER = Path(__file__).parents[2] / "examples" / "mongolia-dprk"
ARTICLE = FOLDER / "article-with-errors.md"
FAULTS = {
    "three months after the founding": {"interval"},
    "recognised North Korea in July 1947": {"existence"},
    "During the Korean War, in 1955": {"temporal_impossibility", "interval"},
    "Mongolian Foreign Minister Nambaryn Enkhbayar": {"office_holder"},
}
SOUND = ("visits-1953-2018.md", "communique-2002-08.md", "news-1999-11-05.txt", "news-2004-12-23.txt")


@pytest.mark.parametrize("words", FAULTS)
def test_each_error_is_shown_where_it_stands(words: str) -> None:
    found = proof(ARTICLE)
    places, start = Places(document=found.document), found.document.text.index(words)
    line = places.of(start).line
    told = {
        finding.check
        for finding in found.findings
        for said in finding.passages
        if finding.verdict.fault and places.of(said.start).line <= line <= places.of(said.end).line
    }
    assert told & FAULTS[words]


@pytest.mark.parametrize("name", SOUND)
def test_the_example_s_sound_sources_are_passed(name: str) -> None:
    assert [one.explanation for one in proof(FOLDER / "sources" / name).findings if one.verdict.fault] == []
