from pathlib import Path
from typing import Any

import pandas as pd  # type: ignore[import-untyped]  # it ships no types
import polars as pl
import pytest

from amity.case import Case
from amity.case.relation import CaseRelation
from amity.errors import InvalidDate, InvalidValue, NotFound
from amity.model.contacts import Rank

LISTS = ("status", "treaties", "contacts", "coverage", "flows", "components", "cooperation", "phases")


@pytest.fixture
def relation(case: Case) -> CaseRelation:
    return case.relation("Mongolia", "PRK")


def test_it_is_of_the_case_s_dyad_unless_two_others_are_named(case: Case) -> None:
    assert case.relation().states == ("MNG", "PRK")
    assert case.relation("PRK", "MNG").states == ("MNG", "PRK")
    assert repr(case.relation("FIN", "EST")) == "<relation of Estonia and Finland>"
    with pytest.raises(NotFound, match="Atlantis"):
        case.relation("MNG", "Atlantis")
    for wrong in (("MNG",), ("MNG", "MNG"), ("MNG", "PRK", "CHN")):
        with pytest.raises(InvalidValue):
            case.relation(*wrong)


def test_verbs_chain_and_change_nothing(relation: CaseRelation) -> None:
    narrow = relation.between(1950, "1990").credible(0.6).without("memoir")
    assert (
        repr(narrow) == "<relation of Mongolia and North Korea, 1950/1990, credence from 0.6, without memoir>"
    )
    assert repr(relation) == "<relation of Mongolia and North Korea>"
    with pytest.raises(InvalidDate):
        relation.between(1990, 1950)
    with pytest.raises(InvalidValue, match="probability"):
        relation.credible(2)
    with pytest.raises(NotFound, match="there is Trade of two neighbours, chronicle, memoir, news"):
        relation.without("novel")


def test_contacts_are_those_of_the_texts_with_their_passages(relation: CaseRelation) -> None:
    contacts = relation.contacts()
    assert [(one.guest, one.year, one.rank) for one in contacts] == [
        ("PRK", 1956, Rank.HEAD), ("MNG", 2013, Rank.HEAD),
    ]  # fmt: skip
    assert contacts.cited(contacts[1]) == (
        "news: President Elbegdorj visited North Korea on\nOctober 28, 2013",
    )
    assert "President Elbegdorj visited" in contacts._repr_html_()
    assert [one.guest for one in contacts.where(year=2013)] == ["MNG"]


def test_a_period_chooses_and_a_document_left_out_is_forgotten(relation: CaseRelation) -> None:
    assert [one.year for one in relation.between(1950, 1960).contacts()] == [1956]
    assert [one.year for one in relation.without("news").contacts()] == [1956]
    gone = relation.without("chronicle", "memoir", "news", "Trade of two neighbours")
    assert [len(getattr(gone, name)()) for name in ("status", "contacts", "treaties", "flows")] == [
        0,
        0,
        0,
        0,
    ]
    # two texts tell of 1956: without one of them it is still told of, and believed less
    before = relation.contacts()[0].credence
    (after,) = relation.without("memoir", "news").contacts()
    assert after.credence < before
    assert len(relation.credible(after.credence + 0.01).without("memoir", "news").contacts()) == 0


def test_figures_come_value_by_value_with_noughts_and_gaps_apart(relation: CaseRelation) -> None:
    flows = relation.flows("trade")
    rows = flows.rows()
    assert [(row["year"], row["value"], row["observation"]) for row in rows] == [
        (1985, 10.7, "observed"), (1986, 0.0, "zero"), (1987, None, "missing"),
    ]  # fmt: skip
    assert (rows[0]["low"], rows[0]["high"]) == pytest.approx((10.65, 10.75))
    assert flows.cited(flows[0]) == ("Trade of two neighbours:10",)
    assert len(relation.between(1986, 1987).flows()) == 2
    assert len(relation.flows("aid")) == 0


@pytest.mark.parametrize("name", LISTS)
def test_every_list_goes_to_pandas_polars_csv_and_stata(
    relation: CaseRelation, name: str, tmp_path: Path
) -> None:
    listing = getattr(relation, name)()
    polars, pandas = pl.DataFrame(listing), listing.to_pandas()
    assert polars.shape == pandas.shape == (len(listing), len(listing.columns))
    assert list(pandas.columns) == polars.columns == [column.name for column in listing.columns]
    listing.to_csv(tmp_path / "out.csv")
    listing.to_stata(tmp_path / "out.dta")
    with pd.read_stata(tmp_path / "out.dta", iterator=True) as reader:
        stata, labels = reader.read(), reader.variable_labels()
    assert stata.shape == pandas.shape
    for column in listing.columns:
        assert labels[column.name].startswith(column.label)
        if column.choices:
            told = [None if pd.isna(value) else value for value in stata[column.name].astype(object)]
            assert told == [row[column.name] for row in listing.rows()]
    assert len((tmp_path / "out.codebook.csv").read_text(encoding="utf-8").splitlines()) == 1 + len(
        listing.columns
    )


@pytest.mark.parametrize("name", [name for name in LISTS if name not in ("components", "phases")])
def test_parts_have_charts_in_plain_colours(relation: CaseRelation, name: str) -> None:
    chart = getattr(relation, name)().chart().to_dict()
    assert chart["width"] == 700
    assert "var(--" not in str(chart)


def test_what_cannot_be_asked_is_one_clear_error(relation: CaseRelation) -> None:
    with pytest.raises(NotFound, match="no measure 'aid'; counted was trade"):
        relation.breaks("aid")
    with pytest.raises(NotFound, match="trade around 2002"):
        relation.effect("trade", 2002)
    with pytest.raises(NotFound, match="no thesis"):
        relation.theses()
    with pytest.raises(InvalidValue, match="a chart"):
        relation.components().chart()


def test_breaks_effects_and_brokers_are_lists_too(relation: CaseRelation) -> None:
    assert len(relation.breaks("trade")) == 0  # two values are too few to seek any
    (effect,) = relation.effect("trade", "1986")
    assert effect.why
    brokers = relation.brokers("2012-11")
    assert brokers.rows()[0]["rank"] == 1
    assert {row["state"] for row in brokers.rows()}.isdisjoint({"MNG", "PRK"})


def test_the_picture_shows_what_the_lists_have(relation: CaseRelation) -> None:
    picture = relation.picture()
    assert picture.names == ("Mongolia", "North Korea")
    assert picture.span == (1948, 2013)
    assert {(one.year, one.way, one.count) for one in picture.contacts} == {(1956, 1, 1), (2013, 0, 1)}
    assert [point.value for point in picture.flows[0].points] == [10.7, 0.0, None]
    assert picture.coverage == {one.year: round(one.exposure, 3) for one in relation.coverage()}
    events = {entry.event.id for entry in relation.record.entries}
    assert {name for one in picture.contacts for name in one.evidence} <= events
    assert "<!doctype html>" in relation.page()
    chart: Any = relation.chart(width=640)
    assert chart.to_dict()["width"] == 640
    assert "contacts: 2" in relation._repr_html_()


def test_a_dyad_of_which_nothing_is_told_has_empty_lists_and_an_honest_picture(case: Case) -> None:
    strangers = case.relation("FIN", "EST")
    assert [len(getattr(strangers, name)()) for name in LISTS] == [0] * len(LISTS)
    picture = strangers.picture()
    assert picture.contacts == ()
    assert any("phases" in line for line in picture.missing)
    assert "No source speaks of what was between Estonia and Finland" in strangers.page()
