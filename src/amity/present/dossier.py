"""The dossier: one HTML file that works from disk without a network."""

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from amity.model.documents import Document
from amity.model.reviewed import ReviewedClaim
from amity.present import chronology, figures, relation_figure
from amity.present.attested import log_odds
from amity.present.chronology import Entry, reporters
from amity.present.dates import in_words
from amity.present.dependence import dependence
from amity.present.disagreements import disagreements
from amity.present.examined import Doubts, examination
from amity.present.examined import in_words as check_in_words
from amity.present.figures import Figure
from amity.present.glance import at_a_glance
from amity.present.manifest import manifest, rests_on
from amity.present.material import Material
from amity.present.notes import Citation, Notes
from amity.present.relation_reading import is_empty
from amity.present.series import note_of
from amity.present.wording import factuality_label, label, listed, sentence
from amity.present.wording import figure as number

if TYPE_CHECKING:
    import jinja2


_SHAPES = {"aggregate": "count over a period", "state": "state of affairs", "silence": "silence"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim that is no part of the chronology: what it says, of what date, and its passage."""

    reviewed: ReviewedClaim
    date: str
    what: str
    kind: str
    factuality: str
    reported: str
    where: str
    citation: Citation


def render(material: Material) -> str:
    """The dossier as one HTML text: no address is loaded, and only its own scripts and styles may run.

    The same material gives the same bytes. Where the chart runtime is not installed (a checkout in which
    `hatch_build.py` has not run), the tables stand open in place of the charts.

    >>> page = render(Material(title="Two neighbours", dyad=("MNG", "PRK"), names={}, documents=()))
    >>> page.splitlines()[0], "Content-Security-Policy" in page, "Two neighbours" in page
    ('<!doctype html>', True, True)
    """
    notes = Notes(material)
    content = _content(material, notes)
    shown: Sequence[Figure] = content["figures"]
    runtime = _static("vega.js") if any(figure.spec for figure in shown) else ""
    style, script = _static("dossier.css"), _static("dossier.js")
    environment = _environment()
    environment.filters["said"] = lambda claim: sentence(claim, material.names)
    environment.filters["doubts"] = Doubts(material).of
    page: str = environment.get_template("dossier.html").render(
        **content,
        saved={figure.name: _saved(figure) for figure in shown},
        policy=_policy(style, [text for text in (script, runtime) if text]),
        style=style,
        script=script,
        runtime=runtime,
    )
    return page


def _content(material: Material, notes: Notes) -> dict[str, Any]:
    """All that the template shows, made in the order of the page: passages are numbered as they are met."""
    glance = at_a_glance(material, notes)
    stood = (
        relation_figure.figure(material.pictured, material, notes)
        if material.pictured and not is_empty(material.pictured)
        else None
    )
    happened = chronology.entries(material, chronology.happened(material), notes)
    timeline = figures.timeline(material, happened, notes)
    unrealised = chronology.entries(material, chronology.unrealised(material), notes)
    contacts = figures.contacts(material, notes)
    series = figures.measured(material, notes)
    judged = chronology.entries(material, chronology.judged(material), notes)
    summaries = _told(material, chronology.summaries(material), notes)
    differing = disagreements(material, notes)
    examined = examination(material, notes)
    depending = dependence(material, notes)
    surrounding = chronology.entries(material, chronology.surrounding(material), notes)
    unreviewed = _told(material, chronology.unreviewed(material), notes)
    return {
        "material": material, "states": listed([material.state(code) for code in material.dyad]),
        "span": _span(happened), "rests_on": rests_on(material), "glance": glance, "happened": happened,
        "decades": list(chronology.decades(happened)), "timeline": timeline, "stood": stood,
        "unrealised": unrealised,
        "contacts": contacts, "series": series, "judged": judged,
        "figures": (*([stood] if stood else ()), timeline, *contacts, *series),
        "summaries": summaries, "differing": differing, "examined": examined,
        "dependence": depending, "bonds": {row.edge: row for row in depending.rows},
        "surrounding": surrounding, "unreviewed": unreviewed,
        "kinds": sorted({told.kind for told in unreviewed}),
        "factualities": sorted({told.factuality for told in unreviewed}), "notes": notes,
        "texts": [(document, _marked(document, notes)) for document in material.documents]
        if material.full_text else [], "manifest": manifest(material),
    }  # fmt: skip


def _told(material: Material, claims: Sequence[ReviewedClaim], notes: Notes) -> tuple[Told, ...]:
    return tuple(_one_told(material, reviewed, notes) for reviewed in claims)


def _one_told(material: Material, reviewed: ReviewedClaim, notes: Notes) -> Told:
    citation = notes.cite(reviewed)
    return Told(
        reviewed=reviewed,
        date=in_words(reviewed.claim.date),
        what=sentence(reviewed.claim, material.names),
        kind=label(reviewed.claim.kind),
        factuality=factuality_label(reviewed.claim.factuality),
        reported=reporters(reviewed.claim),
        where=notes.where(citation),
        citation=citation,
    )


def _span(happened: Sequence[Entry]) -> str:
    """The first and last year of what happened: "1948–2013", or the empty string."""
    dates = [entry.event.date for entry in happened]
    years = [year for date in dates for year in (date.first_year, date.last_year) if year is not None]
    if not years:
        return ""
    return f"{min(years)}–{max(years)}" if min(years) < max(years) else f"{years[0]}"


def _saved(figure: Figure) -> dict[str, Any]:
    return {"spec": figure.spec, "csv": figure.csv, "title": figure.finding}


def _marked(document: Document, notes: Notes) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """The whole text cut at the bounds of its passages: a piece, the notes over it, those that begin."""
    own = [note for note in notes.passages if note.document is document]
    spans = {note.number: (note.passage.start, note.passage.end) for note in own}
    bounds = sorted({0, len(document.text), *(bound for span in spans.values() for bound in span)})
    return [
        (
            document.text[start:end],
            tuple(number for number, span in spans.items() if span[0] <= start and end <= span[1]),
            tuple(number for number, span in spans.items() if span[0] == start),
        )
        for start, end in pairwise(bounds)
    ]


def _policy(style: str, scripts: Sequence[str]) -> str:
    """The Content-Security-Policy: nothing is loaded from anywhere; only these styles and scripts apply."""
    hashes = " ".join(_source(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_source(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    """A text as a source of the policy: its SHA-256, as browsers compute it between the tags."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _static(name: str) -> str:
    """The text of a file that ships with the package, or nothing where it is not installed."""
    file = files("amity.present").joinpath("static", name)
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _environment() -> "jinja2.Environment":
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("amity.present", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["citation"] = lambda piece: isinstance(piece, Citation)
    environment.filters |= {
        "check": check_in_words,
        "bare": lambda words: re.sub(r"^(?:in|on|of) ", "", words, flags=re.IGNORECASE),
        "factuality": factuality_label,
        "kind": label,
        "log_odds": log_odds,
        "reporters": reporters,
        "note": note_of,
        "shape": lambda shape: _SHAPES.get(str(shape), str(shape)),
        "value": lambda flow: "–" if flow.value is None else number(flow.value),
        "words": in_words,
    }
    return environment
