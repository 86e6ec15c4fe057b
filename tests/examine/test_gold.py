"""What the cross-examination finds in texts with a planted fault, and in sound ones, through the real path.

The figures by check are printed by `bench/examination.py gold`. Held-out items are judged and never shown.
"""

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "planted.py"
FALSE_ALARM = 0.05
"""The most that sound texts of a lot may give."""
RECALL = 0.8
"""The least share of planted faults that are found in the lots that rules were developed on."""


def _planted() -> ModuleType:
    spec = importlib.util.spec_from_file_location("planted", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["planted"] = module
    spec.loader.exec_module(module)
    return module


planted = _planted()


@cache
def outcomes() -> list[Any]:
    return [planted.examined(item) for item in planted.items()]


def test_items_are_what_their_format_says() -> None:
    seen = set()
    for item in planted.items():
        assert item["id"] not in seen
        seen.add(item["id"])
        assert item["half"] in range(4)
        assert item["verdict"] in ("inconsistent", "suspicious", "sound")
        assert bool(item.get("text")) != bool(item.get("sources"))
        assert bool(item["fault"]) == (item["verdict"] != "sound")


@pytest.mark.parametrize("half", range(4))
def test_false_alarms_are_rare(half: int) -> None:
    told = planted.figures(o for o in outcomes() if o.item["half"] == half)
    assert told["false_alarm"] <= FALSE_ALARM


def test_faults_are_found() -> None:
    # lots 0 and 1 were developed on; the lots written later are measured by the bench, with no floor
    told = planted.figures(o for o in outcomes() if o.item["half"] in (0, 1))
    assert told["recall"] >= RECALL


def test_what_is_met_and_what_is_missed() -> None:
    text = "Finland and the Soviet Union signed a treaty in May 1995. In 1948 they had signed another."
    item = {
        "id": "x", "half": 0, "dyad": ["FIN", "SUN"], "check": "existence", "verdict": "inconsistent",
        "text": text, "issued": None, "also": [], "why": "the Soviet Union ended in 1991",
    }  # fmt: skip
    met = planted.examined({**item, "fault": "in May 1995"})
    beside = planted.examined({**item, "fault": "In 1948"})
    sound = planted.examined({**item, "fault": None, "verdict": "sound"})
    assert (met.right, met.named, met.strays) == (True, True, ())
    assert (beside.right, len(beside.strays), sound.right) == (False, 1, False)
    told = planted.figures([met, beside, sound])
    assert (told["recall"], told["false_alarm"], told["strays"]) == (0.5, 1.0, 1)


def test_a_pile_is_a_case(tmp_path: Path) -> None:
    day = "Egypt and Ghana established diplomatic relations on {}."
    item = {
        "id": "y", "half": 0, "dyad": ["EGY", "GHA"], "check": "cross_source", "verdict": "inconsistent",
        "sources": [
            {"name": "a.md", "text": day.format("1 July 1957"), "issued": "1990", "title": "A", "outlet": ""},
            {"name": "c", "text": day.format("9 March 1958"), "issued": None, "title": "C", "outlet": None},
        ],
        "doc": "c", "fault": "9 March 1958", "also": [{"doc": "a", "quote": "1 July 1957"}], "issued": None,
        "why": "two dates",
    }  # fmt: skip
    found = planted.of_pile(item, tmp_path)
    assert [said.doc for finding in found if finding.verdict.fault for said in finding.passages] == ["a", "c"]
    assert planted.examined(item).named
