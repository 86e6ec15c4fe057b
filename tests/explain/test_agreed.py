"""What treaties name, and what they are said to lack."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from amity.explain import ask
from amity.model.answers import Answer
from amity.model.passages import Passage
from amity.model.queries import Agreed
from amity.model.when import When
from amity.relate.record import Record

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


def signed(made: SimpleNamespace, **said: str) -> Record:
    """A treaty of 1966 of which each document has a sentence."""
    entry = made.told("1966-08-04", *said, kind="treaty_signed")
    record: Record = made.record_of(entry)
    claims = {
        name: replace(claim, passage=Passage(doc=doc, start=0, end=len(said[doc]), quote=said[doc]))
        for name, claim in record.claims.items() for doc in [claim.passage.doc]
    }  # fmt: skip
    return replace(record, claims=claims)


def names(theme: str, period: str = "1960/1970", *, lacking: bool = False) -> Agreed:
    return Agreed(between=("GHA", "TGO"), period=When.parse(period), theme=theme, lacking=lacking)


@pytest.fixture
def record(made: SimpleNamespace) -> Record:
    north = "On 4 August 1966 Ghana and Togo signed a treaty of friendship that provides for mutual defence"
    return signed(made, north=north)


def test_a_theme_that_a_treaty_names(record: Record) -> None:
    found = ask(names("defence"), record)
    assert found.answer is YES
    assert found.claims == tuple(record.claims)
    assert found.probability == pytest.approx(0.9)
    assert ask(names("defence", lacking=True), record).answer is NO


def test_of_what_no_text_speaks_and_of_other_years_nothing_is_known(record: Record) -> None:
    assert ask(names("ideology"), record).answer is UNKNOWN
    assert ask(names("defence", "1971/1980"), record).answer is UNKNOWN


def test_a_theme_that_it_is_said_to_lack(made: SimpleNamespace) -> None:
    north = "On 4 August 1966 Ghana and Togo signed a treaty of friendship without a clause on mutual defence"
    record = signed(made, north=north)
    assert ask(names("defence"), record).answer is NO
    assert ask(names("defence", lacking=True), record).answer is YES


def test_where_texts_differ_it_is_unknown(made: SimpleNamespace) -> None:
    north = "On 4 August 1966 Ghana and Togo signed a treaty of friendship that provides for mutual defence"
    south = "On 4 August 1966 Ghana and Togo signed a treaty of friendship without a clause on mutual defence"
    assert ask(names("defence"), signed(made, north=north, south=south)).answer is UNKNOWN
