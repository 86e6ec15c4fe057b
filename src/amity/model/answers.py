"""Answers to questions about dates: yes, no, or unknown."""

from enum import Enum


class Answer(Enum):
    """What can be said of two dates. Unknown is an answer, never a guess at yes or no.

    >>> ~Answer.YES, Answer.YES & Answer.UNKNOWN, Answer.NO | Answer.UNKNOWN
    (Answer.NO, Answer.UNKNOWN, Answer.UNKNOWN)
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __invert__(self) -> "Answer":
        if self is Answer.UNKNOWN:
            return self
        return Answer.NO if self is Answer.YES else Answer.YES

    def __and__(self, other: "Answer") -> "Answer":
        if Answer.NO in (self, other):
            return Answer.NO
        return Answer.YES if self is other is Answer.YES else Answer.UNKNOWN

    def __or__(self, other: "Answer") -> "Answer":
        return ~(~self & ~other)

    def __bool__(self) -> bool:
        raise TypeError("an Answer is yes, no or unknown; compare it: answer is Answer.YES")

    def __repr__(self) -> str:
        return f"Answer.{self.name}"
