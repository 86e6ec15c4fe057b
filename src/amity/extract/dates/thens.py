"""What is related to the date last spoken of: "since then", "before that", "from that time on"."""

from amity.extract.dates.core import Found
from amity.extract.dates.lexicon import UNITS
from amity.extract.dates.reader import Reader
from amity.extract.dates.relations import ONWARDS
from amity.extract.dates.tokens import PARAGRAPH
from amity.model.mentions import Reckoning, Relation

RELATIONS = {
    "since": Relation.SINCE, "until": Relation.UNTIL, "till": Relation.UNTIL, "by": Relation.BY,
    "from": Relation.SINCE, "before": Relation.BEFORE,
}  # fmt: skip
TO_RELATIONS = {"up": Relation.UNTIL, "prior": Relation.BEFORE}
"""The words that relate by a "to" behind them."""
TIMES = frozenset(("time", "date", "point", "moment", "juncture"))
BEHIND_PRONOUN = frozenset(
    (",", ".", ";", ":", ")", PARAGRAPH, "", "the", "a", "there", "it", "he", "she", "they", "we", "both")
)
"""What stands behind a "that" which is no article of a noun."""


def then_at(reader: Reader, i: int) -> Found | None:
    """Since then, before that, up to that time, from then on: `i` is the token of "then", "that" or "this".

    "That" alone points at a date only behind "before" and "prior to".
    """
    words, said = reader.tokens.words, reader.discourse.now
    first, relation = _lead(words, i)
    if relation is None or first < reader.floor or words[first - 1] in UNITS:
        return None
    last = i + (words[i] != "then" and words[i + 1] in TIMES)
    if words[last] in ("that", "this") and not _pronoun(words, i, relation):
        return None
    onwards = words[first] == "from" and words[last + 1] in ONWARDS
    if words[first] == "from" and words[i] != "then" and not onwards:
        return None
    return Found(
        first=first, last=last + onwards, text=_text(reader, relation),
        named=said.text if said else "", relation=relation, reckoning=Reckoning.ANAPHORIC,
        anchor=said.text if said else "", background=True,
    )  # fmt: skip


def _lead(words: list[str], i: int) -> tuple[int, Relation | None]:
    """The token of the word that relates, and the relation."""
    if words[i - 1] == "to":
        return i - 2, TO_RELATIONS.get(words[i - 2])
    return i - 1, RELATIONS.get(words[i - 1])


def _pronoun(words: list[str], i: int, relation: Relation) -> bool:
    return relation is Relation.BEFORE and words[i + 1] in BEHIND_PRONOUN


def _text(reader: Reader, relation: Relation) -> str:
    said = reader.discourse.now
    if said is None:
        return ""
    if relation is Relation.SINCE:
        return f"{said.start.text}/.."
    return f"../{said.start.text if relation is Relation.BEFORE else said.end.text}"
