"""How many sentences are read a second on one core, everything included: blocks, dates, actors, claims.

No sentence stands twice, and nothing is kept between documents but the reference data, read before.
"""

import time

from amity.extract import extract
from amity.extract.sentences import sentences
from amity.read.documents import document_of
from amity.reference import load
from case import document

DOCUMENTS = 60
FLOOR = 300


def main() -> None:
    """Print a line: name, figure, unit, bound."""
    reference = load()
    texts = [document(number) for number in range(DOCUMENTS + 1)]
    count = sum(len(sentences(text)) for text in texts[1:])
    extract(document_of("first", texts[0]), reference)
    start = time.perf_counter()
    for number, text in enumerate(texts[1:]):
        extract(document_of(str(number), text), reference)
    rate = count / (time.perf_counter() - start)
    print("sentences read, all included", f"{rate:.0f}", "a second", f">={FLOOR}", sep="\t")


if __name__ == "__main__":
    main()
