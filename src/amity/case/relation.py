"""The relation of two states as a case has it: verbs that narrow it, and verbs that ask of it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from amity.case import pictured as shown
from amity.case import views
from amity.case.listing import Listing, View
from amity.case.record import record_of, record_without
from amity.case.views import CoveredYear, Layout, Measured
from amity.errors import InvalidValue, NotFound
from amity.model.answers import Answer
from amity.model.pictured import Pictured
from amity.model.when import When
from amity.relate.record import Record

if TYPE_CHECKING:
    import altair as alt

    from amity.case.case import Case
    from amity.model.brokers import Broker
    from amity.model.competing import Account
    from amity.model.contacts import Contact
    from amity.model.cooperation import ComponentCount, Cooperation
    from amity.model.effects import Break, Effect
    from amity.model.mentions import DateMention
    from amity.model.relations import Phase
    from amity.model.representation import Representation
    from amity.model.series import Series
    from amity.model.treaties import Treaty

T = TypeVar("T")
Time = int | str | When
CREDIBLE = 0.75
"""The credence from which an event is called credible where no other is asked for."""


@dataclass(frozen=True, kw_only=True)
class CaseRelation:
    """What a case knows of two states, to be narrowed and asked of.

    `between`, `credible` and `without` give a new relation; all others give results, mostly as a `Listing`.
    What is measured is measured on the whole record, and `between` chooses from it what falls into the time:
    what happened before is part of how things stood. Breaks and effects alone look at its values only.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from amity.case import Case
    >>> home = tempfile.TemporaryDirectory()
    >>> case = Case.new(Path(home.name) / "case", dyads=[("GHA", "TGO")])
    >>> relation = case.relation("Ghana", "Togo").between(1960, 1970).credible()
    >>> relation, len(relation.contacts())
    (<relation of Ghana and Togo, 1960/1970, credence from 0.75>, 0)
    >>> case.close(); home.cleanup()
    """

    case: "Case"
    states: tuple[str, str]
    period: When | None = None
    threshold: float = 0.0
    left_out: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        parts = [" and ".join(self.names)]
        parts += [str(self.period)] if self.period else []
        parts += [f"credence from {self.threshold:g}"] if self.threshold else []
        parts += [f"without {', '.join(sorted(self.left_out))}"] if self.left_out else []
        return f"<relation of {', '.join(parts)}>"

    def between(self, start: Time, end: Time) -> "CaseRelation":
        """What falls into the time from one date to another, both among them: years, EDTF or `When`.

        Raises InvalidDate where the end comes before the start.
        """
        return replace(self, period=When.between(_when(start), _when(end)))

    def credible(self, credence: float = CREDIBLE) -> "CaseRelation":
        """Only events that are believed at least so far. Raises InvalidValue for what is no probability."""
        if not 0 <= credence <= 1:
            raise InvalidValue("CaseRelation", "credence", credence, "a probability")
        return replace(self, threshold=credence)

    def without(self, *documents: str) -> "CaseRelation":
        """As it would be had these documents, or tables of measured values, not been in the case.

        Events are put together and weighed anew from what is left. Raises NotFound for one that is not there.
        """
        known = {document.name for document in self.case.documents()}
        known |= {flow.series for flow in self.case.flows()}
        for name in documents:
            if name not in known:
                raise NotFound("document or table", name, f"there is {', '.join(sorted(known)) or 'none'}")
        return replace(self, left_out=self.left_out | frozenset(documents))

    @property
    def names(self) -> tuple[str, str]:
        """The names of the two states."""
        one, other = (self.case.reference.states[code].name for code in self.states)
        return one, other

    @cached_property
    def record(self) -> Record:
        """What it is all measured on: the record of the case without what was set aside."""
        record = record_of(self.case, self.states)
        if self.left_out:
            claims = [name for name, claim in record.claims.items() if claim.passage.doc in self.left_out]
            flows = [
                flow for flow in record.flows
                if flow.series in self.left_out or (flow.passage and flow.passage.doc in self.left_out)
            ]  # fmt: skip
            record = record_without(self.case, record, claims, flows)
        if self.threshold:
            kept = tuple(entry for entry in record.entries if entry.credence >= self.threshold)
            record = replace(record, entries=kept)
        return record

    def status(self) -> "Listing[Representation]":
        """At what level each was represented with the other, in stretches."""
        from amity.relate.status import status

        found = status(self.record, *self.states)
        stretches = [one for direction in found.directions for one in direction.stretches]
        spans = ((one, _span(one.start, one.end)) for one in stretches)
        return self._listing([one for one, span in spans if self._falls_in(span)], views.representation)

    def treaties(self) -> "Listing[Treaty]":
        """Treaties and lesser agreements through their life; in a period those that were signed in it."""
        from amity.relate.treaties import treaties

        found = treaties(self.record, *self.states, texts=self._texts, dates=self._dates)
        return self._listing([one for one in found if self._falls_in(one.signed)], views.treaty)

    def contacts(self) -> "Listing[Contact]":
        """Who met whom, at what rank, by which channel."""
        from amity.relate.contacts import contacts

        found = contacts(self.record, *self.states).contacts
        return self._listing([one for one in found if self._falls_in(one.date)], views.contact)

    def coverage(self) -> Listing[CoveredYear]:
        """How much independent telling there is of each year; a year that is not there has none."""
        from amity.relate.coverage import coverage

        covered = coverage(self.record, self.states)
        years = [
            CoveredYear(year=year, exposure=covered.exposure(year), independent=covered.independent(year),
                        depth=covered.depth(year), sources=tuple(s.source for s in covered.of(year)))
            for year in covered.years if self._falls_in(When.of_year(year))
        ]  # fmt: skip
        return self._listing(years, views.covered)

    def flows(self, measure: str | None = None) -> Listing[Measured]:
        """What was counted between the two, value by value, of one measure or of all."""
        found = [Measured(series=s, point=p) for s in self._series(measure) for p in s.points]
        return self._listing(found, views.measured)

    def components(self) -> "Listing[ComponentCount]":
        """What net cooperation is made from: deeds by component, year and direction."""
        from amity.relate.components import components

        found = components(self.record, *self.states)
        return self._listing([one for one in found if self._falls_in(one.period)], views.counted)

    def cooperation(self, *, way: str = "all", every: str = "year") -> "Listing[Cooperation]":
        """Net cooperation in what is reported, by period; of one way ("forth", "back", "joint") or of all."""
        from amity.model.cooperation import Every, Way
        from amity.relate.cooperation import cooperation

        net = cooperation(self.record, *self.states, every=Every(every), ways=(Way(way),))
        path = [one for one in net.path(Way(way)) if self._falls_in(one.period)]
        return self._listing(path, views.cooperating)

    def phases(self) -> "Listing[Phase]":
        """The phases of the relation, each named by what is seen in it."""
        from amity.relate.phases import phases

        found = phases(self.record, *self.states).phases
        return self._listing([one for one in found if self._falls_in(one.period)], views.phase)

    def breaks(self, measure: str) -> "Listing[tuple[str, Break]]":
        """Where each series of a measure breaks, in level and in logarithms, with how sure that is.

        In a period only its values are looked at. The largest break on each scale is given whatever its p.
        Raises NotFound where nothing of that measure was counted.
        """
        from amity.relate.breaks import breaks

        found = [(one, breaks(one)) for one in self._counted(measure)]
        several = [(one.id, each) for one, made in found for each in _once((*made.breaks, *made.sought))]
        return self._listing(several, views.broken)

    def effect(self, measure: str, date: Time) -> "Listing[Effect]":
        """What each series of a measure does from the year of an event on, beside what it does anyway.

        Raises NotFound where nothing of that measure was counted before and after.
        """
        from amity.relate.effects import effect

        year = _when(date).first_year
        spanning = [one for one in self._counted(measure) if year and one.years[0] < year <= one.years[-1]]
        if not spanning or year is None:
            raise NotFound(
                "series", f"{measure} around {date}", "ask for a year with values before and after it"
            )
        return self._listing([effect(one, year) for one in spanning], views.affected)

    def brokers(self, at: Time) -> "Listing[Broker]":
        """All states as hosts for the two at a date, by what was known before it."""
        from amity.relate.brokers import brokers

        return self._listing(brokers(self.record, *self.states, _when(at)).brokers, views.broker)

    def theses(self) -> "Listing[Account]":
        """How the theses of the case fare on this record. Raises NotFound where there are none on the two."""
        from amity.case.theses import note_shown, theses_of
        from amity.explain.contest import contest

        told = [one for one in theses_of(self.case).theses if set(one.states) == set(self.states)]
        if not told:
            raise NotFound("thesis", " and ".join(self.names), "put one in the case's folder theses/")
        note_shown(self.case, told)
        return self._listing(contest(told, self.record).accounts, views.account)

    def picture(self) -> Pictured:
        """All of it on one axis of time, as the one-page picture shows it.

        Raises MissingExtra where the extra `relate` is not installed.
        """
        return shown.pictured(self.record, self._texts, self._dates)

    def page(self) -> str:
        """The picture as one HTML page, to be kept as a file."""
        from amity.present.relation_page import page

        return page(self.picture())

    def chart(self, width: int = 900) -> "alt.TopLevelMixin":
        """The picture as a chart of Altair, so many pixels wide."""
        return _chart(self.picture(), width)

    def _repr_html_(self) -> str:
        """What a notebook shows: how many there are of each kind of result."""
        kinds = (self.status(), self.treaties(), self.contacts(), self.coverage(), self.flows())
        return f"<p>{repr(self)[1:-1]}</p><ul>{''.join(f'<li>{repr(one)[1:-1]}</li>' for one in kinds)}</ul>"

    def _listing(self, items: Iterable[T], view: Callable[[Layout], View[T]]) -> Listing[T]:
        return Listing(tuple(items), view(self._layout))

    @cached_property
    def _layout(self) -> Layout:
        title = " and ".join(self.names)
        return Layout(title=title, source=self.case.title or title, cite=self._cited, draw=self._drawn)

    @cached_property
    def _claims_of(self) -> Mapping[str, tuple[str, ...]]:
        return {entry.event.id: entry.event.claims_for for entry in self.record.entries}

    def _cited(self, evidence: Sequence[str]) -> tuple[str, ...]:
        """The passages behind ids of events and claims; a row of figures stands for itself."""
        names = dict.fromkeys(claim for name in evidence for claim in self._claims_of.get(name, (name,)))
        claims = ((name, self.record.claims.get(name)) for name in names)
        return tuple(f"{c.passage.doc}: {c.passage.quote}" if c else name for name, c in claims)

    def _drawn(self, part: str, items: Sequence[Any]) -> dict[str, Any]:
        """The chart of one part, from results of it."""
        from amity.case.parts import part_of
        from amity.present.relation import picture
        from amity.present.relation_page import plain

        return plain({**picture(part_of(part, items, self.record, self.period)), "width": 700})

    def _series(self, measure: str | None) -> "list[Series]":
        """The series between the two, in a period with its values alone; without those that have none."""
        from amity.relate.flows import series

        found = series(self.record, *self.states, measure)
        cut = [replace(one, points=tuple(p for p in one.points if self._falls_in(p.period))) for one in found]
        return [one for one in cut if one.points]

    def _counted(self, measure: str) -> "list[Series]":
        found = [one for one in self._series(measure) if one.counted]
        if not found:
            known = sorted({one.measure for one in self._series(None)})
            raise NotFound("measure", measure, f"counted was {', '.join(known) or 'nothing'}")
        return found

    def _falls_in(self, when: When | None) -> bool:
        """Whether a date may fall into the period that is asked for."""
        if self.period is None:
            return True
        return when is not None and when.period.overlaps(self.period) is not Answer.NO

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {d.name: d.text for d in self.case.documents() if d.name not in self.left_out}

    @cached_property
    def _dates(self) -> "Mapping[str, Sequence[DateMention]]":
        found: dict[str, list[DateMention]] = defaultdict(list)
        for name, mention in self.case.dates():
            found[name].append(mention)
        return found


def relation_of(case: "Case", states: Sequence[str]) -> CaseRelation:
    """The relation of two states, given by code or name; by default of the case's first dyad.

    Raises NotFound for what no state is called, InvalidValue where there are not two.
    """
    from amity.case.dyads import group_of

    codes = tuple(sorted(group_of(states))) if states else tuple(sorted(next(iter(case.dyads), ())))
    if len(codes) != 2:
        raise InvalidValue("Case", "relation", " ".join(codes), "two states, such as MNG PRK")
    return CaseRelation(case=case, states=(codes[0], codes[1]))


def _chart(picture: Pictured, width: int) -> "alt.TopLevelMixin":
    import altair as alt

    from amity.present import relation
    from amity.present.relation_page import plain

    return alt.Chart.from_dict(plain({**relation.picture(picture), "width": width}))


def _when(time: Time) -> When:
    if isinstance(time, When):
        return time
    return When.of_year(time) if isinstance(time, int) else When.parse(time)


def _span(start: When | None, end: When | None) -> When | None:
    """From the first day of a beginning to the last of an end, either of which may be open."""
    sides = (start.period if start else None, end.period if end else None)
    first = sides[0].edtf.partition("/")[0] if sides[0] else ".."
    last = sides[1].edtf.rpartition("/")[2] if sides[1] else ".."
    return When.parse(f"{first}/{last}") if (first, last) != ("..", "..") else None


def _once(breaks: Collection["Break"]) -> "list[Break]":
    return list(dict.fromkeys(breaks))
