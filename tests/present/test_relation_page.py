import re
from dataclasses import replace

import pytest

from amity.model.pictured import (
    ContactCount,
    CooperationLine,
    CooperationPoint,
    FlowLine,
    FlowPoint,
    PhaseBand,
    Pictured,
    Stretch,
    TreatyBar,
)
from amity.present.relation_page import colours, page, plain, rows
from amity.present.relation_reading import reading
from amity.present.relation_words import headline


@pytest.fixture
def pictured() -> Pictured:
    return Pictured(
        names=("Ghana", "Togo"),
        span=(1960, 1989),
        rests="4 events on the word of 2 independent sources",
        contacts=(
            ContactCount(year=1962, way=0, rank=0, count=2, evidence=tuple(f"e{n}" for n in range(8))),
        ),
        treaties=(TreatyBar(name="Treaty <of> trade", when=Stretch(start=1961, end=1970), fate="ended 1970",
                            doubted=True, evidence=("c1",)),),
        phases=(PhaseBand(name="fewer contacts", when=Stretch(start=1963, end=1980), amount="little"),),
        coverage=dict.fromkeys(range(1960, 1975), 1.0),
        missing=("net cooperation: too few sources",),
    )  # fmt: skip


def band(first: int, last: int, amount: str) -> PhaseBand:
    return PhaseBand(name="x", when=Stretch(start=first, end=last), amount=amount)


def test_the_headline_says_when_there_was_much_and_when_little(pictured: Pictured) -> None:
    several = replace(pictured, phases=(
        band(1960, 1963, "much"), band(1963, 1966, "little"), band(1966, 1970, "none"),
        band(1970, 1975, "middling"), band(1975, 1980, "much"), band(1980, 1990, "unknown"),
    ))  # fmt: skip
    assert headline(several) == "Much between Ghana and Togo in 1960–1962 and 1975–1979; little in 1963–1969"
    assert headline(pictured) == "Little between Ghana and Togo in 1963–1979"


def test_one_lively_phase_says_of_what_there_was_much(pictured: Pictured) -> None:
    trade = PhaseBand(name="more trade", when=Stretch(start=1973, end=1980), amount="much")
    unnamed = replace(pictured, names=("Finland", "Soviet Union"), phases=(trade,))
    assert headline(unnamed) == "Much between Finland and the Soviet Union in 1973–1979 (more trade)"


def test_where_nothing_is_told_no_year_is_made_up(pictured: Pictured) -> None:
    nothing = Pictured(names=("Ghana", "Togo"), span=(1, 1), missing=("phases: nothing is told",))
    text = page(nothing)
    assert "<h1>No source speaks of what was between Ghana and Togo</h1>" in text
    assert 'class="chart"' not in text
    assert "1–1" not in text
    assert 'class="chart"' in page(pictured)


def test_only_signs_that_are_there_are_explained(pictured: Pictured) -> None:
    assert reading(pictured) == (
        "The fields behind are phases. Striped years are those of which no source speaks: that nothing is "
        "told of them is no proof that nothing was done. A year without stripes and without a mark is one of "
        "which the sources speak, and tell of nothing."
    )
    path = CooperationLine(name="net", points=(CooperationPoint(at=1960.5, value=None, low=None, high=None),))
    counted = FlowLine(name="Trade", unit="t", points=(FlowPoint(at=1960.5, value=None, note="no figure"),))
    more = reading(replace(pictured, phases=(), cooperation=(path,), flows=(counted,)))
    assert "phases" not in more
    assert "A dotted line is where" in more
    assert more.endswith("A cross below a line is a figure that is missing or set aside.")


def test_without_phases_the_headline_counts_contacts(pictured: Pictured) -> None:
    assert headline(replace(pictured, phases=())) == "2 contacts between Ghana and Togo, in the 1960s"
    more = (*pictured.contacts, ContactCount(year=1975, way=1, rank=2, count=1))
    assert headline(replace(pictured, phases=(), contacts=more)) == (
        "3 contacts between Ghana and Togo, 2 of them in the 1960s"
    )
    nothing = Pictured(names=("Ghana", "Togo"), span=(1960, 1989))
    assert headline(nothing) == "No source speaks of what was between Ghana and Togo"
    assert headline(replace(nothing, coverage={1960: 1.0})) == "No contact is told of between Ghana and Togo"


def test_the_table_has_every_part_with_what_it_rests_on(pictured: Pictured) -> None:
    table = list(rows(pictured))
    assert ("1962", "contacts", "Ghana to Togo: 2 of leaders", "e0, e1, e2, e3, e4 and 3 more") in table
    assert ("1961–1970", "treaty", "Treaty <of> trade: ended 1970 (the sources disagree)", "c1") in table
    assert ("1975–1989", "coverage", "no source speaks of these years", "") in table


def test_the_page_loads_nothing_and_trusts_no_name(pictured: Pictured) -> None:
    hostile = replace(pictured, title="</script><script>alert(1)</script>")
    text = page(hostile)
    assert "<script>alert(1)" not in text
    assert "Treaty &lt;of&gt; trade" in text
    assert "default-src &#39;none&#39;" in text
    assert not re.search(r'(?:src|href)="', text.partition("<script")[0])
    assert text == page(hostile)
    assert "Not shown: net cooperation: too few sources" in text


def test_a_notebook_gets_plain_colours() -> None:
    assert {"--paper", "--ink", "--accent", "--c1", "--c7"} <= set(colours())
    assert plain({"fill": "var(--paper)", "n": [1, "x"]}) == {"fill": colours()["--paper"], "n": [1, "x"]}
