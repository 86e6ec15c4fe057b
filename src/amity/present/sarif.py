"""Findings as SARIF, which editors and services for code review show beside the lines.

After the OASIS standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0" (2020).
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from amity.model.findings import Finding, Proof, Rule, Soundness
from amity.model.passages import Passage
from amity.model.places import Places

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {
    Soundness.INCONSISTENT: ("fail", "error"),
    Soundness.SUSPICIOUS: ("fail", "warning"),
    Soundness.CONSISTENT: ("pass", "none"),
    Soundness.UNVERIFIABLE: ("open", "none"),
}
"""Kind and level of a verdict; what is no failure has no level (section 3.27.10)."""
Json = dict[str, Any]


def sarif(proofs: Iterable[Proof], rules: Mapping[str, Rule], version: str) -> Json:
    """The log of one run over texts, as an object of JSON; `version` is that of the program.

    Lines and columns count from 1, columns in code points. A result lists the other passages of a conflict
    as related locations, and has a fingerprint that stays while the words at fault do.

    >>> sarif([], {}, "0.1")["runs"][0]["tool"]["driver"]["name"]
    'Amity'
    """
    checked = list(proofs)
    named = sorted({finding.check for proof in checked for finding in proof.findings} | set(rules))
    results = [_result(finding, proof, named) for proof in checked for finding in proof.findings]
    driver = {
        "name": "Amity",
        "version": version,
        "rules": [_rule(rules.get(name) or Rule(name=name, short=name, full=name)) for name in named],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(proof) for proof in checked],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.name,
        "name": "".join(part.capitalize() for part in rule.name.split("_")),
        "shortDescription": {"text": rule.short},
        "fullDescription": {"text": rule.full},
        "help": {"text": rule.full},
    }


def _artifact(proof: Proof) -> Json:
    return {"location": {"uri": uri(proof.file)}, "sourceLanguage": proof.document.language}


def _result(finding: Finding, proof: Proof, named: list[str]) -> Json:
    kind, level = LEVELS[finding.verdict]
    places = proof.places
    found = [_location(said, proof, places) for said in finding.passages if said.doc == proof.document.name]
    related = [
        {"id": at, **location, "message": {"text": said.quote}}
        for at, (location, said) in enumerate(zip(found, finding.passages, strict=False))
        if at
    ]
    return {
        "ruleId": finding.check,
        "ruleIndex": named.index(finding.check),
        "kind": kind,
        "level": level,
        "message": {"text": finding.explanation},
        "locations": found[:1],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"words/v1": _fingerprint(finding)},
        **_suppressed(finding, proof),
        "properties": {"finding": finding.id, "verdict": str(finding.verdict), "weight": finding.weight},
    }


def _suppressed(finding: Finding, proof: Proof) -> Json:
    """That a comment in the text sets the finding aside, and why (section 3.35)."""
    if finding.id not in proof.ignored:
        return {}
    why = proof.ignored[finding.id]
    return {"suppressions": [{"kind": "inSource", **({"justification": why} if why else {})}]}


def _location(said: Passage, proof: Proof, places: Places) -> Json:
    first, last = places.span(said)
    region = {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "snippet": {"text": said.quote},
        **({"properties": {"page": first.page}} if first.page else {}),
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri(proof.file)}, "region": region}}


def _fingerprint(finding: Finding) -> str:
    """What a finding is known by after the text around it was changed."""
    content = [finding.check, str(finding.verdict), *(said.quote for said in finding.passages)]
    return sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


def uri(file: str) -> str:
    """A file's name as a reference that SARIF allows: relative where the name is.

    >>> uri("drafts/two states.md"), uri("/home/b/a.md")
    ('drafts/two%20states.md', 'file:///home/b/a.md')
    """
    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    # a colon in the first part would be taken for the end of a scheme (RFC 3986, section 4.2)
    named = quote(path.as_posix(), safe="/:")
    return f"./{named}" if ":" in named.split("/")[0] else named
