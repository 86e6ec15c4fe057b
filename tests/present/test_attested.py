"""What speaks for and against an event stands beside it, and the sum can be checked by hand."""

import json
import re
from dataclasses import replace
from math import exp, log
from types import ModuleType
from typing import Any

import lxml.html
import pytest

from amity.errors import InvalidValue
from amity.model.credence import Attestation, Credence, Preference
from amity.model.factuality import Factuality
from amity.model.truths import RankedValue
from amity.model.when import When
from amity.present import chronology
from amity.present.attested import Attested, Bench, log_odds
from amity.present.dossier import render
from amity.present.exports import render_json
from amity.present.material import Material
from amity.present.notes import Citation, Notes


@pytest.fixture(scope="module")
def case(copies: ModuleType) -> Material:
    made: Material = copies.material()
    return made


@pytest.fixture(scope="module")
def found(case: Material) -> Attested:
    [event] = case.events
    made = Bench(case, Notes(case)).attested(event)
    assert made is not None
    return made


@pytest.fixture(scope="module")
def entry(case: Material) -> Any:
    tree: Any = lxml.html.document_fromstring(render(case))
    [shown] = tree.xpath("//*[@id='chronology']//li[@class='entry']")
    return shown


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_copies_are_told_under_the_witness_that_they_add_nothing_to(found: Attested) -> None:
    assert found.counted == "6 documents, 3 independent witnesses"
    derived = {
        one.source.words: {piece for pieces in one.derived for piece in pieces if isinstance(piece, str)}
        for one in found.supporting
    }
    assert derived == {
        "Moe 1999": set(),
        "Harbour Wire 1999": {"Digest of the week 1999", "Valley Courier 1999"},
        "Lind 2004": {"Oyun 2004"},
    }
    [against] = found.opposing
    assert against.source.words == "Evening Star 1999"


def test_each_witness_says_how_direct_and_how_early_it_is(found: Attested) -> None:
    told = {one.source.words: one.circumstances for one in (*found.supporting, *found.opposing)}
    assert told["Moe 1999"][:3] == (
        "an official act, record or word", "itself in hand", "told at most 1 day later",
    )  # fmt: skip
    assert told["Lind 2004"][2] == "told at most 6 years later"
    assert all(len(parts) == 5 for parts in told.values())


def test_each_step_from_a_copy_shows_the_words_of_both(found: Attested) -> None:
    steps = {
        pieces[0]: [piece for piece in pieces if isinstance(piece, Citation)]
        for one in found.supporting
        for pieces in one.steps
    }
    assert len(steps["Valley Courier 1999 has words from Harbour Wire 1999"]) == 2
    assert len(steps["Lind 2004 cites Oyun 2004"]) == 1


def test_the_entry_tells_the_ordinal_the_rule_and_both_sides(entry: Any) -> None:
    tags = [words(tag) for tag in entry.xpath(".//span[contains(@class, 'tag')]")]
    assert tags == ["Visit", "probable", "6 documents, 3 independent witnesses"]
    told = words(entry)
    assert "Why probable The witnesses for it outnumber those against by two or more." in told
    assert "Against it, one witness: Evening Star 1999" in told


def test_every_citation_in_the_reasons_leads_to_its_passage(case: Material) -> None:
    tree: Any = lxml.html.document_fromstring(render(case))
    cites = tree.xpath("//details[@class='weighed']//a[@class='cite']")
    assert len(cites) > 10
    texts = [document.text for document in case.documents]
    for cite in cites:
        note = tree.get_element_by_id(cite.get("href")[1:])
        [mark] = note.xpath(".//blockquote//mark")
        assert any(mark.text in text for text in texts)
        assert note.xpath(f".//a[@href='#{cite.get('id')}']")


