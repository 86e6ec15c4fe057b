from collections.abc import Sequence
from dataclasses import replace

import pytest

from amity.errors import InvalidValue
from amity.model.claims import Claim, Shape
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.silence import Strength
from amity.model.when import When
from amity.model.witnesses import SourceGraph, SourceNode, SourceSort
from amity.reference import load
from amity.relate.record import Entry, Record
from amity.relate.silence import silence

REFERENCE = load()


def entry(date: str, *docs: str, kind: str = "visit", states: str = "IDN MYS") -> Entry:
    source, target = states.split()
    event = Event(
        id=f"{kind}-{date}-{'-'.join(docs)}-{states}", kind=kind, source=source, target=target,
        date=When(edtf=date), factuality=Factuality.HAPPENED, claims_for=(),
    )  # fmt: skip
    return Entry(event=event, credence=0.9, witnesses=tuple(f"doc:{doc}" for doc in docs))


def run(years: range, *docs: str) -> list[Entry]:
    """Two visits a year, told by each of some lists."""
    return [entry(f"{year}-{month}-05", *docs) for year in years for month in ("03", "10")]


def record(entries: Sequence[Entry], labels: Sequence[str] = (), claims: Sequence[Claim] = ()) -> Record:
    docs = {witness for one in entries for witness in one.witnesses} | {f"doc:{label}" for label in labels}
    nodes = [SourceNode(id=doc, sort=SourceSort.DOCUMENT, label=doc[4:]) for doc in sorted(docs)]
    return Record(
        states=("IDN", "MYS"), reference=REFERENCE, entries=tuple(entries),
        claims={f"c{at}": one for at, one in enumerate(claims)}, sources=SourceGraph(nodes=tuple(nodes)),
    )  # fmt: skip


def test_nothing_follows_from_silence_where_no_source_speaks() -> None:
    found = silence(record(run(range(1980, 1990), "a")), "criticism", period=range(1960, 1970))
    assert found.whole.heard == (0.0, 0.0, 0.0)
    assert found.whole.strength is Strength.NONE
    assert found.whole.once == (1.0, 1.0, 1.0)


def test_silence_of_two_full_lists_that_miss_nothing_is_strong() -> None:
    found = silence(record(run(range(1980, 2000), "a", "b")), "criticism")
    assert not found.detection.assumed
    assert found.detection.value == 1.0
    assert found.whole.strength is Strength.STRONG
    assert found.whole.strength_of_habit is Strength.STRONG


def test_lists_that_miss_much_of_each_other_make_silence_weaker() -> None:
    apart = [entry(f"{year}-03-05", "a") for year in range(1980, 2000)]
    apart += [entry(f"{year}-10-05", "b") for year in range(1980, 2000)]
    shared = [entry(f"{year}-06-05", "a", "b") for year in range(1980, 2000, 4)]
    found = silence(record([*apart, *shared]), "criticism")
    full = silence(record(run(range(1980, 2000), "a", "b")), "criticism")
    assert found.detection.value == pytest.approx(10 / 50, rel=0.1)
    assert found.detection.low < found.detection.value < found.detection.high
    assert found.whole.once[1] < full.whole.once[1]


def test_without_overlap_a_convention_is_used_and_said() -> None:
    found = silence(record(run(range(1980, 1990), "a")), "criticism")
    assert found.detection.assumed
    assert "convention" in found.detection.why


def test_longer_silence_speaks_louder_against_a_habit_and_not_against_one_act() -> None:
    told = record(run(range(1960, 2000), "a"))
    short, long = (silence(told, "criticism", period=range(1970, stop)).whole for stop in (1975, 1995))
    assert long.habit[1] > short.habit[1]
    assert long.once[1] == pytest.approx(short.once[1])


def test_the_press_of_a_one_party_state_counts_for_nothing_at_the_low_end() -> None:
    entries = [
        replace(one, event=replace(one.event, source="PRK", target="MNG", id=f"p{at}"))
        for at, one in enumerate(run(range(1980, 1990), "kcna_1980_1989"))
    ]
    told = replace(record(entries), states=("MNG", "PRK"))
    found = silence(told, "criticism")
    assert found.interested == ("doc:kcna_1980_1989",)
    assert found.whole.once[0] == 1.0 < found.whole.once[1] < found.whole.once[2]
    assert (found.whole.exposure, found.whole.interested > 9) == (0.0, True)


def test_an_act_that_is_told_breaks_the_silence_and_is_named() -> None:
    quarrel = entry("1985-01-02", "a", kind="criticism")
    found = silence(record([*run(range(1980, 2000), "a", "b"), quarrel]), "criticism")
    assert found.whole.told == (quarrel.event.id,)
    assert found.whole.strength is Strength.BROKEN
    by_decade = {period.period.start: period.strength for period in found.periods}
    assert by_decade[1980] is Strength.BROKEN
    assert by_decade[1990] is Strength.STRONG


def test_an_act_that_is_not_believed_is_listed_apart() -> None:
    doubtful = replace(entry("1985-01-02", "a", kind="criticism"), credence=0.4)
    found = silence(record([*run(range(1980, 1990), "a"), doubtful]), "criticism")
    assert found.whole.told == ()
    assert found.doubtful == (doubtful.event.id,)


def test_denials_stand_beside_with_their_sources() -> None:
    said = Claim(
        passage=Passage(doc="a", start=0, end=21, quote="They never quarrelled"), kind="criticism",
        source="IDN", target="MYS", date=When(edtf="1980/1989"), factuality=Factuality.DID_NOT_HAPPEN,
        shape=Shape.SILENCE,
    )  # fmt: skip
    found = silence(record(run(range(1980, 1990), "a"), claims=[said, said]), "criticism")
    [denial] = found.denials
    assert (denial.words, denial.source, denial.interested) == ("They never quarrelled", "doc:a", False)


def test_what_is_told_of_third_states_shows_that_such_things_are_told() -> None:
    other = entry("1985-01-02", "a", kind="criticism", states="IDN SGP")
    found = silence(record([*run(range(1980, 1990), "a"), other]), "criticism")
    assert found.comparable == (other.event.id,)
    assert found.whole.told == ()


def test_a_family_stands_for_its_kinds() -> None:
    found = silence(record([]), "sanctions")
    assert {"sanctions_imposed", "sanctions_lifted"} <= set(found.kinds)


@pytest.mark.parametrize("kind", ["warming", "tone", "no_such_kind"])
def test_what_is_no_kind_or_a_judgement_is_refused(kind: str) -> None:
    with pytest.raises(InvalidValue, match="kind or family"):
        silence(record([]), kind)


def test_one_state_and_a_negative_rate_are_refused() -> None:
    with pytest.raises(InvalidValue, match="two states"):
        silence(record([]), "criticism", ["IDN"])
    with pytest.raises(InvalidValue, match="nought or more"):
        silence(record([]), "criticism", rate=-1)
