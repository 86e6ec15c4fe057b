"""The treaties of two states through their life, and two of them side by side.

The words by which passages are understood stand in `data/treaty_words.toml`, themes in
`data/treaty_themes.toml`, each with its source; docs/treaties.md says how they are used.
"""

from amity.relate.treaties.comparing import compare
from amity.relate.treaties.life import treaties

__all__ = ["compare", "treaties"]
