"""Rival explanations, tested against the record: what each predicts, how it fares, and what would flip it.

After Fairfield and Charman (2017, 2022) on weights of evidence, Heuer (1999) on competing hypotheses, Van
Evera (1997), Bennett (2010) and Mahoney (2012) on the sorts of tests.
"""

from amity.explain.asking import ask
from amity.explain.contest import contest
from amity.explain.flips import decisive

__all__ = ["ask", "contest", "decisive"]
