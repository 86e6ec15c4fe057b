"""How long a case of many documents takes, and how much memory: 1,000 and 4,000 texts of 10 kB, no two alike.

Each line is name, figure, unit and bound. With numbers on the command line, cases of those sizes.
"""

import random
import shutil
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from amity.case import Case

SIZES = (1000, 4000)
LETTERS = 10_000
SECONDS, GIBIBYTES, GROWTH = 120, 2, 4.4

STATES = {
    "Mongolia": ("Ulaanbaatar", "Mongolian", ("Tsedenbal", "Batmunkh", "Ochirbat", "Bagabandi", "Elbegdorj")),
    "North Korea": ("Pyongyang", "North Korean", ("Kim Il-sung", "Nam Il", "Kim Yong-nam", "Pak Song-chol")),
    "China": ("Beijing", "Chinese", ("Zhou Enlai", "Chen Yi", "Li Peng", "Qian Qichen")),
    "the Soviet Union": ("Moscow", "Soviet", ("Kosygin", "Gromyko", "Mikoyan", "Shepilov")),
    "Japan": ("Tokyo", "Japanese", ("Tanaka", "Nakasone", "Kaifu", "Koizumi")),
    "India": ("New Delhi", "Indian", ("Nehru", "Indira Gandhi", "Narasimha Rao", "Vajpayee")),
    "Cuba": ("Havana", "Cuban", ("Castro", "Roa", "Malmierca", "Dorticos")),
}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
OFFICES = ("Prime Minister", "Foreign Minister", "President", "Defence Minister", "Deputy Prime Minister")
SUBJECTS = (
    "trade", "culture", "aviation", "labour", "fisheries", "health", "mining", "postal services", "education",
    "railways", "animal breeding", "scientific exchange", "tourism", "the press", "veterinary medicine",
)  # fmt: skip
GOODS = (
    "horses",
    "tons of wheat",
    "sheep",
    "tractors",
    "tons of coal",
    "schoolbooks",
    "trucks",
    "hospital beds",
)
FRAMES = (
    "{office} {person} of {a} visited {b} {when} at the invitation of the {b_adj} government.",
    "{when_first} {a} and {b} signed an agreement on {subject} in {b_city}.",
    "A delegation led by {person} arrived in {b_city} {when} for talks on {subject}.",
    "{a_plain} gave {number} {goods} to {b} {when}, according to a report in the {a_adj} press.",
    "The {a_adj} and {b_adj} sides met {when} in {a_city} to review progress in {subject}.",
    "{when_first} {a} opened an embassy in {b_city}, headed by a diplomat versed in {subject}.",
    "{person} was to travel to {b_city} {when}, but the journey was put off over a dispute on {subject}.",
    "{a_plain} proposed a treaty on {subject} to {b} {when}, and the answer was slow in coming.",
    "{a_plain} criticised {b} {when} for its stand on {subject}.",
    "Reportedly {b} had planned to send {number} workers to {a} {when}.",
    "The harvest was poor, and the {number} newcomers to {a_city} found little work in {subject}.",
    "Trade between {a} and {b} reached {number} million dollars in {year}, most of it in {goods}.",
)


def sentence(choice: random.Random) -> str:
    """A sentence of diplomatic prose: states, persons, dates, numbers and subjects are drawn anew."""
    a, b = choice.sample(sorted(STATES), 2)
    year, month = choice.randint(1948, 2019), choice.choice(MONTHS)
    when = choice.choice([f"in {month} {year}", f"on {month} {choice.randint(1, 28)}, {year}", f"in {year}"])
    return choice.choice(FRAMES).format(
        a=a, b=b, a_plain=a[0].upper() + a[1:], a_city=STATES[a][0], b_city=STATES[b][0], a_adj=STATES[a][1],
        b_adj=STATES[b][1], person=choice.choice(STATES[a][2]), office=choice.choice(OFFICES), when=when,
        when_first=when[0].upper() + when[1:], subject=choice.choice(SUBJECTS), goods=choice.choice(GOODS),
        number=choice.randint(11, 9999), year=year,
    )  # fmt: skip


def document(number: int) -> str:
    """A document of ten thousand letters in paragraphs, the same for the same number and like no other's."""
    choice = random.Random(number)  # noqa: S311 - prose, not secrets
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < LETTERS:
        paragraphs.append(" ".join(sentence(choice) for _ in range(choice.randint(4, 9))) + "\n\n")
    return "".join(paragraphs)[:LETTERS]


@dataclass
class Peak:
    """The most memory that this process and its children held together, in bytes (resident set size)."""

    most: int = 0
    done: bool = False

    def watch(self) -> None:
        """Look ten times a second until told to stop."""
        me = psutil.Process()
        while not self.done:
            held = 0
            for process in (me, *me.children(recursive=True)):
                try:
                    held += process.memory_info().rss
                except psutil.Error:
                    continue
            self.most = max(self.most, held)
            time.sleep(0.1)


def measure(size: int, home: Path) -> tuple[float, int, int]:
    """Seconds, bytes and claims of a case of `size` documents, put in and read."""
    desk = home / f"desk-{size}"
    desk.mkdir()
    for number in range(size):
        (desk / f"d{number:05}.txt").write_text(document(10_000 * size + number), encoding="utf-8")
    peak = Peak()
    watcher = threading.Thread(target=peak.watch)
    watcher.start()
    begun = time.perf_counter()
    with Case.new(home / f"case-{size}", dyads=[("MNG", "PRK")]) as case:
        added, report = case.add([desk]), case.read()
        seconds = time.perf_counter() - begun
        assert (len(added.added), len(report.read), report.failed) == (size, size, ())
        claims = len(case.claims())
    peak.done = True
    watcher.join()
    return seconds, peak.most, claims


def main() -> None:
    """Print the figures."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    home = Path(tempfile.mkdtemp(prefix="amity-bench-"))
    try:
        first = 0.0
        for size in sizes:
            seconds, held, claims = measure(size, home)
            whole = size == SIZES[0]
            print(f"case_{size}_documents\t{seconds:.2f}\ts\t{f'<={SECONDS}' if whole else ''}")
            print(f"case_{size}_peak_memory\t{held / 2**30:.3f}\tGiB\t{f'<={GIBIBYTES}' if whole else ''}")
            print(f"case_{size}_claims\t{claims}\tclaims\t", flush=True)
            if first and size == 4 * sizes[0]:
                print(f"case_growth_{sizes[0]}_to_{size}\t{seconds / first:.2f}\ttimes\t<={GROWTH}")
            first = first or seconds
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
