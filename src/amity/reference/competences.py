"""Who in a state was competent for what, and by which article: rows of competences.csv."""

from collections.abc import Collection

from amity.model.states import Competence
from amity.reference.tables import Row, moment

ACTS = (
    "represents", "concludes_treaties", "ratifies_treaties", "denounces_treaties", "appoints_ambassadors",
    "receives_credentials", "declares_war", "declares_mobilisation", "grants_pardons", "commands_forces",
    "appoints_government", "adopts_constitution", "enacts_laws", "dissolves_parliament",
)  # fmt: skip
"""What constitutions give to one organ of a state or another."""


def competence_of(row: Row, bodies: Collection[str]) -> Competence:
    """The competence that a row states; `bodies` are the ids of offices and institutions.

    Raises ValueError for another act, an unknown body, or a row without the time in which it held.
    """
    if row["act"] not in ACTS:
        raise ValueError(f"no act {row['act']!r}; use one of {', '.join(ACTS)}")
    if row["office"] not in bodies:
        raise ValueError(
            f"no office or institution {row['office']!r}; add it to offices.csv or institutions.csv"
        )
    if not row["valid"]:
        raise ValueError("valid is empty; write it like 1992-02-12/..")
    return Competence(
        state=row["state"], office=row["office"], act=row["act"], valid=moment(row["valid"]),
        article=row["article"], source=row["source"],
    )  # fmt: skip
