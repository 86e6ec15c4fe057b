"""How results on two states are laid out as rows: the columns of each kind, with labels and units."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from amity.case.frames import Column, Sort, Value
from amity.case.listing import View
from amity.model.answers import Answer
from amity.model.brokers import Broker
from amity.model.competing import Account
from amity.model.contacts import Contact, Form, Rank
from amity.model.cooperation import Component, ComponentCount, Cooperation, Way
from amity.model.coverage import Depth
from amity.model.effects import Break, Effect, Scale
from amity.model.flows import Observation
from amity.model.relations import Amount, Estimate, Phase
from amity.model.representation import Level, Representation, Seat
from amity.model.series import Point, Series
from amity.model.treaties import Stage, Treaty
from amity.model.when import When

T = TypeVar("T")
Part = tuple[Column, Callable[[T], Value]]
Cite = Callable[[Sequence[str]], Sequence[str]]
"""What gives the passages behind ids of events, claims and rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A value of a series, with the series that it is of."""

    series: Series
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredYear:
    """How much independent telling there is of a year, and by which sources."""

    year: int
    exposure: float
    independent: int
    depth: Depth
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the views of one relation share: the case's title, the passages, the charts of parts."""

    title: str
    source: str
    cite: Cite
    draw: Callable[[str, Sequence[Any]], Mapping[str, Any]]

    def view(
        self, what: str, parts: Sequence[Part[T]], evidence: Callable[[T], Sequence[str]], chart: str = ""
    ) -> View[T]:
        """The view of results of one kind, with the chart of that name where there is one."""
        return View(
            title=f"{self.title}: {what}",
            source=self.source,
            columns=tuple(column for column, _ in parts),
            row=lambda item: {column.name: get(item) for column, get in parts},
            cite=lambda item: self.cite(evidence(item)),
            draw=(lambda items: self.draw(chart, items)) if chart else None,
        )


def text(name: str, label: str, get: Callable[[T], object]) -> Part[T]:
    """A column of texts; several are parted by semicolons, nothing is missing.

    >>> column, get = text("who", "Who", lambda pair: pair)
    >>> get(("MNG", "PRK")), get("")
    ('MNG; PRK', None)
    """

    def value(item: T) -> Value:
        found = get(item)
        told = "; ".join(map(str, found)) if isinstance(found, (tuple, list)) else str(found or "")
        return told or None

    return Column(name=name, label=label), value


def number(name: str, label: str, get: Callable[[T], float | None], unit: str = "") -> Part[T]:
    """A column of numbers."""
    return Column(name=name, label=label, sort=Sort.NUMBER, unit=unit), get


def integer(name: str, label: str, get: Callable[[T], int | None], unit: str = "") -> Part[T]:
    """A column of whole numbers."""
    return Column(name=name, label=label, sort=Sort.INTEGER, unit=unit), get


def flag(name: str, label: str, get: Callable[[T], bool | None]) -> Part[T]:
    """A column of yes and no."""
    return Column(name=name, label=label, sort=Sort.FLAG), get


def choice(name: str, label: str, words: Sequence[object], get: Callable[[T], object]) -> Part[T]:
    """A column of a few words, in their order."""
    column = Column(name=name, label=label, sort=Sort.CHOICE, choices=tuple(map(str, words)))
    return column, lambda item: None if (found := get(item)) is None else str(found)


def dated(name: str, label: str, get: Callable[[Any], When | None]) -> tuple[Part[Any], ...]:
    """Three columns of a date: as EDTF, its first day and its last day as stated.

    >>> _, (_, first), _ = dated("signed", "Signing", lambda when: when)
    >>> first(When.parse("1986-11"))
    datetime.date(1986, 11, 1)
    """

    def day(bound: str) -> Callable[[Any], Value]:
        def found(item: object) -> Value:
            when = get(item)
            ordinal: int = (getattr(when, bound) if when is not None else None) or 0
            return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None

        return found

    return (
        text(name, f"{label} (EDTF)", lambda item: get(item) or ""),
        (Column(name=f"{name}_first", label=f"{label}, first day", sort=Sort.DAY), day("earliest")),
        (Column(name=f"{name}_last", label=f"{label}, last day", sort=Sort.DAY), day("latest")),
    )


