"""What a mention says beside its date: relation, role, what was inferred. Reading is linear and safe."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.extract.dates import DateMention, find, lexicon, within
from amity.model.answers import Answer
from amity.model.documents import Block, BlockKind
from amity.model.mentions import Reckoning, Relation, Role
from amity.model.when import When
from amity.reference import load

MARCH = When.parse("2024-03-13")


def only(text: str, document: When | None = None) -> DateMention:
    (mention,) = find(text, document=document, reference=load())
    return mention


@pytest.mark.parametrize(
    ("text", "relation", "named"),
    [
        ("They met in May 1984.", Relation.AT, "1984-05"),
        ("They have met since 1960.", Relation.SINCE, "1960"),
        ("They met until 1991.", Relation.UNTIL, "1991"),
        ("They must meet by December 31, 1996.", Relation.BY, "1996-12-31"),
        ("They met before 1990.", Relation.BEFORE, "1990"),
        ("They met after March 31, 1991.", Relation.AFTER, "1991-03-31"),
        ("They met during 1956.", Relation.DURING, "1956"),
        ("They met from 1960 to 1970.", Relation.FROM_TO, "1960/1970"),
        ("They met between 1961 and 1975.", Relation.BETWEEN, "1961/1975"),
        ("They met after the Korean War.", Relation.AFTER, "1950-06-25/1953-07-27"),
    ],
)
def test_relation_and_the_date_that_is_named(text: str, relation: Relation, named: str) -> None:
    mention = only(text)
    assert (mention.relation, mention.named) == (relation, named)
    assert mention.point == When.parse(named)


@pytest.mark.parametrize(
    ("text", "happening"),
    [
        ("It must leave by December 31, 1996.", "[..1996-12-31]"),
        ("It left after 1991.", "[1991..]"),
        ("It left between 1961 and 1975.", "[1961..1975]"),
        ("It has stood since 1960.", "1960/.."),
        ("It stood from 1960 to 1970.", "1960/1970"),
        ("It left in 1956.", "1956"),
    ],
)
def test_a_single_happening_need_not_fill_the_time_it_is_dated_by(text: str, happening: str) -> None:
    assert only(text).happening.edtf == happening


def test_a_happening_by_a_day_may_be_earlier() -> None:
    by = only("It must leave by December 31, 1996.")
    early = When.parse("1996-12-20")
    assert by.when.same_time(early) is Answer.NO
    assert by.happening.same_time(early) is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("text", "document", "inferred"),
    [
        ("They met on October 15, 1948.", None, ()),
        ("They met on October 15.", MARCH, ("year",)),
        ("They met on October 15.", None, ()),
        ("They met in 1996-97.", None, ("century",)),
        ("They met in the sixties.", None, ("century",)),
        ("They met last year.", MARCH, ("year",)),
        ("They met last month.", MARCH, ("year", "month")),
        ("They met yesterday.", MARCH, ("year", "month", "day")),
        ("They met today.", When.parse("2024"), ("year",)),
        ("They met last March.", MARCH, ("year",)),
        ("They met during the Korean War.", None, ("year", "month", "day")),
    ],
)
def test_what_the_words_do_not_say_is_marked_as_inferred(
    text: str, document: When | None, inferred: tuple[str, ...]
) -> None:
    assert only(text, document).when.inferred == inferred


def test_every_year_that_is_not_in_the_words_is_inferred() -> None:
    text = "He came on May 3, 1956. On June 5 he left. The 7th was quiet. A year later he was back, in July."
    for mention in find(text, document=MARCH, reference=load()):
        digits = {str(year) for year in range(1900, 2030) if str(year) in mention.edtf}
        assert all(year in mention.when.words for year in digits) or "year" in mention.when.inferred


def test_an_inferred_date_says_what_it_hangs_on() -> None:
    first, second = find("He came on May 3, 1956, and left on June 5.", reference=load())
    assert (first.when.anchor, second.when.anchor) == ("", "1956-05-03")
    assert second.when.words == "June 5"
    assert only("They met last year.", MARCH).when.anchor == "2024-03-13"


@pytest.mark.parametrize(
    ("text", "reckoning"),
    [
        ("They met in 1956.", Reckoning.STATED),
        ("They met last year.", Reckoning.DEICTIC),
        ("They met two days later.", Reckoning.ANAPHORIC),
        ("They met after the Korean War.", Reckoning.LANDMARK),
        ("They met for seven years.", Reckoning.DURATION),
    ],
)
def test_what_a_date_is_reckoned_from(text: str, reckoning: Reckoning) -> None:
    assert only(text, MARCH).reckoning is reckoning


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("They met on May 3, 1956.", Role.TEXT),
        ("They visited the site on May 3, 1956.", Role.TEXT),
        ("Site of the ministry (Accessed on May 3, 2023)", Role.ACCESS),
        ("Site of the ministry, last visited May 3, 2023", Role.ACCESS),
        ("¹⁷ Evening News, May 3, 1956.", Role.CITATION),
        ("[12] Evening News, May 3, 1956.", Role.CITATION),
        ("A. Writer, Journal of Steppes, Vol. 12, No. 2 (May 1956), pp. 45-63.", Role.CITATION),
        ("They met, it was said (Evening News, May 3, 1956).", Role.CITATION),
        ("They met (on May 3, 1956).", Role.TEXT),
        ("North\t1.2\t1956\t3.4", Role.TABLE),
    ],
)
def test_role(text: str, role: Role) -> None:
    assert only(text).role is role


def test_blocks_tell_roles_where_they_are_known() -> None:
    text = "He came in 1956.\n\nSee the news of 1957.\n\n1958 1959"
    blocks = (
        Block(kind=BlockKind.PARAGRAPH, start=0, end=16),
        Block(kind=BlockKind.NOTE, start=18, end=39, mark="1"),
        Block(kind=BlockKind.TABLE, start=41, end=50),
    )
    found = find(text, reference=load(), blocks=blocks)
    assert [m.role for m in found] == [Role.TEXT, Role.CITATION, Role.TABLE, Role.TABLE]


def test_a_text_does_not_go_on_from_a_note() -> None:
    text = "He came on May 3, 1956.\n\n² Evening News, June 5, 1999.\n\nOn July 1 he left."
    assert [m.edtf for m in find(text, reference=load())] == ["1956-05-03", "1999-06-05", "1956-07-01"]


def test_mentions_within_a_span() -> None:
    text = "In 1956 he came, in 1958 he left, in 1960 he died."
    found = find(text, reference=load())
    for start in range(len(text)):
        for end in range(start, len(text)):
            slow = [m for m in found if start <= m.start and m.end <= end]
            assert list(within(found, start, end)) == slow


words = sorted(
    {
        *lexicon.MONTHS,
        *lexicon.WEEKDAYS,
        *lexicon.NUMBERS,
        *lexicon.UNITS,
        *lexicon.SEASONS,
        *lexicon.RELATIONS,
    }
    | {
        *lexicon.DEICTIC_DAYS,
        *lexicon.PORTION_NOUNS,
        *lexicon.DIRECTIONS,
        *lexicon.NEXT_WORDS,
        *lexicon.ORDINALS,
    }
    | {
        "the",
        "of",
        "and",
        "th",
        "s",
        "'",
        ",",
        ".",
        "-",
        "–",
        "/",
        "Korean War",
        "founding of the DPRK",
        "\n\n",
    }
)
pieces = st.one_of(
    st.sampled_from(words), st.sampled_from(words).map(str.capitalize), st.integers(0, 2200).map(str)
)
texts = st.lists(st.tuples(pieces, st.sampled_from([" ", " ", "", "-", ", ", "/"])), max_size=25).map(
    lambda parts: "".join(piece + blank for piece, blank in parts)
)
documents = st.sampled_from(
    [
        None,
        *map(
            When.parse, ["2024", "2024-03", "2024-03-13", "196X", "../1990", "[1990,1991]", "-0044", "Y17E7"]
        ),
    ]
)


@given(st.one_of(texts, st.text()), documents)
def test_mentions_are_in_order_apart_and_say_their_words(text: str, document: When | None) -> None:
    found = find(text, document=document, reference=load())
    assert all(one.end <= other.start for one, other in pairwise(found))
    for mention in found:
        assert text[mention.start : mention.end] == mention.when.words
        assert mention.edtf == "" or mention.duration or When.parse(mention.edtf)
        assert mention.happening.words == mention.when.words


GARBAGE = {
    "digits": "1",
    "years": "1990-",
    "spaces": " ",
    "lines": "\n \t",
    "brackets": "(((",
    "months": "may ",
    "lists": "1, ",
    "units": "a few days ",
    "relations": "since the ",
    "cues": "after the end of ",
    "quotes": "'",
    "urls": "http://",
    "letters": "ab",
    "dates": "On May 3, 1956, the day after the May fair, he came. ",
}


@pytest.mark.parametrize("name", GARBAGE)
def test_work_grows_no_faster_than_the_text(name: str) -> None:
    piece = GARBAGE[name]
    small, large = (_calls(piece * (size // len(piece))) for size in (25_000, 100_000))
    assert large <= 4.2 * small + 2000


def _calls(text: str) -> int:
    """How many functions, Python's and C's, reading a text calls."""
    count = 0

    def tally(*_: object) -> None:
        nonlocal count
        count += 1

    reference = load()
    find("after the war", reference=reference)
    sys.setprofile(tally)
    try:
        find(text, document=MARCH, reference=reference)
    finally:
        sys.setprofile(None)
    return count


PROGRAM = """
from amity.extract.dates import find
from amity.model.when import When
from amity.reference import load
text = "He came on May 3, 1956, after the Korean War. Two days later he left; last year they met."
for m in find(text, document=When.parse("2024-03-13"), reference=load()):
    print(m)
"""


def test_the_same_comes_out_whatever_the_hash_seed() -> None:
    outputs = set()
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True, text=True
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1


SHARED = Path(__file__).parents[4] / "shared"


@pytest.mark.skipif(
    not (SHARED / "gold" / "dates.jsonl").exists(), reason="needs ../shared to measure against"
)
def test_dates_of_the_shared_corpus(tmp_path: Path) -> None:
    lines = []
    for path in sorted((SHARED / "corpus").glob("*.txt")):
        (entry,) = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        year, *rest = entry["issued"]["date-parts"][0]
        document = When.parse("-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)]))
        for m in find(path.read_text(encoding="utf-8"), document=document, reference=load()):
            line = {"doc": path.stem, "start": m.start, "end": m.end, "date": m.edtf, "inferred": m.inferred}
            lines.append(json.dumps(line) + "\n")
    found = tmp_path / "dates.jsonl"
    found.write_text("".join(lines), encoding="utf-8")
    score = subprocess.run(
        [sys.executable, str(SHARED / "score" / "dates.py"), str(SHARED / "gold/dates.jsonl"), str(found)],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    figures = json.loads(score.stdout)
    assert figures["right"] >= 54
    assert figures["unmarked"] <= 2
