import csv

import pytest

from amity.extract.lexicon import classes, embeddings, frames
from amity.extract.words import DATA, closed_classes, singular, verb_forms
from amity.model.factuality import Factuality


def verbs_of(file: str, sorts: str) -> set[str]:
    with (DATA / file).open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["pos"] in sorts]
    return {word.partition("_")[0] for row in rows for word in row["words"].split()}


@pytest.mark.parametrize(("file", "sorts"), [("frames.csv", "v"), ("embedding.csv", "vot")])
def test_every_verb_of_the_lexicon_is_known_in_all_its_forms(file: str, sorts: str) -> None:
    lemmas = {lemma for lemma, _ in verb_forms().values()} | {"be", "have"}
    assert not verbs_of(file, sorts) - lemmas


def test_classes_hold_singular_nouns() -> None:
    assert all(word == word.lower() for words in classes().values() for word in words)


def test_what_asks_for_more_stands_first() -> None:
    for entries in (*frames("v").values(), *frames("n").values()):
        conditions = [frame.conditioned for frame in entries]
        assert conditions == sorted(conditions, reverse=True)


def test_every_frame_has_roles() -> None:
    for entries in (*frames("v").values(), *frames("n").values()):
        assert all(frame.sources or frame.targets or frame.parties for frame in entries)


def test_negation_turns_a_failure_into_a_deed() -> None:
    fail = embeddings("v")["fail"]
    assert (fail.affirmed, fail.negated) == (Factuality.DID_NOT_HAPPEN, Factuality.HAPPENED)


@pytest.mark.parametrize(
    ("form", "lemma", "names"),
    [
        ("visited", "visit", {"past", "part"}),
        ("signing", "sign", {"ing"}),
        ("denies", "deny", {"s"}),
        ("withdrawn", "withdraw", {"part"}),
        ("withdrew", "withdraw", {"past"}),
        ("dying", "die", {"ing"}),
        ("conferred", "confer", {"past", "part"}),
    ],
)
def test_forms_of_verbs(form: str, lemma: str, names: set[str]) -> None:
    assert verb_forms()[form] == (lemma, frozenset(names))


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("embassies", "embassy"),
        ("crises", "crisis"),
        ("launches", "launch"),
        ("taxes", "tax"),
        ("press", "press"),
    ],
)
def test_singulars(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_prepositions_and_pronouns_do_not_overlap() -> None:
    closed = closed_classes()
    assert not closed["prepositions"] & closed["pronouns"]