def estimated(
    name: str, label: str, get: Callable[[Any], Estimate | None], unit: str = ""
) -> tuple[Part[Any], ...]:
    """Three columns of an estimate: its value and the ends of its interval."""

    def end(which: str) -> Callable[[Any], float | None]:
        return lambda item: None if (found := get(item)) is None else float(getattr(found, which))

    return (
        number(name, label, end("value"), unit),
        number(f"{name}_low", f"{label}, lower end", end("low"), unit),
        number(f"{name}_high", f"{label}, upper end", end("high"), unit),
    )


def representation(layout: Layout) -> View[Representation]:
    """Stretches of status."""
    parts: list[Part[Representation]] = [
        text("sender", "State that is represented", lambda one: one.sender),
        text("receiver", "State in which it is", lambda one: one.receiver),
        choice("level", "Level", list(Level), lambda one: one.level),
        choice("seat", "Where the mission sits", list(Seat), lambda one: one.seat),
        *dated("begun", "Beginning", lambda one: one.start),
        *dated("ended", "End, missing where none is told", lambda one: one.end),
        flag("contested", "Whether sources disagree", lambda one: one.contested),
        text(
            "why",
            "Why it is contested, or assumed",
            lambda one: (*(d.why for d in one.disputes), one.implied),
        ),
        text("events", "Ids of the events", lambda one: one.events),
    ]
    return layout.view("status", parts, lambda one: one.claims or one.events, "status")


def treaty(layout: Layout) -> View[Treaty]:
    """Treaties and agreements."""
    last = [stage for stage in Stage if stage in (Stage.ENDED, Stage.EXPIRED, Stage.SUPERSEDED)]
    parts: list[Part[Treaty]] = [
        text("title", "Title", lambda one: one.title),
        flag("formal", "Whether it is a treaty, and no lesser agreement", lambda one: one.formal),
        text("parties", "Parties", lambda one: one.parties),
        *dated("signed", "Signing", lambda one: one.signed),
        text("signatories", "Who signed", lambda one: tuple(who.name for who in one.signatories)),
        number("term", "Term", lambda one: one.term.years if one.term else None, "years"),
        *dated("expiry", "End of the term", lambda one: one.term.expiry if one.term else None),
        choice("end_by", "How it ended", last, lambda one: one.end.stage if one.end else None),
        *dated("ended", "End", lambda one: one.end.date if one.end else None),
        flag("contested", "Whether sources disagree", lambda one: any(step.contested for step in one.steps)),
        text("steps", "Steps", lambda one: tuple(f"{step.stage} {step.date}".strip() for step in one.steps)),
        text("themes", "What it speaks of", lambda one: tuple(t.name for t in one.themes if t.present)),
        text(
            "lacks", "What it is said to lack", lambda one: tuple(t.name for t in one.themes if not t.present)
        ),
        text("evidence", "Ids of claims, or passages", lambda one: tuple(said.evidence for said in one.said)),
    ]
    return layout.view("treaties", parts, lambda one: [said.evidence for said in one.said], "treaties")


def contact(layout: Layout) -> View[Contact]:
    """Contacts."""
    parts: list[Part[Contact]] = [
        *dated("date", "Date", lambda one: one.date),
        integer("year", "Year, missing where several are possible", lambda one: one.year),
        text("guest", "State of the guest", lambda one: one.guest),
        text("host", "State of the host", lambda one: one.host),
        choice("form", "How they met", list(Form), lambda one: one.form),
        choice("rank", "Rank of the guest", list(Rank), lambda one: one.rank),
        choice("host_rank", "Rank of the host", list(Rank), lambda one: one.rank_of(one.host)),
        choice("equal", "Whether both were of equal rank", list(Answer), lambda one: one.equal),
        choice("competent", "Whether both represented their states", list(Answer), lambda one: one.competent),
        text("channels", "Channels", lambda one: one.channels),
        text("persons", "Persons", lambda one: tuple(who.name for who in one.capacities if who.name)),
        text("place", "Place", lambda one: one.place),
        number("credence", "How far to believe it, 0 to 1", lambda one: one.credence),
        integer("witnesses", "Independent sources that tell of it", lambda one: len(one.witnesses)),
        text("events", "Ids of the events", lambda one: one.events),
    ]
    return layout.view("contacts", parts, lambda one: one.claims, "contacts")


