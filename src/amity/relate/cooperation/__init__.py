"""Net cooperation: a summary of reported events between two states, by direction, with intervals.

Never of sentiment: what a text only judges, a cooling, a warming, has no part in it. docs/cooperation.md has
the model in prose and formulas.
"""

from amity.relate.cooperation.measure import cooperation
from amity.relate.cooperation.sensitivity import sensitivity
from amity.relate.cooperation.weights import Weights, goldstein, read_weights

__all__ = ["Weights", "cooperation", "goldstein", "read_weights", "sensitivity"]
