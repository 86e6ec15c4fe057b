"""Net cooperation of two states: from deeds to a path with intervals, or to an abstention with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.cooperation import Every, NetCooperation, Way
from amity.model.coverage import Coverage
from amity.relate.cooperation.deeds import Deeds
from amity.relate.cooperation.deeds import deeds as deeds_between
from amity.relate.cooperation.paths import Asked, Paths
from amity.relate.cooperation.tally import Tally
from amity.relate.cooperation.weights import Weights, goldstein
from amity.relate.coverage import coverage as coverage_of
from amity.relate.record import Record

WEIGHTLESS = "of a kind without weight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """Of which two states, from which deeds by what periods, and when one abstains."""

    pair: tuple[str, str]
    found: Deeds
    tally: Tally
    asked: Asked

    @staticmethod
    def of(
        record: Record, pair: tuple[str | None, str | None], every: Every, asked: Asked,
        coverage: Coverage | None,
    ) -> "Inquiry":  # fmt: skip
        """The inquiry into two states, by default those of the record's dyad, whatever their order."""
        states = pair_of(record, *pair)
        known = coverage_of(record, states) if coverage is None else coverage
        found = deeds_between(record, states, known, every)
        tally = Tally.of(found.done, known, every)
        return Inquiry(pair=states, found=found, tally=tally, asked=asked)

    def measured(self, weights: Weights, ways: Sequence[Way]) -> NetCooperation:
        """Net cooperation by some weights, in some directions."""
        paths = Paths(self.tally, weights, self.asked)
        aside = dict(self.found.set_aside)
        if idle := tuple(sorted(e for d in self.found.done if not weights.of(d.kind) for e in d.events)):
            aside[WEIGHTLESS] = idle
        return NetCooperation(
            states=self.pair,
            every=self.tally.every,
            weights=weights.name,
            paths={way: paths.path(way) for way in ways},
            shares=paths.telling(),
            entries=tuple(e for d in self.found.done if weights.of(d.kind) for e in d.events),
            set_aside=aside,
        )


def pair_of(record: Record, one: str | None, other: str | None) -> tuple[str, str]:
    """The two states asked for, in alphabetical order, or those of the record's dyad.

    Raises InvalidValue where they are one and the same, or none are named and the record is of more than two.

    >>> from amity.reference import load
    >>> pair_of(Record(states=("GHA", "TGO"), reference=load()), "TGO", "BEN")
    ('BEN', 'TGO')
    """
    if one is None or other is None:
        return record.pair
    if one == other:
        raise InvalidValue("cooperation", "states", one, "two different states")
    return min(one, other), max(one, other)


def cooperation(
    record: Record,
    one: str | None = None,
    other: str | None = None,
    *,
    every: Every = Every.YEAR,
    weights: Weights | None = None,
    streams: int | None = None,
    deeds: int | None = None,
    coverage: Coverage | None = None,
    ways: Sequence[Way] = tuple(Way),
) -> NetCooperation:
    """Net cooperation between two states by period and direction, as docs/cooperation.md has it.

    By default the states are those of the record's dyad, the weights those of Goldstein (1992), the numbers
    of independent `streams` and of `deeds` below which one abstains those of `weights_model.toml`.
    Raises InvalidValue where the record is of more than two states and none are named, or a number is below
    1; MissingExtra without the extra `relate`.

    >>> from amity.reference import load
    >>> cooperation(Record(states=("GHA", "TGO"), reference=load())).path()
    ()
    """
    inquiry = Inquiry.of(record, (one, other), every, Asked.of(streams, deeds), coverage)
    return inquiry.measured(weights or goldstein(), ways)
