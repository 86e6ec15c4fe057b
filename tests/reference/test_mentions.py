import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.model.when import When
from amity.reference import load

SHARED = Path(__file__).parents[3] / "shared"


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.sort) for mention in load().mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mongolia's and North Korea’s envoys", ["Mongolia", "North Korea"]),
        ("Mongolian-North Korean trade, Sino-Soviet split", ["Mongolian", "North Korean", "Sino", "Soviet"]),
        ("the U.S.-Russia talks; inter-Korean talks", ["U.S.", "Russia", "Korean"]),
        (
            "the Workers' Party of Korea and the Supreme People's Assembly",
            ["Workers' Party of Korea", "Supreme People's Assembly"],
        ),
        ("the White House and the Quai d’Orsay", ["White House", "Quai d’Orsay"]),
        ("he gave us turkey and china", []),
        ("the Korean War on the Korean Peninsula", []),
        ("the South China Sea, Latin America, the Treaty of Paris, the Sea of Japan", []),
        ("Franco-Prussian War, Anglo-American, Indo-Pacific", ["Anglo", "American"]),
        ("ships off Guinea-Bissau and Papua New Guinea", ["Guinea-Bissau", "Papua New Guinea"]),
        ("the Democratic Republic of the Congo", ["Democratic Republic of the Congo"]),
    ],
)
def test_names_in_sentences(text: str, names: list[str]) -> None:
    assert [name for name, _ in found(text)] == names


def test_sorts_tell_names_from_bodies_and_forums() -> None:
    text = "NATO, Pyongyang, the Pentagon, Rodong Sinmun, the WPK, Mongols and the Security Council"
    assert found(text) == [
        ("NATO", "forum"),
        ("Pyongyang", "capital"),
        ("Pentagon", "metonym"),
        ("Rodong Sinmun", "outlet"),
        ("WPK", "party"),
        ("Mongols", "people"),
        ("Security Council", "forum"),
    ]


def test_a_mention_is_resolved_at_its_date() -> None:
    mention = load().mentions("talks in Moscow")[0]
    assert mention.candidates == ("RUS", "SUN")
    assert mention.resolve(When.parse("1960")) == ("SUN",)
    assert load().mentions("the UN agreed")[0].resolve() == ("IGO",)


def test_a_landmark_that_tells_what_states_did_hides_none_of_them() -> None:
    assert [name for name, _ in found("Iraq's invasion of Kuwait")] == ["Iraq", "Kuwait"]


@given(st.text(max_size=150))
def test_any_text_can_be_searched(text: str) -> None:
    free = 0
    for mention in load().mentions(text):
        assert text[mention.start : mention.end] == mention.text
        assert free <= mention.start < mention.end
        free = mention.end


def test_every_name_is_found_in_a_sentence() -> None:
    reference = load()
    hidden = []
    for name in reference.names:
        if name.text.endswith("-"):
            continue
        text = f"They spoke of {name.text} then."
        if name.state not in {code for mention in reference.mentions(text) for code in mention.candidates}:
            hidden.append(name.text)
    assert hidden == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the marked sentences are not here")
def test_states_of_marked_sentences_are_mostly_named() -> None:
    """Of the actors in which any state is named: the rest are persons, places and common nouns."""
    reference, named, total = load(), 0, 0
    with (SHARED / "gold" / "actors.jsonl").open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    for record in records:
        codes = {code for mention in reference.mentions(record["text"]) for code in mention.candidates}
        if codes:
            total += 1
            named += record["country"] in codes
    assert total >= 50
    assert named >= 0.9 * total
