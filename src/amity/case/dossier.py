"""What a dossier of a case is made of."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from amity import __version__
from amity.case.measured import on_the_states
from amity.case.versions import version_of
from amity.errors import InvalidValue, MissingExtra
from amity.model.credence import Credence
from amity.model.documents import Document
from amity.model.events import Event
from amity.model.findings import Finding
from amity.model.inferred import InferredDate
from amity.model.reviewed import ReviewedClaim
from amity.model.witnesses import SourceGraph
from amity.store.sources import file_hash
from amity.store.tables import table_files

if TYPE_CHECKING:
    from amity.case.case import Case
    from amity.model.pictured import Pictured
    from amity.present.material import Material

FORMS = ("html", "json")


def dossier(case: "Case", *, form: str, full_text: bool, made: str | None) -> str:
    """The dossier of a case, as HTML or JSON. Raises InvalidValue for another form."""
    if form not in FORMS:
        raise InvalidValue("dossier", "format", form, f"one of {', '.join(FORMS)}")
    material = material_of(case, full_text=full_text, made=made)
    if form == "json":
        from amity.present.exports import render_json

        return render_json(material)
    from amity.present.dossier import render

    return render(material)


def material_of(case: "Case", *, full_text: bool, made: str | None) -> "Material":
    """All that a dossier of a case shows.

    A claim on a text that the case no longer has (its file has changed, and the words are gone) is not shown;
    it stays in `amity claims`.
    """
    from amity.present.material import Material
    from amity.reconcile import events

    documents = case.documents()
    claims = _standing(case.claims(), documents)
    states = tuple(dict.fromkeys(code for dyad in case.dyads for code in dyad)) or _most_told_of(claims)
    findings = _findings(case, documents)
    settings = {name: str(value) for name, value in case.folder.settings.items()}
    happenings = events(claims, case.decisions.decided.settled, case.reference)
    witnesses, credences = _weighed(case, documents, claims, happenings)
    return Material(
        title=case.title or " and ".join(_name(case, code) for code in states) or case.path.name,
        dyad=states,
        names={code: state.name for code, state in case.reference.states.items()},
        documents=documents,
        claims=claims,
        events=happenings,
        flows=on_the_states(case.flows(), states, case.reference),
        settings=settings,
        versions=_versions(),
        tables={path.name: file_hash(path) for path in table_files(case.folder.tables)},
        reference=case.reference.fingerprint,
        command=f"amity dossier {case.path.name}" + (" --full-text" if full_text else ""),
        full_text=full_text,
        made=made,
        findings=findings,
        decisions=case.decisions.weighed(findings).decisions,
        witnesses=witnesses,
        credences=credences,
        inferred=_inferred(case, documents, happenings),
        pictured=_pictured(case, states),
    )


def _pictured(case: "Case", states: Sequence[str]) -> "Pictured | None":
    """How two states stood; None for other than two, or without the packages that compute it."""
    from amity.case.relation import relation_of

    if len(states) != 2:
        return None
    try:
        return relation_of(case, states).picture()
    except MissingExtra:
        return None


def _weighed(
    case: "Case", documents: Sequence[Document], claims: Sequence[ReviewedClaim], events: Sequence[Event]
) -> tuple[SourceGraph, dict[str, Credence]]:
    """The sources of what is shown and what binds them, and how far to believe each event, by its id."""
    from amity.examine.credence import Weighing
    from amity.examine.independence import source_graph

    told = {reviewed.id: reviewed for reviewed in claims if reviewed.standing.carries}
    graph = source_graph(documents, {name: said.claim for name, said in told.items()}, case.reference)
    weighing = Weighing(events, told, graph, case.reference)
    return weighing.graph, {event.id: weighing.credence(event) for event in events}


def _findings(case: "Case", documents: Sequence[Document]) -> tuple[Finding, ...]:
    """What cross-examination says, as far as its passages stand in texts that the case still has."""
    texts = {document.name: document.text for document in documents}
    return tuple(
        finding
        for finding in case.findings()
        if all(said.stands_in(texts.get(said.doc, "")) for said in finding.passages)
    )


def _inferred(
    case: "Case", documents: Sequence[Document], events: Sequence[Event]
) -> dict[str, InferredDate]:
    """What follows for the dates of the events shown, by their id, from passages that still stand."""
    texts = {document.name: document.text for document in documents}
    shown = {event.id for event in events}
    return {
        one.event: one
        for one in case.inferred_dates()
        if one.event in shown and all(said.stands_in(texts.get(said.doc, "")) for said in one.passages)
    }


def _standing(claims: Sequence[ReviewedClaim], documents: Sequence[Document]) -> tuple[ReviewedClaim, ...]:
    stored = {document.name: document for document in documents}
    return tuple(
        reviewed
        for reviewed in claims
        if (document := stored.get(reviewed.claim.passage.doc))
        and reviewed.claim.passage.stands_in(document.text)
    )


def _most_told_of(claims: Sequence[ReviewedClaim]) -> tuple[str, ...]:
    """The two states that most claims are about, for a case that names none."""
    pairs = Counter(
        tuple(sorted((claim.source, claim.target)))
        for claim in (reviewed.claim for reviewed in claims if reviewed.standing.carries)
        if claim.source and claim.target and claim.source != claim.target
    )
    return min(pairs, key=lambda pair: (-pairs[pair], pair), default=())


def _name(case: "Case", code: str) -> str:
    state = case.reference.states.get(code)
    return state.name if state else code


def _versions() -> dict[str, str]:
    code = {
        stage: version_of(f"amity.{stage}")[:12]
        for stage in ("read", "extract", "reconcile", "examine", "present")
    }
    return {"amity": __version__, **{f"amity.{stage}": version for stage, version in code.items()}}
