"""A whole region at once: net cooperation of all pairs of states by month, from millions of events.

For one dyad, its sources and their coverage, see `amity.relate.cooperation`; an Arrow table of events says
nothing of sources, so that here all periods are taken to be told of alike.
"""

from amity.relate.region.measure import region, region_batches

__all__ = ["region", "region_batches"]
