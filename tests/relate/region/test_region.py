import json
import random
import tracemalloc
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from amity.errors import InvalidValue
from amity.model.arrow import events_table
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.relate.cooperation import Weights
from amity.relate.cooperation.filtering import smoothed
from amity.relate.cooperation.levels import UNSEEN, around, kernel, poisson
from amity.relate.cooperation.weights import conventions
from amity.relate.region import counts, region, region_batches
from amity.relate.region.measure import grid, smoothed_levels

pa = pytest.importorskip("pyarrow")
START, END = date(1990, 1, 1), date(1993, 12, 31)


def rows(*told: tuple[str, str, str, str]) -> Any:
    """A table of the columns that are needed: source, target, kind, day."""
    columns = zip(*told, strict=True) if told else ((), (), (), ())
    source, target, kind, days = (list(column) for column in columns)
    return pa.table(
        {
            "source": pa.array(source, pa.string()),
            "target": pa.array(target, pa.string()),
            "kind": pa.array(kind, pa.string()),
            "earliest": pa.array([date.fromisoformat(day) for day in days], pa.date32()),
        }
    )


def many(number: int, seed: int = 1) -> list[tuple[str, str, str, str]]:
    chance = random.Random(seed)  # noqa: S311 - chance that anyone can repeat
    found = []
    for _ in range(number):
        source, target = chance.sample(("ARG", "BOL", "CHL", "PER"), 2)
        kind = chance.choice(("visit", "aid", "criticism", "meeting"))
        found.append((source, target, kind, (START + timedelta(days=chance.randrange(1400))).isoformat()))
    return found


def test_deeds_are_counted_by_pair_month_and_component() -> None:
    found = region(
        rows(
            ("CHL", "ARG", "visit", "1990-01-05"),
            ("CHL", "ARG", "visit", "1990-01-30"),
            ("CHL", "ARG", "aid", "1990-03-01"),
            ("ARG", "CHL", "meeting", "1990-03-02"),
        ),
        START, date(1990, 4, 30),
    ).to_pylist()  # fmt: skip
    by = {(row["source"], row["target"], row["period"]): row for row in found}
    assert len(found) == 2 * 4
    assert by["CHL", "ARG", date(1990, 1, 1)]["contacts"] == 2
    assert by["CHL", "ARG", date(1990, 1, 1)]["net"] == pytest.approx(3.8)
    assert (by["CHL", "ARG", date(1990, 3, 1)]["aid"], by["CHL", "ARG", date(1990, 3, 1)]["contacts"]) == (
        1,
        1,
    )
    assert by["ARG", "CHL", date(1990, 3, 1)]["contacts"] == 1
    assert {row["level"] for row in found} == {None}


def test_what_does_not_count_is_told() -> None:
    happened, planned = (Factuality.HAPPENED, Factuality.PLANNED)
    events = [
        Event(id=str(number), kind=kind, source="ARG", target=target, date=When.parse(day), factuality=fact,
              claims_for=())
        for number, (kind, target, day, fact) in enumerate([
            ("visit", "CHL", "1990-02-03", happened), ("visit", "CHL", "1990-02-03", planned),
            ("warming", "CHL", "1990-02-03", happened), ("visit", None, "1990-02-03", happened),
            ("visit", "ARG", "1990-02-03", happened), ("visit", "CHL", "1990", happened),
            ("visit", "CHL", "1950-02-03", happened), ("visit", "CHL", "1990-02/..", happened),
        ])
    ]  # fmt: skip
    found = region(events_table(events), START, END)
    note = json.loads(found.schema.metadata[b"amity"])
    assert note["events"] == 8
    assert note["left_out"] == {
        "no act of one state towards another": 1,
        "not between two states": 2,
        "not dated to one period": 2,
        "not told as having happened": 1,
        "outside the periods asked for": 1,
    }
    assert sum(found["contacts"].to_pylist()) == 1