def covered(layout: Layout) -> View[CoveredYear]:
    """Coverage by year."""
    parts: list[Part[CoveredYear]] = [
        integer("year", "Year", lambda one: one.year),
        number("exposure", "Telling, in fully speaking sources", lambda one: one.exposure, "sources"),
        integer("independent", "Independent sources that speak of it", lambda one: one.independent),
        choice("depth", "How well it is covered", list(Depth), lambda one: one.depth),
        text("sources", "The sources", lambda one: one.sources),
    ]
    return layout.view("coverage", parts, lambda one: (), "coverage")


def measured(layout: Layout) -> View[Measured]:
    """Values of measured series."""
    parts: list[Part[Measured]] = [
        text("series", "Id of the series", lambda one: one.series.id),
        text("measure", "What is measured", lambda one: one.series.measure),
        text("source", "State that acts, or the first", lambda one: one.series.source),
        text("target", "State acted upon, or the second", lambda one: one.series.target),
        *dated("period", "Period", lambda one: one.point.period),
        integer("year", "Year", lambda one: one.point.year),
        number("value", "Value", lambda one: one.point.value),
        number("low", "Least value that rounding allows", lambda one: one.point.low),
        number("high", "Most that rounding allows", lambda one: one.point.high),
        text("unit", "Unit", lambda one: one.series.unit),
        choice("observation", "Figure, nought, missing, or outside", list(Observation),
               lambda one: one.point.observation),
        flag("doubtful", "Whether no finding may rest on it", lambda one: one.point.doubtful),
        text("flags", "Why not", lambda one: tuple(flag.reason for flag in one.point.flags)),
        text("origin", "Source of the figures", lambda one: one.series.origin),
        text("rows", "Where it stands", lambda one: one.point.rows),
    ]  # fmt: skip
    return layout.view("flows", parts, lambda one: one.point.rows, "flows")


def counted(layout: Layout) -> View[ComponentCount]:
    """Deeds by component."""
    parts: list[Part[ComponentCount]] = [
        *dated("period", "Period", lambda one: one.period),
        choice("component", "Component", list(Component), lambda one: one.component),
        choice("way", "Who acts on whom", list(Way), lambda one: one.way),
        number("deeds", "Deeds told as having happened", lambda one: one.deeds, "deeds"),
        number("expected", "Deeds by their credence", lambda one: one.expected, "deeds"),
        number("promises", "Promises, invitations, plans", lambda one: one.promises, "acts"),
        number("exposure", "Telling, in fully speaking sources", lambda one: one.exposure, "sources"),
        choice("observation", "Figure, nought or outside coverage", list(Observation),
               lambda one: one.observation),
        text("events", "Ids of the events", lambda one: one.entries),
    ]  # fmt: skip
    return layout.view("components of cooperation", parts, lambda one: one.entries)


def cooperating(layout: Layout) -> View[Cooperation]:
    """Net cooperation by period."""
    parts: list[Part[Cooperation]] = [
        *dated("period", "Period", lambda one: one.period),
        choice("way", "Who acts on whom", list(Way), lambda one: one.way),
        *estimated("net", "Net cooperation", lambda one: one.estimate, "weight a year"),
        number("reported", "Weight times credence of what is told", lambda one: one.reported, "weight"),
        number("telling", "Share of all telling that is heard", lambda one: one.telling),
        text("abstained", "Why there is no figure", lambda one: one.abstained),
        text("events", "Ids of the events of the period", lambda one: one.entries),
    ]
    return layout.view("net cooperation", parts, lambda one: one.entries, "cooperation")


