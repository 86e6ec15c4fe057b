"""What a reader wants to know first, each sentence from events or figures and with its citations.

Where nothing is known, that is said: the silence of the documents is no proof that nothing happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from amity.model.events import Event
from amity.model.flows import Flow
from amity.present.chronology import claims_for, dates_given, happened, unrealised, unsettled
from amity.present.dates import at, marked
from amity.present.material import Material
from amity.present.notes import Notes, Statement, joined
from amity.present.series import Series, all_series
from amity.present.wording import figure, sentence, with_article

MOST = 3
"""The most citations after one sentence: the chronology has them all."""
EMBASSY = frozenset({"embassy_opened", "embassy_closed", "embassy_reopened"})
ENVOYS = frozenset({"ambassador_exchange", "credentials"})
TREATY = frozenset({"treaty_signed", "treaty_abrogated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A question and what the documents say to it, a sentence each."""

    heading: str
    statements: tuple[Statement, ...]


def at_a_glance(material: Material, notes: Notes) -> tuple[Topic, ...]:
    """The topics of a dossier: the beginning of relations, level, treaties, last contacts, trade."""
    glance = _Glance(material, notes)
    return (
        Topic(heading="When relations began", statements=glance.beginning()),
        Topic(heading="Level", statements=glance.level()),
        Topic(heading="Treaties", statements=glance.treaties()),
        Topic(heading="Last contacts", statements=glance.contacts()),
        Topic(heading="Trade", statements=glance.trade()),
    )


