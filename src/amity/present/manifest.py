"""What a dossier was made from and with, so that it can be made again and checked."""

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from amity.model.reviewed import Standing
from amity.present.material import Material
from amity.present.wording import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A line of the manifest: a document, its file, language, reader, hash of the text, claims, warnings."""

    name: str
    file: str
    language: str
    reader: str
    sha256: str
    claims: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Versions, settings and hashes as pairs of name and value, documents, and the command to repeat it."""

    facts: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    documents: tuple[ReadDocument, ...]
    tables: tuple[tuple[str, str], ...]
    command: str


def manifest(material: Material) -> Manifest:
    """The manifest of a dossier: no clock time but `material.made`, and of paths only the file's name."""
    per_document = Counter(reviewed.claim.passage.doc for reviewed in material.claims)
    facts = [*sorted(material.versions.items()), ("reference data (SHA-256)", material.reference)]
    if material.made:
        facts.append(("made", material.made))
    return Manifest(
        facts=tuple((name, value) for name, value in facts if value),
        settings=tuple(sorted(material.settings.items())),
        documents=tuple(
            ReadDocument(
                name=document.name,
                file=PurePath(document.path).name,
                language=document.language,
                reader=document.reader,
                sha256=document.sha256,
                claims=per_document[document.name],
                warnings=document.warnings,
            )
            for document in material.documents
        ),
        tables=tuple(sorted(material.tables.items())),
        command=material.command,
    )


def rests_on(material: Material) -> str:
    """What the dossier rests on, in a sentence.

    >>> rests_on(Material(title="t", dyad=("MNG", "PRK"), names={}, documents=()))
    'no document, no claim'
    """
    reviewed = sum(claim.standing.reviewed for claim in material.claims)
    rejected = sum(claim.standing is Standing.REJECTED for claim in material.claims)
    series = len({(flow.series, flow.measure, flow.unit) for flow in material.flows})
    claims = _count(len(material.claims), "claim")
    if material.claims:
        review = [f"{reviewed:,} reviewed" if reviewed else "none reviewed"]
        review += [f"{rejected:,} rejected"] if rejected else []
        claims += f" ({listed(review)})"
    parts = [_count(len(material.documents), "document"), claims]
    if series:
        parts.append(f"{series:,} measured series")
    return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}" if number < 2 else f"{number:,} {noun}s"
