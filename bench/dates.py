"""How many dates are read and compared a second, in one process: EDTF, English prose, comparisons.

No text or document occurs twice, so that nothing could be answered from a cache.
The best of the rounds counts, since other programs on the machine can only slow one down.
"""

import gc
import random
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from amity.extract.dates import find
from amity.model.when import When
from amity.reference import Reference, load

ROUNDS = 5
EDTF_FLOOR, PROSE_FLOOR, COMPARISON_FLOOR = 100_000, 20_000, 1_000_000
FIRST_DAY = date(1900, 1, 1)
DAYS = 45_000
QUESTIONS = ("before", "after", "during", "contains", "overlaps", "same_time")

# Sentences in the manner of histories, agencies and news; a date of every kind stands in its place.
SENTENCES = (
    "The two governments signed the protocol on {month} {day}, {year}, in the capital. ",
    "From {month} {day} to {later}, {year}, the delegation toured the northern provinces. ",
    "Envoys met again {count} days later, and the talks went on until {day} {next_month} {next_year}. ",
    "In late {month} {year} the embassy was moved to another street. ",
    "Trade fell sharply in the early {decade}s, after the agreement of {year} had lapsed. ",
    "Between {year} and {next_year} no minister crossed the border. ",
    "The ambassador handed over his credentials on {month} {day}. ",
    "A cultural plan for {year}-{short} followed, and the next day both sides spoke of a new start. ",
    "Since {month} {year} the railway has carried coal, wool and timber. ",
    "He arrived on {day} {month} {year} for a {count}-day visit and left by {next_month} {later}. ",
)
MONTHS = ("January February March April May June July August September October November December").split()
FORMS = (
    "{day}", "{day}", "{day}", "{month}", "{year}", "{day}/{later}", "{month}/{year2}", "{year}/{year2}",
    "{year}~", "{month}?", "{day}~", "{year}/..", "../{day}", "{decade}X", "{year}-XX", "{month}-XX",
    "{year}-{season}", "[{year},{year2}]", "{day}~/{later}~", "{decade}X/{year2}",
)  # fmt: skip
DENSE_FORMS = ("{day}", "{day}/{later}", "{month}/{later}", "[{day},{later}]", "{year}-{season}/{year2}")
"""Forms of which there are enough to go on without saying anything twice."""


def edtf_texts(chance: random.Random, count: int) -> list[str]:
    """Distinct EDTF texts of all levels, plain days and months the most, as in an archive's catalogue."""
    texts: dict[str, None] = {}
    while len(texts) < count:
        form = FORMS[len(texts) % len(FORMS)] if chance.random() < 0.7 else chance.choice(DENSE_FORMS)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        text = form.format(
            day=day, later=day + timedelta(days=chance.randrange(1, 4000)), month=str(day)[:7], year=day.year,
            decade=day.year // 10, year2=day.year + chance.randrange(1, 99), season=chance.randrange(21, 42),
        )  # fmt: skip
        texts[text] = None
    return list(texts)


def prose(chance: random.Random, count: int) -> str:
    """A document of `count` sentences; chance makes no two documents alike."""
    lines = []
    for number in range(count):
        day = chance.randrange(1, 20)
        year = chance.randrange(1900, 2020)
        month = chance.randrange(11)
        lines.append(
            SENTENCES[number % len(SENTENCES)].format(
                month=MONTHS[month], next_month=MONTHS[month + 1], decade=year // 10 * 10, day=day,
                later=day + chance.randrange(1, 8), count=chance.randrange(2, 30),
                year=year, next_year=year + 1, short=f"{(year + 1) % 100:02d}",
            )
            + ("\n\n" if number % 6 == 5 else "")
        )  # fmt: skip
    return "".join(lines)


def rate(work: Callable[[], int]) -> float:
    """Things done a second, by the number that the work says it did."""
    gc.collect()
    start = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - start)


def parsing(texts: Sequence[str]) -> int:
    parse = When.parse
    for text in texts:
        parse(text)
    return len(texts)


def reading(documents: Sequence[str], reference: Reference) -> int:
    return sum(len(find(text, reference=reference)) for text in documents)


def comparing(dates: Sequence[When]) -> int:
    """Every question of each date and its neighbour: pairs that no other round has."""
    others = dates[1:]
    for name in QUESTIONS:
        question = getattr(When, name)
        for one, other in zip(dates, others, strict=False):
            question(one, other)
    return len(QUESTIONS) * len(others)


def main() -> None:
    """Print a line per measure: name, figure, unit, floor."""
    reference = load()
    find("After the Korean War.", reference=reference)  # builds the reference's index
    gc.collect()
    gc.freeze()  # reference data stay for good: they need not be looked at for garbage again and again
    edtf, read, compared = [], [], []
    for number in range(ROUNDS):
        chance = random.Random(number)  # noqa: S311 - chance, not secrecy
        texts = edtf_texts(chance, 30_000)
        edtf.append(rate(partial(parsing, texts)))
        compared.append(rate(partial(comparing, [When.parse(text) for text in texts])))
        read.append(rate(partial(reading, [prose(chance, 60) for _ in range(100)], reference)))
    print("EDTF parsed", f"{max(edtf):.0f}", "dates/s", f">={EDTF_FLOOR}", sep="\t")
    print("prose dates read", f"{max(read):.0f}", "dates/s", f">={PROSE_FLOOR}", sep="\t")
    print("dates compared", f"{max(compared):.0f}", "comparisons/s", f">={COMPARISON_FLOOR}", sep="\t")


if __name__ == "__main__":
    main()
