"""The picture as a page of its own: one HTML file that works from disk, with the table behind the drawing."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from amity.model.pictured import Pictured
from amity.present.relation import picture
from amity.present.relation_canvas import years_of
from amity.present.relation_reading import is_empty, reading, span
from amity.present.relation_words import headline, parts

Row = tuple[str, str, str, str]
"""When, which part, what, and the ids of what it rests on."""
MOST_IDS = 5
"""The most ids that a cell of the table lists; of more it says how many."""


def page(relation: Pictured) -> str:
    """The picture as one HTML text, in light, dark and print; it loads nothing from anywhere.

    The same picture gives the same bytes. Where the chart runtime is not installed, the table stands open.

    >>> small = Pictured(names=("Ghana", "Togo"), span=(1960, 1990), coverage={1975: 1.0})
    >>> text = page(small)
    >>> text.splitlines()[0], "Content-Security-Policy" in text
    ('<!doctype html>', True)
    """
    import jinja2

    style, script, runtime = (_style(), static("picture.js"), static("vega.js"))
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("amity.present", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["years"] = years_of
    text: str = environment.get_template("picture.html").render(
        relation=relation,
        title=relation.title or headline(relation),
        reading=reading(relation),
        span=span(relation),
        empty=is_empty(relation),
        rows=list(rows(relation)),
        spec=picture(relation),
        policy=_policy(style, [text for text in (script, runtime) if text]),
        style=style,
        script=script,
        runtime=runtime,
    )
    return text


def _style() -> str:
    return static("dossier.css") + static("picture.css")


def rows(relation: Pictured) -> Iterator[Row]:
    """The parts of the picture in words, with the ids that each rests on."""
    for when, part, what, evidence in parts(relation):
        more = f" and {len(evidence) - MOST_IDS} more" if len(evidence) > MOST_IDS else ""
        yield when, part, what, ", ".join(evidence[:MOST_IDS]) + more


def plain(spec: Mapping[str, Any]) -> dict[str, Any]:
    """A specification with the light page's colours in place of its variables, for a notebook or a file.

    >>> plain({"mark": {"fill": "var(--c1)"}})
    {'mark': {'fill': '#0b62a4'}}
    """
    text = re.sub(r"var\((--[\w-]+)\)", lambda found: colours().get(found[1], "#000"), json.dumps(spec))
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def colours() -> Mapping[str, str]:
    """The colours of the light page by the names of their variables, as its style sheet has them."""
    light = static("dossier.css").partition(".light {")[2].partition("}")[0]
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]+)", light))


def static(name: str) -> str:
    """The text of a file that ships with the package, or nothing where it is not installed."""
    file = files("amity.present").joinpath("static", name)
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _policy(style: str, scripts: Sequence[str]) -> str:
    """The Content-Security-Policy: nothing is loaded; only these styles and scripts apply."""
    hashes = " ".join(_source(script) for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_source(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
