"""What `amity show` says of an event and of a claim: who says what, and of which event a claim is part."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

TEXTS = {
    "a": "On May 3, 1961, President Urho Kekkonen of Finland visited the Soviet Union.",
    "b": "In May 1961, President Kekkonen of Finland visited the Soviet Union. In 1961, Finland closed its "
    "embassy in Cuba. In 1965, Finland closed its embassy in Cuba. In the 1960s, Finland closed its embassy "
    "in Cuba.",
}


@pytest.fixture
def pile(tmp_path: Path, run: Run) -> Path:
    """A case of two texts on one visit."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    folder = tmp_path / "case"
    run("new", folder, "--dyad", "FIN", "RUS")
    run("add", folder, *(tmp_path / f"{name}.txt" for name in TEXTS))
    assert run("read", folder).exit_code == 0
    return folder


def lines(run: Run, *words: str | Path) -> list[dict[str, object]]:
    """What a listing prints, line by line."""
    return [json.loads(line) for line in run(*words, "--jsonl").stdout.splitlines()]


def test_an_event_says_which_claim_gives_which_date(pile: Path, run: Run) -> None:
    [event] = lines(run, "events", pile, "--kind", "visit")
    claims = {claim["doc"]: claim["id"] for claim in lines(run, "claims", pile, "--kind", "visit")}
    page = run("show", str(event["id"]), "--case", pile).stdout
    who = page.partition("who says what\n")[2]
    assert f"1961-05: {claims['b']}" in who
    assert f"1961-05-03: {claims['a']}" in who
    assert "visit: all" in who


def test_a_claim_says_of_which_event_it_is_part_or_why_of_none(pile: Path, run: Run) -> None:
    [event] = lines(run, "events", pile, "--kind", "visit")
    for claim in lines(run, "claims", pile, "--kind", "visit"):
        assert f"is for {event['id']}" in run("show", str(claim["id"]), "--case", pile).stdout
    closed = lines(run, "claims", pile, "--kind", "embassy_closed")
    vague = next(claim for claim in closed if claim["date"] == "196X")
    assert "of none: could be any of 2 happenings" in run("show", str(vague["id"]), "--case", pile).stdout
