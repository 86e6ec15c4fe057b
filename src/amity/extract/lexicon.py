"""The lexicon: which words speak of which kind, and where source and target stand in their frame.

`data/frames.csv` has a line per group of words: the kind, whether verbs (v) or nouns (n), the lemmas (with
a particle after an underscore), classes or words that the subject and the object must hold (any of them;
what stands behind "&" besides; "-" that there is no object), and the roles. `subj>obj|to` reads: the source
is the subject, the target the object, else what stands behind "to"; `subj+with` that all of these are
parties, without direction; `topic` that the parties stand in the noun phrase that the word is about. A
passive swaps subject and object by itself.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from amity.errors import InvalidReference
from amity.extract.words import DATA
from amity.model.factuality import Factuality
from amity.reference.kinds import kinds


@dataclass(frozen=True, slots=True)
class Frame:
    """A word's frame: its kind, particle, what subject and object must hold, and who stands where."""

    kind: str
    lemma: str
    particle: str
    subject: frozenset[str]
    object: frozenset[str]
    also: frozenset[str]
    intransitive: bool
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    parties: tuple[str, ...]

    @property
    def conditioned(self) -> bool:
        """Whether the frame asks for more than its word."""
        return bool(self.subject or self.object or self.particle or self.intransitive)


@dataclass(frozen=True, slots=True)
class Embedding:
    """What a word makes of the factuality of what depends on it; None leaves it as it is."""

    affirmed: Factuality | None
    negated: Factuality | None


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Classes of nouns by name.

    >>> "embargo" in classes()["sanction"]
    True
    """
    table = tomllib.loads((DATA / "classes.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: frozenset(text.split()) for name, text in table.items()})


@cache
def frames(pos: str) -> Mapping[str, tuple[Frame, ...]]:
    """The frames of verbs ("v") or nouns ("n") by lemma, those that ask for more first.

    Raises InvalidReference where a line names an unknown kind.

    >>> [frame.kind for frame in frames("v")["visit"]]
    ['visit']
    """
    found: dict[str, list[Frame]] = {}
    with (DATA / "frames.csv").open(encoding="utf-8") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            if row["kind"] not in kinds():
                raise InvalidReference("frames.csv", line, f"no kind {row['kind']!r} in kinds.csv")
            if row["pos"] == pos:
                for word in row["words"].split():
                    frame = _frame(row, word)
                    found.setdefault(frame.lemma, []).append(frame)
    order = {k: tuple(sorted(v, key=lambda f: not f.conditioned)) for k, v in found.items()}
    return MappingProxyType(order)


def _frame(row: Mapping[str, str], word: str) -> Frame:
    lemma, _, particle = word.partition("_")
    roles = row["roles"]
    sources, arrow, targets = roles.partition(">")
    wanted, _, also = row["object"].partition("&")
    return Frame(
        row["kind"], lemma, particle.replace("_", " "), _words(row["subject"]), _words(wanted.strip("-")),
        _words(also),
        wanted == "-",
        _slots(sources) if arrow else (), _slots(targets), () if arrow else tuple(roles.split("+")),
    )  # fmt: skip


def _slots(text: str) -> tuple[str, ...]:
    return tuple(slot for slot in text.split("|") if slot)


def _words(text: str) -> frozenset[str]:
    known = classes()
    return frozenset().union(*(known.get(w, frozenset({w})) for w in text.replace("+", " ").split()))


@cache
def embeddings(pos: str) -> Mapping[str, Embedding]:
    """What words make of the factuality of what depends on them, by lemma.

    `pos` is "v" (an infinitive or participle depends on a verb), "n" (an infinitive on a noun), "o" (an
    event noun is a verb's object), "j" (an adjective stands before it), "t" (a that-clause).

    >>> embeddings("v")["fail"].affirmed
    <Factuality.DID_NOT_HAPPEN: 'did_not_happen'>
    """
    found = {}
    with (DATA / "embedding.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["pos"] == pos:
                entry = Embedding(_factuality(row["affirmed"]), _factuality(row["negated"]))
                found.update(dict.fromkeys(row["words"].split(), entry))
    return MappingProxyType(found)


def _factuality(name: str) -> Factuality | None:
    return None if name == "same" else Factuality(name)
