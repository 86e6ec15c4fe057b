"""The engine `llm`: claims that a language model proposes and the words of the document bear out.

A model is asked passage by passage (`questions`), and its answers are kept (`Answer`). Reading takes no
connection: it parses the answers that are there (`answers`) and holds each proposal against the passage
(`checks`). Whoever answers, and whatever a document says to a model, only what passes is a claim.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from amity.errors import InvalidValue
from amity.extract import dates
from amity.extract.llm.answers import Malformed, proposal_of, proposals_of
from amity.extract.llm.checks import Bench
from amity.extract.llm.passages import withheld
from amity.extract.llm.questions import Asking, Question, questions
from amity.extract.llm.refusal import CHECKS, Refusal
from amity.extract.reads import Read, Refused
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.model.when import When
from amity.reference import Reference

__all__ = ["CHECKS", "Answer", "Answers", "Asking", "Question", "answer_from_line", "questions", "read"]

SHOWN = 1000
"""How much of a refused proposal is kept, in characters; the whole answer stands where answers are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model answered to a question, word for word, and what it took.

    `key` and `passage_key` are the question's, `finish` is why the model stopped, as the endpoint says.
    """

    key: str
    doc: str
    passage_key: str
    model: str
    text: str
    finish: str = ""
    tokens: int = 0

    @property
    def line(self) -> Mapping[str, Any]:
        """The answer as a line of the file in which a case keeps it."""
        return asdict(self)


def answer_from_line(line: Mapping[str, Any]) -> Answer | None:
    """The answer that a line holds; None for a line that is none.

    >>> answer = Answer(key="k", doc="000", passage_key="p", model="small", text='{"claims": []}')
    >>> answer_from_line(answer.line) == answer, answer_from_line({"key": 1})
    (True, None)
    """
    texts = [line.get(field) for field in ("key", "doc", "passage_key", "model", "text")]
    if not all(isinstance(text, str) for text in texts):
        return None
    key, doc, passage_key, model, text = (str(text) for text in texts)
    finish, tokens = str(line.get("finish") or ""), line.get("tokens")
    return Answer(
        key=key, doc=doc, passage_key=passage_key, model=model, text=text, finish=finish,
        tokens=tokens if isinstance(tokens, int) else 0,
    )  # fmt: skip


class Answers:
    """The answers that are there, by question.

    Where the very question was not asked, but the same passage of the same document of the same model (with
    another instruction, title or parameters), the last answer to that stands: it must pass the same checks.
    """

    def __init__(self, kept: Iterable[Answer] = ()) -> None:
        self._by_key: dict[str, Answer] = {}
        self._by_passage: dict[tuple[str, str, str], Answer] = {}
        for answer in kept:
            self.add(answer)

    def add(self, answer: Answer) -> None:
        """Take one more answer in; a later one takes the place of an earlier one."""
        self._by_key[answer.key] = answer
        self._by_passage[answer.model, answer.doc, answer.passage_key] = answer

    def __contains__(self, question: Question) -> bool:
        return question.key in self._by_key

    def to(self, question: Question, model: str) -> Answer | None:
        """The answer to a question, if there is any."""
        near = self._by_passage.get((model, question.doc, question.passage_key))
        return self._by_key.get(question.key, near)


def read(document: Document, reference: Reference, *, answers: Answers | None = None, **options: Any) -> Read:
    """The claims that a model's answers hold and the document bears out, and the proposals that it does not.

    `options` are those of `Asking`. Raises InvalidValue for an option that cannot be.
    """
    if unknown := sorted(set(options) - {"model", "temperature", "max_tokens"}):
        raise InvalidValue("llm", "options", unknown[0], "one of model, temperature, max_tokens")
    asking = Asking(**{"model": "", **options})
    issued = document.source.issued
    found = dates.find(document.text, document=When.parse(issued) if issued else None, reference=reference)
    starts = [mention.start for mention in found]
    claims: dict[str, Claim] = {}
    refused = [_addressed(document, span) for span in withheld(document)]
    for question in questions(document, reference, asking):
        answer = answers.to(question, asking.model) if answers else None
        if answer is not None:
            asked = question.asked
            first, last = bisect_left(starts, asked.reach), bisect_left(starts, asked.end)
            near = found[first:last]
            bench = Bench(document=document, reference=reference, dates=near, asked=asked, model=asking.model)
            refused += _weighed(bench, answer, claims)
    return Read(claims=tuple(sorted(claims.values(), key=_place)), refused=tuple(refused))


def _place(claim: Claim) -> tuple[int, int, str, str]:
    return claim.passage.start, claim.passage.end, claim.kind, claim.id


def _weighed(bench: Bench, answer: Answer, claims: dict[str, Claim]) -> Iterator[Refused]:
    """Take what an answer proposes and the words bear out among the claims; give back what they do not."""
    try:
        items = proposals_of(answer.text)
    except Malformed as error:
        reason = f"{error}; it was cut short" if answer.finish == "length" else str(error)
        yield _refused(bench, "answer", reason, answer.text)
        return
    for item in items:
        said = json.dumps(item, ensure_ascii=False)
        try:
            claim = bench.claim_of(proposal_of(item))
            if claim.id in claims:
                raise Refusal("twice", "the same claim was proposed before")
            claims[claim.id] = claim
        except Malformed as error:
            yield _refused(bench, "form", str(error), said)
        except Refusal as refusal:
            yield _refused(bench, refusal.check, refusal.reason, said)


def _addressed(document: Document, span: tuple[int, int]) -> Refused:
    words = document.text[slice(*span)][:SHOWN]
    return Refused(
        doc=document.name,
        start=span[0],
        end=span[1],
        check="addressed",
        reason=CHECKS["addressed"],
        proposal=words,
    )


def _refused(bench: Bench, check: str, reason: str, said: str) -> Refused:
    asked, said = bench.asked, said[:SHOWN].encode("utf-8", "replace").decode()
    return Refused(
        doc=bench.document.name,
        start=asked.start,
        end=asked.end,
        check=check,
        reason=reason,
        proposal=said,
    )
