import pickle
from collections.abc import Callable

import pytest

from amity.errors import AmityError, NotFound
from amity.extract import engines, extract
from amity.extract.engines import MissingExtra
from amity.model.documents import Document
from amity.reference import Reference

TEXT = "Kim Il-sung visited Mongolia in July 1956. North Korea closed its embassy in Mongolia in 1999."


def test_the_rules_are_an_engine_among_others(made: Callable[..., Document], reference: Reference) -> None:
    document = made(TEXT)
    found = engines.read(document, reference)
    assert found.claims == extract(document, reference).claims != ()
    assert found.refused == ()


def test_an_engine_that_there_is_not_is_told_with_those_that_there_are(
    made: Callable[..., Document], reference: Reference
) -> None:
    with pytest.raises(NotFound, match=r"no engine 'oracle'; there is rules, llm, spacy"):
        engines.read(made(TEXT), reference, "oracle")


def test_an_engine_whose_extra_is_missing_says_how_to_install_it(
    made: Callable[..., Document], reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = engines._Engine(module="amity.extract.absent", needs=("no_such_module",), extra="absent")
    monkeypatch.setitem(engines._ENGINES, "absent", absent)
    assert not engines.available("absent")
    with pytest.raises(MissingExtra, match=r"pip install 'amity\[absent\]'") as caught:
        engines.read(made(TEXT), reference, "absent")
    assert isinstance(caught.value, AmityError)
    assert isinstance(caught.value, ImportError)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (again.needing, again.extra, str(again)) == ("engine 'absent'", "absent", str(caught.value))
