"""A language model is asked once, within limits, and nowhere that was not allowed; what it said is kept."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from amity.case import Case, open_case
from amity.case.asking import Inquiry, Limits, NetworkNotAllowed, TooMuch
from amity.extract.llm import Asking
from amity.extract.llm.endpoint import Endpoint

Serve = Callable[[Callable[[Mapping[str, Any], int], Any]], Any]
ASKING = Asking(model="scripted")


def of(number: int) -> str:
    return f"Kim Il-sung visited Mongolia in July {1950 + number}"


def true_of(passage: str) -> dict[str, Any]:
    """What a good model says of a passage of ours: a visit, with the date of its first sentence."""
    year = passage.partition(".")[0][-4:]
    return {"quote": "Kim Il-sung visited Mongolia", "kind": "visit", "source": "Kim Il-sung",
            "target": "Mongolia", "date": f"{year}-07", "modality": "happened"}  # fmt: skip


def good(body: Mapping[str, Any], said: Any) -> Any:
    passage = json.loads(body["messages"][1]["content"])["passage"]
    false = {**true_of(passage), "quote": "Mongolia declared war"}
    return said(json.dumps({"claims": [true_of(passage), false]}))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of six documents, a passage each, read by the rules."""
    home = tmp_path_factory.mktemp("asking")
    for number in range(6):
        (home / f"d{number}.txt").write_text(f"{of(number)}. He left in August.\n", encoding="utf-8")
    with Case.new(home / "case", dyads=[("MNG", "PRK")]) as case:
        case.add(sorted(home.glob("*.txt")))
        assert case.read(workers=1).failed == ()
    return home / "case"


@pytest.fixture
def visits(read: Path, tmp_path: Path) -> Path:
    """That case, to ask a model about."""
    return Path(shutil.copytree(read, tmp_path / "case"))


def ask(folder: Path, url: str, limits: Limits | None = None, **how: Any) -> Any:
    with open_case(folder) as case:
        endpoint = Endpoint(url=url, wait=lambda seconds: None, **how)
        inquiry = Inquiry(case.folder, case.reference, ASKING)
        return inquiry.run(endpoint, limits=limits or Limits())


def command(folder: Path, url: str, *more: str) -> list[str]:
    return [sys.executable, "-m", "amity", "read", str(folder), "--workers", "1", "--engine", "llm",
            "--model", "scripted", "--url", url, *more]  # fmt: skip


def exported(folder: Path) -> list[str]:
    with open_case(folder) as case:
        return list(case.export())


def test_claims_of_a_model_lie_beside_those_of_the_rules(visits: Path, endpoint: Serve, said: Any) -> None:
    before = exported(visits)
    with endpoint(lambda body, number: good(body, said)) as served:
        outcome = ask(visits, served.url)
    assert (outcome.answered, outcome.tokens, outcome.failed, len(served.asked)) == (6, 600, (), 6)
    with open_case(visits) as case:
        assert case.read(workers=1, engine="llm", options=ASKING.options).failed == ()
        assert case.readers.names == ("rules", "llm")
        assert [str(claim.date) for claim in case.readers.claims("llm")] == [
            f"{1950 + number}-07" for number in range(6)
        ]
        assert {claim.engine for claim in case.readers.claims("llm")} == {"llm"}
        assert [line["check"] for line in case.readers.refused()] == ["quote"] * 6
        assert {reviewed.claim.engine for reviewed in case.claims()} == {"rules"}
        claims = [line for line in case.export() if '"engine": "llm"' not in line]
    assert claims == before


def test_a_second_run_asks_nothing(visits: Path, endpoint: Serve, said: Any) -> None:
    with endpoint(lambda body, number: good(body, said)) as served:
        ask(visits, served.url)
        assert ask(visits, served.url).answered == 0
    assert len(served.asked) == 6


def test_another_model_or_instruction_is_asked_anew(visits: Path, endpoint: Serve, said: Any) -> None:
    with endpoint(lambda body, number: good(body, said)) as served:
        ask(visits, served.url)
        with open_case(visits) as case:
            for asking in (Asking(model="other"), Asking(model="scripted", max_tokens=64)):
                assert len(Inquiry(case.folder, case.reference, asking).open) == 6


