"""Whether a proposed date is in the words of its sentence, or can be derived from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from amity.errors import InvalidDate
from amity.extract.llm.refusal import Refusal
from amity.extract.times import PARTS
from amity.model.mentions import DateMention
from amity.model.when import When

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that passed: as the words have it, and where it was found ("words", "context" or "none")."""

    when: When
    found: str


def date_of(proposed: str | None, sentence: Span, reach: int, mentions: Sequence[DateMention]) -> Dated:
    """The date of a claim in a sentence, as our own reading of the document's dates has it.

    A proposed date must be one of the sentence's; only where the sentence has none may it be the last one of
    the text that was shown before it, from the offset `reach` on, and is then marked as inferred. Raises
    Refusal for any other; no date at all is never wrong.
    """
    if proposed is None:
        return Dated(When.unknown(), "none")
    try:
        asked = When.parse(proposed)
    except InvalidDate:
        raise Refusal("date", f"{proposed!r} is no date in EDTF") from None
    dated = [mention for mention in mentions if mention.when.edtf]
    own = [mention.when for mention in dated if _within(mention, sentence)]
    if same := [when for when in own if same_date(when, asked)]:
        return Dated(same[0], "words")
    if own:
        told = ", ".join(dict.fromkeys(when.edtf for when in own))
        raise Refusal("date", f"the sentence is dated {told}, not {proposed}")
    before = [mention.when for mention in dated if reach <= mention.start and mention.end <= sentence[0]]
    if before and same_date(before[-1], asked):
        return Dated(_inherited(before[-1]), "context")
    raise Refusal("date", f"{proposed} is not in the words, nor can it be told from them")


def same_date(one: When, other: When) -> bool:
    """Whether two dates are the same in the day and precision that they state."""
    return one.edtf == other.edtf or (
        one.earliest is not None
        and one.latest is not None
        and (one.earliest, one.latest) == (other.earliest, other.latest)
        and not set("?~%[{") & set(one.edtf + other.edtf)
    )


def _within(mention: DateMention, sentence: Span) -> bool:
    return sentence[0] <= mention.start and mention.end <= sentence[1]


def _inherited(when: When) -> When:
    """A date that another sentence gave, all of it inferred."""
    parts = PARTS[: 1 + when.edtf.partition("/")[0].count("-")]
    return when.replace(inferred=tuple(dict.fromkeys((*when.inferred, *parts))))
