"""In which language a text is."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]  # it has no types

UNDETERMINED = "und"
_SAMPLE = 1200
_FEWEST_LETTERS = 20
_LEAST_CONFIDENCE = 0.5
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def language_of(paragraphs: Iterable[str]) -> str:
    """The ISO 639-1 code of the language that most of a text is in, or "und" where it is too short to say.

    A sample from beginning and end of the longest paragraphs is read. Method: Lui and Baldwin (2012),
    langid.py, in the version of A. Barbaresi.

    >>> language_of(["Mongolia and North Korea signed the treaty in Pyongyang in November."])
    'en'
    >>> language_of(["Ok."])
    'und'
    """
    sample = _sample(list(paragraphs))
    if len(_NOT_LETTERS.sub("", sample)) < _FEWEST_LETTERS:
        return UNDETERMINED
    code, confidence = _identifier().classify(sample)
    return code if confidence >= _LEAST_CONFIDENCE else UNDETERMINED


def _sample(paragraphs: list[str]) -> str:
    longest = sorted(paragraphs, key=len, reverse=True)[:4]
    part = _SAMPLE // max(1, len(longest))
    return "\n".join(words if len(words) <= part else words[:part] for words in longest)


@cache
def _identifier() -> "LanguageIdentifier":
    """The identifier, restricted to languages that have a code of two letters."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier
