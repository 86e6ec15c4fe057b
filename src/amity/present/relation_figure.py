"""The picture as a figure of the dossier: what it says, its key, and its table with the passages."""

from collections.abc import Iterator, Mapping, Sequence

from amity.model.events import Event
from amity.model.pictured import Pictured
from amity.model.reviewed import ReviewedClaim
from amity.present.cells import csv_text
from amity.present.chronology import claims_for
from amity.present.figures import Figure, Key
from amity.present.material import Material
from amity.present.notes import Notes, Statement
from amity.present.relation import picture
from amity.present.relation_reading import reading
from amity.present.relation_words import headline, parts

COLUMNS = ("when", "part", "what")
MOST_CITED = 3
"""The most passages that a row of the table cites; the file that is saved has the ids of all."""
SILENT = Key(sign="▥", colour=0, meaning="years of which no source speaks")
ABSTAINED = Key(sign="⋯", colour=0, meaning="too few sources to say how much cooperation")
ASIDE = Key(sign="×", colour=0, meaning="a figure that is missing or set aside")


def figure(relation: Pictured, material: Material, notes: Notes) -> Figure:
    """How two states stood, in all parts on one axis of time, with the passages that each part rests on.

    >>> material = Material(title="Neighbours", dyad=("GHA", "TGO"), names={}, documents=())
    >>> told = Pictured(names=("Ghana", "Togo"), span=(1960, 1962), coverage={1960: 1.0})
    >>> made = figure(told, material, Notes(material))
    >>> made.finding, len(made.rows)
    ('No contact is told of between Ghana and Togo', 2)
    """
    lines = list(parts(relation))
    phases = "; ".join(f"{n} {phase.name}" for n, phase in enumerate(relation.phases, 1))
    missing = (f"Not shown: {line}." for line in relation.missing)
    events = {event.id: event for event in material.events}
    return Figure(
        name="relation",
        finding=relation.title or headline(relation),
        subject=f"{' and '.join(relation.names)}, {relation.span[0]}–{relation.span[1]}: {relation.rests}",
        spec=picture(relation),
        key=tuple(_keys(relation)),
        note=" ".join((f"Phases: {phases}." if phases else "", reading(relation), *missing)).strip(),
        columns=(*COLUMNS, "passages"),
        rows=tuple(
            ((when,), (part,), (what,), _cited(evidence, material, notes, events))
            for when, part, what, evidence in lines
        ),
        csv=csv_text((*COLUMNS, "evidence"), [(*line[:3], "; ".join(line[3])) for line in lines]),
    )


def _keys(relation: Pictured) -> Iterator[Key]:
    """The signs that are there to be explained."""
    if relation.silent:
        yield SILENT
    if any(point.value is None for line in relation.cooperation for point in line.points):
        yield ABSTAINED
    if any(point.note for line in relation.flows for point in line.points if point.value is None):
        yield ASIDE


def _cited(
    evidence: Sequence[str], material: Material, notes: Notes, events: Mapping[str, Event]
) -> Statement:
    """The best passages of the first events and claims; a row of figures stands for itself."""
    claims = [claim for name in evidence for claim in _claims(name, material, events)]
    more = f" and {len(claims) - MOST_CITED} more" if len(claims) > MOST_CITED else ""
    rows = "; ".join(name for name in evidence if ":" in name or "@" in name)
    cited = notes.cite_all(claims[:MOST_CITED])
    return (*cited, more) if cited else (rows,)


def _claims(name: str, material: Material, events: Mapping[str, Event]) -> Iterator[ReviewedClaim]:
    event = events.get(name)
    if event is not None:
        yield from claims_for(material, event)[:1]
    elif name in material.claims_by_id:
        yield material.claims_by_id[name]
