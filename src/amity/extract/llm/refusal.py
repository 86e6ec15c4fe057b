"""Why a proposal is no claim."""


class Refusal(Exception):
    """A check that a proposal did not pass. Carries the check, in a word, and the reason."""

    def __init__(self, check: str, reason: str) -> None:
        super().__init__(reason)
        self.check, self.reason = check, reason


CHECKS = {
    "addressed": "the sentence speaks to a model, and was not shown to it",
    "answer": "the answer is not JSON of the form that was asked for",
    "form": "the proposal has not the form that was asked for",
    "quote": "the quote does not stand in one sentence of the passage, letter for letter",
    "ambiguous": "the quote stands there more than once, and it is not said which is meant",
    "kind": "there is no such kind",
    "modality": "there is no such modality",
    "shape": "there is no such shape",
    "date": "the date is not in the words, and cannot be derived from them",
    "actor": "an actor is no state, or is not named in the passage or before it",
    "quantity": "the number is not in the sentence",
    "person": "a person does not stand in the sentence",
    "place": "the place does not stand in the sentence",
    "attribution": "who is named as the source does not stand in the sentence",
    "twice": "the same claim was proposed before",
}
"""The checks that a proposal must pass, and what it means not to."""
