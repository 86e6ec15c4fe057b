"""How checks word what they find, and the lines that other programs read."""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage
from amity.model.when import When


def finding(
    check: str,
    verdict: Soundness,
    explanation: str,
    passages: Sequence[Passage],
    claims: Sequence[str] = (),
    *,
    rows: Sequence[str] = (),
) -> Finding:
    """A finding whose id follows from its check, verdict, passages and rows, in the order of the texts.

    >>> said = Passage(doc="a", start=0, end=4, quote="1947")
    >>> one, two = (finding("existence", Soundness.SUSPICIOUS, why, [said]) for why in ("So.", "Or so."))
    >>> one.id == two.id
    True
    """
    ordered = tuple(sorted(dict.fromkeys(passages), key=lambda said: (said.doc, said.start, said.end)))
    content = [check, str(verdict), *((said.doc, said.start, said.end) for said in ordered), *rows]
    digest = sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
    return Finding(
        id=f"f-{digest[:10]}",
        check=check,
        verdict=verdict,
        explanation=explanation,
        passages=ordered,
        claims=tuple(sorted(set(claims))),
        rows=tuple(rows),
    )


PASSAGES = 6
"""Passages of one finding that are listed at most."""


def finding_lines(finding: Finding) -> list[dict[str, Any]]:
    """A finding as JSON objects, one for each of its passages up to six, all under the finding's id.

    A finding on rows of measured series alone has one, whose `doc` is empty and whose `rows` name them.

    >>> said = Passage(doc="a", start=0, end=4, quote="1947")
    >>> [line] = finding_lines(Finding(id="f-1", check="existence", verdict=Soundness.INCONSISTENT,
    ...     explanation="It was founded in 1948.", passages=(said,)))
    >>> line["finding"], line["doc"], line["start"], line["end"], line["verdict"]
    ('f-1', 'a', 0, 4, 'inconsistent')
    """
    places = [(said.doc, said.start, said.end, said.quote) for said in finding.passages[:PASSAGES]]
    rows = {"rows": list(finding.rows)} if finding.rows else {}
    return [
        {
            "finding": finding.id,
            "doc": doc,
            "start": start,
            "end": end,
            "check": finding.check,
            "verdict": str(finding.verdict),
            "weight": finding.weight,
            "explanation": finding.explanation,
            "quote": quote,
            "claims": list(finding.claims),
            **rows,
        }
        for doc, start, end, quote in places or ([("", 0, 0, "")] if finding.rows else [])
    ]


def spelt(when: When) -> str:
    """A date as an explanation gives it: the words of the text, else EDTF.

    >>> spelt(When.parse("1986-11")), spelt(When(edtf="1986-11", words="November 1986"))
    ('1986-11', 'November 1986')
    """
    return " ".join(when.words.split()) or str(when)
