"""What the data say of a language: its frames, the marks of its roles, the turns of its factuality."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from amity.errors import InvalidReference
from amity.model.factuality import Factuality
from amity.reference.kinds import kinds

DATA = Path(__file__).parent / "data"
NEVER = re.compile(r"(?!)")
_WORD = re.compile(r"(?<!\w)\w+")
_LETTER = re.compile(r"\w")
_AROUND = re.compile(r"^(?:\(\?<[=!][^)]*\))+")
"""What a word's pattern asks of the letters before it."""
Groups = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a word asserts: a kind, who stands where, and what else must or must not be in its clause.

    Of each of `objects` one word must stand in the clause. `sources` and `targets` are slots in the order in
    which they are tried, `parties` those of a kind without direction; `alone` says that no target is looked
    for. `modality` is what the word makes of a plain statement. `mutual` says that each of the
    parties does it to the other, `strict` that nobody is looked for outside these slots,
    `single` that one party alone makes a claim. `dated` is "own"
    where only a date of the same clause counts, "none" where a date beside it is another happening's.
    """

    kind: str
    row: int
    objects: Groups
    without: re.Pattern[str] | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    parties: tuple[str, ...]
    modality: Factuality
    dated: str
    mutual: bool
    strict: bool
    single: bool

    @property
    def alone(self) -> bool:
        """Whether no second party is looked for."""
        return not self.targets and not self.parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn of phrase that settles the factuality: on which side of the trigger, of which kinds (or all).

    None says that the words make no claim of their own: "invited to visit" is an invitation.
    """

    modality: Factuality | None
    where: str
    kinds: frozenset[str]
    others: frozenset[str]
    pattern: re.Pattern[str]

    def holds_for(self, kind: str) -> bool:
        """Whether it is for that kind: for those named, or for all but `others`."""
        return kind in self.kinds if self.kinds else kind not in self.others


