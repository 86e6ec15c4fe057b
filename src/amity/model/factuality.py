"""Whether what a claim speaks of came about, as the passage has it."""

from enum import StrEnum


class Factuality(StrEnum):
    """How a passage stands to the happening that it speaks of; `modality` in interchange.

    After Saurí and Pustejovsky (2009), FactBank, with the classes that diplomatic prose needs.

    >>> Factuality("planned").realised
    False
    """

    HAPPENED = "happened"
    DID_NOT_HAPPEN = "did_not_happen"
    PLANNED = "planned"
    PROPOSED = "proposed"
    INVITED = "invited"
    DENIED = "denied"
    RUMOURED = "rumoured"
    HYPOTHETICAL = "hypothetical"

    @property
    def realised(self) -> bool:
        """Whether the passage says that it happened."""
        return self is Factuality.HAPPENED
