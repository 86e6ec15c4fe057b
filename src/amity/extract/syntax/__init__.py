"""The engine `spacy`: the lexicon of the rules on a dependency parse in place of the shallow one.

What a frame asks for (who stands as subject, as object, behind which preposition) is read from the tree of a
spaCy model that the user installs. All else is that of the engine `rules`: names, dates, frames, factuality,
attribution. A sentence that a model cannot parse, or that is too long for one, is read by the shallow parse.
"""

from dataclasses import replace

from amity.extract.reads import Read
from amity.extract.syntax.pipelines import DEFAULT, pipeline
from amity.extract.syntax.trees import parser
from amity.model.documents import Document
from amity.reference import Reference

__all__ = ["DEFAULT", "read"]


def read(document: Document, reference: Reference, *, model: str = DEFAULT) -> Read:
    """The claims of a document by its dependency parses; English alone, as the lexicon is.

    `model` is the name of an installed spaCy model, or a folder that has one. Raises InvalidValue where there
    is no such model, or where it does not parse.

    Dependency labels are those of ClearNLP (Choi and Palmer 2012), as spaCy's English models have them.
    """
    from amity.extract.engine import read_claims

    claims = read_claims(document, reference, syntax=parser(pipeline(model)))
    return Read(claims=tuple(replace(claim, engine="spacy") for claim in claims))