class Grammar:
    """The data of one language, read when first asked for. Raises InvalidReference for a bad row."""

    def __init__(self, code: str, data: Path = DATA) -> None:
        self.code = code
        self.folder = data / code
        text = (self.folder / "grammar.toml").read_text(encoding="utf-8")
        self.table: Mapping[str, Any] = tomllib.loads(text)
        self.classes: Mapping[str, str] = self.table.get("classes", {})
        self.last = self.table.get("order", "last") == "last"
        self.word = r"(?<!\w)" if self.table.get("word") == "start" else ""

    def pattern(self, section: str, name: str) -> re.Pattern[str]:
        """A regular expression of the data; one that matches nothing where there is none."""
        text = self.table.get(section, {}).get(name, "")
        return self._compiled("grammar.toml", 0, text, re.IGNORECASE) if text else NEVER

    def _compiled(self, file: str, line: int, text: str, flags: int = 0) -> re.Pattern[str]:
        try:
            return re.compile(text, flags)
        except re.error as error:
            raise InvalidReference(f"{self.code}/{file}", line, f"{text!r} is no pattern: {error}") from None

    @cached_property
    def letters(self) -> dict[int, str]:
        """In which letters the data have others: those of the traditional script as simplified ones."""
        pairs = self.table.get("letters", {}).get("pairs", "").split()
        return {ord(pair[0]): pair[1] for pair in pairs}

    @property
    def beside(self) -> bool:
        """Whether talks in a third state are told beside the claim that it hosts them."""
        return bool(self.table.get("shapes", {}).get("beside", False))

    @cached_property
    def breaks(self) -> re.Pattern[str]:
        """Where a clause ends: behind each match."""
        return self.pattern("clauses", "break")

    @cached_property
    def linked(self) -> re.Pattern[str]:
        """Matches the end of a clause that leaves it to the next to say whether it came about."""
        return self.pattern("clauses", "linked")

    @cached_property
    def leaning(self) -> re.Pattern[str]:
        """Matches the beginning of a clause that says more of a noun of the clause before, its object."""
        return self.pattern("clauses", "leaning")

    @cached_property
    def adnominal(self) -> re.Pattern[str]:
        """Matches behind a trigger that qualifies the noun after it, which is its subject."""
        return self.pattern("clauses", "adnominal")

    @cached_property
    def single(self) -> re.Pattern[str]:
        """Matches turns that say of their own verb alone whether it came about: a promise, not a plan."""
        return self.pattern("clauses", "single")

    @cached_property
    def failed(self) -> re.Pattern[str]:
        """Matches what says, behind a plan, that nothing came of it, without naming the deed again."""
        return self.pattern("clauses", "failed")

    @cached_property
    def quoted(self) -> re.Pattern[str]:
        """Matches behind a trigger that stands in what somebody says."""
        return self.pattern("clauses", "quoted")

    @cached_property
    def nominal(self) -> re.Pattern[str]:
        """Matches behind a trigger that stands as a noun: its genitive is who acts."""
        return self.pattern("clauses", "nominal")

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of factuality, the first that fits counting."""
        return tuple(self._turns())

    def _turns(self) -> Iterator[Turn]:
        for line, row in self._rows("factuality.csv"):
            if row["where"] not in ("before", "after", "clause", "sentence"):
                raise InvalidReference(f"{self.code}/factuality.csv", line, f"no place {row['where']!r}")
            pattern = self._compiled("factuality.csv", line, row["pattern"], re.IGNORECASE)
            named = row["kinds"].split()
            only = frozenset(kind for kind in named if not kind.startswith("!"))
            but = frozenset(kind[1:] for kind in named if kind.startswith("!"))
            if unknown := sorted((only | but) - kinds().keys()):
                raise InvalidReference(f"{self.code}/factuality.csv", line, f"no kind {unknown[0]!r}")
            modality = None if row["modality"] == "none" else self._modality("factuality.csv", line, row)
            yield Turn(modality=modality, where=row["where"], kinds=only, others=but, pattern=pattern)

    def _rows(self, name: str) -> Iterator[tuple[int, dict[str, str]]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            yield from enumerate(csv.DictReader(file), 2)

    @cached_property
    def _frames(self) -> dict[str, list[Frame]]:
        """The frames of each word of the lexicon."""
        words: dict[str, list[Frame]] = {}
        for line, row in self._rows("frames.csv"):
            frame = self._frame(line, row)
            for word in self._words(row["words"]):
                words.setdefault(word.replace("_", " "), []).append(frame)
        return words

    @cached_property
    def _initials(self) -> dict[str, list[tuple[re.Pattern[str], list[Frame]]]]:
        """The words by their first letters: two in a language with spaces, else one."""
        found: dict[str, list[tuple[re.Pattern[str], list[Frame]]]] = {}
        for word, frames in self._frames.items():
            pattern = self._compiled("frames.csv", 0, word, re.IGNORECASE)
            found.setdefault(_AROUND.sub("", word)[: self._width].lower(), []).append((pattern, frames))
        return found

    @property
    def _width(self) -> int:
        return 2 if self.word else 1

    def triggers(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, list[Frame]]]:
        """The words of a stretch that frames are about, from left to right, with their frames.

        All that begin at one place are given, the longest first.
        """
        for place in (_WORD if self.word else _LETTER).finditer(text, start, end):
            at = place.start()
            by_end: dict[int, list[Frame]] = {}
            for pattern, frames in self._initials.get(text[at : at + self._width].lower(), ()):
                if match := pattern.match(text, at, end):
                    by_end.setdefault(match.end(), []).extend(frames)
            for stop in sorted(by_end, reverse=True):
                yield at, stop, by_end[stop]

    def _frame(self, line: int, row: Mapping[str, str]) -> Frame:
        if row["kind"] not in kinds():
            raise InvalidReference(f"{self.code}/frames.csv", line, f"no kind {row['kind']!r} in kinds.csv")
        roles = row["roles"].removesuffix("<>").removesuffix("!")
        sources, arrow, targets = roles.partition(">")
        wanted = [self._any_of(line, group) for group in row["object"].split("&") if group.strip()]
        return Frame(
            kind=row["kind"], row=line, objects=tuple(wanted),
            without=self._any_of(line, row["without"]) if row["without"] else None,
            sources=_slots(sources, "|") if arrow else (), targets=_slots(targets, "|"),
            parties=() if arrow else _slots(roles, "+"), mutual=row["roles"].endswith("<>"),
            modality=self._modality("frames.csv", line, row), dated=row.get("dated") or "",
            strict=row["roles"].endswith("!"),
            single=row["kind"] in self.table.get("shapes", {}).get("single", ()),
        )  # fmt: skip

    def _modality(self, file: str, line: int, row: Mapping[str, str]) -> Factuality:
        try:
            return Factuality(row["modality"] or "happened")
        except ValueError:
            reason = f"no modality {row['modality']!r}"
            raise InvalidReference(f"{self.code}/{file}", line, reason) from None

    def _words(self, group: str) -> list[str]:
        """The words of a group; the name of a class stands for the words of the class."""
        return [part for word in group.split() for part in self.classes.get(word, word).split()]

    def _any_of(self, line: int, group: str) -> re.Pattern[str]:
        """Any of some words."""
        text = self.word + "(?:" + "|".join(word.replace("_", " ") for word in self._words(group)) + ")"
        return self._compiled("frames.csv", line, text, re.IGNORECASE)


def _slots(text: str, sign: str) -> tuple[str, ...]:
    return tuple(slot.strip() for slot in text.split(sign) if slot.strip())


@cache
def grammar(code: str) -> Grammar:
    """The grammar of a language, read once."""
    return Grammar(code)


@cache
def has_grammar(code: str) -> bool:
    """Whether there are data for a language."""
    return (DATA / code / "grammar.toml").is_file()
