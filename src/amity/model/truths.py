"""What conflicting sources say of one thing, and which of it is to be preferred."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from amity.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Assertion:
    """A source gives a value to an item: "Asahi" dates "e-1:date" to "2004-08-24".

    Raises InvalidValue where one of the three is empty.

    >>> Assertion(source="Asahi", item="e-1:date", value="2004-08-24").value
    '2004-08-24'
    """

    source: str
    item: str
    value: str

    def __post_init__(self) -> None:
        for name in ("source", "item", "value"):
            if not getattr(self, name):
                raise InvalidValue("Assertion", name, "", "a text that is not empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedValue:
    """A value that was given to an item, its probability of being the true one, and who gives it."""

    value: str
    probability: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """Two sources of which one probably copies: `shared` values in common, of which `errors` likely false.

    Which of the two copies does not follow from their values. `probability` is that they are not independent.
    """

    one: str
    other: str
    probability: float
    shared: int
    errors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Truths:
    """What follows from conflicting assertions.

    `ranking` has the values of each item, the most probable first; `accuracy` the estimated share of true
    values of each source; `copying` the pairs that are more probably dependent than not; `torn` the sources
    that gave one item two values, each with the item: those are not counted.
    """

    ranking: Mapping[str, tuple[RankedValue, ...]] = field(default_factory=dict)
    accuracy: Mapping[str, float] = field(default_factory=dict)
    copying: tuple[Copying, ...] = ()
    torn: tuple[tuple[str, str], ...] = ()

    def best(self, item: str) -> str | None:
        """The most probable value of an item; None where no source gives one.

        >>> ranked = RankedValue(value="1948", probability=0.9, sources=("a",))
        >>> Truths(ranking={"founding": (ranked,)}).best("founding"), Truths().best("founding")
        ('1948', None)
        """
        ranked = self.ranking.get(item, ())
        return ranked[0].value if ranked else None
