"""Events and claims as sentences, from the templates in `data/wording.toml`.

The sentence says what was read, no more; the words of the source stand beside it wherever it is shown.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from amity.model.claims import Claim, Quantity
from amity.model.events import Event
from amity.model.factuality import Factuality


@cache
def templates() -> Mapping[str, Any]:
    """The templates: `kind`, `factuality`, `group`, `article` and the words for what is not known."""
    text = files("amity.present").joinpath("data", "wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def label(kind: str) -> str:
    """The short name of a kind, for a chart or a filter; a user's own kind is named by its words.

    >>> label("refugees_or_orphans"), label("fishing_rights")
    ('Refugees, orphans', 'Fishing rights')
    """
    known = templates()["kind"].get(kind)
    return str(known["label"]) if known else kind.replace("_", " ").capitalize()


def group(kind: str) -> str:
    """The family in which charts show the kind.

    >>> group("visit")
    'Contacts'
    """
    key = templates()["kind"].get(kind, {}).get("group", "setting")
    return str(templates()["group"][key])


def factuality_label(factuality: Factuality) -> str:
    """The word for how a passage stands to the happening.

    >>> factuality_label(Factuality.HYPOTHETICAL)
    'Conditional'
    """
    return str(templates()["factuality"][str(factuality)]["label"])


def sentence(happening: Event | Claim, names: Mapping[str, str], quantity: Quantity | None = None) -> str:
    """What an event or a claim says, without its date; what did not happen says so in its first words.

    >>> from amity.model.when import When
    >>> visit = Event(id="e", kind="visit", source="PRK", target="MNG", date=When.parse("1956-07"),
    ...     factuality=Factuality.PLANNED, claims_for=("000-1",), persons=("Kim Il-sung",))
    >>> sentence(visit, {"PRK": "North Korea", "MNG": "Mongolia"})
    'Planned: a visit from North Korea to Mongolia (Kim Il-sung)'
    """
    if quantity is None and isinstance(happening, Claim):
        quantity = happening.quantity
    done, deed = _forms(happening.kind, alone=happening.target is None)
    words = {
        "source": _named(happening.source, names),
        "target": _named(happening.target, names),
        "others": listed([_named(code, names) for code in happening.others]) or templates()["unnamed"],
    }
    frame = str(templates()["factuality"][str(happening.factuality)]["words"])
    said = frame.format(done=done.format(**words), deed=deed.format(**words))
    if happening.others and "{others}" not in done:
        said += f", with {words['others']}"
    return capitalised(said) + _particulars(happening.persons, happening.place, quantity)


def listed(names: Sequence[str]) -> str:
    """Names in a row: a, b and c.

    >>> listed(["Mongolia", "Japan", "North Korea"])
    'Mongolia, Japan and North Korea'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def amount(quantity: Quantity) -> str:
    """A quantity in words.

    >>> amount(Quantity(value=1500.0, unit="workers", approximate=True))
    'about 1,500 workers'
    """
    about = "about " if quantity.approximate else ""
    return f"{about}{figure(quantity.value)} {quantity.unit}".rstrip()


def figure(value: float) -> str:
    """A number without a needless point or exponent.

    >>> figure(1500.0), figure(13.3), figure(1990)
    ('1,500', '13.3', '1,990')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def capitalised(text: str) -> str:
    """The text with a capital at its start and the rest as it is."""
    return text[:1].upper() + text[1:]


def with_article(name: str) -> str:
    """The name of a state as it stands in a sentence.

    >>> with_article("Soviet Union"), with_article("Mongolia")
    ('the Soviet Union', 'Mongolia')
    """
    taking = any(word in name.split() or (" " in word and word in name) for word in templates()["article"])
    return f"the {name}" if taking else name


def _forms(kind: str, *, alone: bool) -> tuple[str, str]:
    known = templates()["kind"].get(kind)
    if known is None:
        # braces of a user's own kind must not be read as fields
        name = label(kind).replace("{", "{{").replace("}", "}}")
        both = "{source}" if alone else "{source} and {target}"
        return f"{name}: {both}", f"{name[:1].lower()}{name[1:]} of {both}"
    if alone:
        return str(known.get("alone", known["done"])), str(known.get("deed_alone", known["deed"]))
    return str(known["done"]), str(known["deed"])


def _named(code: str | None, names: Mapping[str, str]) -> str:
    return with_article(names.get(code, code)) if code else str(templates()["unnamed"])


def _particulars(persons: Sequence[str], place: str | None, quantity: Quantity | None) -> str:
    parts = [listed(persons), f"in {place}" if place else "", amount(quantity) if quantity else ""]
    told = "; ".join(part for part in parts if part)
    return f" ({told})" if told else ""