def test_the_index_is_made_again_from_the_answers_without_a_network(
    visits: Path, endpoint: Serve, said: Any, tmp_path: Path
) -> None:
    with endpoint(lambda body, number: good(body, said)) as served:
        ask(visits, served.url)
        calls = len(served.asked)
    with open_case(visits) as case:
        case.read(workers=1)
    first = exported(visits)
    assert sum('"engine": "llm"' in line for line in first) == 6
    again = tmp_path / "again"
    shutil.copytree(visits, again, ignore=shutil.ignore_patterns("index.db*"))
    assert exported(again) == first
    with open_case(again) as case:
        case.read(workers=2, again=["d0", "d1"])
        refused = case.readers.refused()
    assert (exported(again), len(refused), calls) == (first, 6, 6)


def test_an_engine_whose_files_are_gone_is_forgotten(visits: Path, endpoint: Serve, said: Any) -> None:
    before = exported(visits)
    with endpoint(lambda body, number: good(body, said)) as served:
        ask(visits, served.url)
    with open_case(visits) as case:
        case.read(workers=1)
        shutil.rmtree(visits / "readers")
        case.read(workers=1)
    assert exported(visits) == before


def test_a_run_that_is_killed_goes_on_where_it_was_and_repeats_no_answered_call(
    visits: Path, endpoint: Serve, said: Any
) -> None:
    hanging, killed = threading.Event(), threading.Event()

    def script(body: Mapping[str, Any], number: int) -> Any:
        if number == 3:
            hanging.set()
            killed.wait(60)
        return good(body, said)

    with endpoint(script) as served:
        with subprocess.Popen(command(visits, served.url), stderr=subprocess.DEVNULL) as process:
            assert hanging.wait(60)
            process.send_signal(signal.SIGKILL)
        killed.set()
        done = subprocess.run(command(visits, served.url), capture_output=True, text=True, check=True)
        again = subprocess.run(command(visits, served.url), capture_output=True, text=True, check=True)
    asked = [body["messages"][1]["content"] for body in served.asked]
    assert "3 passages of 3 documents" in done.stderr
    assert "0 calls" in again.stderr
    counts = Counter(asked)
    assert counts == {**dict.fromkeys(counts, 1), asked[3]: 2}, "only what was never answered is asked again"
    assert len(counts) == 6
    with open_case(visits) as case:
        assert len(case.readers.claims("llm")) == 6


def test_a_torn_line_costs_its_answer_alone(visits: Path, endpoint: Serve, said: Any) -> None:
    with endpoint(lambda body, number: good(body, said)) as served:
        ask(visits, served.url)
        path = visits / "readers/llm.jsonl"
        path.write_bytes(path.read_bytes()[:-40])
        assert ask(visits, served.url).answered == 1
    assert len(served.asked) == 7
    with open_case(visits) as case:
        case.read(workers=1)
        assert len(case.readers.claims("llm")) == 6


@pytest.mark.parametrize("limits", [Limits(calls=5), Limits(tokens=5000)])
def test_above_a_limit_nothing_is_asked(visits: Path, endpoint: Serve, said: Any, limits: Limits) -> None:
    told = pytest.raises(TooMuch, match=r"6 calls and about \d+ tokens .* --limit-calls")
    with endpoint(lambda body, number: said()) as served, told:
        ask(visits, served.url, limits)
    assert served.asked == []


def test_the_limits_hold_for_what_goes_out_in_fact(visits: Path, endpoint: Serve, said: Any) -> None:
    with endpoint(lambda body, number: said(status=503)) as served:
        outcome = ask(visits, served.url, Limits(calls=7), tries=4)
    assert len(served.asked) == 7
    assert "limit of 7 calls" in outcome.failed[1]
    assert outcome.failed[-1].startswith("4 more passages were not asked about")
    dear = json.dumps(
        {"choices": [{"message": {"content": "{}"}}], "usage": {"total_tokens": 10**6}}
    ).encode()
    with endpoint(lambda body, number: said(body=dear)) as served:
        outcome = ask(visits, served.url, Limits(tokens=10**6))
    assert (len(served.asked), outcome.answered) == (1, 1)
    assert "limit of 1000000 tokens" in outcome.failed[0]


