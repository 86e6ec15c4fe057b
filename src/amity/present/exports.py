"""The dossier as JSON, for other programs: what the HTML shows, in the same order."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from amity.model.events import Event
from amity.model.interchange import event_line, flow_line, reviewed_line
from amity.model.reviewed import ReviewedClaim
from amity.present import chronology
from amity.present.chronology import Entry
from amity.present.criticism import bond_line, credence_line, numbers, source_line
from amity.present.dependence import dependence
from amity.present.disagreements import disagreements
from amity.present.examined import examination
from amity.present.glance import at_a_glance
from amity.present.manifest import Manifest, manifest
from amity.present.material import Material
from amity.present.notes import Citation, Note, Notes, Statement
from amity.present.wording import sentence

FORMAT = 1
"""The version of the form that `data/dossier.schema.json` describes."""
Line = dict[str, Any]


def render_json(material: Material) -> str:
    """The dossier as one JSON object, described by the JSON Schema `amity/present/data/dossier.schema.json`.

    The same material gives the same text, keys in a fixed order, with a newline at its end.

    >>> text = render_json(Material(title="Two neighbours", dyad=("MNG", "PRK"), names={}, documents=()))
    >>> json.loads(text)["title"], json.loads(text)["format"]
    ('Two neighbours', 1)
    """
    return json.dumps(_dossier(material), ensure_ascii=False, indent=1) + "\n"


def _dossier(material: Material) -> Line:
    notes = Notes(material)
    entries = {
        "happened": _entries(material, chronology.happened, notes),
        "unrealised": _entries(material, chronology.unrealised, notes),
        "judged": _entries(material, chronology.judged, notes),
        "surrounding": _entries(material, chronology.surrounding, notes),
    }
    glance = {topic.heading: [_said(s) for s in topic.statements] for topic in at_a_glance(material, notes)}
    claims = {
        name: [_told(material, claim, notes) for claim in found(material)]
        for name, found in (("summaries", chronology.summaries), ("unreviewed", chronology.unreviewed))
    }
    differing = [
        {"event": one.event.id, "what": one.what, "points": [_said(point) for point in one.points]}
        for one in disagreements(material, notes)
    ]
    return {
        "format": FORMAT,
        "title": material.title,
        "dyad": list(material.dyad),
        "names": {code: material.state(code) for code in sorted(_codes(material))},
        "glance": glance,
        **entries,
        **claims,
        "disagreements": differing,
        "findings": _findings(material, notes),
        "witnesses": _witnesses(material, notes),
        "flows": [flow_line(flow) for flow in material.flows],
        "bibliography": [
            {"doc": r.document, "short": r.short, "entry": r.text, "missing": list(r.missing)}
            for r in notes.references
        ],
        "passages": [_passage(note) for note in notes.passages],
        "texts": {d.name: d.text for d in material.documents} if material.full_text else {},
        "manifest": _manifest(manifest(material)),
    }


def _findings(material: Material, notes: Notes) -> list[Line]:
    """All findings, the faults first, each with the numbers of its passages and what analysts made of it."""
    found = examination(material, notes, most=len(material.findings))
    return [
        {
            **{name: getattr(one.finding, name) for name in ("id", "check", "weight", "explanation")},
            "verdict": str(one.finding.verdict),
            "claims": list(one.finding.claims),
            "passages": numbers([side.citation for side in one.sides]),
            "ruling": one.ruling,
        }
        for one in (*found.faults, *found.holding, *found.unsettled)
    ]


def _witnesses(material: Material, notes: Notes) -> Line:
    """The sources, and what binds each two, with the numbers of the passages that show it."""
    nodes = material.witnesses.nodes if material.witnesses else ()
    rows = dependence(material, notes).rows
    return {"sources": [source_line(node) for node in nodes], "bonds": [bond_line(row) for row in rows]}


def _codes(material: Material) -> set[str]:
    """The codes of all states that are met in the dossier."""
    met = [event.states for event in material.events] + [c.claim.states for c in material.claims]
    flows = (code for flow in material.flows for code in (flow.source, flow.target) if code)
    return set(material.dyad).union(flows, *met)


def _entries(material: Material, chosen: Callable[[Material], Sequence[Event]], notes: Notes) -> list[Line]:
    return [_entry(entry) for entry in chronology.entries(material, chosen(material), notes)]


def _entry(entry: Entry) -> Line:
    return {
        **event_line(entry.event),
        "date_in_words": entry.date,
        "what": entry.what,
        "quote": entry.quote,
        "passages": numbers(entry.citations),
        "passages_against": numbers(entry.against),
        "passages_foretold": numbers(entry.foretold),
        "references": list(entry.references),
        "credence": credence_line(entry.attested),
    }


def _told(material: Material, reviewed: ReviewedClaim, notes: Notes) -> Line:
    said = sentence(reviewed.claim, material.names)
    return {**reviewed_line(reviewed), "what": said, "passages": numbers([notes.cite(reviewed)])}


def _said(statement: Statement) -> Line:
    """A sentence without its citations, and what they cite: numbers of passages, names of tables ("T1")."""
    cited = [piece for piece in statement if isinstance(piece, Citation)]
    return {
        "text": "".join(piece for piece in statement if isinstance(piece, str)),
        "passages": numbers([c for c in cited if c.label.isdecimal()]),
        "tables": list(dict.fromkeys(c.label for c in cited if not c.label.isdecimal())),
    }


def _passage(note: Note) -> Line:
    return {
        "number": note.number,
        "doc": note.passage.doc,
        "start": note.passage.start,
        "end": note.passage.end,
        "quote": note.passage.quote,
        "before": note.context.before,
        "after": note.context.after,
        "reference": note.where,
        "claims": [reviewed.id for reviewed in note.claims],
    }


def _manifest(made: Manifest) -> Line:
    return {
        "facts": dict(made.facts),
        "settings": dict(made.settings),
        "command": made.command,
        "tables": dict(made.tables),
        "documents": [
            {"doc": d.name, "file": d.file, "language": d.language, "reader": d.reader, "sha256": d.sha256,
             "claims": d.claims, "warnings": list(d.warnings)}
            for d in made.documents
        ],
    }  # fmt: skip
