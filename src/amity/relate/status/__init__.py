"""At what level two states stood with each other, by direction, and when their relations began.

What each kind of event does to a direction stands in `data/status_rules.csv`, the words by which a passage is
understood in `data/status_words.toml`, the codes of published datasets in `data/status_scales.csv`, each
with its source; docs/status.md says how they are used.
"""

from amity.relate.status.beginning import beginning
from amity.relate.status.standing import status

__all__ = ["beginning", "status"]