def test_text_leaves_the_machine_only_where_that_is_allowed(visits: Path) -> None:
    with pytest.raises(NetworkNotAllowed, match=r"192\.0\.2\.1 is another machine.*--allow-network"):
        ask(visits, "http://192.0.2.1:9/v1")


def test_a_passage_without_an_answer_costs_itself_alone(visits: Path, endpoint: Serve, said: Any) -> None:
    with endpoint(lambda body, number: said(body=b"?") if number % 2 else good(body, said)) as served:
        outcome = ask(visits, served.url)
        assert (outcome.answered, len(outcome.failed), len(served.asked)) == (3, 3, 6)
        assert outcome.failed[0].startswith("d1, characters 0 to ")
        assert ask(visits, served.url).answered == 2
    with open_case(visits) as case:
        case.read(workers=1)
        assert len(case.readers.claims("llm")) == 5


def test_an_endpoint_that_never_answers_is_given_up(visits: Path, endpoint: Serve, said: Any) -> None:
    with endpoint(lambda body, number: said(body=b"?")) as served:
        outcome = ask(visits, served.url)
    assert len(served.asked) == 3
    assert outcome.failed[-1] == "3 more passages were not asked about; go on with the same command"


def test_the_settings_say_whose_claims_carry_events(visits: Path, endpoint: Serve, said: Any) -> None:
    with endpoint(lambda body, number: good(body, said)) as served:
        ask(visits, served.url)
    toml = visits / "case.toml"
    with open_case(visits) as case:
        case.read(workers=1)
        mine = {claim.id for claim in case.readers.claims("llm")}
        assert not mine & {reviewed.id for reviewed in case.claims()}
    said_before = toml.read_text(encoding="utf-8")
    toml.write_text(said_before.replace('engine = "rules"', 'engine = ["rules", "llm"]'), encoding="utf-8")
    with open_case(visits) as case:
        assert mine <= {reviewed.id for reviewed in case.claims()}
        assert mine & {name for event in case.events() for name in event.claims_for}


def test_what_an_analyst_accepts_of_a_model_carries_events(visits: Path, endpoint: Serve, said: Any) -> None:
    with endpoint(lambda body, number: good(body, said)) as served:
        ask(visits, served.url)
    with open_case(visits) as case:
        case.read(workers=1)
        one, other, *_ = (claim.id for claim in case.readers.claims("llm"))
        rules = {reviewed.id for reviewed in case.claims()}
        case.judge(one, "accept", by="S. Bat")
        case.judge(other, "reject", by="S. Bat")
        now = {reviewed.id: reviewed for reviewed in case.claims()}
        assert set(now) == rules | {one}
        assert str(now[one].standing) == "accepted"
        assert all(str(now[name].standing) == "unreviewed" for name in rules)
        assert str(next(r for r in case.all_claims() if r.id == other).standing) == "rejected"


def test_claims_on_which_engines_agree_fully_are_one_and_both_are_named(
    visits: Path, endpoint: Serve, said: Any
) -> None:
    with open_case(visits) as case:
        read = next(claim for claim in case.readers.claims("rules") if claim.passage.doc == "d0")
    same = {"quote": read.passage.quote, "kind": read.kind, "source": "North Korea", "target": "Mongolia",
            "date": str(read.date), "modality": "happened"}  # fmt: skip
    with endpoint(lambda body, number: said(json.dumps({"claims": [same]}))) as served:
        ask(visits, served.url)
    with open_case(visits) as case:
        case.read(workers=1)
        assert [claim.id for claim in case.readers.claims("llm")] == [read.id]
        assert case.readers.of(read.id) == ("rules", "llm")
        assert [reviewed.claim.engine for reviewed in case.all_claims() if reviewed.id == read.id] == [
            "rules"
        ]


def test_no_key_is_kept_or_printed(visits: Path, endpoint: Serve, said: Any) -> None:
    environment = {**os.environ, "AMITY_LLM_KEY": "secret-key-1"}
    with endpoint(lambda body, number: good(body, said) if number else said(status=429)) as served:
        done = subprocess.run(
            command(visits, served.url), env=environment, capture_output=True, text=True, check=True
        )
    assert served.headers[0]["Authorization"] == "Bearer secret-key-1"
    assert "secret-key-1" not in done.stdout + done.stderr
    for path in visits.rglob("*"):
        assert not path.is_file() or b"secret-key-1" not in path.read_bytes(), path
