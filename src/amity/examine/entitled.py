"""Whom a sentence calls entitled to an act of state: "the King, in whom Article 5 vests the power to"."""

import re

_ENVOYS = r"(?:foreign\s+|new\s+)?(?:envoys|ambassadors|diplomats)"
_THE = r"(?:the\s+|all\s+|foreign\s+|international\s+)*"
ACTS = {
    "receives_credentials": (
        rf"credentials|letters\s+of\s+(?:credence|accreditation)|accredit(?:s|ed|ing)?\s+{_ENVOYS}"
        rf"|receiv(?:es?|ing)\s+{_ENVOYS}|{_ENVOYS}\s+(?:are|were|is|was)\s+accredited|reception\s+of\s+{_ENVOYS}"
    ),
    "ratifies_treaties": (
        rf"ratif(?:y|ies|ying|ication\s+of)\s+{_THE}(?:treaties|agreements|conventions)|ratification\b"
    ),
    "declares_war": r"declar(?:e|es|ing|ation\s+of)\s+war",
    "grants_pardons": r"grant(?:s|ing)?\s+pardons?|right\s+of\s+pardon|clemency|pardon(?:s|ing)?\b",
    "commands_forces": r"(?:supreme\s+|high\s+)?command\s+of\s+the\s+(?:armed\s+forces|army|forces)",
    "appoints_ambassadors": rf"appoint(?:s|ing|ment\s+of)?\s+{_ENVOYS}",
    "dissolves_parliament": r"dissol(?:ves?|ving|ution\s+of)\s+(?:the\s+)?(?:parliament|assembly|house)",
    "concludes_treaties": rf"conclu(?:de|des|ding|sion\s+of)\s+{_THE}(?:treaties|agreements)",
}
"""What the right is to: the act as a verb without its subject, or as a noun."""
_RIGHT = r"(?:right|power|task|duty|authority|prerogative|function|office|privilege|competence)s?"
_LEAD = re.compile(
    rf"\s*,?\s+(?:(?:to|in|on|upon|with|before|by)\s+whom\b|whose\s+(?:[^\W\d_]+\s+)?{_RIGHT}\b"
    rf"|who\s*,?\s*(?:alone\s+|then\s+|under\s+[^.;,]{{1,50}}|according\s+to\s+[^.;,]{{1,50}})?\s*,?\s*"
    r"(?:has|had|holds|held|enjoys|enjoyed|possesses)\s+the\s+"
    rf"(?:[^\W\d_]+\s+)?{_RIGHT}\b|(?:the\s+)?(?:only\s+)?(?:organ|one|authority|person)?\s*(?:entitled|empowered|competent)\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no|never|nor|neither|without|except|nobody|denied|refused|lost|abolished)\b")
_ACT = {act: re.compile(rf"[^.;()]{{0,110}}?\b(?:{said})", re.IGNORECASE) for act, said in ACTS.items()}


def entitled(text: str, end: int, act: str) -> int | None:
    """Where the words end that call whoever stands before a place entitled to an act; None where none do.

    >>> said = "the King, to whom the constitution gives the right to declare war,"
    >>> said[: entitled(said, 8, "declares_war")]
    'the King, to whom the constitution gives the right to declare war'
    """
    lead = _LEAD.match(text, end)
    found = _ACT[act].match(text, lead.end()) if lead and act in _ACT else None
    return None if found is None or _DENIED.search(found.group()) else found.end()
