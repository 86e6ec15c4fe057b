"""Who could bring two states to one table, by what was known at a date.

All states of the time are ranked as hosts by a sum of terms: representation in both capitals, record as host,
nearness, alliances and rivalries, neutrality, communities, size, and, where a record is given, what its
documents tell. The terms and weights stand in data/broker_weights.csv. They follow the literature on who
mediates (Bercovitch and Houston 1996; Bercovitch and Schneider 2000; Frazier and Dixon 2006; Greig and Regan
2008) in direction, are ours in size, and are fitted to no list of mediations.
"""

from amity.relate.brokers.ranking import brokers
from amity.relate.brokers.weights import Weight, weights

__all__ = ["Weight", "brokers", "weights"]