def test_the_terms_as_printed_add_up_to_the_probability_as_printed(entry: Any) -> None:
    def number(row: Any) -> float:
        return float(row.xpath("td[2]")[0].text.replace("−", "-"))

    bodies = entry.xpath(".//details[@class='sum']//tbody")
    total = number(bodies[0][0])
    for body in bodies[1:-1]:
        *terms, weight = body
        assert sum(map(number, terms)) == pytest.approx(number(weight), abs=1e-9)
        total += -number(weight) if "against" in words(weight) else number(weight)
    assert total == pytest.approx(number(bodies[-1][0]), abs=1e-9)
    shown = re.search(r"Probability (\d\.\d\d)", words(entry))
    assert shown
    assert float(shown[1]) == pytest.approx(1 / (1 + exp(-total)), abs=0.005)


def test_a_halved_weight_is_printed_with_all_its_digits(material: Material) -> None:
    terms = {
        log_odds(term.log_odds): term.log_odds
        for credence in material.credences.values()
        for weighed in (*credence.supporting, *credence.opposing)
        for term in weighed.terms
    }
    assert terms
    assert all(float(shown.replace("−", "-")) == pytest.approx(value) for shown, value in terms.items())


def test_the_spread_is_that_of_the_interval(found: Attested) -> None:
    low, high = (log(p / (1 - p)) for p in found.credence.interval)
    assert (high - low) / 2 == pytest.approx(found.spread)


def preferring(case: Material, *values: tuple[str, float], field: str = "date", why: str = "") -> Attested:
    ranked = tuple(RankedValue(value=v, probability=p, sources=("doc:lind",)) for v, p in values)
    [event] = case.events
    credence = replace(
        case.credences[event.id], preferences=(Preference(field=field, values=ranked, why=why),)
    )
    weighed = replace(case, credences={event.id: credence})
    made = Bench(weighed, Notes(weighed)).attested(event)
    assert made is not None
    return made


def test_it_is_said_where_another_date_is_preferred(case: Material) -> None:
    [event] = case.events
    [other] = preferring(case, ("1999-05-06", 0.8), (str(event.date), 0.2)).differing
    assert (other.instead, other.settled) == ("May 1999", True)
    assert other.values[0] == "6 May 1999 (0.80; Lind 2004)"
    assert not preferring(case, (str(event.date), 0.8), ("1999-05-06", 0.2)).differing


def test_a_place_that_no_witness_gives_is_not_said_to_be_beaten(case: Material) -> None:
    assert not preferring(case, ("Ulaanbaatar", 0.8), ("Pyongyang", 0.2), field="place").differing


def test_what_is_not_settled_is_said_to_be_so(case: Material) -> None:
    values = (("1999-05-06", 0.5), ("1999-05-04", 0.4))
    assert not preferring(case, *values, why="Not settled, for both are as good.").preferred[0].settled


def test_a_plan_that_nobody_says_came_about_is_not_weighed(case: Material) -> None:
    [event] = case.events
    plan = replace(event, factuality=Factuality.PLANNED, date=When.parse("2001"))
    nothing = Credence(event=event.id, attestation=Attestation.DOUBTFUL, rule="No witness says so.")
    bench = Bench(replace(case, credences={event.id: nothing}), Notes(case))
    assert bench.attested(plan) is None
    assert bench.attested(event) is not None


def test_a_credence_that_names_what_is_not_there_is_refused(case: Material) -> None:
    with pytest.raises(InvalidValue, match="source of the material"):
        replace(case, witnesses=None)


def test_json_has_every_witness_with_its_passages(case: Material) -> None:
    told = json.loads(render_json(case))
    [entry] = told["happened"]
    credence = entry["credence"]
    quotes = {passage["number"]: passage["doc"] for passage in told["passages"]}
    assert credence["attestation"] == "probable"
    assert [{quotes[n] for n in one["passages"]} for one in credence["supporting"]] == [
        {"letter"}, {"dispatch"}, {"lind"},
    ]  # fmt: skip
    for one in (*credence["supporting"], *credence["opposing"]):
        assert sum(term["log_odds"] for term in one["terms"]) == pytest.approx(one["weight"])


def test_without_credences_the_documents_are_counted_as_before(case: Material) -> None:
    bare = replace(case, credences={}, witnesses=None)
    page = render(bare)
    assert "6 documents</span>" in page
    assert 'class="weighed"' not in page
    assert chronology.chronology(bare)[0].attested is None
