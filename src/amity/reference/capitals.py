"""Where the capitals of states lie, which states border on each other, and how large they are."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.reference.tables import Row

EARTH = 6371.0
"""The mean radius of the earth in kilometres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """Where a state's government sits: degrees north and east, the states beyond its land borders.

    `population` is the power of ten that the state's population of today is nearest to. Raises InvalidValue
    for what is no place on earth.

    >>> paris = Capital(state="FRA", name="Paris", latitude=48.85, longitude=2.35)
    >>> round(paris.distance(Capital(state="GBR", name="London", latitude=51.51, longitude=-0.13)), -1)
    340.0
    """

    state: str
    name: str
    latitude: float
    longitude: float
    neighbours: tuple[str, ...] = ()
    population: int = 0
    source: str = ""

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise InvalidValue("Capital", "latitude, longitude", (self.latitude, self.longitude), "degrees")

    def distance(self, other: "Capital") -> float:
        """How far another capital is, in kilometres along a great circle."""
        north, south = math.radians(self.latitude), math.radians(other.latitude)
        east = math.radians(other.longitude - self.longitude)
        cosine = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(east)
        return EARTH * math.acos(max(-1.0, min(1.0, cosine)))


def capital_of(row: Row, states: Collection[str]) -> Capital:
    """The capital that a row of capitals.csv describes. Raises ValueError for what cannot be."""
    if row["state"] not in states:
        raise ValueError(f"no state {row['state']!r}; add it to states.csv")
    return Capital(
        state=row["state"],
        name=row["capital"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        neighbours=row.parts("neighbours"),
        population=int(row["population"] or 0),
        source=row["source"],
    )
