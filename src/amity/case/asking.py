"""Asking a language model about a case: what it will take, within limits, each answer kept as it comes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from amity.case.engines import answers_in
from amity.errors import AmityError
from amity.extract.llm import Answer, Asking, Question, questions
from amity.extract.llm.endpoint import Endpoint, Reply, Unanswered
from amity.extract.llm.instruction import version
from amity.store import answers, readers, texts
from amity.store.folder import Folder

if TYPE_CHECKING:
    from amity.reference import Reference

ANSWER_TOKENS = 250
"""How long an answer is taken to be in an estimate; no answer is longer than `Asking.max_tokens`."""
PATIENCE = 3
"""After so many questions in a row without an answer the endpoint is given up."""


class TooMuch(AmityError, ValueError):
    """What was asked for is more than the limits allow. Carries calls and tokens, as estimated."""

    def __init__(self, calls: int, tokens: int, limits: "Limits") -> None:
        super().__init__(
            f"{calls} calls and about {tokens} tokens are more than the limits of {limits.calls} calls and "
            f"{limits.tokens} tokens; raise them with --limit-calls and --limit-tokens"
        )
        self.calls, self.tokens = calls, tokens


class NetworkNotAllowed(AmityError, PermissionError):
    """Text of documents would leave this machine, and nobody has said that it may. Carries the host."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} is another machine, and the text of your documents would go to it; "
            "allow that with --allow-network, or use an endpoint on this machine"
        )
        self.host = host


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many requests may go out, tries again included, and how many tokens they may take, about."""

    calls: int = 500
    tokens: int = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many questions were answered, what they took, and a line for each that was not."""

    answered: int
    tokens: int
    failed: tuple[str, ...] = ()


class Inquiry:
    """All that a model is to be asked about the documents of a case, and what it was asked before.

    `open` are the questions that have no answer yet, in the order of documents and text; `answered` is the
    number of those that have.
    """

    def __init__(self, folder: Folder, reference: "Reference", asking: Asking) -> None:
        self.folder, self.asking = folder, asking
        self._kept = answers_in(folder.readers)
        asked = {question.key: question for question in self._questions(reference)}
        self.open = [question for question in asked.values() if question not in self._kept]
        self.answered = len(asked) - len(self.open)

    def _questions(self, reference: "Reference") -> Iterator[Question]:
        for name in texts.names(self.folder.texts):
            if stored := texts.load(self.folder.texts, name):
                yield from questions(stored.document, reference, self.asking)

    @property
    def documents(self) -> int:
        """How many documents have questions that are open."""
        return len({question.doc for question in self.open})

    @property
    def tokens(self) -> int:
        """How many tokens the open questions and their answers will take, about."""
        return sum(question.tokens + ANSWER_TOKENS for question in self.open)

    def check(self, endpoint: Endpoint, *, limits: Limits, allow_network: bool = False) -> None:
        """Raise NetworkNotAllowed or TooMuch where what is open may not be asked."""
        if self.open and not endpoint.local and not allow_network:
            raise NetworkNotAllowed(endpoint.host)
        if len(self.open) > limits.calls or self.tokens > limits.tokens:
            raise TooMuch(len(self.open), self.tokens, limits)

    def run(
        self,
        endpoint: Endpoint,
        *,
        limits: Limits,
        allow_network: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcome:
        """Ask what is open, one by one; each answer is on the disk before the next question goes out.

        A question without an answer costs itself alone, unless the endpoint will answer no other either. The
        limits hold for what goes out in fact, too. Raises as `check` does, before anything is sent.
        """
        self.check(endpoint, limits=limits, allow_network=allow_network)
        readers.keep(self.folder.readers, "llm", self.asking.options)
        endpoint.most = limits.calls
        return self._asked(endpoint, limits, progress or (lambda done, total: None))

    def _asked(self, endpoint: Endpoint, limits: Limits, progress: Callable[[int, int], None]) -> Outcome:
        answered, spent, silent, failed = 0, 0, 0, []
        for done, question in enumerate(self.open):
            progress(done, len(self.open))
            try:
                if spent + question.tokens > limits.tokens:
                    raise Unanswered(f"the limit of {limits.tokens} tokens is reached", hopeless=True)
                reply = endpoint.ask(question, self.asking)
            except Unanswered as fault:
                silent += 1
                failed.append(_line(question, fault.reason))
                if fault.hopeless or silent == PATIENCE:
                    left = len(self.open) - done - 1
                    failed += (
                        [f"{left} more passages were not asked about; go on with the same command"]
                        if left
                        else []
                    )
                    break
                continue
            self._keep(question, reply)
            answered, silent = answered + 1, 0
            spent += reply.tokens or question.tokens + len(reply.text) // 4
        progress(len(self.open), len(self.open))
        return Outcome(answered=answered, tokens=spent, failed=tuple(failed))

    def _keep(self, question: Question, reply: Reply) -> None:
        answer = Answer(
            key=question.key, doc=question.doc, passage_key=question.passage_key, model=self.asking.model,
            text=reply.text, finish=reply.finish, tokens=reply.tokens,
        )  # fmt: skip
        at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        line = {**answer.line, "instruction": version(), "parameters": self.asking.options, "at": at}
        answers.append(self.folder.readers / "llm.jsonl", line)


def _line(question: Question, reason: str) -> str:
    return f"{question.doc}, characters {question.asked.start} to {question.asked.end}: {reason}"
