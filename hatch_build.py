"""Puts the runtime that draws the charts into the wheel, so that a dossier needs neither Node nor a network.

vl-convert carries Vega, Vega-Lite and Vega-Embed and bundles them into one script; it is needed when Amity
is built and not when it runs. By hand, in a checkout: `python hatch_build.py`.
"""

from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

import vl_convert
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

RUNTIME = Path("src/amity/present/static/vega.js")
SNIPPET = "globalThis.vegaEmbed = vegaEmbed;"
NOTICE = (
    "/* Vega {vega} and Vega-Lite {vegalite} (BSD 3-Clause, University of Washington Interactive Data Lab), "
    "Vega-Embed {embed} (BSD 3-Clause), with D3 (ISC, Mike Bostock); bundled by vl-convert {vl_convert} */\n"
)
# What would end the script element, or change how a browser reads what follows it
UNSAFE = ("</script", "<script", "<!--", "\r", "\0")


class VegaHook(BuildHookInterface[Any]):
    """Writes the runtime before a wheel (also an editable one) is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the runtime for a wheel; a source distribution goes without, as its wheel is built anew."""
        if self.target_name == "wheel":
            write(Path(self.root) / RUNTIME)


def write(path: Path) -> None:
    """Write the runtime to `path`. Raises ValueError where it could not stand inside an HTML page."""
    text = bundle()
    if found := [mark for mark in UNSAFE if mark in text.lower()]:
        raise ValueError(f"the Vega bundle holds {found}, which cannot stand in a script element")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def bundle() -> str:
    """The runtime as one script that sets `vegaEmbed`, under a line that names what is in it."""
    notice = NOTICE.format(
        vega=vl_convert.get_vega_version(),
        vegalite=vl_convert.get_vegalite_versions()[-1],
        embed=vl_convert.get_vega_embed_version(),
        vl_convert=version_of("vl-convert-python"),
    )
    return notice + vl_convert.javascript_bundle(SNIPPET) + "\n"


if __name__ == "__main__":
    write(Path(__file__).parent / RUNTIME)
