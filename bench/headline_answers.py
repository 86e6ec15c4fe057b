"""The fifteen answers, each computed from a case by what anybody can call; see `headlines.py`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from amity.case import Case
from amity.model.contacts import Contacts, Rank
from amity.model.findings import Finding, Soundness
from amity.model.representation import Level, Standing
from amity.relate.contacts import contacts
from amity.relate.record import Record
from amity.relate.silence import silence
from amity.relate.status import beginning, status

WRONG = (Soundness.INCONSISTENT, Soundness.SUSPICIOUS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is answered to a question: `figures` by name, and the ids and rows that they rest on."""

    number: int
    says: str
    figures: dict[str, Any]
    rests: tuple[str, ...] = ()


@dataclass
class Material:
    """A case and what several answers need of it, computed once."""

    case: Case

    @cached_property
    def record(self) -> Record:
        return self.case.record()

    @cached_property
    def standing(self) -> Standing:
        return status(self.record, *self.record.pair)

    @cached_property
    def contacts(self) -> Contacts:
        return contacts(self.record, *self.record.pair)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return self.case.findings()

    def faults(self, *words: str) -> list[Finding]:
        """The findings that something is wrong, in passages that have all of these words."""
        return [
            one for one in self.findings
            if one.verdict in WRONG and any(all(w in said.quote for w in words) for said in one.passages)
        ]  # fmt: skip


def answer(number: int, says: str, rests: Iterable[str], **figures: object) -> Answer:
    """An answer; names of figures have underscores for spaces."""
    named = {name.replace("_", " "): value for name, value in figures.items()}
    return Answer(number=number, says=says, figures=named, rests=tuple(dict.fromkeys(r for r in rests if r)))


def q1(m: Material) -> Answer:
    """When did relations begin?"""
    found = beginning(m.record, *m.record.pair)
    announced = sorted({str(t.date) for t in found.announced})
    days = {one.state: one.days for one in found.foundings}.get("PRK")
    exact = days[0] if days and days[0] == days[1] else None
    ranks = sorted({place.ordinal for place in found.places})
    after = sorted({code for place in found.places for code in place.after})
    says = (
        f"Relations began on {found.date}, {exact} days after the founding of the DPRK; announced "
        f"{', '.join(announced) or 'no day is told'}; number {ranks} by {len(found.places)} "
        f"passages, after {after}."
    )
    rests = (*(t.claim for t in found.tellings), *(place.evidence for place in found.places))
    return answer(
        1, says, rests, established=str(found.date), days_after_founding=exact, announced=announced,
        rank=ranks, after=after, passages_on_rank=len(found.places),
    )  # fmt: skip


def q2(m: Material) -> Answer:
    """At what level did they stand?"""
    one, other = m.standing.directions
    ambassadors = [
        next((str(s.start) for s in d.stretches if s.level is Level.AMBASSADOR), None) for d in (one, other)
    ]
    absent = next((s for s in other.stretches if s.closed and s.closed.effect == "close"), None)
    back = next((s for s in other.stretches if s.opened and s.opened.effect == "open" and s.start), None)
    agreed = [str(t.date) for t in other.foretold if t.note == "agreed"]
    ended = any(s.closed and s.closed.effect == "close" for s in one.stretches)
    says = (
        f"Ambassadors from {ambassadors[0]} and {ambassadors[1]}. {other.sender}'s embassy closed "
        f"{absent.end if absent else 'never'}, reopening agreed {agreed}, reopened "
        f"{back.start if back else 'never'}; of {one.sender}'s {'a' if ended else 'no'} closing is told, by "
        f"sources that run to {one.told_until}."
    )
    rests = [c for d in (one, other) for s in d.stretches for c in s.claims]
    return answer(
        2, says, (*rests, *(f"{c.series}:{c.row}" for c in m.standing.coded)), ambassadors_from=ambassadors,
        closed=str(absent.end) if absent else None, reopening_agreed=agreed,
        reopened=str(back.start) if back else None,
        first_direction_closed=ended, dataset_rows=len(m.standing.coded),
        dataset_disagreements=len(m.standing.disagreements),
    )  # fmt: skip