def phase(layout: Layout) -> View[Phase]:
    """Phases."""
    parts: list[Part[Phase]] = [
        text("name", "What is seen", lambda one: one.name),
        integer("first", "First year", lambda one: one.years[0]),
        integer("last", "Last year", lambda one: one.years[1]),
        choice("amount", "How much there is for these two", list(Amount), lambda one: one.amount),
        *estimated("begins", "Year of its beginning", lambda one: one.begins),
        number("probability", "Chance of a change near that year", lambda one: one.probability),
        *estimated("change", "Level beside the phase before", lambda one: one.change),
        number("exposure", "Telling, in fully speaking sources", lambda one: one.exposure, "sources"),
        text(
            "seen",
            "What is seen of each channel",
            lambda one: tuple(f"{s.channel}: {s.turn}" for s in one.seen),
        ),
        text("caveat", "What to bear in mind", lambda one: one.caveat),
        text("events", "Ids of the events", lambda one: one.events),
        text("rows", "Rows of figures", lambda one: tuple(" ".join(row) for row in one.rows)),
    ]
    return layout.view("phases", parts, lambda one: one.events, "phases")


def broken(layout: Layout) -> View[tuple[str, Break]]:
    """Breaks of series: the id of the series and the break."""
    parts: list[Part[tuple[str, Break]]] = [
        text("series", "Id of the series", lambda one: one[0]),
        choice("scale", "What is compared", list(Scale), lambda one: one[1].scale),
        integer("before_year", "Last year of the old mean", lambda one: one[1].years[0]),
        integer("after_year", "First year of the new mean", lambda one: one[1].years[1]),
        number("before", "Mean before", lambda one: one[1].before),
        number("after", "Mean after", lambda one: one[1].after),
        number("statistic", "F at that date", lambda one: one[1].statistic),
        number("p", "Chance of as large a break in a series without one", lambda one: one[1].p),
        flag("found", "Whether it is found at the 5% level", lambda one: one[1].p <= 0.05),
        text("rows", "Where the figures stand", lambda one: one[1].rows),
    ]
    return layout.view("breaks", parts, lambda one: one[1].rows)


def affected(layout: Layout) -> View[Effect]:
    """Effects of a dated event."""
    parts: list[Part[Effect]] = [
        text("series", "Id of the series", lambda one: one.series),
        choice("scale", "What is compared", list(Scale), lambda one: one.scale),
        integer("date", "Year of the event", lambda one: one.date),
        number("difference", "Difference of the means", lambda one: one.difference),
        *estimated("level", "Change of level", lambda one: one.level),
        *estimated("slope", "Change of the trend a year", lambda one: one.slope),
        number("p", "Chance of it without an effect", lambda one: one.p),
        number("placebo", "Share of other dates with as large a change", lambda one: one.placebo),
        number("detectable", "Change that would have been found 4 times in 5", lambda one: one.detectable),
        text("unit", "Unit", lambda one: one.unit),
        text("says", "The answer", lambda one: one.says),
        text("rows", "Where the figures stand", lambda one: one.rows),
    ]
    return layout.view("effects", parts, lambda one: one.rows)


def broker(layout: Layout) -> View[Broker]:
    """Hosts, ranked."""
    parts: list[Part[Broker]] = [
        integer("rank", "Place", lambda one: one.rank),
        text("state", "State", lambda one: one.state),
        number("score", "Sum of its reasons", lambda one: one.score, "log-odds"),
        number("share", "Share by conditional logit", lambda one: one.share),
        text("track", "Highest track at which it hosted the two", lambda one: one.track),
        text(
            "reasons",
            "Reasons",
            lambda one: tuple(f"{r.term} {r.worth:+.2f}: {r.words}" for r in one.reasons),
        ),
    ]
    return layout.view("brokers", parts, lambda one: [e for r in one.reasons for e in r.evidence])


def account(layout: Layout) -> View[Account]:
    """How theses fare."""
    parts: list[Part[Account]] = [
        text("thesis", "Id of the thesis", lambda one: one.thesis),
        text("title", "Title", lambda one: one.title),
        number("score_low", "Score at the worst ratios", lambda one: one.score.low, "decibels"),
        number("score", "Score", lambda one: one.score.middle, "decibels"),
        number("score_high", "Score at the best ratios", lambda one: one.score.high, "decibels"),
        number("support_low", "Support at the worst ratios", lambda one: one.support.low),
        number("support", "Support beside the rivals", lambda one: one.support.middle),
        number("support_high", "Support at the best ratios", lambda one: one.support.high),
        text("failed", "Predictions that fail", lambda one: one.failed),
        text("unknown", "Predictions that cannot be answered", lambda one: one.unknown),
    ]
    return layout.view("theses", parts, lambda one: ())
