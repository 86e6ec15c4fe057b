"""In each language: who does what to whom, when, whether it came about, and according to whom."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from amity.model.claims import Claim

Read = Callable[..., tuple[Claim, ...]]
SENTENCES = tomllib.loads((Path(__file__).parent / "said.toml").read_text(encoding="utf-8"))
SAID = [
    pytest.param(text, wanted, id=f"{code}: {text}")
    for code in SENTENCES
    for text, *wanted in SENTENCES[code]["said"]
]
SILENT = [
    pytest.param(text, id=f"{code}: {text}") for code in SENTENCES for text in SENTENCES[code]["silent"]
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_who_does_what_to_whom_and_whether(read: Read, text: str, wanted: list[str]) -> None:
    """`wanted` is kind, source, target, date and modality; a party that is not said is empty."""
    found = [
        [claim.kind, claim.source or "", claim.target or "", str(claim.date), str(claim.factuality)]
        for claim in read(text)
    ]
    assert wanted in found


@pytest.mark.parametrize("text", SILENT)
def test_what_asserts_no_dealing_of_states_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("연합뉴스에 따르면 몽골 대통령은 2013년 10월 28일 평양에 도착했다.", "연합뉴스"),
        ("会談は終わった。共同通信によると、日本政府は2019年、モンゴルで北朝鮮側と接触した。", "共同通信"),
    ],
)
def test_the_source_that_a_passage_names_is_kept(read: Read, text: str, who: str) -> None:
    (claim,) = read(text)
    assert claim.attribution == (who,)