def q4(m: Material) -> Answer:
    """Who visits whom, at what rank?"""
    told = {(t.guest, str(t.period)): t for t in m.contacts.tallies}
    top = [v for v in m.contacts.visits if v.rank is Rank.HEAD and v.year]
    tallies = [f"{t.guest} {t.number} in {t.period}: {t.verdict}" for t in told.values() if t.high]
    says = f"Reported: {'; '.join(tallies)}. Highest rank: " + ", ".join(f"{v.guest} {v.date}" for v in top)
    rests = (*(t.claim for t in told.values()), *(v.id for v in top))
    words = {0: "none", 5: "five"}
    counted = {
        f"{words.get(t.number or 0, t.number)} reported from {t.guest} {t.period}": [t.number, len(t.in_hand)]
        for t in told.values() if t.high
    }  # fmt: skip
    return answer(4, says, rests, highest=[f"{v.guest} {v.year}" for v in top], **counted)


def q9(m: Material) -> Answer:
    """Do the sources agree?"""
    wrong = [one for one in m.findings if one.verdict in WRONG and one.passages]
    between = [one for one in wrong if len({said.doc for said in one.passages}) > 1]
    spoken = [one for one in m.faults("human rights") if one in between]
    says = f"No: {len(wrong)} findings of fault in passages, {len(between)} between documents. " + " ".join(
        one.explanation for one in spoken
    )
    return answer(9, says, (one.id for one in wrong), agree=not wrong, passed_over_and_spoken_of=bool(spoken))


def _journey(m: Material, number: int, *words: str) -> tuple[list[Finding], str, Sequence[str]]:
    found = m.faults(*words)
    return found, " ".join(f"{one.check}: {one.explanation}" for one in found), [one.id for one in found]


def q10(m: Material) -> Answer:
    """When did President Bagabandi visit?"""
    found, says, rests = _journey(m, 10, "Bagabandi", "visited")
    listed = [said for one in found if one.check == "dataset" for said in one.passages[1:]]
    issued = {said.doc: m.case.document(said.doc) for said in listed}
    reported = sorted(_day(issued[said.doc].text, said.start) for said in listed)
    days = [v for v in m.contacts.visits if v.rank is Rank.HEAD and v.year in (2002, 2003, 2004)]
    return answer(
        10, says or "Nothing speaks against the article.", (*rests, *(v.id for v in days)),
        flagged=any(one.check == "dataset" for one in found), days_by_the_press="/".join(reported),
        visits_on_record=[str(v.date) for v in days],
    )  # fmt: skip


def _day(text: str, at: int) -> str:
    """The day that the row of a list of headlines begins with."""
    return text[text.rfind("\n", 0, at) + 1 :][: len("2004-12-21")]


def q11(m: Material) -> Answer:
    """Who came in November 2003?"""
    found, says, rests = _journey(m, 11, "Enkhbayar", "Foreign Minister")
    return answer(
        11, says or "Nothing speaks against the article.", rests,
        by_roster=any(one.check == "office_holder" for one in found),
        by_headlines=any(one.check == "dataset" for one in found),
    )  # fmt: skip


def q14(m: Material) -> Answer:
    """Did either criticise the other?"""
    found = silence(m.record, "criticism")
    periods = [f"{p.period.start}-{p.period.stop - 1} {p.depth}, {p.strength}" for p in found.periods]
    told = [event for p in found.periods for event in p.told]
    says = (
        f"{len(told)} are told. {len(found.denials)} passages deny it. The silence weighs: "
        f"{found.whole.strength} in all; {'; '.join(periods)}"
    )
    rests = (*told, *(d.claim for d in found.denials))
    return answer(
        14, says, rests, told=len(told), denials=len(found.denials), periods_weighed=len(found.periods) > 1
    )
