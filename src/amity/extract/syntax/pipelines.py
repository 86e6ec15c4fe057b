"""The spaCy models that the user has installed."""

from functools import cache
from typing import TYPE_CHECKING

from amity.errors import InvalidValue

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT = "en_core_web_sm"
NEEDED = ("tagger", "parser")
UNUSED = ("ner", "lemmatizer", "senter")


@cache
def pipeline(model: str) -> "Language":
    """A model's pipeline, with the parts that parsing takes. Raises InvalidValue where it cannot parse.

    Whatever a package of that name holds is run: install models that you trust.
    """
    import spacy

    try:
        loaded = spacy.load(model, exclude=[*UNUSED])
    except (OSError, ValueError, ImportError) as error:
        wanted = f"an installed spaCy model ({_first(error)}); python -m spacy download {DEFAULT}"
        raise InvalidValue("spacy", "model", model, wanted) from None
    missing = [name for name in NEEDED if name not in loaded.pipe_names]
    if missing or loaded.lang != "en":
        wanted = f"an English model with {' and '.join(NEEDED)}, such as {DEFAULT}"
        raise InvalidValue("spacy", "model", model, wanted)
    return loaded


def _first(error: Exception) -> str:
    """The first sentence of an error's message."""
    return " ".join(str(error).split()).partition(". ")[0]