class _Glance:
    def __init__(self, material: Material, notes: Notes) -> None:
        self.material, self.notes = material, notes
        self.events = happened(material)
        self.unsettled = unsettled(material)
        self.states = [with_article(material.state(code)) for code in material.dyad]

    def beginning(self) -> tuple[Statement, ...]:
        begun = self._of({"relations_established"})
        if begun:
            return tuple(self._told(event) for event in begun)
        recognised = self._of({"recognition"})
        unknown = self._none(
            {"relations_established"}, "When relations began is not known from these documents."
        )
        return (*unknown, *(self._told(event) for event in recognised))

    def level(self) -> tuple[Statement, ...]:
        statements: list[Statement] = [self._told(event) for event in self._of({"relations_severed"})]
        envoys = self._of(ENVOYS)
        if envoys:
            later = f" ({len(envoys)} such reports in all.)" if len(envoys) > 1 else ""
            statements.append((*self._told(envoys[0]), later))
        else:
            statements += self._none(ENVOYS, "Nothing is known of ambassadors.")
        for sender, host in permutations(self.material.dyad, 2):
            statements += self._embassy(sender, host)
        return (*statements, *(self._ranks(series) for series in self._measured("representation")))

    def _ranks(self, series: Series) -> Statement:
        """The last figure of each direction of a series of ranks."""
        parts: list[Statement] = [(f"{series.title} ({series.unit}): ",)]
        for i, line in enumerate(line for line in series.lines if line.between and line.counted):
            parts += [(", " if i else "",), self._figure(line.label, line.counted[-1])]
        return joined(parts)

    def _embassy(self, sender: str, host: str) -> list[Statement]:
        house = [e for e in self._of(EMBASSY) if e.source == sender and e.target == host]
        if house:
            return [self._told(event) for event in house]
        names = [with_article(self.material.state(code)) for code in (sender, host)]
        silence = f"Of an embassy of {names[0]} in {names[1]} no opening or closing is reported."
        return self._none(EMBASSY, silence, sender, host)

    def treaties(self) -> tuple[Statement, ...]:
        told = [self._told(event) for event in self._of(TREATY)]
        proposed = [
            self._told(event)
            for event in unrealised(self.material)
            if event.kind in TREATY | {"treaty_proposed"}
        ]
        agreements = self._of({"agreement_signed"})
        if not told:
            told += self._none(TREATY, "No treaty is known to have been signed.")
        if agreements:
            count = f"Agreements below a treaty: {len(agreements)}, the last "
            told.append((count, at(agreements[-1].date), *self._cited(agreements[-1]), "."))
        return (*told, *proposed)

    def contacts(self) -> tuple[Statement, ...]:
        statements: list[Statement] = []
        for guest, host in permutations(self.material.dyad, 2):
            visits = [e for e in self._of({"visit"}) if e.source == guest and e.target == host]
            names = [with_article(self.material.state(code)) for code in (guest, host)]
            who = f"from {names[0]} to {names[1]}"
            statements += self._last(who, "visit", visits) or self._none(
                {"visit"}, f"No dated visit {who} is reported.", guest, host
            )
        for pair in combinations(self.material.dyad, 2):
            meetings = [e for e in self._of({"meeting"}) if e.states.issuperset(pair)]
            names = [with_article(self.material.state(code)) for code in pair]
            who = f"of {names[0]} and {names[1]}"
            statements += self._last(who, "meeting", meetings) or self._none(
                {"meeting"}, f"No dated meeting {who} is reported."
            )
        return tuple(statements)

    def _last(self, who: str, what: str, found: Sequence[Event]) -> list[Statement]:
        dated = [event for event in found if event.date.latest is not None]
        if not dated:
            return []
        last = max(dated, key=lambda event: event.date.latest or 0)
        persons = f" ({', '.join(last.persons)})" if last.persons else ""
        count = f"; the chronology has {len(found)}." if len(found) > 1 else "; the chronology has no other."
        return [(f"The last {what} {who}: {marked(last.date)}{persons}", *self._cited(last), count)]

    def trade(self) -> tuple[Statement, ...]:
        if measured := self._measured("trade"):
            return tuple(self._figures(series) for series in measured)
        spoken = self._of({"trade"})
        if spoken:
            return tuple(self._told(event) for event in spoken)
        return tuple(self._none({"trade"}, "No measured series of trade between them is known."))

    def _measured(self, measure: str) -> list[Series]:
        """The series of a measure that have figures between the states."""
        found = (s for s in all_series(self.material) if s.measure == measure and s.between)
        return [series for series in found if series.main.counted]

    def _figures(self, series: Series) -> Statement:
        flows = series.main.counted
        highest = max(flows, key=lambda flow: flow.value or 0.0)
        parts: list[Statement] = [(f"{series.title} ({series.unit}): ",), self._figure("first", flows[0])]
        if highest is not flows[0] and highest is not flows[-1]:
            parts += [(", ",), self._figure("highest", highest)]
        if len(flows) > 1:
            last = "last and highest" if highest is flows[-1] else "last"
            parts += [(", ",), self._figure(last, flows[-1])]
        if len(flows) > 2 and series.largest_change:
            before, after = series.largest_change
            parts += [("; largest change: ",), self._figure("from", before), self._figure(" to", after)]
        return joined(parts)

    def _figure(self, name: str, flow: Flow) -> Statement:
        citation = self.notes.cite_figure(flow)
        text = f"{name} {figure(flow.value or 0.0)} {at(flow.period)}"
        return (text, citation) if citation else (text,)

    def _of(self, kinds: set[str] | frozenset[str]) -> list[Event]:
        return [event for event in self.events if event.kind in kinds]

    def _none(
        self, kinds: set[str] | frozenset[str], silence: str, source: str = "", target: str = ""
    ) -> list[Statement]:
        """That nothing is reported; or, where claims that nobody has reviewed report it, those instead."""
        sides = {source, target} - {""}
        found = [e for e in self.unsettled if e.kind in kinds and e.date.latest is not None]
        found = [e for e in found if not sides or (e.source, e.target) == (source, target)]
        if not found:
            return [(silence,)]
        head: Statement = ("Not settled; of claims that nobody has reviewed:",)
        more: Statement = (f" ({len(found)} in all.)",) if len(found) > MOST else ()
        told = (piece for event in found[:MOST] for piece in (" ", *self._told(event)))
        return [(*head, *told, *more)]

    def _told(self, event: Event) -> Statement:
        """The event as a sentence; where the sources give several dates, each with who gives it."""
        what = sentence(event, self.material.names)
        given = dates_given(self.material, event)
        if len(given) < 2:
            return (f"{what} {at(event.date)}", *self._cited(event), ".")
        told: list[Statement] = [(f"{what}; the sources differ on the date: ",)]
        for i, (_, claims) in enumerate(given):
            words = marked(claims[0].claim.date)
            told.append((f"{'; ' if i else ''}{words}", *self.notes.cite_all(claims[:MOST])))
        return joined(told)

    def _cited(self, event: Event) -> Statement:
        return self.notes.cite_all(claims_for(self.material, event)[:MOST])