def test_batches_and_their_order_have_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    told = many(400)
    once = region(rows(*told), START, END)
    monkeypatch.setattr(counts, "ROWS", 37)
    parts = [rows(*told[at : at + 50]).to_batches()[0] for at in range(0, 400, 50)]
    again = region(parts[::-1], START, END)
    assert (
        once.select(["source", "target", "period", "contacts", "aid", "words"]).to_pylist()
        == again.select(["source", "target", "period", "contacts", "aid", "words"]).to_pylist()
    )
    for name in ("net", "level", "low", "high"):
        assert np.allclose(once[name].to_numpy(), again[name].to_numpy(), rtol=1e-5, atol=1e-5)


def test_levels_are_those_of_the_library() -> None:
    chance = np.random.default_rng(2)
    some = chance.poisson(1.5, (6, 40)).astype(float)
    levels, mass = smoothed_levels(some, 1 / 12)
    step = kernel(grid().tobytes(), conventions()["region"]["drift"], 1 / 12)
    for at, row in enumerate(some):
        middle = np.log((row.sum() + UNSEEN) / 40)
        told = poisson(row[:, None], (middle + levels)[None, :])
        library, _ = smoothed(around(levels, 0.0), [step] * 39, told)
        assert np.abs(mass[:, at] - library).max() < 1e-8


def test_the_level_follows_the_deeds() -> None:
    told = [("ARG", "CHL", "visit", f"{year}-{month:02}-10")
            for year in range(1990, 2000) for month in range(1, 13)
            for _ in range(1 if year < 1995 else 5)]  # fmt: skip
    found = {row["period"]: row for row in region(rows(*told), START, date(1999, 12, 31)).to_pylist()}
    early, late = found[date(1992, 6, 1)], found[date(1998, 6, 1)]
    assert early["low"] < 12 * 1.9 < early["high"] < late["low"] < 60 * 1.9 < late["high"]


def test_conflict_is_below_nought_and_weights_are_replaceable() -> None:
    told = [("ARG", "CHL", "criticism", f"{year}-05-10") for year in range(1990, 1994) for _ in range(6)]
    found = region(rows(*told), START, END, "Y").to_pylist()
    assert all(row["high"] < 0 for row in found)
    turned = region(rows(*told), START, END, "Y", weights=Weights("own", {"criticism": 2.0})).to_pylist()
    assert [row["low"] for row in turned] == pytest.approx([-row["high"] for row in found], rel=1e-5)


def test_credence_counts() -> None:
    table = rows(*many(60)).append_column("credence", pa.array([0.5] * 60))
    half, full = region(table, START, END), region(rows(*many(60)), START, END)
    assert np.allclose(2 * half["net"].to_numpy(), full["net"].to_numpy())
    with pytest.raises(InvalidValue, match="probabilities"):
        region(rows(*many(3)).append_column("credence", pa.array([0.5, 1.5, 0.1])), START, END)


def test_no_events_make_an_empty_table_of_the_same_columns() -> None:
    empty = region(rows(), START, END)
    assert empty.num_rows == 0
    assert empty.schema.names == region(rows(*many(20)), START, END).schema.names


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ((END, START, "M"), "or later"),
        ((START, END, "W"), "one of M, Y"),
    ],
)
def test_what_cannot_be_asked_is_one_clear_error(asked: tuple[date, date, str], word: str) -> None:
    with pytest.raises(InvalidValue, match=word):
        region(rows(*many(5)), *asked)


def test_a_missing_column_is_one_clear_error() -> None:
    with pytest.raises(InvalidValue, match="with earliest"):
        region(rows(*many(5)).drop_columns(["earliest"]), START, END)


def test_memory_does_not_grow_with_the_events() -> None:
    """Of the same pairs, months and kinds: what is kept is a row for each group."""

    def most(number: int) -> int:
        batches = (rows(*many(2_000, seed % 3)).to_batches()[0] for seed in range(number))
        tracemalloc.start()
        for _ in region_batches(batches, START, END):
            pass
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return held

    assert most(12) < 1.5 * most(3)
