"""Texts without end for the cross-examination: prose on many dyads, read as any document is.

Beside the sentences of `bench/case.py` they have what checks look for: titles, distances and lengths of time,
counts, firsts, weekdays, tables, notes, and one day on which a tenth of all happens.
"""

import random
from concurrent.futures import ProcessPoolExecutor

from amity.examine import Evidence
from amity.extract import Extraction, extract
from amity.model.documents import Document, Source
from amity.read.documents import document_of
from amity.reconcile import reconcile
from amity.reference import load
from case import MONTHS, OFFICES, STATES, SUBJECTS, sentence

CLAIMS, BATCH = 90, 256
"""Claims of a document, about; documents that are read at a time."""
THE_DAY = "August 21, 1968"
FRAMES = (
    "On {day}, {a} and {b} issued a joint statement on {subject}.",
    "On {day}, {person} of {a} met the ambassador of {b} to discuss {subject}.",
    "{a_plain} recognised {b} on {month} {number}, {year}, about two months after its foundation.",
    "On {month} {number}, {year}, a four-day visit of {a_adj} {office} {person} to {b_city} began, the first "
    "since {earlier}.",
    "{a_plain} was the second country to send an ambassador to {b}, in {year}.",
    "Between {earlier} and {year}, {a_adj} delegations came to {b_city} five times.",
    "The protocol was signed on Monday, {month} {number}, {year}, three days after the talks had ended.",
    "In {year}, trade between {a} and {b} was only about 17 percent of that in {earlier}.",
    "{a_plain} has never criticised {b} over {subject}.",
    "Two papers were signed in {b_city} in {month} {year}: a protocol on {subject} and a plan for {other}.",
    "During the Korean War, in {year}, {a} sent {number} wagons to {b}.",
    "The pact of {earlier} was concluded for twenty years and was terminated in {year}.",
)


def document(number: int) -> str:
    """A document of about a hundred sentences, with a table and notes, like no other's."""
    choice = random.Random(f"crowd {number}")  # noqa: S311 - prose, not secrets
    paragraphs = [" ".join(_sentence(choice) for _ in range(choice.randint(4, 9))) for _ in range(15)]
    return "\n\n".join((f"# Volume {number}", *paragraphs, _table(choice)))


def _sentence(choice: random.Random) -> str:
    if choice.random() < 0.6:
        return sentence(choice)
    frame = choice.choice(FRAMES[:2] if choice.random() < 0.25 else FRAMES[2:])
    a, b = choice.sample(sorted(STATES), 2)
    year = choice.randint(1950, 2015)
    return frame.format(
        a=a, b=b, a_plain=a[0].upper() + a[1:], b_city=STATES[b][0], a_adj=STATES[a][1], day=THE_DAY,
        person=choice.choice(STATES[a][2]), office=choice.choice(OFFICES), month=choice.choice(MONTHS),
        number=choice.randint(2, 28), year=year, earlier=year - choice.randint(1, 20),
        subject=choice.choice(SUBJECTS), other=choice.choice(SUBJECTS),
    )  # fmt: skip


def _table(choice: random.Random) -> str:
    a, b = choice.sample(sorted(STATES), 2)
    first = choice.randint(1950, 2000)
    rows = "\n".join(f"| {first + at} | {choice.randint(100, 900) / 10} |" for at in range(8))
    return f"Table 1. Trade between {a} and {b}\n\n| Year | Trade, million US dollars |\n|---|---|\n{rows}\n"


def _read(number: int) -> tuple[Document, Extraction]:
    name = f"v{number:05}"
    source = Source(id=name, csl={"title": name, "issued": {"raw": str(2016 + number % 8)}})
    text = document_of(name, document(number), source)
    return text, extract(text, load())


def evidence(claims: int) -> Evidence:
    """What is in hand of so many claims, and of some more: texts, claims, events, dates, flows."""
    read: list[tuple[Document, Extraction]] = []
    count = 0
    with ProcessPoolExecutor() as pool:
        while count < claims:
            numbers = range(len(read), len(read) + max(1, min((claims - count) // CLAIMS, BATCH)))
            for pair in pool.map(_read, numbers, chunksize=4):
                read.append(pair)
                count += len(pair[1].claims)
    told = tuple(claim for _, found in read for claim in found.claims)
    return Evidence(
        reference=load(), documents=tuple(text for text, _ in read), claims=told, events=reconcile(told),
        dates=tuple((text.name, date) for text, found in read for date in found.dates),
        flows=tuple(flow for _, found in read for flow in found.flows),
    )  # fmt: skip
